//! What is different from before → what is said of it, and lists in pages.
//!
//! Changes nothing of the state, but for looking at more of the queue of doubts when more of it is to be told.

use super::line::Own;
use super::listing::{Choice, Listing};
use super::sight::Sight;
use super::talk::{Said, Talk};
use super::{prompt, sheet, text, words};
use crate::analysis::QuoteIdx;
use crate::text::Span;
use crate::tui::action::Action;
use crate::tui::app::ArticleIdx;
use crate::tui::arrangement::Focus;
use crate::tui::pane::articles;
use crate::tui::search::Hit;
use crate::tui::sheet::Sheet;

impl Talk {
    pub(super) fn tell_own(&mut self, own: Own) {
        match own {
            Own::List => self.list(),
            Own::Read => {
                let whole = self.app.open_article().map(|article| Span::new(0, article.text.len()));
                self.tell_article();
                self.said.extend(
                    text::paragraphs(&self.app, whole.unwrap_or_default()).into_iter().map(Said::Words),
                );
            }
            Own::Quotes => self.list_quotes(),
            Own::Context => {
                let context = words::context(&self.app);
                self.say(context.unwrap_or_else(|| "No quotation is chosen.".to_owned()));
            }
            Own::Where => {
                self.say(words::pane(self.app.focus));
                self.tell_article();
                self.tell_quote();
            }
            Own::More => self.tell_page(),
            Own::Help => {}
        }
    }

    /// Says what is different from what was there before.
    pub(super) fn tell_changes(&mut self, action: Action, before: &Sight) {
        let now = Sight::of(&mut self.app);
        if let Some(sheet) = self.app.sheet.as_ref().filter(|_| now.sheet != before.sheet) {
            let row = sheet::selected(sheet);
            if before.sheet.is_some() && matches!(action, Action::Move(_)) {
                let words = sheet::row(&self.app, sheet, row);
                return self.said.extend(words.map(|words| Said::Words(format!("{}. {words}", row + 1))));
            }
            let choices = (0..sheet::n_rows(&self.app, sheet)).map(Choice::Row).collect();
            let heading = format!("{} {}", sheet::heading(&self.app, sheet), sheet::how(sheet));
            return self.list_of(heading, choices, row);
        }
        if let Some(asked) = prompt::asked(&mut self.app) {
            return self.say(asked);
        }
        let is_other = (now.n_rows, &now.filter) != (before.n_rows, &before.filter);
        if is_other || now.scope != before.scope || matches!(action, Action::Show(_)) {
            return self.list();
        }
        if now.article != before.article {
            self.tell_article();
        }
        if now.focus != before.focus {
            self.say(words::pane(now.focus));
        }
        self.tell_in_article(action, before, &now);
    }

    /// Says what is different in the article: where one looks, what is read, which quotation is chosen.
    fn tell_in_article(&mut self, action: Action, before: &Sight, now: &Sight) {
        let hits = self.app.search.as_ref().map(|search| search.hits.as_slice()).unwrap_or_default();
        let hit = now.hit.as_ref().and_then(|&(_, at)| hits.get(at));
        let is_in_text = matches!(hit, Some(Hit::Text(_)));
        if now.hit.is_some() && (now.hit != before.hit || matches!(action, Action::Match(_))) {
            self.tell_hit();
            if is_in_text {
                return;
            }
        }
        if let Some(spot) = now.spot.filter(|_| now.spot != before.spot) {
            let sentence = words::sentence_at(&self.app, spot);
            return self.said.extend(sentence.map(|sentence| Said::Words(format!("Named here: {sentence}"))));
        }
        let is_same = now.article == before.article;
        if reads(action) && now.focus == Focus::Reader {
            let seen = if is_same && action != Action::Open && before.focus == Focus::Reader {
                text::new_in_sight(before.text, now.text).filter(|_| now.text != before.text)
            } else {
                now.text
            };
            let paragraphs = seen.map(|seen| text::paragraphs(&self.app, seen)).unwrap_or_default();
            return self.said.extend(paragraphs.into_iter().map(Said::Words));
        }
        let chooses = chooses(action) || (matches!(action, Action::Move(_)) && now.focus == Focus::Quotes);
        let is_other = (now.quote, now.article, now.spot) != (before.quote, before.article, before.spot);
        let is_untold = matches!(action, Action::Quote(_)) && self.is_quote_untold();
        if (chooses && is_other) || is_untold {
            self.tell_quote();
        }
    }

    fn tell_quote(&mut self) {
        self.told_quote = self.chosen();
        self.said.extend(words::quote(&self.app).map(Said::Words));
    }

