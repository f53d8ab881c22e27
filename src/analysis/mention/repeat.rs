//! A person named whole once is known by the surname everywhere: the tagger sees a sentence at a time, we see the
//! article.

use super::{label, sayer};
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::name::Name;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashSet;

/// The names, and the places where the surname of somebody who is named whole stands alone without being tagged, or
/// tagged as something else that it is not known to be; and the labels of a transcript.
pub(super) fn with_parts(doc: &Doc, names: &[Name], lexicon: &Lexicon) -> Vec<Name> {
    let mut surnames: FxHashSet<&str> = names.iter().filter_map(|name| surname(doc, name, lexicon)).collect();
    let mut tagged = vec![false; doc.tokens.len()];
    let mut all: Vec<Name> = names.to_vec();
    for name in &mut all {
        tagged[name.tokens.clone()].fill(true);
        let word = doc.word(name.tokens.start);
        if name.tokens.len() == 1 && surnames.contains(word) && lexicon.places.get([word]).is_none() {
            name.kind = EntityKind::Person;
        }
    }
    let labels = label::find(doc, names, lexicon).into_iter().filter(|label| !tagged[label.tokens.start]);
    let labels: Vec<Name> = labels.collect();
    for label in &labels {
        tagged[label.tokens.clone()].fill(true);
    }
    all.extend(labels);
    surnames.extend(sayer::find(doc, &tagged, lexicon));
    let untagged = (0..doc.tokens.len())
        .filter(|&token| !tagged[token] && doc.is_capitalized(token) && surnames.contains(doc.word(token)));
    all.extend(untagged.map(|token| Name {
        span: doc.span(token..token + 1),
        tokens: token..token + 1,
        kind: EntityKind::Person,
        confidence: 0.5,
    }));
    all.sort_by_key(|name| name.span.start);
    all
}

/// The surname of a person's full name, if it is no ordinary word.
fn surname<'t>(doc: &Doc<'t>, name: &Name, lexicon: &Lexicon) -> Option<&'t str> {
    let last = name.tokens.end - 1;
    let word = doc.word(last);
    let is_full = name.kind == EntityKind::Person && name.tokens.len() > 1;
    let is_name = word.chars().count() > 2 && doc.is_capitalized(last) && !word.ends_with('.');
    let is_word =
        lexicon.function_words.contains(doc.lower(last)) || lexicon.roles.contains_key(doc.lower(last));
    (is_full && is_name && !is_word).then_some(word)
}
