//! `onrecord extract [PATH]...`: articles → JSON Lines on standard output.

use crate::analysis::Engine;
use crate::cli::batch;
use crate::cli::failure::Failure;
use crate::export::json;
use crate::ingest::Document;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints what is found in the articles under `paths`, in their order; no speakers less sure than `min_confidence`.
pub(in crate::cli) fn run(paths: Vec<PathBuf>, min_confidence: f32) -> Result<ExitCode, Failure> {
    let engine = Engine::new();
    let mut stdout = BufWriter::new(io::stdout().lock());
    let print = |lines: Vec<String>| {
        let printed = lines.iter().try_for_each(|line| writeln!(stdout, "{line}"));
        printed.and_then(|()| stdout.flush()).map_err(Failure::Output)
    };
    let line = |document: &Document, analysis: &_| json::line(&document.path, &document.article, analysis);
    batch::run(paths, &engine, min_confidence, line, print)?.outcome()
}
