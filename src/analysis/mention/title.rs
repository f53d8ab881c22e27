//! Titles and roles in front of a person's name: "Mr", "army spokesman General", "Oman’s foreign minister".

use super::description::{determiner, is_modifying_word, is_possessive, start};
use super::{Determiner, Form, NameAt, Phrase};
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::name::Name;
use crate::lexicon::{CueKind, Gender, Lexicon, Sort};
use crate::text::Span;

/// The most words of one title.
const MAX_TITLE: usize = 5;

/// A name with the title in front of it.
pub(super) fn with_title(doc: &Doc, name: &Name, names: &NameAt, lexicon: &Lexicon) -> Phrase {
    let tokens = without_title(doc, name, lexicon)..name.tokens.end;
    let (start, title, gender) = match name.kind {
        EntityKind::Person => title_before(doc, tokens.start, names, lexicon),
        EntityKind::Organization if names_body(doc, tokens.start) => {
            let start = start(doc, tokens.start - 1, names, lexicon).0;
            (start, Some(without_determiner(doc, start, tokens.start)..tokens.start), None)
        }
        _ if doc.lower(tokens.start.wrapping_sub(1)) == "the" => (tokens.start - 1, None, None),
        _ => (tokens.start, None, None),
    };
    let whole = start..tokens.end;
    let span = Span::new(name.span.start.max(doc.span(tokens.clone()).start), name.span.end);
    Phrase { span, whole, ..Phrase::new(doc, tokens, Form::Name { kind: name.kind, title, gender }) }
}

/// Where a person's name begins behind a title that the tagger took for part of it: "Ayatollah Ali Khamenei".
fn without_title(doc: &Doc, name: &Name, lexicon: &Lexicon) -> usize {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let is_given_name = lexicon.given_names.contains_key(doc.word(start));
    match lexicon.titles.longest(doc.lowers(start..end)) {
        Some((length, _)) if name.kind == EntityKind::Person && !is_given_name && start + length < end => {
            start + length
        }
        _ => start,
    }
}

type Title = (usize, Option<std::ops::Range<usize>>, Option<Gender>);

/// Where a person's name with all that stands before it begins, the title without its determiner, and the gender
/// that it tells.
pub(super) fn title_before(doc: &Doc, name: usize, names: &NameAt, lexicon: &Lexicon) -> Title {
    let limit = doc.sentence_at(name).start;
    let (mut at, mut gender) = titles_until(doc, name, limit, lexicon);
    let mut end = name;
    // "White House press secretary, Karoline Leavitt", "the judge, Mrs Justice Sallow"
    let comma = at.checked_sub(1).filter(|&comma| comma > limit && doc.word(comma) == ",");
    if let Some(comma) = comma.filter(|&comma| names.get(comma - 1).is_none()) {
        let role = doc.entry(comma - 1).role;
        if role.is_some_and(|role| role.sort == Sort::Person) {
            let (start, told) = titles_until(doc, comma, limit, lexicon);
            (at, end, gender) = (start, comma, gender.or(told));
        } else if let Some(start) = unlisted_role(doc, comma, names, lexicon) {
            return (start, Some(without_determiner(doc, start, comma)..comma), gender);
        }
    }
    if at == end {
        if let Some(start) = said_by_role(doc, name, names) {
            return (start, Some(start..name), None);
        }
        return (behind_owner(doc, name, names).unwrap_or(name), None, None);
    }
    let phrase_start = if stands_alone(doc, at, names) { at } else { start(doc, at, names, lexicon).0 };
    (phrase_start, Some(without_determiner(doc, phrase_start, end)..end), gender)
}

/// Where a role begins that no list has, between a word of saying and the name: "said PBF convenor Ann Smith".
fn said_by_role(doc: &Doc, name: usize, names: &NameAt) -> Option<usize> {
    let is_role = |&at: &usize| {
        let is_plain = doc.is_word(at)
            && doc.entry(at).cue.is_none()
            && (doc.lower(at) == "and" || !doc.entry(at).is_function_word);
        names
            .get(at)
            .map_or(is_plain, |other| other.kind != EntityKind::Person && other.kind != EntityKind::Date)
    };
    let limit = doc.sentence_at(name).start.max(name.saturating_sub(MAX_TITLE));
    let start = (limit..name).rev().take_while(is_role).last()?;
    let is_noun = names.get(name - 1).is_none() && !doc.lower(name - 1).ends_with("ly");
    let is_said = start > limit && reports(doc, start - 1);
    (is_noun && is_said).then_some(start)
}

