//! Pronouns of the third person. "I", "we" and "you" never stand for a speaker outside their own words.

use super::{Form, Phrase, Pronoun};
use crate::analysis::doc::Doc;
use crate::lexicon::Gender;

/// The pronoun at `token`, if it is one.
pub(super) fn at(doc: &Doc, token: usize) -> Option<Phrase> {
    let pronoun = match doc.lower(token) {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Female),
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::Several,
        "it" | "its" | "itself" => Pronoun::Thing,
        _ => return None,
    };
    let possessive = match doc.lower(token) {
        "his" | "their" | "its" => true,
        "her" => doc.is_word(token + 1),
        _ => false,
    };
    Some(Phrase { possessive, ..Phrase::new(doc, token..token + 1, Form::Pronoun(pronoun)) })
}
