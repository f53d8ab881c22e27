//! The speakers: what is typed → those whose names or roles fit it.
//!
//! Does not know how they are gathered.

use crate::text::spelling;
use crate::tui::fuzzy::Query;
use crate::tui::gatherer::{Everybody, Speaker};
use std::cmp::Reverse;
use tui_input::Input;

/// Everybody who is quoted in the articles of the scope, the most quoted first.
pub(in crate::tui) struct Speakers {
    /// What their names must hold.
    pub(in crate::tui) input: Input,
    everybody: Everybody,
    /// The numbers of those who fit.
    shown: Vec<usize>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
    /// The number of the question that was asked last.
    pub(in crate::tui) asked: u64,
    /// How many articles were analysed then.
    pub(in crate::tui) n_analysed: usize,
    /// Whether no answer has come yet.
    pub(in crate::tui) is_waiting: bool,
}

impl Speakers {
    /// Nobody yet: the speakers are asked for.
    pub(in crate::tui) fn new(asked: u64, n_analysed: usize) -> Speakers {
        Speakers {
            input: Input::default(),
            everybody: Everybody::default(),
            shown: Vec::new(),
            selected: 0,
            top: 0,
            asked,
            n_analysed,
            is_waiting: true,
        }
    }

    /// Takes in the speakers that were gathered; the one that was selected stays so.
    pub(in crate::tui) fn take_in(&mut self, everybody: Everybody) {
        let selected = self.chosen().map(|speaker| speaker.person.clone());
        self.is_waiting = false;
        self.everybody = everybody;
        self.filter();
        let is_selected = |speaker: &Speaker| Some(&speaker.person) == selected.as_ref();
        let still = self.rows(0).position(is_selected);
        self.selected = still.unwrap_or(0);
    }

    /// Shows whom the typed line lets through: first those of whom it says a part, then those who have its letters in
    /// this order; the first of them is selected.
    pub(in crate::tui) fn filter(&mut self) {
        let typed = self.input.value();
        let texts = &self.everybody.texts;
        self.selected = 0;
        self.shown = (0..texts.len()).collect();
        if typed.trim().is_empty() {
            return;
        }
        let mut ranks: Vec<Option<Rank>> = vec![None; texts.len()];
        let mut set = |index: usize, rank: Rank| {
            if let Some(known) = ranks.get_mut(index) {
                *known = Some(rank);
            }
        };
        for found in Query::fuzzy(typed).matches(texts) {
            set(found.index, Rank::Letters(Reverse(found.score)));
        }
        // Whoever types one spelling finds all of them.
        let key = spelling::key(typed);
        let speakers = self.everybody.speakers.iter().enumerate();
        for (index, _) in speakers.filter(|(_, speaker)| !key.is_empty() && speaker.person.contains(&key)) {
            set(index, Rank::Part);
        }
        for found in Query::literal(typed).matches(texts) {
            set(found.index, Rank::Part);
        }
        let mut shown: Vec<(Rank, usize)> =
            ranks.into_iter().enumerate().filter_map(|(index, rank)| Some((rank?, index))).collect();
        shown.sort_unstable();
        self.shown = shown.into_iter().map(|(_, index)| index).collect();
    }

    /// The speakers that are shown from a row on.
    pub(in crate::tui) fn rows(&self, top: usize) -> impl Iterator<Item = &Speaker> {
        let shown = self.shown.get(top..).unwrap_or_default();
        shown.iter().filter_map(|&index| self.everybody.speakers.get(index))
    }

    pub(in crate::tui) fn n_shown(&self) -> usize {
        self.shown.len()
    }

    /// The speaker of the selected row.
    pub(in crate::tui) fn chosen(&self) -> Option<&Speaker> {
        self.rows(self.selected).next()
    }
}

/// How well somebody fits what is typed; the better, the sooner in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Part,
    Letters(Reverse<u16>),
}
