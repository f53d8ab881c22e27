//! Descriptions: a noun for somebody who speaks, and the words that belong to it.
//!
//! Knows noun phrases from the left ("a senior Iranian official") by exclusion: they begin at a determiner, or
//! after a word that can't be inside one.

use super::{Description, Determiner, Form, NameAt, Phrase, sayer, title};
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::lexicon::{CueKind, Lexicon, Role, Sort};
use std::ops::Range;

/// The most words between a determiner and its noun.
const MAX_MODIFIERS: usize = 6;

/// The weight beyond which a word is rather a verb that reports than a noun.
const REPORTS: f32 = 0.3;

/// Nouns for people that are adjectives more often.
const ADJECTIVAL: &[&str] = &[
    "general",
    "national",
    "liberal",
    "independent",
    "progressive",
    "conservative",
    "individual",
    "professional",
    "native",
    "representative",
    "chief",
    "executive",
    "minor",
    "principal",
    "moderate",
    "radical",
    "regular",
    "criminal",
    "patient",
    "female",
    "male",
    "elderly",
    "juvenile",
    "local",
    "foreign",
];
/// How modifiers end.
const ENDINGS: &[&str] = &["al", "ic", "ous", "ive", "ian", "ese", "ary"];
/// Modifiers of people that no ending tells.
const ADJECTIVES: &[&str] = &[
    "senior",
    "top",
    "former",
    "current",
    "state",
    "security",
    "law",
    "high-ranking",
    "junior",
    "young",
    "old",
    "fellow",
    "other",
    "rival",
    "health",
    "defense",
    "defence",
    "court",
    "school",
    "city",
    "county",
    "prominent",
    "leading",
    "white",
    "black",
    "older",
    "younger",
    "new",
    "outside",
    "house",
    "field",
    "union",
    "party",
    "campaign",
    "intelligence",
];

/// The description whose noun stands at `token`, if one does.
pub(super) fn at(doc: &Doc, token: usize, names: &NameAt, lexicon: &Lexicon) -> Option<Phrase> {
    let role = doc.entry(token).role.or_else(|| unlisted(doc, token, names, lexicon))?;
    if is_modifier(doc, token, names) {
        return None;
    }
    if role.sort == Sort::Text && is_verb(doc, token, names) || accuses(doc, token) {
        return None;
    }
    let (mut start, determiner) = start(doc, token, names, lexicon);
    if determiner == Determiner::Bare {
        if role.sort == Sort::Person {
            return None;
        }
        start = bare_start(doc, start..token, names);
    }
    let description = Description { head: token, determiner, sort: role.sort, gender: role.gender };
    Some(Phrase::new(doc, start..token + 1, Form::Description(description)))
}

/// Somebody in spite of the lists: called by an age, or saying something.
fn unlisted(doc: &Doc, token: usize, names: &NameAt, lexicon: &Lexicon) -> Option<Role> {
    let is_somebody = is_aged(doc, token) || is_office(doc, token) || says(doc, token, names, lexicon);
    is_somebody.then_some(Role { gender: None, sort: Sort::Person })
}

/// The letters by which offices are called.
const OFFICES: &[&str] = &["PM", "CM", "VP", "AG", "LG", "DG", "DGP", "IGP", "CJI"];

/// Whether somebody is called by the letters of an office: "the PM".
pub(super) fn is_office(doc: &Doc, token: usize) -> bool {
    let before = token.checked_sub(1);
    OFFICES.contains(&doc.word(token)) && before.is_some_and(|before| determiner(doc, before).is_some())
}

/// Whether somebody is called by an age: "the 17-year-old".
fn is_aged(doc: &Doc, token: usize) -> bool {
    doc.lower(token).ends_with("-year-old") && !is_plain_noun(doc, token + 1)
}

/// Whether a noun that no list has says what was quoted right before: “…,” said the harbourmaster.
fn says(doc: &Doc, token: usize, names: &NameAt, lexicon: &Lexicon) -> bool {
    let reports = |at: usize| sayer::says(doc, at);
    let closes = |at: usize| matches!(doc.word(at), "”" | "\"" | "»" | "’" | "'");
    let goes_on = doc.is_word(token + 1) && !doc.entry(token + 1).is_function_word;
    if goes_on && !reports(token + 1) || !may_modify(doc, token) || names.get(token).is_some() {
        return false;
    }
    let article = (token.saturating_sub(MAX_MODIFIERS)..token).rev().find(|&at| doc.lower(at) == "the");
    let Some(before) = article.and_then(|article| article.checked_sub(1)) else { return false };
    let is_behind = reports(before) && before > 0 && closes(before - 1) && !goes_on;
    let is_said = is_behind || closes(before) && reports(token + 1);
    is_said && start(doc, token, names, lexicon).0 == before + 1
}

