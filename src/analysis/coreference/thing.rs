//! Names of organisations, places and other things → one cluster each, acronyms and short forms joined.

use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase};
use crate::text::spelling;

/// One cluster for each thing that is named; dates and amounts have none.
pub(super) fn clusters(doc: &Doc, phrases: &[Phrase]) -> Vec<Cluster> {
    let mut things: Vec<Cluster> = Vec::new();
    let mut known: rustc_hash::FxHashMap<(EntityKind, String), usize> = rustc_hash::FxHashMap::default();
    for (n, phrase) in phrases.iter().enumerate() {
        let Form::Name { kind, .. } = phrase.form else { continue };
        if matches!(kind, EntityKind::Person | EntityKind::Date | EntityKind::Money | EntityKind::Quantity) {
            continue;
        }
        let printed = doc.span(phrase.tokens.clone()).of(doc.text);
        let key = (kind, spelling::key(printed));
        let at = *known
            .entry(key)
            .or_insert_with(|| short_form_of(&things, kind, printed).unwrap_or(things.len()));
        if at == things.len() {
            things.push(Cluster::new(kind));
        }
        if let Some(thing) = things.get_mut(at) {
            thing.add(n, printed, None);
        }
    }
    things
}

/// Which organisation named before a short form stands for: its initials, or its last words ("the Post").
fn short_form_of(things: &[Cluster], kind: EntityKind, printed: &str) -> Option<usize> {
    if kind != EntityKind::Organization {
        return None;
    }
    let words = spelling::words(printed);
    let letters: String = printed.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_acronym = letters.len() > 1 && letters.chars().all(|c| c.is_uppercase());
    things.iter().rposition(|thing| {
        let is_longer = thing.kind == kind && thing.words.len() > words.len();
        is_longer && (thing.words.ends_with(&words) || is_acronym && thing.has_initials(&letters))
    })
}
