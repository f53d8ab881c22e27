//! Quotations: what was said, what tells that it was said, and by whom.
//!
//! Knows the [`Quote`] type and the order content → cue → source → speaker; not how each step decides.

pub mod content;
pub mod cue;
pub mod naming;
pub mod source;

mod kind;
mod speaker;

use super::coreference::Coreference;
use super::doc::Doc;
use super::entity::EntityIdx;
use super::judge::Judge;
use super::language;
use super::mention::{Form, Pronoun};
use super::scene::Scene;
use crate::text::Span;
use content::Content;
use cue::Cue;
pub use source::Rule;
use source::Source;
use source::relay::Relay;
use std::vec::IntoIter;

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
    /// A statement of its own, or words inside a sentence of the article's own.
    pub kind: QuoteKind,
    /// The words that tell that something was said: "told", "according to".
    pub cue: Option<Span>,
    /// The mention beside the cue: "he", "Mr Rubio", "a regional official".
    pub source: Option<Span>,
    /// Who that is.
    pub speaker: Option<Speaker>,
    /// The quotation that this one stands in.
    pub within: Option<QuoteIdx>,
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
    /// A statement of its own, whole or interrupted: “The way forward will depend on our consultations,” he added.
    Direct,
    /// Words in the writer's own sentence: Albusaidi described the talks as “very serious”.
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
pub fn find(scene: &Scene, coreference: &Coreference, judge: &(impl Judge + ?Sized)) -> Vec<Quote> {
    let referents = coreference.referents.as_slice();
    let sources = if language::is_english(scene.doc) {
        source::find(scene, referents, judge)
    } else {
        vec![(None, 0.0); scene.contents.len()]
    };
    let inner = source::inner::find(scene, referents, &sources);
    let mut found = Found { scene, coreference, quotes: Vec::with_capacity(sources.len()) };
    found.add(scene.contents, &mut sources.into_iter(), &mut inner.into_iter(), scene.cues, None);
    found.quotes
}

/// The least confidence in a source and who stands behind it. Below it about as many are wrong as right, and a reader
/// is better off with nobody than with the wrong one.
const LEAST: f32 = 0.68;

/// How the odds of the rankers become those that a speaker is right: Platt's scaling (1999), fitted to the articles that
/// examples/polnear keeps aside. The rankers' questions are not independent of each other, and make them too sure.
const SLOPE: f32 = 0.30;
const SHIFT: f32 = 0.88;

/// The confidence that a probability of the rankers is worth.
fn calibrated(probability: f32) -> f32 {
    let probability = probability.clamp(1e-4, 1.0 - 1e-4);
    let odds = (probability / (1.0 - probability)).ln();
    1.0 / (1.0 + (-(SLOPE * odds + SHIFT)).exp())
}

/// A source with its probability.
type Weighed = (Option<Source>, f32);

/// Quotes being collected.
struct Found<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    coreference: &'s Coreference,
    quotes: Vec<Quote>,
}

impl Found<'_, '_, '_> {
    /// Adds contents with their `sources`, and what stands inside them with the sources that `inner` holds; where
    /// these end nobody is known to speak. `cues` are the cues around the contents.
    fn add(
        &mut self,
        contents: &[Content],
        sources: &mut IntoIter<Weighed>,
        inner: &mut IntoIter<Weighed>,
        cues: &[Cue],
        within: Option<QuoteIdx>,
    ) {
        let inner_cues = self.scene.inside.as_ref().map_or(&[][..], |inside| inside.cues);
        let mut before = None;
        for (n, content) in contents.iter().enumerate() {
            let kind = kind::of(self.scene.doc, content, before, cues);
            before = Some((content, kind));
            let idx = QuoteIdx(self.quotes.len());
            let source = sources.next().unwrap_or_default();
            let mut quote = self.quote(content, kind, source, within);
            if within.is_none() && quote.source.is_some() {
                quote.via = self.via(n, source).filter(|via| Some(via) != quote.speaker.as_ref());
            }
            self.quotes.push(quote);
            self.add(&content.inner, inner, &mut Vec::new().into_iter(), inner_cues, Some(idx));
        }
    }

    fn quote(
        &self,
        content: &Content,
        kind: QuoteKind,
        (source, probability): Weighed,
        within: Option<QuoteIdx>,
    ) -> Quote {
        let (scene, doc) = (self.scene, self.scene.doc);
        let referents = self.coreference.referents.as_slice();
        let speaker = source.and_then(|source| speaker::of(scene, referents, source.phrase));
        let certainty = source.and_then(|source| self.coreference.certainty.get(source.phrase));
        let confidence = calibrated(probability * certainty.copied().unwrap_or(1.0));
        // The writer's own words need no speaker where nobody is told to have written them.
        let is_taken = |source: &Source| {
            let form = scene.phrases.get(source.phrase).map(|phrase| &phrase.form);
            speaker.is_some() || form != Some(&Form::Pronoun(Pronoun::Writer))
        };
        let source = source.filter(|source| confidence >= LEAST && is_taken(source));
        let speaker = speaker.filter(|_| source.is_some());
        Quote {
            content: content.span(doc),
            marked: doc.span(content.marked.clone()),
            kind,
            cue: source.and_then(|source| source.cue).map(|cue| cue_span(doc, cue)),
            source: source.and_then(|source| scene.phrases.get(source.phrase)).map(|phrase| phrase.span),
            confidence: if speaker.is_some() { confidence } else { 0.0 },
            speaker,
            via: None,
            within,
            rule: source.map_or(Rule::None, |source| source.rule),
        }
    }

    /// Through whom the article has what the outermost content `n` says.
    fn via(&self, n: usize, (source, _): Weighed) -> Option<Speaker> {
        let (scene, referents) = (self.scene, self.coreference.referents.as_slice());
        match source::relay::of(scene, n, &source?)? {
            Relay::Phrase(phrase) => speaker::of(scene, referents, phrase),
            Relay::Words(words) => {
                Some(Speaker::Described(scene.doc.span(words).of(scene.doc.text).to_owned()))
            }
        }
    }
}

fn cue_span(doc: &Doc, token: usize) -> Span {
    let length = if doc.lower(token) == "according" { 2 } else { 1 };
    doc.span(token..token + length)
}
