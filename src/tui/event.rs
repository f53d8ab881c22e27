//! What may happen to the reader.

use super::outside::Copied;
use super::{finder, gatherer, opener};
use crate::ingest::import::Progress;
use crate::ingest::watch::News;
use crate::library::Entry;
use crossterm::event::{KeyEvent, MouseEvent};

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// There is time to look through more of what is searched.
    LookOn,
    /// The mouse was clicked, or its wheel turned.
    Mouse(MouseEvent),
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
    /// These are all articles that the library knew at the start.
    Listed(Vec<Entry>),
    /// The importer has done something.
    Import(Progress),
    /// Speakers, or the words of one, were gathered.
    Gathered(gatherer::Answer),
    /// It was found out anew who is who.
    Joined,
    /// A long article was read from the library.
    Fetched(Box<opener::Fetched>),
    /// The library was searched for the filter.
    Found(finder::Answer),
    /// A text was copied, or the terminal has to do it.
    Copied(Copied),
    /// A program that had the terminal has ended: what there is to say, or what went wrong.
    Returned(Result<String, String>),
    /// A command on an event has ended, or what went wrong.
    Called(Result<(), String>),
    /// Something has happened under the paths that are watched.
    Watch(News),
}
