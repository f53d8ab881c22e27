//! Documents → what the learner sees of them: runs of words with the numbers of their features, and their tags.
//!
//! Knows how the program looks at a text. Does not know how weights are learnt.

use crate::corpus::Document;
use crate::crf::Example;
use crate::neurons::{Input, Vectors};
use onrecord::analysis::doc::{Cut, word_numbers};
use onrecord::analysis::name::NameKind;
use onrecord::analysis::name::chain::Marginals;
use onrecord::analysis::name::cluster::{Clusters, Codes, LENGTH, Vector};
use onrecord::analysis::name::evidence::Evidence;
use onrecord::analysis::name::feature;
use onrecord::analysis::name::hidden::{self, CORPUS_START, N_VECTORS, SCALE};
use onrecord::analysis::name::look::Look;
use onrecord::analysis::name::model::Feature;
use onrecord::analysis::name::page::Page;
use onrecord::analysis::name::tag::Tag;
use onrecord::analysis::sentence::{self, Sentence};
use onrecord::analysis::token::{self, Token};
use onrecord::article::plain;
use onrecord::lexicon::Lexicon;
use onrecord::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A document as the program sees it.
pub(crate) struct Case {
    pub(crate) page: Page,
    pub(crate) runs: Vec<Run>,
    /// How much it counts.
    pub(crate) weight: f32,
    /// The number of its corpus; 0 is the one whose ways the model is to follow.
    pub(crate) domain: usize,
    /// The part of its corpus that it is in.
    pub(crate) fold: usize,
}

/// Words in a row that may hold names.
pub(crate) struct Run {
    pub(crate) words: Range<usize>,
    /// Their tags, where known and well-formed.
    pub(crate) tags: Option<Vec<Tag>>,
    /// The features of each word.
    pub(crate) features: Vec<Vec<Feature>>,
    /// What goes into the neurons for each word.
    pub(crate) inputs: Vec<Input>,
}

/// The distinct vectors.
pub(crate) struct Usages<'c> {
    clusters: &'c Clusters<'static>,
    numbers: FxHashMap<Codes, u32>,
    pub(crate) all: Vectors,
}

impl<'c> Usages<'c> {
    pub(crate) fn new(clusters: &'c Clusters<'static>) -> Usages<'c> {
        Usages { clusters, numbers: FxHashMap::default(), all: Vectors::new(LENGTH) }
    }

    fn of(&mut self, codes: &Codes) -> u32 {
        if let Some(&number) = self.numbers.get(codes) {
            return number;
        }
        let number = self.add(&self.clusters.vector(codes));
        self.numbers.insert(*codes, number);
        number
    }

    fn add(&mut self, vector: &Vector) -> u32 {
        self.all.add(vector.map(|x| x * SCALE))
    }
}

/// A document cut as the program cuts an article.
pub(crate) fn cut(text: &str, lexicon: &Lexicon) -> (Vec<Token>, Vec<Sentence>) {
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    if let Ok(article) = plain::parse(text.as_bytes()) {
        for block in &article.blocks {
            let start = tokens.len();
            token::tokenize(text, block.span, lexicon, &mut tokens);
            sentence::split(text, &tokens, start..tokens.len(), lexicon, &mut sentences);
        }
    }
    (tokens, sentences)
}

impl Case {
    pub(crate) fn new(document: &Document, domain: usize, lexicon: &Lexicon, vectors: &mut Usages) -> Case {
        let clusters = vectors.clusters;
        let (tokens, sentences) = cut(&document.text, lexicon);
        let numbers = word_numbers(&document.text, &tokens);
        let cut = Cut { text: &document.text, tokens: &tokens, numbers: &numbers, sentences: &sentences };
        let page = Page::new(&cut, clusters, lexicon);
        let tags = tags(&page, &document.names);
        let mut runs = Vec::new();
        let topic = vectors.add(&page.topic);
        for (number, (sentence, style)) in page.sentences.iter().enumerate() {
            let gist = vectors.add(&page.gists[number]);
            let look = Look::new(&page, sentence.clone(), *style);
            for words in page.runs(sentence.clone()) {
                let features = words.clone().map(|n| {
                    let mut features = Vec::new();
                    for (place, form) in look.forms(n).into_iter().enumerate() {
                        let form = form.map(|form| page.forms.get(form));
                        feature::add_of_form(place, form, &mut features);
                    }
                    feature::add_of_context(&look, n, &mut features);
                    features
                });
                let features = features.collect();
                let inputs = words.clone().map(|n| {
                    let mut rows = Vec::new();
                    hidden::rows(&look, n, |row| rows.push(row));
                    rows.push(CORPUS_START + domain as u32);
                    let mut numbers = vec![0; N_VECTORS];
                    for (number, form) in numbers.iter_mut().zip(look.forms(n)) {
                        let codes = form.and_then(|form| page.forms.get(form).codes);
                        *number = codes.map_or(0, |codes| vectors.of(&codes));
                    }
                    numbers[N_VECTORS - 2] = topic;
                    numbers[N_VECTORS - 1] = gist;
                    Input { vectors: numbers, rows, corpus: domain }
                });
                let inputs = inputs.collect();
                let tags: Option<Vec<Tag>> = tags[words.clone()].iter().copied().collect();
                runs.push(Run { tags: tags.filter(|tags| is_well_formed(tags)), features, inputs, words });
            }
        }
        Case { page, runs, weight: 1.0, domain, fold: 0 }
    }

