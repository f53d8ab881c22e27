//! A quotation → what stands around it: the sentences before and after, and where its speaker is named.
//!
//! Does not know rows or colours.

use crate::analysis::{Analysis, MentionKind, Quote, Speaker};
use crate::text::Span;

/// Where the article names a speaker, if not beside the quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    pub(super) span: Span,
    /// How many sentences later than the quotation's source; fewer than none is earlier.
    distance: isize,
}

impl Naming {
    /// Where that is, in words.
    pub(super) fn tell(self) -> String {
        match self.distance {
            0 => "named in the same sentence".to_owned(),
            -1 => "named 1 sentence earlier".to_owned(),
            1 => "named 1 sentence later".to_owned(),
            n if n < 0 => format!("named {} sentences earlier", n.unsigned_abs()),
            n => format!("named {n} sentences later"),
        }
    }
}

/// The sentences that hold the quotation, with the one before and the one after.
pub(super) fn around(analysis: &Analysis, quote: &Quote) -> Option<Span> {
    let sentences = &analysis.sentences;
    let first = sentences.partition_point(|sentence| sentence.end <= quote.marked.start);
    let after = sentences.partition_point(|sentence| sentence.start < quote.marked.end);
    let before = sentences.get(first.saturating_sub(1))?;
    let last = sentences.get(after).or(sentences.last())?;
    Some(before.to(*last))
}

/// The nearest name before the mention beside the quotation, or else the first after; `None` where that mention
/// is a name itself, or the speaker has none.
pub(super) fn naming(analysis: &Analysis, quote: &Quote) -> Option<Naming> {
    let Some(Speaker::Entity(speaker)) = quote.speaker else { return None };
    let beside = quote.source.unwrap_or(quote.marked);
    let is_name = |kind: MentionKind| kind == MentionKind::Name;
    let mentions = analysis.mentions.iter();
    let names = mentions.filter(|mention| is_name(mention.kind) && mention.entity == Some(speaker));
    let mut names = names.map(|mention| mention.span).peekable();
    let mut before = None;
    while let Some(name) = names.next_if(|name| name.start < beside.end) {
        if quote.source.is_some() && name.overlaps(beside) {
            return None;
        }
        before = Some(name);
    }
    let span = before.or_else(|| names.next())?;
    let sentence_of =
        |span: Span| analysis.sentences.partition_point(|sentence| sentence.end <= span.start).cast_signed();
    Some(Naming { span, distance: sentence_of(span) - sentence_of(beside) })
}
