//! A word in its place → the features that the model scores.
//!
//! Knows what to look at. Does not know weights or tags.

use super::cluster::N_SIZES;
use super::form::{Form, FormIdx};
use super::known::{Known, ORGANIZATION_WORD};
use super::model::Feature;
use super::page::{Page, Style};
use std::ops::Range;

/// Stands for the word before the first and after the last of a sentence.
const EDGE: u32 = 0x5EED;

/// The words near by, the word itself among them, whose forms alone have most to tell.
pub const NEAR: [isize; 5] = [-2, -1, 0, 1, 2];

/// How far a word looks to either side.
const FAR: isize = 4;

/// The forms around a word, its own in the middle; `None` beyond the sentence.
type Around<'p> = [Option<&'p Form>; 2 * FAR as usize + 1];

/// What features tell of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Of nothing but the form of the word that stands so many words on, or that none stands there.
    Form(isize),
    /// Of what the lists say of the words near by, and the case of the word.
    Lists,
    /// Of the shapes of the words near by, and where the word stands.
    Shapes,
    /// Of all else.
    Rest,
}

/// Looks at the words of one sentence of a page.
pub struct Look<'p> {
    page: &'p Page,
    sentence: Range<usize>,
    style: Style,
    /// For each word the words with a capital around it, without a break.
    chains: Vec<Range<usize>>,
    /// For each word the number of words of organisations' names before it in the sentence; and of all.
    organization_words: Vec<usize>,
}

