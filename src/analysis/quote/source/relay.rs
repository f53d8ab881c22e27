//! Source → relay: through whom the article has it, where it says so: “state television quoted him as saying”.
//!
//! Knows the grammar around the source and its cue. Whoever merely asked ("told Reuters") relays nothing.

use super::Source;
use super::frame::Frame;
use super::rules::is_quoting;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase};
use crate::analysis::quote::cue::CueForm;
use crate::analysis::scene::{Link, Scene};
use crate::lexicon::{CueKind, Sort};
use std::ops::Range;

/// The most words of a relay that is no phrase.
const MAX_WORDS: usize = 5;
/// The most words between what a source does and the words that name the relay: "said on Tuesday, according to".
const MAX_GAP: usize = 8;

/// Who relays what somebody says.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::analysis::quote) enum Relay {
    /// The number of a phrase.
    Phrase(usize),
    /// Words that are no phrase of those that speak: "state television".
    Words(Range<usize>),
}

/// A source, and where it stands.
struct Said<'a, 't> {
    scene: &'a Scene<'a, 't>,
    phrase: usize,
    /// The source's words.
    whole: Range<usize>,
    cue: Option<usize>,
    sentence: Range<usize>,
    /// Behind the source, its cue, and the content where that comes first.
    behind: usize,
}

/// Who relays what `source` says in content `n`.
pub(in crate::analysis::quote) fn of(scene: &Scene, n: usize, source: &Source) -> Option<Relay> {
    let whole = scene.phrases.get(source.phrase)?.whole.clone();
    let sentence = scene.doc.sentence_at(whole.start);
    let (frame, marked) = (Frame::of(scene, n), &scene.contents.get(n)?.marked);
    let ends = [Some(whole.end), source.cue.map(|cue| cue + 1), Some(marked.end)];
    let is_near = marked.start >= sentence.start && marked.end <= sentence.end.max(frame.right.end);
    let behind = ends.into_iter().flatten().take(if is_near { 3 } else { 2 }).max()?;
    let said = Said { scene, phrase: source.phrase, whole, cue: source.cue, sentence, behind };
    said.quoted_as().or_else(|| {
        let found = said.carried_by().or_else(|| said.according_to());
        found.or_else(|| said.reported_before()).or_else(|| said.reported_behind()).map(Relay::Phrase)
    })
}

impl Said<'_, '_> {
    /// “State television quoted Smith as saying”, “quoting Smith as saying”.
    fn quoted_as(&self) -> Option<Relay> {
        let doc = self.scene.doc;
        let verb = self.cue.filter(|&cue| cue < self.whole.start && is_quoting(doc.lower(cue)))?;
        let start = self.sentence.start;
        let clause = (start..verb).rev().find(|&at| self.scene.quoted[at]).map_or(start, |at| at + 1)..verb;
        let linked = self.scene.link_at(verb).map(|link| link.phrase);
        let phrase = linked.or_else(|| self.scene.subject_of(verb, clause.clone()));
        let phrase = phrase.filter(|&phrase| self.is_other(phrase));
        let words = self.words_until(clause);
        let holds = |phrase: usize| self.scene.phrases[phrase].whole.end >= words.end;
        match phrase {
            Some(phrase) if words.is_empty() || holds(phrase) => Some(Relay::Phrase(phrase)),
            _ => (!words.is_empty()).then_some(Relay::Words(words)),
        }
    }

    /// The words of a noun phrase at the end of `clause`.
    fn words_until(&self, clause: Range<usize>) -> Range<usize> {
        let doc = self.scene.doc;
        let end = clause.clone().rev().find(|&at| !doc.is_adverb(at) && !doc.is_auxiliary(at));
        let end = end.map_or(clause.start, |at| at + 1);
        let belongs = |at: &usize| {
            doc.is_word(*at) && !matches!(doc.lower(*at), "and" | "but" | "while" | "who" | "which" | "that")
        };
        let start = (clause.start..end).rev().take_while(belongs).take(MAX_WORDS).last().unwrap_or(end);
        start..end
    }

