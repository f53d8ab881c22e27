//! Conditional log-linear training by AdaGrad (Duchi, Hazan and Singer, 2011), with a pull towards nought.

use onrecord::analysis::ranker::{self, Features, N_WEIGHTS, Ranker};

/// How many models are averaged, each from the examples in another order.
const TURNS: u64 = 3;

/// How a model is trained.
#[derive(Clone, Copy)]
pub(crate) struct Course {
    pub(crate) rounds: usize,
    pub(crate) rate: f32,
    pub(crate) pull: f32,
}

/// One question: the features of its candidates, and for each whether it is right.
pub(crate) struct Example {
    pub(crate) candidates: Features,
    pub(crate) right: Vec<bool>,
    /// What kind of words ask.
    pub(crate) kind: &'static str,
}

/// The ranker that makes right candidates likely: the mean of the weights after each round of the second half. The same
/// examples give the same ranker.
pub(crate) fn train(examples: &[Example], course: Course) -> Ranker {
    let mut mean = vec![0.0f32; N_WEIGHTS];
    for turn in 0..TURNS {
        add_turn(examples, course, turn, &mut mean);
    }
    Ranker::with_weights(&mean)
}

/// Adds to `mean` what one turn through the examples, in an order of its own, contributes.
fn add_turn(examples: &[Example], course: Course, turn: u64, mean: &mut [f32]) {
    let mut weights = vec![0.0f32; N_WEIGHTS];
    let mut squares = vec![1e-6f32; N_WEIGHTS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1Du64 ^ turn;
    let settled = course.rounds / 2;
    for round in 0..course.rounds {
        shuffle(&mut order, &mut random);
        for &n in &order {
            let Example { candidates, right, .. } = &examples[n];
            let score = |features: &[u32]| features.iter().map(|&feature| weights[feature as usize]).sum();
            let probabilities = ranker::probabilities(candidates.iter().map(score).collect());
            let wanted: f32 =
                probabilities.iter().zip(right).filter(|(_, right)| **right).map(|(p, _)| p).sum();
            for (n, features) in candidates.iter().enumerate() {
                let share = if right[n] { probabilities[n] / wanted.max(1e-6) } else { 0.0 };
                let error = probabilities[n] - share;
                if error.abs() < 1e-4 {
                    continue;
                }
                for &feature in features {
                    let at = feature as usize;
                    let slope = error + course.pull * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= course.rate * slope / squares[at].sqrt();
                }
            }
        }
        if round >= settled {
            let share = 1.0 / (TURNS as usize * (course.rounds - settled)) as f32;
            mean.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += share * weight);
        }
    }
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for n in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(n, (*random % (n as u64 + 1)) as usize);
    }
}
