//! The command line: what was typed → the reader or an export, and an exit status.
//!
//! 0: all is well, or the reader of our output has gone; 1: nothing could be done; 2: some files could not be
//! read while the rest were done, two libraries disagree somewhere, or the command line makes no sense. `search` has
//! those of `grep`.

mod args;
mod batch;
mod command;
mod failure;
mod library;
mod place;

use crate::config::{self, Keys};
use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// Does what the command line asks, and tells on standard error what went wrong.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return failure::of_usage(&error),
    };
    let outcome = match args.command {
        Some(Command::Extract { paths, speakers }) => command::extract::run(paths, speakers.min_confidence),
        Some(Command::People { paths, format, speakers }) => {
            command::people::run(paths, format, speakers.min_confidence)
        }
        Some(Command::Corrections { paths, library }) => {
            command::corrections::run(&paths, library.file.as_deref())
        }
        Some(Command::Journal { library }) => command::journal::run(library.file.as_deref()),
        Some(Command::Merge { other, library }) => command::merge::run(&other, library.file.as_deref()),
        Some(Command::Man { of }) => command::man::run(of.as_deref()),
        Some(Command::Completions { shell }) => command::completions::run(shell),
        Some(Command::Search { query, paths, format, library }) => {
            let found = command::search::run(&query, &paths, format, library.file.as_deref());
            return found.unwrap_or_else(|failure| failure.report_as(command::search::TROUBLE));
        }
        None if args.print_default_config => command::defaults::run(config::DEFAULT_CONFIG),
        None if args.print_default_theme => command::defaults::run(config::DEFAULT_THEME),
        None if args.print_default_keys => command::defaults::run(args.keys.unwrap_or(Keys::Default).text()),
        None => command::read::run(&args),
    };
    outcome.unwrap_or_else(|failure| failure.report())
}
