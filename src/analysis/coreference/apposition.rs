//! Descriptions that stand beside a name and say who bears it: "his partner in York, Ann Smith,", "Ann Smith, the
//! mayor", "a trader, who gave her name only as Ana".
//!
//! Knows the words between the two, by exclusion; not whether other phrases mean the same somebody.

use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Determiner, Form, Phrase, is_possessive};
use crate::lexicon::{CueKind, Gender, Sort};
use std::ops::Range;

/// The most phrases between a description and the name behind it, itself counted.
const MAX_BEFORE: usize = 6;
/// The most words of a role.
const MAX_ROLE: usize = 10;
/// The most words with which a role goes on before a name, an office's whole address among them.
const MAX_OFFICE: usize = 20;

/// A description that says who bears a name.
pub(super) struct Apposition {
    /// The number of the description's phrase.
    pub(super) phrase: usize,
    /// The words of the role, without an article.
    pub(super) role: Range<usize>,
    /// What it tells of gender.
    pub(super) gender: Option<Gender>,
}

/// The appositions of the name that is the phrase `name`; whether it `is_first` of its bearer's names.
pub(super) fn of(doc: &Doc, phrases: &[Phrase], name: usize, is_first: bool) -> Vec<Apposition> {
    let announced = || if is_first { announced(doc, phrases, name) } else { None };
    let before = before(doc, phrases, name).or_else(|| only_named(doc, phrases, name)).or_else(announced);
    before.into_iter().chain(behind(doc, phrases, name)).collect()
}

impl Apposition {
    /// The description that is the phrase `at`, and goes on until the token `end`.
    fn new(doc: &Doc, phrases: &[Phrase], at: usize, end: usize) -> Option<Apposition> {
        let phrase = phrases.get(at)?;
        let Form::Description(description) = &phrase.form else { return None };
        let role = without_article(doc, phrase.whole.start)..end;
        Some(Apposition { phrase: at, role, gender: description.gender })
    }
}

/// The description that stands before a name between commas: "his partner in York, Ann Smith, said".
fn before(doc: &Doc, phrases: &[Phrase], name: usize) -> Option<Apposition> {
    let phrase = phrases.get(name)?;
    let comma = phrase.whole.start.checked_sub(1).filter(|&at| doc.word(at) == ",")?;
    let sentence = doc.sentence_at(comma);
    let (at, description) = preceding(phrases, name).find(|(_, other)| {
        other.whole.start >= sentence.start
            && !other.modifier
            && may_bear(doc, other, phrase)
            && (end_of_role(doc, other.whole.end) == comma || is_office(doc, other.whole.end, comma))
    })?;
    let is_apart = closes(doc, phrase) && !is_listed(doc, phrases, description, name);
    let end = if is_apart { end_of_role(doc, description.whole.end) } else { return None };
    Apposition::new(doc, phrases, at, end)
}

/// The phrases shortly before a name, in order, with their numbers.
fn preceding(phrases: &[Phrase], name: usize) -> impl DoubleEndedIterator<Item = (usize, &Phrase)> {
    let first = name.saturating_sub(MAX_BEFORE);
    let before = phrases.get(first..name).unwrap_or_default();
    (first..name).zip(before)
}

/// Whether a description may be one of whoever bears the name: "the mayor" of a person, "the federation" of an
/// organisation, "one of the mayors" of a person again.
fn may_bear(doc: &Doc, other: &Phrase, name: &Phrase) -> bool {
    let (Form::Description(description), Form::Name { kind, .. }) = (&other.form, &name.form) else {
        return false;
    };
    let is_one_of = || {
        let start = other.whole.start;
        start >= 2 && doc.lower(start - 1) == "of" && doc.lower(start - 2) == "one"
    };
    let is_bare = description.determiner == Determiner::Bare;
    match (kind, description.sort) {
        (EntityKind::Person, Sort::Person) | (EntityKind::Organization, Sort::Body) => !is_bare,
        (EntityKind::Person, Sort::People) => is_one_of(),
        _ => false,
    }
}

/// Whether a name is set apart from what follows.
fn closes(doc: &Doc, name: &Phrase) -> bool {
    let end = name.whole.end;
    let goes_on = || matches!(doc.lower(end + 1), "and" | "or") && !name.is_person_name();
    match doc.word(end) {
        "," => !goes_on(),
        mark => matches!(mark, "." | ")" | "(" | ";" | "—" | "–"),
    }
}

/// Whether a description is one of several things in a list that ends in the name.
fn is_listed(doc: &Doc, phrases: &[Phrase], description: &Phrase, name: usize) -> bool {
    let Some(at) = description.whole.start.checked_sub(1) else { return false };
    match doc.lower(at) {
        // "Ann Smith, the mayor, John Brown"; but "In March, the mayor, John Brown, said".
        "," => phrases.get(..name).is_some_and(|before| {
            before.iter().rev().take(MAX_BEFORE * 2).any(|other| other.whole.end == at && other.can_speak())
        }),
        word => matches!(word, "and" | "or" | "to"),
    }
}

/// Whether the name at `start` is all that its bearer tells: "identified only as Hassan", "gave her name as Ana".
pub(super) fn is_all_that_is_told(doc: &Doc, start: usize) -> bool {
    start >= 2
        && doc.lower(start - 1) == "as"
        && matches!(doc.lower(start - 2), "only" | "simply" | "just" | "name")
        && doc.sentence_of(start) == doc.sentence_of(start - 2)
}

