//! Why nothing could be done: the lines on standard error and the exit status.

use crate::library::LibraryError;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The exit status when some files could not be read and the rest were done.
pub(super) const PARTLY_DONE: u8 = 2;

/// Why nothing could be done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// Told already, a line for each path.
    #[error("no path could be read")]
    Paths,
    #[error(
        "there is no terminal here to read in; `onrecord --linear` reads in lines, `onrecord extract` prints the quotations"
    )]
    NoTerminal,
    #[error("there is no home directory to keep decisions in; name a file with --library")]
    NoHome,
    #[error("there is no library {}", .0.display())]
    NoLibrary(PathBuf),
    #[error("the configuration {}: there is no such folder", .0.display())]
    Config(PathBuf),
    #[error("the library {}: {error}{}", .path.display(), way_on(.error))]
    Library { path: PathBuf, error: LibraryError },
    #[error(
        "the library {}: {error}; it is kept as {}. Start again for a new one; `onrecord merge {}` brings over what can be read of the old",
        .path.display(), .kept.display(), .kept.display()
    )]
    SetAside { path: PathBuf, error: LibraryError, kept: PathBuf },
    /// Shown with what is wrong underlined.
    #[error("{0}")]
    Query(String),
    #[error("the threads that read articles: {0}")]
    Import(io::Error),
    #[error("the terminal: {0}")]
    Terminal(io::Error),
    #[error("standard input: {0}")]
    Input(io::Error),
    #[error("standard output: {0}")]
    Output(io::Error),
}

impl Failure {
    /// Tells of the failure. A reader of our output that has gone is none.
    pub(super) fn report(&self) -> ExitCode {
        self.report_as(1)
    }

    /// Tells of the failure, which has this exit status. A reader of our output that has gone is none.
    pub(super) fn report_as(&self, status: u8) -> ExitCode {
        match self {
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Failure::Paths => {}
            _ => tell(self),
        }
        ExitCode::from(status)
    }
}

/// Tells of all that went wrong, such as each path that could not be read.
pub(super) fn tell_all(failures: &[impl Display]) {
    failures.iter().for_each(tell);
}

/// Answers `--help`, `--version`, and what makes no sense.
pub(super) fn of_usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn tell(message: impl Display) {
    // Nobody is left to be told that standard error is closed.
    let _ = writeln!(io::stderr(), "onrecord: {message}");
}

/// What can be done where a library can't be used, to stand behind that.
fn way_on(error: &LibraryError) -> &'static str {
    match error {
        LibraryError::Folder(_) | LibraryError::ReadOnly | LibraryError::NoFile => {
            "; name another file with --library"
        }
        LibraryError::Older => "; copy it to where it may be, and name the copy with --library",
        LibraryError::Foreign => "; move it away to begin a new one, or name another with --library",
        LibraryError::Damaged(_) => "; it is left as it is",
        LibraryError::Newer { .. } | LibraryError::Locked | LibraryError::Full | LibraryError::Sqlite(_) => {
            ""
        }
    }
}
