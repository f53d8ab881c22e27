//! What a tagger remembers of the words that it has met, so that it need not look at a word anew in each article.
//!
//! Knows forms and what they weigh. What it remembers changes nothing but the time that a look takes.

use super::feature::{Look, NEAR, Share};
use super::form::{FormIdx, Forms};
use super::model::{Model, Sums};
use std::ops::Range;

/// From how many forms on, or bytes of words, a memory is given up after an article.
const MAX_FORMS: usize = 1 << 15;
const MAX_BYTES: usize = 1 << 20;

/// What is remembered from article to article.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) forms: Forms,
    pub(super) weights: FormWeights,
}

impl Memory {
    /// Whether it holds so much that a new one is better.
    pub(super) fn is_full(&self) -> bool {
        self.forms.len() > MAX_FORMS || self.forms.n_bytes() > MAX_BYTES
    }
}

/// What each form weighs for the words around it, by itself.
#[derive(Default)]
pub(super) struct FormWeights {
    /// For each word [`NEAR`], and each form. The first stands for no word.
    sums: Vec<[Option<Sums>; NEAR.len()]>,
}

impl FormWeights {
    /// Adds to `sums` the weights of all that the forms around word `n` of `run` tell by themselves.
    pub(super) fn add(&mut self, model: &Model, look: &Look, n: usize, run: Range<usize>, sums: &mut Sums) {
        for (place, near) in NEAR.into_iter().enumerate() {
            let form = look.form_near(n, near).map_or(0, |form: FormIdx| form as usize + 1);
            if form >= self.sums.len() {
                self.sums.resize(form + 1, [None; NEAR.len()]);
            }
            let weights = self.sums[form][place].get_or_insert_with(|| {
                let (mut features, mut weights) = (Vec::new(), Sums::default());
                look.add_share(n, run.clone(), Share::Form(near), &mut features);
                model.add(&mut features, &mut weights);
                weights
            });
            sums.add(weights);
        }
    }
}
