//! An article and a width → the rows of its page, as spans of the article's text.
//!
//! To find the rows of a long article takes longer than a key may, so they are found where they are asked for, and
//! guessed elsewhere until there is time. Does not know quotations or colours.

use super::wrap::wrap;
use crate::article::{Article, BlockKind};
use crate::text::Span;
use std::ops::Range;

/// Words read in a minute.
const READING_SPEED: usize = 230;
/// Bytes of a word and the space after it, where words are not counted yet.
const WORD: usize = 6;
/// Bytes of text that are laid out before a key has to wait for it.
pub(super) const AT_ONCE: usize = 64 << 10;
/// Bytes of the longest part of a page: where a block is longer, a row ends early.
const LONGEST_PART: usize = 8 << 10;

/// An article cut into rows.
#[derive(Debug, Default)]
pub(super) struct Page {
    width: usize,
    /// In the order of the text.
    parts: Vec<Part>,
    /// The number of each part's first row, and of all rows.
    starts: Vec<usize>,
    /// How many parts are laid out from the first on.
    n_done: usize,
    n_words: usize,
}

/// Rows of one kind, one after the other.
#[derive(Debug)]
struct Part {
    /// The words; empty where there are none.
    span: Span,
    kind: RowKind,
    rows: Rows,
    /// Guessed like the rows.
    n_words: usize,
}

/// The rows of a part.
#[derive(Debug)]
enum Rows {
    /// One without words.
    Blank,
    /// About so many.
    Guessed(usize),
    /// Those of these words.
    Found(Vec<Span>),
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

/// A row, whatever number it has by what is laid out above it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pin {
    part: usize,
    row: usize,
}

impl Page {
    /// The page of `article`, `width` cells wide, with so many rows for a note under the facts. A short one is laid
    /// out whole.
    pub(super) fn new(article: &Article, width: usize, n_note_rows: usize) -> Page {
        let mut page = Page::guessed(article, width, n_note_rows);
        page.lay_out_more(&article.text, AT_ONCE);
        page
    }

    fn guessed(article: &Article, width: usize, n_note_rows: usize) -> Page {
        let text = &article.text;
        let mut page = Page { width, ..Page::default() };
        page.add(text, article.title, RowKind::Title);
        page.add_blank(article.title.end, RowKind::Facts);
        (0..n_note_rows).for_each(|n| page.add_blank(article.title.end, RowKind::Note(n)));
        for block in article.blocks.iter().filter(|block| block.span != article.title) {
            page.add_blank(page.parts.last().map_or(0, |part| part.span.end), RowKind::Gap);
            page.add(text, block.span, RowKind::Words(block.kind));
        }
        page.number();
        page
    }

    fn add_blank(&mut self, at: usize, kind: RowKind) {
        self.parts.push(Part { span: Span::new(at, at), kind, rows: Rows::Blank, n_words: 0 });
    }

    /// Adds the words of `span`, in parts that are short enough.
    fn add(&mut self, text: &str, mut span: Span, kind: RowKind) {
        while !span.is_empty() {
            let part = Span::new(span.start, first_part(text, span));
            let rows = Rows::Guessed(part.len().div_ceil(self.width.max(1)));
            self.parts.push(Part { span: part, kind, rows, n_words: part.len() / WORD });
            span.start = part.end;
        }
    }

    /// Lays out what is within `n_rows` rows of `byte`, and the last rows of the page. Rows that were only guessed may
    /// have other numbers afterwards.
    pub(super) fn lay_out_about(&mut self, text: &str, byte: usize, n_rows: usize) {
        let here = self.part_at(byte);
        let n_parts = self.parts.len();
        let is_new = self.lay_out(text, (0..here).rev(), n_rows)
            | self.lay_out(text, here..(here + 1).min(n_parts), n_rows)
            | self.lay_out(text, here + 1..n_parts, n_rows)
            | self.lay_out(text, (0..n_parts).rev(), n_rows);
        if is_new {
            self.number();
        }
    }

