//! Brings articles into a library and tells how long everything takes: `import LIBRARY PATH...`.
//!
//! `benches/README.md` says what it is for.

use anyhow::{Context, bail};
use onrecord::analysis::Engine;
use onrecord::ingest;
use onrecord::ingest::import::{Importer, Progress, roots};
use onrecord::library::Library;
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() -> anyhow::Result<()> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let file = paths.next().context("usage: import LIBRARY PATH...")?;
    let roots = roots(&paths.collect::<Vec<_>>());
    let library = Library::open(&file)?;
    analyse(&roots);
    import(library.another()?, roots.clone())?;
    println!("{:8.1} MB  the library", std::fs::metadata(&file)?.len() as f64 / 1e6);
    measure("entries, the first 200", || Ok(library.entries(&roots, Some(200))?.len()))?;
    measure("entries, all", || Ok(library.entries(&roots, None)?.len()))?;
    measure("files", || Ok(library.files(&roots)?.len()))?;
    let docs: Vec<_> = library.entries(&roots, Some(200))?.into_iter().map(|entry| entry.doc).collect();
    measure("200 articles with their analyses", || {
        docs.iter().try_fold(0, |n, &doc| {
            library.article(doc)?;
            Ok(n + library.analysis(doc)?.map_or(0, |analysis| analysis.quotes.len()))
        })
    })
}

/// The work that `extract` does, which an import should not take much longer for.
fn analyse(roots: &[PathBuf]) {
    let start = Instant::now();
    let files = ingest::find(roots).files;
    let engine = Engine::new();
    let read = files.par_iter().filter_map(|file| ingest::read(file).ok());
    let n_quotes: usize = read.map(|document| engine.analyze(&document.article).quotes.len()).sum();
    tell(
        start.elapsed(),
        &format!("{} files read and analysed without a library, {n_quotes} quotations", files.len()),
    );
}

/// Imports everything, and tells when what was done.
fn import(library: Library, roots: Vec<PathBuf>) -> anyhow::Result<()> {
    let (sender, progress) = crossbeam_channel::unbounded();
    let start = Instant::now();
    let told = move |progress| drop(sender.send((start.elapsed(), progress)));
    let _importer = Importer::start(library, roots, told)?;
    let (mut n_listed, mut n_analysed) = (0, 0);
    let (mut listed, mut analysed) = (Duration::ZERO, Duration::ZERO);
    for (time, progress) in progress {
        match progress {
            Progress::Found { n } => tell(time, &format!("{n} files found")),
            Progress::Listed(entries) => (n_listed, listed) = (n_listed + entries.len(), time),
            Progress::Analysed(docs) => (n_analysed, analysed) = (n_analysed + docs.len(), time),
            Progress::Failed(failure) => eprintln!("{failure}"),
            Progress::Broken(error) => bail!(error),
            Progress::Idle => {
                tell(listed, &format!("{n_listed} articles listed"));
                tell(analysed, &format!("{n_analysed} articles analysed"));
                tell(time, "idle");
                return Ok(());
            }
            Progress::Missing(_) | Progress::Rate { .. } => {}
        }
    }
    bail!("the importer ended")
}

/// The least time of some runs: the others were disturbed.
fn measure(name: &str, run: impl Fn() -> anyhow::Result<usize>) -> anyhow::Result<()> {
    let mut times = Vec::new();
    let mut n = 0;
    for _ in 0..10 {
        let start = Instant::now();
        n = run()?;
        times.push(start.elapsed());
    }
    tell(times.into_iter().min().unwrap_or_default(), &format!("{name} ({n})"));
    Ok(())
}

fn tell(time: Duration, what: &str) {
    println!("{:8.1} ms  {what}", time.as_secs_f64() * 1e3);
}
