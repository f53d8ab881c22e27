//! `onrecord --print-default-config`, `--print-default-theme`, `--print-default-keys`: prints a file to start from.

use crate::cli::failure::Failure;
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints the file.
pub(in crate::cli) fn run(file: &str) -> Result<ExitCode, Failure> {
    io::stdout().write_all(file.as_bytes()).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}
