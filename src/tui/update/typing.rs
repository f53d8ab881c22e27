//! Typing: the line that has the keys, and what follows from what stands in it.

use crate::tui::app::App;
use crate::tui::sheet::{Repair, Sheet, Stage};
use crate::tui::triage::Prompt;
use crossterm::event::{Event as TerminalEvent, KeyEvent};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

impl App {
    /// Puts `text` in the place of what is typed, where something is.
    pub(in crate::tui) fn type_over(&mut self, text: &str) {
        let Some(input) = self.typed_line() else { return };
        *input = Input::new(text.to_owned());
        self.take_in_typed();
        self.settle();
    }

    /// What is typed so far, where something is.
    pub(in crate::tui) fn typed(&mut self) -> Option<&str> {
        self.typed_line().map(|input| input.value())
    }

    /// Gives a key to the line that is being typed, if there is one.
    pub(super) fn edit(&mut self, event: KeyEvent) {
        // To a question, every key but that for yes means no.
        self.triage.prompt.take_if(|prompt| matches!(prompt, Prompt::Question(_)));
        let Some(input) = self.typed_line() else { return };
        input.handle_event(&TerminalEvent::Key(event));
        self.take_in_typed();
    }

    /// Text that is pasted goes where text is typed. Elsewhere it would be taken for keys, and is left out.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(input) = self.typed_line() else { return };
        for c in text.chars().filter(|c| !c.is_control()) {
            input.handle(InputRequest::InsertChar(c));
        }
        self.take_in_typed();
    }

    /// The line that is typed in, if there is one.
    pub(super) fn typed_line(&mut self) -> Option<&mut Input> {
        if self.sheet.is_none() && self.command.is_some() {
            return self.command.as_mut();
        }
        match (&mut self.sheet, &mut self.search) {
            _ if self.triage.prompt.is_some() => self.triage.prompt.as_mut().and_then(Prompt::input),
            (Some(Sheet::Speakers(speakers)), _) => Some(&mut speakers.input),
            (Some(Sheet::Thread(_)), _) => None,
            (Some(Sheet::Names(names)), _) => Some(&mut names.input),
            (Some(Sheet::Palette(palette)), _) => Some(&mut palette.input),
            (Some(Sheet::Repair(Repair { stage: Stage::Choice(choice), .. })), _) => Some(&mut choice.input),
            (Some(Sheet::Repair(_) | Sheet::Doubts(_)), _) => None,
            (Some(Sheet::Jump(jump)), _) => Some(&mut jump.input),
            (Some(Sheet::Searches(_)), _) => None,
            (None, _) if self.filter.is_open() => self.filter.typed_line(),
            (None, Some(search)) => search.is_typing.then_some(&mut search.input),
            (None, None) => None,
        }
    }

    /// Shows what fits the line that is typed in.
    pub(super) fn take_in_typed(&mut self) {
        match &mut self.sheet {
            Some(Sheet::Speakers(_)) => self.filter_speakers(),
            Some(Sheet::Names(names)) => names.filter(),
            Some(Sheet::Palette(_)) => self.filter_palette(),
            Some(Sheet::Repair(Repair { stage: Stage::Choice(choice), .. })) => choice.filter(),
            Some(Sheet::Repair(_) | Sheet::Doubts(_)) => {}
            Some(Sheet::Jump(_)) => self.find_places(),
            None if self.filter.is_typing() => self.filter_as_typed(),
            Some(Sheet::Thread(_) | Sheet::Searches(_)) | None => {}
        }
    }
}
