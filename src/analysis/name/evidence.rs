//! A first guess at all names of an article → what the rest of the article tells of each word.
//!
//! "Bouteflika" alone may be anything; where "Abdelaziz Bouteflika" stands elsewhere, it is a person. Knows
//! probabilities of tags. Does not know weights.

use super::chain::Marginals;
use super::feature::feature;
use super::model::Feature;
use super::page::Page;
use super::tag::{N_SCORES, N_TAGS};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;

/// What a word was taken for: a whole name or a part of one, of each kind, or no name.
const N_CLASSES: usize = 9;

/// Of how many numbers evidence consists: what others of the same form were taken for, alone, with the word on the
/// left, and with that on the right; and what others of the words on the left and right were taken for.
pub const N_NUMBERS: usize = 3 * (2 * N_CLASSES + 4) + 2 * N_CLASSES;

/// The numbers of evidence.
pub type Numbers = [f32; N_NUMBERS];

/// What an article tells of a word.
pub struct Told {
    /// Numbers for neurons.
    pub numbers: Numbers,
    /// Rows for neurons, below [`N_ROWS`].
    pub rows: Vec<u32>,
    /// Features.
    pub features: Vec<Feature>,
}

/// Templates of this module begin here, so that they share no number with those of a word's own features.
const FIRST_TEMPLATE: u32 = 2000;

/// What others were taken for at most counts from this probability on.
const LIKELY: f32 = 0.3;

/// Probabilities below this count for nothing.
const LEAST_NOTICED: f32 = 0.005;

/// How many rows there are: for what the others were taken for most, and how surely.
pub const N_ROWS: usize = 3 * N_CLASSES * N_LEVELS as usize * 5;

/// How many words and pairs of words in names most articles have at the most.
const USUAL: usize = 400;

/// How many features most words have at the most.
const N_FEATURES: usize = 16;

/// How many levels of being sure there are.
const N_LEVELS: u32 = 6;

/// What was guessed of all words of an article.
pub struct Evidence<'p> {
    page: &'p Page,
    words: FxHashMap<u64, Others>,
}

/// What one word was taken for.
type Guess = [f32; N_CLASSES];

/// What all words of one form were taken for, so that any one of them can be left out.
#[derive(Clone, Copy, Default)]
struct Others {
    count: u16,
    sums: Guess,
    most: Guess,
    second: Guess,
}

