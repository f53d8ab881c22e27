//! Another person's library → this one: what they decided, and where the two disagree.
//!
//! Their file may be of an older program. Does not know why somebody decided something.

use super::annotation::{has_tag, note};
use super::correction::{follow, on};
use super::decision::{put, state};
use super::journal::{self, Action, Change, Edit};
use super::{BUSY_TIMEOUT, Library, LibraryError, Place, Tag, read_only, schema};
use crate::article::ArticleId;
use crate::correction;
use rusqlite::types::Value;
use rusqlite::{Connection, Transaction, params_from_iter};
use std::collections::BTreeMap;
use std::path::Path;

/// What a merge has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// What is now here as it is there.
    pub taken: Vec<Change>,
    /// Where both have decided, and differently: the change that would make ours theirs. Ours stays.
    pub disagreements: Vec<Change>,
}

/// The tables that hold decisions, in whatever version.
const TABLES: [&str; 6] = ["article", "step", "journal", "tag", "note", "correction"];

/// Something that can be decided.
type Matter = (ArticleId, Subject);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    State,
    Tag(Tag),
    Note,
    Correction(correction::Matter),
}

/// The last thing that was done about a matter.
struct Last {
    seq: i64,
    uid: Vec<u8>,
    action: Action,
}

impl Library {
    /// The decisions of the library in the file `path`, in memory and brought up to date. The library itself is only
    /// read; it must be there.
    pub fn copy_of(path: &Path) -> Result<Library, LibraryError> {
        let mut original = read_only::connect(path)?;
        original.busy_timeout(BUSY_TIMEOUT)?;
        let view = original.transaction()?;
        let place = Place::in_memory();
        let copy = place.connect()?;
        copy.pragma_update(None, "foreign_keys", false)?;
        schema::make_like(&view, &copy)?;
        for table in TABLES {
            if copy.table_exists(None, table)? {
                copy_rows(&view, &copy, table)?;
            }
        }
        Library::on(copy, place)
    }

    /// Takes over, in one step, what was decided in another library, and its journal.
    ///
    /// What only one of the two has decided holds. Where both have, theirs holds if they knew ours and decided anew,
    /// or if ours came from them by an earlier merge; else ours stays, and is told of. A decision that was taken back
    /// is none. Merging again changes nothing.
    pub fn merge(&mut self, other: &Library) -> Result<Merge, LibraryError> {
        let theirs = &other.connection;
        let who = self.who.clone();
        let transaction = self.write()?;
        let merge = compare(&transaction, theirs)?;
        let news = unknown_steps(&transaction, theirs)?;
        if !merge.taken.is_empty() || !news.is_empty() {
            for change in &merge.taken {
                put(&transaction, change)?;
            }
            let step = journal::write_step(&transaction, who.as_deref(), Action::Merge, &merge.taken)?;
            bring_steps(&transaction, theirs, &news, step)?;
            follow(&transaction, &merge.taken)?;
            transaction.commit()?;
        }
        Ok(merge)
    }
}

fn copy_rows(from: &Connection, to: &Connection, table: &str) -> rusqlite::Result<()> {
    let mut rows = from.prepare(&format!("SELECT * FROM {table}"))?;
    let n_columns = rows.column_count();
    let places = vec!["?"; n_columns].join(", ");
    let mut insert = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let values: Vec<Value> = (0..n_columns).map(|n| row.get(n)).collect::<Result<_, _>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}

fn compare(ours: &Connection, theirs: &Connection) -> rusqlite::Result<Merge> {
    let our_last = last_deeds(ours)?;
    let mut merge = Merge::default();
    for (matter, last) in last_deeds(theirs)? {
        let (article, subject) = &matter;
        let Some(edit) = difference(ours, theirs, article, subject)? else { continue };
        let (_, old, new) = edit.columns();
        if is_taken_back(&last, new.as_deref()) {
            continue;
        }
        let is_theirs = match our_last.get(&matter) {
            None => true,
            Some(ours) => {
                is_taken_back(ours, old.as_deref())
                    || have_moved_on(theirs, &last, ours, &matter, old.as_deref())?
            }
        };
        let change = Change { article: *article, edit };
        if is_theirs { merge.taken.push(change) } else { merge.disagreements.push(change) }
    }
    Ok(merge)
}

