//! The rules, each a function from a scene and a content to a source.

use super::frame::Frame;
use super::{Rule, Source};
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase, Pronoun};
use crate::analysis::quote::cue::{Cue, CueForm};
use crate::analysis::scene::{Link, Scene};
use crate::lexicon::outlet::is_outlet;
use std::ops::Range;

/// Cues that stand before their subject: “…,” said Smith.
const MIN_INVERTED: f32 = 0.35;
/// The most words behind a name that signs a quotation: ", mayor of York".
const MAX_BEHIND_SIGNATURE: usize = 8;
/// The fewest tokens of a quotation that is credited in brackets; what is shorter is a title.
const MIN_CREDITED: usize = 6;
/// How many contents back in its paragraph a content looks for its source.
const MAX_CONTENTS: usize = 200;
/// The most words between somebody and what they are quoted as saying: ", the army’s spokesman, as saying".
const MAX_QUOTED: usize = 16;
/// A cue that only mentions speech needs this weight to beat another one that stands farther off.
const STRONG: f32 = 0.3;

/// What the sentence around a content tells: the sources that the rules propose, the most trusted first.
pub(super) fn from_sentence(scene: &Scene, content: usize) -> impl Iterator<Item = Source> {
    let frame = Frame::of(scene, content);
    let proposals = [
        transcript(scene, content),
        signed(scene, content),
        credited(scene, content, &frame),
        quoted_as(scene, &frame),
        cue_after(scene, content, &frame),
        according_to(scene, &frame),
        colon(scene, content, &frame),
        cue_before(scene, &frame),
        cue_later(scene, &frame),
        owner(scene, &frame),
        subject_before(scene, &frame),
    ];
    proposals.into_iter().flatten()
}

/// What the contents before a content tell, whose sources are `chosen`.
pub(super) fn from_contents_before(
    scene: &Scene,
    n: usize,
    chosen: &[Option<usize>],
) -> impl Iterator<Item = Source> {
    let frame = Frame::of(scene, n);
    let bare = frame.is_bare(scene);
    let proposals = [
        continuation(scene, n, chosen),
        same_paragraph(scene, n, chosen).filter(|_| bare),
        paragraph_before(scene, n, chosen).filter(|_| bare),
    ];
    proposals.into_iter().flatten()
}

/// Smith hit back at the “…” plan: the subject of a sentence without a cue.
fn subject_before(scene: &Scene, frame: &Frame) -> Option<Source> {
    let phrase = scene.main_subject(frame.left.clone())?;
    Some(Source { phrase, cue: None, rule: Rule::SubjectBefore })
}

fn cues_in<'s>(scene: &'s Scene, range: Range<usize>) -> impl DoubleEndedIterator<Item = &'s Cue> {
    let start = scene.cues.partition_point(|cue| cue.token < range.start);
    let end = scene.cues.partition_point(|cue| cue.token < range.end);
    scene.cues.get(start..end).unwrap_or_default().iter()
}

/// “…,” Smith said. “…,” said Smith.
fn cue_after(scene: &Scene, content: usize, frame: &Frame) -> Option<Source> {
    let doc = scene.doc;
    let mut start = frame.right.start;
    let closed = ends_as_speech(scene, content);
    let comma = matches!(doc.word(start), "," | "—" | "–" | "--");
    if !closed && !comma {
        return None;
    }
    start += usize::from(comma);
    let next = next_content(scene, content).map_or(frame.right.end, |next| next.min(frame.right.end));
    let right = start..next.max(start);
    inverted(scene, right.clone()).or_else(|| {
        let verb =
            cues_in(scene, right.clone()).find(|cue| cue.form == CueForm::Verb && cue.weight >= STRONG)?;
        let phrase = scene.link_at(verb.token)?.phrase;
        let first = scene.phrases_in(right.clone()).next()?.1.whole.start;
        let begins = (right.start..first).all(|at| doc.is_adverb(at) || !doc.is_word(at));
        begins.then_some(Source { phrase, cue: Some(verb.token), rule: Rule::CueAfter })
    })
}

