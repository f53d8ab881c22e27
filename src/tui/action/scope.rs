//! Which articles are in the list, by what was decided about them.
//!
//! Does not know filters.

use crate::library::State;

/// Which articles are in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Scope {
    Inbox,
    Kept,
    Starred,
    Discarded,
    All,
}

impl Scope {
    /// The scope's name as the screen shows it.
    pub(in crate::tui) fn name(self) -> &'static str {
        match self {
            Scope::Inbox => "inbox",
            Scope::Kept => "kept",
            Scope::Starred => "starred",
            Scope::Discarded => "discarded",
            Scope::All => "all",
        }
    }

    /// The scope that is for articles in this state.
    pub(in crate::tui) fn of(state: State) -> Scope {
        match state {
            State::New => Scope::Inbox,
            State::Kept => Scope::Kept,
            State::Starred => Scope::Starred,
            State::Discarded => Scope::Discarded,
        }
    }

    /// Whether an article in this state belongs here. A starred article is kept, too.
    pub(in crate::tui) fn holds(self, state: State) -> bool {
        match self {
            Scope::Inbox => state == State::New,
            Scope::Kept => matches!(state, State::Kept | State::Starred),
            Scope::Starred => state == State::Starred,
            Scope::Discarded => state == State::Discarded,
            Scope::All => true,
        }
    }
}
