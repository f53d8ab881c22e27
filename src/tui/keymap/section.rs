//! Actions and keys as the documents show them: manual, README, `docs/keys.md`.
//!
//! Does not know how any of them is written.

use super::Keymap;
use crate::tui::action::{self, Context, Entry, TABLE};

/// Actions under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The actions, in the order of the table.
    pub rows: Vec<Row>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Each sequence of keys that does it, as keymaps write it.
    pub keys: Vec<String>,
    /// Its name in keymaps and in the palette.
    pub name: &'static str,
    /// What it does.
    pub help: &'static str,
}

pub(super) fn of(keymap: &Keymap) -> Vec<Section> {
    let row = |context: Context, entry: &Entry| Row {
        keys: keymap.keys(context, entry.action).collect(),
        name: entry.name,
        help: entry.help,
    };
    let rows = |context: Context, entries: &[&Entry]| {
        let here = entries.iter().filter(|entry| entry.contexts.contains(&context));
        here.map(|entry| row(context, entry)).collect::<Vec<_>>()
    };
    let groups = TABLE.iter().map(|(heading, entries)| Section {
        title: (*heading).to_owned(),
        rows: rows(Context::Panes, &entries.iter().collect::<Vec<_>>()),
    });
    let all: Vec<&Entry> = action::entries().collect();
    let others = Context::ALL.iter().copied().filter(|&context| context != Context::Panes).map(|context| {
        let mut title = context.place().to_owned();
        title.get_mut(..1).map(str::make_ascii_uppercase);
        Section { title, rows: rows(context, &all) }
    });
    groups.chain(others).collect()
}
