//! What the reader has other programs do.
//!
//! Does not know the state of the reader: it is told what to do, and tells how it went.

pub(super) mod clipboard;

/// Who has taken a text that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// This program.
    By(&'static str),
    /// None: the terminal itself must be asked to take this text.
    Not(String),
}
