//! Tokens and sentences → words with their forms, the article's own habits, and the runs in which names can be.
//!
//! Knows the letters of the whole article. Does not know tags or weights.

use super::cluster::{Clusters, LENGTH, Vector};
use super::company::{Company, Kinds};
use super::form::{Case, Form, FormIdx, Forms, Lists, is_hyphen};
use super::known::{self, Known};
use crate::analysis::sentence::Sentence;
use crate::analysis::token::{Token, TokenKind};
use crate::lexicon::Lexicon;
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Small words that stand inside names: "Bank of England", "bin Salman", "Médecins sans Frontières".
const JOINTS: &[&str] = &[
    "of", "for", "the", "and", "de", "in", "on", "to", "at", "a", "an", "la", "le", "les", "las", "los",
    "el", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "y", "e", "i", "et", "und", "der",
    "den", "van", "von", "zu", "ter", "te", "bin", "ben", "ibn", "bint", "al", "ul", "as", "ad", "an", "ash",
    "ur", "or", "with", "from", "by", "into", "against", "under", "without", "upon", "over", "nan", "ni",
    "o", "n", "sur", "en", "sans", "pour", "af", "av", "og", "och", "'s", "’s", "&", "-", "–", "/", "'", "’",
    ".", ",", "+", ":", "!", "(", ")", "ʻ", "‘", "\"", "“", "”", "@",
];

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
    /// How the article writes each word, by its hash in lower case.
    habits: FxHashMap<u32, Habit>,
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
    pub fn new(
        text: &str,
        tokens: &[Token],
        sentences: &[Sentence],
        clusters: &Clusters,
        lexicon: &Lexicon,
    ) -> Page {
        Page::with_forms(Forms::default(), text, tokens, sentences, Lists { clusters, lexicon })
    }

    /// Looks over an article, with the forms that were met in others.
    pub fn with_forms(
        mut forms: Forms,
        text: &str,
        tokens: &[Token],
        sentences: &[Sentence],
        lists: Lists,
    ) -> Page {
        let joints = JOINTS.iter().map(|joint| forms.intern(joint, lists));
        let n_joints = joints.max().map_or(0, |last| last + 1);
        let mut words = Vec::with_capacity(tokens.len());
        let mut ranges = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let start = words.len();
            for (n, token) in tokens.get(sentence.clone()).into_iter().flatten().enumerate() {
                let whole = forms.intern(token.span.of(text), lists);
                let mut add = |span: Span, form: FormIdx, forms: &Forms| {
                    let entry = forms.entry(form);
                    let goes_on = span.start > token.span.start;
                    words.push(Word {
                        span,
                        token: sentence.start + n,
                        form,
                        whole,
                        goes_on,
                        part: part(&entry.form, form < n_joints, goes_on, token.kind),
                        known: entry.known,
                    });
                };
                if !forms.entry(whole).has_parts {
                    add(token.span, whole, &forms);
                    continue;
                }
                for span in parts(token.span, text) {
                    let form = forms.intern(span.of(text), lists);
                    add(span, form, &forms);
                }
            }
            known::mark(&mut words[start..], &forms, lists.lexicon);
            ranges.push(start..words.len());
        }
        let style = |range: Range<usize>| (range.clone(), style(&words[range], &forms));
        let sentences: Vec<_> = ranges.into_iter().map(style).collect();
        for (range, _) in sentences.iter().filter(|(_, style)| *style == Style::Capitals) {
            // "SAID" is a name as well, but where all letters are capitals it hardly ever is one.
            let words = words[range.clone()].iter_mut();
            words.filter(|word| forms.entry(word.form).reports).for_each(|word| word.part = Part::None);
        }
        let habits = habits(&words, &forms, &sentences);
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
        let habit = self.habits.get(&self.form(n).lower).copied().unwrap_or_default();
        habit.small.min(2) * 3 + habit.capital.min(2)
    }

    /// The company that word `n` keeps elsewhere in the article.
    pub fn company(&self, n: usize) -> Kinds {
        self.company.elsewhere(n, self.form(n).lower)
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
        .filter(move |run| run.clone().any(|n| self.form(n).case.is_capital()))
        .filter(move |run| !(run.len() == 1 && self.only_begins(sentence_start, run.start)))
    }

    /// Whether word `n` owes its capital to the start of the sentence, marks left aside: "The", "I", “But".
    fn only_begins(&self, sentence_start: usize, n: usize) -> bool {
        self.forms.entry(self.words[n].form).is_small_word
            && (sentence_start..n).all(|at| self.form(at).case == Case::Mark)
    }
}

/// The vectors of the longer words with small letters, in sum.
fn uses(words: &[Word], forms: &Forms, clusters: &Clusters) -> Vector {
    let mut sum = [0.0; LENGTH];
    let plain = words.iter().map(|word| forms.get(word.form));
    for codes in plain.filter(|form| form.case == Case::Lower && form.len > 3).filter_map(|form| form.codes) {
        sum.iter_mut().zip(clusters.vector(&codes)).for_each(|(sum, x)| *sum += x);
    }
    sum
}

/// A vector of length 1.
fn direction(vector: &Vector) -> Vector {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.map(|x| x / length)
}

fn habits(words: &[Word], forms: &Forms, sentences: &[(Range<usize>, Style)]) -> FxHashMap<u32, Habit> {
    let mut habits: FxHashMap<u32, Habit> = FxHashMap::default();
    for (range, _) in sentences.iter().filter(|(_, style)| *style == Style::Sentence) {
        for word in words.get(range.clone()).into_iter().flatten().skip(1) {
            let form = forms.get(word.form);
            match form.case {
                Case::Lower => habits.entry(form.lower).or_default().small += 1,
                case if case.is_capital() => habits.entry(form.lower).or_default().capital += 1,
                _ => {}
            }
        }
    }
    habits
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

fn part(form: &Form, is_joint: bool, goes_on: bool, kind: TokenKind) -> Part {
    match form.case {
        Case::Lower if goes_on => Part::Name,
        Case::Lower | Case::Mark if is_joint => Part::Joint,
        Case::Lower | Case::Mark => Part::None,
        _ if kind == TokenKind::Clitic => Part::None,
        _ => Part::Name,
    }
}

fn style(words: &[Word], forms: &Forms) -> Style {
    let (mut lower, mut capital, mut all_capitals) = (0, 0, 0);
    for form in words.iter().skip(1).map(|word| forms.get(word.form)).filter(|form| form.len > 3) {
        lower += usize::from(form.case == Case::Lower);
        capital += usize::from(form.case.is_capital());
        all_capitals += usize::from(form.case == Case::AllCapitals);
    }
    if lower == 0 && all_capitals >= 2 && all_capitals * 3 >= capital * 2 {
        Style::Capitals
    } else if capital >= 3 && capital >= lower * 3 {
        Style::Title
    } else {
        Style::Sentence
    }
}
