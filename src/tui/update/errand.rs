//! Out of the reader: the article's file in an editor, its address in a browser, its words to a command.

use crate::analysis::QuoteIdx;
use crate::library::LineKind;
use crate::tui::address::address;
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::cite::{self, line_of};
use crate::tui::outside::Errand;
use crate::tui::wish::Wish;
use std::time::Instant;
use tui_input::Input;

impl App {
    /// Opens the article's file where one is: at the chosen quotation while it is in sight, else at the first line
    /// that is.
    pub(super) fn edit_file(&mut self, now: Instant) {
        let listed = self.current().and_then(|idx| self.listed(idx));
        let Some(((listed, article), open)) = listed.zip(self.open_article()).zip(self.open.as_ref()) else {
            return self.tell("No article is open.", now);
        };
        let chosen = open.place.chosen.filter(|_| self.focus != Focus::List);
        let content = chosen.and_then(|chosen| self.content(chosen));
        let byte = content.map_or(open.place.anchor, |content| content.start);
        let line = line_of(&article.text, byte);
        let path = listed.entry.path.clone();
        self.wishes.push(Wish::Lend(Errand::Edit { path, line, editor: self.config.editor.clone() }));
    }

    /// Opens the article's address.
    pub(super) fn browse(&mut self, now: Instant) {
        let found = self.open_article().and_then(|article| address(&article.text)).map(str::to_owned);
        match found {
            Some(address) => {
                let opener = self.config.opener.clone();
                self.wishes.push(Wish::Lend(Errand::Browse { address, opener }));
            }
            None => self.tell("This article gives no address on the web.", now),
        }
    }

    /// Asks for the command that gets the article, or from the quotations the chosen one.
    pub(super) fn begin_command(&mut self, now: Instant) {
        if self.open_article().is_none() {
            return self.tell("No article is open.", now);
        }
        self.command = Some(Input::default());
    }

    /// What the command gets, in words.
    pub(in crate::tui) fn piped(&self) -> &'static str {
        if self.piped_quote().is_some() { "the quotation" } else { "the article" }
    }

    /// Has the typed command get its input.
    pub(super) fn run_command(&mut self) {
        let Some(typed) = self.command.take() else { return };
        let Some(article) = self.open_article() else { return };
        let quote = self.piped_quote().and_then(|idx| self.open_record()?.quote(idx));
        let input = quote.map_or_else(|| article.text.clone(), |quote| cite::words(article, quote) + "\n");
        let command = typed.value().trim().to_owned();
        if !command.is_empty() {
            self.keep_line(LineKind::Command, &command);
            self.wishes.push(Wish::Lend(Errand::Pipe { command, input }));
        }
    }

    /// Tells how an errand went.
    pub(super) fn receive_returned(&mut self, told: Result<String, String>, now: Instant) {
        match told {
            Ok(text) => self.tell(text, now),
            Err(text) => self.tell_error(text),
        }
    }

    fn piped_quote(&self) -> Option<QuoteIdx> {
        let chosen = self.open.as_ref().and_then(|open| open.place.chosen);
        chosen.filter(|_| self.focus == Focus::Quotes && self.open_record().is_some())
    }
}
