//! `onrecord people [PATH]...`: articles → the people of all of them on standard output.

use crate::analysis::Engine;
use crate::cli::args::Format;
use crate::cli::batch;
use crate::cli::failure::Failure;
use crate::export::people as export;
use crate::ingest::Document;
use crate::people::{self, Cast};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints the people of the articles under `paths`, most quoted first; quotations whose speaker is less sure than
/// `min_confidence` are nobody's.
pub(in crate::cli) fn run(
    paths: Vec<PathBuf>,
    format: Format,
    min_confidence: f32,
) -> Result<ExitCode, Failure> {
    let engine = Engine::new();
    let mut casts = Vec::new();
    let cast = |document: &Document, analysis: &_| Cast::of(&document.article, analysis);
    let tally = batch::run(paths, &engine, min_confidence, cast, |some| {
        casts.extend(some);
        Ok(())
    })?;
    let persons = people::join(&casts, &[], engine.lexicon()).persons;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let printed = match format {
        Format::Text => export::text(&persons, &mut stdout),
        Format::Jsonl => export::jsonl(&persons, &mut stdout),
        Format::Csv => export::csv(&persons, &mut stdout),
    };
    printed.and_then(|()| stdout.flush()).map_err(Failure::Output)?;
    tally.outcome()
}
