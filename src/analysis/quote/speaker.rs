//! Source mention → speaker: the entity behind it, or the words that describe somebody never named.

use super::Speaker;
use super::source::Scene;
use crate::analysis::coreference::Referent;
use crate::analysis::doc::Doc;
use crate::analysis::mention::{Form, Phrase};
use crate::text::markup;

/// The most words of the describing phrase that names a source.
const MAX_DESCRIPTION: usize = 12;

/// Words with a capital only because they begin a sentence.
const DETERMINERS: &[&str] =
    &["a", "an", "the", "one", "another", "some", "several", "many", "his", "her", "its", "their"];

/// Who stands behind the phrase `phrase`.
pub(super) fn of(scene: &Scene, phrase: usize) -> Option<Speaker> {
    match scene.referents.get(phrase).copied().flatten() {
        Some(Referent::Entity(idx)) => Some(Speaker::Entity(idx)),
        Some(Referent::Described(at)) => {
            Some(Speaker::Described(description(scene.doc, scene.phrases.get(at)?)))
        }
        None => match scene.phrases.get(phrase)? {
            phrase if matches!(phrase.form, Form::Description(_)) => {
                Some(Speaker::Described(description(scene.doc, phrase)))
            }
            _ => None,
        },
    }
}

/// The describing phrase with what specifies it: "a source with knowledge of the talks".
fn description(doc: &Doc, phrase: &Phrase) -> String {
    let end = phrase.whole.end;
    let goes_on = matches!(doc.lower(end), "of" | "for" | "with" | "at" | "in" | "from" | "close");
    let limit = doc.sentence_at(phrase.whole.start).end.min(end + MAX_DESCRIPTION);
    let stop = (end..limit).find(|&at| {
        let word = doc.lower(at);
        !doc.is_word(at) && word != "'s"
            || matches!(word, "said" | "says" | "told" | "was" | "is" | "has" | "who" | "that" | "were")
    });
    let end = if goes_on { stop.unwrap_or(end) } else { end };
    let printed = markup::reading(doc.span(phrase.whole.start..end).of(doc.text));
    let begins_sentence = doc.sentence_at(phrase.whole.start).start == phrase.whole.start;
    let first = doc.lower(phrase.whole.start);
    match printed.get(first.len()..) {
        Some(rest) if begins_sentence && DETERMINERS.contains(&first) => format!("{first}{rest}"),
        _ => printed.into_owned(),
    }
}