/// Where the organisation or place begins that a person's name stands behind: "the Bureau of Meteorology’s Ann Smith".
fn behind_owner(doc: &Doc, name: usize, names: &NameAt) -> Option<usize> {
    let mark = name.checked_sub(1).filter(|&mark| is_possessive(doc, mark))?;
    let owner = names.get(mark.checked_sub(1)?).filter(|owner| owner.kind != EntityKind::Person)?;
    let start = owner.tokens.start;
    let article = start.checked_sub(1).filter(|&at| doc.lower(at) == "the");
    Some(article.unwrap_or(start))
}

/// Whether the noun before an organisation's name says what it is: "the prison authority SNAI".
fn names_body(doc: &Doc, name: usize) -> bool {
    let Some(noun) = name.checked_sub(1) else { return false };
    let is_body = doc.entry(noun).role.is_some_and(|role| role.sort == Sort::Body);
    is_body
        && !doc.is_capitalized(noun)
        && !reports(doc, noun)
        && doc.sentence_of(noun) == doc.sentence_of(name)
}

/// Whether a title with a capital goes with nothing before it: "from the other side General Sallow".
fn stands_alone(doc: &Doc, title: usize, names: &NameAt) -> bool {
    let Some(before) = title.checked_sub(1).filter(|&before| names.get(before).is_none()) else {
        return false;
    };
    // A verb may look like a noun for several: "Muscat hosts Mr Sallow".
    let is_several = doc.entry(before).role.is_some_and(|role| role.sort == Sort::People);
    let modifies = is_modifying_word(doc, before) && !is_several;
    let is_common = doc.is_word(before) && !doc.is_capitalized(before) && !modifies;
    doc.is_capitalized(title) && is_common && determiner(doc, before).is_none()
}

/// Where the titles begin that end before token `end`, and the gender that they tell.
fn titles_until(doc: &Doc, end: usize, limit: usize, lexicon: &Lexicon) -> (usize, Option<Gender>) {
    let (mut at, mut gender) = (end, None);
    while at > limit {
        let Some((length, told)) = title_ending_at(doc, at, limit, lexicon) else { break };
        at -= length;
        gender = gender.or(told);
    }
    (at, gender)
}

/// Where a noun phrase begins that ends before the comma `comma` and can only be a role, though no list has its
/// noun: said the harbourmaster, Joss Tallick.
fn unlisted_role(doc: &Doc, comma: usize, names: &NameAt, lexicon: &Lexicon) -> Option<usize> {
    let (start, determiner) = start(doc, comma - 1, names, lexicon);
    let is_noun = doc.is_word(comma - 1) && !doc.is_capitalized(comma - 1);
    let before = start.checked_sub(1).and_then(|before| doc.entry(before).cue);
    let led = doc.sentence_at(comma).start == start || before.is_some_and(|cue| cue.weight > 0.5);
    (is_noun && led && determiner == Determiner::Definite && start + 1 < comma).then_some(start)
}

/// The length of the title or role noun that ends before token `end`, and the gender that it tells.
fn title_ending_at(
    doc: &Doc,
    end: usize,
    limit: usize,
    lexicon: &Lexicon,
) -> Option<(usize, Option<Gender>)> {
    let longest = (1..=MAX_TITLE.min(end - limit)).rev();
    let title = longest.filter_map(|length| {
        let told = lexicon.titles.get(doc.lowers(end - length..end))?;
        Some((length, told))
    });
    let role = || {
        doc.entry(end - 1)
            .role
            .filter(|role| !matches!(role.sort, Sort::Text | Sort::People) && !reports(doc, end - 1))
    };
    title.into_iter().next().or_else(|| role().map(|role| (1, role.gender)))
}

/// Whether a noun is a word of saying too: "Marrick accused Crole" is no title.
fn reports(doc: &Doc, token: usize) -> bool {
    doc.entry(token).cue.is_some_and(|cue| cue.kind == CueKind::Finite)
}

/// `start` without an article or a pronoun in front.
fn without_determiner(doc: &Doc, start: usize, end: usize) -> usize {
    let skip = matches!(
        doc.lower(start),
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "one"
    );
    if skip && start + 1 < end { start + 1 } else { start }
}
