//! Short words → their numbers.
//!
//! Knows words as they are written. Does not know what is kept of them under their numbers.

use crate::lexicon::words::ShortWord;

/// The fewest slots.
const MIN_SLOTS: usize = 1 << 10;

/// Where the number of each short word stands: hashes and numbers alone, so that one read from memory finds it.
pub(super) struct Index {
    /// The hash of a word in the upper half, its number and one in the lower; nought where there is none. Their count
    /// is a power of two, and at least twice that of the words. A word stands where the first bits of its hash point,
    /// or in one of the next slots.
    slots: Vec<u64>,
    n_words: usize,
}

impl Default for Index {
    fn default() -> Index {
        Index { slots: vec![0; MIN_SLOTS], n_words: 0 }
    }
}

impl Index {
    /// The number that a word has if it is there and stands in the first place where it may.
    pub(super) fn guess(&self, key: ShortWord) -> Option<u32> {
        let hash = hash(key);
        let slot = self.slots[self.home(hash)];
        ((slot >> 32) as u32 == hash && slot != 0).then(|| slot as u32 - 1)
    }

    /// The number of a word; `is_its` tells whether a number is.
    pub(super) fn find(&self, key: ShortWord, is_its: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = hash(key);
        let slots = self.from(self.home(hash)).take_while(|&slot| slot != 0);
        let mut numbers = slots.filter(|slot| (slot >> 32) as u32 == hash).map(|slot| slot as u32 - 1);
        numbers.find(|&number| is_its(number))
    }

    /// Adds a word that is not there.
    pub(super) fn add(&mut self, key: ShortWord, number: u32) {
        self.n_words += 1;
        if self.n_words * 2 > self.slots.len() {
            let twice = vec![0; self.slots.len() * 2];
            let all = std::mem::replace(&mut self.slots, twice);
            all.into_iter().filter(|&slot| slot != 0).for_each(|slot| self.put(slot));
        }
        self.put(u64::from(hash(key)) << 32 | u64::from(number + 1));
    }

    fn put(&mut self, slot: u64) {
        let home = self.home((slot >> 32) as u32);
        let behind = self.from(home).take_while(|&slot| slot != 0).count();
        let free = (home + behind) & (self.slots.len() - 1);
        self.slots[free] = slot;
    }

    fn home(&self, hash: u32) -> usize {
        (hash >> (u32::BITS - self.slots.len().trailing_zeros())) as usize
    }

    /// The slots from one on, round and round.
    fn from(&self, start: usize) -> impl Iterator<Item = u64> {
        let (before, behind) = self.slots.split_at(start);
        behind.iter().chain(before).copied()
    }
}

fn hash(key: ShortWord) -> u32 {
    let (low, high) = (key.number() as u64, (key.number() >> 64) as u64);
    let mixed = low.wrapping_mul(0xA24B_AED4_963E_E407) ^ high.wrapping_mul(0x9FB2_1C65_1E98_DF25);
    ((mixed ^ (mixed >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_under_their_numbers() {
        let words: Vec<String> = (0..5000).map(|n| format!("word{n}")).chain([String::new()]).collect();
        let keys: Vec<ShortWord> = words.iter().filter_map(|word| ShortWord::of(word)).collect();
        let mut index = Index::default();
        for (n, &key) in keys.iter().enumerate() {
            assert_eq!(index.find(key, |other| keys[other as usize] == key), None);
            index.add(key, n as u32);
        }
        for (n, &key) in keys.iter().enumerate() {
            assert_eq!(index.find(key, |other| keys[other as usize] == key), Some(n as u32));
        }
        let guessed = keys.iter().zip(0..).filter(|&(&key, n)| index.guess(key) == Some(n)).count();
        assert!(guessed > keys.len() / 2, "{guessed}");
    }
}
