//! A linear model that ranks candidates: a conditional log-linear ranker over hashed features.
//!
//! Knows weights. Does not know what the features mean. `examples/train_sources` makes the weights,
//! `assets/README.md` tells from what.

use super::feature::N_WEIGHTS;

/// How many steps of a stored weight make one.
const SCALE: f32 = 1024.0;

/// The weights.
pub struct Ranker {
    weights: Vec<f32>,
}

impl Ranker {
    /// Reads the model that is compiled into the program.
    pub fn load() -> Ranker {
        Ranker::from_bytes(include_bytes!("../../../../assets/sources.model"))
    }

    /// A ranker with these weights; those that are missing are nought.
    pub fn with_weights(mut weights: Vec<f32>) -> Ranker {
        weights.resize(N_WEIGHTS, 0.0);
        Ranker { weights }
    }

    /// Reads a model: runs of nought and little-endian 16-bit steps.
    ///
    /// A step is two bytes; the step `i16::MIN` begins a run of nought, and the next two bytes are its length.
    fn from_bytes(bytes: &[u8]) -> Ranker {
        let mut weights = Vec::with_capacity(N_WEIGHTS);
        let mut steps = bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        while let Some(step) = steps.next() {
            match i16::from_le_bytes(step) {
                i16::MIN => {
                    let run = steps.next().map_or(0, u16::from_le_bytes);
                    weights.resize(weights.len() + usize::from(run), 0.0);
                }
                step => weights.push(f32::from(step) / SCALE),
            }
        }
        Ranker::with_weights(weights)
    }

    /// The weights, for a trainer to go on with.
    pub fn into_weights(self) -> Vec<f32> {
        self.weights
    }

    /// The model as [`Ranker::load`] reads it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut run = 0u16;
        for weight in &self.weights {
            let step = (weight * SCALE).round().clamp(-32767.0, 32767.0) as i16;
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
    pub fn score(&self, features: &[u32]) -> f32 {
        features.iter().filter_map(|&feature| self.weights.get(feature as usize)).sum()
    }

    /// The probability of each candidate.
    pub fn probabilities(&self, candidates: &[Vec<u32>]) -> Vec<f32> {
        let scores: Vec<f32> = candidates.iter().map(|features| self.score(features)).collect();
        let highest = scores.iter().copied().fold(f32::MIN, f32::max);
        let odds: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
        let sum: f32 = odds.iter().sum();
        odds.into_iter().map(|odd| odd / sum).collect()
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
        let ranker = Ranker::from_bytes(&Ranker::with_weights(weights.clone()).to_bytes());
        assert_eq!(ranker.weights, weights);
    }

    #[test]
    fn the_model_that_is_compiled_in_has_weights() {
        assert!(Ranker::load().weights.iter().any(|weight| *weight != 0.0));
    }
}
