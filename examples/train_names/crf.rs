//! Learns a linear-chain conditional random field whose words are scored by neurons, one run of words at a time.
//!
//! Knows what goes in only as numbers and rows. Does not know words.

use crate::neurons::{Firing, Hidden, Input, Vectors};
use onrecord::analysis::name::chain::{self, Scores, Transitions};
use onrecord::analysis::name::model::Guess;
use onrecord::analysis::name::tag::{N_SCORES, N_TAGS, Tag};

/// A run of words whose tags are known.
pub(crate) struct Example {
    /// For each word what goes into the neurons.
    pub(crate) inputs: Vec<Input>,
    /// For each word the numbers of its features' rows.
    pub(crate) rows: Vec<Vec<u32>>,
    /// For each word its tag.
    pub(crate) tags: Vec<Tag>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// How to learn.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// How fast neurons do.
    pub(crate) alpha: f32,
    /// How often a neuron is left out.
    pub(crate) drop: f32,
    /// Whether features do as well.
    pub(crate) with_features: bool,
}

/// How fast features learn. What a weight must gather before it counts keeps the model small.
const RATE: Rate = Rate { alpha: 0.2, l1: 0.3 };

/// How fast features learn, and how much to hold back.
#[derive(Clone, Copy)]
struct Rate {
    alpha: f32,
    l1: f32,
}

/// What FTRL-Proximal keeps of a weight: the sum of its gradients, and of their squares.
#[derive(Clone, Copy, Default)]
struct Weight {
    z: f32,
    n: f32,
}

impl Weight {
    fn value(self) -> f32 {
        let excess = (self.z.abs() - RATE.l1).max(0.0);
        -excess.copysign(self.z) / ((1.0 + self.n.sqrt()) / RATE.alpha)
    }

    fn learn(&mut self, gradient: f32) {
        let n = self.n + gradient * gradient;
        let sigma = (n.sqrt() - self.n.sqrt()) / RATE.alpha;
        self.z += gradient - sigma * self.value();
        self.n = n;
    }
}

/// How fast transitions learn.
const PAIR_ALPHA: f32 = 0.2;

/// A probability that is wrong by less is right.
const TOLERANCE: f32 = 1e-3;

/// The score of a pair of tags, and the sum of its gradients' squares.
#[derive(Clone, Copy, Default)]
struct Pair {
    score: f32,
    squares: f32,
}

/// Weights in the making.
#[derive(Clone)]
pub(crate) struct Field<'v> {
    hidden: Hidden,
    vectors: &'v Vectors,
    rows: Vec<[Weight; N_SCORES]>,
    pairs: [[Pair; N_TAGS]; N_TAGS],
}

impl<'v> Field<'v> {
    /// Has learnt nothing yet.
    pub(crate) fn new(hidden: Hidden, vectors: &'v Vectors, n_rows: usize) -> Field<'v> {
        let rows = vec![[Weight::default(); N_SCORES]; n_rows];
        Field { hidden, vectors, rows, pairs: [[Pair::default(); N_TAGS]; N_TAGS] }
    }

    /// The mean of fields; `None` if there are none.
    pub(crate) fn mean(fields: Vec<Field<'v>>) -> Option<Field<'v>> {
        let factor = 1.0 / fields.len() as f32;
        let mut mean = fields.into_iter().reduce(|mut sum, field| {
            sum.hidden.add(&field.hidden);
            sum.rows = field.rows;
            let pairs = sum.pairs.as_flattened_mut().iter_mut().zip(field.pairs.as_flattened());
            pairs.for_each(|(sum, pair)| sum.score += pair.score);
            sum
        })?;
        mean.hidden.scale(factor);
        mean.pairs.as_flattened_mut().iter_mut().for_each(|pair| pair.score *= factor);
        Some(mean)
    }

    /// What it has learnt.
    pub(crate) fn guess(&self) -> Guess {
        Guess::new(self.transitions(), self.hidden.layer())
    }

    pub(crate) fn transitions(&self) -> Transitions {
        Transitions::new(|from, to| self.pairs[from.number()][to.number()].score)
    }

    /// The weights of a feature.
    pub(crate) fn row(&self, row: usize) -> Scores {
        self.rows[row].map(Weight::value)
    }

    /// The scores of the words of a run.
    pub(crate) fn scores(&self, example: &Example) -> Vec<Scores> {
        let words = example.inputs.iter().zip(example.rows.iter());
        words
            .map(|(input, rows)| {
                let mut scores = self.hidden.scores(input, self.vectors);
                self.add_features(rows, &mut scores);
                scores
            })
            .collect()
    }

    fn add_features(&self, rows: &[u32], scores: &mut Scores) {
        for &row in rows {
            let weights = self.rows[row as usize].iter();
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight.value());
        }
    }

    /// Learns from one run of words.
    pub(crate) fn learn(&mut self, example: &Example, pace: Pace) {
        let fire = |input| self.hidden.fire(input, self.vectors, pace.drop);
        let firings: Vec<Firing> = example.inputs.iter().map(fire).collect();
        let fired = example.inputs.iter().zip(&firings);
        let mut scores: Vec<Scores> =
            fired.map(|(input, firing)| self.hidden.scores_after(firing, input.corpus)).collect();
        if pace.with_features {
            scores
                .iter_mut()
                .zip(example.rows.iter())
                .for_each(|(scores, rows)| self.add_features(rows, scores));
        }
        let mut expected = [[0.0; N_TAGS]; N_TAGS];
        let factors = self.transitions().exponentials();
        let mut expect = |from: usize, to: usize, probability| expected[from][to] += probability;
        let marginals = chain::marginals(&factors, &scores, Some(&mut expect));
        self.learn_pairs(example, expected);
        let words = example.inputs.iter().zip(&firings).zip(example.tags.iter().zip(&marginals));
        for (((input, firing), (tag, marginals)), rows) in words.zip(example.rows.iter()) {
            let gradient: Scores = std::array::from_fn(|n| {
                let wanted = if n == tag.number() { 1.0 } else { 0.0 };
                example.weight * (marginals[n] - wanted)
            });
            if gradient.iter().any(|gradient| gradient.abs() >= TOLERANCE) {
                self.hidden.learn(input, self.vectors, firing, &gradient, pace.alpha);
                for &row in rows.iter().filter(|_| pace.with_features) {
                    let weights = self.rows[row as usize].iter_mut();
                    weights.zip(gradient).for_each(|(weight, gradient)| weight.learn(gradient));
                }
            }
        }
    }

    fn learn_pairs(&mut self, example: &Example, mut expected: [[f32; N_TAGS]; N_TAGS]) {
        let edge = [Tag::OUTSIDE];
        let from = edge.iter().chain(&example.tags);
        let to = example.tags.iter().chain(&edge);
        for (from, to) in from.zip(to) {
            expected[from.number()][to.number()] -= 1.0;
        }
        for (pair, gradient) in self.pairs.as_flattened_mut().iter_mut().zip(expected.as_flattened()) {
            let gradient = example.weight * gradient;
            pair.squares += gradient * gradient;
            pair.score -= PAIR_ALPHA * gradient / (1.0 + pair.squares.sqrt());
        }
    }
}
