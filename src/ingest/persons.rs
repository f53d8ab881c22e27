//! The persons of the collection: who is quoted in all articles together, found out in the background whenever enough
//! is new.
//!
//! Knows the catalogue's speakers and what readers say of them, and has [`people`] join them. A person is known by the key that most articles have
//! for the name, so that colours and places stay when more articles come. Does not know who asks for it.

use crate::correction::Correction;
use crate::lexicon::Lexicon;
use crate::library::{Bearing, Bearings, DocId, Extent, Identity, Library, LibraryError, Made, Sayer};
use crate::people::{self, Appearance, Cast, Persons, Ruling};
use crossbeam_channel::Sender;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::{io, thread};

/// Of how many speakers one must be new for all to be joined again. Until then a new one is known by the name.
const SHARE: u64 = 200;

/// The thread that finds out who is who. It ends when this is dropped, once it is through with what it is at.
pub struct Joiner {
    asks: Sender<()>,
}

impl Joiner {
    /// Starts the thread on a library of its own. `report` is called on it whenever persons were found.
    pub fn start(library: Library, report: impl Fn() + Send + 'static) -> io::Result<Joiner> {
        let (asks, asked) = crossbeam_channel::unbounded();
        let mut library = library.unhurried().map_err(io::Error::other)?;
        let work = move || {
            while asked.recv().is_ok() {
                // Of several who ask, one is enough; and what fails, as when another program writes for long, is
                // tried again when somebody asks.
                asked.try_iter().for_each(drop);
                if join_if_due(&mut library).unwrap_or(false) {
                    report();
                }
            }
        };
        thread::Builder::new().name("persons".to_owned()).spawn(work)?;
        Ok(Joiner { asks })
    }

    /// Has the persons found, if enough is new.
    pub fn ask(&self) {
        // The thread ends only with this.
        let _ = self.asks.send(());
    }
}

/// Finds who is who, if enough is new, or anything that readers say of people. Returns whether it was.
pub fn join_if_due(library: &mut Library) -> Result<bool, LibraryError> {
    let extent = library.extent()?;
    let is_due = library.joined_extent()?.is_none_or(|joined| is_due(joined, extent));
    if is_due {
        let mut known = rulings(library)?;
        loop {
            let bearings = bearings(library.sayers()?, &known, &Lexicon::new());
            library.set_bearings(&bearings, extent)?;
            // What is said from here on makes it due once more.
            let now = rulings(library)?;
            if now == known {
                break;
            }
            known = now;
        }
    }
    Ok(is_due)
}

/// What readers say of people, in the order in which they said it.
fn rulings(library: &Library) -> Result<Vec<Ruling>, LibraryError> {
    let ruling = |Made { article, correction, .. }| {
        let (name, other, is_same) = match correction {
            Correction::SamePerson { name, other } => (name, other, true),
            Correction::OtherPerson { name, other } => (name, other, false),
            _ => return None,
        };
        Some(Ruling { article, name, other, is_same })
    };
    Ok(library.all_corrections()?.into_iter().filter_map(ruling).collect())
}

fn is_due(joined: Extent, now: Extent) -> bool {
    let has_grown = |before: u64, now: u64| before.abs_diff(now) * SHARE > before;
    has_grown(joined.n_speakers, now.n_speakers) || has_grown(joined.n_quotes, now.n_quotes)
}

/// Whose the names of these speakers are, who are given article by article.
fn bearings(sayers: Vec<Sayer>, rulings: &[Ruling], lexicon: &Lexicon) -> Bearings {
    let mut casts: Vec<Cast> = Vec::new();
    let mut names: Vec<(DocId, Vec<String>)> = Vec::new();
    for Sayer { doc, article, date, key, name, role, n_quotes } in sayers {
        if names.last().is_none_or(|(last, _)| *last != doc) {
            casts.push(Cast { article, date, people: Vec::new() });
            names.push((doc, Vec::new()));
        }
        let (Some(cast), Some((_, keys))) = (casts.last_mut(), names.last_mut()) else { continue };
        let roles = role.into_iter().collect();
        cast.people.push(Appearance { name, aliases: Vec::new(), roles, n_quotes: n_quotes as usize });
        keys.push(key);
    }
    let Persons { persons, of } = people::join(&casts, rulings, lexicon);
    drop(casts);
    let rows = names.iter().zip(&of).flat_map(|((doc, keys), persons)| {
        keys.iter().zip(persons).map(|(key, &person)| Row { doc: *doc, key, person })
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let owners = owners(&rows);
    let known_by = known_by(&rows, &owners, persons.len());
    let identity = |person: usize| Identity {
        person: known_by.get(person).cloned().unwrap_or_default(),
        name: persons.get(person).map(|person| person.name.clone()).unwrap_or_default(),
    };
    let mut bearings = Bearings::default();
    for (&key, &person) in &owners {
        let Some(person) = person.filter(|&person| known_by.get(person).is_some_and(|by| by != key)) else {
            continue;
        };
        bearings.0.insert(Bearing { key: key.to_owned(), doc: None }, identity(person));
    }
    for Row { doc, key, person } in rows {
        if owners.get(key).copied().flatten() != Some(person) {
            bearings.0.insert(Bearing { key: key.to_owned(), doc: Some(doc) }, identity(person));
        }
    }
    bearings
}

/// A speaker in an article, and the number of the person.
struct Row<'a> {
    doc: DocId,
    key: &'a str,
    person: usize,
}

/// The person for whom each key stands more often than not, if there is one.
fn owners<'a>(rows: &[Row<'a>]) -> FxHashMap<&'a str, Option<usize>> {
    let mut counts: FxHashMap<(&str, usize), usize> = FxHashMap::default();
    let mut totals: FxHashMap<&str, usize> = FxHashMap::default();
    for row in rows {
        *counts.entry((row.key, row.person)).or_default() += 1;
        *totals.entry(row.key).or_default() += 1;
    }
    let mut owners: FxHashMap<&str, Option<usize>> = totals.keys().map(|&key| (key, None)).collect();
    for ((key, person), n) in counts {
        if totals.get(key).is_some_and(|total| 2 * n > *total) {
            owners.insert(key, Some(person));
        }
    }
    owners
}

/// What each person is known by: the commonest key, of a full name if there is one; where it is not the person's own,
/// with the first article in which it stands for the person.
fn known_by(rows: &[Row<'_>], owners: &FxHashMap<&str, Option<usize>>, n_persons: usize) -> Vec<String> {
    let mut counts: Vec<FxHashMap<&str, (usize, DocId)>> = vec![FxHashMap::default(); n_persons];
    for Row { doc, key, person } in rows {
        let Some(counts) = counts.get_mut(*person) else { continue };
        let (n, first) = counts.entry(key).or_insert((0, *doc));
        (*n, *first) = (*n + 1, *doc.min(first));
    }
    let known_by = |(person, counts): (usize, FxHashMap<&str, (usize, DocId)>)| {
        let is_own = |key: &str| owners.get(key).copied().flatten() == Some(person);
        let is_full = |key: &str| key.contains(' ');
        let rank = |key, n| (is_own(key), is_full(key), n, Reverse(key));
        let best = counts.into_iter().max_by(|&(a, (n, _)), &(b, (m, _))| rank(a, n).cmp(&rank(b, m)));
        match best {
            Some((key, _)) if is_own(key) => key.to_owned(),
            Some((key, (_, first))) => format!("{key}#{}", first.0),
            None => String::new(),
        }
    };
    counts.into_iter().enumerate().map(known_by).collect()
}