    /// “Smith was quoted by state television as saying”, “said in remarks carried by state television”.
    fn carried_by(&self) -> Option<usize> {
        let doc = self.scene.doc;
        let is_carried = |at: &usize| {
            let word = doc.lower(*at);
            let is_carried =
                matches!(word, "carried" | "aired" | "broadcast" | "published" | "quoted" | "cited");
            is_carried && !self.scene.quoted[*at]
        };
        let participle = (self.whole.end..self.sentence.end).find(is_carried)?;
        let from = self.cue.filter(|&cue| cue < participle).unwrap_or(self.whole.end).max(self.whole.end);
        let is_near = participle <= from + MAX_GAP && !self.has_verb(from + 1..participle);
        let stop = self.sentence.end.min(participle + MAX_GAP);
        let by = (participle + 1..stop).find(|&at| matches!(doc.lower(at), "by" | "on"))?;
        self.scene.phrase_from(by + 1).filter(|&phrase| is_near && self.is_medium(phrase))
    }

    /// “According to state television, Smith said”, “…,” Smith said, according to state television.
    fn according_to(&self) -> Option<usize> {
        let cue = self.cue?;
        let is_according = |at: &usize| {
            let found = self.scene.cues.binary_search_by_key(at, |cue| cue.token).ok();
            found.is_some_and(|n| self.scene.cues[n].form == CueForm::AccordingTo)
        };
        let before = (self.sentence.start..self.whole.start.min(cue)).rev().find(is_according);
        if let Some(according) = before {
            let relay = self.object(according + 2..self.whole.start)?;
            let end = self.scene.phrases[relay].whole.end;
            return (!self.has_verb(end..self.whole.start)).then_some(relay);
        }
        let stop = self.scene.doc.sentence_at(self.behind).end.min(self.behind + MAX_GAP);
        let according = (self.behind..stop).find(is_according).filter(|&at| at != cue)?;
        let relay = self.object(according + 2..self.scene.doc.sentence_at(according).end)?;
        (!self.has_verb(self.behind..according)).then_some(relay)
    }

    /// Whom the words of `range` begin with, or else who speaks first in them.
    fn object(&self, range: Range<usize>) -> Option<usize> {
        let names = |phrase: &Phrase| matches!(phrase.form, Form::Name { kind: EntityKind::Work, .. });
        let first = self.scene.phrases_in(range.clone()).next();
        let first = first.filter(|(_, phrase)| phrase.whole.start == range.start && names(phrase));
        let relay = first.map(|(n, _)| n).or_else(|| self.scene.speaking_phrase_in(range));
        relay.filter(|&relay| self.is_other(relay))
    }

    /// “State television reported that Smith said”.
    fn reported_before(&self) -> Option<usize> {
        self.cue.filter(|&cue| cue > self.whole.start)?;
        let that = self.whole.start.checked_sub(1)?;
        let verb = that.checked_sub(usize::from(self.scene.doc.lower(that) == "that"))?;
        let is_finite = |at| self.scene.doc.entry(at).cue.is_some_and(|cue| cue.kind == CueKind::Finite);
        let link = self.scene.link_at(verb).filter(|link| link.cue.form == CueForm::Verb && is_finite(verb));
        let relay = link?.phrase;
        self.is_medium(relay).then_some(relay)
    }

    /// “…,” Smith said, state television reported.
    fn reported_behind(&self) -> Option<usize> {
        self.cue?;
        let comma = self.behind;
        let relay = self.scene.phrase_from(comma + 1).filter(|_| self.scene.doc.word(comma) == ",")?;
        let end = self.scene.phrases[relay].whole.end;
        let reports = |link: &Link| link.phrase == relay && link.cue.form == CueForm::Verb;
        let has_cue = self.scene.links_in(end..end + 3).iter().any(reports);
        (has_cue && self.is_medium(relay)).then_some(relay)
    }

    /// Whether somebody says something in `range`.
    fn has_verb(&self, range: Range<usize>) -> bool {
        let is_verb = |link: &Link| matches!(link.cue.form, CueForm::Verb | CueForm::Participle);
        self.scene.links_in(range).iter().any(is_verb)
    }

    fn is_other(&self, phrase: usize) -> bool {
        phrase != self.phrase
            && self.scene.phrases.get(phrase).is_some_and(|other| {
                other.whole.end <= self.whole.start || other.whole.start >= self.whole.end
            })
    }

    /// Whether a phrase is somebody else who may publish what others say.
    fn is_medium(&self, phrase: usize) -> bool {
        let publishes = |phrase: &Phrase| match &phrase.form {
            Form::Name { kind, .. } => matches!(kind, EntityKind::Organization | EntityKind::Work),
            Form::Description(description) => matches!(description.sort, Sort::Body | Sort::People),
            Form::Pronoun(_) => false,
        };
        self.is_other(phrase) && self.scene.phrases.get(phrase).is_some_and(publishes)
    }
}
