//! What the mouse asks for: a click focuses and chooses, the wheel scrolls what is under it.
//!
//! The wheel moves neither the focus nor what is chosen in the list and among the quotations, so that nothing but the
//! view changes there; a key brings what is chosen into sight again.

use crate::analysis::QuoteIdx;
use crate::text::Span;
use crate::tui::action::{Action, Context, Move, Step};
use crate::tui::app::App;
use crate::tui::arrangement::{Arrangement, Focus, Pane, text_column};
use crate::tui::glyph::glyphs;
use crate::tui::names::Walked;
use crate::tui::opened::Spot;
use crate::tui::pane::quotes::Line;
use crate::tui::pane::{articles, doubts, jump, names, palette, repair, searches, speakers, thread};
use crate::tui::sheet::Sheet;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use std::time::Instant;

/// Rows by which one notch of the wheel scrolls.
const NOTCH: usize = 3;

impl App {
    /// Whether the mouse is the reader's, and not the terminal's.
    pub fn has_mouse(&self) -> bool {
        self.wants_mouse.unwrap_or(self.config.mouse)
    }

    /// Gives the mouse back to the terminal, or takes it again.
    pub(super) fn toggle_mouse(&mut self, now: Instant) {
        let is_ours = !self.has_mouse();
        self.wants_mouse = Some(is_ours);
        let key = self.key(Action::Mouse);
        let text = match is_ours {
            true => format!("The mouse is the reader’s: click, wheel; {key} gives it back."),
            false => format!("The mouse is the terminal’s, to select text: {key} takes it again."),
        };
        self.tell(text, now);
    }

    /// Does what a click or the wheel asks for.
    pub(super) fn point(&mut self, event: MouseEvent, now: Instant) {
        // What is asked or typed is answered first.
        if matches!(
            self.context(),
            Context::Question | Context::Line | Context::Command | Context::Filter | Context::Search
        ) {
            return;
        }
        let Some(arrangement) = self.arrangement() else { return };
        // Terminals have told of cells beyond the screen.
        let x = event.column.min(self.size.width.saturating_sub(1));
        let y = event.row.min(self.size.height.saturating_sub(1));
        let at = Position { x, y };
        match event.kind {
            MouseEventKind::ScrollDown => self.wheel(Step::Next, at, &arrangement, now),
            MouseEventKind::ScrollUp => self.wheel(Step::Previous, at, &arrangement, now),
            MouseEventKind::Down(MouseButton::Left) => self.click(at, &arrangement, now),
            _ => {}
        }
    }

    fn wheel(&mut self, step: Step, at: Position, arrangement: &Arrangement, now: Instant) {
        if self.sheet.is_some() {
            return self.go(Move::Line(step), now);
        }
        match pane_at(at, arrangement) {
            Some((Focus::List, pane)) => {
                let height = usize::from(pane.body.height / articles::row_height(pane.body));
                self.list_top = step.by(NOTCH, self.list_top, (self.rows.len() + 1).saturating_sub(height));
                self.list_is_loose = true;
            }
            Some((Focus::Reader, _)) => (0..NOTCH).for_each(|_| self.scroll(Move::Line(step))),
            Some((Focus::Quotes, _)) if self.following.is_some() => self.scroll_thread(step),
            Some((Focus::Quotes, pane)) => {
                let Some(open) = &mut self.open else { return };
                let n_tops = (open.quotes.lines.len() + 1).saturating_sub(usize::from(pane.body.height));
                open.quotes.top = step.by(NOTCH, open.quotes.top, n_tops);
                open.quotes.is_loose = true;
            }
            None => {}
        }
    }

    fn click(&mut self, at: Position, arrangement: &Arrangement, now: Instant) {
        if self.sheet.is_some() {
            return self.click_sheet(at, arrangement, now);
        }
        if arrangement.folded.is_some_and(|folded| folded.contains(at)) {
            self.focus = Focus::List;
            return;
        }
        let Some((focus, pane)) = pane_at(at, arrangement) else { return };
        let had_focus = self.focus == focus;
        self.focus = focus;
        if !pane.body.contains(at) {
            return;
        }
        match focus {
            Focus::List => self.click_list(at, pane, had_focus),
            Focus::Reader => self.click_text(at, pane.body, now),
            Focus::Quotes if self.following.is_some() => self.click_words(at, pane.body),
            Focus::Quotes => self.click_quotes(usize::from(at.y - pane.body.y), now),
        }
    }

    /// Selects the row of a sheet; a click on what is selected takes it.
    fn click_sheet(&mut self, at: Position, arrangement: &Arrangement, now: Instant) {
        let Some(sheet) = &mut self.sheet else { return };
        let area = sheet.area(arrangement);
        let (above, top, len, selected) = match sheet {
            Sheet::Speakers(s) => (speakers::ABOVE, s.top, s.n_shown(), &mut s.selected),
            Sheet::Thread(_) => return self.click_thread(at, area, now),
            Sheet::Names(s) => (names::ABOVE, s.top, s.shown.len(), &mut s.selected),
            Sheet::Palette(s) => (palette::ABOVE, s.top, s.shown.len(), &mut s.selected),
            Sheet::Jump(s) => (jump::ABOVE, s.top, s.n_shown(), &mut s.selected),
            Sheet::Searches(s) => (searches::ABOVE, s.top, self.searches.len(), &mut s.selected),
            Sheet::Doubts(s) => (doubts::ABOVE, s.top, s.rows.len(), &mut s.selected),
            Sheet::Repair(s) => {
                let above = repair::above(&s.stage);
                let Some((selected, top, len)) = s.list() else { return };
                (above, *top, len, selected)
            }
        };
        let row = at.y.checked_sub(area.y + above).map(|row| top + usize::from(row));
        match row.filter(|&row| row < len) {
            Some(row) if row == *selected => self.accept(false, now),
            Some(row) => *selected = row,
            None if area.contains(at) => {}
            None => self.cancel(),
        }
    }

