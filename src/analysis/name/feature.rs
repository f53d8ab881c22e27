//! A word in its place → the features that the model scores.
//!
//! Knows what to look at. Does not know weights or tags.

use super::form::Form;
use super::model::Feature;
use super::page::{Page, Style};
use std::ops::Range;

/// Stands for the word before the first and after the last of a sentence.
const EDGE: u32 = 0x5EED;

/// Looks at the words of one sentence of a page.
pub struct Look<'p> {
    page: &'p Page,
    sentence: Range<usize>,
    style: Style,
}

impl<'p> Look<'p> {
    /// A look at `sentence`, one of the page's.
    pub fn new(page: &'p Page, sentence: Range<usize>, style: Style) -> Look<'p> {
        Look { page, sentence, style }
    }

    /// Replaces `features` by those of word `n`, which lies in `run`.
    pub fn features(&self, n: usize, run: Range<usize>, features: &mut Vec<Feature>) {
        features.clear();
        let mut bag = Bag { features, template: 0 };
        self.letters(n, &mut bag);
        self.neighbours(n, &mut bag);
        self.place(n, run, &mut bag);
    }

    fn letters(&self, n: usize, bag: &mut Bag) {
        let form = self.page.form(n);
        bag.add(self.style as u32);
        bag.add(form.word);
        bag.add(form.lower);
        for affix in form.prefixes.iter().chain(&form.suffixes) {
            bag.add_unless_zero(*affix);
        }
        bag.add(form.shape);
        bag.add2(form.shape, self.style as u32);
        bag.add2(form.case as u32, form.suffixes[2]);
        bag.add2(form.case as u32, u32::from(form.len));
    }

    fn neighbours(&self, n: usize, bag: &mut Bag) {
        let n = n as isize;
        let lower = |at: isize| self.at(at).map_or(EDGE, |form| form.lower);
        let shape = |at: isize| self.at(at).map_or(EDGE, |form| form.shape);
        let suffix = |at: isize| self.at(at).map_or(EDGE, |form| form.suffixes[2]);
        let case = |at: isize| self.at(at).map_or(EDGE, |form| form.case as u32);
        for near in [-2, -1, 1, 2] {
            bag.add(lower(n + near));
            bag.add2(shape(n + near), shape(n));
        }
        bag.add2(lower(n - 1), lower(n));
        bag.add2(lower(n), lower(n + 1));
        bag.add2(lower(n - 1), lower(n + 1));
        bag.add3(case(n - 1), case(n), case(n + 1));
        bag.add3(case(n - 2), case(n - 1), case(n));
        bag.add3(case(n), case(n + 1), case(n + 2));
        bag.add3(lower(n - 2), lower(n - 1), case(n));
        bag.add3(lower(n + 1), lower(n + 2), case(n));
        bag.add2(lower(n - 1), shape(n));
        bag.add2(lower(n + 1), shape(n));
        bag.add2(suffix(n - 1), case(n - 1));
        bag.add2(suffix(n + 1), case(n + 1));
        bag.add3(lower(n - 1), suffix(n), case(n));
        for far in [-4, -3] {
            bag.add(lower(n + far));
        }
        for far in [3, 4] {
            bag.add(lower(n + far));
        }
    }

    fn place(&self, n: usize, run: Range<usize>, bag: &mut Bag) {
        let form = self.page.form(n);
        let starts = n == self.sentence.start;
        bag.add2(u32::from(starts), form.shape);
        bag.add2(u32::from(starts), form.lower);
        let chain = self.chain(n);
        let before = chain.start.checked_sub(1).filter(|at| self.sentence.contains(at));
        let lower = |at: Option<usize>| at.map_or(EDGE, |at| self.page.form(at).lower);
        let after = Some(chain.end).filter(|at| self.sentence.contains(at));
        let from_start = (n - chain.start).min(3) as u32;
        let to_end = (chain.end - 1 - n).min(3) as u32;
        bag.add2(from_start, to_end);
        bag.add2(lower(before), from_start);
        bag.add2(lower(after), to_end);
        bag.add3(lower(before), lower(after), form.case as u32);
        bag.add2(lower(Some(chain.end - 1)), from_start);
        bag.add2(lower(Some(chain.start)), to_end);
        bag.add2(lower(Some(run.start)), u32::from(run.start == n));
        bag.add2(lower(Some(run.end - 1)), u32::from(run.end - 1 == n));
    }

    /// The words with a capital around word `n`, without a break.
    fn chain(&self, n: usize) -> Range<usize> {
        let capital = |&at: &usize| self.page.form(at).case.is_capital();
        let start = (self.sentence.start..n).rev().take_while(capital).last().unwrap_or(n);
        let end = (n + 1..self.sentence.end).take_while(capital).last().map_or(n + 1, |last| last + 1);
        start..end
    }

    fn at(&self, n: isize) -> Option<&Form> {
        let n = usize::try_from(n).ok().filter(|n| self.sentence.contains(n))?;
        Some(self.page.form(n))
    }
}

/// Collects features; each call of a method is a template of its own.
struct Bag<'f> {
    features: &'f mut Vec<Feature>,
    template: u32,
}

impl Bag<'_> {
    fn add(&mut self, a: u32) {
        self.add3(a, 0, 0);
    }

    fn add_unless_zero(&mut self, a: u32) {
        match a {
            0 => self.template += 1,
            a => self.add(a),
        }
    }

    fn add2(&mut self, a: u32, b: u32) {
        self.add3(a, b, 0);
    }

    fn add3(&mut self, a: u32, b: u32, c: u32) {
        self.template += 1;
        let mut hash = u64::from(self.template);
        for part in [a, b, c] {
            hash = (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        self.features.push((hash ^ (hash >> 32)) & !1);
    }
}
