//! Quotations: what was said, what tells that it was said, and by whom.
//!
//! Knows the [`Quote`] type and the order content → cue → source → speaker; not how each step decides.

pub mod content;
pub mod cue;
pub mod source;

mod speaker;

use super::coreference::Coreference;
use super::doc::Doc;
use super::entity::EntityIdx;
use super::judge::Judge;
use super::scene::Scene;
use crate::text::Span;
use content::Content;
pub use source::Rule;
use source::relay::Relay;

/// The number of a quote in [`super::Analysis::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteIdx(pub usize);

/// One stretch in quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words themselves, without their quotation marks.
    pub content: Span,
    /// The words with their marks.
    pub marked: Span,
    /// Whole sentences, or words inside a sentence of the article's own.
    pub kind: QuoteKind,
    /// The words that tell that something was said: "told", "according to".
    pub cue: Option<Span>,
    /// The mention beside the cue: "he", "Mr Rubio", "a regional official".
    pub source: Option<Span>,
    /// Who that is.
    pub speaker: Option<Speaker>,
    /// Through whom the article has it: “state television quoted him as saying”.
    pub via: Option<Speaker>,
    /// Which rule decided.
    pub rule: Rule,
    /// How sure the engine is of the speaker, from 0 to 1.
    pub confidence: f32,
}

/// Whether a quotation stands on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// A sentence or more: “The way forward will depend on our consultations,” he added.
    Direct,
    /// Part of a sentence: Albusaidi described the talks as “very serious”.
    Mixed,
}

/// Who is quoted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Speaker {
    /// Somebody with a name in the article.
    Entity(EntityIdx),
    /// A source that is never named, as described: "a regional official".
    Described(String),
}

/// For each token whether it is inside quotation marks.
pub fn quoted_tokens(doc: &Doc, contents: &[Content]) -> Vec<bool> {
    let mut quoted = vec![false; doc.tokens.len()];
    for content in contents {
        quoted[content.marked.clone()].fill(true);
    }
    quoted
}

/// The quotations of a scene, in order.
pub fn find(scene: &Scene, coreference: &Coreference, judge: &(impl Judge + ?Sized)) -> Vec<Quote> {
    let (doc, referents) = (scene.doc, coreference.referents.as_slice());
    let sources = source::find(scene, referents, judge);
    let quotes =
        scene.contents.iter().zip(sources).enumerate().map(|(n, (content, (source, probability)))| {
            let speaker = source.and_then(|source| speaker::of(scene, referents, source.phrase));
            let certainty = source.and_then(|source| coreference.certainty.get(source.phrase)).copied();
            let relay = source.and_then(|source| source::relay::of(scene, n, &source));
            let via = relay.and_then(|relay| match relay {
                Relay::Phrase(phrase) => speaker::of(scene, referents, phrase),
                Relay::Words(words) => Some(Speaker::Described(doc.span(words).of(doc.text).to_owned())),
            });
            Quote {
                content: content.span(doc),
                marked: doc.span(content.marked.clone()),
                kind: kind(doc, content),
                cue: source.and_then(|source| source.cue).map(|cue| cue_span(doc, cue)),
                source: source.and_then(|source| scene.phrases.get(source.phrase)).map(|phrase| phrase.span),
                confidence: if speaker.is_some() { probability * certainty.unwrap_or(1.0) } else { 0.0 },
                via: via.filter(|via| Some(via) != speaker.as_ref()),
                speaker,
                rule: source.map_or(Rule::None, |source| source.rule),
            }
        });
    quotes.collect()
}

fn cue_span(doc: &Doc, token: usize) -> Span {
    let length = if doc.lower(token) == "according" { 2 } else { 1 };
    doc.span(token..token + length)
}

/// A quotation is direct if it is a sentence: it begins with a capital, and ends with a mark of its own.
fn kind(doc: &Doc, content: &Content) -> QuoteKind {
    let ends = matches!(doc.word(content.tokens.end - 1), "." | "," | "?" | "!" | "…" | "..." | "—" | "–");
    let begins = !doc.word(content.tokens.start).starts_with(char::is_lowercase);
    if begins && (ends || content.goes_on || content.tokens.len() > 6) || ends && content.tokens.len() > 8 {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}
