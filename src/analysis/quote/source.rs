//! Content + cues + phrases → [`Source`]: the mention that a quotation is attributed to, and the cue that does it.
//!
//! Rules in order; each sees only contents that are still open. Knows the grammar around quotation marks. Does
//! not know entities.

mod frame;
mod rules;
mod subject;
mod work;

use super::content::Content;
use super::cue::Cue;
use crate::analysis::doc::Doc;
use crate::analysis::mention::Phrase;

/// Everything that the rules look at.
pub struct Scene<'a, 't> {
    /// The tokens.
    pub doc: &'a Doc<'t>,
    /// The mentions, in order.
    pub phrases: &'a [Phrase],
    /// The cues, in order.
    pub cues: &'a [Cue],
    /// The contents, in order.
    pub contents: &'a [Content],
    /// For each token whether it is inside quotation marks.
    pub quoted: &'a [bool],
}

/// The rule that found a source, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// “SMITH: …”
    Transcript,
    /// “…,” Smith said.
    CueAfter,
    /// “…,” said Smith.
    InvertedAfter,
    /// Smith: “…”
    Colon,
    /// “…,” according to Smith.
    AccordingTo,
    /// the station quoted Smith as saying “…”
    QuotedAs,
    /// Smith said “…”
    CueBefore,
    /// The “…” plan, Smith said, …
    CueLater,
    /// Smith’s “…”
    Owner,
    /// The paragraph before was left open, and this one goes on.
    Continuation,
    /// Another quotation of the same paragraph has a source.
    SameParagraph,
    /// A paragraph that only quotes, after one that named somebody.
    ParagraphBefore,
    /// Smith hit back at the “…” plan.
    SubjectBefore,
    /// No rule found anybody.
    None,
}

impl Rule {
    /// The rule's name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Transcript => "transcript",
            Rule::CueAfter => "cue-after",
            Rule::InvertedAfter => "inverted-after",
            Rule::Colon => "colon",
            Rule::AccordingTo => "according-to",
            Rule::QuotedAs => "quoted-as",
            Rule::CueBefore => "cue-before",
            Rule::CueLater => "cue-later",
            Rule::Owner => "owner",
            Rule::Continuation => "continuation",
            Rule::SameParagraph => "same-paragraph",
            Rule::ParagraphBefore => "paragraph-before",
            Rule::SubjectBefore => "subject-before",
            Rule::None => "none",
        }
    }
}

/// Whom a quotation is attributed to, as the text says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The number of the phrase.
    pub phrase: usize,
    /// The token of the cue.
    pub cue: Option<usize>,
    /// What decided.
    pub rule: Rule,
}

/// The source of each content, where a rule finds one.
pub fn find(scene: &Scene) -> Vec<Option<Source>> {
    let mut sources: Vec<Option<Source>> = vec![None; scene.contents.len()];
    let speech: Vec<bool> = (0..scene.contents.len()).map(|n| !work::is_title(scene, n)).collect();
    for n in (0..scene.contents.len()).filter(|&n| speech[n]) {
        sources[n] = rules::local(scene, n);
    }
    rules::chain(scene, &speech, &mut sources);
    for n in (0..scene.contents.len()).filter(|&n| speech[n]) {
        sources[n] = sources[n].or_else(|| rules::last_resort(scene, n));
    }
    sources
}
