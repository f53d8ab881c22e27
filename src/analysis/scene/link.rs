//! Cues → links: each cue with the phrase that is its subject, over the whole document.

use super::Scene;
use crate::analysis::quote::cue::{Cue, CueForm};
use std::ops::Range;

/// A cue, and who does what it reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The cue.
    pub cue: Cue,
    /// The number of the phrase that is its subject.
    pub phrase: usize,
}

/// The links of a document, in order of their cues.
pub(super) fn find(scene: &Scene) -> Vec<Link> {
    scene.cues.iter().filter_map(|cue| Some(Link { cue: *cue, phrase: subject(scene, cue)? })).collect()
}

fn subject(scene: &Scene, cue: &Cue) -> Option<usize> {
    let clause = clause_before(scene, cue.token);
    match cue.form {
        CueForm::Verb if leads(scene, &clause) => {
            scene.subject_behind(cue.token).or_else(|| scene.subject_of(cue.token, clause))
        }
        CueForm::Verb | CueForm::Participle => scene.subject_of(cue.token, clause),
        CueForm::AccordingTo => scene.speaking_phrase_in(cue.token + 2..scene.doc.sentence_at(cue.token).end),
        CueForm::Passive => scene.agent_of(cue.token),
        CueForm::Noun => scene.owner_of(cue.token),
    }
}

/// From the start of the sentence, or from the last quotation in it, to the cue.
fn clause_before(scene: &Scene, cue: usize) -> Range<usize> {
    let sentence = scene.doc.sentence_at(cue);
    let start = (sentence.start..cue).rev().find(|&at| scene.quoted[at]).map_or(sentence.start, |at| at + 1);
    start..cue
}

/// Whether nothing but marks stands before the cue in its clause: “…,” said Smith.
fn leads(scene: &Scene, clause: &Range<usize>) -> bool {
    clause.clone().all(|at| !scene.doc.is_word(at))
}
