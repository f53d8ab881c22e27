//! Where a word stands elsewhere in the article → the company it keeps: titles before it, "the", words of saying.
//!
//! "Odhikar" alone may be anybody; whoever goes by "the Odhikar" or "Odhikar group" in the next paragraph is no person.
//! Knows the words around runs of capitals. Does not know weights, nor what anything was taken for.

use super::form::{Case, Forms};
use super::known::{AMBIGUOUS, GIVEN, Match, ROLE, SURNAME};
use super::page::{Style, Word};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many kinds of company there are.
pub const N_KINDS: usize = 11;

/// Kinds of company, one bit each.
pub type Kinds = u16;

const THE: Kinds = 1;
const PREPOSITION: Kinds = 1 << 1;
const TITLE: Kinds = 1 << 2;
const ROLE_BEFORE: Kinds = 1 << 3;
const GIVEN_BEFORE: Kinds = 1 << 4;
const SURNAME_AFTER: Kinds = 1 << 5;
const REPORTS: Kinds = 1 << 6;
const WHO: Kinds = 1 << 7;
const AGE: Kinds = 1 << 8;
const GROUP_NOUN: Kinds = 1 << 9;
const PLACE_NOUN: Kinds = 1 << 10;

/// What stands before places.
const PREPOSITIONS: &[&str] =
    &["in", "at", "near", "from", "to", "into", "across", "outside", "around", "towards", "throughout"];

/// What stands behind organisations' names, and what behind places'.
const GROUP_NOUNS: &[&str] = &[
    "party",
    "group",
    "company",
    "firm",
    "club",
    "team",
    "government",
    "administration",
    "newspaper",
    "daily",
    "agency",
    "bank",
    "movement",
    "airline",
    "university",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "officials",
    "lawmakers",
    "members",
    "leadership",
    "coach",
    "shares",
    "fans",
    "players",
    "activist",
    "activists",
    "militants",
    "fighters",
    "organisation",
    "organization",
    "website",
];
const PLACE_NOUNS: &[&str] = &[
    "district",
    "province",
    "city",
    "region",
    "village",
    "town",
    "state",
    "county",
    "area",
    "river",
    "airport",
    "border",
    "island",
    "islands",
    "peninsula",
    "valley",
    "governorate",
    "prefecture",
    "coast",
    "residents",
    "suburb",
    "neighbourhood",
    "neighborhood",
    "municipality",
    "street",
];

/// The company that the words of an article keep.
pub struct Company {
    /// For each word with a capital, by its hash in lower case, how often it has company of each kind.
    counts: FxHashMap<u32, [u8; N_KINDS]>,
    /// The company of each word where it stands.
    own: Vec<Kinds>,
}

impl Company {
    /// Looks at all words with a capital in sentences that have capitals for names only.
    pub fn new(words: &[Word], forms: &Forms, sentences: &[(Range<usize>, Style)]) -> Company {
        let mut company = Company { counts: FxHashMap::default(), own: vec![0; words.len()] };
        for (sentence, _) in sentences.iter().filter(|(_, style)| *style == Style::Sentence) {
            let Some(words) = words.get(sentence.clone()) else { continue };
            let whole = Sentence { words, forms };
            for chain in whole.chains() {
                let of_all = whole.around(&chain);
                for n in chain.clone() {
                    let lower = forms.get(whole.words[n].form).lower;
                    company.add(sentence.start + n, lower, of_all | whole.within(n, &chain));
                }
            }
        }
        company
    }

    fn add(&mut self, n: usize, lower: u32, kinds: Kinds) {
        self.own[n] = kinds;
        if kinds != 0 {
            let counts = self.counts.entry(lower).or_default();
            numbers(kinds).for_each(|kind| counts[kind] = counts[kind].saturating_add(1));
        }
    }

    /// The company that word `n`, which has the hash `lower` in lower case, keeps elsewhere.
    pub fn elsewhere(&self, n: usize, lower: u32) -> Kinds {
        let Some(counts) = self.counts.get(&lower) else { return 0 };
        let own = self.own[n];
        let others = counts.iter().zip(0..).filter(|(count, kind)| **count > u8::from(own >> kind & 1 == 1));
        others.fold(0, |kinds, (_, kind)| kinds | 1 << kind)
    }
}

