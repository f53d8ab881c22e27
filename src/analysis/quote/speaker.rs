//! Source mention → speaker: the entity behind it, or the words that describe somebody never named.

use super::Speaker;
use crate::analysis::coreference::Referent;
use crate::analysis::mention::{Form, Phrase, Pronoun};
use crate::analysis::scene::Scene;
use crate::lexicon::Sort;
use crate::text::markup;

/// The most words of the describing phrase that names a source.
const MAX_DESCRIPTION: usize = 12;

/// Words with a capital only because they begin a sentence.
const DETERMINERS: &[&str] =
    &["a", "an", "the", "one", "another", "some", "several", "many", "his", "her", "its", "their"];

/// Who stands behind the phrase `phrase`.
pub(super) fn of(scene: &Scene, referents: &[Option<Referent>], phrase: usize) -> Option<Speaker> {
    match referents.get(phrase).copied().flatten() {
        Some(Referent::Entity(idx)) => Some(Speaker::Entity(idx)),
        Some(Referent::Described(at)) => Some(Speaker::Described(description(scene, scene.phrases.get(at)?))),
        None => match scene.phrases.get(phrase)? {
            Phrase { form: Form::Pronoun(Pronoun::Writer), .. } => {
                scene.doc.byline.map(|byline| Speaker::Described(byline.of(scene.doc.text).to_owned()))
            }
            phrase if matches!(phrase.form, Form::Description(_)) => {
                Some(Speaker::Described(description(scene, phrase)))
            }
            _ => None,
        },
    }
}

/// The describing phrase with what specifies it: "a source with knowledge of the talks".
fn description(scene: &Scene, phrase: &Phrase) -> String {
    let doc = scene.doc;
    let limit = doc.sentence_at(phrase.whole.start).end.min(phrase.whole.end + MAX_DESCRIPTION);
    let mut end = phrase.whole.end;
    let is_text = matches!(&phrase.form, Form::Description(description) if description.sort == Sort::Text);
    while let Some(next) = specified_until(scene, end, limit).filter(|_| !is_text) {
        end = next;
    }
    let printed = markup::reading(doc.span(phrase.whole.start..end).of(doc.text));
    let begins_sentence = doc.sentence_at(phrase.whole.start).start == phrase.whole.start;
    let first = doc.lower(phrase.whole.start);
    match printed.get(first.len()..) {
        Some(rest) if begins_sentence && DETERMINERS.contains(&first) => format!("{first}{rest}"),
        _ => printed.into_owned(),
    }
}

/// Where a preposition's object ends that follows at token `at`: a phrase, or a noun before something else than a
/// noun.
fn specified_until(scene: &Scene, at: usize, limit: usize) -> Option<usize> {
    let doc = scene.doc;
    if !matches!(doc.lower(at), "of" | "for" | "with" | "at" | "in" | "from" | "close" | "to") {
        return None;
    }
    let object = at + 1;
    let first = scene.phrases.partition_point(|phrase| phrase.whole.start < object);
    let phrase = scene.phrases.get(first).filter(|phrase| phrase.whole.start == object);
    let end = match phrase {
        Some(phrase) => phrase.whole.end,
        None => (object..limit).find(|&at| {
            !is_noun_like(scene, at) && !is_determined(scene, at)
                || at > object && is_before_article(scene, at)
        })?,
    };
    (end > object && end <= limit && !scene.quoted[object]).then_some(end)
}

/// Whether an article or the like stands before: what follows is a noun, "the talks".
fn is_determined(scene: &Scene, at: usize) -> bool {
    let word = scene.doc.lower(at - 1);
    scene.doc.is_word(at) && matches!(word, "the" | "a" | "an" | "this" | "its" | "his" | "her" | "their")
}

/// Whether an article stands behind: what is no preposition there is a verb, "published a report".
fn is_before_article(scene: &Scene, at: usize) -> bool {
    matches!(scene.doc.lower(at + 1), "the" | "a" | "an")
}

fn is_noun_like(scene: &Scene, at: usize) -> bool {
    let word = scene.doc.lower(at);
    let is_cue = scene.cues.binary_search_by_key(&at, |cue| cue.token).is_ok();
    let ends =
        matches!(word, "who" | "that" | "was" | "is" | "has" | "were" | "are" | "have" | "had" | "and")
            || matches!(word, "of" | "for" | "with" | "at" | "in" | "from" | "to" | "on" | "by" | "as");
    scene.doc.is_word(at) && !is_cue && !ends
}
