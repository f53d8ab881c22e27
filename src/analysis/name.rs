//! Tokens and sentences → names with their kinds: a sequence model over words.
//!
//! Knows letters, neighbours and the habits of the article. Does not know which names mean the same person.
//!
//! A word's [features](feature) give its [scores](model) for each [tag], and the best [chain] of tags
//! of a run of words gives the names. `examples/train_names` makes the weights, `assets/README.md` tells from what.

pub mod chain;
pub mod cluster;
pub mod evidence;
pub mod feature;
pub mod form;
pub mod known;
mod memory;
pub mod model;
pub mod page;
pub mod table;
pub mod tag;

use super::entity::EntityKind;
use super::sentence::Sentence;
use super::token::Token;
use crate::lexicon::Lexicon;
use crate::text::Span;
use chain::{Marginals, Scores};
use cluster::Clusters;
use evidence::Evidence;
use feature::{Look, Share};
use form::Lists;
use known::{EVENT_WORD, Match};
use memory::{Memory, ShareWeights};
use model::{Model, Sums};
use page::Page;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};
use tag::Tag;

/// How likely each tag of a run must be in the first guess that no second is needed.
const SURE: f32 = 0.999;

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
    model: Model<'static>,
    /// What was learnt of words from the articles so far; one for each thread that is not using its own.
    memories: Mutex<Vec<Memory>>,
}

/// The model that is compiled into the program.
static MODEL: Aligned<[u8; include_bytes!("../../assets/names.model").len()]> =
    Aligned(*include_bytes!("../../assets/names.model"));

/// Begins where a processor's line of memory begins, so that none of the model's rows lies across two.
#[repr(align(64))]
struct Aligned<B>(B);

/// The groups of words that are compiled into the program.
pub fn clusters() -> Option<Clusters<'static>> {
    Clusters::parse(include_bytes!("../../assets/clusters.bin"))
}

impl NameTagger {
    /// Reads the model that is compiled into the program.
    pub fn load() -> NameTagger {
        NameTagger::new(&MODEL.0).expect("the trainer wrote the model, and a test loads it")
    }

    /// A tagger with a model that the trainer wrote; `None` if the bytes are not one.
    pub fn new(model: &'static [u8]) -> Option<NameTagger> {
        Some(NameTagger { clusters: clusters()?, model: Model::parse(model)?, memories: Mutex::default() })
    }

    /// The names in an article, in order, disjoint. They are guessed at twice: by what stands around a word, and
    /// by that and what the first guess took the words of all the article for.
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Name> {
        let Memory { forms, mut weights } = self.take_memory();
        let lists = Lists { clusters: self.clusters, lexicon };
        let page = Page::with_forms(forms, text, tokens, sentences, lists);
        let (runs, mut sums) = self.runs(&page, &mut weights);
        let guesses = self.first_guesses(&runs, &sums);
        let guessed = runs.iter().map(|run| (run.words.clone(), run.of(&guesses)));
        let evidence = Evidence::new(&page, guessed);
        let mut names = Vec::new();
        let mut features = Vec::new();
        for run in &runs {
            if let Some(tags) = sure(run.of(&guesses)) {
                add_names(&page, run, &tags, run.of(&guesses), &mut names);
                continue;
            }
            let sums = &mut sums[run.places.clone()];
            for (n, sums) in run.words.clone().zip(&mut *sums) {
                evidence.add_features(n, run.words.clone(), &mut features);
                self.model.add(&mut features, sums);
            }
            self.guess_again(&page, run, sums, &mut names);
        }
        self.keep_memory(Memory { forms: page.forms, weights });
        names
    }

    fn take_memory(&self) -> Memory {
        let memory = self.memories.lock().unwrap_or_else(PoisonError::into_inner).pop();
        memory.unwrap_or_default()
    }

    fn keep_memory(&self, memory: Memory) {
        if !memory.is_full() {
            self.memories.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        }
    }

    /// The runs of words that may hold names, and the weights of all but the second guess's evidence of their words.
    fn runs(&self, page: &Page, weights: &mut ShareWeights) -> (Vec<Run>, Vec<Sums>) {
        let (mut runs, mut sums) = (Vec::new(), Vec::new());
        let mut features = Vec::new();
        for (sentence, style) in &page.sentences {
            let mut look = None;
            for words in page.runs(sentence.clone()) {
                let look = look.get_or_insert_with(|| Look::new(page, sentence.clone(), *style));
                let start = sums.len();
                for n in words.clone() {
                    let mut sum = Sums::default();
                    weights.add(&self.model, look, n, words.clone(), &mut sum);
                    look.add_share(n, words.clone(), Share::Rest, &mut features);
                    self.model.add(&mut features, &mut sum);
                    sums.push(sum);
                }
                runs.push(Run { words, places: start..sums.len() });
            }
        }
        (runs, sums)
    }

