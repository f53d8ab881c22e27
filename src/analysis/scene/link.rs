//! Cues → links: each cue with the phrase that is its subject, over the whole document.
//!
//! A rule proposes a subject by the grammar around the cue; a model that annotated attributions taught weighs it
//! against the other phrases of the sentence.

use super::Scene;
use crate::analysis::judge::Judge;
use crate::analysis::mention::{Form, Phrase};
use crate::analysis::quote::cue::{Cue, CueForm};
use crate::analysis::ranker::{Features, bucket};
use std::ops::Range;

/// The most phrases on either side of a cue that are looked at.
const MAX_LEFT: usize = 10;
const MAX_RIGHT: usize = 3;

/// A cue, and who does what it reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The cue.
    pub cue: Cue,
    /// The number of the phrase that is its subject.
    pub phrase: usize,
    /// How sure that is.
    pub probability: f32,
}

/// What there is to choose from for the subject of one cue.
pub struct Subjects {
    /// The phrase that the grammar around the cue proposes; always one of the candidates.
    pub proposed: Option<usize>,
    /// The phrases that may be the subject; nobody is the last.
    pub candidates: Vec<Option<usize>>,
    /// The features of each.
    pub features: Features,
}

/// The links of a document, in order of their cues.
pub(super) fn find(scene: &Scene, judge: &(impl Judge + ?Sized)) -> Vec<Link> {
    let mut links = Vec::with_capacity(scene.cues.len());
    let mut used = Features::default();
    for cue in scene.cues {
        let subjects = Subjects::of(scene, cue, links.last(), used);
        let (chosen, probability) = judge.subject(&subjects);
        if let Some(phrase) = subjects.candidates.get(chosen).copied().flatten() {
            links.push(Link { cue: *cue, phrase, probability });
        }
        used = subjects.features;
    }
    links
}

impl Subjects {
    /// What there is to choose from for a cue; `before` is the link before it. The features take the room of `used`.
    pub fn of(scene: &Scene, cue: &Cue, before: Option<&Link>, used: Features) -> Subjects {
        let sentence = scene.doc.sentence_at(cue.token);
        let speaks = |(n, phrase): (usize, &Phrase)| phrase.can_speak().then_some(n);
        let left = scene.phrases_in(sentence.start..cue.token).rev().filter_map(speaks).take(MAX_LEFT);
        let right = scene.phrases_in(cue.token + 1..sentence.end).filter_map(speaks).take(MAX_RIGHT);
        let proposed = proposed(scene, cue);
        let mut all = Vec::with_capacity(MAX_LEFT + MAX_RIGHT + 1);
        all.extend(left.chain(right).chain(proposed));
        all.sort_unstable();
        all.dedup();
        let before = before.filter(|link| sentence.contains(&link.cue.token));
        let asked = Asked { scene, cue, proposed, before };
        let candidates: Vec<Option<usize>> = all.into_iter().map(Some).chain([None]).collect();
        let mut features = used.cleared();
        for &candidate in &candidates {
            asked.add_features(candidate, &candidates, &mut features);
            features.end_candidate();
        }
        Subjects { proposed, candidates, features }
    }
}

/// One cue with all that its candidates share.
struct Asked<'a, 's, 't> {
    scene: &'a Scene<'s, 't>,
    cue: &'a Cue,
    proposed: Option<usize>,
    before: Option<&'a Link>,
}

