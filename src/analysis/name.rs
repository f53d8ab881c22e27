//! Tokens and sentences → names with their kinds: a sequence model over words.
//!
//! Knows letters, neighbours and the habits of the article. Does not know which names mean the same person.
//!
//! A word's [features](feature) give its [scores](model) for each [tag](tag), and the best [chain](chain) of tags
//! of a run of words gives the names. `examples/train_names.rs` makes the weights, `assets/names.md` tells from what.

pub mod chain;
pub mod cluster;
pub mod evidence;
pub mod feature;
pub mod form;
pub mod known;
pub mod model;
pub mod page;
pub mod table;
pub mod tag;

use super::entity::EntityKind;
use super::sentence::Sentence;
use super::token::Token;
use crate::lexicon::Lexicon;
use crate::text::Span;
use chain::{Marginals, Scores, Transitions};
use cluster::Clusters;
use evidence::Evidence;
use feature::Look;
use model::{Feature, Model};
use page::Page;
use std::ops::Range;
use tag::Tag;

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Where it stands. Titles and "the" stand outside, and so does the rest of "US-led" and "pro-Israel".
    pub span: Span,
    /// The numbers of the tokens that it has a part in.
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
    clusters: Clusters<'static>,
    /// Scores words by what stands around them.
    first: Guesser,
    /// Scores them again by that and by what the first guess at all of the article tells.
    second: Guesser,
}

/// The groups of words that are compiled into the program.
pub fn clusters() -> Option<Clusters<'static>> {
    Clusters::parse(include_bytes!("../../assets/clusters.bin"))
}

struct Guesser {
    model: Model<'static>,
    /// The exponentials of the model's transitions.
    factors: Transitions,
}

/// A run of words that may hold names.
struct Run {
    words: Range<usize>,
    /// The features of each word.
    features: Vec<Vec<Feature>>,
}

impl NameTagger {
    /// Reads the model that is compiled into the program.
    pub fn load() -> NameTagger {
        NameTagger::new(include_bytes!("../../assets/names.model"))
            .expect("the trainer wrote the model, and a test loads it")
    }

    /// A tagger with the two models that the trainer writes; `None` if the bytes are not these.
    pub fn new(mut models: &'static [u8]) -> Option<NameTagger> {
        let first = Guesser::take(&mut models)?;
        Some(NameTagger { clusters: clusters()?, first, second: Guesser::take(&mut models)? })
    }

    /// The names in an article, in order, disjoint.
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Name> {
        let page = Page::new(text, tokens, sentences, self.clusters, lexicon);
        let mut runs = runs(&page);
        let guesses: Vec<Vec<Marginals>> = runs.iter().map(|run| self.first.marginals(run)).collect();
        let evidence = Evidence::new(
            &page,
            runs.iter().zip(&guesses).map(|(run, guess)| (run.words.clone(), &guess[..])),
        );
        let mut names = Vec::new();
        for run in &mut runs {
            for (n, features) in run.words.clone().zip(&mut run.features) {
                evidence.add_features(n, run.words.clone(), features);
            }
            self.add_names(&page, run, &mut names);
        }
        names
    }

    fn add_names(&self, page: &Page, run: &Run, names: &mut Vec<Name>) {
        let scores = self.second.scores(run);
        let tags = chain::best(self.second.model.transitions(), &scores);
        if tags.iter().all(|&tag| tag == Tag::OUTSIDE) {
            return;
        }
        let marginals = chain::marginals(&self.second.factors, &scores, |_, _, _| ());
        for (range, kind) in tag::names(&tags) {
            let confidence = range.clone().map(|n| marginals[n][tags[n].number()]).fold(1.0, f32::min);
            let first = page.words[run.words.start + range.start];
            let last = page.words[run.words.start + range.end - 1];
            let (span, tokens) = (first.span.to(last.span), first.token..last.token + 1);
            names.push(Name { span, tokens, kind: kind.into(), confidence });
        }
    }
}

impl Guesser {
    fn take(bytes: &mut &'static [u8]) -> Option<Guesser> {
        let model = Model::take(bytes)?;
        Some(Guesser { factors: model.transitions().exponentials(), model })
    }

    fn scores(&self, run: &Run) -> Vec<Scores> {
        run.features.iter().map(|features| self.model.scores(features)).collect()
    }

    fn marginals(&self, run: &Run) -> Vec<Marginals> {
        chain::marginals(&self.factors, &self.scores(run), |_, _, _| ())
    }
}

fn runs(page: &Page) -> Vec<Run> {
    let mut runs = Vec::new();
    for (sentence, style) in &page.sentences {
        let look = Look::new(page, sentence.clone(), *style);
        for words in page.runs(sentence.clone()) {
            let features = words.clone().map(|n| look.features(n, words.clone())).collect();
            runs.push(Run { words, features });
        }
    }
    runs
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
