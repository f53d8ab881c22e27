//! How much of the reader is shown, and how wide.

use crate::tui::action::{Action, Step};
use crate::tui::app::App;
use crate::tui::following::Following;
use crate::tui::record::QuoteOrder;
use std::time::Instant;

/// The shortest lines of an article.
const NARROWEST: u16 = 24;
/// The longest; nobody finds the start of the next one beyond it.
const WIDEST: u16 = 240;
/// Cells by which lines get longer or shorter.
const STEP: u16 = 4;

impl App {
    /// Gives the screen to the focused pane, or to all again.
    pub(super) fn zoom(&mut self, now: Instant) {
        if self.is_zoomed {
            return self.unzoom();
        }
        self.is_zoomed = true;
        self.lay_out();
        let key = self.key(Action::Zoom);
        self.tell(format!("This pane alone: {key} shows all again."), now);
    }

    /// Gives the screen to all panes again.
    pub(super) fn unzoom(&mut self) {
        self.is_zoomed = false;
        self.lay_out();
    }

    /// Has the quotations by speaker, in the order of the text, or those of one speaker in all articles.
    pub(super) fn order_quotes(&mut self, now: Instant) {
        let is_following = self.following.take().is_some();
        let (order, text) = match self.quote_order {
            QuoteOrder::BySpeaker => (QuoteOrder::OfText, "The quotations in the order of the text."),
            QuoteOrder::OfText if is_following => (QuoteOrder::BySpeaker, "The quotations by speaker."),
            QuoteOrder::OfText => {
                self.following = Some(Following::default());
                (QuoteOrder::OfText, "The speaker’s words in all articles of the list.")
            }
        };
        self.quote_order = order;
        self.tell(text, now);
    }

    /// Makes the article's lines longer or shorter, from how long they are.
    pub(super) fn widen(&mut self, step: Step, now: Instant) {
        let measure = |widest| self.arrangement().and_then(|arrangement| arrangement.measure(widest));
        let (Some(shown), Some(room)) = (measure(self.text_width()), measure(u16::MAX)) else {
            return self.tell("The article is not in sight.", now);
        };
        let wanted = match step {
            Step::Next => (shown + STEP).min(room).min(WIDEST),
            Step::Previous => shown.saturating_sub(STEP).max(NARROWEST.min(room)),
        };
        if wanted == shown {
            let end = if step == Step::Next { "longer" } else { "shorter" };
            return self.tell(format!("Lines of {shown}: there is no room for {end} ones."), now);
        }
        self.wanted_width = Some(wanted);
        let standard = if wanted == self.config.width { ", as usual" } else { "" };
        self.tell(format!("Lines of {wanted}{standard}."), now);
    }
}
