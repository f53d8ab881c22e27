//! Article → [`Doc`]: its tokens, sentences and blocks, each known by number; what all later stages read.
//!
//! Does not know names or quotations.

use super::sentence::{self, Sentence};
use super::token::{self, Token, TokenKind};
use super::word::{Word, Words};
use crate::article::{Article, BlockKind};
use crate::lexicon::Lexicon;
use crate::text::{Span, markup};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// An article as tokens. Litter and bylines are left out: nobody speaks there.
pub struct Doc<'t> {
    /// The article's text.
    pub text: &'t str,
    /// The tokens of all blocks, in order.
    pub tokens: Vec<Token>,
    /// The sentences of all blocks, in order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// The blocks that hold tokens.
    pub blocks: Vec<DocBlock>,
    /// Who wrote it, as printed.
    pub byline: Option<Span>,
    /// For each token the number of its word.
    word_of: Vec<u32>,
    words: Words<'t>,
    /// For each token the numbers of its sentence and its block.
    sentence_of: Vec<u32>,
    block_of: Vec<u32>,
}

/// A block as tokens.
#[derive(Clone, Debug)]
pub struct DocBlock {
    /// What it is on the page.
    pub kind: BlockKind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// An article cut into tokens and sentences.
#[derive(Clone, Copy)]
pub struct Cut<'c> {
    /// Its text.
    pub text: &'c str,
    /// Its tokens.
    pub tokens: &'c [Token],
    /// For each token the number of its word: two tokens that are written alike have one number. The numbers lie
    /// close together, so that what is found out of a word is kept by its number.
    pub numbers: &'c [u32],
    /// Its sentences.
    pub sentences: &'c [Sentence],
}

impl<'t> Doc<'t> {
    /// Cuts an article into tokens and sentences.
    pub fn new(article: &'t Article, lexicon: &Lexicon) -> Doc<'t> {
        let text = article.text.as_str();
        let (mut tokens, mut sentences, mut blocks) =
            (Vec::with_capacity(text.len() / 5), Vec::new(), Vec::new());
        for block in &article.blocks {
            if matches!(block.kind, BlockKind::Litter | BlockKind::Byline) {
                continue;
            }
            let start = tokens.len();
            token::tokenize(text, block.span, lexicon, &mut tokens);
            sentence::split(text, &tokens, start..tokens.len(), lexicon, &mut sentences);
            if tokens.len() > start {
                blocks.push(DocBlock { kind: block.kind, tokens: start..tokens.len() });
            }
        }
        let mut words = Words::with_room(tokens.len(), lexicon);
        let word_of = tokens.iter().map(|token| words.intern(token.span.of(text), lexicon)).collect();
        let sentence_of = numbers(sentences.iter(), tokens.len());
        let block_of = numbers(blocks.iter().map(|block| &block.tokens), tokens.len());
        Doc { text, tokens, sentences, blocks, byline: article.byline, word_of, words, sentence_of, block_of }
    }

    /// Its tokens and sentences alone.
    pub fn cut(&self) -> Cut<'_> {
        Cut { text: self.text, tokens: &self.tokens, numbers: &self.word_of, sentences: &self.sentences }
    }

    /// What can be told of the token by itself; past the end, of no word at all.
    pub fn entry(&self, token: usize) -> &Word<'t> {
        self.word_of.get(token).map_or(self.words.none(), |&number| self.words.get(number))
    }

    /// The distinct tokens that are words, each with how often it stands in the article.
    pub fn counts(&self) -> impl Iterator<Item = (&Word<'t>, usize)> {
        let mut counts = vec![0; self.words.all().len()];
        for (&number, _) in
            self.word_of.iter().zip(&self.tokens).filter(|(_, token)| token.kind == TokenKind::Word)
        {
            counts[number as usize] += 1;
        }
        self.words.all().iter().zip(counts).filter(|&(_, count)| count > 0)
    }

    /// The token's text; of a mark that is written as a reference, the mark. Empty past the end.
    pub fn word(&self, token: usize) -> &'t str {
        self.entry(token).printed
    }

    /// The token's text in lower case, with straight apostrophes; empty past the end.
    pub fn lower(&self, token: usize) -> &str {
        &self.entry(token).lower
    }

    /// The texts in lower case of the tokens in `range`.
    pub fn lowers(&self, range: Range<usize>) -> impl Iterator<Item = &str> {
        range.map(|token| self.lower(token))
    }

    /// Whether the token is printed with a capital in front.
    pub fn is_capitalized(&self, token: usize) -> bool {
        self.entry(token).is_capitalized
    }

    /// Whether the token may stand between a subject and its verb without changing either.
    pub fn is_adverb(&self, token: usize) -> bool {
        self.entry(token).is_adverb
    }

    /// Whether the token is an auxiliary, which stands between a subject and its verb.
    pub fn is_auxiliary(&self, token: usize) -> bool {
        self.entry(token).is_auxiliary
    }

    /// Whether the token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether no white space stands between the token and the one before it.
    pub fn is_glued(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|before| self.tokens.get(before));
        let (Some(before), Some(token)) = (before, self.tokens.get(token)) else { return false };
        markup::is_joined(Span::new(before.span.end, token.span.start).of(self.text))
    }

    /// The text that the tokens of `range` cover, white space between them included.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last)))
        {
            (Some(first), Some(last)) if !range.is_empty() => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// The number of the sentence that holds the token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.sentences.len(), |&sentence| sentence as usize)
    }

    /// The tokens of the sentence that holds the token.
    pub fn sentence_at(&self, token: usize) -> Sentence {
        self.sentences.get(self.sentence_of(token)).cloned().unwrap_or(token..token)
    }

    /// The number of the block that holds the token.
    pub fn block_of(&self, token: usize) -> usize {
        self.block_of.get(token).map_or(self.blocks.len(), |&block| block as usize)
    }
}

/// The [numbers](Cut::numbers) of the words of tokens that nobody has numbered.
pub fn word_numbers(text: &str, tokens: &[Token]) -> Vec<u32> {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut number = |token: &Token| {
        let next = known.len() as u32;
        *known.entry(token.span.of(text)).or_insert(next)
    };
    tokens.iter().map(&mut number).collect()
}

/// For each of so many tokens the number of the range that holds it; the ranges hold all tokens, in order.
fn numbers<'r>(ranges: impl Iterator<Item = &'r Range<usize>>, tokens: usize) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(tokens);
    for (n, range) in ranges.enumerate() {
        numbers.resize(range.end, n as u32);
    }
    numbers
}
