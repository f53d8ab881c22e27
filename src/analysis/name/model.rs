//! Trained weights, as they are compiled into the program: features → scores of tags.
//!
//! Knows the form of the file. Does not know what a feature means, nor how the weights came about.
//!
//! Each feature has weights of two kinds: for the first guess at a word, and for the second. The file, all numbers
//! little-endian: for each guess the scale of its weights (f32) and the transitions between tags (17 × 17 f32), filled
//! up to the alignment of a table; a [table](super::table) of 16 weights (i8) for each guess and feature.

use super::chain::{Factors, Scores, Transitions};
use super::table::{Table, fill_up, take, take_u32};
use super::tag::{N_SCORES, N_TAGS};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A feature of a word, by its hash.
pub type Feature = u64;

/// How often a word is guessed at.
pub const N_GUESSES: usize = 2;

/// Trained weights.
pub struct Model<'b> {
    /// For each guess.
    guesses: [Guess; N_GUESSES],
    rows: Table<'b, { N_GUESSES * N_SCORES }>,
}

/// What one guess has to itself.
pub struct Guess {
    scale: f32,
    /// The scores of pairs of tags.
    pub transitions: Transitions,
    /// Their exponentials.
    pub factors: Factors,
}

/// A word's weights of both guesses in sum, unscaled.
#[derive(Clone, Copy, Default)]
pub struct Sums([i16; N_GUESSES * N_SCORES]);

/// The weights of one guess as they were learnt.
pub struct Learnt {
    /// The scores of pairs of tags.
    pub transitions: Transitions,
    /// The weights of each feature.
    pub rows: FxHashMap<Feature, Scores>,
}

impl<'b> Model<'b> {
    /// Reads a model; `None` if the bytes are not one.
    pub fn parse(mut bytes: &'b [u8]) -> Option<Model<'b>> {
        let mut numbers = take(&mut bytes, N_GUESSES * Guess::N_BYTES)?;
        let guesses = [Guess::take(&mut numbers)?, Guess::take(&mut numbers)?];
        let rows = Table::take(&mut bytes)?;
        bytes.is_empty().then_some(Model { guesses, rows })
    }

    /// The file of these weights, rounded to 8 bits.
    pub fn write(guesses: &[Learnt; N_GUESSES]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rows: BTreeMap<Feature, [u8; N_GUESSES * N_SCORES]> = BTreeMap::new();
        for (n, guess) in guesses.iter().enumerate() {
            let scale =
                guess.rows.values().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs())) / 127.0;
            bytes.extend(scale.to_le_bytes());
            bytes.extend(guess.transitions.0.as_flattened().iter().flat_map(|score| score.to_le_bytes()));
            for (&feature, weights) in &guess.rows {
                let row = rows.entry(feature).or_insert([0; N_GUESSES * N_SCORES]);
                let rounded = weights.map(|weight| (weight / scale).round() as i8 as u8);
                row[n * N_SCORES..][..N_SCORES].copy_from_slice(&rounded);
            }
        }
        let rows: Vec<_> =
            rows.into_iter().filter(|(_, row)| row.iter().any(|&weight| weight != 0)).collect();
        fill_up(&mut bytes);
        bytes.extend(Table::write(&rows));
        bytes
    }

    /// What a guess has to itself.
    pub fn guess(&self, guess: usize) -> &Guess {
        &self.guesses[guess]
    }

    /// Adds the weights of features, which it uses up, to a word's.
    pub fn add(&self, features: &mut Vec<Feature>, sums: &mut Sums) {
        self.rows.find(features);
        let mut total = sums.0;
        for row in features.drain(..).filter_map(|slot| self.rows.row(slot)) {
            for (sum, &weight) in total.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(weight as i8));
            }
        }
        sums.0 = total;
    }
}

impl Guess {
    const N_BYTES: usize = size_of::<f32>() * (1 + N_TAGS * N_TAGS);

    fn take(bytes: &mut &[u8]) -> Option<Guess> {
        let scale = f32::from_bits(take_u32(bytes)?);
        let transitions = take_transitions(bytes)?;
        Some(Guess { scale, factors: transitions.exponentials(), transitions })
    }
}

impl Sums {
    /// Adds the weights in another sum.
    pub fn add(&mut self, other: &Sums) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, other)| *sum = sum.wrapping_add(other));
    }

    /// A word's scores in guess number `n`, which is `guess`.
    pub fn scores(&self, n: usize, guess: &Guess) -> Scores {
        std::array::from_fn(|tag| f32::from(self.0[n * N_SCORES + tag]) * guess.scale)
    }
}

fn take_transitions(bytes: &mut &[u8]) -> Option<Transitions> {
    let mut transitions = Transitions([[0.0; N_TAGS]; N_TAGS]);
    for score in transitions.0.as_flattened_mut() {
        *score = f32::from_bits(take_u32(bytes)?);
    }
    Some(transitions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let transitions = Transitions::new(|from, to| from.number() as f32 - to.number() as f32);
        let features: Vec<Feature> = (1..500).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let weight = |feature: Feature| f32::from((feature as i8).max(-127));
        let learnt = |factor: f32| Learnt {
            transitions: transitions.clone(),
            rows: features.iter().map(|&feature| (feature, [weight(feature) * factor; N_SCORES])).collect(),
        };
        let bytes = Model::write(&[learnt(1.0), learnt(0.5)]);
        let model = Model::parse(&bytes).unwrap();
        assert_eq!(model.guess(1).transitions.0, transitions.0);
        for &feature in &features {
            let mut sums = Sums::default();
            model.add(&mut vec![feature, 7, 8], &mut sums);
            assert_eq!(sums.scores(0, model.guess(0)), [weight(feature); N_SCORES]);
            assert_eq!(sums.scores(1, model.guess(1)), [weight(feature) * 0.5; N_SCORES]);
        }
        assert!(Model::parse(&bytes[..1000]).is_none());
    }
}
