//! What must hold after every change: the selected article is on a page of the right width, what is selected is
//! in sight, what is read is noted as seen.

use crate::tui::action::{self, Action, Context};
use crate::tui::app::App;
use crate::tui::arrangement::{Arrangement, Focus};
use crate::tui::following::Following;
use crate::tui::opened::Opened;
use crate::tui::pane::reader::note_rows;
use crate::tui::pane::{articles, doubts, jump, names, palette, quotes, repair, searches, speakers, thread};
use crate::tui::sheet::Sheet;
use crate::tui::widget::visible_top;

impl App {
    /// Makes the state whole. Drawing relies on it.
    pub(in crate::tui) fn settle(&mut self) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        self.open_selected();
        self.refresh_written();
        self.lay_out();
        self.refresh_search();
        self.show_stretch();
        self.note_seen();
        self.choose_while_reading();
        self.refresh_quote_lines();
        self.refresh_following();
        self.refresh_speakers();
        if matches!(self.sheet, Some(Sheet::Doubts(_))) {
            self.fill_doubts(usize::from(self.size.height));
        }
        self.bring_into_sight();
    }

    /// The first key of an action in the panes, as it is written; its name, where it has none.
    pub(in crate::tui) fn key(&self, action: Action) -> String {
        self.keymap.keys(Context::Panes, action).next().unwrap_or_else(|| action::name(action).to_owned())
    }

    /// Cuts the open article into rows for the pane's width. The first byte in sight stays in sight.
    pub(super) fn lay_out(&mut self) {
        let widest = self.text_width();
        let Some(measure) = self.arrangement().and_then(|a| a.measure(widest)) else { return };
        let height = self.reader_height();
        let Some(idx) = self.open.as_ref().map(|open| open.idx) else { return };
        let n_note_rows = note_rows(self, idx, measure).len();
        let Some(open) = &mut self.open else { return };
        if open.measure != measure {
            open.cut(measure, n_note_rows, height);
        }
        open.lay_out_about(open.page.byte_at(open.top), height);
        open.top = open.top.min(open.page.len().saturating_sub(height));
        if !open.is_laid_out() {
            self.ask_to_look_on();
        }
    }

    /// Finds some more rows of a long article. Returns whether they were the last.
    pub(super) fn lay_out_more(&mut self) -> bool {
        let Some(open) = self.open.as_mut().filter(|open| !open.is_laid_out()) else { return false };
        open.lay_out_more();
        let is_done = open.is_laid_out();
        if !is_done {
            self.ask_to_look_on();
        }
        is_done
    }

    /// Reading an article makes it seen; passing over it in the list does not.
    fn note_seen(&mut self) {
        if self.focus == Focus::List || self.arrangement().is_none() {
            return;
        }
        let is_new = |open: &&mut Opened| !open.is_noted && !open.is_awaited;
        let Some(open) = self.open.as_mut().filter(is_new) else { return };
        open.is_noted = true;
        let idx = open.idx;
        let Some(listed) = self.listed(idx).filter(|listed| !listed.entry.standing.seen) else { return };
        let id = listed.entry.id;
        match self.library.mark_seen(&id) {
            Ok(()) => self.restate(id, |standing| standing.seen = true),
            Err(error) => self.tell_error(format!("Not noted as seen: {error}")),
        }
    }

    fn choose_while_reading(&mut self) {
        let is_chosen = self.open.as_ref().is_some_and(|open| open.place.chosen.is_some());
        if self.focus != Focus::List && !is_chosen {
            self.light_nearest();
        }
    }

    fn refresh_quote_lines(&mut self) {
        let pane = self.arrangement().and_then(|arrangement| arrangement.quotes);
        let (Some(pane), Some(open)) = (pane, &self.open) else { return };
        let (Some(record), Some(article)) = (self.open_record(), self.open_article()) else { return };
        let (width, chosen, order) = (pane.body.width, open.place.chosen, self.quote_order);
        let made_for = Some((width, chosen, order));
        if open.quotes.made_for == made_for {
            return;
        }
        let chosen =
            chosen.and_then(|idx| Some((idx, quotes::rows(&article.text, record.quote(idx)?, width))));
        let lines = quotes::lines(&article.text, record, width, chosen.as_ref(), order);
        let Some(open) = &mut self.open else { return };
        open.quotes.lines = lines;
        open.quotes.chosen = chosen.map(|(_, rows)| rows).unwrap_or_default();
        open.quotes.made_for = made_for;
    }

    /// Has what is selected and what is chosen brought into sight again.
    pub(super) fn tighten(&mut self) {
        self.list_is_loose = false;
        if let Some(following) = &mut self.following {
            following.is_loose = false;
        }
        if let Some(open) = &mut self.open {
            open.quotes.is_loose = false;
        }
    }

    fn bring_into_sight(&mut self) {
        let Some(arrangement) = self.arrangement() else { return };
        if let Some(list) = arrangement.list {
            let rows = self.selected..self.selected + 1;
            let height = list.body.height / articles::row_height(list.body);
            self.list_top = match self.list_is_loose {
                true => self.list_top.min(self.rows.len().saturating_sub(usize::from(height))),
                false => visible_top(self.list_top, rows, self.rows.len(), height),
            };
        }
        if let (Some(pane), Some(open)) = (arrangement.quotes, &mut self.open) {
            let rows = quotes::rows_of(&open.quotes.lines, open.place.chosen);
            let (top, len, height) = (open.quotes.top, open.quotes.lines.len(), pane.body.height);
            open.quotes.top = match open.quotes.is_loose {
                true => top.min(len.saturating_sub(usize::from(height))),
                false => visible_top(top, rows, len, height),
            };
        }
        if let (Some(pane), Some(Following { words: Some(words), is_loose: false })) =
            (arrangement.quotes, &mut self.following)
        {
            words.thread.top = thread::visible_top(&words.thread, pane.body);
        }
        self.bring_into_sight_in_sheet(&arrangement);
    }

    fn bring_into_sight_in_sheet(&mut self, arrangement: &Arrangement) {
        let Some(sheet) = &mut self.sheet else { return };
        let area = sheet.area(arrangement);
        match sheet {
            Sheet::Speakers(list) => {
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, list.n_shown(), speakers::list_height(area));
            }
            Sheet::Thread(list) => list.top = thread::visible_top(list, thread::list_area(area)),
            Sheet::Jump(list) => {
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, list.n_shown(), jump::list_height(area));
            }
            Sheet::Names(list) => {
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, list.shown.len(), names::list_height(area));
            }
            Sheet::Searches(list) => {
                list.selected = list.selected.min(self.searches.len().saturating_sub(1));
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, self.searches.len(), searches::list_height(area));
            }
            Sheet::Palette(list) => {
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, list.shown.len(), palette::list_height(area));
            }
            Sheet::Doubts(list) => {
                let rows = list.selected..list.selected + 1;
                list.top = visible_top(list.top, rows, list.rows.len(), doubts::list_height(area));
            }
            Sheet::Repair(sheet) => {
                let height = repair::list_height(&sheet.stage, area);
                if let Some((selected, top, len)) = sheet.list() {
                    *top = visible_top(*top, *selected..*selected + 1, len, height);
                }
            }
        }
    }
}
