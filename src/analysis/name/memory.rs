//! What a tagger remembers of the words that it has met, so that it need not look at a word anew in each article.
//!
//! Knows forms and what they weigh. What it remembers changes nothing but the time that a look takes.

use super::feature::{Look, NEAR, Share};
use super::form::{FormIdx, Forms};
use super::model::{Feature, Model, Sums};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// From how many forms and sums on, or bytes of words, a memory is given up after an article.
const MAX_SUMS: usize = 1 << 16;
const MAX_BYTES: usize = 1 << 20;

/// What is remembered from article to article.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) forms: Forms,
    pub(super) weights: ShareWeights,
}

impl Memory {
    /// Whether it holds so much that a new one is better.
    pub(super) fn is_full(&self) -> bool {
        self.forms.len() + self.weights.len() > MAX_SUMS || self.forms.n_bytes() > MAX_BYTES
    }
}

/// What is shared by many words weighs, in sum.
#[derive(Default)]
pub(super) struct ShareWeights {
    /// For each form and each place [`NEAR`] what it weighs by itself. The first stands for no word.
    forms: Vec<[Option<Sums>; NEAR.len()]>,
    lists: FxHashMap<u128, Sums>,
    shapes: FxHashMap<[u32; NEAR.len() + 1], Sums>,
    /// Room for the features of one word.
    features: Vec<Feature>,
}

impl ShareWeights {
    /// Adds to `sums` the weights of all features of word `n` of `run` but those of [`Share::Rest`].
    pub(super) fn add(&mut self, model: &Model, look: &Look, n: usize, run: Range<usize>, sums: &mut Sums) {
        let features = &mut self.features;
        let mut weigh = |share: Share| {
            let mut weights = Sums::default();
            look.add_share(n, run.clone(), share, features);
            model.add(features, &mut weights);
            weights
        };
        for (place, near) in NEAR.into_iter().enumerate() {
            let form = look.form_near(n, near).map_or(0, |form: FormIdx| form as usize + 1);
            if form >= self.forms.len() {
                self.forms.resize(form + 1, [None; NEAR.len()]);
            }
            sums.add(self.forms[form][place].get_or_insert_with(|| weigh(Share::Form(near))));
        }
        sums.add(self.lists.entry(look.lists_key(n)).or_insert_with(|| weigh(Share::Lists)));
        sums.add(self.shapes.entry(look.shapes_key(n)).or_insert_with(|| weigh(Share::Shapes)));
    }

    /// How many sums are kept beside those of the forms.
    fn len(&self) -> usize {
        self.lists.len() + self.shapes.len()
    }
}
