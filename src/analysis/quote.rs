//! Quotations: what was said, what tells that it was said, and by whom.
//!
//! Knows the [`Quote`] type and the order content → cue → source → speaker; not how each step decides.

pub mod content;

use super::entity::EntityIdx;
use crate::text::Span;

/// The number of a quote in [`super::Analysis::quotes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteIdx(pub usize);

/// One stretch in quotation marks that somebody is quoted with.
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

/// The rule that found a quote's speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// No rule found anybody.
    None,
}

impl Rule {
    /// The rule's name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Rule::None => "none",
        }
    }
}
