//! Words → values: a table in which most words are found by reading from one place in memory.
//!
//! Knows words as they are written. Does not know lists.

use rustc_hash::FxHashMap;

/// The greatest length of a short word, in bytes.
const SHORT: usize = 15;

/// A short word as a number that is that of no other: its bytes, and their count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShortWord(u128);

/// Words with values.
pub struct Words<V> {
    short: FxHashMap<ShortWord, V>,
    long: FxHashMap<&'static str, V>,
}

impl ShortWord {
    /// `word`, if it is short; never the default.
    pub fn of(word: &str) -> Option<ShortWord> {
        let mut bytes = [0; SHORT + 1];
        bytes.get_mut(..word.len()).filter(|_| word.len() <= SHORT)?.copy_from_slice(word.as_bytes());
        bytes[SHORT] = word.len() as u8 + 1;
        Some(ShortWord(u128::from_le_bytes(bytes)))
    }

    /// The number.
    pub fn number(self) -> u128 {
        self.0
    }
}

impl<V> Words<V> {
    /// The value of a word.
    pub fn get(&self, word: &str) -> Option<&V> {
        match ShortWord::of(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        }
    }
}

impl<V: Default> Words<V> {
    /// The value of a word, which is added where it is missing.
    pub fn entry(&mut self, word: &'static str) -> &mut V {
        match ShortWord::of(word) {
            Some(short) => self.short.entry(short).or_default(),
            None => self.long.entry(word).or_default(),
        }
    }
}

impl<V> Default for Words<V> {
    fn default() -> Words<V> {
        Words { short: FxHashMap::default(), long: FxHashMap::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_lengths_have_their_values() {
        let mut words = Words::default();
        let all = ["", "a", "\0", "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa"];
        all.iter().zip(1..).for_each(|(word, n)| *words.entry(word) = n);
        assert_eq!(all.map(|word| words.get(word).copied().unwrap_or(0)), [1, 2, 3, 4, 5]);
        assert_eq!(words.get("aa"), None);
    }
}
