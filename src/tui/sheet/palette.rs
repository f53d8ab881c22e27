//! The palette: what is typed → the actions that it lets through.
//!
//! Does not know how an action is done, nor its keys.

use super::Sheet;
use crate::tui::action::{self, Action, Breadth, Context, Entry};
use crate::tui::fuzzy::{Query, fold};
use std::cmp::Reverse;
use tui_input::Input;

/// Actions to choose from.
pub(in crate::tui) struct Palette {
    pub(in crate::tui) breadth: Breadth,
    /// What had the keys when it was opened: there the chosen action is done.
    pub(in crate::tui) context: Context,
    /// The sheet that it lies over.
    pub(in crate::tui) below: Option<Box<Sheet>>,
    pub(in crate::tui) input: Input,
    pub(in crate::tui) shown: Vec<&'static Entry>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
}

impl Palette {
    /// The palette over `below`, where `context` has the keys.
    pub(in crate::tui) fn new(breadth: Breadth, context: Context, below: Option<Sheet>) -> Palette {
        let mut palette = Palette {
            breadth,
            context,
            below: below.map(Box::new),
            input: Input::default(),
            shown: Vec::new(),
            selected: 0,
            top: 0,
        };
        palette.filter();
        palette
    }

    /// Shows what the typed line lets through: what is called so first, then what is described so.
    pub(in crate::tui) fn filter(&mut self) {
        let listed: Vec<&Entry> = action::entries().filter(|entry| self.lists(entry)).collect();
        let texts = |of: fn(&Entry) -> &str| listed.iter().map(|entry| fold(of(entry))).collect::<Vec<_>>();
        let typed = self.input.value();
        let mut called = Query::fuzzy(typed).matches(&texts(|entry| entry.name));
        called.sort_by_key(|found| (Reverse(found.score), found.index));
        let described = Query::literal(typed).matches(&texts(|entry| entry.help));
        let mut order: Vec<usize> = called.iter().map(|found| found.index).collect();
        let others = described.iter().map(|found| found.index).filter(|index| !order.contains(index));
        order.extend(others.collect::<Vec<_>>());
        self.shown = order.iter().filter_map(|&index| listed.get(index)).copied().collect();
        self.selected = 0;
    }

    /// The action of the chosen row.
    pub(in crate::tui) fn chosen(&self) -> Option<&'static Entry> {
        self.shown.get(self.selected).copied()
    }

    /// Whether an action can be done where the palette was opened.
    pub(in crate::tui) fn can_do(&self, entry: &Entry) -> bool {
        entry.contexts.contains(&self.context)
    }

    fn lists(&self, entry: &Entry) -> bool {
        // It is open already, and nothing below it waits to be taken.
        let is_itself = matches!(entry.action, Action::Palette(_));
        !is_itself && (self.breadth == Breadth::Everywhere || self.can_do(entry))
    }
}