/// The numbers of kinds.
pub fn numbers(kinds: Kinds) -> impl Iterator<Item = usize> {
    (0..N_KINDS).filter(move |kind| kinds >> kind & 1 == 1)
}

/// The words of a sentence, and their forms.
#[derive(Clone, Copy)]
struct Sentence<'p> {
    words: &'p [Word],
    forms: &'p Forms,
}

impl<'p> Sentence<'p> {
    /// The runs of words with a capital.
    fn chains(self) -> impl Iterator<Item = Range<usize>> {
        let is_capital = move |n: usize| self.words[n].case.is_capital();
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = (at..self.words.len()).find(|&n| is_capital(n))?;
            at = (start..self.words.len()).find(|&n| !is_capital(n)).unwrap_or(self.words.len());
            Some(start..at)
        })
    }

    /// The company of all words of a chain.
    fn around(self, chain: &Range<usize>) -> Kinds {
        let (before, after) = (chain.start.checked_sub(1), chain.end);
        let (previous, next) = (self.lower(before), self.lower(Some(after)));
        let reports = self.words.get(after).is_some_and(|word| self.forms.entry(word.form).reports);
        let is_number = |n: usize| self.words.get(n).is_some_and(|word| word.case == Case::Number);
        bit(previous == "the", THE)
            | bit(PREPOSITIONS.contains(&previous), PREPOSITION)
            | bit(self.has_title(before), TITLE)
            | bit(self.alone(before) & ROLE != 0, ROLE_BEFORE)
            | bit(reports, REPORTS)
            | bit(next == "who" || next == "," && self.lower(Some(after + 1)) == "who", WHO)
            | bit(next == "," && is_number(after + 1) && self.lower(Some(after + 2)) == ",", AGE)
            | bit(GROUP_NOUNS.contains(&next), GROUP_NOUN)
            | bit(PLACE_NOUNS.contains(&next), PLACE_NOUN)
    }

    /// The company that word `n` has within its chain.
    fn within(self, n: usize, chain: &Range<usize>) -> Kinds {
        let left = n.checked_sub(1).filter(|left| chain.contains(left));
        let right = Some(n + 1).filter(|right| chain.contains(right));
        bit(self.has_title(left), TITLE)
            | bit(self.alone(left) & (GIVEN | AMBIGUOUS) == GIVEN, GIVEN_BEFORE)
            | bit(self.alone(right) & SURNAME != 0, SURNAME_AFTER)
    }

    fn word(self, n: Option<usize>) -> Option<&'p Word> {
        self.words.get(n?)
    }

    fn alone(self, n: Option<usize>) -> u8 {
        self.word(n).map_or(0, |word| word.known.alone)
    }

    fn has_title(self, n: Option<usize>) -> bool {
        self.word(n).is_some_and(|word| word.known.title != Match::None)
    }

    fn lower(self, n: Option<usize>) -> &'p str {
        self.word(n).map_or("", |word| self.forms.spellings(word.form).lower.as_str())
    }
}

fn bit(is: bool, kind: Kinds) -> Kinds {
    if is { kind } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::doc::Doc;
    use crate::analysis::name::{clusters, page::Page};
    use crate::article::plain;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_word_has_the_company_that_it_keeps_elsewhere() {
        let text =
            "Odhikar fell silent. The Odhikar group met Mr Rahman, 63, in Sylhet district. Rahman left.";
        let (article, lexicon) = (plain::parse(text.as_bytes()).unwrap(), Lexicon::new());
        let page = Page::new(&Doc::new(&article, &lexicon).cut(), &clusters().unwrap(), &lexicon);
        let of = |name: &str| -> Vec<Kinds> {
            let places = (0..page.words.len()).filter(|&n| page.words[n].span.of(text) == name);
            places.map(|n| page.company(n)).collect()
        };
        assert_eq!(of("Odhikar"), [GROUP_NOUN, 0]);
        assert_eq!(of("Rahman"), [0, TITLE | AGE]);
        assert_eq!(of("Sylhet"), [0]);
    }
}
