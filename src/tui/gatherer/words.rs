//! All words of one person in some articles, and which of them other articles have nearly the same.

use super::Found;
use crate::analysis::QuoteIdx;
use crate::correction;
use crate::library::{DocId, Library, LibraryError};
use crate::text::wording::Wordings;
use crate::tui::record::{Record, SpeakerKey};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use std::iter;
use std::ops::ControlFlow;

/// How many articles are read before what they hold is told: few first, so that the first words are seen at once.
const AT_FIRST: usize = 32;
const AT_ONCE: usize = 1024;

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Saying {
    pub(in crate::tui) doc: DocId,
    pub(in crate::tui) quote: QuoteIdx,
    /// Its words, with the marks around them.
    pub(in crate::tui) words: String,
    /// The number of the first saying, of those that are like none before, that is nearly the same.
    pub(in crate::tui) like: Option<usize>,
}

/// Who reads the articles, and for whose words.
pub(super) struct Reader<'a> {
    pub(super) library: &'a Library,
    pub(super) person: &'a str,
    pub(super) min_confidence: f32,
}

impl Reader<'_> {
    /// Tells the words of the person in these articles, in their order.
    pub(super) fn gather(
        &self,
        articles: &[(DocId, Option<NaiveDate>)],
        tell: &mut impl FnMut(Found) -> ControlFlow<()>,
    ) -> Result<(), LibraryError> {
        let quoting: FxHashSet<DocId> = self.library.quoting(self.person)?.into_iter().collect();
        let docs = articles.iter().map(|(doc, _)| *doc).filter(|doc| quoting.contains(doc));
        let docs: Vec<DocId> = docs.collect();
        let (first, rest) = docs.split_at(docs.len().min(AT_FIRST));
        let mut wordings = Wordings::default();
        let mut parts = iter::once(first).chain(rest.chunks(AT_ONCE)).peekable();
        while let Some(part) = parts.next() {
            let mut sayings = Vec::new();
            for &doc in part {
                sayings.extend(self.sayings(doc, &mut wordings)?);
            }
            if tell(Found::Words { sayings, is_last: parts.peek().is_none() }).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The quotations in an article, in order of the text.
    fn sayings(&self, doc: DocId, wordings: &mut Wordings) -> Result<Vec<Saying>, LibraryError> {
        let Some(mut analysis) = self.library.analysis(doc)? else { return Ok(Vec::new()) };
        analysis.forget_unsure(self.min_confidence);
        let article = self.library.article(doc)?;
        let marks = correction::apply(&mut analysis, &article, &self.library.corrections(&article.id)?);
        let record = Record::new(analysis, marks, &self.library.bearings_in(doc)?, doc);
        let group = record.group(&SpeakerKey::Named(self.person.to_owned()));
        let quotes = group.map(|group| group.quotes.as_slice()).unwrap_or_default();
        let sayings = quotes.iter().filter_map(|&quote| {
            let words = record.quote(quote)?.marked.of(&article.text).to_owned();
            let like = wordings.enter(&words).ok();
            Some(Saying { doc, quote, words, like })
        });
        Ok(sayings.collect())
    }
}
