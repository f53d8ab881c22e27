//! What the reader has other programs do.
//!
//! Does not know the state of the reader: it is told what to do, and tells how it went.

pub(super) mod clipboard;
pub(super) mod hook;
mod program;

pub use hook::{Call, Hook};
use std::path::PathBuf;

/// Who has taken a text that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// This program.
    By(&'static str),
    /// None: the terminal itself must be asked to take this text.
    Not(String),
}

/// Something that needs the whole terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Open a file in an editor.
    Edit {
        /// The file.
        path: PathBuf,
        /// The line to begin at, from 1.
        line: usize,
        /// The command; without it, the environment's.
        editor: Option<String>,
    },
    /// Open an address.
    Browse {
        /// The address, which begins with `http`.
        address: String,
        /// The command; without it, the system's.
        opener: Option<String>,
    },
    /// Give a text to a command of the shell, and show what it makes of it.
    Pipe {
        /// The command.
        command: String,
        /// The text.
        input: String,
    },
}
