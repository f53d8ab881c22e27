//! Words → how they are used, as told by large amounts of text: vectors.
//!
//! Knows words by their hashes in lower case. Does not know what the numbers of a vector mean.
//! `examples/cluster_words.rs` makes the file, `assets/README.md` tells from what.
//!
//! A vector is kept in parts, each as the number of the nearest of 256 centres (product quantisation). The file, all
//! numbers little-endian: for each part its centres (f32), filled up to the alignment of a table; a
//! [table](super::table) with a row for each word: the number of its centre in each part (u8 each).

use super::table::{Table, fill_up, take};

/// The length of a word's vector.
pub const LENGTH: usize = 50;

/// How many parts it is kept in.
pub const N_PARTS: usize = 10;

/// The length of a part.
pub const PART: usize = LENGTH / N_PARTS;

/// How many centres each part has.
pub const N_CENTRES: usize = 256;

/// A word's vector: for each part the number of its centre.
pub type Codes = [u8; N_PARTS];

/// What a word's use is like, as numbers.
pub type Vector = [f32; LENGTH];

/// The centres of a part.
pub type Centres = [[f32; PART]; N_CENTRES];

/// How many words are used.
#[derive(Clone)]
pub struct Clusters<'b> {
    words: Table<'b, N_PARTS>,
    /// For each part its centres.
    centres: Vec<Centres>,
}

impl<'b> Clusters<'b> {
    /// Reads the vectors; `None` if the bytes are not of the right form.
    pub fn parse(mut bytes: &'b [u8]) -> Option<Clusters<'b>> {
        let centres = take(&mut bytes, N_CENTRES * LENGTH * size_of::<f32>())?;
        let mut numbers = centres.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes));
        let mut centre = || std::array::from_fn(|_| numbers.next().unwrap_or_default());
        let centres = (0..N_PARTS).map(|_| std::array::from_fn(|_| centre())).collect();
        Some(Clusters { words: Table::take(&mut bytes)?, centres })
    }

    /// The file of `words`, by their [hashes](hash), and of the centres of each part.
    pub fn write(mut words: Vec<(u64, Codes)>, centres: &[Centres; N_PARTS]) -> Vec<u8> {
        let numbers = centres.as_flattened().as_flattened();
        let mut bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
        fill_up(&mut bytes);
        // Of two words with one hash the first counts.
        words.sort_by_key(|&(hash, _)| hash);
        words.dedup_by_key(|&mut (hash, _)| hash);
        bytes.extend(Table::write(&words));
        bytes
    }

    /// The codes of the word that has the hash `lower` in lower case.
    pub fn get(&self, lower: u32) -> Option<Codes> {
        self.words.get(hash(lower)).copied()
    }

    /// The centres of each part.
    pub fn centres(&self) -> &[Centres] {
        &self.centres
    }

    /// The vector that the codes stand for, of a length of about 1.
    pub fn vector(&self, codes: &Codes) -> Vector {
        let mut vector = [0.0; LENGTH];
        self.add(codes, &mut vector);
        vector
    }

    /// Adds the vector that the codes stand for to a sum.
    pub fn add(&self, codes: &Codes, sum: &mut Vector) {
        let parts = sum.as_chunks_mut::<PART>().0.iter_mut();
        for (part, (centres, code)) in parts.zip(self.centres.iter().zip(codes)) {
            part.iter_mut().zip(centres[usize::from(*code)]).for_each(|(sum, x)| *sum += x);
        }
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
    fn a_word_has_the_vector_of_its_codes() {
        let words = vec![(hash(5), [7; N_PARTS]), (hash(6), [8; N_PARTS])];
        let mut centres = [[[0.0; PART]; N_CENTRES]; N_PARTS];
        centres[3][7] = [0.5; PART];
        let bytes = Clusters::write(words, &centres);
        let clusters = Clusters::parse(&bytes).unwrap();
        let vector = clusters.vector(&clusters.get(5).unwrap());
        assert_eq!(vector[3 * PART..4 * PART], [0.5; PART]);
        assert_eq!(vector[..PART], [0.0; PART]);
        assert_eq!(clusters.get(6), Some([8; N_PARTS]));
        assert_eq!(clusters.get(7), None);
        assert!(Clusters::parse(&bytes[..20]).is_none());
    }
}
