//! Doc → cues: which words report speech, outside quotations.
//!
//! Knows reporting verbs and nouns and their weights. Does not know who is the subject.

use crate::analysis::doc::Doc;
use crate::lexicon::CueKind;

/// The least weight of a word that counts as a cue beside a quotation.
const MIN_WEIGHT: f32 = 0.02;

/// The weight of "as Smith put it".
const PUT_IT: f32 = 0.8;

/// A word that reports speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// Its token.
    pub token: usize,
    /// How it is used here.
    pub form: CueForm,
    /// How often words like it report, from 0 to 1.
    pub weight: f32,
}

/// How a cue is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueForm {
    /// "said", "has said", "will say": has a subject.
    Verb,
    /// ", adding": shares the subject of the sentence.
    Participle,
    /// "was called": the speaker stands behind "by", or nowhere.
    Passive,
    /// "statement", "to say"
    Noun,
    /// "according to"
    AccordingTo,
}

/// The cues of a document, in order. `quoted` tells for each token whether it is inside quotation marks.
pub fn find(doc: &Doc, quoted: &[bool]) -> Vec<Cue> {
    (0..doc.tokens.len())
        .filter(|&token| quoted.get(token) == Some(&false))
        .filter_map(|token| at(doc, token))
        .collect()
}

fn at(doc: &Doc, token: usize) -> Option<Cue> {
    let word = doc.lower(token);
    if word == "according" && doc.lower(token + 1) == "to" {
        return Some(Cue { token, form: CueForm::AccordingTo, weight: 1.0 });
    }
    if matches!(word, "put" | "puts") && doc.lower(token + 1) == "it" {
        return Some(Cue { token, form: CueForm::Verb, weight: PUT_IT });
    }
    let cue = doc.entry(token).cue.filter(|cue| cue.weight >= MIN_WEIGHT)?;
    let form = match cue.kind {
        CueKind::Noun => CueForm::Noun,
        CueKind::Ing if is_progressive(doc, token) => CueForm::Verb,
        CueKind::Ing => CueForm::Participle,
        CueKind::Base if is_infinitive_or_noun(doc, token) => CueForm::Noun,
        CueKind::Base => CueForm::Verb,
        CueKind::Finite if is_noun(doc, token) && before(doc, token) != "that" => CueForm::Noun,
        CueKind::Finite if is_passive(doc, token) => CueForm::Passive,
        CueKind::Finite => CueForm::Verb,
    };
    Some(Cue { token, form, weight: cue.weight })
}

/// The word before `token` that is no adverb.
fn before<'d>(doc: &'d Doc, token: usize) -> &'d str {
    let start = doc.sentence_at(token).start;
    let found = (start..token).rev().find(|&at| !doc.is_adverb(at));
    found.map_or("", |at| doc.lower(at))
}

fn is_infinitive_or_noun(doc: &Doc, token: usize) -> bool {
    matches!(before(doc, token), "to") || is_noun(doc, token)
}

/// Whether what stands before makes a noun of the word: "the claims", "his report", "Trump's remarks".
fn is_noun(doc: &Doc, token: usize) -> bool {
    let before = before(doc, token);
    matches!(
        before,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "these"
            | "those"
            | "of"
            | "in"
            | "with"
            | "any"
            | "no"
            | "some"
            | "such"
            | "my"
            | "our"
            | "for"
            | "from"
            | "by"
    ) || before == "'s" && doc.lower(token + 1) != "that"
}

/// "is saying", "has been telling"
fn is_progressive(doc: &Doc, token: usize) -> bool {
    matches!(before(doc, token), "was" | "were" | "been" | "is" | "are" | "am" | "'s" | "'re" | "be")
}

fn is_passive(doc: &Doc, token: usize) -> bool {
    matches!(before(doc, token), "was" | "were" | "been" | "being" | "be" | "is" | "are")
        && !doc.lower(token).ends_with('s')
}
