//! Whose somebody or something is that is described: "Smith’s lawyer", "a letter sent by Smith", "a board report".
//!
//! Knows the words of a description and those right behind it. Does not know whether the owner is meant by it.

use super::Referent;
use super::antecedent::description_of;
use super::discourse::{Discourse, Standing};
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Description, Phrase};
use crate::lexicon::Sort;
use crate::text::spelling;

/// Whose it is by the words of the phrase and, of a text, by those behind it: "Smith" in "Smith’s report", "the Smith
/// campaign", "a letter sent by Smith".
pub(super) fn of(discourse: &Discourse, at: usize, phrase: &Phrase) -> Option<Referent> {
    let (doc, phrases) = (discourse.scene.doc, discourse.scene.phrases);
    let rest = || phrases.iter().enumerate().skip(at + 1);
    let referent = |n: usize| discourse.referents.get(n).copied().flatten();
    let inside =
        rest().take_while(|(_, other)| other.whole.end <= phrase.whole.end).find_map(|(n, _)| referent(n));
    let is_text = description_of(phrase).is_some_and(|description| description.sort == Sort::Text);
    let end = phrase.whole.end;
    let preposition =
        end + usize::from(doc.lower(end).ends_with("ed") || matches!(doc.lower(end), "written" | "sent"));
    let is_by = is_text && matches!(doc.lower(preposition), "by" | "from");
    let behind = || rest().find(|(_, other)| other.whole.start > preposition);
    let by_noun = || {
        description_of(phrase).filter(|_| is_text).and_then(|found| by_noun_before(discourse, phrase, found))
    };
    inside.or_else(by_noun).or_else(|| {
        let (n, _) = behind().filter(|(_, other)| is_by && other.whole.start == preposition + 1)?;
        referent(n)
    })
}

/// Whose a text is by a noun before its own: "a board report", where a board was spoken of before.
fn by_noun_before(discourse: &Discourse, phrase: &Phrase, text: &Description) -> Option<Referent> {
    let doc = discourse.scene.doc;
    let is_body = |at: &usize| doc.entry(*at).role.is_some_and(|role| role.sort == Sort::Body);
    let noun = doc.lower((phrase.whole.start..text.head).rev().find(is_body)?);
    let key = spelling::key(noun);
    let is_called = |standing: &&Standing| match discourse.cluster(standing.referent) {
        Some(cluster) => cluster.kind == EntityKind::Organization && cluster.words.contains(&key),
        None => standing.described.is_some_and(|head| doc.lower(head) == noun),
    };
    discourse.recent().find(is_called).map(|standing| standing.referent)
}

/// Whose the text is that was spoken of by the same noun before.
pub(super) fn author(discourse: &Discourse, phrase: &Phrase, standings: &[&Standing]) -> Option<Referent> {
    let doc = discourse.scene.doc;
    let noun = doc.lower(description_of(phrase).filter(|found| found.sort == Sort::Text)?.head);
    let is_alike = |standing: &&&Standing| standing.described.is_some_and(|head| doc.lower(head) == noun);
    discourse.author(standings.iter().find(is_alike)?)
}
