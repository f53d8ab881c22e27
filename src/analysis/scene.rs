//! The [`Scene`]: what the words of an article show before anybody asks who is meant by them.
//!
//! Knows tokens, mentions, cues and quotation marks, and the grammar between them: whose verb a cue is. Does not
//! know what a mention stands for.

mod link;
mod subject;

use super::doc::Doc;
use super::mention::Phrase;
use super::quote::content::Content;
use super::quote::cue::Cue;
pub use link::Link;

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
}

impl<'a, 't> Scene<'a, 't> {
    /// Ties the cues to their subjects.
    pub fn new(
        doc: &'a Doc<'t>,
        phrases: &'a [Phrase],
        cues: &'a [Cue],
        contents: &'a [Content],
        quoted: &'a [bool],
    ) -> Scene<'a, 't> {
        let mut scene = Scene { doc, phrases, cues, contents, quoted, links: Vec::new() };
        scene.links = link::find(&scene);
        scene
    }

    /// The links whose cues lie in `range`.
    pub fn links_in(&self, range: std::ops::Range<usize>) -> &[Link] {
        let start = self.links.partition_point(|link| link.cue.token < range.start);
        let end = self.links.partition_point(|link| link.cue.token < range.end);
        self.links.get(start..end).unwrap_or_default()
    }
}
