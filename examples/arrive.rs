//! Has files arrive in a watched folder and tells how soon each is listed, and how soon with its quotations:
//! `arrive LIBRARY FOLDER`.
//!
//! The files are made in the folder, from a sample article, and deleted again. `benches/README.md` says what it is for.

use anyhow::{Context, bail};
use crossbeam_channel::Receiver;
use onrecord::ingest::import::{Importer, Progress, roots};
use onrecord::ingest::watch::{News, Watcher};
use onrecord::library::Library;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many files arrive in each way.
const N_FILES: usize = 50;
const SAMPLE: &str = include_str!("../seeds/01-envoys-head-for-muscat.txt");

/// What is waited for.
enum Told {
    Watched,
    Imported(Progress),
}

fn main() -> anyhow::Result<()> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(file), Some(folder), None) = (paths.next(), paths.next(), paths.next()) else {
        bail!("usage: arrive LIBRARY FOLDER");
    };
    let roots = roots(std::slice::from_ref(&folder));
    let folder = roots.first().context("there is no folder")?;
    let (sender, told) = crossbeam_channel::unbounded();
    let report = {
        let sender = sender.clone();
        move |progress| drop(sender.send((Instant::now(), Told::Imported(progress))))
    };
    let importer = Arc::new(Importer::start(Library::open(&file)?, roots.clone(), report)?);
    let _watcher = Watcher::start(roots.clone(), move |news| match news {
        News::Watching(_) => drop(sender.send((Instant::now(), Told::Watched))),
        News::Ready(paths) | News::Gone(paths) | News::Rescan(paths) => importer.rescan(paths),
    })?;
    let (mut is_watched, mut is_idle) = (false, false);
    while !(is_watched && is_idle) {
        match told.recv()?.1 {
            Told::Watched => is_watched = true,
            Told::Imported(progress) => is_idle = matches!(progress, Progress::Idle),
        }
    }
    let outside = folder.with_extension("arriving");
    measure("renamed into place", &told, folder, |path, text| {
        fs::write(&outside, text)?;
        let start = Instant::now();
        fs::rename(&outside, path)?;
        Ok(start)
    })?;
    measure("written and closed", &told, folder, |path, text| {
        fs::write(path, text)?;
        Ok(Instant::now())
    })
}

/// Makes one file after the other, and tells how long it took from when each was complete.
fn measure(
    name: &str,
    told: &Receiver<(Instant, Told)>,
    folder: &Path,
    make: impl Fn(&Path, &str) -> anyhow::Result<Instant>,
) -> anyhow::Result<()> {
    let (mut listed, mut analysed) = (Vec::new(), Vec::new());
    for n in 0..N_FILES {
        let path = folder.join(format!("arrival-{n}-{name}.txt"));
        let start = make(&path, &format!("{SAMPLE}\nThis was number {n} of those {name}.\n"))?;
        let doc = wait(told, |progress| match progress {
            Progress::Listed(entries) => {
                entries.iter().find(|entry| *entry.path == *path).map(|entry| entry.doc)
            }
            _ => None,
        })?;
        listed.push(doc.0 - start);
        let analysis = wait(told, |progress| match progress {
            Progress::Analysed(docs) => docs.iter().find(|(other, _)| *other == doc.1).map(|_| ()),
            _ => None,
        })?;
        analysed.push(analysis.0 - start);
        fs::remove_file(&path)?;
        wait(told, |progress| matches!(progress, Progress::Missing(_)).then_some(()))?;
    }
    tell(&format!("{name}, listed"), listed);
    tell(&format!("{name}, with quotations"), analysed);
    Ok(())
}

/// Waits for something that is told, and says when it was.
fn wait<T>(
    told: &Receiver<(Instant, Told)>,
    find: impl Fn(&Progress) -> Option<T>,
) -> anyhow::Result<(Instant, T)> {
    loop {
        match told.recv()? {
            (_, Told::Imported(Progress::Broken(error))) => bail!(error),
            (time, Told::Imported(progress)) => {
                if let Some(found) = find(&progress) {
                    return Ok((time, found));
                }
            }
            (_, Told::Watched) => {}
        }
    }
}

fn tell(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let [median, most] = [times.len() / 2, times.len() - 1].map(|n| times[n].as_secs_f64() * 1e3);
    println!("{median:8.1} ms median {most:8.1} ms at most  {what}");
}
