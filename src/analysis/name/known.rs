//! Words → what the word lists say of them.
//!
//! Knows the lists. Does not know how much a match is worth.

use crate::lexicon::{Lexicon, Sort};

/// Where a word stands in a phrase of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    /// In none.
    #[default]
    None,
    /// It is the phrase.
    Whole,
    /// It begins one.
    First,
    /// It goes on with one.
    Inner,
    /// It ends one.
    Last,
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What the word is by itself: see [`alone`].
    pub alone: u8,
    /// In the places.
    pub place: Match,
    /// In the organisations.
    pub organization: Match,
    /// In the nationalities and other words for peoples.
    pub demonym: Match,
    /// In the titles.
    pub title: Match,
}

/// A given name.
pub const GIVEN: u8 = 1;
/// A given name that is also something else.
pub const AMBIGUOUS: u8 = 2;
/// A surname.
pub const SURNAME: u8 = 4;
/// A word of organisations' names.
pub const ORGANIZATION_WORD: u8 = 8;
/// A noun that describes people.
pub const ROLE: u8 = 16;
/// A word that ends events' names.
pub const EVENT_WORD: u8 = 32;

/// Last words of events' names, in lower case.
const EVENT_WORDS: &[&str] = &[
    "accord",
    "accords",
    "award",
    "awards",
    "battle",
    "biennale",
    "ceasefire",
    "championship",
    "championships",
    "christmas",
    "conference",
    "congress",
    "convention",
    "cup",
    "day",
    "derby",
    "easter",
    "eid",
    "election",
    "elections",
    "eve",
    "exhibition",
    "expo",
    "fair",
    "festival",
    "final",
    "finals",
    "forum",
    "games",
    "holocaust",
    "hurricane",
    "intifada",
    "league",
    "marathon",
    "massacre",
    "olympics",
    "open",
    "pandemic",
    "prix",
    "prize",
    "ramadan",
    "referendum",
    "revolution",
    "spring",
    "storm",
    "summit",
    "tour",
    "tournament",
    "treaty",
    "trophy",
    "uprising",
    "war",
    "week",
    "year",
];

/// What `word` is by itself, one bit for each list; `lower` is the same in lower case. Words in capitals are
/// looked up as they are and as they would be elsewhere.
pub fn alone(word: &str, lower: &str, lexicon: &Lexicon) -> u8 {
    let usual = usual(word);
    let usual = usual.as_str();
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(lexicon.given_names.contains_key(usual), GIVEN)
        | bit(lexicon.ambiguous_names.contains(usual), AMBIGUOUS)
        | bit(lexicon.surnames.contains(usual), SURNAME)
        | bit(lexicon.organization_words.contains(usual), ORGANIZATION_WORD)
        | bit(lexicon.roles.get(lower).is_some_and(|role| role.sort != Sort::Text), ROLE)
        | bit(EVENT_WORDS.contains(&lower), EVENT_WORD)
}

/// `word` with small letters after the first, if it has more than three and all are capitals.
pub fn usual(word: &str) -> String {
    let is_loud = word.chars().count() > 3 && !word.chars().any(|c| !c.is_uppercase());
    let mut chars = word.chars();
    match chars.next().filter(|_| is_loud) {
        Some(first) => std::iter::once(first).chain(chars.flat_map(char::to_lowercase)).collect(),
        None => word.to_owned(),
    }
}

/// Marks the longest phrases in `known`, from the left. `lowers` and `usuals` are the words of a sentence.
pub fn mark(usuals: &[&str], lowers: &[&str], lexicon: &Lexicon, known: &mut [Known]) {
    let longest = |len: Option<usize>| len.unwrap_or(0);
    mark_list(
        known,
        |known| &mut known.place,
        |n| longest(lexicon.places.longest(usuals[n..].iter().copied()).map(|(len, _)| len)),
    );
    mark_list(
        known,
        |known| &mut known.organization,
        |n| longest(lexicon.organizations.longest(usuals[n..].iter().copied()).map(|(len, _)| len)),
    );
    mark_list(
        known,
        |known| &mut known.demonym,
        |n| longest(lexicon.demonyms.longest(usuals[n..].iter().copied()).map(|(len, _)| len)),
    );
    mark_list(
        known,
        |known| &mut known.title,
        |n| longest(lexicon.titles.longest(lowers[n..].iter().copied()).map(|(len, _)| len)),
    );
}

fn mark_list(known: &mut [Known], field: impl Fn(&mut Known) -> &mut Match, len: impl Fn(usize) -> usize) {
    let mut at = 0;
    while at < known.len() {
        let len = len(at);
        for n in 0..len {
            *field(&mut known[at + n]) = match (n, n + 1 == len) {
                (0, true) => Match::Whole,
                (0, false) => Match::First,
                (_, true) => Match::Last,
                (_, false) => Match::Inner,
            };
        }
        at += len.max(1);
    }
}
