//! The distinct words of an article, and what can be told of each by itself: how it is read, and what the lists say.
//!
//! An article says most of its words many times; whatever a stage asks of a word again and again is found out here
//! once. Does not know where a word stands.

use super::ranker::mix;
use super::token;
use crate::lexicon::{CueWord, Lexicon, PlainWord, Role};
use crate::text::markup;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;

/// How many distinct words most articles have at the most.
const USUAL: usize = 1000;

/// A word, a number or a mark, and what can be told of it by itself.
pub struct Word<'t> {
    /// The text; of a mark that is written as a reference, the mark.
    pub printed: &'t str,
    /// The text in lower case, with straight apostrophes.
    pub lower: Cow<'t, str>,
    /// The hash of the text in lower case.
    pub hash: u64,
    /// The hash of its form: its capital, and the ending that tells what kind of word it is.
    pub shape: u64,
    /// Whether it begins with a capital.
    pub is_capitalized: bool,
    /// Whether it holds a letter or a digit.
    pub has_letters: bool,
    /// Whether it may stand between a subject and its verb without changing either.
    pub is_adverb: bool,
    /// Whether it is an auxiliary, which stands between a subject and its verb.
    pub is_auxiliary: bool,
    /// Whether it is of the closed classes.
    pub is_function_word: bool,
    /// Whom it describes, if it is a noun for those who speak.
    pub role: Option<Role>,
    /// How it reports speech, if it does.
    pub cue: Option<CueWord>,
}

/// The distinct words of an article, each with a number.
pub(super) struct Words<'t> {
    /// The first stands for no word.
    all: Vec<Word<'t>>,
    numbers: FxHashMap<&'t str, u32>,
}

impl<'t> Words<'t> {
    /// None yet, with room for those of an article of `tokens` tokens.
    pub(super) fn with_room(tokens: usize, lexicon: &Lexicon) -> Words<'t> {
        let room = (tokens / 2).min(USUAL);
        let mut all = Vec::with_capacity(room);
        all.push(Word::new("", lexicon));
        Words { all, numbers: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher) }
    }

    /// The number of the word that is written as `text`.
    pub(super) fn intern(&mut self, text: &'t str, lexicon: &Lexicon) -> u32 {
        *self.numbers.entry(text).or_insert_with(|| {
            self.all.push(Word::new(text, lexicon));
            self.all.len() as u32 - 1
        })
    }

    pub(super) fn get(&self, number: u32) -> &Word<'t> {
        &self.all[number as usize]
    }

    /// All words, in the order of their numbers.
    pub(super) fn all(&self) -> &[Word<'t>] {
        &self.all
    }

    pub(super) fn none(&self) -> &Word<'t> {
        &self.all[0]
    }
}

impl<'t> Word<'t> {
    fn new(text: &'t str, lexicon: &Lexicon) -> Word<'t> {
        let (printed, lower) = (markup::plain(text), lower(text));
        let word = lower.as_ref();
        let is_capitalized = printed.starts_with(char::is_uppercase);
        let PlainWord { role, cue, is_function_word } = lexicon.plain_word(word);
        Word {
            printed,
            hash: mix(&word),
            shape: mix(&(is_capitalized, word.ends_with("ed"), word.ends_with("ing"), word.ends_with("ly"))),
            is_capitalized,
            has_letters: printed.contains(char::is_alphanumeric),
            is_adverb: is_adverb(word),
            is_auxiliary: is_auxiliary(word),
            is_function_word,
            role,
            cue,
            lower,
        }
    }
}

/// Whether a word may stand between a subject and its verb without changing either.
fn is_adverb(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ly")
        || matches!(
            word,
            "also"
                | "then"
                | "later"
                | "once"
                | "often"
                | "never"
                | "always"
                | "still"
                | "again"
                | "now"
                | "even"
                | "just"
                | "not"
                | "n't"
                | "soon"
                | "further"
                | "already"
                | "ever"
                | "himself"
                | "herself"
                | "themselves"
                | "itself"
                | "both"
                | "thus"
                | "instead"
                | "too"
                | "today"
                | "yesterday"
                | "earlier"
                | "first"
        )
}

/// Whether a word is an auxiliary, which stands between a subject and its verb.
fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "did"
            | "does"
            | "do"
            | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "be"
            | "'s"
            | "'d"
            | "'ll"
            | "'ve"
            | "being"
    )
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'&') {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() && !word.contains(['`', '&']) {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let word = match word.find('&').and_then(|at| markup::reference(word, at)) {
        Some((span, plain)) => Cow::Owned(word.replace(span.of(word), plain)),
        None => Cow::Borrowed(word),
    };
    Cow::Owned(word.replace(token::is_apostrophe, "'").to_lowercase())
}
