//! The journal of decisions → JSON Lines, and what a merge left to be settled → lines of text.
//!
//! The form is the promise that `README.md` describes under `journal` and `merge`: the types here are private to it.

use super::{corrections, json};
use crate::correction::Correction;
use crate::library::{Change, Edit, JournalEntry};
use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
struct EntryLine<'a> {
    seq: i64,
    step: i64,
    at: Option<String>,
    who: Option<&'a str>,
    action: &'static str,
    target: Option<i64>,
    article: String,
    what: &'static str,
    old: Option<Cow<'a, str>>,
    new: Option<Cow<'a, str>>,
    merged: bool,
}

/// The line for an entry of the journal, without a line break. Control characters are escaped, all of them.
pub fn line(entry: &JournalEntry) -> String {
    let (what, old, new) = entry.change.edit.columns();
    let at = DateTime::from_timestamp_millis(entry.made_at);
    json::object(&EntryLine {
        seq: entry.seq.0,
        step: entry.step,
        at: at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true)),
        who: entry.who.as_deref(),
        action: entry.action.name(),
        target: entry.target,
        article: entry.change.article.to_string(),
        what,
        old,
        new,
        merged: entry.is_merged,
    })
}

/// The line that tells where two libraries disagree, without a line break: what is said here, and there. `change` is
/// the one that would make ours theirs.
pub fn disagreement(change: &Change) -> String {
    let told = match &change.edit {
        Edit::State { old, new } => format!("{} here, {} there", old.name(), new.name()),
        Edit::Tag(tag) => format!("not tagged {tag} here, tagged there"),
        Edit::Untag(tag) => format!("tagged {tag} here, not tagged there"),
        Edit::Correct { old, new, .. } => {
            let told = |correction: &Option<Correction>| {
                correction.as_ref().map_or("nothing corrected".to_owned(), corrections::told)
            };
            format!("{} here, {} there", told(old), told(new))
        }
        Edit::Note { old: Some(old), new: Some(new) } => format!("noted “{old}” here, “{new}” there"),
        Edit::Note { old, new } => {
            let noted = |note: &Option<String>| {
                note.as_ref().map_or(Cow::from("no note"), |note| format!("noted “{note}”").into())
            };
            format!("{} here, {} there", noted(old), noted(new))
        }
    };
    // What a terminal would obey as spaces.
    format!("{}: {}", change.article, told.replace(char::is_control, " "))
}