/// Whether a noun that is a verb too is one here: right behind a name, "The Muscat Times reports".
fn is_verb(doc: &Doc, token: usize, names: &NameAt) -> bool {
    let may_be = doc.entry(token).cue.is_some_and(|cue| matches!(cue.kind, CueKind::Finite | CueKind::Base));
    may_be && token > 0 && names.get(token - 1).is_some() && doc.lower(token).ends_with('s')
}

/// Whether a noun that is a verb too is what another noun for somebody does: "the government accused".
fn accuses(doc: &Doc, token: usize) -> bool {
    let is_past = doc.lower(token).ends_with("ed") && doc.entry(token).cue.is_some();
    let before = token.checked_sub(1).filter(|_| is_past);
    before.is_some_and(|before| doc.entry(before).role.is_some())
}

/// Whether the token is a possessive "'s" or a bare apostrophe behind a plural.
pub(in crate::analysis) fn is_possessive(doc: &Doc, token: usize) -> bool {
    doc.lower(token) == "'s" || matches!(doc.word(token), "'" | "’") && doc.is_glued(token)
}

/// Whether the noun at `token` only describes the noun behind it: "the campaign manager", "police officers".
fn is_modifier(doc: &Doc, token: usize, names: &NameAt) -> bool {
    let next = token + 1;
    let describes = ADJECTIVAL.contains(&doc.lower(token)) && is_plain_noun(doc, next);
    describes
        || describes_name(doc, token, names)
        || doc.entry(next).role.is_some()
            && !doc.entry(next).cue.is_some_and(|cue| cue.weight > REPORTS)
            && names.get(next).is_none()
            && !doc.is_glued(next)
}

/// Whether an adjective stands before the name of an organisation: "the independent Centre for Reform".
fn describes_name(doc: &Doc, token: usize, names: &NameAt) -> bool {
    let name = names.get(token + 1).filter(|name| name.tokens.start == token + 1);
    name.is_some_and(|name| name.kind == EntityKind::Organization) && ADJECTIVAL.contains(&doc.lower(token))
}

/// Whether a word may be the noun that an adjective describes.
fn is_plain_noun(doc: &Doc, token: usize) -> bool {
    let word = doc.entry(token);
    doc.is_word(token)
        && !word.is_capitalized
        && !word.is_function_word
        && word
            .cue
            .is_none_or(|cue| cue.kind == CueKind::Noun || cue.kind == CueKind::Base && cue.weight < REPORTS)
        && !["ly", "ed", "ing"].iter().any(|ending| word.lower.ends_with(ending))
}

/// Where the noun phrase begins whose noun stands at `head`, and how it is determined.
pub(super) fn start(doc: &Doc, head: usize, names: &NameAt, lexicon: &Lexicon) -> (usize, Determiner) {
    let sentence = doc.sentence_at(head);
    let mut start = head;
    while start > sentence.start.max(head.saturating_sub(MAX_MODIFIERS)) {
        let before = start - 1;
        if let Some(name) = names.get(before) {
            if name.kind == EntityKind::Date {
                break;
            }
            start = titled_start(doc, name.tokens.start, lexicon).max(sentence.start);
            continue;
        }
        if let Some(determiner) = determiner(doc, before) {
            return (before, determiner);
        }
        if is_possessive(doc, before) {
            let owner = owner_start(doc, before, names, lexicon, sentence.clone());
            return owner.map_or((start, Determiner::Bare), |owner| (owner, Determiner::Definite));
        }
        if joins_roles(doc, before) {
            start = before - 1;
            continue;
        }
        if !may_modify(doc, before) || is_predicate(doc, before) {
            break;
        }
        start = before;
    }
    (start, Determiner::Bare)
}

