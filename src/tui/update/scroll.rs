//! Moving in the focused pane: the list, the article, the quotations.

use crate::analysis::QuoteIdx;
use crate::text::Span;
use crate::tui::action::{Move, Step};
use crate::tui::app::App;
use crate::tui::arrangement::{Focus, Pane};
use crate::tui::opened::Opened;
use crate::tui::pane::articles;
use crate::tui::sheet::Sheet;
use std::time::Instant;

/// Rows of the last page that stay in sight when a page is turned.
const OVERLAP: usize = 2;

impl App {
    /// Moves in what has the keys.
    pub(super) fn go(&mut self, movement: Move, now: Instant) {
        let height = self.page_height();
        match (&mut self.sheet, self.focus) {
            (Some(Sheet::Palette(palette)), _) => {
                palette.selected = moved(movement, palette.selected, palette.shown.len(), height);
            }
            (Some(Sheet::Speakers(speakers)), _) => {
                speakers.selected = moved(movement, speakers.selected, speakers.n_shown(), height);
            }
            (Some(Sheet::Thread(thread)), _) => {
                // A quotation takes about three rows.
                thread.selected = moved(movement, thread.selected, thread.n_lines(), height / 3);
                thread.wanted = None;
            }
            (Some(Sheet::Doubts(doubts)), _) => {
                doubts.selected = moved(movement, doubts.selected, doubts.rows.len(), height);
            }
            (Some(Sheet::Repair(repair)), _) => {
                if let Some((selected, _, len)) = repair.list() {
                    *selected = moved(movement, *selected, len, height);
                }
            }
            (Some(Sheet::Jump(jump)), _) => {
                jump.selected = moved(movement, jump.selected, jump.n_shown(), height);
            }
            (Some(Sheet::Names(names)), _) => {
                names.selected = moved(movement, names.selected, names.shown.len(), height);
            }
            (Some(Sheet::Searches(sheet)), _) => {
                sheet.selected = moved(movement, sheet.selected, self.searches.len(), height);
            }
            (None, Focus::List) => self.select(moved(movement, self.selected, self.rows.len(), height)),
            (None, Focus::Reader) => self.scroll(movement),
            (None, Focus::Quotes) if self.following.is_some() => self.go_in_thread(movement, now),
            (None, Focus::Quotes) => self.go_in_quotes(movement, height),
        }
    }

    /// Turns the page; at the end of the article, goes on to the next that is undecided.
    pub(super) fn read_on(&mut self, now: Instant) {
        let at_end = self.open.as_ref().is_none_or(|open| open.top >= self.last_top(open));
        if self.focus != Focus::Reader || !at_end {
            return self.go(Move::Page(Step::Next), now);
        }
        match self.next_undecided() {
            Some(row) => self.select(row),
            None => self.tell("The end: no other article is undecided.", now),
        }
    }