/// Whether the content ends with a mark of its own, nested quotation marks left aside.
pub(super) fn ends_as_speech(scene: &Scene, content: usize) -> bool {
    let inside = scene.contents[content].tokens.clone().rev();
    let last = inside.map(|at| scene.doc.word(at)).find(|word| !matches!(*word, "'" | "’" | "”" | "\""));
    matches!(last, Some("," | "?" | "!" | "." | "—" | "…" | "..." | "–" | "--"))
}

/// “SMITH: …”: the name stands inside the marks, as in transcripts.
fn transcript(scene: &Scene, content: usize) -> Option<Source> {
    let phrase = scene.phrase_from(scene.contents[content].tokens.start)?;
    let found = &scene.phrases[phrase];
    let is_label = scene.doc.word(found.whole.end) == ":" && found.kind() != EntityKind::Place;
    is_label.then_some(Source { phrase, cue: None, rule: Rule::Transcript })
}

/// “…” — Ann Smith: a name behind a dash, with little else up to the end of the paragraph.
fn signed(scene: &Scene, content: usize) -> Option<Source> {
    let dash = scene.contents[content].marked.end;
    let phrase = scene.phrase_from(dash + 1)?;
    let found = &scene.phrases[phrase];
    let block = scene.doc.blocks.get(scene.doc.block_of(dash))?.tokens.end;
    let is_dash = matches!(scene.doc.word(dash), "―" | "—" | "–" | "-" | "--");
    let ends = block.checked_sub(found.whole.end).is_some_and(|behind| behind <= MAX_BEHIND_SIGNATURE);
    let verb =
        cues_in(scene, found.whole.end..block).any(|cue| cue.form == CueForm::Verb && cue.weight >= STRONG);
    (is_dash && ends && !verb && signs(scene, content, found)).then_some(Source {
        phrase,
        cue: None,
        rule: Rule::Signed,
    })
}

/// “…” [Daily News.]: a name alone in brackets behind a whole sentence that nobody else says.
fn credited(scene: &Scene, content: usize, frame: &Frame) -> Option<Source> {
    let doc = scene.doc;
    let quoted = &scene.contents[content];
    let bracket = quoted.marked.end;
    let phrase = scene.phrase_from(bracket + 1)?;
    let found = &scene.phrases[phrase];
    let close = found.whole.end + usize::from(doc.word(found.whole.end) == ".");
    let is_alone = matches!((doc.word(bracket), doc.word(close)), ("[", "]") | ("(", ")"));
    let is_sentence = quoted.tokens.len() >= MIN_CREDITED && ends_as_speech(scene, content);
    let is_said = || nearest_cue(scene, frame.left.clone()).is_some();
    (is_alone && is_sentence && signs(scene, content, found) && !is_said()).then_some(Source {
        phrase,
        cue: None,
        rule: Rule::Signed,
    })
}

/// Whether a phrase behind a content may sign it: a name, but not that of an agency which the whole article comes from,
/// since somebody speaks in that paragraph before: “…,” Smith said. “…” - Reuters
fn signs(scene: &Scene, content: usize, phrase: &Phrase) -> bool {
    let quoted = scene.contents[content].marked.start;
    let block = scene.doc.blocks.get(scene.doc.block_of(quoted)).map_or(quoted, |block| block.tokens.start);
    let is_agencys =
        || is_outlet(phrase.span.of(scene.doc.text)) && !scene.links_in(block..quoted).is_empty();
    matches!(phrase.form, Form::Name { .. }) && !is_agencys()
}

/// said Smith
fn inverted(scene: &Scene, right: Range<usize>) -> Option<Source> {
    let verb = cues_in(scene, right.clone()).find(|cue| cue.form == CueForm::Verb)?;
    let leads = (right.start..verb.token).all(|at| scene.doc.is_adverb(at));
    if !leads || verb.weight < MIN_INVERTED {
        return None;
    }
    let mut at = verb.token + 1;
    while at < right.end && scene.doc.is_adverb(at) {
        at += 1;
    }
    let phrase = scene.phrase_from(at)?;
    Some(Source { phrase, cue: Some(verb.token), rule: Rule::InvertedAfter })
}

