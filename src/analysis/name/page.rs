//! Tokens and sentences → words with their forms, the article's own habits, and the runs in which names can be.
//!
//! Knows the letters of the whole article. Does not know tags or weights.

use super::form::{Case, Form, FormIdx, Forms};
use crate::analysis::sentence::Sentence;
use crate::analysis::token::{Token, TokenKind};
use crate::text::Span;
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

/// A word of the article, as names see it.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The number of its token.
    pub token: usize,
    /// The number of its form.
    pub form: FormIdx,
    /// Whether it can be part of a name, and how.
    pub part: Part,
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
    pub forms: Vec<Form>,
    /// The sentences, by the numbers of their words, with their style.
    pub sentences: Vec<(Range<usize>, Style)>,
}

impl Page {
    /// Looks over an article.
    pub fn new(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Page {
        let mut forms = Forms::default();
        let joints: Vec<FormIdx> =
            JOINTS.iter().map(|joint| forms.intern(joint, Span::new(0, joint.len()))).collect();
        let n_joints = joints.iter().max().map_or(0, |&last| last + 1);
        let mut words = Vec::with_capacity(tokens.len());
        let mut ranges = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let start = words.len();
            for (n, token) in tokens.get(sentence.clone()).into_iter().flatten().enumerate() {
                let form = forms.intern(text, token.span);
                words.push(Word { span: token.span, token: sentence.start + n, form, part: Part::None });
            }
            ranges.push(start..words.len());
        }
        let forms = forms.into_vec();
        for word in &mut words {
            word.part = part(&forms[word.form as usize], word.form < n_joints, tokens[word.token].kind);
        }
        let style = |range: Range<usize>| (range.clone(), style(&words[range], &forms));
        Page { sentences: ranges.into_iter().map(style).collect(), words, forms }
    }

    /// The form of word `n`.
    pub fn form(&self, n: usize) -> &Form {
        &self.forms[self.words[n].form as usize]
    }

    /// The runs of words in `sentence` that can hold names. No name reaches beyond its run.
    pub fn runs(&self, sentence: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut at = sentence.start;
        std::iter::from_fn(move || {
            let first = (at..sentence.end).find(|&n| self.words[n].part == Part::Name)?;
            let end =
                (first..sentence.end).find(|&n| self.words[n].part == Part::None).unwrap_or(sentence.end);
            at = end;
            let last = (first..end).rev().find(|&n| self.words[n].part == Part::Name)?;
            Some(first..last + 1)
        })
        .filter(|run| run.clone().any(|n| self.form(n).case.is_capital()))
    }
}

fn part(form: &Form, is_joint: bool, kind: TokenKind) -> Part {
    match form.case {
        Case::Lower | Case::Mark if is_joint => Part::Joint,
        Case::Lower | Case::Mark => Part::None,
        _ if kind == TokenKind::Clitic => Part::None,
        _ => Part::Name,
    }
}

fn style(words: &[Word], forms: &[Form]) -> Style {
    let letters = || words.iter().skip(1).map(|word| &forms[word.form as usize]).filter(|form| form.len > 3);
    let of = |case: fn(Case) -> bool| letters().filter(|form| case(form.case)).count();
    let (lower, capital) = (of(|case| case == Case::Lower), of(Case::is_capital));
    let all_capitals = of(|case| case == Case::AllCapitals);
    if lower == 0 && all_capitals >= 2 && all_capitals * 3 >= capital * 2 {
        Style::Capitals
    } else if capital >= 3 && capital >= lower * 3 {
        Style::Title
    } else {
        Style::Sentence
    }
}
