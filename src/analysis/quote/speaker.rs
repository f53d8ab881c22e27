//! Source mention → speaker: the entity behind it, or the words that describe somebody never named.

use super::{Rule, Speaker};
use crate::analysis::coreference::{Coreference, Referent};
use crate::analysis::doc::Doc;
use crate::analysis::mention::{Form, Phrase};

/// The most words of the describing phrase that names a source.
const MAX_DESCRIPTION: usize = 12;

/// Who stands behind the phrase `phrase`.
pub(super) fn of(doc: &Doc, phrases: &[Phrase], coreference: &Coreference, phrase: usize) -> Option<Speaker> {
    match coreference.referents.get(phrase).copied().flatten() {
        Some(Referent::Entity(idx)) => Some(Speaker::Entity(idx)),
        Some(Referent::Described(at)) => Some(Speaker::Described(description(doc, phrases.get(at)?))),
        None => match phrases.get(phrase)?.form {
            Form::Description(_) => Some(Speaker::Described(description(doc, phrases.get(phrase)?))),
            _ => None,
        },
    }
}

/// How often a rule is right.
pub(super) fn confidence(rule: Rule) -> f32 {
    match rule {
        Rule::Transcript | Rule::CueAfter | Rule::InvertedAfter | Rule::AccordingTo => 0.95,
        Rule::Colon | Rule::QuotedAs | Rule::CueBefore => 0.85,
        Rule::Continuation | Rule::SameParagraph => 0.85,
        Rule::CueLater | Rule::Owner | Rule::ParagraphBefore => 0.7,
        Rule::SubjectBefore => 0.5,
        Rule::None => 0.0,
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
    doc.span(phrase.whole.start..end).of(doc.text).to_owned()
}
