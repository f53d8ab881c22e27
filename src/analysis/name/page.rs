//! Tokens and sentences → words with their forms, the article's own habits, and the runs in which names can be.
//!
//! Knows the letters of the whole article. Does not know tags or weights.

use super::cluster::{Clusters, LENGTH, Vector};
use super::company::{Company, Kinds};
use super::form::{self, Case, Form, FormIdx, Forms, Lists, is_hyphen};
use super::known::{self, Begins, Known};
use crate::analysis::doc::Cut;
use crate::analysis::sentence::Sentence;
use crate::analysis::token::{Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::ops::Range;

/// A word of the article, as names see it: a token, or a part of one that has hyphens and capitals, like
/// "US-led" and "Abdel-Fattah".
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The number of its token.
    pub token: usize,
    /// The number of its form.
    pub form: FormIdx,
    /// The number of its whole token's form.
    pub whole: FormIdx,
    /// Whether it goes on with the token of the word before it.
    pub goes_on: bool,
    /// Whether it can be part of a name, and how.
    pub part: Part,
    /// What the word lists say of it.
    pub known: Known,
    /// The lists that have a phrase beginning with it.
    pub begins: Begins,
    /// How its capitals stand.
    pub case: Case,
    /// Whether it has more than three characters.
    pub is_long: bool,
    /// The number of its [`Habit`], which words share that are the same in lower case.
    habit: u32,
}

/// Whether a word can be part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// It can be a name.
    Name,
    /// It can stand between the parts of a name.
    Joint,
    /// It ends any name.
    None,
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// For names and at its start.
    Sentence,
    /// For all longer words, as headlines do.
    Title,
    /// For all letters.
    Capitals,
}

/// An article's words.
pub struct Page {
    /// All words, in order.
    pub words: Vec<Word>,
    /// The distinct forms; [`Word::form`] points here.
    pub forms: Forms,
    /// The sentences, by the numbers of their words, with their style.
    pub sentences: Vec<(Range<usize>, Style)>,
    /// The mean vector of the article's longer words with small letters: what it is about.
    pub topic: Vector,
    /// The same of each sentence.
    pub gists: Vec<Vector>,
    /// How the article writes each word.
    habits: Vec<Habit>,
    company: Company,
}

/// How often the article writes a word with small letters, and with a capital within a sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Habit {
    small: u32,
    capital: u32,
}

impl Page {
    /// Looks over an article.
    pub fn new(cut: &Cut, clusters: &Clusters, lexicon: &Lexicon) -> Page {
        Page::with_forms(Forms::default(), cut, Lists { clusters, lexicon })
    }

    /// Looks over an article, with the forms that were met in others.
    pub fn with_forms(forms: Forms, cut: &Cut, lists: Lists) -> Page {
        let mut reading = Reading::new(forms, cut, lists);
        let ranges: Vec<_> = cut.sentences.iter().map(|sentence| reading.read(sentence.clone())).collect();
        let Reading { forms, mut words, mut habits, .. } = reading;
        let style = |range: Range<usize>| (range.clone(), style(&words[range]));
        let sentences: Vec<_> = ranges.into_iter().map(style).collect();
        for (range, _) in sentences.iter().filter(|(_, style)| *style == Style::Capitals) {
            // "SAID" is a name as well, but where all letters are capitals it hardly ever is one.
            let words = words[range.clone()].iter_mut();
            words.filter(|word| forms.entry(word.form).reports).for_each(|word| word.part = Part::None);
        }
        for (range, _) in sentences.iter().filter(|(_, style)| *style == Style::Sentence) {
            words[range.clone()].iter().skip(1).for_each(|word| habits[word.habit as usize].count(word.case));
        }
        let company = Company::new(&words, &forms, &sentences);
        let mut topic = [0.0; LENGTH];
        let gist = |(range, _): &(Range<usize>, Style)| {
            let gist = uses(&words[range.clone()], &forms, lists.clusters);
            topic.iter_mut().zip(gist).for_each(|(sum, x)| *sum += x);
            direction(&gist)
        };
        let gists = sentences.iter().map(gist).collect();
        Page { sentences, words, forms, topic: direction(&topic), gists, habits, company }
    }