impl<'p> Evidence<'p> {
    /// Gathers the probabilities of the tags of each word of each run.
    pub fn new<'m>(
        page: &'p Page,
        runs: impl Iterator<Item = (Range<usize>, &'m [Marginals])>,
    ) -> Evidence<'p> {
        let words = FxHashMap::with_capacity_and_hasher(USUAL, FxBuildHasher);
        let mut evidence = Evidence { page, words };
        for (run, marginals) in runs {
            for (n, marginals) in run.clone().zip(marginals) {
                let guess = guess(marginals);
                evidence.words.entry(evidence.single(n)).or_default().add(&guess);
                if n + 1 < run.end {
                    evidence.words.entry(evidence.pair(n)).or_default().add(&guess);
                }
                if n > run.start {
                    evidence.words.entry(evidence.pair(n - 1) ^ 1).or_default().add(&guess);
                }
            }
        }
        evidence
    }

    /// What the article tells of word `n` of `run`, whose words were guessed at so.
    pub fn of(&self, n: usize, run: Range<usize>, guesses: &[Marginals]) -> Told {
        let (mut numbers, mut rows, mut features) =
            ([0.0; N_NUMBERS], Vec::with_capacity(3), Vec::with_capacity(N_FEATURES));
        let case = self.page.form(n).case as u32;
        let mut rest = &mut numbers[..];
        let mut put = |more: &[f32]| {
            let (here, after) = std::mem::take(&mut rest).split_at_mut(more.len());
            here.iter_mut().zip(more).for_each(|(number, &more)| *number = more);
            rest = after;
        };
        let at = n - run.start;
        let own = guess(&guesses[at]);
        let left = (n > run.start).then(|| self.without(self.pair(n - 1) ^ 1, &own)).flatten();
        let right = (n + 1 < run.end).then(|| self.without(self.pair(n), &own)).flatten();
        for (others, which) in [self.without(self.single(n), &own), left, right].into_iter().zip(0..) {
            let (count, mean, most) = others.unwrap_or((0, [0.0; N_CLASSES], [0.0; N_CLASSES]));
            put(&mean.map(noticed));
            put(&most.map(noticed));
            put(&std::array::from_fn::<f32, 4, _>(|n| f32::from(n as u32 + 1 == count)));
            if count > 0 {
                let (class, sure) = best(&mean);
                rows.push(((which * N_CLASSES as u32 + class) * N_LEVELS + sure) * 5 + count);
                let template = FIRST_TEMPLATE + which * 4;
                features.push(feature(template, [class, sure, 0]));
                features.push(feature(template + 1, [class, sure, count]));
                features.push(feature(template + 2, [class, sure, case]));
                let likely = most.iter().zip(0..).filter(|(p, _)| **p >= LIKELY);
                features.extend(likely.map(|(&p, class)| feature(template + 3, [class, level(p), 0])));
            }
        }
        for (near, template) in [-1, 1].into_iter().zip(FIRST_TEMPLATE + 12..) {
            let others = at.checked_add_signed(near).and_then(|at| Some((run.start + at, guesses.get(at)?)));
            let others = others.and_then(|(near, own)| self.without(self.single(near), &guess(own)));
            let mean = others.map(|(_, mean, _)| mean);
            put(&mean.map_or([0.0; N_CLASSES], |mean| mean.map(noticed)));
            features.extend(
                mean.map(|mean| best(&mean)).map(|(class, sure)| feature(template, [class, sure, 0])),
            );
        }
        Told { numbers, rows, features }
    }

    /// What the others of a form were taken for: how many, on average, and at most.
    fn without(&self, key: u64, own: &Guess) -> Option<(u32, Guess, Guess)> {
        let others = self.words.get(&key).filter(|others| others.count > 1)?;
        let n = f32::from(others.count - 1);
        let mean = std::array::from_fn(|class| (others.sums[class] - own[class]) / n);
        let most = std::array::from_fn(|class| {
            if own[class] >= others.most[class] { others.second[class] } else { others.most[class] }
        });
        let count = match others.count - 1 {
            count @ 1..=2 => u32::from(count),
            3..=5 => 3,
            _ => 4,
        };
        Some((count, mean, most))
    }

    fn single(&self, n: usize) -> u64 {
        u64::from(self.page.form(n).lower) << 2
    }

    /// The key of word `n` before word `n + 1`.
    fn pair(&self, n: usize) -> u64 {
        let (a, b) = (self.single(n), self.single(n + 1));
        (a.rotate_left(31) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15) & !3 | 2
    }
}

impl Others {
    fn add(&mut self, guess: &Guess) {
        self.count = self.count.saturating_add(1);
        for (class, &p) in guess.iter().enumerate() {
            self.sums[class] += p;
            self.second[class] = self.second[class].max(p.min(self.most[class]));
            self.most[class] = self.most[class].max(p);
        }
    }
}

/// For each kind the probability of part of a longer name, and of a whole name; last that of no name.
fn guess(marginals: &Marginals) -> Guess {
    let mut guess = [0.0; N_CLASSES];
    for tag in 0..N_SCORES {
        guess[tag / 4 * 2 + usize::from(tag % 4 == 3)] += marginals[tag];
    }
    guess[N_CLASSES - 1] = marginals[N_TAGS - 1];
    guess
}

/// A probability; nought where it is very low.
fn noticed(p: f32) -> f32 {
    if p < LEAST_NOTICED { 0.0 } else { p }
}

/// The likeliest class, and how likely it is.
fn best(guess: &Guess) -> (u32, u32) {
    let best = guess.iter().zip(0..).max_by(|a, b| a.0.total_cmp(b.0));
    best.map_or((0, 0), |(&p, class)| (class, level(p)))
}

fn level(p: f32) -> u32 {
    match p {
        ..0.3 => 0,
        ..0.5 => 1,
        ..0.7 => 2,
        ..0.9 => 3,
        ..0.98 => 4,
        _ => 5,
    }
}
