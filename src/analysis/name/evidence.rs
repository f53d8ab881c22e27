//! A first guess at all names of an article → what the rest of the article tells of each word.
//!
//! "Bouteflika" alone may be anything; where "Abdelaziz Bouteflika" stands elsewhere, it is a person. Knows
//! probabilities of tags. Does not know weights.

use super::chain::Marginals;
use super::feature::Bag;
use super::model::Feature;
use super::page::Page;
use super::tag::{N_SCORES, N_TAGS};
use rustc_hash::FxHashMap;
use std::num::NonZeroU32;
use std::ops::Range;

/// What a word was taken for: a whole name or a part of one, of each kind, or no name.
const N_CLASSES: usize = 9;

/// Templates of this module begin here, so that they share no number with those of a word's own features.
const FIRST_TEMPLATE: u32 = 1000;

/// What was guessed of all words of an article.
pub struct Evidence<'p> {
    page: &'p Page,
    /// For each word of the article its place in `guesses`, if it was guessed at.
    places: Vec<Option<NonZeroU32>>,
    guesses: Vec<Guess>,
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
        let places = vec![None; page.words.len()];
        let mut evidence = Evidence { page, places, guesses: Vec::new(), words: FxHashMap::default() };
        for (run, marginals) in runs {
            for (n, marginals) in run.clone().zip(marginals) {
                let guess = guess(marginals);
                evidence.guesses.push(guess);
                evidence.places[n] = NonZeroU32::new(evidence.guesses.len() as u32);
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

    /// Adds to `features` what the article tells of word `n` of `run`.
    pub fn add_features(&self, n: usize, run: Range<usize>, features: &mut Vec<Feature>) {
        let mut bag = Bag::new(features, FIRST_TEMPLATE);
        let case = self.page.form(n).case as u32;
        let Some(own) = self.guess(n) else { return };
        let here = self.without(self.single(n), own);
        let left = (n > run.start).then(|| self.without(self.pair(n - 1) ^ 1, own)).flatten();
        let right = (n + 1 < run.end).then(|| self.without(self.pair(n), own)).flatten();
        for others in [here, left, right] {
            match others {
                Some((count, mean, most)) => {
                    let (class, sure) = best(&mean);
                    bag.add2(class, sure);
                    bag.add3(class, sure, count);
                    bag.add3(class, sure, case);
                    bag.each(
                        most.iter().zip(0..).filter(|(p, _)| **p >= 0.3).map(|(&p, class)| (class, level(p))),
                    );
                }
                None => bag.skip(4),
            }
        }
        for near in [
            n.checked_sub(1).filter(|near| run.contains(near)),
            Some(n + 1).filter(|near| run.contains(near)),
        ] {
            let near = near.and_then(|near| Some((near, self.guess(near)?)));
            match near.and_then(|(near, own)| self.without(self.single(near), own)) {
                Some((_, mean, _)) => {
                    let (class, sure) = best(&mean);
                    bag.add2(class, sure);
                }
                None => bag.skip(1),
            }
        }
    }

    /// What word `n` was taken for, if it was guessed at.
    fn guess(&self, n: usize) -> Option<&Guess> {
        let place = self.places.get(n).copied().flatten()?;
        self.guesses.get(place.get() as usize - 1)
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