    /// The same in a thread, whose quotations are of several rows.
    fn click_thread(&mut self, at: Position, area: Rect, now: Instant) {
        let Some(Sheet::Thread(list)) = &mut self.sheet else { return };
        match thread::line_at(list, thread::list_area(area), at) {
            Some(line) if line == list.selected => self.accept(false, now),
            Some(line) => list.selected = line,
            None if area.contains(at) => {}
            None => self.cancel(),
        }
    }

    /// Selects an article; a click on the one that is selected opens it.
    fn click_list(&mut self, at: Position, pane: Pane, had_focus: bool) {
        let row = self.list_top + usize::from((at.y - pane.body.y) / articles::row_height(pane.body));
        if row >= self.rows.len() {
            return;
        }
        if row == self.selected && had_focus {
            return self.open_chosen();
        }
        self.select(row);
    }

    /// Chooses the quotation in the text, which stays where it is, and tells who or what a name stands for.
    fn click_text(&mut self, at: Position, body: Rect, now: Instant) {
        let row = usize::from(at.y - body.y);
        if at.x + 1 == body.right() {
            return self.click_scrollbar(row, body.height);
        }
        let Some(byte) = self.byte_at(row, at.x, text_column(body, self.text_width())) else { return };
        let Some(record) = self.open_record() else { return };
        let quotes = record.analysis.quotes.iter().enumerate();
        // Those inside others come later.
        let quote = quotes.rev().find(|(_, quote)| quote.marked.holds(byte)).map(|(n, _)| QuoteIdx(n));
        let mut mentions = record.analysis.mentions.iter();
        let mention = mentions.find(|mention| mention.span.holds(byte));
        let named = mention.and_then(|mention| Some((mention.span, mention.entity?)));
        let walked = named.and_then(|(_, entity)| Walked::new(record, entity));
        if let Some(open) = &mut self.open {
            open.place.chosen = quote.or(open.place.chosen);
            open.spot = named.map(|(span, _)| Spot { span, from: None });
        }
        if let (Some((span, _)), Some(walked)) = (named, walked) {
            self.tell_walked(&walked, span, now);
            self.walked = Some(walked);
        }
    }

    fn tell_walked(&mut self, walked: &Walked, here: Span, now: Instant) {
        let mentions = self.open_record().map(|record| walked.mentions(record)).unwrap_or_default();
        let n = mentions.iter().position(|&mention| mention == here).map_or(0, |n| n + 1);
        let key = self.key(Action::Mention);
        self.tell(format!("{}: {n} of {}; {key} goes on.", walked.name, mentions.len()), now);
    }

    fn click_scrollbar(&mut self, row: usize, height: u16) {
        let Some(open) = &self.open else { return };
        let to = open.page.len() * row / usize::from(height.max(1));
        self.leave_spot();
        self.scroll_to(to);
        self.light_nearest();
    }

    /// The byte of the text that is drawn in the column `x` of the `row`th row in sight.
    fn byte_at(&self, row: usize, x: u16, column: Rect) -> Option<usize> {
        let open = self.open.as_ref()?;
        let text = &self.open_article()?.text;
        let span = open.page.rows(open.top + row..open.top + row + 1).first()?.span;
        let mut right = column.x;
        let mut glyphs = glyphs(span.of(text));
        let glyph = glyphs.find(|glyph| {
            right += glyph.width as u16;
            x < right
        })?;
        (x >= column.x).then_some(span.start + glyph.at)
    }

    /// Chooses a quotation and shows it in the text; with a speaker, the first.
    fn click_quotes(&mut self, row: usize, now: Instant) {
        let Some(open) = &self.open else { return };
        let lines = open.quotes.lines.get(open.quotes.top + row..).unwrap_or_default();
        let quote = |line: &Line| match line {
            Line::Words { quote, .. } | Line::Via(quote) => Some(*quote),
            Line::Speaker(_) | Line::Role(_) | Line::Named(_) | Line::Gap => None,
        };
        match lines.first() {
            Some(Line::Named(_)) => self.go_to_naming(now),
            Some(Line::Gap) | None => {}
            Some(_) => {
                if let Some(quote) = lines.iter().find_map(quote) {
                    self.choose(quote);
                }
            }
        }
    }
}

/// The pane under the mouse.
fn pane_at(at: Position, arrangement: &Arrangement) -> Option<(Focus, Pane)> {
    let panes = [
        (Focus::List, arrangement.list),
        (Focus::Reader, arrangement.reader),
        (Focus::Quotes, arrangement.quotes),
    ];
    let mut panes = panes.into_iter().filter_map(|(focus, pane)| Some((focus, pane?)));
    panes.find(|(_, pane)| pane.heading.union(pane.body).contains(at))
}