    fn first_guesses(&self, runs: &[Run], sums: &[Sums]) -> Vec<Marginals> {
        let guess = self.model.guess(0);
        let mut guesses = Vec::with_capacity(sums.len());
        let mut scores: Vec<Scores> = Vec::new();
        for run in runs {
            scores.clear();
            scores.extend(run.of(sums).iter().map(|sums| sums.scores(0, guess)));
            guesses.extend(chain::marginals(&guess.factors, &scores, |_, _, _| ()));
        }
        guesses
    }

    fn guess_again(&self, page: &Page, run: &Run, sums: &[Sums], names: &mut Vec<Name>) {
        let guess = self.model.guess(1);
        let scores: Vec<Scores> = sums.iter().map(|sums| sums.scores(1, guess)).collect();
        let tags = chain::best(&guess.transitions, &scores);
        if tags.iter().all(|&tag| tag == Tag::OUTSIDE) {
            return;
        }
        let marginals = chain::marginals(&guess.factors, &scores, |_, _, _| ());
        add_names(page, run, &tags, &marginals, names);
    }
}

/// The tags of a run, if the guess at it leaves no doubt.
fn sure(guesses: &[Marginals]) -> Option<Vec<Tag>> {
    let likely = |guess: &Marginals| guess.iter().position(|&p| p > SURE).map(Tag::numbered);
    guesses.iter().map(likely).collect()
}

fn add_names(page: &Page, run: &Run, tags: &[Tag], marginals: &[Marginals], names: &mut Vec<Name>) {
    for (range, kind) in tag::names(tags) {
        let confidence = range.clone().map(|n| marginals[n][tags[n].number()]).fold(1.0, f32::min);
        let first = page.words[run.words.start + range.start];
        let last = page.words[run.words.start + range.end - 1];
        let words = run.words.start + range.start..run.words.start + range.end;
        let (span, tokens) = (first.span.to(last.span), first.token..last.token + 1);
        names.push(Name { span, tokens, kind: kind.refine(page, words), confidence });
    }
}

/// A run of words that may hold names.
struct Run {
    words: Range<usize>,
    /// Their places among the words of all runs.
    places: Range<usize>,
}

impl Run {
    /// What belongs to this run in `all`, which has something for each word of each run.
    fn of<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        &all[self.places.clone()]
    }
}

impl NameKind {
    /// The finer kind of a name of these words.
    fn refine(self, page: &Page, words: Range<usize>) -> EntityKind {
        let is_event =
            || words.clone().next_back().is_some_and(|last| page.words[last].known.alone & EVENT_WORD != 0);
        let is_people = || words.clone().all(|n| page.words[n].known.demonym != Match::None);
        match self {
            NameKind::Person => EntityKind::Person,
            NameKind::Organization => EntityKind::Organization,
            NameKind::Place => EntityKind::Place,
            NameKind::Other if is_people() => EntityKind::Nationality,
            NameKind::Other if is_event() => EntityKind::Event,
            NameKind::Other => EntityKind::Work,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{sentence, token};

    #[track_caller]
    fn check(paragraphs: &[&str], expected: &[(&str, EntityKind)]) {
        let text = paragraphs.join("\n");
        let lexicon = Lexicon::new();
        let (mut tokens, mut sentences, mut at) = (Vec::new(), Vec::new(), 0);
        for paragraph in paragraphs {
            let (start, span) = (tokens.len(), Span::new(at, at + paragraph.len()));
            token::tokenize(&text, span, &lexicon, &mut tokens);
            sentence::split(&text, &tokens, start..tokens.len(), &lexicon, &mut sentences);
            at = span.end + 1;
        }
        let names = NameTagger::load().tag(&text, &tokens, &sentences, &lexicon);
        let found: Vec<_> = names.iter().map(|name| (name.span.of(&text), name.kind)).collect();
        assert_eq!(found, expected);
        for name in &names {
            let tokens = &tokens[name.tokens.clone()];
            assert!(tokens[0].span.to(tokens[tokens.len() - 1].span).contains(name.span));
            assert!(name.confidence > 0.0 && name.confidence <= 1.0);
        }
    }

    #[test]
    fn names_have_a_kind_and_end_where_titles_begin() {
        check(
            &["President Maria Okafor told Reuters in Nairobi that French officials had left."],
            &[
                ("Maria Okafor", EntityKind::Person),
                ("Reuters", EntityKind::Organization),
                ("Nairobi", EntityKind::Place),
                ("French", EntityKind::Nationality),
            ],
        );
    }

    #[test]
    fn a_place_stands_out_of_a_word_with_a_hyphen() {
        check(&["He spoke of the US-led talks."], &[("US", EntityKind::Place)]);
    }

    #[test]
    fn a_person_named_whole_is_known_by_a_part() {
        let person = EntityKind::Person;
        check(
            &["Virginia fell silent.", "The lawyer, Virginia Brandt, rose. “I won,” said Virginia."],
            &[("Virginia", person), ("Virginia Brandt", person), ("Virginia", person)],
        );
    }

    #[test]
    fn a_text_without_names_has_none() {
        check(&["The talks went on until late at night.", ""], &[]);
    }
}