impl<'p> Look<'p> {
    /// A look at `sentence`, one of the page's.
    pub fn new(page: &'p Page, sentence: Range<usize>, style: Style) -> Look<'p> {
        let mut n_organization_words = 0;
        let counts = page.words[sentence.clone()].iter().map(|word| {
            n_organization_words += usize::from(word.known.alone & ORGANIZATION_WORD != 0);
            n_organization_words
        });
        let organization_words = std::iter::once(0).chain(counts).collect();
        let chains = chains(page, sentence.clone());
        Look { page, sentence, style, chains, organization_words }
    }

    /// All that the features of [`Share::Lists`] depend on.
    pub fn lists_key(&self, n: usize) -> u128 {
        NEAR.into_iter().fold(self.page.form(n).case as u128, |key, near| {
            let known = self.known_near(n, near);
            key << 24 | u128::from(known.alone) << 16 | u128::from(phrases(known))
        })
    }

    /// All that the features of [`Share::Shapes`] depend on.
    pub fn shapes_key(&self, n: usize) -> [u32; NEAR.len() + 1] {
        let form = |near: isize| self.at(n as isize + near);
        let place = self.style as u32 * 2 + u32::from(n == self.sentence.start);
        let mut key = [place; NEAR.len() + 1];
        for (part, near) in key.iter_mut().zip(NEAR) {
            *part = form(near).map_or(EDGE, |form| form.shape);
        }
        key
    }

    /// Adds the features of word `n`, which lies in `run`.
    pub fn add_features(&self, n: usize, run: Range<usize>, features: &mut Vec<Feature>) {
        self.fill(n, run, Bag::new(features, 0));
    }

    /// Adds those features of word `n`, which lies in `run`, that are of `share`.
    pub fn add_share(&self, n: usize, run: Range<usize>, share: Share, features: &mut Vec<Feature>) {
        match share {
            Share::Form(-2) => self.fill(n, run, Bag::wanting(OnlyForm::<-2>, features)),
            Share::Form(-1) => self.fill(n, run, Bag::wanting(OnlyForm::<-1>, features)),
            Share::Form(0) => self.fill(n, run, Bag::wanting(OnlyForm::<0>, features)),
            Share::Form(1) => self.fill(n, run, Bag::wanting(OnlyForm::<1>, features)),
            Share::Form(_) => self.fill(n, run, Bag::wanting(OnlyForm::<2>, features)),
            Share::Lists => self.fill(n, run, Bag::wanting(OnlyLists, features)),
            Share::Shapes => self.fill(n, run, Bag::wanting(OnlyShapes, features)),
            Share::Rest => self.fill(n, run, Bag::wanting(OnlyRest, features)),
        }
    }

    /// The number of the form of the word `near` words after word `n`; `None` beyond the sentence.
    pub fn form_near(&self, n: usize, near: isize) -> Option<FormIdx> {
        let n = n.checked_add_signed(near).filter(|n| self.sentence.contains(n))?;
        Some(self.page.words[n].form)
    }

    fn fill<W: Wanted>(&self, n: usize, run: Range<usize>, mut bag: Bag<W>) {
        let forms = std::array::from_fn(|place| self.at(n as isize + place as isize - FAR));
        self.letters(n, &mut bag);
        self.neighbours(&forms, &mut bag);
        self.place(n, run, &mut bag);
        self.groups(&forms, &mut bag);
        self.known(n, &mut bag);
    }

    #[inline(always)]
    fn known<W: Wanted>(&self, n: usize, bag: &mut Bag<W>) {
        let alone = |near| u32::from(self.known_near(n, near).alone);
        let phrases = |near| u32::from(phrases(self.known_near(n, near)));
        let case = self.page.form(n).case as u32;
        bag.of(Share::Lists, |bag| {
            for near in NEAR {
                bag.add2(alone(near), case);
                bag.add2(phrases(near), case);
            }
            bag.add2(alone(0), phrases(0));
            bag.add2(alone(-1), alone(0));
            bag.add2(alone(0), alone(1));
            bag.add3(alone(-1), alone(0), alone(1));
            bag.add2(phrases(-1), alone(0));
            bag.add2(phrases(1), alone(0));
            bag.add2(phrases(-1), phrases(0));
            bag.add2(phrases(0), phrases(1));
        });
        let starts = u32::from(n == self.sentence.start);
        let chain = self.chain(n);
        let first = self.page.words[chain.start].known;
        let last = self.page.words[chain.end - 1].known;
        let len = chain.len().min(4) as u32;
        bag.add3(u32::from(first.alone), (n - chain.start).min(3) as u32, len);
        bag.add3(u32::from(last.alone), (chain.end - 1 - n).min(3) as u32, len);
        let before = |at: usize| self.organization_words[at - self.sentence.start];
        let any = if before(chain.end) > before(chain.start) { ORGANIZATION_WORD } else { 0 };
        bag.add2(u32::from(any), case);
        let habit = self.page.habit(n);
        bag.add2(habit, starts);
        bag.add3(habit, self.style as u32, case);
        bag.add3(habit, starts, alone(0));
    }

    /// What the lists say of the word `near` words after word `n`.
    fn known_near(&self, n: usize, near: isize) -> Known {
        let at = n.checked_add_signed(near).filter(|at| self.sentence.contains(at));
        at.map(|at| self.page.words[at].known).unwrap_or_default()
    }

    #[inline(always)]
    fn groups<W: Wanted>(&self, forms: &Around, bag: &mut Bag<W>) {
        let form = |near: isize| forms[(near + FAR) as usize];
        let groups = |near: isize| form(near).and_then(|form| form.groups);
        let size = |near: isize, size: usize| groups(near).map_or(EDGE, |groups| u32::from(groups[size]));
        let case = form(0).map_or(EDGE, |form| form.case as u32);
        for near in NEAR {
            bag.of(Share::Form(near), |bag| (0..N_SIZES).for_each(|n| bag.add(size(near, n))));
            bag.add2(size(near, 1), case);
        }
        bag.add2(size(-1, 1), size(0, 1));
        bag.add2(size(0, 1), size(1, 1));
        bag.add2(size(-1, 1), size(1, 1));
        bag.add3(size(-1, 2), size(0, 2), size(1, 2));
        bag.add3(size(-2, 2), size(-1, 2), size(0, 2));
        bag.add3(size(0, 2), size(1, 2), size(2, 2));
    }

    #[inline(always)]
    fn letters<W: Wanted>(&self, n: usize, bag: &mut Bag<W>) {
        let form = self.page.form(n);
        bag.of(Share::Shapes, |bag| bag.add(self.style as u32));
        bag.of(Share::Form(0), |bag| {
            bag.add(form.word);
            bag.add(form.lower);
            for affix in form.prefixes.iter().chain(&form.suffixes) {
                bag.add_unless_zero(*affix);
            }
            bag.add(form.shape);
        });
        bag.of(Share::Shapes, |bag| bag.add2(form.shape, self.style as u32));
        bag.of(Share::Form(0), |bag| {
            bag.add2(form.case as u32, form.suffixes[2]);
            bag.add2(form.case as u32, u32::from(form.len));
        });
        self.token(n, bag);
    }

    /// The token that the word is a part of.
    #[inline(always)]
    fn token<W: Wanted>(&self, n: usize, bag: &mut Bag<W>) {
        let word = &self.page.words[n];
        let whole = self.page.forms.get(word.whole);
        if word.whole == word.form {
            bag.skip(7);
            return;
        }
        let goes_on = u32::from(word.goes_on);
        let ends = u32::from(self.page.words.get(n + 1).is_none_or(|next| !next.goes_on));
        bag.add3(goes_on, ends, 1);
        bag.add3(whole.lower, goes_on, ends);
        bag.add3(whole.shape, goes_on, ends);
        bag.add3(self.page.form(n).lower, goes_on, ends);
        bag.add3(self.page.form(n).case as u32, goes_on, ends);
        let group = |n: usize| whole.groups.map_or(EDGE, |groups| u32::from(groups[n]));
        bag.add3(group(0), goes_on, ends);
        bag.add3(group(1), goes_on, ends);
    }

    #[inline(always)]
    fn neighbours<W: Wanted>(&self, forms: &Around, bag: &mut Bag<W>) {
        let n = FAR;
        let at = |place: isize| forms[place as usize];
        let lower = |place: isize| at(place).map_or(EDGE, |form| form.lower);
        let shape = |place: isize| at(place).map_or(EDGE, |form| form.shape);
        let suffix = |place: isize| at(place).map_or(EDGE, |form| form.suffixes[2]);
        let case = |place: isize| at(place).map_or(EDGE, |form| form.case as u32);
        for near in [-2, -1, 1, 2] {
            bag.of(Share::Form(near), |bag| bag.add(lower(n + near)));
            bag.of(Share::Shapes, |bag| bag.add2(shape(n + near), shape(n)));
        }
        bag.add2(lower(n - 1), lower(n));
        bag.add2(lower(n), lower(n + 1));
        bag.add2(lower(n - 1), lower(n + 1));
        bag.of(Share::Shapes, |bag| {
            bag.add3(case(n - 1), case(n), case(n + 1));
            bag.add3(case(n - 2), case(n - 1), case(n));
            bag.add3(case(n), case(n + 1), case(n + 2));
        });
        bag.add3(lower(n - 2), lower(n - 1), case(n));
        bag.add3(lower(n + 1), lower(n + 2), case(n));
        bag.add2(lower(n - 1), shape(n));
        bag.add2(lower(n + 1), shape(n));
        for near in [-1, 1] {
            bag.of(Share::Form(near), |bag| bag.add2(suffix(n + near), case(n + near)));
        }
        bag.add3(lower(n - 1), suffix(n), case(n));
        for far in [-4, -3] {
            bag.add(lower(n + far));
        }
        for far in [3, 4] {
            bag.add(lower(n + far));
        }
    }

    #[inline(always)]
    fn place<W: Wanted>(&self, n: usize, run: Range<usize>, bag: &mut Bag<W>) {
        let form = self.page.form(n);
        let starts = n == self.sentence.start;
        bag.of(Share::Shapes, |bag| bag.add2(u32::from(starts), form.shape));
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

    fn chain(&self, n: usize) -> Range<usize> {
        self.chains[n - self.sentence.start].clone()
    }

    fn at(&self, n: isize) -> Option<&Form> {
        let n = usize::try_from(n).ok().filter(|n| self.sentence.contains(n))?;
        Some(self.page.form(n))
    }
}

/// In which phrases of the lists a word is, as a number below 625.
fn phrases(known: Known) -> u16 {
    ((known.place as u16 * 5 + known.organization as u16) * 5 + known.demonym as u16) * 5 + known.title as u16
}

/// For each word of a sentence the words with a capital around it, without a break; the word itself, whatever it is.
fn chains(page: &Page, sentence: Range<usize>) -> Vec<Range<usize>> {
    let is_capital = |at: usize| page.form(at).case.is_capital() || page.words[at].goes_on;
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

/// Tells which features to collect. A type of its own for each answer, so that the compiler leaves out all the rest.
pub(super) trait Wanted: Copy {
    /// Whether to collect what is of `share`.
    fn wants(self, share: Share) -> bool;
}

/// Wants everything.
#[derive(Clone, Copy)]
pub(super) struct All;

/// Wants [`Share::Form`] of one of [`NEAR`].
#[derive(Clone, Copy)]
struct OnlyForm<const NEAR: isize>;

/// Wants [`Share::Lists`].
#[derive(Clone, Copy)]
struct OnlyLists;

/// Wants [`Share::Shapes`].
#[derive(Clone, Copy)]
struct OnlyShapes;

/// Wants [`Share::Rest`].
#[derive(Clone, Copy)]
struct OnlyRest;

impl Wanted for All {
    fn wants(self, _: Share) -> bool {
        true
    }
}

impl<const NEAR: isize> Wanted for OnlyForm<NEAR> {
    fn wants(self, share: Share) -> bool {
        share == Share::Form(NEAR)
    }
}

impl Wanted for OnlyLists {
    fn wants(self, share: Share) -> bool {
        share == Share::Lists
    }
}

impl Wanted for OnlyShapes {
    fn wants(self, share: Share) -> bool {
        share == Share::Shapes
    }
}

impl Wanted for OnlyRest {
    fn wants(self, share: Share) -> bool {
        share == Share::Rest
    }
}

/// Collects features; each call of a method is a template of its own, numbered in order.
pub(super) struct Bag<'f, W> {
    features: &'f mut Vec<Feature>,
    template: u32,
    wanted: W,
    /// Whether the next features are wanted.
    wants: bool,
}

impl<'f> Bag<'f, All> {
    /// Adds to `features`; the first template is the one after `template`.
    pub(super) fn new(features: &'f mut Vec<Feature>, template: u32) -> Bag<'f, All> {
        Bag { features, template, wanted: All, wants: true }
    }
}

impl<'f, W: Wanted> Bag<'f, W> {
    fn wanting(wanted: W, features: &'f mut Vec<Feature>) -> Bag<'f, W> {
        Bag { features, template: 0, wanted, wants: wanted.wants(Share::Rest) }
    }

    /// What `add` adds is of `share`.
    #[inline(always)]
    fn of(&mut self, share: Share, add: impl FnOnce(&mut Self)) {
        self.wants = self.wanted.wants(share);
        add(self);
        self.wants = self.wanted.wants(Share::Rest);
    }
}

impl<W> Bag<'_, W> {
    #[inline(always)]
    pub(super) fn add(&mut self, a: u32) {
        self.add3(a, 0, 0);
    }

    #[inline(always)]
    pub(super) fn add2(&mut self, a: u32, b: u32) {
        self.add3(a, b, 0);
    }

    #[inline(always)]
    pub(super) fn add3(&mut self, a: u32, b: u32, c: u32) {
        self.template += 1;
        self.push(a, b, c);
    }

    /// One template, any number of features.
    pub(super) fn each(&mut self, features: impl Iterator<Item = (u32, u32)>) {
        self.template += 1;
        features.for_each(|(a, b)| self.push(a, b, 0));
    }

    /// Leaves out the next `n` templates.
    pub(super) fn skip(&mut self, n: u32) {
        self.template += n;
    }

    #[inline(always)]
    fn add_unless_zero(&mut self, a: u32) {
        match a {
            0 => self.skip(1),
            a => self.add(a),
        }
    }

    #[inline(always)]
    fn push(&mut self, a: u32, b: u32, c: u32) {
        if !self.wants {
            return;
        }
        let mut hash = u64::from(self.template);
        for part in [a, b, c] {
            hash = (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        self.features.push((hash ^ (hash >> 32)) & !1);
    }
}
