//! Tokens and sentences → names with their kinds: a sequence model over words.
//!
//! Knows letters, neighbours and the habits of the article. Does not know which names mean the same person.
//!
//! A word's [features](feature) give its [scores](model) for each [tag], and the best [chain] of tags
//! of a run of words gives the names. `examples/train_names` makes the weights, `assets/README.md` tells from what.

pub mod chain;
pub mod cluster;
pub mod company;
pub mod evidence;
pub mod feature;

pub mod form;
pub mod hidden;
pub mod known;
pub mod layer;
pub mod look;
mod memory;
pub mod model;
pub mod page;
pub mod table;
pub mod tag;

use super::doc::Cut;
use super::entity::EntityKind;
use crate::lexicon::Lexicon;
use crate::lexicon::outlet::is_outlet;
use crate::text::Span;
use chain::{Marginals, Scores};
use cluster::Clusters;
use evidence::Evidence;
use form::{Case, Lists};
use hidden::{Hidden, Rest};
use known::{EVENT_WORD, Known, Match};
use look::Look;
use memory::Memory;
use model::{Guess, Model};
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
    first: Guess,
    second: Guess,
    hidden: Hidden<'static>,
    /// What was learnt of words from the articles so far; one for each thread that is not using its own.
    memories: Mutex<Vec<Memory>>,
}

/// The model that is compiled into the program.
pub(super) static MODEL: &[u8] = include_bytes!("../../assets/names.model");

/// The groups of words that are compiled into the program, as bytes.
pub(super) static CLUSTERS: &[u8] = include_bytes!("../../assets/clusters.bin");

/// The groups of words that are compiled into the program.
pub fn clusters() -> Option<Clusters<'static>> {
    Clusters::parse(CLUSTERS)
}

impl NameTagger {
    /// Reads the model that is compiled into the program.
    pub fn load() -> NameTagger {
        NameTagger::new(MODEL).expect("the trainer wrote the model, and a test loads it")
    }

    /// A tagger with a model that the trainer wrote; `None` if the bytes are not one.
    pub fn new(model: &'static [u8]) -> Option<NameTagger> {
        let (clusters, model) = (clusters()?, Model::parse(model)?);
        let Model { mut first, second, features } = model;
        let hidden = Hidden::new(&first.layer, &second.layer, features, &clusters);
        // What goes into the first guess is all in `hidden` now, in fixed point.
        (first.layer.inputs, first.layer.rows) = (Vec::new(), Vec::new());
        Some(NameTagger { clusters, first, second, hidden, memories: Mutex::default() })
    }

