//! A word in its place → what a layer of neurons makes of it.
//!
//! Knows how words are used, and what of their letters and of the lists goes into the layer. Does not know tags.
//!
//! What goes in is added up, and what a form adds at a place is the same every time: so it is kept for each form and
//! place, in fixed point, for the neurons of both guesses.

use super::chain::Scores;
use super::cluster::{Clusters, LENGTH, N_CENTRES, N_PARTS, PART};
use super::company;
use super::feature;
use super::form::{FormIdx, Forms};
use super::known::N_MATCHES;
use super::layer::Layer;
use super::look::{HERE, Look, N_PLACES, NEAR};
use super::model::{self, Feature, Features};
use super::page::Page;

/// How many neurons each guess has.
pub const N_NEURONS: usize = 64;

/// How many neurons both have.
const N_BOTH: usize = 2 * N_NEURONS;

/// How many vectors go in: of the words, of the article and of the sentence.
pub const N_VECTORS: usize = N_PLACES + 2;

/// How many numbers go in.
pub const N_INPUTS: usize = N_VECTORS * LENGTH;

/// How much longer vectors go in than they are.
pub const SCALE: f32 = 4.0;

/// The rows of a place: of the case of its word (the last where no word is), of what the lists say of the word alone,
/// of its shape, of words without a vector, and of its last letters.
const CASES: u32 = 8;
const ALONES: u32 = 64;
const SHAPES: u32 = 256;
const PHRASES: u32 = N_MATCHES;
const ENDINGS: u32 = 256;
const PER_PLACE: u32 = CASES + ALONES + SHAPES + 1 + ENDINGS;

/// The rows of an affix, and of three letters.
const AFFIXES: u32 = 1024;
const THREES: u32 = 2048;

const AFFIX_START: u32 = PER_PLACE * N_PLACES as u32;
const THREE_START: u32 = AFFIX_START + 4 * AFFIXES;
const PHRASE_START: u32 = THREE_START + THREES;
const HABIT_START: u32 = PHRASE_START + PHRASES * NEAR.len() as u32;
const STYLE_START: u32 = HABIT_START + 9 * 2;
const JOIN_START: u32 = STYLE_START + 3;
const CHAIN_START: u32 = JOIN_START + 4;
const COMPANY_START: u32 = CHAIN_START + 16;

/// The rows that the trainer has for corpora; the first is that of the corpus whose ways the model follows.
pub const CORPUS_START: u32 = COMPANY_START + 2 * company::N_KINDS as u32;

/// How many rows there are.
pub const N_ROWS: usize = CORPUS_START as usize + 8;

/// A fixed point: so much is 1.
const ONE: f32 = 256.0;

/// One and a half times the number from which on 32-bit floats are whole.
const ROUNDING: f32 = 12_582_912.0;

/// What the neurons have in sum, in fixed point: those of the first guess, then those of the second.
type Neurons = [i16; N_BOTH];

/// What is added up for a word. It begins where one of the processor's lines does, so that it lies across no more of
/// them than it must: most of the time goes into reading sums from memory.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub struct Sums {
    neurons: Neurons,
    features: model::Sums,
}

/// What of a word's sums the second guess goes on with.
pub struct Rest {
    neurons: [i16; N_NEURONS],
    /// The weights of its features.
    pub features: model::Sums,
}

/// The layers of both guesses, with the weights where they are added up.
pub struct Hidden<'b> {
    /// The weights of features.
    pub features: Features<'b>,
    /// For each row what it adds; behind them for each place, part of a vector and centre.
    rows: Vec<Neurons>,
    /// The weights of the vectors of the article and of the sentence.
    common: Vec<[f32; N_BOTH]>,
    bias: Neurons,
}

/// What words add at their places, as far as they were met.
#[derive(Default)]
pub struct Met {
    /// For each form and place the number of its sums, from 1. The first form stands for no word.
    numbers: Vec<[u32; N_PLACES]>,
    sums: Vec<Sums>,
    room: Room,
}

/// Room for the features and the rows of one word.
#[derive(Default)]
struct Room {
    features: Vec<Feature>,
    rows: Vec<u32>,
}

