//! The sources of quotations inside quotations: a minister who quotes a letter.
//!
//! Knows only what stands inside the outer quotation: its own cues and phrases. Takes a source only where a clear
//! cue beside the inner quotation names it, since what people quote is often nobody's words.

use super::frame::Frame;
use super::{Rule, Source, rules};
use crate::analysis::coreference::Referent;
use crate::analysis::doc::Doc;
use crate::analysis::judge::Judge;
use crate::analysis::mention::{Determiner, Form, Phrase};
use crate::analysis::quote::content::Content;
use crate::analysis::quote::cue::{self, Cue, CueForm};
use crate::analysis::quote::speaker;
use crate::analysis::scene::Scene;

/// The least weight of a cue that is clear.
const MIN_WEIGHT: f32 = 0.3;
/// The most tokens between a clear cue and the quotation: "said to me,".
const MAX_GAP: usize = 3;
/// The confidence in a source beside a clear cue.
const CONFIDENCE: f32 = 0.8;

/// What stands inside the contents of a document.
#[derive(Debug, Default)]
pub struct Inside {
    /// The contents directly inside another one, in order.
    contents: Vec<Content>,
    /// For each token whether it is anything but the words of an outer quotation that holds an inner one.
    hidden: Vec<bool>,
    /// The cues among the words that are not hidden.
    cues: Vec<Cue>,
}

impl Inside {
    /// What stands inside `contents`.
    pub fn of(doc: &Doc, contents: &[Content]) -> Inside {
        if contents.iter().all(|content| content.inner.is_empty()) {
            return Inside::default();
        }
        let mut hidden = vec![true; doc.tokens.len()];
        let mut inner = Vec::new();
        for content in contents.iter().filter(|content| !content.inner.is_empty()) {
            hidden[content.tokens.clone()].fill(false);
            for found in &content.inner {
                hidden[found.marked.clone()].fill(true);
                inner.push(found.clone());
            }
        }
        let cues = cue::find(doc, &hidden);
        Inside { contents: inner, hidden, cues }
    }

    /// The scene inside the quotations, if there is any.
    pub fn scene<'a, 't>(
        &'a self,
        doc: &'a Doc<'t>,
        phrases: &'a [Phrase],
        judge: &(impl Judge + ?Sized),
    ) -> Option<Scene<'a, 't>> {
        let found = !self.contents.is_empty();
        found.then(|| Scene::new(doc, phrases, &self.cues, &self.contents, &self.hidden, judge))
    }
}

/// The source of each content directly inside another one, with its probability, in order. `outer` holds those of
/// the contents of the scene.
pub(in crate::analysis::quote) fn find(
    scene: &Scene,
    referents: &[Option<Referent>],
    outer: &[(Option<Source>, f32)],
) -> Vec<(Option<Source>, f32)> {
    let Some(view) = scene.inside.as_deref() else { return Vec::new() };
    let holders = scene.contents.iter().zip(outer);
    let outer = holders.flat_map(|(content, source)| content.inner.iter().map(move |_| *source));
    let sources = outer.enumerate().map(|(n, (speaker, probability))| {
        if let Some(cue) = first_person(view, n) {
            let rule = Rule::FirstPerson;
            return (speaker.map(|source| Source { cue: Some(cue), rule, ..source }), probability);
        }
        let is_known = |source: &Source| speaker::of(view, referents, source.phrase).is_some();
        let clear =
            rules::from_sentence(view, n).find(|source| is_known(source) && is_clear(view, n, source));
        (clear, clear.map_or(0.0, |_| CONFIDENCE))
    });
    sources.collect()
}

/// The cue that has the speaker of the outer quotation for its subject: “I told him, ‘no’”.
fn first_person(view: &Scene, n: usize) -> Option<usize> {
    let frame = Frame::of(view, n);
    let is_mine = |cue: &&Cue| {
        let subject = before_verb(view.doc, cue.token).filter(|&at| !view.quoted[at]);
        subject.is_some_and(|at| matches!(view.doc.lower(at), "i" | "we"))
    };
    let in_sentence = |token| frame.left.contains(&token) || frame.right.contains(&token);
    let mut near = cues_beside(view, n).filter(|cue| cue.form == CueForm::Verb && in_sentence(cue.token));
    near.find(is_mine).map(|cue| cue.token)
}

/// The token before a verb that is no adverb or auxiliary of it.
fn before_verb(doc: &Doc, verb: usize) -> Option<usize> {
    let sentence = doc.sentence_at(verb);
    (sentence.start..verb).rev().find(|&at| !doc.is_adverb(at) && !doc.is_auxiliary(at))
}

/// Whether a source stands right beside its cue, and the cue beside the inner content. Somebody known is meant:
/// "people say" gives the words of nobody in particular, and whose "his people" are is told elsewhere.
fn is_clear(view: &Scene, n: usize, source: &Source) -> bool {
    let (Some(phrase), Some(cue)) = (view.phrases.get(source.phrase), source.cue) else { return false };
    let is_bare = matches!(&phrase.form, Form::Description(found) if found.determiner == Determiner::Bare);
    let is_somebodys =
        matches!(view.doc.lower(phrase.whole.start), "my" | "our" | "your" | "his" | "her" | "their");
    let has_verb = match source.rule {
        Rule::CueAfter | Rule::CueBefore | Rule::Colon => {
            before_verb(view.doc, cue).is_some_and(|at| phrase.whole.contains(&at))
        }
        Rule::InvertedAfter | Rule::AccordingTo => true,
        _ => false,
    };
    has_verb && !is_bare && !is_somebodys && cues_beside(view, n).any(|found| found.token == cue)
}

/// The clear cues that stand close to an inner content.
fn cues_beside<'v>(view: &'v Scene, n: usize) -> impl Iterator<Item = &'v Cue> {
    let marked = &view.contents[n].marked;
    let start = view.cues.partition_point(|cue| cue.token + MAX_GAP < marked.start);
    let end = view.cues.partition_point(|cue| cue.token <= marked.end + MAX_GAP);
    view.cues.get(start..end).unwrap_or_default().iter().filter(|cue| cue.weight >= MIN_WEIGHT)
}
