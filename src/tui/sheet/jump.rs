//! Somewhere to go: what is typed → the articles, speakers and names that fit, best first.
//!
//! Articles can be very many: they are looked through some at a time, so that no key waits for all of them. Does not
//! know how one goes there.

use crate::analysis::{EntityIdx, EntityKind};
use crate::tui::app::ArticleIdx;
use crate::tui::fuzzy::{Query, fold};
use crate::tui::record::{Record, SpeakerKey};
use crate::tui::theme::Hue;
use std::cmp::Reverse;
use std::ops::Range;
use tui_input::Input;

/// How many articles are looked through at a time: some milliseconds' work.
const AT_A_TIME: usize = 8192;
/// How many places are shown. Whoever does not find theirs among so many types more.
const MAX_SHOWN: usize = 500;

/// Places to choose from.
pub(in crate::tui) struct Jump {
    pub(in crate::tui) input: Input,
    /// The numbers of the places that fit best: those in the open article, then the articles.
    shown: Vec<Found>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
    /// How many places fit.
    pub(in crate::tui) n_fitting: usize,
    names: Vec<Name>,
    /// Newest first, as they were when this was opened.
    articles: Vec<ArticleIdx>,
    /// Everything that can be found, folded, as far as it was looked at.
    texts: Vec<String>,
    query: Query,
    /// How many places were looked at for what is typed.
    n_done: usize,
    /// Whether somebody is asked to look on.
    is_asking: bool,
}

/// A name in the open article.
pub(in crate::tui) struct Name {
    pub(in crate::tui) text: String,
    pub(in crate::tui) role: Option<String>,
    pub(in crate::tui) bearer: Bearer,
}

/// Whose name it is.
pub(in crate::tui) enum Bearer {
    Speaker(SpeakerKey, Option<Hue>),
    Entity(EntityIdx, EntityKind),
}

/// Somewhere to go.
pub(in crate::tui) enum Place<'a> {
    Article(ArticleIdx),
    Name(&'a Name),
}

/// A place that fits; the better, the sooner in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    score: Reverse<u16>,
    place: usize,
}

impl Jump {
    /// All places: what `record` has found in the open article, and the articles.
    pub(in crate::tui) fn new(record: Option<&Record>, articles: Vec<ArticleIdx>) -> Jump {
        let names: Vec<Name> = record.map(names).unwrap_or_default();
        Jump {
            input: Input::default(),
            shown: Vec::new(),
            selected: 0,
            top: 0,
            n_fitting: 0,
            texts: names.iter().map(|name| fold(&name.text)).collect(),
            names,
            articles,
            query: Query::fuzzy(""),
            n_done: 0,
            is_asking: false,
        }
    }

    /// Begins anew, for what is typed now.
    pub(in crate::tui) fn begin(&mut self) {
        self.query = Query::fuzzy(self.input.value());
        self.shown.clear();
        (self.selected, self.top, self.n_fitting, self.n_done) = (0, 0, 0, 0);
    }

