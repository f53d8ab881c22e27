//! Wordings of one saying: which of many are nearly the same, and in which words two differ.
//!
//! Wordings are nearly the same where they share most of their pairs of neighbouring words. Only those are compared
//! that have one of a few pairs in common, chosen by hash (Broder 1997), so that the work grows with their number
//! rather than with its square. Does not know who says them.

use super::Span;
use rustc_hash::{FxHashMap, FxHasher};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::hash::{Hash, Hasher};

/// Fewer words are said by anybody at any time.
const MIN_WORDS: usize = 3;
/// How much two wordings share that are nearly the same: twice the pairs in common by the pairs of both.
const MIN_SHARED: f64 = 0.6;
/// By how many of its pairs a wording is found.
const SKETCH: usize = 8;
/// The most wordings that are found by one pair: a pair of more is a phrase that tells nothing.
const MAX_FOUND: usize = 32;

/// Wordings that were seen, by number.
#[derive(Debug, Default)]
pub struct Wordings {
    /// The pairs of each, in ascending order.
    pairs: Vec<Vec<u64>>,
    by_pair: FxHashMap<u64, Vec<usize>>,
}

/// How a wording differs from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The words are only here.
    Added,
    /// The words are only there.
    LeftOut,
}

/// The words of two wordings together, and which are only in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// All words; those that are left out stand before those that stand in their place.
    pub text: String,
    /// What is in one only, in order.
    pub changes: Vec<(Span, Change)>,
}

impl Wordings {
    /// The number of the wording seen before that `text` is most like, if one is nearly the same. One that is like
    /// none is entered under the next number.
    pub fn enter(&mut self, text: &str) -> Result<usize, usize> {
        let pairs = pairs(text);
        let mut candidates: Vec<usize> = sketch(&pairs)
            .filter_map(|pair| self.by_pair.get(pair))
            .flat_map(|found| found.iter().copied())
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let likeness =
            |candidate: &usize| self.pairs.get(*candidate).map_or(0.0, |other| shared(&pairs, other));
        let best = candidates
            .into_iter()
            .map(|candidate| (likeness(&candidate), candidate))
            .max_by(|(a, n), (b, m)| a.total_cmp(b).then(m.cmp(n)));
        if let Some((_, same)) = best.filter(|(likeness, _)| *likeness >= MIN_SHARED) {
            return Ok(same);
        }
        let number = self.pairs.len();
        for pair in sketch(&pairs) {
            let found = self.by_pair.entry(*pair).or_default();
            if found.len() < MAX_FOUND {
                found.push(number);
            }
        }
        self.pairs.push(pairs);
        Err(number)
    }
}

/// What was made of the words of `one` to get those of `other`.
pub fn difference(one: &str, other: &str) -> Difference {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (one.split_whitespace().collect(), other.split_whitespace().collect());
    let letters = |words: &[&str]| words.iter().map(|word| plain(word)).collect::<Vec<String>>();
    let mut difference = Difference::default();
    for op in capture_diff_slices(Algorithm::Myers, &letters(&before), &letters(&after)) {
        let (left_out, added) = (before.get(op.old_range()), after.get(op.new_range()));
        let (left_out, added) = (left_out.unwrap_or_default(), added.unwrap_or_default());
        match op.tag() {
            DiffTag::Equal => difference.add(added, None),
            DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => {
                difference.add(left_out, Some(Change::LeftOut));
                difference.add(added, Some(Change::Added));
            }
        }
    }
    difference
}

impl Difference {
    fn add(&mut self, words: &[&str], change: Option<Change>) {
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&words.join(" "));
        self.changes.extend(change.map(|change| (Span::new(start, self.text.len()), change)));
    }
}

/// The letters and digits of a word, small.
fn plain(word: &str) -> String {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // A dash between two words is a word to the eye.
    if plain.is_empty() { word.to_owned() } else { plain }
}

/// The pairs of neighbouring words, as hashes in ascending order; none where the words are too few.
fn pairs(text: &str) -> Vec<u64> {
    let words: Vec<String> =
        text.split_whitespace().map(plain).filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    if words.len() < MIN_WORDS {
        return Vec::new();
    }
    let mut pairs: Vec<u64> = words.windows(2).map(hash).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn hash(pair: &[String]) -> u64 {
    let mut hasher = FxHasher::default();
    pair.hash(&mut hasher);
    // The order of the hashes must have nothing to do with the words.
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The pairs by which a wording is found.
fn sketch(pairs: &[u64]) -> impl Iterator<Item = &u64> {
    pairs.iter().take(SKETCH)
}

/// How much of two ascending lists is in both, from 0 to 1.
fn shared(one: &[u64], other: &[u64]) -> f64 {
    let n_shared = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    2.0 * n_shared as f64 / (one.len() + other.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wordings_of_one_saying_are_found_and_others_are_not() {
        let mut wordings = Wordings::default();
        let first = "“We will rebuild the harbour before the winter, whatever it costs,”";
        assert_eq!(wordings.enter(first), Err(0));
        assert_eq!(
            wordings.enter("“We will rebuild the harbour by spring, and nobody will pay for it.”"),
            Err(1)
        );
        assert_eq!(wordings.enter("We will rebuild the harbor before winter, whatever it costs"), Ok(0));
        assert_eq!(
            wordings.enter("“we will REBUILD the harbour before the winter — whatever it costs.”"),
            Ok(0)
        );
        assert_eq!(wordings.enter("whatever it costs"), Err(2), "a phrase of it is no other wording");
        assert_eq!(wordings.enter("“No, no.”"), Err(3));
        assert_eq!(wordings.enter("“No, no.”"), Err(4), "anybody says so");
        assert_eq!(wordings.enter(""), Err(5));
    }

    #[test]
    fn the_difference_is_told_word_by_word() {
        let found = difference("“We won’t go back to 2015,” he", "“We will not go back to 2015, ever”");
        assert_eq!(found.text, "“We won’t will not go back to 2015, he ever”");
        let changed: Vec<_> =
            found.changes.iter().map(|(span, change)| (span.of(&found.text), *change)).collect();
        let expected = [
            ("won’t", Change::LeftOut),
            ("will not", Change::Added),
            ("he", Change::LeftOut),
            ("ever”", Change::Added),
        ];
        assert_eq!(changed, expected);
        assert_eq!(difference("“We go.”", "We go").changes, [], "marks are not words");
    }

    proptest! {
        #[test]
        fn a_wording_is_like_itself_and_the_difference_holds_both(
            words in prop::collection::vec("[a-z]{1,6}", 3..40),
            others in prop::collection::vec("[a-z]{1,3}", 0..40),
        ) {
            let (one, other) = (words.join(" "), others.join(" "));
            let mut wordings = Wordings::default();
            prop_assert_eq!(wordings.enter(&one), Err(0));
            prop_assert_eq!(wordings.enter(&one), Ok(0));
            let found = difference(&one, &other);
            let without = |change: Change| {
                let mut kept = found.text.clone();
                let cuts = found.changes.iter().rev().filter(|(_, found)| *found == change);
                cuts.for_each(|(span, _)| kept.replace_range(span.start..span.end, ""));
                kept.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            prop_assert_eq!(without(Change::Added), words);
            prop_assert_eq!(without(Change::LeftOut), others);
        }
    }
}
