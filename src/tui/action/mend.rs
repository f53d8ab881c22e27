//! What can be said against a quotation, and how its ends are moved.

use super::{Action, Step};

/// Something that can be said against a quotation, or for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Mend {
    Speaker,
    NoQuotation,
    Extent,
    /// Other words are a quotation, too.
    Missing,
    SamePerson,
    OtherPerson,
    Checked,
    Disputed,
}

/// How far an end is moved at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Unit {
    Word,
    Sentence,
}

pub(in crate::tui) const WORD_ON: Action = Action::MoveEnd(Unit::Word, Step::Next);
pub(in crate::tui) const WORD_BACK: Action = Action::MoveEnd(Unit::Word, Step::Previous);
pub(in crate::tui) const SENTENCE_ON: Action = Action::MoveEnd(Unit::Sentence, Step::Next);
pub(in crate::tui) const SENTENCE_BACK: Action = Action::MoveEnd(Unit::Sentence, Step::Previous);