    /// What there is to learn from it; nothing in a run whose tags are not known.
    pub(crate) fn examples(&self, rows: &Rows) -> Vec<Example> {
        let example = |run: &Run| Example {
            inputs: run.inputs.clone(),
            rows: run.features.iter().map(|features| rows.of(features, self.domain)).collect(),
            tags: run.tags.clone().unwrap_or_default(),
            weight: self.weight,
        };
        self.runs.iter().map(example).collect()
    }

    /// Adds what first guesses at each run tell of each word; evidence goes into `vectors`.
    pub(crate) fn add_evidence(&mut self, first: &[Vec<Marginals>], vectors: &mut Vectors) {
        let guessed = self.runs.iter().zip(first).map(|(run, guesses)| (run.words.clone(), &guesses[..]));
        let evidence = Evidence::new(&self.page, guessed);
        for (run, guesses) in self.runs.iter_mut().zip(first) {
            let words = run.words.clone().zip(&mut run.inputs).zip(&mut run.features);
            for ((n, input), features) in words {
                let told = evidence.of(n, run.words.clone(), guesses);
                for numbers in told.numbers.chunks(LENGTH) {
                    let rest = std::iter::repeat_n(0.0, LENGTH - numbers.len());
                    input.vectors.push(vectors.add(numbers.iter().copied().chain(rest)));
                }
                input.rows.extend(told.rows.iter().map(|row| hidden::N_ROWS as u32 + row));
                features.extend(told.features);
            }
        }
    }
}

/// The numbers of the features that are worth a weight.
pub(crate) struct Rows {
    /// Of features as all corpora see them, domain 0, and of what a corpus sees in a way of its own.
    numbers: FxHashMap<(usize, Feature), u32>,
}

impl Rows {
    /// Numbers the features that occur at least `cutoff` times.
    pub(crate) fn new(cases: &[Case], cutoff: u32) -> Rows {
        let mut counts: FxHashMap<(usize, Feature), u32> = FxHashMap::default();
        for case in cases {
            for &feature in case.runs.iter().flat_map(|run| run.features.iter().flatten()) {
                *counts.entry((0, feature)).or_default() += 1;
                if case.domain > 0 {
                    *counts.entry((case.domain, feature)).or_default() += 1;
                }
            }
        }
        let mut kept: Vec<_> = counts.into_iter().filter(|&(_, n)| n >= cutoff).map(|(key, _)| key).collect();
        kept.sort_unstable();
        Rows { numbers: kept.into_iter().zip(0..).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The rows of a word's features in a corpus.
    pub(crate) fn of(&self, features: &[Feature], domain: usize) -> Vec<u32> {
        let common = features.iter().filter_map(|&feature| self.numbers.get(&(0, feature)));
        let own = features
            .iter()
            .filter(|_| domain > 0)
            .filter_map(|&feature| self.numbers.get(&(domain, feature)));
        common.chain(own).copied().collect()
    }

    /// The features that all corpora share, with their rows.
    pub(crate) fn common(&self) -> impl Iterator<Item = (Feature, usize)> {
        self.numbers
            .iter()
            .filter(|((domain, _), _)| *domain == 0)
            .map(|((_, feature), row)| (*feature, *row as usize))
    }
}

fn is_well_formed(tags: &[Tag]) -> bool {
    let edge = [Tag::OUTSIDE];
    let from = edge.iter().chain(tags);
    let to = tags.iter().chain(&edge);
    from.zip(to).all(|(from, &to)| from.may_precede(to))
}

/// For each word its tag; `None` where a name does not end where words end.
fn tags(page: &Page, names: &[(Span, NameKind)]) -> Vec<Option<Tag>> {
    let mut tags = vec![Some(Tag::OUTSIDE); page.words.len()];
    for &(span, kind) in names {
        let first = page.words.partition_point(|word| word.span.end <= span.start);
        let end = page.words.partition_point(|word| word.span.start < span.end);
        let words = &page.words[first..end];
        let fits = words.first().is_some_and(|word| word.span.start == span.start)
            && words.last().is_some_and(|word| word.span.end.abs_diff(span.end) <= 1);
        let of_name = Tag::of_name(kind, words.len());
        for (tag, new) in tags[first..end].iter_mut().zip(of_name) {
            *tag = Some(new).filter(|_| fits);
        }
    }
    tags
}
