//! Words → groups of words that are used alike, as told by large amounts of text.
//!
//! Knows words by their hashes in lower case. Does not know what the groups have in common.
//! `examples/cluster_words.rs` makes the file, `assets/README.md` tells from what.

use super::table::{Table, take_u32};

/// How many sizes of groups there are.
pub const N_SIZES: usize = 3;

/// The groups of the words, the smallest first.
pub type Groups = [u16; N_SIZES];

/// The groups of many words.
#[derive(Clone, Copy)]
pub struct Clusters<'b> {
    words: Table<'b, 2>,
    /// For each of the smallest groups the larger ones that it is part of.
    larger: &'b [u8],
}

impl<'b> Clusters<'b> {
    /// Reads the groups; `None` if the bytes are not of the right form.
    pub fn parse(mut bytes: &'b [u8]) -> Option<Clusters<'b>> {
        let n_groups = take_u32(&mut bytes)? as usize;
        let (larger, mut rest) = bytes.split_at_checked(n_groups * (N_SIZES - 1) * 2)?;
        Some(Clusters { words: Table::take(&mut rest)?, larger })
    }

    /// The file of `words`, by their [hashes](hash), each with its smallest group, and of those groups' larger groups.
    pub fn write(words: &[(u64, u16)], larger: &[[u16; N_SIZES - 1]]) -> Vec<u8> {
        let mut bytes = (larger.len() as u32).to_le_bytes().to_vec();
        bytes.extend(larger.as_flattened().iter().flat_map(|group| group.to_le_bytes()));
        let mut rows: Vec<_> = words.iter().map(|&(hash, group)| (hash, group.to_le_bytes())).collect();
        // Of two words with one hash the first counts.
        rows.sort_by_key(|&(hash, _)| hash);
        rows.dedup_by_key(|&mut (hash, _)| hash);
        bytes.extend(Table::write(&rows));
        bytes
    }

    /// The groups of the word that has the hash `lower` in lower case.
    pub fn get(&self, lower: u32) -> Option<Groups> {
        let smallest = u16::from_le_bytes(*self.words.get(hash(lower))?);
        let larger = self.larger.get(usize::from(smallest) * (N_SIZES - 1) * 2..)?;
        let larger: &[u8; (N_SIZES - 1) * 2] = larger.first_chunk()?;
        Some([
            smallest,
            u16::from_le_bytes([larger[0], larger[1]]),
            u16::from_le_bytes([larger[2], larger[3]]),
        ])
    }
}

/// The hash under which a word is kept that has the hash `lower` in lower case.
pub fn hash(lower: u32) -> u64 {
    u64::from(lower).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_one_group_of_each_size() {
        let bytes = Clusters::write(&[(hash(5), 0), (hash(6), 1)], &[[3, 4], [3, 5]]);
        let clusters = Clusters::parse(&bytes).unwrap();
        assert_eq!(clusters.get(5), Some([0, 3, 4]));
        assert_eq!(clusters.get(6), Some([1, 3, 5]));
        assert_eq!(clusters.get(7), None);
        assert!(Clusters::parse(&bytes[..20]).is_none());
    }
}
