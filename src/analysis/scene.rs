//! The [`Scene`]: what the words of an article show before anybody asks who is meant by them.
//!
//! Knows tokens, mentions, cues and quotation marks, and the grammar between them: whose verb a cue is. Does not
//! know what a mention stands for.

mod link;
mod subject;

use super::doc::Doc;
use super::judge::Judge;
use super::mention::Phrase;
use super::quote::content::Content;
use super::quote::cue::Cue;
use super::ranker::mix;
pub use link::{Link, Subjects};

/// The longest word that may be of a closed class, in bytes.
const MAX_CLOSED: usize = 5;

/// The words of an article, and what was found in them.
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
    /// The cues that have a subject, in order.
    pub links: Vec<Link>,
    /// For each token its word as far as it tells grammar.
    word_classes: Vec<u64>,
    /// For each token the number of the first phrase that begins there or later.
    phrases_from: Vec<u32>,
    /// What stands inside the quotations, seen by itself: its contents are the inner ones, and all but the words
    /// around those counts as quoted.
    pub inside: Option<Box<Scene<'a, 't>>>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Ties the cues to their subjects, as `judge` decides.
    pub fn new(
        doc: &'a Doc<'t>,
        phrases: &'a [Phrase],
        cues: &'a [Cue],
        contents: &'a [Content],
        quoted: &'a [bool],
        judge: &(impl Judge + ?Sized),
    ) -> Scene<'a, 't> {
        let mut scene = Scene {
            doc,
            phrases,
            cues,
            contents,
            quoted,
            links: Vec::new(),
            word_classes: word_classes(doc, cues),
            phrases_from: phrases_from(doc, phrases),
            inside: None,
        };
        scene.links = link::find(&scene, judge);
        scene
    }

    /// The link of the cue at that token.
    pub fn link_at(&self, cue: usize) -> Option<&Link> {
        self.links.binary_search_by_key(&cue, |link| link.cue.token).ok().and_then(|n| self.links.get(n))
    }

    /// The links whose cues lie in `range`.
    pub fn links_in(&self, range: std::ops::Range<usize>) -> &[Link] {
        let start = self.links.partition_point(|link| link.cue.token < range.start);
        let end = self.links.partition_point(|link| link.cue.token < range.end);
        self.links.get(start..end).unwrap_or_default()
    }

    /// A word as far as it tells grammar: itself if it is a mark, of a closed class or a cue; else its shape. Nought
    /// past the end.
    pub(in crate::analysis) fn word_class(&self, token: usize) -> u64 {
        self.word_classes.get(token).copied().unwrap_or_default()
    }

    /// The number of the first phrase that begins at `token` or later.
    fn first_phrase_from(&self, token: usize) -> usize {
        self.phrases_from.get(token).map_or(self.phrases.len(), |&n| n as usize)
    }
}

fn word_classes(doc: &Doc, cues: &[Cue]) -> Vec<u64> {
    let class = |token| {
        let word = doc.entry(token);
        if doc.is_word(token) && word.lower.len() > MAX_CLOSED { word.shape } else { word.hash }
    };
    let mut classes: Vec<u64> = (0..doc.tokens.len()).map(class).collect();
    for cue in cues {
        classes[cue.token] = mix(&(cue.form, (cue.weight * 4.0) as u8));
    }
    classes
}

fn phrases_from(doc: &Doc, phrases: &[Phrase]) -> Vec<u32> {
    let mut first = Vec::with_capacity(doc.tokens.len());
    for (n, phrase) in phrases.iter().enumerate() {
        first.resize(first.len().max(phrase.whole.start + 1), n as u32);
    }
    first.resize(doc.tokens.len(), phrases.len() as u32);
    first
}