    /// How the article writes word `n` elsewhere: a number below 9.
    pub fn habit(&self, n: usize) -> u32 {
        let habit = self.habits[self.words[n].habit as usize];
        habit.small.min(2) * 3 + habit.capital.min(2)
    }

    /// The company that word `n` keeps elsewhere in the article.
    pub fn company(&self, n: usize) -> Kinds {
        self.company.elsewhere(n, self.forms.glance(self.words[n].form).lower)
    }

    /// The form of word `n`.
    pub fn form(&self, n: usize) -> &Form {
        self.forms.get(self.words[n].form)
    }

    /// The runs of words in `sentence` that can hold names. No name reaches beyond its run.
    pub fn runs(&self, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let (mut at, sentence_start) = (sentence.start, sentence.start);
        std::iter::from_fn(move || {
            let first = (at..sentence.end).find(|&n| self.words[n].part == Part::Name)?;
            let end =
                (first..sentence.end).find(|&n| self.words[n].part == Part::None).unwrap_or(sentence.end);
            at = end;
            let last = (first..end).rev().find(|&n| self.words[n].part == Part::Name)?;
            Some(first..last + 1)
        })
        .filter(move |run| run.clone().any(|n| self.words[n].case.is_capital()))
        .filter(move |run| !(run.len() == 1 && self.only_begins(sentence_start, run.start)))
    }

    /// Whether word `n` owes its capital to the start of the sentence, marks left aside: "The", "I", “But".
    fn only_begins(&self, sentence_start: usize, n: usize) -> bool {
        self.forms.entry(self.words[n].form).is_small_word
            && (sentence_start..n).all(|at| self.words[at].case == Case::Mark)
    }
}

/// What is found out of a token that is written so, whatever its place.
#[derive(Clone, Copy)]
struct Glance {
    form: FormIdx,
    known: Known,
    begins: Begins,
    case: Case,
    is_long: bool,
    is_joint: bool,
    has_parts: bool,
    habit: u32,
}

/// The words of an article, as far as they were read.
struct Reading<'r> {
    cut: &'r Cut<'r>,
    lists: Lists<'r>,
    forms: Forms,
    words: Vec<Word>,
    habits: Vec<Habit>,
    /// The numbers of the habits, by the hash of the word in lower case.
    habit_of: FxHashMap<u32, u32>,
    /// By the numbers of the tokens' words. Most words of an article come again, and this lies nearer at hand than
    /// the forms of all articles.
    glances: Vec<Glance>,
}

