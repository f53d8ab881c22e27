//! From quotation to quotation: in the text, and after one speaker through the articles.

use crate::analysis::QuoteIdx;
use crate::tui::action::Step;
use crate::tui::app::{App, ArticleIdx, Hunt, Reading, Wish};
use crate::tui::arrangement::Focus;
use crate::tui::record::SpeakerKey;
use crate::tui::sheet::Speakers;
use std::time::Instant;

impl App {
    /// Chooses the next or previous quotation of the article, and scrolls to it.
    pub(super) fn go_to_quote(&mut self, step: Step, now: Instant) {
        let Some(open) = &self.open else { return };
        let Some(record) = self.open_record() else {
            return self.tell("The quotations of this article are not found yet.", now);
        };
        let quotes = &record.analysis.quotes;
        let to = match open.place.chosen {
            Some(chosen) => step.from(chosen.0, quotes.len()),
            None => {
                let after = quotes.iter().position(|quote| quote.content.end > open.place.anchor);
                let after = after.unwrap_or(quotes.len());
                if step == Step::Next { Some(after) } else { after.checked_sub(1) }
            }
        };
        match to.filter(|&to| to < quotes.len()) {
            Some(to) => self.choose_in_text(QuoteIdx(to)),
            None if quotes.is_empty() => self.tell("No quotations in this article.", now),
            None => {
                let end = if step == Step::Next { "last" } else { "first" };
                self.tell(format!("This is the {end} quotation of the article."), now);
            }
        }
    }

    /// Chooses the next or previous quotation of the same speaker, in other articles if need be.
    pub(super) fn go_to_same_speaker(&mut self, step: Step, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let Some(group) = self.open_record().and_then(|record| record.group_of(chosen)) else { return };
        let Some(speaker) = group.speaker.clone() else {
            return self.tell("Nobody is named for this quotation.", now);
        };
        let at = group.quotes.iter().position(|&quote| quote == chosen).unwrap_or(0);
        if let Some(&quote) = step.from(at, group.quotes.len()).and_then(|to| group.quotes.get(to)) {
            return self.choose_in_text(quote);
        }
        let name = group.name.clone();
        if matches!(speaker, SpeakerKey::Described(_)) {
            return self.tell(format!("No further words of {name} in this article."), now);
        }
        let row = step.from(self.selected, self.rows.len());
        self.hunt = Some(Hunt { speaker, name, step, row });
        self.continue_hunt(now);
    }

    /// Looks through the articles for the hunted speaker, until one is found or one is not analysed yet.
    pub(super) fn continue_hunt(&mut self, now: Instant) {
        let Some(mut hunt) = self.hunt.take() else { return };
        while let Some(row) = hunt.row {
            let Some(&idx) = self.rows.get(row) else { break };
            match self.listed(idx).map(|listed| &listed.reading) {
                Some(Reading::Pending) => {
                    self.wishes.push(Wish::Analyse(idx));
                    self.hunt = Some(hunt);
                    return;
                }
                Some(Reading::Done(record)) => {
                    let quotes = record.group(&hunt.speaker).map(|group| group.quotes.as_slice());
                    let quotes = quotes.unwrap_or_default();
                    let quote = if hunt.step == Step::Next { quotes.first() } else { quotes.last() };
                    if let Some(&quote) = quote {
                        self.note_jump();
                        self.select(row);
                        return self.choose_in_text(quote);
                    }
                }
                Some(Reading::Failed) | None => {}
            }
            hunt.row = hunt.step.from(row, self.rows.len());
        }
        let side = if hunt.step == Step::Next { "below" } else { "above" };
        self.tell(format!("{} is not quoted in the articles {side}.", hunt.name), now);
    }

    /// Reads the selected article, or shows the chosen quotation in the text.
    pub(super) fn open_chosen(&mut self) {
        if self.focus == Focus::Quotes
            && let Some(quote) = self.open.as_ref().and_then(|open| open.place.chosen)
        {
            self.choose(quote);
        }
        self.focus = Focus::Reader;
    }

    /// Opens the first article that quotes the selected speaker.
    pub(super) fn open_first_quote(&mut self, speakers: &Speakers, now: Instant) {
        let Some(person) = speakers.shown.get(speakers.selected) else {
            return self.tell("Nobody was chosen.", now);
        };
        self.note_jump();
        self.go_to_speaker(person.first, &person.key);
    }

    /// Opens an article at the first quotation of a speaker.
    fn go_to_speaker(&mut self, article: ArticleIdx, speaker: &SpeakerKey) {
        self.select_article(article);
        let group = self.record(article).and_then(|record| record.group(speaker));
        if let Some(&quote) = group.and_then(|group| group.quotes.first()) {
            self.choose_in_text(quote);
        }
        self.focus = Focus::Reader;
    }

    /// Chooses a quotation; where there is room for one pane only, the article is it.
    pub(super) fn choose_in_text(&mut self, quote: QuoteIdx) {
        self.show_reader();
        self.choose(quote);
    }

    /// Chooses a quotation, and has the article scrolled to it.
    pub(super) fn choose(&mut self, quote: QuoteIdx) {
        let Some(content) = self.open_record().and_then(|record| record.quote(quote)).map(|q| q.content)
        else {
            return;
        };
        if let Some(open) = &mut self.open {
            open.place.chosen = Some(quote);
            open.spot = None;
        }
        self.centre(content);
    }
}