    /// The names in an article, in order, disjoint. They are guessed at twice: by what stands around a word, and
    /// by that and what the first guess took the words of all the article for.
    pub fn tag(&self, cut: &Cut, lexicon: &Lexicon) -> Vec<Name> {
        let mut memory = self.take_memory();
        let lists = Lists { clusters: &self.clusters, lexicon };
        let page = Page::with_forms(std::mem::take(&mut memory.forms), cut, lists);
        let FirstGuesses { runs, guesses, rest } = self.first_guesses(&page, &mut memory);
        let guessed = runs.iter().map(|run| (run.words.clone(), run.of(&guesses)));
        let evidence = Evidence::new(&page, guessed);
        let mut names = Vec::new();
        for run in &runs {
            let guesses = run.of(&guesses);
            match sure(guesses) {
                Some(tags) => add_names(&page, run, &tags, guesses, &mut names),
                None => self.guess_again(&page, &evidence, run, run.of(&rest), guesses, &mut names),
            }
        }
        self.keep_memory(Memory { forms: page.forms, ..memory });
        // A newspaper's name looks like a work's, but newspapers speak.
        let is_papers = |name: &&mut Name| name.kind == EntityKind::Work && is_outlet(name.span.of(cut.text));
        names.iter_mut().filter(is_papers).for_each(|name| name.kind = EntityKind::Organization);
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

    /// Guesses at each run of words as soon as what was added up for it is at hand, and keeps only the rest.
    fn first_guesses(&self, page: &Page, memory: &mut Memory) -> FirstGuesses {
        let Guess { factors, layer, .. } = &self.first;
        let mut first = FirstGuesses::default();
        let mut scores: Vec<Scores> = Vec::new();
        let article = self.hidden.of_article(page);
        for (number, (sentence, style)) in page.sentences.iter().enumerate() {
            let mut begun = None;
            for words in page.runs(sentence.clone()) {
                let (look, common) = begun.get_or_insert_with(|| {
                    (
                        Look::new(page, sentence.clone(), *style),
                        self.hidden.of_sentence(page, number, &article),
                    )
                });
                for n in words.clone() {
                    let sums = self.hidden.sums(look, n, common, &mut memory.met);
                    scores.push(self.hidden.first_scores(&sums, layer));
                    first.rest.push(sums.rest());
                }
                first.add(words, chain::marginals(factors, &scores, None));
                scores.clear();
            }
        }
        first
    }

    fn guess_again(
        &self,
        page: &Page,
        evidence: &Evidence,
        run: &Run,
        rest: &[Rest],
        guesses: &[Marginals],
        names: &mut Vec<Name>,
    ) {
        let Guess { transitions, factors, layer } = &self.second;
        let score = |(n, rest): (usize, &Rest)| {
            let mut neurons = rest.neurons();
            let mut told = evidence.of(n, run.words.clone(), guesses);
            layer.add_inputs(hidden::N_INPUTS, &told.numbers, &mut neurons);
            told.rows.iter().for_each(|&row| layer.add_row(hidden::N_ROWS + row as usize, &mut neurons));
            let mut features = rest.features;
            self.hidden.features.add(&mut told.features, &mut features);
            let mut scores = layer.scores(&neurons);
            self.hidden.features.add_scores(&features, 1, &mut scores);
            scores
        };
        let scores: Vec<Scores> = run.words.clone().zip(rest).map(score).collect();
        let tags = chain::best(transitions, &scores);
        if tags.iter().any(|&tag| tag != Tag::OUTSIDE) {
            let marginals = chain::marginals(factors, &scores, None);
            add_names(page, run, &tags, &marginals, names);
        }
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
        let is_free = |n: usize| tags[n] == Tag::OUTSIDE && is_only_a_name(page, run.words.start + n);
        let is_person = kind == NameKind::Person;
        let n_more = (0..range.start).rev().take_while(|&n| is_person && is_free(n)).count();
        let words = run.words.start + range.start - n_more..run.words.start + range.end;
        let (first, last) = (page.words[words.start], page.words[words.end - 1]);
        let (span, tokens) = (first.span.to(last.span), first.token..last.token + 1);
        names.push(Name { span, tokens, kind: kind.refine(page, words), confidence });
    }
}

/// Whether a word that nobody knows stands right before another, and so is the beginning of a person's name where that
/// is one: capitals tell nothing at a sentence's start.
fn is_only_a_name(page: &Page, n: usize) -> bool {
    let (word, next) = (page.words[n], page.words[n + 1]);
    word.case == Case::Capital
        && word.is_long
        && word.known == Known::default()
        && page.form(n).codes.is_none()
        && next.token == word.token + 1
}

/// What was guessed first at all runs of an article, and what the second guess goes on with, word by word.
#[derive(Default)]
struct FirstGuesses {
    runs: Vec<Run>,
    guesses: Vec<Marginals>,
    rest: Vec<Rest>,
}

impl FirstGuesses {
    fn add(&mut self, words: Range<usize>, guesses: Vec<Marginals>) {
        let start = self.guesses.len();
        self.guesses.extend(guesses);
        self.runs.push(Run { words, places: start..self.guesses.len() });
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
    use crate::analysis::doc::word_numbers;
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
        let numbers = word_numbers(&text, &tokens);
        let cut = Cut { text: &text, tokens: &tokens, numbers: &numbers, sentences: &sentences };
        let names = NameTagger::load().tag(&cut, &lexicon);
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
            &["Chelsea fell silent.", "The lawyer, Chelsea Brandt, rose. “I won,” said Chelsea."],
            &[("Chelsea", person), ("Chelsea Brandt", person), ("Chelsea", person)],
        );
    }

    #[test]
    fn a_word_that_nobody_knows_begins_the_name_behind_it() {
        let person = EntityKind::Person;
        check(
            &["Police met Keith Scott. Rakzeyia Scott can be heard on the tape."],
            &[("Keith Scott", person), ("Rakzeyia Scott", person)],
        );
    }

    #[test]
    fn a_text_without_names_has_none() {
        check(&["The talks went on until late at night.", ""], &[]);
    }
}
