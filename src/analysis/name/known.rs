//! Words → what the word lists say of them.
//!
//! Knows the lists. Does not know how much a match is worth.

use super::form::Forms;
use super::page::Word;
use crate::lexicon::{Lexicon, PlainWord, Sort};

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

/// How many numbers there are for the phrases that a word is in.
pub const N_MATCHES: u32 = 20;

impl Known {
    /// The numbers, below [`N_MATCHES`], of the phrases that the word is in: which list, and where in the phrase.
    pub fn matches(self) -> impl Iterator<Item = u32> {
        let lists = [self.place, self.organization, self.demonym, self.title].into_iter().zip(0..);
        lists.filter(|(found, _)| *found != Match::None).map(|(found, list)| list * 5 + found as u32)
    }

    /// In which phrases of the lists the word is, all in one number.
    pub fn phrases(self) -> u32 {
        [self.place, self.organization, self.demonym, self.title]
            .iter()
            .fold(0, |all, &found| all * 5 + found as u32)
    }
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

/// What a word is by itself, one bit for each list: as it is [usually](usual) written, in lower case, and by what the
/// lists say of that.
pub fn alone(usual: &str, lower: &str, plain: PlainWord, lexicon: &Lexicon) -> u8 {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(lexicon.given_names.contains_key(usual), GIVEN)
        | bit(lexicon.ambiguous_names.contains(usual), AMBIGUOUS)
        | bit(lexicon.surnames.contains(usual), SURNAME)
        | bit(lexicon.organization_words.contains(usual), ORGANIZATION_WORD)
        | bit(plain.role.is_some_and(|role| role.sort != Sort::Text), ROLE)
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

/// The lists of phrases, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins(u8);

const PLACE: u8 = 1;
const ORGANIZATION: u8 = 2;
const DEMONYM: u8 = 4;
const TITLE: u8 = 8;

impl Begins {
    /// The lists that have a phrase beginning with a word, as it is usually written and in lower case.
    pub fn of(usual: &str, lower: &str, lexicon: &Lexicon) -> Begins {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        Begins(
            bit(lexicon.places.begins_with(usual), PLACE)
                | bit(lexicon.organizations.begins_with(usual), ORGANIZATION)
                | bit(lexicon.demonyms.begins_with(usual), DEMONYM)
                | bit(lexicon.titles.begins_with(lower), TITLE),
        )
    }
}

/// Marks the longest phrases in a sentence, from the left.
pub fn mark(words: &mut [Word], forms: &Forms, lexicon: &Lexicon) {
    let usual = |word: &Word| forms.spellings(word.form).usual.as_str();
    let lower = |word: &Word| forms.spellings(word.form).lower.as_str();
    mark_list(
        words,
        |word| word.begins.0 & PLACE != 0,
        |known| &mut known.place,
        |words| Some(lexicon.places.longest(words.iter().map(usual))?.0),
    );
    mark_list(
        words,
        |word| word.begins.0 & ORGANIZATION != 0,
        |known| &mut known.organization,
        |words| Some(lexicon.organizations.longest(words.iter().map(usual))?.0),
    );
    mark_list(
        words,
        |word| word.begins.0 & DEMONYM != 0,
        |known| &mut known.demonym,
        |words| Some(lexicon.demonyms.longest(words.iter().map(usual))?.0),
    );
    mark_list(
        words,
        |word| word.begins.0 & TITLE != 0,
        |known| &mut known.title,
        |words| Some(lexicon.titles.longest(words.iter().map(lower))?.0),
    );
}

fn mark_list(
    words: &mut [Word],
    begins: impl Fn(&Word) -> bool,
    field: impl Fn(&mut Known) -> &mut Match,
    longest: impl Fn(&[Word]) -> Option<usize>,
) {
    let mut at = 0;
    while at < words.len() {
        let len = if begins(&words[at]) { longest(&words[at..]).unwrap_or(0) } else { 0 };
        for n in 0..len {
            *field(&mut words[at + n].known) = match (n, n + 1 == len) {
                (0, true) => Match::Whole,
                (0, false) => Match::First,
                (_, true) => Match::Last,
                (_, false) => Match::Inner,
            };
        }
        at += len.max(1);
    }
}