/// The opening mark of the next content.
fn next_content(scene: &Scene, content: usize) -> Option<usize> {
    scene.contents.get(content + 1).map(|next| next.marked.start)
}

/// Smith: “…”, and Smith told reporters: “…”
fn colon(scene: &Scene, content: usize, frame: &Frame) -> Option<Source> {
    let doc = scene.doc;
    let mark = scene.contents[content].marked.start.checked_sub(1).filter(|&at| frame.left.contains(&at))?;
    if doc.word(mark) != ":" {
        return None;
    }
    let before = frame.left.start..mark;
    if let Some(source) = nearest_cue(scene, before.clone()) {
        return Some(Source { rule: Rule::Colon, ..source });
    }
    let (phrase, _) =
        scene.phrases_in(before.clone()).find(|(_, phrase)| phrase.can_speak() && !phrase.possessive)?;
    Some(Source { phrase, cue: None, rule: Rule::Colon })
}

/// “…,” according to Smith. According to Smith, “…”
fn according_to(scene: &Scene, frame: &Frame) -> Option<Source> {
    let cue = |range: Range<usize>| cues_in(scene, range).find(|cue| cue.form == CueForm::AccordingTo);
    let cue = cue(frame.right.clone()).or_else(|| cue(frame.left.clone()))?;
    let sentence = scene.doc.sentence_at(cue.token);
    let (phrase, found) =
        scene.phrases_in(cue.token + 2..sentence.end).find(|(_, phrase)| phrase.can_speak())?;
    let is_before = cue.token < frame.left.end;
    let is_parted = (cue.token..found.whole.start).any(|at| scene.doc.word(at) == ",");
    let is_relay = is_before && (is_parted || has_other_speaker(scene, found.whole.end..frame.left.end));
    (!is_relay).then_some(Source { phrase, cue: Some(cue.token), rule: Rule::AccordingTo })
}

/// Whether somebody else says what follows: According to the Times, Smith said “…”.
fn has_other_speaker(scene: &Scene, behind: Range<usize>) -> bool {
    verbs_in(scene, behind.clone()).any(|link| {
        let subject = scene.phrases[link.phrase].whole.start;
        link.cue.weight >= STRONG && (behind.start..subject).any(|at| scene.doc.word(at) == ",")
    })
}

/// the station quoted Smith as saying “…”; “…,” the station quoted Smith as saying
fn quoted_as(scene: &Scene, frame: &Frame) -> Option<Source> {
    let before = frame.left.clone().rev().find_map(|at| quoted_at(scene, at));
    let before = before.filter(|(_, saying)| verbs_in(scene, saying + 1..frame.left.end).next().is_none());
    let behind = || {
        let found = frame.right.clone().find_map(|at| quoted_at(scene, at));
        found.filter(|(source, _)| {
            let verb = source.cue.unwrap_or(frame.right.start);
            verbs_in(scene, frame.right.start..verb).next().is_none()
        })
    };
    before.or_else(behind).map(|(source, _)| source)
}

/// Whom the verb at `verb` quotes as saying something, and the token of "saying".
fn quoted_at(scene: &Scene, verb: usize) -> Option<(Source, usize)> {
    let doc = scene.doc;
    if scene.quoted[verb] || !is_quoting(doc.lower(verb)) || doc.lower(verb + 1) == "by" {
        return None;
    }
    let end = doc.sentence_at(verb).end;
    let (phrase, found) = scene.phrases_in(verb + 1..end).find(|(_, phrase)| phrase.can_speak())?;
    let behind = found.whole.end..end.min(found.whole.end + MAX_QUOTED);
    let saying = 1 + behind.into_iter().find(|&at| doc.lower(at) == "as")?;
    let is_quoted = found.whole.start <= verb + 2 && doc.lower(saying).ends_with("ing");
    is_quoted.then_some((Source { phrase, cue: Some(verb), rule: Rule::QuotedAs }, saying))
}

/// Whether a verb makes of its object a source.
pub(super) fn is_quoting(word: &str) -> bool {
    matches!(word, "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing")
}

