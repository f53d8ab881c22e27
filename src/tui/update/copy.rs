//! Copying: what is chosen goes out of the reader.

use crate::analysis::QuoteIdx;
use crate::tui::action::{Action, Mend, Step};
use crate::tui::app::App;
use crate::tui::cite;
use crate::tui::outside::Copied;
use crate::tui::wish::{Task, Wish};
use std::time::Instant;

impl App {
    /// The chosen quotation; says how to choose one where there is none.
    pub(super) fn chosen_or_tell(&mut self, now: Instant) -> Option<QuoteIdx> {
        let chosen = self.open.as_ref().and_then(|open| open.place.chosen);
        let help = match self.open_record() {
            Some(_) if chosen.is_some() => return chosen,
            Some(record) if record.analysis.quotes.is_empty() => {
                format!("{} marks one that is missing", self.key(Action::Mend(Mend::Missing)))
            }
            None if self.open.is_some() => {
                self.tell_unknown(now);
                return None;
            }
            _ => format!("{} chooses the next", self.key(Action::Quote(Step::Next))),
        };
        self.tell(format!("No quotation is chosen: {help}."), now);
        None
    }

    /// Copies the chosen quotation's words.
    pub(super) fn copy_words(&mut self, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let quote = self.open_record().and_then(|record| record.quote(chosen));
        let words = self.open_article().zip(quote).map(|(article, quote)| cite::words(article, quote));
        self.tasks.extend(words.map(Task::Copy));
    }

    /// Copies the chosen quotation with who says it, and where it stands.
    pub(super) fn copy_citation(&mut self, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let listed = self.current().and_then(|idx| self.listed(idx));
        let cited = listed.zip(self.open_article()).zip(self.open_record());
        let citation = cited.and_then(|((l, article), record)| cite::citation(l, article, record, chosen));
        self.tasks.extend(citation.map(Task::Copy));
    }

    /// Tells who has the copy, or has the terminal take it.
    pub(super) fn receive_copied(&mut self, copied: Copied, now: Instant) {
        match copied {
            Copied::By(program) => self.tell(format!("Copied with {program}."), now),
            Copied::Not(text) => {
                self.wishes.push(Wish::CopyByTerminal(text));
                self.tell("Copied: sent to the terminal; it doesn’t tell whether it took it.", now);
            }
        }
    }
}
