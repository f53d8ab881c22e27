//! Trained weights, as they are compiled into the program: features → scores of tags.
//!
//! Knows the form of the file. Does not know what a feature means, nor how the weights came about.
//!
//! Each of two guesses at a word has the transitions between tags (17 × 17 f32, little-endian), filled up to the
//! alignment of a table, and a [layer](super::layer) of neurons. The second also sees what the first took the other
//! words of the article for. Both add the weights of features: for each guess their scale (f32), filled up, then a
//! [table](super::table) of 16 weights (i8) for each guess and feature.

use super::chain::{Factors, Scores, Transitions};
use super::evidence;
use super::hidden::{self, N_NEURONS};
use super::layer::Layer;
use super::table::{Table, fill_up, take, take_f32};
use super::tag::{N_SCORES, N_TAGS};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A feature of a word, by its hash.
pub type Feature = u64;

/// How often a word is guessed at.
pub const N_GUESSES: usize = 2;

/// Trained weights.
pub struct Model<'b> {
    /// The first guess at a word.
    pub first: Guess,
    /// The second, which has evidence beside.
    pub second: Guess,
    /// What features add to both.
    pub features: Features<'b>,
}

/// The weights of features, of both guesses side by side.
pub struct Features<'b> {
    scales: [f32; N_GUESSES],
    rows: Table<'b, { N_GUESSES * N_SCORES }>,
}

/// A word's weights of both guesses in sum, unscaled.
#[derive(Clone, Copy, Default)]
pub struct Sums([i16; N_GUESSES * N_SCORES]);

/// The weights of the features of one guess as they were learnt.
pub type Learnt = FxHashMap<Feature, Scores>;

/// How many numbers go into the second guess: those of the first, then evidence.
pub const N_INPUTS: usize = hidden::N_INPUTS + evidence::N_NUMBERS;

/// How many rows the second guess has: those of the first, then those of evidence.
pub const N_ROWS: usize = hidden::N_ROWS + evidence::N_ROWS;

/// What a guess has to itself.
pub struct Guess {
    /// The scores of pairs of tags.
    pub transitions: Transitions,
    /// Their exponentials.
    pub factors: Factors,
    /// What scores words.
    pub layer: Layer<N_NEURONS>,
}

impl<'b> Model<'b> {
    /// Reads a model; `None` if the bytes are not one.
    pub fn parse(mut bytes: &'b [u8]) -> Option<Model<'b>> {
        let first = Guess::take(&mut bytes, hidden::N_INPUTS, hidden::N_ROWS)?;
        let second = Guess::take(&mut bytes, N_INPUTS, N_ROWS)?;
        let features = Features::take(&mut bytes)?;
        bytes.is_empty().then_some(Model { first, second, features })
    }

    /// The file of these weights.
    pub fn write(first: &Guess, second: &Guess, features: &[Learnt; N_GUESSES]) -> Vec<u8> {
        [first.write(), second.write(), Features::write(features)].concat()
    }
}

impl<'b> Features<'b> {
    fn take(bytes: &mut &'b [u8]) -> Option<Features<'b>> {
        let mut numbers = take(bytes, N_GUESSES * size_of::<f32>())?;
        let scales = [take_f32(&mut numbers)?, take_f32(&mut numbers)?];
        Some(Features { scales, rows: Table::take(bytes)? })
    }

    /// The bytes of these weights, rounded to 8 bits.
    fn write(learnt: &[Learnt; N_GUESSES]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rows: BTreeMap<Feature, [u8; N_GUESSES * N_SCORES]> = BTreeMap::new();
        for (n, learnt) in learnt.iter().enumerate() {
            let most =
                learnt.values().flatten().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
            let scale = most / 127.0;
            bytes.extend(scale.to_le_bytes());
            for (&feature, weights) in learnt {
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

    /// Adds what a word's features have for guess number `n` to its scores.
    pub fn add_scores(&self, sums: &Sums, n: usize, scores: &mut Scores) {
        let sums = &sums.0[n * N_SCORES..];
        scores.iter_mut().zip(sums).for_each(|(score, &sum)| *score += f32::from(sum) * self.scales[n]);
    }
}

impl Sums {
    /// Adds the weights in another sum.
    pub fn add(&mut self, other: &Sums) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, other)| *sum = sum.wrapping_add(other));
    }
}

impl Guess {
    /// A guess with these weights.
    pub fn new(transitions: Transitions, layer: Layer<N_NEURONS>) -> Guess {
        Guess { factors: transitions.exponentials(), transitions, layer }
    }

    fn take(bytes: &mut &[u8], n_inputs: usize, n_rows: usize) -> Option<Guess> {
        let transitions = take_transitions(&mut take(bytes, size_of::<f32>() * N_TAGS * N_TAGS)?)?;
        Some(Guess::new(transitions, Layer::take(bytes, n_inputs, n_rows)?))
    }

    fn write(&self) -> Vec<u8> {
        let scores = self.transitions.0.as_flattened();
        let mut bytes: Vec<u8> = scores.iter().flat_map(|score| score.to_le_bytes()).collect();
        fill_up(&mut bytes);
        bytes.extend(self.layer.write());
        bytes
    }
}

fn take_transitions(bytes: &mut &[u8]) -> Option<Transitions> {
    let mut transitions = Transitions([[0.0; N_TAGS]; N_TAGS]);
    for score in transitions.0.as_flattened_mut() {
        *score = take_f32(bytes)?;
    }
    Some(transitions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_that_were_written_are_read() {
        let features: Vec<Feature> = (1..500).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let weight = |feature: Feature| f32::from((feature as i8).max(-127));
        let learnt = |factor: f32| {
            features.iter().map(|&feature| (feature, [weight(feature) * factor; N_SCORES])).collect()
        };
        let bytes = Features::write(&[learnt(1.0), learnt(0.5)]);
        let read = Features::take(&mut &bytes[..]).unwrap();
        for &feature in &features {
            let (mut sums, mut scores) = (Sums::default(), [1.0; N_SCORES]);
            read.add(&mut vec![feature, 7, 8], &mut sums);
            read.add_scores(&sums, 1, &mut scores);
            assert_eq!(scores, [1.0 + weight(feature) * 0.5; N_SCORES]);
        }
        assert!(Features::take(&mut &bytes[..1000]).is_none());
    }
}