    /// Lays out so many further bytes, if they are left. Rows may have other numbers afterwards.
    pub(super) fn lay_out_more(&mut self, text: &str, n_bytes: usize) {
        let mut left = n_bytes;
        while left > 0
            && let Some(part) = self.parts.get_mut(self.n_done)
        {
            let is_new = part.find_rows(text, self.width);
            left = left.saturating_sub(if is_new { part.span.len() } else { 0 });
            self.n_done += 1;
        }
        self.number();
    }

    /// Whether all rows are found, and none is guessed.
    pub(super) fn is_whole(&self) -> bool {
        self.n_done == self.parts.len()
    }

    /// Lays out these parts until there are `n_rows` rows; returns whether any was not before.
    fn lay_out(&mut self, text: &str, parts: impl Iterator<Item = usize>, n_rows: usize) -> bool {
        let (mut is_new, mut left) = (false, n_rows);
        for part in parts {
            let Some(part) = self.parts.get_mut(part).filter(|_| left > 0) else { break };
            is_new |= part.find_rows(text, self.width);
            left = left.saturating_sub(part.len());
        }
        is_new
    }

    fn number(&mut self) {
        self.n_words = self.parts.iter().map(|part| part.n_words).sum();
        self.starts.clear();
        self.starts.push(0);
        let mut end = 0;
        self.starts.extend(self.parts.iter().map(|part| {
            end += part.len();
            end
        }));
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The rows `range`, as far as they exist. Those that are only guessed have no words.
    pub(super) fn rows(&self, range: Range<usize>) -> Vec<Row> {
        let row = |row| {
            let pin = self.pin(row);
            self.parts.get(pin.part).map(|part| Row { span: part.row(pin.row), kind: part.kind })
        };
        (range.start..range.end.min(self.len())).filter_map(row).collect()
    }

    /// The row in which `byte` stands.
    pub(super) fn row_at(&self, byte: usize) -> usize {
        let part = self.part_at(byte);
        let n_before = self.starts.get(part).copied().unwrap_or_default();
        let n_begun = self.parts.get(part).map_or(0, |part| part.n_begun(byte));
        (n_before + n_begun).saturating_sub(1)
    }

    /// The rows that hold words of `span`.
    pub(super) fn rows_of(&self, span: Span) -> Range<usize> {
        let first = self.row_at(span.start);
        first..self.row_at(span.end.saturating_sub(1)).max(first) + 1
    }

    /// Where the row begins in the text; the end of the page, where there are not so many.
    pub(super) fn byte_at(&self, row: usize) -> usize {
        let pin = self.pin(row);
        self.parts.get(pin.part).map_or(0, |part| part.row(pin.row).start)
    }

    /// The row with this number now.
    pub(super) fn pin(&self, row: usize) -> Pin {
        let part = self.starts.partition_point(|&start| start <= row).saturating_sub(1);
        let part = part.min(self.parts.len().saturating_sub(1));
        Pin { part, row: row - self.starts.get(part).copied().unwrap_or_default().min(row) }
    }

    /// The number that the row has now.
    pub(super) fn row_of(&self, pin: Pin) -> usize {
        let n_rows = self.parts.get(pin.part).map_or(0, Part::len);
        let start = self.starts.get(pin.part).copied().unwrap_or_default();
        start + pin.row.min(n_rows.saturating_sub(1))
    }

    /// The last part that begins at `byte` or before it.
    fn part_at(&self, byte: usize) -> usize {
        self.parts.partition_point(|part| part.span.start <= byte).saturating_sub(1)
    }

    /// The minutes that reading takes.
    pub(super) fn minutes(&self) -> usize {
        self.n_words.div_ceil(READING_SPEED).max(1)
    }
}

impl Part {
    /// Finds the rows; returns whether they were only guessed.
    fn find_rows(&mut self, text: &str, width: usize) -> bool {
        let is_guessed = matches!(self.rows, Rows::Guessed(_));
        if is_guessed {
            self.rows = Rows::Found(wrap(text, self.span, width, usize::MAX));
            self.n_words = self.span.of(text).split_whitespace().count();
        }
        is_guessed
    }

    fn len(&self) -> usize {
        match &self.rows {
            Rows::Blank => 1,
            Rows::Guessed(n) => *n,
            Rows::Found(rows) => rows.len(),
        }
    }