/// The verbs in `range` that somebody says something with.
fn verbs_in<'s>(scene: &'s Scene, range: Range<usize>) -> impl Iterator<Item = &'s Link> {
    scene.links_in(range).iter().filter(|link| link.cue.form == CueForm::Verb)
}

/// Smith said “…”, Smith said that the plan was “…”
fn cue_before(scene: &Scene, frame: &Frame) -> Option<Source> {
    nearest_cue(scene, frame.left.clone())
}

/// The strongest cue of a range, the nearest first, with its subject. "It" says something only where nobody else
/// does: "She says it shows that he is “…”".
fn nearest_cue(scene: &Scene, range: Range<usize>) -> Option<Source> {
    let found = |least: f32, things: bool| {
        cues_in(scene, range.clone())
            .rev()
            .filter(|cue| cue.weight >= least && matches!(cue.form, CueForm::Verb | CueForm::Participle))
            .filter_map(|cue| with_subject(scene, cue))
            .find(|source| things || scene.phrases[source.phrase].form != Form::Pronoun(Pronoun::Thing))
    };
    found(STRONG, false).or_else(|| found(0.0, false)).or_else(|| found(0.0, true))
}

fn with_subject(scene: &Scene, cue: &Cue) -> Option<Source> {
    let phrase = scene.link_at(cue.token)?.phrase;
    Some(Source { phrase, cue: Some(cue.token), rule: Rule::CueBefore })
}

/// The “…” plan, Smith said, is dead.
fn cue_later(scene: &Scene, frame: &Frame) -> Option<Source> {
    let cue =
        cues_in(scene, frame.right.clone()).find(|cue| cue.form == CueForm::Verb && cue.weight >= STRONG)?;
    let phrase = scene.link_at(cue.token)?.phrase;
    Some(Source { phrase, cue: Some(cue.token), rule: Rule::CueLater })
}

/// Smith’s “…”: the owner right before the mark.
fn owner(scene: &Scene, frame: &Frame) -> Option<Source> {
    let (phrase, owner) = scene.phrases_in(frame.left.clone()).next_back()?;
    let near = frame.left.end - owner.whole.end <= 4;
    (owner.possessive && owner.can_speak() && near).then_some(Source { phrase, cue: None, rule: Rule::Owner })
}

/// The paragraph before was left open.
fn continuation(scene: &Scene, n: usize, chosen: &[Option<usize>]) -> Option<Source> {
    let before = n.checked_sub(1).filter(|_| scene.contents[n].continues)?;
    Some(Source { phrase: (*chosen.get(before)?)?, cue: None, rule: Rule::Continuation })
}

/// The nearest quotation before in the same paragraph that has a source.
fn same_paragraph(scene: &Scene, n: usize, chosen: &[Option<usize>]) -> Option<Source> {
    let block = scene.doc.block_of(scene.contents[n].marked.start);
    let here = |&other: &usize| scene.doc.block_of(scene.contents[other].marked.start) == block;
    let mut near = (0..n).rev().take(MAX_CONTENTS).take_while(here);
    let phrase = near.find_map(|other| *chosen.get(other)?)?;
    Some(Source { phrase, cue: None, rule: Rule::SameParagraph })
}

/// A paragraph that only quotes goes on with the speaker before it, if the paragraph before quotes or names one.
fn paragraph_before(scene: &Scene, n: usize, chosen: &[Option<usize>]) -> Option<Source> {
    let block = scene.doc.block_of(scene.contents[n].marked.start).checked_sub(1)?;
    let tokens = scene.doc.blocks.get(block)?.tokens.clone();
    let start = |other: usize| scene.contents[other].marked.start;
    let mut near = (0..n).rev().take_while(|&other| start(other) >= tokens.start);
    let quoted = near.find(|&other| tokens.contains(&start(other)));
    let phrase = match quoted {
        Some(other) => (*chosen.get(other)?)?,
        None => scene.main_subject(scene.doc.sentence_at(tokens.end.checked_sub(1)?))?,
    };
    Some(Source { phrase, cue: None, rule: Rule::ParagraphBefore })
}
