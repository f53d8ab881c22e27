//! Quotations: what was said, what tells that it was said, and by whom.
//!
//! Knows the [`Quote`] type and the order content → cue → source → speaker; not how each step decides.

pub mod content;
pub mod cue;
pub mod source;

mod speaker;

use super::doc::Doc;
use super::entity::EntityIdx;
use super::language;
use crate::text::Span;
use content::Content;
pub use source::Rule;
use source::ranker::Ranker;
use source::{Scene, Source};

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
    /// The quotation that this one stands in.
    pub within: Option<QuoteIdx>,
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

/// The quotations of a scene, in order; those inside another one follow it. Outside English, whose grammar alone is
/// known, nobody is named.
pub fn find(scene: &Scene, ranker: &Ranker) -> Vec<Quote> {
    let sources = if language::is_english(scene.doc) {
        source::find(scene, ranker)
    } else {
        vec![(None, 0.0); scene.contents.len()]
    };
    let mut inner = source::inner::find(scene, &sources).into_iter();
    let mut quotes = Vec::with_capacity(sources.len());
    for (content, source) in scene.contents.iter().zip(sources) {
        let outer = QuoteIdx(quotes.len());
        quotes.push(quote(scene, content, source, None));
        for content in &content.inner {
            let idx = QuoteIdx(quotes.len());
            quotes.push(quote(scene, content, inner.next().unwrap_or_default(), Some(outer)));
            add_inner(scene, content, idx, &mut quotes);
        }
    }
    quotes
}

/// Adds what stands inside a content that is itself inside another one; nobody tells who speaks there.
fn add_inner(scene: &Scene, content: &Content, within: QuoteIdx, quotes: &mut Vec<Quote>) {
    for content in &content.inner {
        let idx = QuoteIdx(quotes.len());
        quotes.push(quote(scene, content, (None, 0.0), Some(within)));
        add_inner(scene, content, idx, quotes);
    }
}

fn quote(
    scene: &Scene,
    content: &Content,
    (source, probability): (Option<Source>, f32),
    within: Option<QuoteIdx>,
) -> Quote {
    let doc = scene.doc;
    let speaker = source.and_then(|source| speaker::of(scene, source.phrase));
    Quote {
        content: content.span(doc),
        marked: doc.span(content.marked.clone()),
        kind: kind(doc, content),
        cue: source.and_then(|source| source.cue).map(|cue| cue_span(doc, cue)),
        source: source.and_then(|source| scene.phrases.get(source.phrase)).map(|phrase| phrase.span),
        confidence: if speaker.is_some() { probability } else { 0.0 },
        speaker,
        within,
        rule: source.map_or(Rule::None, |source| source.rule),
    }
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