impl Asked<'_, '_, '_> {
    fn add_features(&self, candidate: Option<usize>, all: &[Option<usize>], features: &mut Features) {
        let word = self.scene.doc.entry(self.cue.token).hash;
        let around = (self.word(self.cue.token.wrapping_sub(1)), self.word(self.cue.token + 1));
        let Some((n, phrase)) = candidate.and_then(|n| Some((n, self.scene.phrases.get(n)?))) else {
            features.add(200, (self.cue.form, self.proposed.is_some(), all.len().min(4)));
            features.add(201, word);
            features.add(202, (self.cue.form, around));
            features.add(203, (self.cue.form, around.0, self.before.is_some()));
            return;
        };
        let place = self.place(n, phrase, all);
        let class = (class(phrase), phrase.subject, phrase.possessive);
        let agrees = self.proposed == Some(n);
        let is_before = self.before.map(|link| link.phrase == n);
        let gap = self.gap(phrase);
        let (between, leads_clause) = (self.between(&gap), self.leads_clause(phrase));
        let beside = (self.word(phrase.whole.start.wrapping_sub(1)), self.word(phrase.whole.end));
        features.add(210, (self.cue.form, agrees, self.proposed.is_some()));
        features.add(211, (agrees, place, class));
        features.add(212, (self.cue.form, place, class));
        features.add(213, (word, place.0, place.1));
        features.add(214, (self.cue.form, place.0, bucket(gap.len())));
        features.add(215, (place, beside.1));
        features.add(216, (place.0, beside.0, class));
        features.add(217, (place, around.0, class.1));
        features.add(218, (place.0, around.0, beside.1));
        features.add(219, (is_before, around.0, place.0));
        features.add(220, (is_before, agrees, place));
        features.add(221, (place.0, between, class.1));
        features.add(222, (place.0, between, agrees));
        features.add(223, (place, around.1, agrees));
        features.add(225, (place, leads_clause, agrees));
        features.add(226, (place.0, leads_clause, between));
        features.add(224, (place.0, around.0, self.word(self.cue.token.wrapping_sub(2)), class.1));
    }

    /// On which side it stands, how many others stand between, and how many of those are subjects.
    fn place(&self, n: usize, phrase: &Phrase, all: &[Option<usize>]) -> (bool, usize, usize) {
        let is_left = phrase.whole.start < self.cue.token;
        let between = all.iter().flatten().filter(|&&other| {
            let start = self.scene.phrases[other].whole.start;
            other != n
                && if is_left {
                    start > phrase.whole.start && start < self.cue.token
                } else {
                    start < phrase.whole.start && start > self.cue.token
                }
        });
        let subjects = between.clone().filter(|&&other| self.scene.phrases[other].subject).count();
        (is_left, between.count().min(4), subjects.min(2))
    }

    /// Whether a relative clause follows: "Smith, who last year said".
    fn leads_clause(&self, phrase: &Phrase) -> bool {
        let end = phrase.whole.end;
        let next = end + usize::from(self.scene.doc.word(end) == ",");
        matches!(self.scene.doc.lower(next), "who" | "which" | "that")
    }

    /// The tokens between the phrase and the cue.
    fn gap(&self, phrase: &Phrase) -> Range<usize> {
        if phrase.whole.start < self.cue.token {
            phrase.whole.end.min(self.cue.token)..self.cue.token
        } else {
            self.cue.token + 1..phrase.whole.start.max(self.cue.token + 1)
        }
    }

    /// What stands between: commas, other cues, words that begin a clause, quotations.
    fn between(&self, gap: &Range<usize>) -> (usize, usize, bool, bool) {
        let doc = self.scene.doc;
        let cues = {
            let start = self.scene.cues.partition_point(|cue| cue.token < gap.start);
            let end = self.scene.cues.partition_point(|cue| cue.token < gap.end);
            (end - start).min(2)
        };
        let (mut commas, mut clause, mut quoted) = (0, false, false);
        for at in gap.clone() {
            match doc.lower(at) {
                "," => commas += 1,
                "that" | "who" | "which" | "when" | "after" | "as" | "while" | "because" | "before"
                | "if" | "whether" => clause = true,
                _ => {}
            }
            quoted |= self.scene.quoted[at];
        }
        (commas.min(2), cues, clause, quoted)
    }

    fn word(&self, token: usize) -> u64 {
        self.scene.word_class(token)
    }
}

fn class(phrase: &Phrase) -> u8 {
    match &phrase.form {
        Form::Name { .. } if phrase.is_person_name() => 0,
        Form::Name { .. } => 1,
        Form::Pronoun(_) => 2,
        Form::Description(_) => 3,
    }
}

/// The subject that the grammar around the cue proposes.
fn proposed(scene: &Scene, cue: &Cue) -> Option<usize> {
    let clause = clause_before(scene, cue.token);
    match cue.form {
        CueForm::Verb if leads(scene, &clause) => {
            scene.subject_behind(cue.token).or_else(|| scene.subject_of(cue.token, clause))
        }
        CueForm::Participle if leads(scene, &clause) => {
            scene.main_subject(cue.token + 1..scene.doc.sentence_at(cue.token).end)
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
