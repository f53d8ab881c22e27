//! Conditional log-linear training by AdaGrad (Duchi, Hazan and Singer, 2011), with a pull towards nought.

use onrecord::analysis::quote::source::feature::N_WEIGHTS;
use onrecord::analysis::quote::source::ranker::Ranker;

const ROUNDS: usize = 5;
const RATE: f32 = 0.08;
const PULL: f32 = 2e-3;

/// One content: the features of its candidates, and the number of the right one.
pub(crate) struct Example {
    pub(crate) candidates: Vec<Vec<u32>>,
    pub(crate) wanted: usize,
}

/// The ranker that makes the right candidates likely. The same examples give the same ranker.
pub(crate) fn train(examples: &[Example]) -> Ranker {
    let mut weights = vec![0.0f32; N_WEIGHTS];
    let mut squares = vec![1e-6f32; N_WEIGHTS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1Du64;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for &n in &order {
            let Example { candidates, wanted } = &examples[n];
            let ranker = Ranker::with_weights(std::mem::take(&mut weights));
            let probabilities = ranker.probabilities(candidates);
            weights = ranker.into_weights();
            for (n, features) in candidates.iter().enumerate() {
                let error = probabilities[n] - if n == *wanted { 1.0 } else { 0.0 };
                if error.abs() < 1e-4 {
                    continue;
                }
                for &feature in features {
                    let at = feature as usize;
                    let slope = error + PULL * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= RATE * slope / squares[at].sqrt();
                }
            }
        }
    }
    Ranker::with_weights(weights)
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for n in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(n, (*random % (n as u64 + 1)) as usize);
    }
}
