//! Lines that were typed before, walked through from the one that is being typed.
//!
//! Does not know where they are kept.

use super::action::Step;
use crate::library::LineKind;

/// A walk through the lines of a kind.
pub(super) struct Recalled {
    kind: LineKind,
    /// What was typed when the walk began, then the others, the newest first.
    lines: Vec<String>,
    at: usize,
}

impl Recalled {
    /// A walk from what is `typed` through what was typed `before`, the newest first.
    pub(super) fn new(kind: LineKind, typed: &str, before: Vec<String>) -> Recalled {
        let others = before.into_iter().filter(|line| line != typed);
        Recalled { kind, lines: std::iter::once(typed.to_owned()).chain(others).collect(), at: 0 }
    }

    /// Whether the walk still is where it was: nothing else was typed since.
    pub(super) fn is_at(&self, kind: LineKind, typed: &str) -> bool {
        self.kind == kind && self.line() == typed
    }

    /// Goes back to what was typed before, or forth; at an end it stays.
    pub(super) fn go(&mut self, step: Step) {
        let to = match step {
            Step::Previous => Step::Next.from(self.at, self.lines.len()),
            Step::Next => self.at.checked_sub(1),
        };
        self.at = to.unwrap_or(self.at);
    }

    /// The line that one has come to.
    pub(super) fn line(&self) -> &str {
        self.lines.get(self.at).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_back_and_forth_between_what_is_typed_and_the_oldest() {
        let before = ["cat", "wc", "sort"].map(str::to_owned).to_vec();
        let mut walk = Recalled::new(LineKind::Command, "wc", before);
        let mut lines = Vec::new();
        let back = [Step::Previous; 3];
        for step in back.into_iter().chain([Step::Next; 3]) {
            walk.go(step);
            lines.push(walk.line().to_owned());
        }
        assert_eq!(lines, ["cat", "sort", "sort", "cat", "wc", "wc"]);
    }
}