/// What was last done about each matter in this library itself.
fn last_deeds(connection: &Connection) -> rusqlite::Result<BTreeMap<Matter, Last>> {
    let mut deeds = connection.prepare(
        "SELECT article, what, iif(what = 'tag', coalesce(old, new), NULL) AS tag, matter, max(seq), uid, action
         FROM journal JOIN step USING (step) WHERE merged IS NULL GROUP BY article, what, tag, matter",
    )?;
    let deeds = deeds.query_map([], |row| {
        let what: String = row.get(1)?;
        let subject = match (row.get(2)?, row.get(3)?) {
            (Some(tag), _) => Subject::Tag(tag),
            (None, Some(matter)) => Subject::Correction(matter),
            (None, None) if what == "note" => Subject::Note,
            (None, None) => Subject::State,
        };
        let last = Last { seq: row.get(4)?, uid: row.get(5)?, action: row.get(6)? };
        Ok(((ArticleId(row.get(0)?), subject), last))
    })?;
    deeds.collect()
}

/// The change that would make ours theirs.
fn difference(
    ours: &Connection,
    theirs: &Connection,
    article: &ArticleId,
    subject: &Subject,
) -> rusqlite::Result<Option<Edit>> {
    Ok(match subject {
        Subject::State => {
            let (old, new) = (state(ours, article)?, state(theirs, article)?);
            (old != new).then_some(Edit::State { old, new })
        }
        Subject::Tag(tag) => match (has_tag(ours, article, tag)?, has_tag(theirs, article, tag)?) {
            (false, true) => Some(Edit::Tag(tag.clone())),
            (true, false) => Some(Edit::Untag(tag.clone())),
            _ => None,
        },
        Subject::Note => {
            let (old, new) = (note(ours, article)?, note(theirs, article)?);
            (old != new).then_some(Edit::Note { old, new })
        }
        Subject::Correction(matter) => {
            let (old, new) = (on(ours, article, matter)?, on(theirs, article, matter)?);
            (old != new).then(|| Edit::Correct { matter: matter.clone(), old, new })
        }
    })
}

/// Whether nothing is decided, because what was decided is undone.
fn is_taken_back(last: &Last, value: Option<&str>) -> bool {
    last.action == Action::Undo && matches!(value, None | Some("new"))
}

/// Whether they have known what was last decided here, and have decided anew; or we have it from them, and they have.
fn have_moved_on(
    theirs: &Connection,
    their_last: &Last,
    our_last: &Last,
    (article, subject): &Matter,
    our_value: Option<&str>,
) -> rusqlite::Result<bool> {
    let (what, tag, matter) = match subject {
        Subject::State => ("state", None, None),
        Subject::Tag(tag) => ("tag", Some(tag), None),
        Subject::Note => ("note", None, None),
        Subject::Correction(matter) => ("correction", None, Some(matter)),
    };
    let is_from_a_merge = our_last.action == Action::Merge;
    theirs
        .prepare_cached(
            "SELECT 1 FROM journal JOIN step USING (step)
             WHERE article = ?1 AND what = ?2 AND (?3 IS NULL OR coalesce(old, new) = ?3) AND matter IS ?8 AND seq < ?4
               AND (uid = ?5 OR ?6 AND merged IS NULL AND new IS ?7)",
        )?
        .exists((article.0, what, tag, their_last.seq, &our_last.uid, is_from_a_merge, our_value, matter))
}

/// The numbers of their steps that are not known here, in order.
fn unknown_steps(ours: &Connection, theirs: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut is_known = ours.prepare("SELECT 1 FROM step WHERE uid = ?1")?;
    let mut steps = theirs.prepare("SELECT step, uid FROM step ORDER BY step")?;
    let mut rows = steps.query([])?;
    let mut unknown = Vec::new();
    while let Some(row) = rows.next()? {
        if !is_known.exists((row.get::<_, Vec<u8>>(1)?,))? {
            unknown.push(row.get(0)?);
        }
    }
    Ok(unknown)
}

/// Writes steps of theirs into our journal, as what happened elsewhere.
fn bring_steps(
    ours: &Transaction<'_>,
    theirs: &Connection,
    steps: &[i64],
    merge: i64,
) -> rusqlite::Result<()> {
    let mut step = theirs.prepare(
        "SELECT step.uid, step.who, step.made_at, step.action, target.uid
         FROM step LEFT JOIN step AS target ON target.step = step.target WHERE step.step = ?1",
    )?;
    let mut bring = ours.prepare(
        "INSERT INTO step (uid, who, made_at, action, target, merged)
         VALUES (?1, ?2, ?3, ?4, (SELECT step FROM step WHERE uid = ?5), ?6)",
    )?;
    for &number in steps {
        let mut values: Vec<Value> =
            step.query_row((number,), |row| (0..5).map(|column| row.get(column)).collect::<Result<_, _>>())?;
        values.push(merge.into());
        bring.execute(params_from_iter(values))?;
        let brought = ours.last_insert_rowid();
        journal::write_changes(ours, brought, &journal::changes_of(theirs, number)?)?;
    }
    Ok(())
}
