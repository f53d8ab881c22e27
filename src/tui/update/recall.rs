//! Commands, filters and searches that were typed before: kept as they are taken, and had again.

use crate::library::{LibraryError, LineKind};
use crate::tui::action::{Context, Step};
use crate::tui::app::App;
use crate::tui::recall::Recalled;

impl App {
    /// Puts a line that was typed before in the place of the one that is typed, or goes forth again to it.
    pub(super) fn recall(&mut self, step: Step) {
        let Some(kind) = self.line_kind() else { return };
        let typed = self.typed().unwrap_or_default().to_owned();
        let walk = self.recalled.take().filter(|walk| walk.is_at(kind, &typed));
        let mut walk = match walk.map_or_else(|| self.begin_walk(kind, &typed), Ok) {
            Ok(walk) => walk,
            Err(error) => return self.tell_error(format!("The library can't give former lines: {error}")),
        };
        walk.go(step);
        self.type_over(walk.line());
        self.recalled = Some(walk);
    }

    /// Keeps a line that was taken.
    pub(super) fn keep_line(&mut self, kind: LineKind, line: &str) {
        // What can't be kept is only to be typed again.
        _ = self.library.keep_line(kind, line);
    }

    fn begin_walk(&self, kind: LineKind, typed: &str) -> Result<Recalled, LibraryError> {
        Ok(Recalled::new(kind, typed, self.library.lines(kind)?))
    }

    /// What is being typed, where lines of the kind are kept.
    fn line_kind(&self) -> Option<LineKind> {
        match self.context() {
            Context::Command => Some(LineKind::Command),
            Context::Search => Some(LineKind::Search),
            Context::Filter => self.filter.is_typing().then_some(LineKind::Filter),
            _ => None,
        }
    }
}
