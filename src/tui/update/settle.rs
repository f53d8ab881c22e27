//! What must hold after every change: the selected article is on a page of the right width, what is selected is
//! in sight, what is read is noted as seen.

use crate::analysis::Analysis;
use crate::correction::{self, Mark};
use crate::library::Fate;
use crate::tui::action::{self, Action, Context};
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::following::Following;
use crate::tui::opened::{Opened, QuoteLines, Reading};
use crate::tui::page::Page;
use crate::tui::pane::quotes::Excerpts;
use crate::tui::pane::reader::note_rows;
use crate::tui::pane::{articles, doubts, jump, names, palette, quotes, repair, searches, speakers, thread};
use crate::tui::record::Record;
use crate::tui::sheet::Sheet;
use crate::tui::shelf::Listed;
use crate::tui::widget::visible_top;
use crate::tui::wish::Task;

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

    /// Puts the selected article on the page, where it was left.
    pub(super) fn open_selected(&mut self) {
        let current = self.current();
        if self.open.as_ref().map(|open| open.idx) == current {
            return;
        }
        self.leave_open();
        let Some((idx, listed)) = current.and_then(|idx| Some((idx, self.listed(idx)?))) else { return };
        let doc = listed.entry.doc;
        let article = match self.library.article(doc) {
            Ok(article) => Some(article),
            Err(error) => {
                self.tell_error(format!("The library can't give this article: {error}"));
                None
            }
        };
        self.open = Some(Opened {
            idx,
            doc,
            article,
            reading: Reading::Pending,
            place: self.places.get(&idx).copied().unwrap_or_default(),
            page: Page::default(),
            measure: 0,
            top: 0,
            is_noted: false,
            spot: None,
            quotes: QuoteLines::default(),
        });
        self.read_analysis();
        self.lay_out();
    }

    /// Takes the article from the page, and remembers how far it was read.
    pub(super) fn leave_open(&mut self) {
        if let Some(open) = self.open.take() {
            self.places.insert(open.idx, open.place);
            // Its file may hold another article when it is opened again.
            self.triage.written = None;
            if open.is_noted {
                self.acknowledge(&open);
            }
        }
    }

    /// Once the new content of a file is read, it is news no more.
    fn acknowledge(&mut self, open: &Opened) {
        let is_news = |listed: &&Listed| listed.entry.doc == open.doc && listed.entry.fate == Fate::Changed;
        // Where the library can't note it now, it is told once more.
        if self.listed(open.idx).filter(is_news).is_some() && self.library.acknowledge(open.doc).is_ok() {
            self.shelf.change(open.idx, |listed| listed.entry.fate = Fate::Present);
        }
    }

    /// Reads what is found in the open article, or has it found.
    pub(super) fn read_analysis(&mut self) {
        let Some((doc, idx)) = self.open.as_ref().map(|open| (open.doc, open.idx)) else { return };
        let has_failed = self.listed(idx).is_some_and(|listed| listed.has_failed);
        let found =
            self.library.analysis(doc).and_then(|analysis| Ok((analysis, self.library.bearings_in(doc)?)));
        let found = found.map(|(analysis, bearings)| Some((analysis?, bearings)));
        let reading = match found {
            Ok(Some((mut analysis, bearings))) => {
                analysis.forget_unsure(self.min_confidence);
                let marks = self.apply_corrections(&mut analysis);
                Reading::Done(Record::new(analysis, marks, &bearings, doc))
            }
            Ok(None) if has_failed => Reading::Failed,
            Ok(None) => Reading::Pending,
            Err(error) => {
                self.tell_error(format!("The library can't give the quotations: {error}"));
                Reading::Failed
            }
        };
        if matches!(reading, Reading::Pending) {
            self.tasks.push(Task::Analyse(doc));
        }
        if let Some(open) = &mut self.open {
            open.reading = reading;
            open.quotes.excerpts = None;
        }
    }

    /// Has the corrections of the open article hold in its analysis.
    fn apply_corrections(&mut self, analysis: &mut Analysis) -> Vec<Mark> {
        let Some(article) = self.open.as_ref().and_then(|open| open.article.as_ref()) else {
            return Vec::new();
        };
        let (corrections, error) = match self.library.corrections(&article.id) {
            Ok(corrections) => (corrections, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let marks = correction::apply(analysis, article, &corrections);
        if let Some(error) = error {
            self.tell_error(format!("The library can't give the corrections: {error}"));
        }
        marks
    }

    /// Cuts the open article into rows for the pane's width. The first byte in sight stays in sight.
    pub(super) fn lay_out(&mut self) {
        let widest = self.text_width();
        let Some(measure) = self.arrangement().and_then(|a| a.measure(widest)) else { return };
        let Some(open) = &self.open else { return };
        let Some(article) = &open.article else { return };
        let n_note_rows = note_rows(self, open.idx, measure).len();
        let page = (open.measure != measure)
            .then(|| Page::new(article, usize::from(measure)).with_note(n_note_rows));
        let height = self.reader_height();
        let Some(open) = &mut self.open else { return };
        if let Some(page) = page {
            open.page = page;
            open.measure = measure;
            open.top = open.page.row_at(open.place.anchor);
        }
        open.top = open.top.min(open.page.len().saturating_sub(height));
    }

    /// Reading an article makes it seen; passing over it in the list does not.
    fn note_seen(&mut self) {
        if self.focus == Focus::List || self.arrangement().is_none() {
            return;
        }
        let Some(open) = self.open.as_mut().filter(|open| !open.is_noted) else { return };
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
        let text = &article.text;
        let (width, chosen, order) = (pane.body.width, open.place.chosen, self.quote_order);
        let kept = open.quotes.excerpts.as_ref().filter(|excerpts| excerpts.width == width);
        if kept.is_some() && open.quotes.made_for == (chosen, order) {
            return;
        }
        let new = kept.is_none().then(|| Excerpts::new(text, record, width));
        let Some(excerpts) = kept.or(new.as_ref()) else { return };
        let lines = quotes::lines(text, record, excerpts, chosen, order);
        let Some(open) = &mut self.open else { return };
        open.quotes.lines = lines;
        open.quotes.made_for = (chosen, order);
        open.quotes.excerpts = new.or(open.quotes.excerpts.take());
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
        let Some(sheet) = &mut self.sheet else { return };
        let area = sheet.area(&arrangement);
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
