//! The word lists of `assets/lexicon`, compiled in, and their lookups.
//!
//! Does not know sentences, context, or what a match will be used for. `assets/README.md` says where
//! each list comes from.

pub mod field;
pub mod outlet;
pub mod phrases;

mod list;

use field::FieldList;
use phrases::Phrases;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a given name, a title or a role tells of a person's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// What a given name tells of gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GivenName {
    /// The gender of nearly all who bear it.
    pub gender: Option<Gender>,
    /// The gender of most who bear it.
    pub lean: Option<Gender>,
    /// Whether few bear it, as far as spelling goes: it may be another spelling of a common one.
    pub is_rare: bool,
}

/// What a noun that describes speakers stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// "spokesman"
    Person,
    /// "officials"
    People,
    /// "police": a body of people, which may take "they" or "it"
    Body,
    /// "letter": words that somebody wrote or recorded
    Text,
}

/// A noun that describes people, bodies or texts that speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// What it tells of gender, if anything.
    pub gender: Option<Gender>,
    /// What it stands for.
    pub sort: Sort,
}

/// In which form a word reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueKind {
    /// "say": also the form of an infinitive, and of many nouns.
    Base,
    /// "says", "said": may be a participle.
    Finite,
    /// "saying"
    Ing,
    /// "statement"
    Noun,
}

/// A word that may report speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CueWord {
    /// Its form.
    pub kind: CueKind,
    /// The share of its occurrences that report, from 0 to 1.
    pub weight: f32,
}

/// What the lists say of a word in lower case.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlainWord {
    /// What it tells of those who speak, if it is a noun that describes them.
    pub role: Option<Role>,
    /// How it reports speech, if it does.
    pub cue: Option<CueWord>,
    /// Whether it is of the closed classes: prepositions, pronouns, conjunctions, auxiliaries and the like.
    pub is_function_word: bool,
}

/// Whether an abbreviation's full stop may end the sentence too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbbreviationEnds {
    /// "Mr."
    Never,
    /// "U.S.", "Inc."
    Maybe,
}

/// All word lists. Loading takes some milliseconds; load once and share.
pub struct Lexicon {
    /// What stands before a person's name ("Foreign Minister"), in lower case, with what it tells of gender.
    pub titles: Phrases<Option<Gender>>,
    /// The fields of life that nouns for speakers belong to.
    pub fields: FieldList,
    /// "Iranian", "Omanis", as printed.
    pub demonyms: Phrases<()>,
    /// Given names as printed, and what they tell of gender.
    pub given_names: FxHashMap<&'static str, GivenName>,
    /// Given names that are ordinary words, months or places too.
    pub ambiguous_names: FxHashSet<&'static str>,
    /// Surnames as printed.
    pub surnames: FxHashSet<&'static str>,
    /// Surnames that so many bear that they tell little, as printed.
    pub common_surnames: FxHashSet<&'static str>,
    /// Short and other forms of given names with the full ones, in small ASCII letters: "bill" → "william".
    pub short_names: FxHashMap<String, Vec<String>>,
    /// Places as printed.
    pub places: Phrases<()>,
    /// Organisations and their acronyms as printed.
    pub organizations: Phrases<()>,
    /// Words that are part of many organisations' names: "Ministry", "Bank".
    pub organization_words: FxHashSet<&'static str>,
    /// Abbreviations with their full stop, as printed.
    pub abbreviations: FxHashMap<&'static str, AbbreviationEnds>,
    /// Words that the lists have in lower case. They are asked for every distinct word of an article, so they are
    /// asked once.
    plain_words: FxHashMap<&'static str, PlainWord>,
}

macro_rules! asset {
    ($name:literal) => {
        include_str!(concat!("../assets/lexicon/", $name))
    };
}

impl Lexicon {
    /// Reads the lists that are compiled into the program.
    #[expect(clippy::new_without_default, reason = "loading takes time; a default should not")]
    pub fn new() -> Lexicon {
        Lexicon {
            titles: list::rows(asset!("titles.tsv"))
                .map(|row| (row.first().to_lowercase(), row.gender(1)))
                .collect(),
            fields: FieldList::new(asset!("fields.tsv")),
            demonyms: list::rows(asset!("demonyms.tsv")).map(|row| (row.first(), ())).collect(),
            given_names: given_names(),
            ambiguous_names: list::rows(asset!("ambiguous_names.txt")).map(|row| row.first()).collect(),
            surnames: list::rows(asset!("surnames.tsv")).map(|row| row.first()).collect(),
            common_surnames: list::rows(asset!("common_surnames.txt")).map(|row| row.first()).collect(),
            short_names: list::rows(asset!("short_names.tsv")).map(|row| row.short_name()).collect(),
            places: list::rows(asset!("places.tsv")).map(|row| (row.first(), ())).collect(),
            organizations: list::rows(asset!("organizations.tsv"))
                .flat_map(|row| row.organizations())
                .collect(),
            organization_words: list::rows(asset!("organization_words.txt")).map(|row| row.first()).collect(),
            abbreviations: list::rows(asset!("abbreviations.txt"))
                .map(|row| (row.first(), row.ends()))
                .collect(),
            plain_words: plain_words(),
        }
    }

    /// What the lists say of a word in lower case; nothing if they do not have it.
    pub fn plain_word(&self, lower: &str) -> PlainWord {
        self.plain_words.get(lower).copied().unwrap_or_default()
    }

    /// What a given name tells of gender; `None` where it is unknown or goes for either.
    pub fn gender_of_given_name(&self, name: &str) -> Option<Gender> {
        self.given_names.get(name)?.gender
    }
}

fn given_names() -> FxHashMap<&'static str, GivenName> {
    let common = list::rows(asset!("given_names.tsv")).map(|row| (row.first(), row.given_name()));
    let rare = list::rows(asset!("rare_given_names.tsv"))
        .map(|row| (row.first(), GivenName { is_rare: true, ..row.given_name() }));
    rare.chain(common).collect()
}

fn plain_words() -> FxHashMap<&'static str, PlainWord> {
    let mut words: FxHashMap<_, PlainWord> = FxHashMap::default();
    for row in list::rows(asset!("roles.tsv")) {
        words.entry(row.first()).or_default().role = Some(row.role());
    }
    for row in list::rows(asset!("cues.tsv")) {
        words.entry(row.first()).or_default().cue = Some(row.cue());
    }
    for row in list::rows(asset!("function_words.txt")) {
        words.entry(row.first()).or_default().is_function_word = true;
    }
    words
}