    /// Selects a row of the list, and opens its article.
    pub(super) fn select(&mut self, row: usize) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
        self.open_selected();
    }

    /// Scrolls so that `span` is in the middle, or its start is seen if it is long.
    pub(super) fn centre(&mut self, span: Span) {
        let height = self.reader_height();
        let Some(open) = &self.open else { return };
        let rows = open.page.rows_of(span);
        let above = height.saturating_sub(rows.len()) / 2;
        self.scroll_to(rows.start.saturating_sub(above));
    }

    pub(super) fn scroll(&mut self, movement: Move) {
        let height = self.reader_height();
        let Some(open) = &self.open else { return };
        let last = self.last_top(open);
        let to = moved(movement, open.top.min(last), last + 1, height);
        if to != open.top {
            self.leave_spot();
            self.scroll_to(to);
            self.light_nearest();
        }
    }

    /// Scrolls so that the row with this byte is the first.
    pub(super) fn scroll_to_byte(&mut self, byte: usize) {
        let row = self.open.as_ref().map_or(0, |open| open.page.row_at(byte));
        self.scroll_to(row);
    }

    pub(super) fn scroll_to(&mut self, row: usize) {
        let last = self.open.as_ref().map_or(0, |open| self.last_top(open));
        if let Some(open) = &mut self.open {
            open.top = row.min(last);
            open.place.anchor = open.page.byte_at(open.top);
        }
    }

    /// Chooses the quotation nearest to where one reads: the middle of the pane, except at the article's ends,
    /// where every row must have its turn.
    pub(super) fn light_nearest(&mut self) {
        let height = self.reader_height();
        let Some(open) = &self.open else { return };
        let Some(record) = self.open_record() else { return };
        let row = reading_row(open.top, self.last_top(open), height, open.page.len());
        let distance = |&n: &usize| {
            let content = record.quote(QuoteIdx(n)).map(|quote| quote.content).unwrap_or_default();
            let rows = open.page.rows_of(content);
            rows.start.saturating_sub(row).max((row + 1).saturating_sub(rows.end))
        };
        let nearest = (0..record.analysis.quotes.len()).min_by_key(distance).map(QuoteIdx);
        if let Some(open) = &mut self.open {
            open.place.chosen = nearest;
        }
    }

    fn go_in_quotes(&mut self, movement: Move, height: usize) {
        let Some(record) = self.open_record() else { return };
        let order = record.quotes(self.quote_order);
        let chosen = self.open.as_ref().and_then(|open| open.place.chosen);
        let from = chosen.and_then(|chosen| order.iter().position(|&quote| quote == chosen));
        // A quotation takes about three lines.
        let to = from.map_or(0, |from| moved(movement, from, order.len(), height / 3));
        if let Some(&quote) = order.get(to) {
            self.choose(quote);
        }
    }

    pub(super) fn last_top(&self, open: &Opened) -> usize {
        open.page.len().saturating_sub(self.reader_height())
    }

    pub(in crate::tui) fn reader_height(&self) -> usize {
        let pane = self.arrangement().and_then(|arrangement| arrangement.reader.or(arrangement.list));
        pane.map_or(1, |pane| usize::from(pane.body.height))
    }

    pub(super) fn page_height(&self) -> usize {
        let Some(arrangement) = self.arrangement() else { return 1 };
        if let Some(sheet) = &self.sheet {
            return usize::from(sheet.area(&arrangement).height);
        }
        let pane = match self.focus {
            Focus::List => {
                let rows = |pane: Pane| usize::from(pane.body.height / articles::row_height(pane.body));
                return arrangement.list.map_or(1, rows);
            }
            Focus::Reader => arrangement.reader,
            Focus::Quotes => arrangement.quotes,
        };
        pane.map_or(1, |pane| usize::from(pane.body.height))
    }
}

/// Where `movement` leads from `from` among `len` things of which `height` are seen.
pub(super) fn moved(movement: Move, from: usize, len: usize, height: usize) -> usize {
    match movement {
        Move::Line(step) => step.by(1, from, len),
        Move::Half(step) => step.by((height / 2).max(1), from, len),
        Move::Page(step) => step.by(height.saturating_sub(OVERLAP).max(1), from, len),
        Move::First => 0,
        Move::Last => len.saturating_sub(1),
    }
}

/// The row that one reads when `top` is the first of `height` rows seen: it goes from the first of all `len`
/// rows to the last as `top` goes from 0 to `last_top`.
fn reading_row(top: usize, last_top: usize, height: usize, len: usize) -> usize {
    let half = height / 2;
    let (above, below) = (top, last_top.saturating_sub(top));
    if last_top == 0 {
        return 0;
    }
    if last_top < height {
        return len.saturating_sub(1) * top / last_top;
    }
    if above < half {
        2 * above
    } else if below < half {
        len.saturating_sub(1 + 2 * below)
    } else {
        top + half
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_an_article_is_read_once_it_is_scrolled_through() {
        for (height, len) in [(10, 100), (10, 15), (20, 41), (7, 22)] {
            let last_top = len - height;
            let rows: Vec<_> = (0..=last_top).map(|top| reading_row(top, last_top, height, len)).collect();
            assert!(rows.is_sorted());
            assert_eq!((rows[0], rows[last_top]), (0, len - 1));
        }
    }
}
