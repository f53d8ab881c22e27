//! From mention to mention of one name, and which kinds of names are lit.

use crate::analysis::EntityIdx;
use crate::tui::app::App;
use crate::tui::names::{Kind, Walked};
use crate::tui::opened::Spot;
use crate::tui::sheet::{Names, Sheet};
use std::time::Instant;

impl App {
    /// Goes to the next mention of what was last picked; without that, has it picked.
    pub(super) fn go_to_mention(&mut self, now: Instant) {
        let Some(record) = self.open_record() else {
            return self.tell("The names of this article are not found yet.", now);
        };
        let mentions = self.walked.as_ref().map(|walked| walked.mentions(record)).unwrap_or_default();
        let Some(open) = self.open.as_ref().filter(|_| !mentions.is_empty()) else {
            return self.pick_name(now);
        };
        let here = open.spot.and_then(|spot| mentions.iter().position(|&mention| mention == spot.span));
        let next = match here {
            Some(here) => Some(here + 1).filter(|&next| next < mentions.len()),
            None => mentions.iter().position(|mention| mention.start >= open.place.anchor),
        };
        let n = next.unwrap_or(0);
        let Some(&span) = mentions.get(n) else { return };
        let name = self.walked.as_ref().map_or("", |walked| walked.name.as_str());
        let round = if next.is_none() { ", on from the start" } else { "" };
        self.tell(format!("{name}: {} of {}{round}.", n + 1, mentions.len()), now);
        self.go_to_spot(Spot { span, from: None });
    }

    /// Opens the list of the names of the article.
    pub(super) fn pick_name(&mut self, now: Instant) {
        match self.open_record() {
            Some(record) if record.analysis.mentions.iter().all(|mention| mention.entity.is_none()) => {
                self.tell("This article names nobody and nothing.", now);
            }
            Some(record) => self.sheet = Some(Sheet::Names(Names::new(record))),
            None => self.tell("The names of this article are not found yet.", now),
        }
    }

    /// Goes to the next mention of the picked name.
    pub(super) fn walk_picked(&mut self, names: &Names, now: Instant) {
        let Some(name) = names.shown.get(names.selected) else {
            return self.tell("Nothing was picked.", now);
        };
        self.note_jump();
        self.walk(name.idx);
        self.leave_spot();
        self.go_to_mention(now);
    }

    /// Has the mentions of this entity walked through from now on.
    pub(super) fn walk(&mut self, idx: EntityIdx) {
        self.walked = self.open_record().and_then(|record| Walked::new(record, idx));
    }

    pub(super) fn toggle_kind(&mut self, kind: Kind, now: Instant) {
        self.lit.toggle(kind);
        self.tell(self.lit.tell(), now);
    }

    pub(super) fn cycle_kinds(&mut self, now: Instant) {
        self.lit.cycle();
        self.tell(self.lit.tell(), now);
    }
}
