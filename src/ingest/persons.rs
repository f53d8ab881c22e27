//! The persons of the collection: who is quoted in all articles together, found out in the background whenever enough
//! is new.
//!
//! Knows the catalogue's speakers and what readers say of them, and has [`people`] join them. A person is known by the
//! key that most articles have for the name, so that colours and places stay when more articles come. Does not know who asks for it.

use crate::correction::Correction;
use crate::lexicon::Lexicon;
use crate::library::{Bearing, Bearings, DocId, Extent, Identity, Library, LibraryError, Made, Sayer};
use crate::people::{self, Appearance, Cast, Persons, Ruling, Told};
use crossbeam_channel::Sender;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::sync::Arc;
use std::{io, panic, thread};

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
            let bearings = bearings_of_all(library, &known)?;
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

/// Whose the names of all speakers are, given what readers say of them.
fn bearings_of_all(library: &mut Library, rulings: &[Ruling]) -> Result<Bearings, LibraryError> {
    let find = move || Ok(bearings(Roll::of(library)?, rulings, &Lexicon::new()));
    // It takes much memory. A thread that does nothing else leaves nothing among it, so that most goes back.
    let found = thread::scope(|scope| scope.spawn(find).join());
    found.unwrap_or_else(|cause| panic::resume_unwind(cause))
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

/// Everybody who is quoted. What many articles say is kept once: there can be a million.
#[derive(Default)]
struct Roll {
    docs: Vec<DocId>,
    /// The people of each article.
    casts: Vec<Cast>,
    /// The keys of their names, one after the other.
    keys: Vec<Arc<str>>,
    known_keys: FxHashSet<Arc<str>>,
    /// What is told of somebody, by the name and the role in two lines.
    known: FxHashMap<String, Arc<Told>>,
}

impl Roll {
    fn of(library: &Library) -> Result<Roll, LibraryError> {
        let mut roll = Roll::default();
        library.each_sayer(|sayer| roll.add(sayer))?;
        Ok(roll)
    }

    /// Adds somebody of the last article, or of one that comes after it.
    fn add(&mut self, sayer: Sayer<'_>) {
        if self.docs.last() != Some(&sayer.doc) {
            self.docs.push(sayer.doc);
            self.casts.push(Cast { article: sayer.article, date: sayer.date, people: Vec::new() });
        }
        let appearance = Appearance { told: self.told(&sayer), n_quotes: sayer.n_quotes as usize };
        if let Some(cast) = self.casts.last_mut() {
            cast.people.push(appearance);
        }
        let key = self.known_keys.get(sayer.key).cloned().unwrap_or_else(|| sayer.key.into());
        self.known_keys.insert(Arc::clone(&key));
        self.keys.push(key);
    }

    fn told(&mut self, sayer: &Sayer<'_>) -> Arc<Told> {
        let lines = format!("{}\n{}", sayer.name, sayer.role.unwrap_or_default());
        let told = || Told {
            name: sayer.name.to_owned(),
            aliases: Vec::new(),
            roles: sayer.role.map(str::to_owned).into_iter().collect(),
        };
        Arc::clone(self.known.entry(lines).or_insert_with(|| Arc::new(told())))
    }
}

/// Whose the names of those on the roll are.
fn bearings(Roll { docs, casts, keys, .. }: Roll, rulings: &[Ruling], lexicon: &Lexicon) -> Bearings {
    let Persons { persons, of } = people::join(&casts, rulings, lexicon);
    drop(casts);
    let places =
        docs.iter().zip(&of).flat_map(|(doc, persons)| persons.iter().map(move |person| (*doc, *person)));
    let rows = places.zip(&keys).map(|((doc, person), key)| Row { doc, key, person });
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