impl<'b> Hidden<'b> {
    /// Makes the weights ready, for words with these vectors.
    pub fn new(
        first: &Layer<N_NEURONS>,
        second: &Layer<N_NEURONS>,
        features: Features<'b>,
        clusters: &Clusters,
    ) -> Hidden<'b> {
        let both = first.inputs.iter().zip(&second.inputs).take(N_INPUTS);
        let inputs: Vec<[f32; N_BOTH]> = both.map(|(a, b)| beside(a, b)).collect();
        let (of_words, common) = inputs.split_at(N_PLACES * LENGTH);
        let mut rows = Vec::with_capacity(N_ROWS + N_PLACES * N_PARTS * N_CENTRES);
        let both = first.rows.iter().zip(&second.rows).take(N_ROWS);
        rows.extend(both.map(|(a, b)| fixed(&beside(a, b))));
        for weights in of_words.as_chunks::<LENGTH>().0 {
            for (weights, part) in weights.as_chunks::<PART>().0.iter().zip(clusters.centres()) {
                rows.extend(part.iter().map(|centre| fixed(&weigh(centre, weights))));
            }
        }
        let mut bias = fixed(&beside(&first.bias, &second.bias));
        add(&mut bias, &rows[CORPUS_START as usize]);
        Hidden { features, rows, common: common.to_vec(), bias }
    }

    /// What all words of an article have in common.
    pub fn of_article(&self, page: &Page) -> Sums {
        let mut neurons = self.bias;
        add(&mut neurons, &fixed(&weigh(&page.topic, &self.common[..LENGTH])));
        Sums { neurons, features: model::Sums::default() }
    }

    /// What all words of a sentence have in common, given what is common to the article.
    pub fn of_sentence(&self, page: &Page, sentence: usize, article: &Sums) -> Sums {
        let mut sums = *article;
        add(&mut sums.neurons, &fixed(&weigh(&page.gists[sentence], &self.common[LENGTH..])));
        sums
    }

    /// What word `n` adds up to, given what is [common](Hidden::of_sentence) to its sentence.
    pub fn sums(&self, look: &Look, n: usize, common: &Sums, met: &mut Met) -> Sums {
        let mut sums = *common;
        let forms = look.forms(n);
        // All are found before any is read, so that no read from memory waits for another.
        let numbers: [usize; N_PLACES] = std::array::from_fn(|place| {
            let make = |room: &mut Room| self.of_form(place, forms[place], &look.page.forms, room);
            met.number(place, forms[place], make)
        });
        let of_forms = numbers.iter().map(|&number| &met.sums[number]);
        add_all(&mut sums.neurons, of_forms.clone().map(|sums| &sums.neurons));
        let with_features = of_forms.enumerate().filter(|(place, _)| feature::has_features(*place));
        with_features.for_each(|(_, other)| sums.features.add(&other.features));
        let Room { features, rows } = &mut met.room;
        context_rows(look, n, |row| rows.push(row));
        self.add_rows(rows, &mut sums.neurons);
        feature::add_of_context(look, n, features);
        self.features.add(features, &mut sums.features);
        sums
    }

    /// The scores of a word with these sums in the first guess.
    pub fn first_scores(&self, sums: &Sums, layer: &Layer<N_NEURONS>) -> Scores {
        let neurons = sums.neurons.as_chunks::<N_NEURONS>().0;
        let mut scores = layer.scores(&floats(&neurons[0]));
        self.features.add_scores(&sums.features, 0, &mut scores);
        scores
    }

    /// What a form adds at a place.
    fn of_form(&self, place: usize, form: Option<FormIdx>, forms: &Forms, room: &mut Room) -> Sums {
        let (mut neurons, mut sums) = ([0; N_BOTH], model::Sums::default());
        let Room { features, rows } = room;
        let glance = form.map(|form| forms.glance(form));
        form_rows(place, form, forms, |row| rows.push(row));
        let codes = glance.and_then(|glance| glance.codes);
        let centres =
            codes.iter().flatten().enumerate().map(|(part, code)| {
                (N_ROWS + (place * N_PARTS + part) * N_CENTRES + usize::from(*code)) as u32
            });
        rows.extend(centres);
        self.add_rows(rows, &mut neurons);
        feature::add_of_form(place, form.map(|form| forms.get(form)), features);
        self.features.add(features, &mut sums);
        Sums { neurons, features: sums }
    }

    /// Adds rows, which it uses up, to the sums.
    fn add_rows(&self, rows: &mut Vec<u32>, sums: &mut Neurons) {
        add_all(sums, rows.iter().map(|&row| &self.rows[row as usize]));
        rows.clear();
    }
}

impl Sums {
    /// What the second guess goes on with.
    pub fn rest(&self) -> Rest {
        Rest { neurons: self.neurons.as_chunks().0[1], features: self.features }
    }
}

impl Rest {
    /// What the neurons have.
    pub fn neurons(&self) -> [f32; N_NEURONS] {
        floats(&self.neurons)
    }
}

impl Met {
    /// How many sums are kept.
    pub fn n_sums(&self) -> usize {
        self.sums.len()
    }

    fn number(&mut self, place: usize, form: Option<FormIdx>, make: impl FnOnce(&mut Room) -> Sums) -> usize {
        let form = form.map_or(0, |form| form as usize + 1);
        if form >= self.numbers.len() {
            self.numbers.resize(form + 1, [0; N_PLACES]);
        }
        if self.numbers[form][place] == 0 {
            self.sums.push(make(&mut self.room));
            self.numbers[form][place] = self.sums.len() as u32;
        }
        self.numbers[form][place] as usize - 1
    }
}

