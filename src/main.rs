//! The program `onrecord`.

use std::process::ExitCode;

fn main() -> ExitCode {
    onrecord::cli::run()
}
