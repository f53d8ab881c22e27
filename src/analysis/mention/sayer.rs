//! Names that nobody tagged but that must be some: "Marrick said", "Mr. King".
//!
//! Knows that the subject of a word of saying is somebody, and whoever is addressed. Does not know who.

use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::lexicon::{CueKind, Lexicon};

/// The least weight of a word that makes a speaker of its subject.
const SAYING: f32 = 0.6;

/// The most letters of an acronym.
const LONGEST_ACRONYM: usize = 6;

/// What stands before a surname.
const ADDRESSES: &[&str] = &["mr", "mr.", "mrs", "mrs.", "ms", "ms."];

/// Whether a word makes a speaker of its subject, whatever that is: "said".
pub(super) fn says(doc: &Doc, token: usize) -> bool {
    doc.entry(token).cue.is_some_and(|cue| cue.kind == CueKind::Finite && cue.weight >= SAYING)
}

/// Whether a person is addressed by the word: "Mr. Washington".
pub(super) fn is_addressed(doc: &Doc, token: usize) -> bool {
    token > 0 && ADDRESSES.contains(&doc.lower(token - 1))
}

/// Whether a word is an acronym, beside words that are not shouted.
pub(super) fn is_acronym(doc: &Doc, token: usize) -> bool {
    let is_shouted = |token: usize| doc.word(token).chars().all(|c| !c.is_lowercase());
    let letters = doc.word(token).chars().all(char::is_alphabetic);
    letters
        && (2..=LONGEST_ACRONYM).contains(&doc.word(token).chars().count())
        && is_shouted(token)
        && !is_shouted(token + 1)
}

/// The capitalised words that `tagged` does not hold, and that stand behind an address, or in front of a word of saying
/// without being common nouns; a person's, or an acronym.
pub(super) fn find<'d, 't>(
    doc: &'d Doc<'t>,
    tagged: &'d [bool],
    lexicon: &'d Lexicon,
) -> impl Iterator<Item = (&'t str, EntityKind)> {
    (0..doc.tokens.len()).filter(move |&token| !tagged[token] && doc.is_capitalized(token)).filter_map(
        move |token| {
            let speaks = || says(doc, token + 1);
            let kind = match () {
                () if is_addressed(doc, token) => EntityKind::Person,
                () if speaks() && is_acronym(doc, token) => EntityKind::Organization,
                () if speaks() && is_name(doc, token, lexicon) => EntityKind::Person,
                () => return None,
            };
            Some((doc.word(token), kind))
        },
    )
}

fn is_name(doc: &Doc, token: usize, lexicon: &Lexicon) -> bool {
    let (word, entry) = (doc.word(token), doc.entry(token));
    let begins = doc.sentence_at(token).start == token || !doc.is_word(token.wrapping_sub(1));
    let is_common = entry.role.is_some()
        || entry.is_function_word
        || entry.cue.is_some()
        || lexicon.demonyms.get([word]).is_some()
        || lexicon.organization_words.contains(word);
    let is_shouted = word.chars().all(|c| !c.is_lowercase());
    let is_plural = begins && entry.lower.ends_with('s');
    doc.is_word(token)
        && doc.is_capitalized(token)
        && word.len() > 2
        && !is_common
        && !is_shouted
        && !is_plural
}