    /// Looks at some more places, and keeps the best. A place that was selected by a key stays so.
    pub(in crate::tui) fn look_on<'t>(&mut self, title: impl Fn(ArticleIdx) -> &'t str) {
        self.is_asking = false;
        let places = self.next_places();
        let known = self.texts.len().saturating_sub(self.names.len());
        let unknown = self.articles.get(known..places.end.saturating_sub(self.names.len()));
        self.texts.extend(unknown.unwrap_or_default().iter().map(|&idx| fold(title(idx))));
        let texts = self.texts.get(places.clone()).unwrap_or_default();
        let matches = self.query.matches(texts);
        let selected = self.shown.get(self.selected).filter(|_| self.selected > 0).copied();
        self.n_fitting += matches.len();
        self.n_done = places.end;
        let found = matches.iter().map(|m| Found { score: Reverse(m.score), place: places.start + m.index });
        self.shown.extend(found);
        if self.shown.len() > MAX_SHOWN {
            self.shown.select_nth_unstable(MAX_SHOWN);
            self.shown.truncate(MAX_SHOWN);
        }
        self.shown.sort_unstable();
        let still = selected.and_then(|selected| self.shown.binary_search(&selected).ok());
        self.selected = still.unwrap_or(self.selected);
    }

    /// Whether to ask that this be looked on with; the answer is yes once until it is.
    pub(in crate::tui) fn asks(&mut self) -> bool {
        let asks = !self.is_done() && !self.is_asking;
        self.is_asking |= asks;
        asks
    }

    /// Whether everything was looked at.
    pub(in crate::tui) fn is_done(&self) -> bool {
        self.n_done >= self.len()
    }

    /// The number of rows.
    pub(in crate::tui) fn n_shown(&self) -> usize {
        self.shown.len()
    }

    /// The places of some rows.
    pub(in crate::tui) fn rows(&self, rows: Range<usize>) -> impl Iterator<Item = Place<'_>> {
        let shown = self.shown.get(rows.start..rows.end.min(self.shown.len())).unwrap_or_default();
        shown.iter().filter_map(|found| self.place(found.place))
    }

    /// The chosen place.
    pub(in crate::tui) fn chosen(&self) -> Option<Place<'_>> {
        self.place(self.shown.get(self.selected)?.place)
    }

    fn place(&self, place: usize) -> Option<Place<'_>> {
        match place.checked_sub(self.names.len()) {
            Some(article) => self.articles.get(article).copied().map(Place::Article),
            None => self.names.get(place).map(Place::Name),
        }
    }

    fn next_places(&self) -> Range<usize> {
        self.n_done..(self.n_done + AT_A_TIME).min(self.len())
    }

    fn len(&self) -> usize {
        self.names.len() + self.articles.len()
    }
}

/// The speakers of an article, most quoted first, and everything else that has a name there.
fn names(record: &Record) -> Vec<Name> {
    let speakers = record.groups.iter().filter_map(|group| {
        let bearer = Bearer::Speaker(group.speaker.clone()?, group.hue);
        Some(Name { text: group.name.clone(), role: group.role.clone(), bearer })
    });
    let entities = record.analysis.entities.iter().enumerate().map(|(n, entity)| Name {
        text: entity.name.clone(),
        role: None,
        bearer: Bearer::Entity(EntityIdx(n), entity.kind),
    });
    speakers.chain(entities).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_among_many_what_would_be_found_at_once() {
        let title = |n: usize| format!("{} talks {n}", ["Oman", "Fine omens", "Rome and"][n % 3]);
        let titles: Vec<String> = (0..20_000).map(title).collect();
        let mut jump = Jump::new(None, (0..titles.len()).map(ArticleIdx).collect());
        jump.input = "oman".into();
        jump.begin();
        let mut n_steps = 0;
        while jump.asks() {
            jump.look_on(|idx| &titles[idx.0]);
            n_steps += 1;
        }
        assert_eq!(n_steps, 3);
        let fitting = titles.iter().filter(|title| title.starts_with("Oman") || title.starts_with("Rome"));
        assert_eq!((jump.n_fitting, jump.n_shown()), (fitting.count(), MAX_SHOWN));
        let first: Vec<usize> = jump
            .rows(0..3)
            .map(|place| match place {
                Place::Article(idx) => idx.0,
                Place::Name(_) => usize::MAX,
            })
            .collect();
        assert_eq!(first, [0, 3, 6], "the newest of the best");
    }

    #[test]
    fn what_was_selected_stays_so_while_more_is_found() {
        let titles: Vec<String> = (0..8900).map(|n| format!("{}man", ["Yeo", "O"][n / 8500])).collect();
        let mut jump = Jump::new(None, (0..titles.len()).map(ArticleIdx).collect());
        jump.input = "oman".into();
        jump.begin();
        jump.look_on(|idx| &titles[idx.0]);
        jump.selected = 7;
        jump.look_on(|idx| &titles[idx.0]);
        assert_eq!(jump.selected, 407, "behind the 400 that are better");
        assert!(matches!(jump.chosen(), Some(Place::Article(ArticleIdx(7)))));
    }
}
