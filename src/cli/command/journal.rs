//! `onrecord journal`: every decision that was ever made, on standard output.

use crate::cli::failure::Failure;
use crate::cli::library;
use crate::export::journal as export;
use crate::library::Seq;
use std::ffi::OsStr;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

/// How many entries are in memory at a time.
const SOME: u32 = 1000;

/// Prints the journal of the library in the file `named`, in order. The library is only read.
pub(in crate::cli) fn run(named: Option<&OsStr>) -> Result<ExitCode, Failure> {
    let library = library::copy_of_existing(named)?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let mut after = Seq::default();
    loop {
        let entries = library.journal(after, SOME).map_err(|error| library::failure(named, error))?;
        let Some(last) = entries.last() else { break };
        after = last.seq;
        for entry in &entries {
            writeln!(stdout, "{}", export::line(entry)).map_err(Failure::Output)?;
        }
    }
    stdout.flush().map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}