    /// The chosen quotation of the open article.
    fn chosen(&self) -> Option<(ArticleIdx, QuoteIdx)> {
        let open = self.app.open.as_ref()?;
        Some((open.idx, open.place.chosen?))
    }

    /// Whether a quotation is chosen of which nobody was told, as the nearest to what is read is.
    pub(super) fn is_quote_untold(&self) -> bool {
        self.chosen().is_some_and(|chosen| self.told_quote != Some(chosen))
    }

    fn tell_article(&mut self) {
        match words::article(&self.app) {
            Some(article) => self.say(article),
            None => self.say(articles::empty(&self.app)),
        }
    }

    fn tell_hit(&mut self) {
        let Some(search) = &self.app.search else { return };
        let Some(at) = search.at else { return };
        let place = format!("Match {} of {}", at + 1, search.hits.len());
        let words = match search.hits.get(at) {
            Some(&Hit::Text(span)) => words::sentence_at(&self.app, span),
            _ => None,
        };
        self.say(words.map_or_else(|| format!("{place}."), |words| format!("{place}: {words}")));
    }

    pub(super) fn help(&mut self, words: &str) {
        self.said.extend(words::own(words).into_iter().map(Said::Words));
        let actions = words::actions(words);
        let heading = match actions.len() {
            0 => "No action is called or described so.".to_owned(),
            _ => {
                "A line is a name, a key (in brackets), or a number. ".to_owned()
                    + "Words may follow where some are asked for: search Oman."
            }
        };
        self.list_of(heading, actions, 0);
    }

    pub(super) fn list(&mut self) {
        if self.app.rows.is_empty() {
            self.listing = Listing::default();
            return self.say(articles::empty(&self.app));
        }
        let articles = self.app.rows.iter().copied().map(Choice::Article).collect();
        self.list_of(words::scope(&self.app), articles, self.app.selected);
    }

    fn list_quotes(&mut self) {
        let Some(article) = self.app.current() else { return self.say(articles::empty(&self.app)) };
        let quotes = words::quotes(&self.app, article);
        match self.app.open_record() {
            Some(record) if quotes.is_empty() && record.analysis.quotes.is_empty() => {
                self.say("No quotations in this article.");
            }
            Some(record) => {
                let heading = words::count(record.analysis.quotes.len(), "quotation", "quotations");
                self.list_of(format!("{heading}, by speaker."), quotes, 0);
            }
            None => self.say("The quotations of this article are not found yet."),
        }
    }

    fn list_of(&mut self, heading: String, choices: Vec<Choice>, at: usize) {
        self.say(heading);
        self.listing = Listing::new(choices, at);
        self.tell_page();
    }

    /// Has more of the queue found, which is as long as it was looked at.
    fn look_further(&mut self) {
        let Some(sheet) = &mut self.app.sheet else { return };
        sheet::select(sheet, self.listing.len().saturating_sub(1));
        self.app.settle();
        let n_rows = self.app.sheet.as_ref().map_or(0, |sheet| sheet::n_rows(&self.app, sheet));
        self.listing.extend((self.listing.len()..n_rows).map(Choice::Row));
    }

    /// Says the next page of what is listed, quotations under their speakers.
    fn tell_page(&mut self) {
        if matches!(self.app.sheet, Some(Sheet::Doubts(_))) && !self.listing.has_more() {
            self.look_further();
        }
        if !self.listing.has_more() && self.listing.len() > 0 {
            return self.say("That was all.");
        }
        let page = self.listing.turn();
        let end = page.end;
        let mut last_speaker = None;
        for number in page.map(|n| n + 1) {
            let Some(choice) = self.listing.get(number) else { continue };
            if let Choice::Quote(_, quote) = choice {
                let group = self.app.open_record().and_then(|record| record.group_of(quote));
                let speaker = group.map(words::speaker);
                if speaker != last_speaker {
                    self.said.extend(speaker.clone().map(|speaker| Said::Words(format!("{speaker}:"))));
                }
                last_speaker = speaker;
            }
            if let Some(words) = words::choice(&self.app, choice) {
                self.say(format!("{number}. {words}"));
            }
        }
        if self.listing.has_more() {
            self.say(format!("{end} of {}: more goes on.", self.listing.len()));
        }
    }
}

/// Whether an action is for reading the text.
fn reads(action: Action) -> bool {
    matches!(action, Action::Move(_) | Action::ReadOn | Action::Open)
}

/// Whether an action that changes the chosen quotation is for doing so: others do it by the way.
fn chooses(action: Action) -> bool {
    matches!(
        action,
        Action::Quote(_)
            | Action::SameSpeaker(_)
            | Action::FirstQuote
            | Action::Accept
            | Action::Match(_)
            | Action::Naming
    )
}
