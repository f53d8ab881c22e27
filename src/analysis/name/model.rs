//! The trained weights, as they are compiled into the program: features → scores of tags.
//!
//! Knows the form of the file. Does not know what a feature means, nor how the weights came about.
//!
//! The file, all numbers little-endian: the scale of the weights (f32); the transitions between tags
//! (17 × 17 f32); the number of hash bits that choose a bucket (u32); for each bucket the number of its first
//! row, and the number of rows (u32 each); for each row a check of 16 hash bits; the rows, 16 i8 each.

use super::chain::{Scores, Transitions};
use super::tag::{N_SCORES, N_TAGS};

/// A feature of a word, by its hash.
pub type Feature = u64;

/// The trained weights.
pub struct Model<'b> {
    scale: f32,
    transitions: Transitions,
    bucket_bits: u32,
    starts: &'b [u8],
    checks: &'b [u8],
    rows: &'b [u8],
}

impl<'b> Model<'b> {
    /// Reads a model; `None` if the bytes are not one.
    pub fn parse(bytes: &'b [u8]) -> Option<Model<'b>> {
        let mut rest = bytes;
        let scale = take_f32(&mut rest)?;
        let mut transitions = Transitions([[0.0; N_TAGS]; N_TAGS]);
        for score in transitions.0.as_flattened_mut() {
            *score = take_f32(&mut rest)?;
        }
        let bucket_bits = u32::from_le_bytes(*take::<4>(&mut rest)?);
        let n_buckets = 1_usize.checked_shl(bucket_bits).filter(|_| (1..32).contains(&bucket_bits))?;
        let (starts, rest) = rest.split_at_checked((n_buckets + 1) * 4)?;
        let n_rows = rest.len() / (2 + N_SCORES);
        let (checks, rows) = rest.split_at_checked(n_rows * 2)?;
        Some(Model { scale, transitions, bucket_bits, starts, checks, rows })
    }

    /// The file that holds `rows`, which are multiples of `scale`.
    pub fn write(scale: f32, transitions: &Transitions, mut rows: Vec<(Feature, [i8; N_SCORES])>) -> Vec<u8> {
        let bucket_bits = (rows.len() / 2).max(2).ilog2();
        rows.sort_unstable();
        let mut bytes = scale.to_le_bytes().to_vec();
        bytes.extend(transitions.0.as_flattened().iter().flat_map(|score| score.to_le_bytes()));
        bytes.extend(bucket_bits.to_le_bytes());
        for bucket in 0..=1 << bucket_bits {
            let start = rows.partition_point(|&(feature, _)| feature >> (64 - bucket_bits) < bucket);
            bytes.extend((start as u32).to_le_bytes());
        }
        bytes.extend(rows.iter().flat_map(|&(feature, _)| check(feature)));
        bytes.extend(rows.iter().flat_map(|(_, row)| row.map(|weight| weight as u8)));
        bytes
    }

    /// How likely each tag is after each other.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// A word's scores, given its features.
    pub fn scores(&self, features: &[Feature]) -> Scores {
        let mut sums = [0_i16; N_SCORES];
        for &feature in features {
            if let Some(row) = self.row(feature) {
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(weight as i8);
                }
            }
        }
        sums.map(|sum| f32::from(sum) * self.scale)
    }

    fn row(&self, feature: Feature) -> Option<&[u8; N_SCORES]> {
        let bucket = (feature >> (64 - self.bucket_bits)) as usize;
        let (first, last) = (self.start(bucket)?, self.start(bucket + 1)?);
        let checks = self.checks.get(first * 2..last * 2)?;
        let found = checks.chunks_exact(2).position(|bits| bits == check(feature))?;
        self.rows.get((first + found) * N_SCORES..)?.first_chunk()
    }

    fn start(&self, bucket: usize) -> Option<usize> {
        let bytes = self.starts.get(bucket * 4..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    }
}

fn check(feature: Feature) -> [u8; 2] {
    ((feature >> 1) as u16).to_le_bytes()
}

fn take<'b, const N: usize>(bytes: &mut &'b [u8]) -> Option<&'b [u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(head)
}

fn take_f32(bytes: &mut &[u8]) -> Option<f32> {
    take::<4>(bytes).map(|bytes| f32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let transitions = Transitions::new(|from, to| from.number() as f32 - to.number() as f32);
        let features: Vec<Feature> = (1..500).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let rows = features.iter().map(|&feature| (feature, [feature as i8; N_SCORES])).collect();
        let bytes = Model::write(0.5, &transitions, rows);
        let model = Model::parse(&bytes).unwrap();
        assert_eq!(model.transitions().0, transitions.0);
        for &feature in &features {
            assert_eq!(model.scores(&[feature]), [f32::from(feature as i8) * 0.5; N_SCORES]);
        }
        assert_eq!(model.scores(&[7, 8]), [0.0; N_SCORES]);
        assert!(Model::parse(&bytes[..1000]).is_none());
    }
}
