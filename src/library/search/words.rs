//! The words of a text as the full-text index sees them, and where they stand.
//!
//! Must cut and fold as its tokenizer does, `unicode61 remove_diacritics 2`: else what is found is not lit.

use crate::library::query::Phrase;
use crate::text::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters, without accents.
    pub(super) folded: String,
    pub(super) span: Span,
}

/// The words that stand in `span` of `text`.
pub(super) fn words(text: &str, span: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_inside = false;
    for (at, c) in span.of(text).char_indices() {
        let (start, end) = (span.start + at, span.start + at + c.len_utf8());
        is_inside = c.is_alphanumeric() && !is_combining_mark(c) || is_inside && is_combining_mark(c);
        match words.last_mut() {
            Some(word) if is_inside && word.span.end == start => {
                word.folded.extend(folded(c));
                word.span.end = end;
            }
            _ if is_inside => words.push(Word { folded: folded(c).collect(), span: Span::new(start, end) }),
            _ => {}
        }
    }
    words
}

/// Where the phrase stands among `words`, which are in the order of the text.
pub(super) fn find(words: &[Word], phrase: &Phrase) -> Vec<Span> {
    let wanted: Vec<String> =
        self::words(&phrase.words, Span::new(0, phrase.words.len())).into_iter().map(|w| w.folded).collect();
    let stands = |window: &[Word]| {
        let pairs = window.iter().zip(&wanted).enumerate();
        pairs.into_iter().all(|(n, (word, wanted))| match phrase.is_prefix && n + 1 == window.len() {
            true => word.folded.starts_with(wanted),
            false => word.folded == *wanted,
        })
    };
    let found = words.windows(wanted.len().max(1)).filter(|window| !wanted.is_empty() && stands(window));
    found.filter_map(|window| Some(window.first()?.span.to(window.last()?.span))).collect()
}

fn folded(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().nfd().filter(|&c| !is_combining_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str, expected: &[&str]) {
        let is_prefix = wanted.ends_with('*');
        let phrase = Phrase { words: wanted.trim_end_matches('*').to_owned(), is_prefix };
        let found = find(&words(text, Span::new(0, text.len())), &phrase);
        assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_are_found_in_any_case_and_with_any_accents() {
        check("Oman, OMAN; omani", "oman", &["Oman", "OMAN"]);
        check("Oman, omani", "om*", &["Oman", "omani"]);
        check("Málaga and Ma\u{301}laga", "malaga", &["Málaga", "Ma\u{301}laga"]);
        check("Badr al-Busaidi", "al busai*", &["al-Busaidi"]);
        check("zero. Nuclear, zero nuclear", "zero nuclear", &["zero. Nuclear", "zero nuclear"]);
        check("Iran’s", "iran's", &["Iran’s"]);
        check("", "a", &[]);
    }
}
