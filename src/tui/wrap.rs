//! A stretch of text and a width → the rows that it fills, as spans of the text.
//!
//! Does not know articles. Breaks between words, and inside a word only where it is wider than a row.

use super::glyph::{self, Glyph};
use crate::text::Span;
use textwrap::WordSeparator;
use textwrap::core::Fragment;
use textwrap::word_splitters::{WordSplitter, split_words};
use textwrap::wrap_algorithms::wrap_first_fit;

/// The rows of `span`, none wider than `width` cells; of many rows, the first `limit` at least. Where the text
/// breaks a line the row goes on.
pub(super) fn wrap(text: &str, span: Span, width: usize, limit: usize) -> Vec<Span> {
    let width = width.max(1);
    let enough = limit.saturating_add(1).saturating_mul(width);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut filled = 0;
    let mut start = span.start;
    for line in span.of(text).split(glyph::ends_line) {
        let line_span = Span::new(start, start + line.len());
        let words = line_span.trimmed(text);
        if let Some(last) = pieces.last_mut().filter(|_| !words.is_empty()) {
            last.gap = glyph::width(Span::new(last.span.end, words.start).of(text));
        }
        filled += add_line(text, words, width, enough.saturating_sub(filled), &mut pieces);
        let end = text.get(line_span.end..).and_then(|rest| rest.chars().next());
        start = line_span.end + end.map_or(0, char::len_utf8);
        // So many cells can't fit into fewer rows.
        if filled > enough {
            break;
        }
    }
    let rows = wrap_first_fit(&pieces, &[width as f64]);
    rows.iter().filter_map(|row| Some(row.first()?.span.to(row.last()?.span))).collect()
}

/// A word, or the part of one that fits a row.
#[derive(Debug)]
struct Piece {
    span: Span,
    width: usize,
    gap: usize,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.gap as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Adds the words of a line, as many as take `enough` cells; returns the cells that they take.
fn add_line(text: &str, line: Span, width: usize, enough: usize, pieces: &mut Vec<Piece>) -> usize {
    let mut filled = 0;
    let mut start = line.start;
    let words = WordSeparator::UnicodeBreakProperties.find_words(line.of(text));
    for word in split_words(words, &WordSplitter::HyphenSplitter) {
        let span = Span::new(start, start + word.word.len());
        start = span.end + word.whitespace.len();
        filled += add_pieces(text, span, word.whitespace.len(), width, pieces);
        if filled > enough {
            break;
        }
    }
    filled
}

/// Adds a word with `gap` spaces after it; returns its width.
fn add_pieces(text: &str, word: Span, gap: usize, width: usize, pieces: &mut Vec<Piece>) -> usize {
    let mut filled = 0;
    let mut piece = Piece { span: Span::new(word.start, word.start), width: 0, gap: 0 };
    for Glyph { at, width: cells, .. } in glyph::glyphs(word.of(text)) {
        let at = word.start + at;
        if piece.width + cells > width && at > piece.span.start {
            piece.span.end = at;
            filled += piece.width;
            pieces.push(std::mem::replace(&mut piece, Piece { span: Span::new(at, at), width: 0, gap: 0 }));
        }
        piece.width += cells;
    }
    filled += piece.width;
    pieces.push(Piece { span: Span::new(piece.span.start, word.end), gap, ..piece });
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &[&str]) {
        let rows = wrap(text, Span::new(0, text.len()), width, usize::MAX);
        let rows: Vec<_> = rows.iter().map(|row| row.of(text)).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn breaks_between_words() {
        check("The harbour reopens at noon.", 11, &["The harbour", "reopens at", "noon."]);
        check("one\r\ntwo  \n\n three\u{2028}four", 8, &["one\r\ntwo", "three", "four"]);
        check("a well-known man", 8, &["a well-", "known", "man"]);
    }

    #[test]
    fn breaks_a_word_that_is_wider_than_the_row() {
        check("Donaudampfschifffahrt ahoi", 10, &["Donaudampf", "schifffahr", "t ahoi"]);
        check("協議協議協議", 5, &["協議", "協議", "協議"]);
    }

    #[test]
    fn spaces_that_do_not_break_hold_numbers_together() {
        check("about 10\u{a0}000 people", 9, &["about", "10\u{a0}000", "people"]);
    }

    #[test]
    fn stops_early_when_few_rows_are_asked_for() {
        let text = "word ".repeat(1000);
        let all = wrap(&text, Span::new(0, text.len()), 12, usize::MAX);
        let some = wrap(&text, Span::new(0, text.len()), 12, 2);
        assert!(some.len() > 2 && some.len() < 20);
        assert_eq!(some[..2], all[..2]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_ordered_fit_and_lose_nothing_but_white_space(
            text in "(\\PC|[\\t\\n ~\u{1b}\u{ad}協]){0,80}",
            width in 4usize..30,
        ) {
            let rows = wrap(&text, Span::new(0, text.len()), width, usize::MAX);
            let mut end = 0;
            for row in &rows {
                prop_assert!(row.start >= end);
                prop_assert!(glyph::width(row.of(&text)) <= width);
                prop_assert!(Span::new(end, row.start).of(&text).trim().is_empty());
                end = row.end;
            }
            prop_assert!(Span::new(end, text.len()).of(&text).trim().is_empty());
        }
    }
}
