//! What may happen to the reader.

use super::outside::Copied;
use crate::ingest::import::Progress;
use crossterm::event::KeyEvent;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has a new size.
    Resize(u16, u16),
    /// The job is asked to stop.
    Suspend,
    /// The job goes on after it was stopped.
    Resumed,
    /// The program is asked to end.
    Terminate,
    /// The terminal has come to the front.
    FocusGained,
    /// A file in the folder of the settings has changed.
    SettingsChanged,
    /// Something was written to the library, perhaps by another reader.
    LibraryWritten,
    /// The importer has done something.
    Import(Progress),
    /// A text was copied, or the terminal has to do it.
    Copied(Copied),
}
