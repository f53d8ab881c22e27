//! Places in small letters, in texts that are written as one talks: "i moved to california".
//!
//! The tagger looks for capitals; here the list of places is all there is, so only texts that use few are looked at.

use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::name::Name;
use crate::lexicon::Lexicon;

/// In a text of this kind at least one of so many sentences begins with a small letter.
const ONE_SMALL_IN: usize = 5;

/// The most words of a place, and the least letters of one that is a single word.
const MAX_WORDS: usize = 4;
const MIN_LETTERS: usize = 4;

/// Places whose names are words.
const WORDS: &[&str] = &[
    "acre",
    "anchorage",
    "bath",
    "bole",
    "buffalo",
    "canton",
    "chihuahua",
    "china",
    "cologne",
    "commonwealth",
    "erode",
    "guinea",
    "hull",
    "jersey",
    "mango",
    "mecca",
    "mobile",
    "nice",
    "oral",
    "orange",
    "pest",
    "phoenix",
    "reading",
    "riverside",
    "split",
    "springs",
    "turkey",
];

/// The places, among tokens that `tagged` does not hold; none in a text that has capitals where they belong.
pub(super) fn find(doc: &Doc, tagged: &[bool], lexicon: &Lexicon) -> Vec<Name> {
    let mut places = Vec::new();
    if !is_casual(doc) {
        return places;
    }
    let mut at = 0;
    while at < doc.tokens.len() {
        let len = place(doc, at, tagged, lexicon);
        if len > 0 {
            let tokens = at..at + len;
            let span = doc.span(tokens.clone());
            places.push(Name { span, tokens, kind: EntityKind::Place, confidence: 0.5 });
        }
        at += len.max(1);
    }
    places
}

fn is_casual(doc: &Doc) -> bool {
    let is_small = |token: usize| doc.word(token).starts_with(char::is_lowercase);
    let n_small = doc.sentences.iter().filter(|sentence| is_small(sentence.start)).count();
    let says_i = (0..doc.tokens.len()).any(|token| doc.word(token) == "i" && doc.is_word(token + 1));
    n_small * ONE_SMALL_IN > doc.sentences.len() || says_i
}

/// How many words in small letters, from a token on, are a place that is no ordinary word.
fn place(doc: &Doc, first: usize, tagged: &[bool], lexicon: &Lexicon) -> usize {
    let entry = doc.entry(first);
    let is_common = entry.is_function_word
        || entry.role.is_some()
        || entry.cue.is_some()
        || WORDS.contains(&entry.lower.as_ref())
        || lexicon.ambiguous_names.contains(with_capital(doc.word(first)).as_str());
    if is_common {
        return 0;
    }
    let is_small = |&token: &usize| {
        !tagged[token] && doc.is_word(token) && !doc.word(token).contains(char::is_uppercase)
    };
    let words = (first..doc.tokens.len()).take(MAX_WORDS).take_while(is_small);
    let words: Vec<String> = words.map(|token| with_capital(doc.word(token))).collect();
    let is_long = |len: usize| len > 1 || doc.word(first).chars().count() >= MIN_LETTERS;
    let found = lexicon.places.longest(words.iter().map(String::as_str)).map(|(len, ())| len);
    found.filter(|&len| is_long(len)).unwrap_or(0)
}

fn with_capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (article, lexicon) = (plain::parse(text.as_bytes()).unwrap(), Lexicon::new());
        let doc = Doc::new(&article, &lexicon);
        let tagged: Vec<bool> = doc.tokens.iter().map(|token| token.span.of(doc.text) == "goa").collect();
        let places = find(&doc, &tagged, &lexicon);
        let found: Vec<&str> = places.iter().map(|place| place.span.of(doc.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_without_capitals_has_places() {
        check("we moved to san francisco from goa. nice, but i miss kerala.", &["san francisco", "kerala"]);
        check("We moved to california, and i miss it.", &["california"]);
    }

    #[test]
    fn a_text_with_capitals_has_them_for_its_places() {
        check("They moved to california. They had turkey.", &[]);
    }
}
