//! Which words of an article may be a quotation that nobody has found yet: what stands between quotation marks, and
//! sentences.
//!
//! Goes by the printed marks alone: whoever chooses among them reads them.

use crate::analysis::Analysis;
use crate::article::{Article, BlockKind};
use crate::text::Span;

/// Quotation marks that open, and those that close what they open.
const MARKS: [(char, &[char]); 5] =
    [('“', &['”']), ('«', &['»']), ('„', &['“', '”']), ('"', &['"']), ('＂', &['＂'])];

/// Words that may be a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The words, without marks.
    pub span: Span,
    /// Whether marks set them off.
    pub is_marked: bool,
}

/// The stretches of an article that share no words with its quotations, in order of the text: those between marks, and
/// the sentences without any.
pub fn free(article: &Article, analysis: &Analysis) -> Vec<Stretch> {
    let text = article.text.as_str();
    let bodies: Vec<Span> =
        article.blocks.iter().filter(|block| is_body(block.kind)).map(|block| block.span).collect();
    let marked: Vec<Span> = bodies.iter().flat_map(|&body| between_marks(text, body)).collect();
    let is_free = |span: Span| !analysis.quotes.iter().any(|quote| quote.marked.overlaps(span));
    let is_plain = |span: &&Span| {
        bodies.iter().any(|body| body.contains(**span))
            && !marked.iter().any(|marked| marked.overlaps(**span))
    };
    let sentences = analysis.sentences.iter().filter(is_plain);
    let stretch = |is_marked| move |&span: &Span| Stretch { span, is_marked };
    let all = marked.iter().map(stretch(true)).chain(sentences.map(stretch(false)));
    let mut free: Vec<Stretch> = all.filter(|stretch| is_free(stretch.span)).collect();
    free.sort_by_key(|stretch| stretch.span);
    free
}

/// Whether somebody may be quoted there.
fn is_body(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Caption | BlockKind::Subheading => true,
        BlockKind::Title | BlockKind::Byline | BlockKind::Litter => false,
    }
}

/// Some words with the marks that stand right before and behind them.
pub(super) fn with_marks(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let behind = text.get(span.end..).and_then(|behind| behind.chars().next());
    match (before, behind) {
        (Some(open), Some(close)) if closing(open).contains(&close) => {
            Span::new(span.start - open.len_utf8(), span.end + close.len_utf8())
        }
        _ => span,
    }
}

/// The words between marks in a block, in order, without those inside others.
fn between_marks(text: &str, block: Span) -> Vec<Span> {
    let mut stretches = Vec::new();
    let mut chars = block.of(text).char_indices();
    while let Some((at, open)) = chars.next() {
        let closing = closing(open);
        if closing.is_empty() {
            continue;
        }
        let start = at + open.len_utf8();
        let mut rest = chars.clone();
        if let Some((end, _)) = rest.find(|(_, c)| closing.contains(c)) {
            chars = rest;
            let words = Span::new(block.start + start, block.start + end).trimmed(text);
            stretches.extend(Some(words).filter(|words| !words.is_empty()));
        }
    }
    stretches
}

fn closing(open: char) -> &'static [char] {
    MARKS.iter().find(|(mark, _)| *mark == open).map_or(&[], |(_, closing)| closing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = between_marks(text, Span::new(0, text.len()));
        let words: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn marks_of_every_kind_set_words_off() {
        check("“One,” and „two“ and \"three\" and « quatre ».", &["One,", "two", "three", "quatre"]);
        check("“One ‘in’ it” “ ” 5\" of snow", &["One ‘in’ it"]);
        check("an open “end", &[]);
    }

    #[test]
    fn words_are_taken_with_their_marks() {
        let text = "He said “no” twice";
        let words = Span::new(text.find("no").unwrap(), text.find("” twice").unwrap());
        assert_eq!(with_marks(text, words).of(text), "“no”");
        let more = Span::new(0, words.end);
        assert_eq!(with_marks(text, more), more);
    }
}
