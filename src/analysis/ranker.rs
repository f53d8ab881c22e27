//! A linear model that ranks candidates: a conditional log-linear ranker over hashed features.
//!
//! Knows weights, and how a feature becomes the number of one. Does not know what the features mean.
//! `examples/polnear` makes the weights, `assets/README.md` tells from what.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The number of weights of a model; a power of two.
pub const N_WEIGHTS: usize = 1 << 17;
/// How many steps make a weight of one.
const SCALE: f32 = 1024.0;

/// The weights, in steps: all of them stay near the processor, and sums of them are exact.
#[derive(Clone)]
pub struct Ranker {
    steps: Box<[i16; N_WEIGHTS]>,
}

impl Ranker {
    /// A ranker with these weights, each rounded to a step; those that are missing are nought.
    pub fn with_weights(weights: &[f32]) -> Ranker {
        let step = |weight: &f32| (weight * SCALE).round().clamp(-32767.0, 32767.0) as i16;
        Ranker::with_steps(weights.iter().map(step))
    }

    fn with_steps(steps: impl Iterator<Item = i16>) -> Ranker {
        let mut all = Box::new([0; N_WEIGHTS]);
        all.iter_mut().zip(steps).for_each(|(weight, step)| *weight = step);
        Ranker { steps: all }
    }

    /// Reads a model: runs of nought and little-endian 16-bit steps.
    ///
    /// A step is two bytes; the step `i16::MIN` begins a run of nought, and the next two bytes are its length.
    pub fn from_bytes(bytes: &[u8]) -> Ranker {
        let mut steps = Vec::with_capacity(N_WEIGHTS);
        let mut pairs = bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        while let Some(pair) = pairs.next() {
            match i16::from_le_bytes(pair) {
                i16::MIN => {
                    let run = pairs.next().map_or(0, u16::from_le_bytes);
                    steps.resize(steps.len() + usize::from(run), 0);
                }
                step => steps.push(step),
            }
        }
        Ranker::with_steps(steps.into_iter())
    }

    /// The model as it is read.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut run = 0u16;
        for &step in self.steps.iter() {
            if step == 0 && run < u16::MAX {
                run += 1;
                continue;
            }
            write_run(&mut bytes, &mut run);
            bytes.extend(step.to_le_bytes());
        }
        write_run(&mut bytes, &mut run);
        bytes
    }

    /// The score of a candidate with these features.
    fn score(&self, features: &[u32]) -> f32 {
        let step = |&feature: &u32| i32::from(self.steps[feature as usize % N_WEIGHTS]);
        features.iter().map(step).sum::<i32>() as f32 / SCALE
    }

    /// The number of the likeliest candidate, and its probability; the last of none.
    pub fn choose(&self, candidates: &Features) -> (usize, f32) {
        let probabilities = self.probabilities(candidates).into_iter().enumerate();
        probabilities.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
    }

    /// The probability of each candidate.
    pub fn probabilities(&self, candidates: &Features) -> Vec<f32> {
        probabilities(candidates.iter().map(|features| self.score(features)).collect())
    }
}

/// The probabilities of candidates with these scores.
pub fn probabilities(scores: Vec<f32>) -> Vec<f32> {
    let mut odds = scores;
    let highest = odds.iter().copied().fold(f32::MIN, f32::max);
    odds.iter_mut().for_each(|score| *score = (*score - highest).exp());
    let sum: f32 = odds.iter().sum();
    odds.iter_mut().for_each(|odd| *odd /= sum);
    odds
}

/// The features of some candidates, as numbers of weights.
#[derive(Clone, Default)]
pub struct Features {
    numbers: Vec<u32>,
    /// For each candidate the end of its numbers, which begin where those of the candidate before it end.
    ends: Vec<usize>,
}

/// The most features that most candidates have.
const FEATURES_EACH: usize = 64;

impl Features {
    /// None yet, with room for those of `candidates` candidates.
    pub fn with_room(candidates: usize) -> Features {
        let (numbers, ends) =
            (Vec::with_capacity(candidates * FEATURES_EACH), Vec::with_capacity(candidates));
        Features { numbers, ends }
    }

    /// None, in the room that these had.
    pub fn cleared(mut self) -> Features {
        self.numbers.clear();
        self.ends.clear();
        self
    }

    /// Adds a feature of the next candidate: what `template` asks, and the answer.
    pub fn add(&mut self, template: u32, answer: impl Hash) {
        self.numbers.push((mix(&(template, answer)) as usize & (N_WEIGHTS - 1)) as u32);
    }

    /// Ends the next candidate; what is added from now on belongs to the one behind it.
    pub fn end_candidate(&mut self) {
        self.ends.push(self.numbers.len());
    }

    /// The features of each candidate.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let numbers = self.numbers.get(start..end).unwrap_or_default();
            start = end;
            numbers
        })
    }
}

/// An answer as a number, for a feature made of several.
pub fn mix(answer: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    answer.hash(&mut hasher);
    let hash = hasher.finish();
    hash ^ (hash >> 29)
}

/// A length or distance, coarser as it grows.
pub fn bucket(n: usize) -> u8 {
    match n {
        0..=4 => n as u8,
        5..=7 => 5,
        8..=12 => 6,
        13..=20 => 7,
        21..=35 => 8,
        _ => 9,
    }
}

fn write_run(bytes: &mut Vec<u8>, run: &mut u16) {
    if *run > 0 {
        bytes.extend(i16::MIN.to_le_bytes());
        bytes.extend(run.to_le_bytes());
        *run = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let mut weights = vec![0.0; N_WEIGHTS];
        (weights[3], weights[N_WEIGHTS - 1]) = (1.5, -2.25);
        let ranker = Ranker::with_weights(&weights);
        assert_eq!((ranker.score(&[3]), ranker.score(&[0, 3, N_WEIGHTS as u32 - 1])), (1.5, -0.75));
        assert_eq!(Ranker::from_bytes(&ranker.to_bytes()).steps, ranker.steps);
    }
}
