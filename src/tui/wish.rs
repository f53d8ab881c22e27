//! What the reader asks of what is around it: by plain values, so that nothing is done while the state changes.
//!
//! Does not know who does it, nor how.

use super::outside::{Call, Errand};
use super::{finder, gatherer};
use crate::library::DocId;

/// Something to be done for the reader, however it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Have this article analysed before all others.
    Analyse(DocId),
    /// Have this gathered from many articles.
    Gather(gatherer::Question),
    /// Have it found out who is who, if enough is new.
    Join,
    /// Find articles for the filter.
    Find(finder::Question),
    /// Put this text into the clipboard, by whatever program can.
    Copy(String),
    /// Have [`Event::LookOn`](super::event::Event::LookOn) told after everything that waits.
    LookOn,
    /// Have a command run in the background.
    Call(Call),
    /// Search the folders again.
    Rescan,
    /// Read the settings again, if they have changed.
    Configure,
}

/// Something that only they can do who have the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Ask the terminal to put this text into the clipboard.
    CopyByTerminal(String),
    /// Give the terminal to another program until it ends.
    Lend(Errand),
    /// Give the terminal back and stop, until the shell goes on with us.
    Suspend,
    /// Take the terminal again.
    Resume,
    /// Send the whole screen again.
    Repaint,
    /// End.
    Quit,
}
