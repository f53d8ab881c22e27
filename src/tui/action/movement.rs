//! Movements, and steps from one thing to its neighbour.
//!
//! Does not know what is moved.

/// A movement in the focused pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Move {
    Line(Step),
    Half(Step),
    Page(Step),
    First,
    Last,
}

/// Forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Step {
    Next,
    Previous,
}

impl Step {
    /// `from` moved by `n`, not beyond the ends of `len` things.
    pub(in crate::tui) fn by(self, n: usize, from: usize, len: usize) -> usize {
        match self {
            Step::Next => from.saturating_add(n).min(len.saturating_sub(1)),
            Step::Previous => from.saturating_sub(n),
        }
    }

    /// The neighbour of `from` among `len` things, if there is one.
    pub(in crate::tui) fn from(self, from: usize, len: usize) -> Option<usize> {
        match self {
            Step::Next => Some(from + 1).filter(|&next| next < len),
            Step::Previous => from.checked_sub(1),
        }
    }
}
