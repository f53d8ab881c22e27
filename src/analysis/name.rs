//! Tokens and sentences → names with their kinds: a sequence model over words.
//!
//! Knows letters, neighbours and the habits of the article. Does not know which names mean the same person.
//!
//! A word's [features](feature) give its [scores](model) for each [tag](tag), and the best [chain](chain) of tags
//! of a run of words gives the names. `examples/train_names.rs` makes the weights, `assets/names.md` tells from what.

pub mod chain;
pub mod feature;
pub mod form;
pub mod model;
pub mod page;
pub mod tag;

use super::entity::EntityKind;
use super::sentence::Sentence;
use super::token::Token;
use crate::lexicon::Lexicon;
use chain::{Scores, Transitions};
use feature::Look;
use model::Model;
use page::Page;
use std::ops::Range;
use tag::Tag;

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The numbers of its tokens. Titles and "the" stand outside.
    pub tokens: Range<usize>,
    /// What bears it.
    pub kind: EntityKind,
    /// How sure the model is of both, from 0 to 1.
    pub confidence: f32,
}

/// The kinds of names that the model tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// PER
    Person,
    /// ORG
    Organization,
    /// LOC
    Place,
    /// MISC: nationalities, events, works.
    Other,
}

impl NameKind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [NameKind; 4] =
        [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];
}

/// Finds names.
pub struct NameTagger {
    model: Model<'static>,
    factors: Transitions,
}

impl NameTagger {
    /// Reads the model that is compiled into the program.
    pub fn load() -> NameTagger {
        NameTagger::new(include_bytes!("../../assets/names.model"))
            .expect("the trainer wrote the model, and a test loads it")
    }

    /// A tagger with a model of the trainer's; `None` if the bytes are not one.
    pub fn new(model: &'static [u8]) -> Option<NameTagger> {
        let model = Model::parse(model)?;
        Some(NameTagger { factors: model.transitions().exponentials(), model })
    }

    /// The names in an article, in order, disjoint.
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Sentence], _lexicon: &Lexicon) -> Vec<Name> {
        let page = Page::new(text, tokens, sentences);
        let mut names = Vec::new();
        let mut features = Vec::new();
        let mut scores: Vec<Scores> = Vec::new();
        for (sentence, style) in &page.sentences {
            let look = Look::new(&page, sentence.clone(), *style);
            for run in page.runs(sentence.clone()) {
                scores.clear();
                for n in run.clone() {
                    look.features(n, run.clone(), &mut features);
                    scores.push(self.model.scores(&features));
                }
                self.add_names(&page, run, &scores, &mut names);
            }
        }
        names
    }

    fn add_names(&self, page: &Page, run: Range<usize>, scores: &[Scores], names: &mut Vec<Name>) {
        let tags = chain::best(self.model.transitions(), scores);
        if tags.iter().all(|&tag| tag == Tag::OUTSIDE) {
            return;
        }
        let marginals = chain::marginals(&self.factors, scores, |_, _, _| ());
        for (range, kind) in tag::names(&tags) {
            let confidence = range.clone().map(|n| marginals[n][tags[n].number()]).fold(1.0, f32::min);
            let token = |n: usize| page.words[run.start + n].token;
            let tokens = token(range.start)..token(range.end - 1) + 1;
            names.push(Name { tokens, kind: kind.into(), confidence });
        }
    }
}

impl From<NameKind> for EntityKind {
    fn from(kind: NameKind) -> EntityKind {
        match kind {
            NameKind::Person => EntityKind::Person,
            NameKind::Organization => EntityKind::Organization,
            NameKind::Place => EntityKind::Place,
            NameKind::Other => EntityKind::Work,
        }
    }
}
