//! An article and a width → the rows of its page, as spans of the article's text.
//!
//! Does not know quotations or colours. Costs time in proportion to the article, so a page is kept until the
//! article or the width changes.

use super::wrap::wrap;
use crate::article::{Article, BlockKind};
use crate::text::Span;
use std::ops::Range;

/// Words read in a minute.
const READING_SPEED: usize = 230;

/// An article cut into rows.
#[derive(Debug, Default)]
pub(super) struct Page {
    rows: Vec<Row>,
    n_words: usize,
}

/// A row of a page. The rows' spans are in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The words in it; empty where the row shows no words of the article.
    pub(super) span: Span,
    /// What stands in it.
    pub(super) kind: RowKind,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Part of the headline.
    Title,
    /// The line of facts about the article.
    Facts,
    /// The row with this number of what the reader has noted.
    Note(usize),
    /// Nothing: the space between blocks.
    Gap,
    /// Part of a block.
    Words(BlockKind),
}

impl Page {
    /// The page of `article`, `width` cells wide.
    pub(super) fn new(article: &Article, width: usize) -> Page {
        let mut page = Page::default();
        page.add(article, article.title, RowKind::Title, width);
        page.rows.push(Row { span: Span::new(article.title.end, article.title.end), kind: RowKind::Facts });
        for block in article.blocks.iter().filter(|block| block.span != article.title) {
            let before = page.rows.last().map_or(0, |row| row.span.end);
            page.rows.push(Row { span: Span::new(before, before), kind: RowKind::Gap });
            page.add(article, block.span, RowKind::Words(block.kind), width);
        }
        page
    }

    /// The page with so many rows for a note under the facts.
    pub(super) fn with_note(mut self, n_rows: usize) -> Page {
        if let Some(facts) = self.rows.iter().position(|row| row.kind == RowKind::Facts) {
            let span = self.byte_at(facts);
            let note = (0..n_rows).map(|n| Row { span: Span::new(span, span), kind: RowKind::Note(n) });
            self.rows.splice(facts + 1..facts + 1, note);
        }
        self
    }

    fn add(&mut self, article: &Article, span: Span, kind: RowKind, width: usize) {
        let rows = wrap(&article.text, span, width, usize::MAX);
        self.rows.extend(rows.into_iter().map(|span| Row { span, kind }));
        self.n_words += span.of(&article.text).split_whitespace().count();
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows `range`, as far as they exist.
    pub(super) fn rows(&self, range: Range<usize>) -> &[Row] {
        let end = range.end.min(self.rows.len());
        self.rows.get(range.start.min(end)..end).unwrap_or_default()
    }

    /// The row in which `byte` stands.
    pub(super) fn row_at(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.span.start <= byte).saturating_sub(1)
    }

    /// The rows that hold words of `span`.
    pub(super) fn rows_of(&self, span: Span) -> Range<usize> {
        let first = self.row_at(span.start);
        first..self.row_at(span.end.saturating_sub(1)).max(first) + 1
    }

    /// Where the row begins in the text.
    pub(super) fn byte_at(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.span.start)
    }

    /// The minutes that reading takes.
    pub(super) fn minutes(&self) -> usize {
        self.n_words.div_ceil(READING_SPEED).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    #[test]
    fn rows_follow_the_text_and_are_found_by_their_bytes() {
        let text =
            "date 2026-02-04 Harbour reopens after storm\n\nThe harbour opened. It was full.\n\n(AFP pic)";
        let article = plain::parse(text.as_bytes()).unwrap();
        let page = Page::new(&article, 16);
        let shown: Vec<_> = page.rows(0..99).iter().map(|row| row.span.of(text)).collect();
        assert_eq!(
            shown,
            [
                "Harbour reopens",
                "after storm",
                "",
                "",
                "The harbour",
                "opened. It was",
                "full.",
                "",
                "(AFP pic)"
            ]
        );
        for (n, row) in page.rows(0..99).iter().enumerate().filter(|(_, row)| !row.span.is_empty()) {
            assert_eq!(page.row_at(row.span.start), n);
            assert_eq!(page.row_at(row.span.end - 1), n);
        }
        let opened = text.find("opened").unwrap();
        assert_eq!(page.rows_of(Span::new(opened, opened + 20)), 5..7);
    }
}