    /// The words of a row; of one that is only guessed, no more than where they begin. After the last row, the end.
    fn row(&self, row: usize) -> Span {
        let at = match &self.rows {
            Rows::Blank => self.span.start,
            Rows::Guessed(n) => self.span.start + self.span.len() * row.min(*n) / (*n).max(1),
            Rows::Found(rows) => match rows.get(row) {
                Some(&row) => return row,
                None => self.span.end,
            },
        };
        Span::new(at, at)
    }

    /// How many of the rows begin at `byte` or before it.
    fn n_begun(&self, byte: usize) -> usize {
        match &self.rows {
            Rows::Blank => 1,
            Rows::Guessed(n) => {
                let before = byte.saturating_sub(self.span.start).min(self.span.len());
                (1 + n * before / self.span.len().max(1)).min(*n)
            }
            Rows::Found(rows) => rows.partition_point(|row| row.start <= byte),
        }
    }
}

/// Where the first part of `span` ends: all of it, if it is short enough, or else after a space where there is one.
fn first_part(text: &str, span: Span) -> usize {
    if span.len() <= LONGEST_PART {
        return span.end;
    }
    let longest = text.floor_char_boundary(span.start + LONGEST_PART);
    let space = Span::new(span.start, longest).of(text).rfind([' ', '\n']);
    space.map_or(longest, |space| span.start + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;
    use proptest::prelude::*;

    #[test]
    fn rows_follow_the_text_and_are_found_by_their_bytes() {
        let text =
            "date 2026-02-04 Harbour reopens after storm\n\nThe harbour opened. It was full.\n\n(AFP pic)";
        let article = plain::parse(text.as_bytes()).unwrap();
        let page = Page::new(&article, 16, 0);
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

    /// The words of every row, in order.
    fn all(page: &Page) -> Vec<Row> {
        page.rows(0..usize::MAX)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_page_that_is_laid_out_bit_by_bit_is_the_same_in_the_end_and_moves_nothing_in_sight(
            paragraphs in prop::collection::vec("([a-z]{1,9}[ -]){1,60}", 1..30),
            width in 8usize..40,
            n_note_rows in 0usize..3,
            visits in prop::collection::vec((0usize..6000, 1usize..30), 1..6),
            n_bytes in 1usize..700,
        ) {
            let text = format!("A title\n\n{}", paragraphs.join("\n\n"));
            let article = plain::parse(text.as_bytes()).unwrap();
            let text = &article.text;
            let whole = Page::new(&article, width, n_note_rows);
            let mut page = Page::guessed(&article, width, n_note_rows);
            for (byte, n_rows) in visits {
                let byte = byte % text.len();
                page.lay_out_about(text, byte, n_rows);
                let (here, there) = (page.row_at(byte), whole.row_at(byte));
                let above = n_rows.min(there);
                prop_assert!(here >= above);
                prop_assert_eq!(page.rows(here - above..here + n_rows), whole.rows(there - above..there + n_rows));
                prop_assert_eq!(page.byte_at(here), whole.byte_at(there));

                let pin = page.pin(here);
                page.lay_out_more(text, n_bytes);
                prop_assert_eq!(page.row_of(pin), page.row_at(byte));
                let end = (page.len().saturating_sub(n_rows)..page.len(), whole.len().saturating_sub(n_rows)..whole.len());
                prop_assert_eq!(page.rows(end.0), whole.rows(end.1));
            }
            while !page.is_whole() {
                page.lay_out_more(text, n_bytes);
            }
            prop_assert_eq!(all(&page), all(&whole));
        }
    }

    #[test]
    fn a_long_block_is_laid_out_in_parts_and_loses_nothing() {
        let text = format!("A title\n\n{}", "word ".repeat(5000));
        let article = plain::parse(text.as_bytes()).unwrap();
        let page = Page::new(&article, 40, 0);
        let shown: Vec<_> = all(&page).iter().map(|row| row.span.of(text.as_str()).to_owned()).collect();
        assert_eq!(shown.join(" ").split_whitespace().count(), 5002);
        assert!(page.parts.iter().all(|part| part.span.len() <= LONGEST_PART));
    }
}
