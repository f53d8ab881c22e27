//! Event + state → new state, and wishes for the loop around the reader.
//!
//! Does not know the frame. What is asked of the library is done there before the state changes.

mod arrivals;
mod copy;
mod decide;
mod doubts;
mod errand;
mod filter;
mod following;
mod hooks;
mod import;
mod jump;
mod look_on;
mod mouse;
mod names;
mod open;
mod palette;
mod prompt;
mod quotes;
mod recall;
mod repair;
mod retrace;
mod scroll;
mod search;
mod searches;
mod settle;
mod sheets;
mod spot;
mod triage;
mod typing;
mod view;
mod welcome;

use super::action::{Action, Context, Step};
use super::app::{App, Message};
use super::arrangement::Focus;
use super::event::Event;
use super::keymap::{Key, Outcome};
use super::sheet::{Sheet, Stage};
use super::triage::Prompt;
use super::wish::{Task, Wish};
use crate::ingest::watch::News;
use crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::layout::Size;
use std::time::{Duration, Instant};

/// How long a message stays.
const MESSAGE_TIME: Duration = Duration::from_secs(4);
/// A key that comes again sooner was not pressed again but held.
const REPEAT_TIME: Duration = Duration::from_millis(40);

impl App {
    /// Does what an event asks for. What only the loop can do becomes a wish.
    pub fn handle(&mut self, event: Event, now: Instant) {
        let is_urgent = match &event {
            Event::Import(progress) => self.is_waited_for(progress),
            Event::Key(key) if key.kind == KeyEventKind::Release => return,
            Event::FocusGained => {
                self.tasks.extend([Task::Configure, Task::Rescan]);
                return;
            }
            Event::SettingsChanged => {
                self.tasks.push(Task::Configure);
                return;
            }
            Event::LibraryWritten if !self.catch_up() => return,
            Event::LibraryWritten => {
                self.triage.end_burst();
                false
            }
            Event::LookOn if !self.look_on() => return,
            Event::Watch(News::Gone(_) | News::Rescan(_)) | Event::Called(Ok(())) => return,
            Event::Watch(_) | Event::Listed(_) => false,
            _ => true,
        };
        let ends_welcome = self.ends_welcome(&event);
        match event {
            _ if ends_welcome => {}
            Event::Key(key) => self.press(key, now),
            Event::Mouse(event) => self.point(event, now),
            Event::Paste(text) => self.paste(&text),
            Event::Resize(width, height) => self.size = Size { width, height },
            Event::Suspend => self.wishes.push(Wish::Suspend),
            Event::Resumed => self.wishes.push(Wish::Resume),
            Event::Terminate => self.wishes.push(Wish::Quit),
            Event::Import(progress) => self.receive(progress),
            Event::Fetched(fetched) => self.receive_fetched(*fetched),
            Event::Gathered(answer) => self.receive_gathered(answer),
            Event::Joined => self.take_in_persons(),
            Event::Returned(told) => self.receive_returned(told, now),
            Event::Copied(copied) => self.receive_copied(copied, now),
            Event::Called(told) => told.unwrap_or_else(|complaint| self.tell_error(complaint)),
            Event::Found(answer) => self.receive_found(answer),
            Event::Listed(entries) => self.list_known(entries),
            Event::Watch(News::Watching(ways)) => self.ways = ways,
            Event::Watch(News::Ready(paths)) => self.arrivals.announce(paths),
            Event::Watch(_)
            | Event::LookOn
            | Event::FocusGained
            | Event::SettingsChanged
            | Event::LibraryWritten => {}
        }
        self.settle();
        self.is_painted = false;
        self.is_urgent |= is_urgent;
    }

    /// When the message that is shown must go.
    pub fn deadline(&self) -> Option<Instant> {
        self.message.as_ref()?.until
    }

    /// Takes the message away when its time has come.
    pub fn expire(&mut self, now: Instant) {
        if self.deadline().is_some_and(|deadline| deadline <= now) {
            self.message = None;
            self.is_painted = false;
        }
    }

    pub(super) fn context(&self) -> Context {
        match &self.triage.prompt {
            Some(Prompt::Question(_)) => Context::Question,
            Some(Prompt::Line(_)) => Context::Line,
            None => self.context_of(self.sheet.as_ref()),
        }
    }