impl<'r> Reading<'r> {
    fn new(forms: Forms, cut: &'r Cut<'r>, lists: Lists<'r>) -> Reading<'r> {
        let distinct = distinct(cut);
        let mut reading = Reading {
            cut,
            lists,
            forms,
            words: Vec::with_capacity(cut.tokens.len()),
            habits: Vec::with_capacity(distinct.len()),
            habit_of: FxHashMap::with_capacity_and_hasher(distinct.len(), FxBuildHasher),
            glances: Vec::with_capacity(distinct.len()),
        };
        for form in reading.forms.intern_all(&distinct, lists) {
            let glance = reading.glance(form);
            reading.glances.push(glance);
        }
        reading
    }

    /// Reads a sentence; the numbers of its words.
    fn read(&mut self, sentence: Sentence) -> Range<usize> {
        let (start, cut) = (self.words.len(), self.cut);
        let numbered = cut.tokens.iter().zip(cut.numbers).enumerate();
        for (n, (token, &number)) in numbered.skip(sentence.start).take(sentence.len()) {
            let whole = self.glances[number as usize];
            if !whole.has_parts {
                self.add(token, n, token.span, &whole, &whole);
                continue;
            }
            for span in parts(token.span, cut.text) {
                let form = self.forms.intern(span.of(self.cut.text), self.lists);
                let part = self.glance(form);
                self.add(token, n, span, &part, &whole);
            }
        }
        known::mark(&mut self.words[start..], &self.forms, self.lists.lexicon);
        start..self.words.len()
    }

    fn add(&mut self, token: &Token, n: usize, span: Span, glance: &Glance, whole: &Glance) {
        let goes_on = span.start > token.span.start;
        self.words.push(Word {
            span,
            token: n,
            form: glance.form,
            whole: whole.form,
            goes_on,
            part: part(glance, goes_on, token.kind),
            known: glance.known,
            begins: glance.begins,
            case: glance.case,
            is_long: glance.is_long,
            habit: glance.habit,
        });
    }

    fn glance(&mut self, form: FormIdx) -> Glance {
        let &form::Glance { lower, known, begins, case, is_long, is_joint, has_parts, .. } =
            self.forms.glance(form);
        let next = self.habits.len() as u32;
        let habit = *self.habit_of.entry(lower).or_insert(next);
        if habit == next {
            self.habits.push(Habit::default());
        }
        Glance { form, known, begins, case, is_long, is_joint, has_parts, habit }
    }
}

/// The distinct words of an article, by their numbers.
fn distinct<'c>(cut: &Cut<'c>) -> Vec<&'c str> {
    let n_numbers = cut.numbers.iter().max().map_or(0, |&last| last as usize + 1);
    let mut words = vec![""; n_numbers];
    for (token, &number) in cut.tokens.iter().zip(cut.numbers) {
        words[number as usize] = token.span.of(cut.text);
    }
    words
}

impl Habit {
    fn count(&mut self, case: Case) {
        match case {
            Case::Lower => self.small += 1,
            case if case.is_capital() => self.capital += 1,
            _ => {}
        }
    }
}

/// The vectors of the longer words with small letters, in sum.
fn uses(words: &[Word], forms: &Forms, clusters: &Clusters) -> Vector {
    let mut sum = [0.0; LENGTH];
    let plain = words.iter().filter(|word| word.case == Case::Lower && word.is_long);
    plain.filter_map(|word| forms.glance(word.form).codes).for_each(|codes| clusters.add(&codes, &mut sum));
    sum
}

/// A vector of length 1.
fn direction(vector: &Vector) -> Vector {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.map(|x| x / length)
}

/// A token cut at its hyphens.
fn parts(token: Span, text: &str) -> impl Iterator<Item = Span> {
    let mut at = token.start;
    token.of(text).split_inclusive(is_hyphen).flat_map(move |part| {
        let start = at;
        at += part.len();
        let hyphen = part.chars().next_back().filter(|&c| is_hyphen(c)).map_or(0, char::len_utf8);
        let letters = Span::new(start, at - hyphen);
        [letters, Span::new(at - hyphen, at)].into_iter().filter(|span| !span.is_empty())
    })
}

fn part(glance: &Glance, goes_on: bool, kind: TokenKind) -> Part {
    match glance.case {
        Case::Lower if goes_on => Part::Name,
        Case::Lower | Case::Mark if glance.is_joint => Part::Joint,
        Case::Lower | Case::Mark => Part::None,
        _ if kind == TokenKind::Clitic => Part::None,
        _ => Part::Name,
    }
}

fn style(words: &[Word]) -> Style {
    let (mut lower, mut capital, mut all_capitals) = (0, 0, 0);
    for word in words.iter().skip(1).filter(|word| word.is_long) {
        lower += usize::from(word.case == Case::Lower);
        capital += usize::from(word.case.is_capital());
        all_capitals += usize::from(word.case == Case::AllCapitals);
    }
    if lower == 0 && all_capitals >= 2 && all_capitals * 3 >= capital * 2 {
        Style::Capitals
    } else if capital >= 3 && capital >= lower * 3 {
        Style::Title
    } else {
        Style::Sentence
    }
}