/// The description of whoever is then named by a single name: "a trader, who gave her name only as Ana, said".
fn only_named(doc: &Doc, phrases: &[Phrase], name: usize) -> Option<Apposition> {
    let phrase = phrases.get(name).filter(|phrase| phrase.is_person_name())?;
    if !is_all_that_is_told(doc, phrase.whole.start) {
        return None;
    }
    let sentence = doc.sentence_at(phrase.whole.start);
    let goes_on = |end: usize| {
        let next = end + usize::from(doc.word(end) == ",");
        matches!(doc.lower(next), "who" | "identified" | "known" | "named" | "identifying" | "giving")
    };
    let (at, description) = preceding(phrases, name).rev().find(|(_, other)| {
        let is_person =
            matches!(&other.form, Form::Description(description) if description.sort == Sort::Person);
        is_person && other.whole.start >= sentence.start && goes_on(end_of_role(doc, other.whole.end))
    })?;
    Apposition::new(doc, phrases, at, description.whole.end)
}

/// The description that a sentence later has a name: "…, a ministry spokesperson said. Spokesperson Ann Smith spoke
/// to reporters."
fn announced(doc: &Doc, phrases: &[Phrase], name: usize) -> Option<Apposition> {
    let phrase = phrases.get(name).filter(|phrase| phrase.is_person_name())?;
    let Form::Name { title: Some(title), .. } = &phrase.form else { return None };
    let sentence = doc.sentence_of(title.start);
    let leads = doc.sentence_at(title.start).start == title.start && phrase.whole.start == title.start;
    let (at, description) = preceding(phrases, name).rev().find(|(_, other)| {
        matches!(&other.form, Form::Description(description)
            if description.determiner == Determiner::Indefinite
                && doc.lower(description.head) == doc.lower(title.end - 1))
    })?;
    let is_just_before = doc.sentence_of(description.whole.start) + 1 == sentence;
    let end = if leads && is_just_before { description.whole.end } else { return None };
    Apposition::new(doc, phrases, at, end)
}

/// The description that stands behind a name: "Ann Smith, the mayor", "Ann Smith is the mayor".
fn behind(doc: &Doc, phrases: &[Phrase], name: usize) -> Option<Apposition> {
    let phrase = phrases.get(name)?;
    let link = phrase.whole.end;
    let is_dated = matches!(doc.lower(link + 1), "now" | "then" | "formerly" | "currently" | "once");
    let start = link + 1 + usize::from(is_dated);
    let links = matches!(doc.lower(link), "," | "(" | "—" | "–" | "is" | "was");
    let comma = !matches!(doc.lower(link), "is" | "was");
    let (n, next) = phrases
        .iter()
        .enumerate()
        .skip(name + 1)
        .take(3)
        .find(|(_, next)| matches!(next.form, Form::Description(_)) && next.whole.start == start)?;
    let same_sentence = doc.sentence_of(link) == doc.sentence_of(phrase.whole.start);
    let ends = end_of_role(doc, next.whole.end);
    let closed = matches!(doc.word(ends), "," | "." | ")" | "—" | "–" | ";" | "") || doc.lower(ends) == "who";
    let is_role = links && same_sentence && (closed || !comma) && !next.possessive;
    if is_role { Apposition::new(doc, phrases, n, ends) } else { None }
}

/// Where a role ends that begins with a description: "of", "for", "at" and the like go on with it.
fn end_of_role(doc: &Doc, end: usize) -> usize {
    if !matches!(doc.lower(end), "of" | "for" | "at" | "in" | "to" | "from" | "with" | "and") {
        return end;
    }
    let limit = doc.sentence_at(end).end.min(end + MAX_ROLE);
    (end..limit)
        .find(|&at| !doc.is_word(at) && doc.lower(at) != "'s" || doc.lower(at) == "who")
        .unwrap_or(end)
}

/// Whether all between a description and the comma before a name belongs to the office: "the chairman | of the
/// Governors’ Forum |, Ann Smith", "the director |, Press and Public Relations, Office of the Accountant-General |,
/// Ann Smith", "the lawmaker | representing Kaura |, Ann Smith".
fn is_office(doc: &Doc, end: usize, comma: usize) -> bool {
    let begins = matches!(
        doc.lower(end),
        "of" | "for"
            | "at"
            | "in"
            | "to"
            | "on"
            | "from"
            | "with"
            | "and"
            | "representing"
            | "overseeing"
            | ","
            | "("
    );
    let is_part = |at: usize| match doc.word(at) {
        "," | "(" => doc.is_capitalized(at + 1),
        ")" | "&" | "/" => true,
        _ if is_possessive(doc, at) => true,
        _ => doc.is_word(at) && !tells(doc, at),
    };
    begins && end < comma && comma - end <= MAX_OFFICE && (end..comma).all(is_part)
}

/// Whether a word begins or makes a statement, so that no name of an office goes on over it.
fn tells(doc: &Doc, token: usize) -> bool {
    let word = doc.entry(token);
    let is_said = word.cue.is_some_and(|cue| cue.kind == CueKind::Finite && !word.is_capitalized);
    let is_relative =
        matches!(word.lower.as_ref(), "who" | "whom" | "whose" | "which" | "that" | "he" | "she" | "it");
    is_said || is_relative || doc.is_auxiliary(token)
}

fn without_article(doc: &Doc, start: usize) -> usize {
    start
        + usize::from(matches!(
            doc.lower(start),
            "the" | "a" | "an" | "one" | "his" | "her" | "its" | "their"
        ))
}