    /// What has the keys when this sheet is the uppermost.
    pub(super) fn context_of(&self, sheet: Option<&Sheet>) -> Context {
        if sheet.is_none() && self.command.is_some() {
            return Context::Command;
        }
        match (sheet, &self.search) {
            (Some(Sheet::Speakers(_)), _) => Context::Speakers,
            (Some(Sheet::Thread(_)), _) => Context::Thread,
            (Some(Sheet::Doubts(_)), _) => Context::Doubts,
            (Some(Sheet::Repair(repair)), _) => match repair.stage {
                Stage::Menu { .. } => Context::Repair,
                Stage::Choice(_) => Context::People,
                Stage::Extent(_) => Context::Extent,
                Stage::Stretches(_) => Context::Missing,
            },
            (Some(Sheet::Names(_)), _) => Context::Names,
            (Some(Sheet::Palette(_) | Sheet::Jump(_)), _) => Context::Palette,
            (Some(Sheet::Searches(_)), _) => Context::Searches,
            (None, _) if self.filter.is_open() => Context::Filter,
            (None, Some(search)) if search.is_typing => Context::Search,
            _ => Context::Panes,
        }
    }

    /// Does an action that was named, for which no key was pressed.
    pub(super) fn perform(&mut self, action: Action, now: Instant) {
        self.act(action, false, now);
        self.settle();
    }

    fn press(&mut self, event: KeyEvent, now: Instant) {
        let key = Key::from(event);
        self.tighten();
        let last = self.last_key.replace((key, now));
        let is_held = event.kind == KeyEventKind::Repeat
            || last.is_some_and(|(last, then)| last == key && now.duration_since(then) < REPEAT_TIME);
        if self.message.as_ref().is_some_and(|message| message.until.is_none()) {
            self.message = None;
        }
        self.pressed.push(key);
        if self.pressed.len() > 1 && self.look_up() == Outcome::Unbound {
            // The sequence came to nothing, so the key stands for itself.
            self.pressed = vec![key];
        }
        match self.look_up() {
            Outcome::Action(action) => {
                self.pressed.clear();
                self.act_by_key(action, is_held, now);
            }
            Outcome::Prefix => {}
            Outcome::Unbound => {
                self.pressed.clear();
                self.edit(event);
            }
        }
    }

    fn look_up(&self) -> Outcome {
        self.keymap.look_up(self.context(), &self.pressed)
    }

    /// Does what a key is for, and notes whether keys decide faster than anybody reads.
    fn act_by_key(&mut self, action: Action, is_held: bool, now: Instant) {
        let n_decisions = self.triage.n_decisions;
        self.act(action, is_held, now);
        if self.triage.n_decisions > n_decisions {
            self.tell_burst(now);
        } else if !matches!(action, Action::Move(_)) {
            self.triage.end_burst();
        }
    }

