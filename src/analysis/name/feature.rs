//! A word in its place → features, each of which has a weight of its own for each tag.
//!
//! Knows what is worth remembering of single words and of pairs. Does not know weights or tags.

use super::form::Form;
use super::look::{HERE, Look, NEAR};
use super::model::Feature;

/// Stands for the word before the first and after the last of a sentence.
const EDGE: u32 = 0x5EED;

/// How far away words are that have features by themselves.
const FAR: isize = 2;

/// Templates of this number and above look at more than one form.
const FIRST_OF_CONTEXT: u32 = 1000;

/// Templates of this number and above look at the token that a word was cut from.
const FIRST_OF_TOKEN: u32 = 1500;

/// Whether words that stand at one of the places from which a word is seen have features by themselves.
pub fn has_features(place: usize) -> bool {
    NEAR.get(place).is_some_and(|near| near.abs() <= FAR)
}

/// Adds the features of a form, or of none, at one of the places from which a word is seen.
pub fn add_of_form(place: usize, form: Option<&Form>, features: &mut Vec<Feature>) {
    if !has_features(place) {
        return;
    }
    let template = |n: u32| place as u32 * 32 + n;
    let Some(form) = form else { return features.push(feature(template(0), [EDGE, 0, 0])) };
    let case = form.case as u32;
    features.push(feature(template(1), [form.lower, 0, 0]));
    features.push(feature(template(2), [form.suffixes[2], case, 0]));
    if place == HERE {
        features.push(feature(template(3), [form.word, 0, 0]));
        features.push(feature(template(4), [form.shape, 0, 0]));
        features.push(feature(template(5), [case, u32::from(form.len), 0]));
        let affixes = form.prefixes.iter().chain(&form.suffixes).zip(6..);
        let affixes = affixes.filter(|(affix, _)| **affix != 0);
        features.extend(affixes.map(|(&affix, n)| feature(template(n), [affix, 0, 0])));
    }
}

/// Adds the features of word `n` that more than one form decides.
pub fn add_of_context(look: &Look, n: usize, features: &mut Vec<Feature>) {
    let page = look.page;
    let form = |at: Option<usize>| at.filter(|&at| look.holds(at)).map(|at| page.form(at));
    let lower = |at: Option<usize>| form(at).map_or(EDGE, |form| form.lower);
    let shape = |at: Option<usize>| form(at).map_or(EDGE, |form| form.shape);
    let alone = |near| u32::from(look.known_near(n, near).alone);
    let phrases = |near| look.known_near(n, near).phrases();
    let (here, before, after) = (page.form(n), n.checked_sub(1), Some(n + 1));
    let chain = look.chain(n);
    let from_start = (n - chain.start).min(3) as u32;
    let to_end = (chain.end - 1 - n).min(3) as u32;
    let starts = u32::from(look.starts(n));
    let company = u32::from(page.company(n));
    let context = [
        [lower(before), here.lower, 0],
        [here.lower, lower(after), 0],
        [lower(before), lower(after), 0],
        [lower(before), here.shape, 0],
        [lower(after), here.shape, 0],
        [lower(chain.start.checked_sub(1)), from_start, 0],
        [lower(Some(chain.end)), to_end, 0],
        [lower(Some(chain.end - 1)), from_start, 0],
        [lower(Some(chain.start)), to_end, 0],
        [starts, here.lower, 0],
        [shape(before), here.shape, 0],
        [here.shape, shape(after), 0],
        [alone(-1), alone(0), alone(1)],
        [alone(0), phrases(0), here.case as u32],
        [phrases(-1), phrases(0), 0],
        [phrases(0), phrases(1), 0],
        [page.habit(n), starts, alone(0)],
        [company, 0, 0],
        [company, u32::from(page.company(chain.end - 1)), to_end],
    ];
    features.extend(context.into_iter().zip(FIRST_OF_CONTEXT..).map(|(parts, n)| feature(n, parts)));
    let word = &page.words[n];
    if word.whole != word.form {
        let (whole, place) = (page.forms.get(word.whole), look.place_in_token(n));
        let token = [
            [place, 0, 0],
            [place, whole.lower, 0],
            [place, whole.shape, 0],
            [place, here.lower, 0],
            [place, here.case as u32, 0],
        ];
        features.extend(token.into_iter().zip(FIRST_OF_TOKEN..).map(|(parts, n)| feature(n, parts)));
    }
}

/// A feature: what a template makes of up to three parts.
pub fn feature(template: u32, parts: [u32; 3]) -> Feature {
    let mut hash = u64::from(template);
    for part in parts {
        hash = (hash.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    hash ^ (hash >> 32)
}
