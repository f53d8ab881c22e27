//! Phrases of one or more words, found word by word from the left, the longest first.
//!
//! Knows words as strings. Does not know how a text is cut into them, beyond white space in the lists.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use std::borrow::Cow;
use std::hash::Hasher;

/// A set of phrases, each with a value. Words are compared as they are: give both sides in one case.
///
/// A phrase is kept as a chain of hashes of its words, so that a lookup never builds a string; with 64 bits
/// the odds that two phrases of a million share a hash are one to some tens of millions.
pub struct Phrases<V> {
    nodes: FxHashMap<u64, Node<V>>,
}

struct Node<V> {
    /// What the phrase that ends here stands for.
    value: Option<V>,
    /// Whether a longer phrase begins with this one.
    goes_on: bool,
}

impl<V: Copy> Phrases<V> {
    /// The longest phrase that `words` begin with: its number of words, and its value. A possessive "'s" is a
    /// word of its own, as it is a token of its own.
    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, V)> {
        let mut best = None;
        let mut hash = 0;
        for (n, word) in words.into_iter().enumerate() {
            hash = step(hash, word);
            let Some(node) = self.nodes.get(&hash) else { break };
            if let Some(value) = node.value {
                best = Some((n + 1, value));
            }
            if !node.goes_on {
                break;
            }
        }
        best
    }

    /// Whether a phrase begins with `word`.
    pub fn begins_with(&self, word: &str) -> bool {
        self.nodes.contains_key(&step(0, word))
    }

    /// The value of the phrase that is exactly `words`.
    pub fn get<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<V> {
        self.nodes.get(&words.into_iter().fold(0, step))?.value
    }

    fn insert(&mut self, phrase: &str, value: V) {
        let mut hash = 0;
        let phrase = if phrase.contains(['’', '\'']) {
            Cow::Owned(phrase.replace('’', "'").replace("'s", " 's"))
        } else {
            Cow::Borrowed(phrase)
        };
        let mut words = phrase.split_whitespace().peekable();
        while let Some(word) = words.next() {
            hash = step(hash, word);
            let node = self.nodes.entry(hash).or_insert(Node { value: None, goes_on: false });
            match words.peek() {
                Some(_) => node.goes_on = true,
                None => node.value = node.value.or(Some(value)),
            }
        }
    }
}

impl<S: AsRef<str>, V: Copy> FromIterator<(S, V)> for Phrases<V> {
    /// Of two equal phrases the first counts.
    fn from_iter<I: IntoIterator<Item = (S, V)>>(phrases: I) -> Phrases<V> {
        let phrases = phrases.into_iter();
        let room = phrases.size_hint().0;
        let mut all = Phrases { nodes: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher) };
        phrases.for_each(|(phrase, value)| all.insert(phrase.as_ref(), value));
        all
    }
}

fn step(hash: u64, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(hash);
    hasher.write(if word == "’s" { b"'s" } else { word.as_bytes() });
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let phrases: Phrases<u8> =
            [("prime minister", 1), ("prime", 2), ("deputy prime minister", 3)].into_iter().collect();
        assert_eq!(phrases.longest(["prime", "minister", "x"]), Some((2, 1)));
        assert_eq!(phrases.longest(["prime", "time"]), Some((1, 2)));
        assert_eq!(phrases.longest(["deputy", "prime", "suspect"]), None);
        assert_eq!(phrases.get(["deputy", "prime", "minister"]), Some(3));
    }
}