    fn act(&mut self, action: Action, is_held: bool, now: Instant) {
        // Nothing is decided about an article that can't be seen.
        if self.arrangement().is_none() && !matches!(action, Action::Leave | Action::Suspend | Action::Close)
        {
            return;
        }
        match action {
            Action::Move(movement) => self.go(movement, now),
            Action::ReadOn if self.focus == Focus::List => self.flag(now),
            Action::ReadOn if self.focus == Focus::Quotes && self.following.is_some() => self.unfold(now),
            Action::ReadOn => self.read_on(now),
            Action::Open => self.open_chosen(),
            Action::PaneLeft => self.move_focus(Step::Previous, false),
            Action::PaneRight => self.move_focus(Step::Next, false),
            Action::PanePrevious => self.move_focus(Step::Previous, true),
            Action::PaneNext => self.move_focus(Step::Next, true),
            Action::Quote(step) => self.go_to_quote(step, now),
            Action::SameSpeaker(step) => self.go_to_same_speaker(step, now),
            Action::Naming => self.go_to_naming(now),
            Action::Retrace(step) => self.retrace(step, now),
            Action::Zoom => self.zoom(now),
            Action::Widen(step) => self.widen(step, now),
            Action::Edit => self.edit_file(now),
            Action::Browse => self.browse(now),
            Action::Pipe => self.begin_command(now),
            Action::Mouse => self.toggle_mouse(now),
            Action::Mention => self.go_to_mention(now),
            Action::Names => self.pick_name(now),
            Action::Light(kind) => self.toggle_kind(kind, now),
            Action::LightNext => self.cycle_kinds(now),
            Action::OrderQuotes => self.order_quotes(now),
            Action::Speakers => self.open_speakers(),
            Action::Thread => self.open_thread(now),
            Action::FirstQuote => self.open_first_quote(now),
            Action::Unfold => self.unfold(now),
            Action::FilterSpeaker => self.filter_to_speaker(now),
            Action::GoTo => self.open_jump(),
            Action::Copy => self.copy_words(now),
            Action::Cite => self.copy_citation(now),
            Action::Repair => self.open_repair(now),
            Action::Verdict | Action::Mend(_) if is_held => {}
            Action::Verdict => self.cycle_verdict(now),
            Action::Doubts => self.open_doubts(now),
            Action::Mend(mend) => self.mend(mend, now),
            Action::OtherEnd => self.turn_end(),
            Action::MoveEnd(unit, step) => self.move_end(unit, step),
            Action::Decide(_) if is_held || self.decided_unseen => {}
            Action::Decide(state) => self.decide(state, now),
            Action::Undo => self.undo(now),
            Action::Redo => self.redo(now),
            Action::DecideAll(_) if is_held || self.decided_unseen => {}
            Action::DecideAll(state) => self.ask_about_all(state, now),
            Action::Repeat => self.repeat(is_held, now),
            Action::Tag => self.begin_tags(),
            Action::Note => self.begin_note(),
            Action::Complete => self.complete(),
            Action::Show(scope) => {
                self.show(scope);
                self.refresh_filter(false);
            }
            Action::Filter => self.begin_filter(),
            Action::ClearFilter => self.clear_filter(now),
            Action::SaveFilter => self.name_filter(),
            Action::Searches => self.open_searches(),
            Action::ForgetSearch => self.forget_search(now),
            Action::Arrivals => self.show_arrivals(now),
            Action::Rescan => self.rescan(now),
            Action::Search => self.begin_search(),
            Action::Recall(step) => self.recall(step),
            Action::Match(step) => self.go_to_match(step, now),
            Action::Accept if self.triage.prompt.is_some() => self.accept_prompt(is_held, now),
            Action::Accept => self.accept(is_held, now),
            Action::Cancel => self.cancel(),
            Action::Palette(breadth) => self.open_palette(breadth),
            Action::Close | Action::Leave => self.wishes.push(Wish::Quit),
            Action::Suspend => self.wishes.push(Wish::Suspend),
            Action::Repaint => self.wishes.push(Wish::Repaint),
        }
    }

    /// Moves the focus to a neighbouring pane, or round at the ends.
    fn move_focus(&mut self, step: Step, goes_round: bool) {
        let last = Focus::ALL.len() - 1;
        let from = self.focus as usize;
        let round = if step == Step::Next { 0 } else { last };
        let to = step.from(from, Focus::ALL.len()).or(goes_round.then_some(round));
        self.focus = to.and_then(|to| Focus::ALL.get(to)).copied().unwrap_or(self.focus);
    }

    fn accept(&mut self, is_held: bool, now: Instant) {
        match self.sheet.take() {
            Some(Sheet::Palette(palette)) => self.run(palette, is_held, now),
            Some(Sheet::Jump(jump)) => self.go_to(jump),
            Some(Sheet::Speakers(speakers)) => self.open_thread_of(speakers, now),
            Some(Sheet::Thread(thread)) => self.go_to_saying(thread),
            Some(Sheet::Repair(repair)) if is_held => self.sheet = Some(Sheet::Repair(repair)),
            Some(Sheet::Repair(repair)) => self.accept_repair(repair, now),
            Some(Sheet::Doubts(doubts)) => self.accept_doubt(doubts),
            Some(Sheet::Names(names)) => self.walk_picked(&names, now),
            Some(Sheet::Searches(searches)) => self.choose_search(&searches),
            None if self.command.is_some() => self.run_command(),
            None if self.filter.is_typing() => self.accept_filter(),
            None if self.filter.is_open() => self.save_filter(now),
            None => self.accept_search(now),
        }
    }

    /// Leaves what lies uppermost.
    fn cancel(&mut self) {
        if self.triage.prompt.take().is_some() {
            return;
        }
        if let Some(sheet) = self.sheet.take() {
            self.sheet = sheet.into_below();
            return;
        }
        if self.command.take().is_some() {
            return;
        }
        if self.filter.is_open() {
            return self.cancel_filter();
        }
        match &self.search {
            Some(search) if search.is_typing => self.cancel_search(),
            Some(_) => self.search = None,
            None if !self.triage.flags.is_empty() => self.triage.flags.clear(),
            None if self.is_zoomed => self.unzoom(),
            None => {
                self.leave_spot();
                self.message = None;
            }
        }
    }

    pub(super) fn tell(&mut self, text: impl Into<String>, now: Instant) {
        self.message = Some(Message { text: text.into(), until: Some(now + MESSAGE_TIME) });
    }

    pub(super) fn tell_error(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), until: None });
    }
}