/// The rows that go in for word `n`.
pub fn rows(look: &Look, n: usize, mut row: impl FnMut(u32)) {
    for (place, form) in look.forms(n).into_iter().enumerate() {
        form_rows(place, form, &look.page.forms, &mut row);
    }
    context_rows(look, n, row);
}

/// The rows of word `n` that more than a form decides.
fn context_rows(look: &Look, n: usize, mut row: impl FnMut(u32)) {
    for (place, near) in (0..).zip(NEAR) {
        let start = PHRASE_START + place * PHRASES;
        look.known_near(n, near).matches().for_each(|found| row(start + found));
    }
    row(HABIT_START + look.page.habit(n) * 2 + u32::from(look.starts(n)));
    row(STYLE_START + look.style as u32);
    row(JOIN_START + look.place_in_token(n));
    let chain = look.chain(n);
    let from_start = (n - chain.start).min(3) as u32;
    let to_end = (chain.end - 1 - n).min(3) as u32;
    row(CHAIN_START + from_start * 4 + to_end);
    for (start, at) in [(COMPANY_START, n), (COMPANY_START + company::N_KINDS as u32, chain.end - 1)] {
        company::numbers(look.page.company(at)).for_each(|kind| row(start + kind as u32));
    }
}

/// The rows of a form, or of none, at a place.
fn form_rows(place: usize, form: Option<FormIdx>, forms: &Forms, mut row: impl FnMut(u32)) {
    let start = place as u32 * PER_PLACE;
    let Some((form, glance)) = form.map(|form| (forms.get(form), forms.glance(form))) else {
        return row(start + CASES - 1);
    };
    row(start + form.case as u32);
    row(start + CASES + u32::from(glance.known.alone));
    row(start + CASES + ALONES + spread(form.shape) % SHAPES);
    if form.codes.is_none() {
        row(start + CASES + ALONES + SHAPES);
    }
    if place != HERE {
        row(start + CASES + ALONES + SHAPES + 1 + spread(form.suffixes[2]) % ENDINGS);
    } else {
        form.threes.iter().for_each(|three| row(THREE_START + (three >> 16) % THREES));
        let [_, two, three, four] = form.suffixes;
        for (n, affix) in [two, three, four, form.prefixes[2]].into_iter().enumerate() {
            row(AFFIX_START + n as u32 * AFFIXES + spread(affix) % AFFIXES);
        }
    }
}

fn spread(hash: u32) -> u32 {
    hash.wrapping_mul(0x9E37_79B9) >> 16
}

fn beside(a: &[f32; N_NEURONS], b: &[f32; N_NEURONS]) -> [f32; N_BOTH] {
    std::array::from_fn(|n| if n < N_NEURONS { a[n] } else { b[n - N_NEURONS] })
}

/// Adds others to the sums, of all of them one of the processor's lines after the other: so much stays in its
/// registers, and it waits for the memory of all others at once.
fn add_all<'a>(sums: &mut Neurons, others: impl Iterator<Item = &'a Neurons> + Clone) {
    const LINE: usize = 32;
    for (n, sums) in sums.as_chunks_mut::<LINE>().0.iter_mut().enumerate() {
        let mut line = *sums;
        for other in others.clone() {
            let other = &other.as_chunks::<LINE>().0[n];
            line.iter_mut().zip(other).for_each(|(sum, other)| *sum = sum.saturating_add(*other));
        }
        *sums = line;
    }
}

fn add(sums: &mut Neurons, other: &Neurons) {
    add_all(sums, std::iter::once(other));
}

/// The numbers that stand in fixed point.
fn floats(neurons: &[i16; N_NEURONS]) -> [f32; N_NEURONS] {
    neurons.map(|sum| f32::from(sum) * (1.0 / ONE))
}

/// Numbers of a vector, each times its weights, in sum.
fn weigh(numbers: &[f32], weights: &[[f32; N_BOTH]]) -> [f32; N_BOTH] {
    const AT_ONCE: usize = 32;
    let mut sums = [0.0; N_BOTH];
    // So many sums have room in the processor's registers.
    for (n, sums) in sums.as_chunks_mut::<AT_ONCE>().0.iter_mut().enumerate() {
        let mut some = [0.0; AT_ONCE];
        for (x, weights) in numbers.iter().zip(weights) {
            let weights = &weights.as_chunks::<AT_ONCE>().0[n];
            some.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += x * SCALE * weight);
        }
        *sums = some;
    }
    sums
}

/// Rounds to the fixed point. The number that is added has no room for more than whole numbers behind it, so that
/// these stand in its last bits.
fn fixed(sums: &[f32; N_BOTH]) -> Neurons {
    sums.map(|sum| (sum * ONE + ROUNDING).to_bits() as i16)
}
