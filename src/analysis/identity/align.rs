//! Which words of two names stand for each other, in order.

use super::fit::{Fit, fit, sound_fit};
use super::name::{Kind, Word};
use crate::lexicon::Lexicon;
use crate::text::spelling;
use std::ops::Range;

/// Words of one name that stand for words of the other; one of both ranges is of length 1.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) one: Range<usize>,
    pub(super) other: Range<usize>,
    pub(super) fit: Fit,
}

/// Where the best alignment of what stands before comes from.
#[derive(Clone, Default)]
struct Cell {
    worth: f32,
    pairs: Vec<Pair>,
}

/// The pairs of words that fit best, in order. Two words may stand for one: "Jong Un", "Jongun".
pub(super) fn align(one: &[Word], other: &[Word], lexicon: &Lexicon) -> Vec<Pair> {
    let width = other.len() + 1;
    let mut cells: Vec<Cell> = vec![Cell::default(); (one.len() + 1) * width];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let mut best = Cell::default();
            let mut consider = |from: &Cell, pair: Option<Pair>| {
                let worth = from.worth + pair.as_ref().map_or(0.0, |pair| worth(pair.fit));
                if worth > best.worth {
                    best = Cell { worth, pairs: from.pairs.iter().cloned().chain(pair).collect() };
                }
            };
            if i > 0 {
                consider(&cells[(i - 1) * width + j], None);
            }
            if j > 0 {
                consider(&cells[i * width + j - 1], None);
            }
            for (n, m) in [(1, 1), (2, 1), (1, 2)] {
                if i < n || j < m {
                    continue;
                }
                let (these, those) = (i - n..i, j - m..j);
                let fit = joined_fit(&one[these.clone()], &other[those.clone()], lexicon);
                if fit != Fit::Other {
                    let pair = Pair { one: these, other: those, fit };
                    consider(&cells[(i - n) * width + j - m], Some(pair));
                }
            }
            cells[i * width + j] = best;
        }
    }
    cells.pop().map(|cell| cell.pairs).unwrap_or_default()
}

/// What a pair is worth beside others.
fn worth(fit: Fit) -> f32 {
    match fit {
        Fit::Same => 3.0,
        Fit::Sound | Fit::LongSlip => 2.5,
        Fit::Short | Fit::Near => 2.0,
        Fit::Alike | Fit::Slip => 1.5,
        Fit::Initial => 1.0,
        Fit::Doubtful => 0.5,
        Fit::Other => 0.0,
    }
}

/// How well one word fits another, or two words that are written in one.
fn joined_fit(one: &[Word], other: &[Word], lexicon: &Lexicon) -> Fit {
    match (one, other) {
        ([a], [b]) => fit(a, b, lexicon),
        ([a, rest], [b]) | ([b], [a, rest]) => joined(a, rest, b),
        _ => Fit::Other,
    }
}

fn joined(first: &Word, second: &Word, whole: &Word) -> Fit {
    if first.kind == Kind::Initial {
        return Fit::Other;
    }
    if whole.plain.strip_prefix(&*first.plain) == Some(&*second.plain) {
        return Fit::Same;
    }
    let both = spelling::sound(&format!("{}{}", first.plain, second.plain));
    sound_fit(&both, &whole.sound).unwrap_or(Fit::Other)
}
