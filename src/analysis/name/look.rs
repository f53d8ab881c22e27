//! A word in its place → the words around it.
//!
//! Knows what to look at. Does not know weights or tags.

use super::form::FormIdx;
use super::known::Known;
use super::page::{Page, Style};
use std::ops::Range;

/// The words near by, the word itself among them.
pub const NEAR: [isize; 7] = [-3, -2, -1, 0, 1, 2, 3];

/// From how many places a word is seen: those [`NEAR`] by, the last of the words with a capital around it, the word
/// before those, the one after them, and the token that it is a part of.
pub const N_PLACES: usize = NEAR.len() + 4;

/// The place of the word itself.
pub const HERE: usize = 3;

/// Looks at the words of one sentence of a page.
pub struct Look<'p> {
    /// The page.
    pub page: &'p Page,
    /// How the sentence uses capitals.
    pub style: Style,
    sentence: Range<usize>,
    /// For each word the words with a capital around it, without a break.
    chains: Vec<Range<usize>>,
}

impl<'p> Look<'p> {
    /// A look at `sentence`, one of the page's.
    pub fn new(page: &'p Page, sentence: Range<usize>, style: Style) -> Look<'p> {
        let chains = chains(page, sentence.clone());
        Look { page, sentence, style, chains }
    }

    /// For each place the form of the word that stands there; `None` beyond the sentence, and for a whole token.
    pub fn forms(&self, n: usize) -> [Option<FormIdx>; N_PLACES] {
        let form = |n: Option<usize>| Some(self.page.words[n.filter(|n| self.sentence.contains(n))?].form);
        let [a, b, c, d, e, f, g] = NEAR.map(|near| form(n.checked_add_signed(near)));
        let Range { start, end } = self.chain(n);
        let word = &self.page.words[n];
        let whole = Some(word.whole).filter(|&whole| whole != word.form);
        [a, b, c, d, e, f, g, form(end.checked_sub(1)), form(start.checked_sub(1)), form(Some(end)), whole]
    }

    /// What the lists say of the word `near` words after word `n`.
    pub fn known_near(&self, n: usize, near: isize) -> Known {
        let at = n.checked_add_signed(near).filter(|at| self.sentence.contains(at));
        at.map(|at| self.page.words[at].known).unwrap_or_default()
    }

    /// The words with a capital around word `n`, without a break; the word itself, whatever it is.
    pub fn chain(&self, n: usize) -> Range<usize> {
        self.chains[n - self.sentence.start].clone()
    }

    /// Where word `n` stands in its token: a number below 4.
    pub fn place_in_token(&self, n: usize) -> u32 {
        let ends = self.page.words.get(n + 1).is_none_or(|next| !next.goes_on);
        u32::from(self.page.words[n].goes_on) * 2 + u32::from(ends)
    }

    /// Whether word `n` is one of the sentence.
    pub fn holds(&self, n: usize) -> bool {
        self.sentence.contains(&n)
    }

    /// Whether word `n` is the first of the sentence.
    pub fn starts(&self, n: usize) -> bool {
        n == self.sentence.start
    }
}

/// For each word of a sentence the words with a capital around it, without a break; the word itself, whatever it is.
fn chains(page: &Page, sentence: Range<usize>) -> Vec<Range<usize>> {
    let is_capital = |at: usize| page.words[at].case.is_capital() || page.words[at].goes_on;
    let mut chains: Vec<Range<usize>> = Vec::with_capacity(sentence.len());
    let mut start = sentence.start;
    for n in sentence.clone() {
        chains.push(start..n + 1);
        if !is_capital(n) {
            start = n + 1;
        }
    }
    let mut end = sentence.end;
    for (n, chain) in sentence.zip(&mut chains).rev() {
        chain.end = end;
        if !is_capital(n) {
            end = n;
        }
    }
    chains
}