/// Whether a word joins a role to the next one of the same person: "founder and president".
fn joins_roles(doc: &Doc, token: usize) -> bool {
    let is_role = |at: usize| doc.entry(at).role.is_some_and(|role| role.sort == Sort::Person);
    token > doc.sentence_at(token).start
        && matches!(doc.lower(token), "and" | "&")
        && is_role(token - 1)
        && is_role(token + 1)
}

/// Nouns with a plural's ending that stand before other nouns.
const PLURAL_MODIFIERS: &[&str] = &[
    "sales",
    "sports",
    "news",
    "operations",
    "relations",
    "affairs",
    "communications",
    "services",
    "systems",
    "rights",
    "arms",
    "politics",
    "economics",
    "finances",
    "securities",
    "resources",
    "emergencies",
    "veterans",
    "drugs",
    "weapons",
    "overseas",
];

/// Whether a word is the verb of a noun before it: "the ad uses footage".
fn is_predicate(doc: &Doc, token: usize) -> bool {
    let word = doc.lower(token);
    let has_ending = word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end));
    let is_noun = PLURAL_MODIFIERS.contains(&word) || doc.entry(token).role.is_some();
    has_ending
        && !is_noun
        && !doc.is_capitalized(token)
        && token > 0
        && !doc.lower(token - 1).ends_with('s')
        && doc.entry(token - 1).role.is_some()
}

/// Where a noun phrase begins that has no determiner: without one, only what must be a modifier counts as one, since
/// the word before may be a verb.
fn bare_start(doc: &Doc, before: Range<usize>, names: &NameAt) -> usize {
    let modifies = |&at: &usize| names.get(at).is_some() || is_modifying_word(doc, at);
    before.clone().rev().take_while(modifies).last().unwrap_or(before.end)
}

/// Whether a word, by itself, is one that modifies nouns for people.
pub(super) fn is_modifying_word(doc: &Doc, token: usize) -> bool {
    let word = doc.lower(token);
    let ending = || ENDINGS.iter().any(|ending| word.len() > 4 && word.ends_with(ending));
    doc.entry(token).role.is_some() || ADJECTIVES.contains(&word) || ending()
}

/// Where the owner before a possessive mark begins: "Iran’s", "the company’s".
fn owner_start(
    doc: &Doc,
    mark: usize,
    names: &NameAt,
    lexicon: &Lexicon,
    sentence: Range<usize>,
) -> Option<usize> {
    let noun = mark.checked_sub(1).filter(|&noun| noun >= sentence.start)?;
    match names.get(noun) {
        Some(name) if name.kind == EntityKind::Person => {
            Some(title::title_before(doc, name.tokens.start, names, lexicon).0.max(sentence.start))
        }
        Some(name) => Some(name.tokens.start),
        None => {
            let mut at = noun;
            while at > sentence.start && determiner(doc, at - 1).is_none() && may_modify(doc, at - 1) {
                at -= 1;
            }
            Some(if at > sentence.start && determiner(doc, at - 1).is_some() { at - 1 } else { at })
        }
    }
}

/// Where a name begins with the one-word title in front of it: "Mr Smith’s".
fn titled_start(doc: &Doc, name: usize, lexicon: &Lexicon) -> usize {
    let title = name.checked_sub(1).filter(|&at| lexicon.titles.get([doc.lower(at)]).is_some());
    title.unwrap_or(name)
}

pub(super) fn determiner(doc: &Doc, token: usize) -> Option<Determiner> {
    match doc.lower(token) {
        "the" | "this" | "these" | "those" | "his" | "her" | "its" | "their" | "our" | "my" | "both" => {
            Some(Determiner::Definite)
        }
        "a" | "an" | "one" | "another" | "some" | "several" | "many" | "most" | "other" | "two" | "three"
        | "four" | "five" | "six" | "no" | "any" | "few" | "more" | "multiple" | "various" | "every"
        | "each" => Some(Determiner::Indefinite),
        _ => None,
    }
}

/// Whether a word may stand inside a noun phrase before its noun.
fn may_modify(doc: &Doc, token: usize) -> bool {
    let word = doc.entry(token);
    let reports = word.cue.is_some_and(|cue| cue.weight > REPORTS && cue.kind != CueKind::Noun);
    let is_number = doc.word(token).starts_with(|c: char| c.is_ascii_digit());
    (doc.is_word(token) || is_number) && !reports && !word.is_function_word && !word.lower.ends_with("ly")
}
