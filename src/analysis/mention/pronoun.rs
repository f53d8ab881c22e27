//! Pronouns of the third person, and "I", which is the writer outside quotations and never a speaker inside.

use super::{Form, Phrase, Pronoun};
use crate::analysis::doc::Doc;
use crate::lexicon::Gender;

/// The pronoun at `token`, if it is one.
pub(super) fn at(doc: &Doc, token: usize) -> Option<Phrase> {
    let word = doc.entry(token);
    if !word.is_function_word || is_acronym(doc, token) {
        return None;
    }
    let pronoun = match word.lower.as_ref() {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Female),
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Several,
        "it" | "its" | "itself" => Pronoun::Thing,
        "i" if doc.word(token) == "I" && !is_numeral(doc, token) => Pronoun::Writer,
        _ => return None,
    };
    let possessive = match doc.lower(token) {
        "his" | "their" | "its" => true,
        "her" => doc.is_word(token + 1),
        _ => false,
    };
    Some(Phrase { possessive, ..Phrase::new(doc, token..token + 1, Form::Pronoun(pronoun)) })
}

/// Whether an "IT" stands for a trade: "the IT industry", but not in a sentence all of which is in capitals.
fn is_acronym(doc: &Doc, token: usize) -> bool {
    let has_small = |other| doc.word(other).contains(char::is_lowercase);
    doc.word(token) == "IT" && doc.sentence_at(token).any(has_small)
}

/// Whether an "I" is a number: "Charles I", "World War I".
fn is_numeral(doc: &Doc, token: usize) -> bool {
    let before = token.wrapping_sub(1);
    doc.is_word(before) && doc.is_capitalized(before) && doc.sentence_at(token).start != before
}
