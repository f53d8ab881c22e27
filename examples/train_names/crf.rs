//! Learns the weights of a linear-chain conditional random field: FTRL-Proximal, one run of words at a time.
//!
//! Knows features only as numbers of rows. Does not know words.

use onrecord::analysis::name::chain::{self, Scores, Transitions};
use onrecord::analysis::name::tag::{N_SCORES, N_TAGS, Tag};

/// A run of words whose tags are known.
pub(crate) struct Example {
    /// For each word the numbers of its features' rows.
    pub(crate) rows: Vec<Vec<u32>>,
    /// For each word its tag.
    pub(crate) tags: Vec<Tag>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// How fast to learn, and how much to hold back.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) alpha: f32,
    pub(crate) l1: f32,
    pub(crate) l2: f32,
}

/// What FTRL-Proximal keeps of a weight: the sum of its gradients, and of their squares.
#[derive(Clone, Copy, Default)]
struct Weight {
    z: f32,
    n: f32,
}

impl Weight {
    fn value(self, rate: Rate) -> f32 {
        let excess = (self.z.abs() - rate.l1).max(0.0);
        -excess.copysign(self.z) / ((1.0 + self.n.sqrt()) / rate.alpha + rate.l2)
    }

    fn learn(&mut self, gradient: f32, rate: Rate) {
        let n = self.n + gradient * gradient;
        let sigma = (n.sqrt() - self.n.sqrt()) / rate.alpha;
        self.z += gradient - sigma * self.value(rate);
        self.n = n;
    }
}

/// Weights in the making.
pub(crate) struct Field {
    rate: Rate,
    rows: Vec<[Weight; N_SCORES]>,
    pairs: [[Weight; N_TAGS]; N_TAGS],
}

impl Field {
    /// All weights are 0.
    pub(crate) fn new(n_rows: usize, rate: Rate) -> Field {
        let rows = vec![[Weight::default(); N_SCORES]; n_rows];
        Field { rate, rows, pairs: [[Weight::default(); N_TAGS]; N_TAGS] }
    }

    /// The weights of a row.
    pub(crate) fn row(&self, row: usize) -> Scores {
        self.rows[row].map(|weight| weight.value(self.rate))
    }

    pub(crate) fn transitions(&self) -> Transitions {
        let rate = Rate { l1: 0.0, ..self.rate };
        Transitions::new(|from, to| self.pairs[from.number()][to.number()].value(rate))
    }

    /// Learns from one run of words.
    pub(crate) fn learn(&mut self, example: &Example) {
        let scores = self.scores(example);
        let factors = self.transitions().exponentials();
        let mut expected = [[0.0; N_TAGS]; N_TAGS];
        let marginals = chain::marginals(&factors, &scores, |from, to, probability| {
            expected[from][to] += probability;
        });
        self.learn_pairs(example, expected);
        for ((rows, tag), marginals) in example.rows.iter().zip(&example.tags).zip(&marginals) {
            let gradient: Scores = std::array::from_fn(|n| {
                let wanted = if n == tag.number() { 1.0 } else { 0.0 };
                example.weight * (marginals[n] - wanted)
            });
            if gradient.iter().all(|gradient| gradient.abs() < 1e-3) {
                continue;
            }
            for &row in rows {
                for (weight, gradient) in self.rows[row as usize].iter_mut().zip(gradient) {
                    weight.learn(gradient, self.rate);
                }
            }
        }
    }

    /// The scores of the words of a run.
    pub(crate) fn scores(&self, example: &Example) -> Vec<Scores> {
        example.rows.iter().map(|rows| self.word_scores(rows)).collect()
    }

    fn word_scores(&self, rows: &[u32]) -> Scores {
        let mut scores = [0.0; N_SCORES];
        for &row in rows {
            for (score, weight) in scores.iter_mut().zip(&self.rows[row as usize]) {
                *score += weight.value(self.rate);
            }
        }
        scores
    }

    fn learn_pairs(&mut self, example: &Example, mut expected: [[f32; N_TAGS]; N_TAGS]) {
        let edge = [Tag::OUTSIDE];
        let from = edge.iter().chain(&example.tags);
        let to = example.tags.iter().chain(&edge);
        for (from, to) in from.zip(to) {
            expected[from.number()][to.number()] -= 1.0;
        }
        let rate = Rate { l1: 0.0, ..self.rate };
        for (pairs, gradients) in self.pairs.iter_mut().zip(expected) {
            for (pair, gradient) in pairs.iter_mut().zip(gradients) {
                if gradient != 0.0 {
                    pair.learn(example.weight * gradient, rate);
                }
            }
        }
    }
}
