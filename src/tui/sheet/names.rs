//! The people and things that the open article names, to pick one from.

use crate::analysis::{Entity, EntityIdx, EntityKind};
use crate::tui::fuzzy::{Query, fold};
use crate::tui::record::Record;
use crate::tui::theme::Hue;
use std::cmp::Reverse;
use tui_input::Input;

/// Everything that an article names.
pub(in crate::tui) struct Names {
    /// What the names must hold.
    pub(in crate::tui) input: Input,
    /// Most mentioned first.
    all: Vec<Name>,
    pub(in crate::tui) shown: Vec<Name>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
}

/// An entity, and how often it is mentioned.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Name {
    pub(in crate::tui) idx: EntityIdx,
    pub(in crate::tui) name: String,
    pub(in crate::tui) kind: EntityKind,
    pub(in crate::tui) n_mentions: usize,
    /// The colour, if it is quoted.
    pub(in crate::tui) hue: Option<Hue>,
}

impl Names {
    /// What an article names.
    pub(in crate::tui) fn new(record: &Record) -> Names {
        let mut n_mentions = vec![0; record.analysis.entities.len()];
        for idx in record.analysis.mentions.iter().filter_map(|mention| mention.entity) {
            if let Some(n) = n_mentions.get_mut(idx.0) {
                *n += 1;
            }
        }
        let entities = record.analysis.entities.iter().zip(n_mentions).enumerate();
        let name = |(n, (entity, n_mentions)): (usize, (&Entity, usize))| Name {
            idx: EntityIdx(n),
            name: entity.name.clone(),
            kind: entity.kind,
            n_mentions,
            hue: record.group_of_entity(EntityIdx(n)).and_then(|group| group.hue),
        };
        let mut all: Vec<Name> = entities.map(name).filter(|name| name.n_mentions > 0).collect();
        all.sort_by_key(|name| Reverse(name.n_mentions));
        Names { input: Input::default(), shown: all.clone(), all, selected: 0, top: 0 }
    }

    /// Shows what the typed line lets through, the best first.
    pub(in crate::tui) fn filter(&mut self) {
        let names: Vec<String> = self.all.iter().map(|name| fold(&name.name)).collect();
        let mut found = Query::fuzzy(self.input.value()).matches(&names);
        found.sort_by_key(|found| (Reverse(found.score), found.index));
        self.shown = found.iter().filter_map(|found| self.all.get(found.index)).cloned().collect();
        self.selected = 0;
    }
}
