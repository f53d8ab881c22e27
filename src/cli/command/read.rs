//! `onrecord [PATH]...`: opens the reader.
//!
//! That the paths hold something to read is known before the terminal is touched. A path that was given and gives
//! nothing ends the program; a file inside a folder that can't be read is told of when the reader is left.

use crate::cli::args::Args;
use crate::cli::failure::{Failure, PARTLY_DONE, tell_all};
use crate::cli::library;
use crate::cli::place::failures_from_here;
use crate::config::Settings;
use crate::ingest;
use crate::tui;
use etcetera::BaseStrategy;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Opens the reader on the articles that are asked for. The library is in the user's data directory and the
/// settings in the configuration directory, where no others are named.
pub(in crate::cli) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if let Err(failures) = ingest::check(&args.paths) {
        tell_all(&failures);
        return Err(Failure::Paths);
    }
    let settings =
        Settings::new(config_folder(named(args.config.as_deref()))?, args.theme).with_keys(args.keys);
    let has_screen = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !args.linear && !has_screen {
        return Err(Failure::NoTerminal);
    }
    let library = library::open(args.library.file.as_deref())?;
    let (paths, min_confidence) = (&args.paths, args.speakers.min_confidence);
    let run = if args.linear { tui::linear::run } else { tui::run };
    match run(paths, library, settings, min_confidence) {
        Ok(left) => {
            tell_all(&failures_from_here(left.failures));
            tell_all(&left.complaints);
            Ok(if left.is_understood { ExitCode::SUCCESS } else { ExitCode::from(PARTLY_DONE) })
        }
        Err(tui::RunError::Terminal(error)) => Err(Failure::Terminal(error)),
        Err(tui::RunError::Output(error)) => Err(Failure::Output(error)),
        Err(tui::RunError::Library(error)) => Err(library::unusable(args.library.file.as_deref(), error)),
    }
}

/// A path that is given; an empty one is none.
fn named(path: Option<&OsStr>) -> Option<&Path> {
    path.filter(|path| !path.is_empty()).map(Path::new)
}

/// The folder of the settings; `None` where nobody knows of any.
fn config_folder(named: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    match named {
        Some(folder) if folder.is_dir() => Ok(Some(folder.to_owned())),
        Some(folder) => Err(Failure::Config(folder.to_owned())),
        None => Ok(etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("onrecord"))),
    }
}
