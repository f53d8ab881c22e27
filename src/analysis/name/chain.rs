//! Scores of single words and of pairs of tags → the best sequence of tags, and how likely each tag is.
//!
//! Viterbi and the forward-backward algorithm over a linear chain. Does not know where scores come from.

use super::tag::{N_SCORES, N_TAGS, Tag};
use std::f32::consts::LOG2_E;

/// A word's scores for all tags but the last, whose score is 0.
pub type Scores = [f32; N_SCORES];

/// A word's probabilities of all tags.
pub type Marginals = [f32; N_TAGS];

/// For each pair of tags, the score of the second after the first.
#[derive(Clone)]
pub struct Transitions(pub [[f32; N_TAGS]; N_TAGS]);

impl Transitions {
    /// The scores `score` where the pair is legal, minus infinity elsewhere.
    pub fn new(score: impl Fn(Tag, Tag) -> f32) -> Transitions {
        let mut all = [[f32::NEG_INFINITY; N_TAGS]; N_TAGS];
        for from in Tag::all() {
            for to in Tag::all().filter(|&to| from.may_precede(to)) {
                all[from.number()][to.number()] = score(from, to);
            }
        }
        Transitions(all)
    }

    /// The factors that the scores stand for.
    pub fn exponentials(&self) -> Factors {
        let after = self.0.map(|row| row.map(f32::exp));
        let before = std::array::from_fn(|to| std::array::from_fn(|from| after[from][to]));
        Factors { after, before }
    }
}

/// For each pair of tags, the factor of the second after the first.
#[derive(Clone)]
pub struct Factors {
    /// By the first tag, then by the second.
    after: [[f32; N_TAGS]; N_TAGS],
    /// By the second tag, then by the first.
    before: [[f32; N_TAGS]; N_TAGS],
}

/// The best sequence of tags for a run of words with nothing but [`Tag::OUTSIDE`] around it.
pub fn best(transitions: &Transitions, words: &[Scores]) -> Vec<Tag> {
    let outside = Tag::OUTSIDE.number();
    let mut scores = [f32::NEG_INFINITY; N_TAGS];
    scores[outside] = 0.0;
    let mut origins = Vec::with_capacity(words.len());
    for word in words {
        let mut next = [f32::NEG_INFINITY; N_TAGS];
        let mut from = [0_u32; N_TAGS];
        for ((row, score), previous) in transitions.0.iter().zip(scores).zip(0..) {
            // Without a branch, so that the tags are done side by side.
            for tag in 0..N_TAGS {
                let score = score + row[tag];
                from[tag] = if score > next[tag] { previous } else { from[tag] };
                next[tag] = if score > next[tag] { score } else { next[tag] };
            }
        }
        for (score, add) in next.iter_mut().zip(word) {
            *score += add;
        }
        scores = next;
        origins.push(from.map(|previous| previous as u8));
    }
    for (score, row) in scores.iter_mut().zip(&transitions.0) {
        *score += row[outside];
    }
    let mut at = (0..N_TAGS).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(outside);
    let mut tags: Vec<Tag> = origins
        .iter()
        .rev()
        .map(|from| {
            let tag = Tag::numbered(at);
            at = from[at] as usize;
            tag
        })
        .collect();
    tags.reverse();
    tags
}

/// The probability of each tag of each word of a run with nothing but [`Tag::OUTSIDE`] around it, given the
/// [exponentials](Transitions::exponentials) of the transitions. `pair`, if any, is told the probability of each pair
/// of neighbouring tags, the outer ones included.
pub fn marginals(
    factors: &Factors,
    words: &[Scores],
    mut pair: Option<&mut dyn FnMut(usize, usize, f32)>,
) -> Vec<Marginals> {
    let outside = Tag::OUTSIDE.number();
    let potentials: Vec<Marginals> = words.iter().map(potentials).collect();
    let mut edge = [0.0; N_TAGS];
    edge[outside] = 1.0;
    // What leads up to each word, until its marginals take the place.
    let mut marginals: Vec<Marginals> = Vec::with_capacity(words.len());
    let mut at = edge;
    for potential in &potentials {
        at = normalized(product(sum(&factors.after, &at), potential));
        marginals.push(at);
    }
    let mut backward = edge;
    for (marginals, potential) in marginals.iter_mut().zip(&potentials).rev() {
        // What follows the word, seen from each of its tags.
        let after = sum(&factors.before, &backward);
        let forward = *marginals;
        *marginals = normalized(product(forward, &after));
        report_pairs(factors, &forward, &backward, &mut pair);
        backward = normalized(product(after, potential));
    }
    report_pairs(factors, &edge, &backward, &mut pair);
    marginals
}

fn report_pairs(
    factors: &Factors,
    left: &Marginals,
    right: &Marginals,
    pair: &mut Option<&mut dyn FnMut(usize, usize, f32)>,
) {
    let Some(pair) = pair else { return };
    let total: f32 = factors.after.iter().zip(left).map(|(row, left)| left * dot(row, right)).sum();
    for (from, (row, left)) in factors.after.iter().zip(left).enumerate() {
        for (to, (factor, right)) in row.iter().zip(right).enumerate() {
            let weight = left * factor * right;
            if weight > 0.0 {
                pair(from, to, weight / total);
            }
        }
    }
}

fn potentials(scores: &Scores) -> Marginals {
    let most = scores.iter().fold(0.0_f32, |most, &score| most.max(score));
    let mut all = [exp(-most); N_TAGS];
    for (potential, score) in all.iter_mut().zip(scores) {
        *potential = exp(score - most);
    }
    all
}

/// The exponential of a number up to nought, to more than six digits; of very low ones that of -87. The library's
/// takes one number at a time.
fn exp(x: f32) -> f32 {
    /// One and a half times the number from which on 32-bit floats are whole.
    const ROUNDING: f32 = 12_582_912.0;
    /// The logarithm of 2, in two parts of which the first has so few bits that whole numbers of it are exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let x = x.max(-87.0);
    let shifted = x * LOG2_E + ROUNDING;
    let halvings = shifted - ROUNDING;
    let rest = (x - halvings * LN_2[0]) - halvings * LN_2[1];
    let series = [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let power = series.iter().fold(1.0 / 720.0, |sum, factor| sum * rest + factor);
    // The whole number stands in the last bits, and there it becomes an exponent.
    power * f32::from_bits(shifted.to_bits().wrapping_add(127) << 23)
}

/// The rows in sum, each times its weight. At either end of a run nearly all weights are nought, and most runs are
/// short.
fn sum(rows: &[[f32; N_TAGS]; N_TAGS], weights: &Marginals) -> Marginals {
    let mut sum = [0.0; N_TAGS];
    for (row, weight) in rows.iter().zip(weights).filter(|(_, weight)| **weight != 0.0) {
        for tag in 0..N_TAGS {
            sum[tag] += weight * row[tag];
        }
    }
    sum
}

fn dot(a: &Marginals, b: &Marginals) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn product(mut a: Marginals, b: &Marginals) -> Marginals {
    a.iter_mut().zip(b).for_each(|(a, b)| *a *= b);
    a
}

fn normalized(mut a: Marginals) -> Marginals {
    let total: f32 = a.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    a.iter_mut().for_each(|a| *a /= total);
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponentials_are_exact() {
        for x in (0..87_000).map(|n| -0.001 * n as f32) {
            let (expected, found) = (f64::from(x).exp(), f64::from(exp(x)));
            assert!((found / expected - 1.0).abs() < 3e-7, "{x}: {found} for {expected}");
        }
        assert!(exp(-1000.0) < 1e-37);
    }
}
