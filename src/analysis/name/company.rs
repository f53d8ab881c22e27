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
            let Some(around) = words.get(sentence.clone()) else { continue };
            let around = Sentence { words: around, forms };
            for chain in around.chains() {
                for n in chain.clone() {
                    company.add(sentence.start + n, around.form(n).lower, around.kinds(n, &chain));
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
    fn form(self, n: usize) -> &'p super::form::Form {
        self.forms.get(self.words[n].form)
    }

    /// The runs of words with a capital.
    fn chains(self) -> impl Iterator<Item = Range<usize>> {
        let is_capital = move |n: usize| self.form(n).case.is_capital();
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = (at..self.words.len()).find(|&n| is_capital(n))?;
            at = (start..self.words.len()).find(|&n| !is_capital(n)).unwrap_or(self.words.len());
            Some(start..at)
        })
    }

    fn lower(self, n: Option<usize>) -> &'p str {
        n.and_then(|n| self.words.get(n)).map_or("", |word| self.forms.spellings(word.form).lower.as_str())
    }

    /// The company of word `n` of a chain.
    fn kinds(self, n: usize, chain: &Range<usize>) -> Kinds {
        let bit = |is: bool, kind: Kinds| if is { kind } else { 0 };
        let (before, after) = (chain.start.checked_sub(1), chain.end);
        let alone = |n: Option<usize>| n.and_then(|n| self.words.get(n)).map_or(0, |word| word.known.alone);
        let left = n.checked_sub(1).filter(|left| chain.contains(left));
        let right = Some(n + 1).filter(|right| chain.contains(right));
        let has_title = |n: Option<usize>| n.is_some_and(|n| self.words[n].known.title != Match::None);
        let previous = self.lower(before);
        let next = self.lower(Some(after));
        let reports = self.words.get(after).is_some_and(|word| self.forms.entry(word.form).reports);
        let is_number =
            |n: usize| self.words.get(n).is_some_and(|word| self.forms.get(word.form).case == Case::Number);
        bit(previous == "the", THE)
            | bit(PREPOSITIONS.contains(&previous), PREPOSITION)
            | bit(has_title(left) || has_title(before), TITLE)
            | bit(alone(before) & ROLE != 0, ROLE_BEFORE)
            | bit(alone(left) & (GIVEN | AMBIGUOUS) == GIVEN, GIVEN_BEFORE)
            | bit(alone(right) & SURNAME != 0, SURNAME_AFTER)
            | bit(reports, REPORTS)
            | bit(next == "who" || next == "," && self.lower(Some(after + 1)) == "who", WHO)
            | bit(next == "," && is_number(after + 1) && self.lower(Some(after + 2)) == ",", AGE)
            | bit(GROUP_NOUNS.contains(&next), GROUP_NOUN)
            | bit(PLACE_NOUNS.contains(&next), PLACE_NOUN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::name::{clusters, page::Page};
    use crate::analysis::{sentence, token};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    #[test]
    fn a_word_has_the_company_that_it_keeps_elsewhere() {
        let text =
            "Odhikar fell silent. The Odhikar group met Mr Rahman, 63, in Sylhet district. Rahman left.";
        let (lexicon, mut tokens, mut sentences) = (Lexicon::new(), Vec::new(), Vec::new());
        token::tokenize(text, Span::new(0, text.len()), &lexicon, &mut tokens);
        sentence::split(text, &tokens, 0..tokens.len(), &lexicon, &mut sentences);
        let page = Page::new(text, &tokens, &sentences, &clusters().unwrap(), &lexicon);
        let of = |name: &str| -> Vec<Kinds> {
            let places = (0..page.words.len()).filter(|&n| page.words[n].span.of(text) == name);
            places.map(|n| page.company(n)).collect()
        };
        assert_eq!(of("Odhikar"), [GROUP_NOUN, 0]);
        assert_eq!(of("Rahman"), [0, TITLE | AGE]);
        assert_eq!(of("Sylhet"), [0]);
    }
}
