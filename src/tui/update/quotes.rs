//! From quotation to quotation: in the text, and after one speaker through the articles.

use crate::analysis::QuoteIdx;
use crate::library::LibraryError;
use crate::text::Span;
use crate::tui::action::{Move, Step};
use crate::tui::app::{App, ArticleIdx, Followed};
use crate::tui::arrangement::Focus;
use crate::tui::opened::{Goal, Opened, Reading};
use crate::tui::record::SpeakerKey;
use crate::tui::sheet::Sheet;
use std::time::Instant;

impl App {
    /// Chooses the next or previous quotation of the article, and scrolls to it.
    pub(super) fn go_to_quote(&mut self, step: Step, now: Instant) {
        if self.focus == Focus::Quotes && self.following.is_some() {
            return self.go_in_thread(Move::Line(step), now);
        }
        let Some(open) = &self.open else { return };
        let Some(record) = self.open_record() else {
            return self.tell_unknown(now);
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

    /// Tells why the quotations of the open article are not known.
    pub(super) fn tell_unknown(&mut self, now: Instant) {
        let why = match &self.open {
            Some(open) if open.is_on_its_way() => "This long article is still being opened.",
            Some(Opened { reading: Reading::Failed, .. }) => "The quotations of this article can’t be found.",
            _ => "The quotations of this article are not found yet.",
        };
        self.tell(why, now);
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
        self.go_to_other_article(&speaker, &name, step, now);
    }

    /// Goes to the next article of the list, or the one before, that quotes a speaker.
    fn go_to_other_article(&mut self, speaker: &SpeakerKey, name: &str, step: Step, now: Instant) {
        if let Err(error) = self.follow(speaker.as_str()) {
            return self.tell_error(format!("Not looked for: {error}"));
        }
        let quoting = self.followed.as_ref().map(|followed| &followed.articles);
        let quotes_them = |row: &usize| {
            self.rows.get(*row).zip(quoting).is_some_and(|(idx, quoting)| quoting.contains(idx))
        };
        let row = match step {
            Step::Next => (self.selected + 1..self.rows.len()).find(quotes_them),
            Step::Previous => (0..self.selected).rev().find(quotes_them),
        };
        let Some(row) = row else {
            let side = if step == Step::Next { "below" } else { "above" };
            let far = if self.analysing().is_some() { ", as far as they are analysed" } else { "" };
            return self.tell(format!("{name} is not quoted in the articles {side}{far}."), now);
        };
        self.note_jump();
        self.select(row);
        self.show_reader();
        self.head_for(Goal::Words(speaker.clone(), step));
    }

    /// Finds the articles that quote a person. They are kept, so that whoever is followed far is looked for once.
    fn follow(&mut self, person: &str) -> Result<(), LibraryError> {
        let found_in = (self.shelf.n_analysed(), self.shelf.len());
        let is_known = |known: &Followed| known.person == person && known.found_in == found_in;
        if !self.followed.as_ref().is_some_and(is_known) {
            let docs = self.library.quoting(person)?;
            let articles = docs.iter().filter_map(|doc| self.shelf.find(*doc)).collect();
            self.followed = Some(Followed { person: person.to_owned(), articles, found_in });
        }
        Ok(())
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
    pub(super) fn open_first_quote(&mut self, now: Instant) {
        let Some(Sheet::Speakers(speakers)) = &self.sheet else { return };
        let chosen = speakers.chosen().map(|speaker| (speaker.first, speaker.person.clone()));
        let place = chosen.and_then(|(doc, person)| Some((self.shelf.find(doc)?, person)));
        let Some((article, person)) = place else { return self.tell("Nobody was chosen.", now) };
        self.sheet = None;
        self.note_jump();
        self.go_to_speaker(article, &SpeakerKey::Named(person));
    }

    /// Opens an article at the first quotation of a speaker.
    pub(super) fn go_to_speaker(&mut self, article: ArticleIdx, speaker: &SpeakerKey) {
        self.read_at(article, Goal::Words(speaker.clone(), Step::Next));
    }

    /// Opens an article to be read, at one of its quotations.
    pub(super) fn read_at(&mut self, article: ArticleIdx, goal: Goal) {
        self.select_article(article);
        self.focus = Focus::Reader;
        self.lay_out();
        self.head_for(goal);
    }

    /// Chooses a quotation; where there is room for one pane only, the article is it.
    pub(super) fn choose_in_text(&mut self, quote: QuoteIdx) {
        self.show_reader();
        self.choose(quote);
    }

    /// Where the words of a quotation stand.
    pub(super) fn content(&self, quote: QuoteIdx) -> Option<Span> {
        Some(self.open_record()?.quote(quote)?.content)
    }

    /// Chooses a quotation, and has the article scrolled to it.
    pub(super) fn choose(&mut self, quote: QuoteIdx) {
        let Some(content) = self.content(quote) else { return };
        if let Some(open) = &mut self.open {
            open.place.chosen = Some(quote);
            open.spot = None;
        }
        self.centre(content);
    }
}
