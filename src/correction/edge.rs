//! Where a quotation may begin or end: before and after words, marks and sentences.
//!
//! Does not know quotations; moves one end of a span by a step.

use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The end that is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The first byte.
    Start,
    /// The last one.
    End,
}

impl End {
    /// The other one.
    pub fn opposite(self) -> End {
        match self {
            End::Start => End::End,
            End::End => End::Start,
        }
    }
}

/// Which way it is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the end of the text.
    Forwards,
    /// Towards its start.
    Backwards,
}

/// Moves one end of `span` past the next word or mark. It stays where it is if there is none, or if nothing of the
/// span were left.
pub fn by_word(text: &str, span: Span, end: End, direction: Direction) -> Span {
    let words = text.split_word_bound_indices().filter(|(_, word)| !word.trim().is_empty());
    moved(span, end, direction, words.map(|(at, word)| Span::new(at, at + word.len())))
}

/// Moves one end of `span` to the next border of one of `sentences`, likewise.
pub fn by_sentence(sentences: &[Span], span: Span, end: End, direction: Direction) -> Span {
    moved(span, end, direction, sentences.iter().copied())
}

/// Moves one end to the next such end of one of `pieces`, which are in order.
fn moved(span: Span, end: End, direction: Direction, pieces: impl Iterator<Item = Span>) -> Span {
    let from = if end == End::Start { span.start } else { span.end };
    let mut ends = pieces.map(|piece| if end == End::Start { piece.start } else { piece.end });
    let to = match direction {
        Direction::Forwards => ends.find(|&to| to > from),
        Direction::Backwards => ends.take_while(|&to| to < from).last(),
    };
    let moved = match (end, to) {
        (_, None) => span,
        (End::Start, Some(to)) => Span::new(to, span.end),
        (End::End, Some(to)) => Span::new(span.start, to),
    };
    if moved.is_empty() { span } else { moved }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He said so. “We don’t, ever,” he added.";

    fn words(span: Span) -> &'static str {
        span.of(TEXT)
    }

    #[test]
    fn an_end_goes_past_words_and_marks_one_by_one() {
        let content = Span::new(TEXT.find("We").unwrap(), TEXT.find(" he").unwrap());
        let end = |span, direction| by_word(TEXT, span, End::End, direction);
        let shorter = end(content, Direction::Backwards);
        assert_eq!(words(shorter), "We don’t, ever,");
        let shorter = end(end(shorter, Direction::Backwards), Direction::Backwards);
        assert_eq!(words(shorter), "We don’t,");
        assert_eq!(words(end(content, Direction::Forwards)), "We don’t, ever,” he");
        let start = by_word(TEXT, content, End::Start, Direction::Forwards);
        assert_eq!(words(start), "don’t, ever,”");
        assert_eq!(words(by_word(TEXT, start, End::Start, Direction::Backwards)), words(content));
    }

    #[test]
    fn an_end_goes_to_the_border_of_a_sentence() {
        let sentences = [Span::new(0, 11), Span::new(12, TEXT.len())];
        let content = Span::new(TEXT.find("We").unwrap(), TEXT.find(" he").unwrap());
        let start = by_sentence(&sentences, content, End::Start, Direction::Backwards);
        assert!(words(start).starts_with("“We"));
        let start = by_sentence(&sentences, start, End::Start, Direction::Backwards);
        assert!(words(start).starts_with("He said"));
        assert_eq!(by_sentence(&sentences, start, End::Start, Direction::Backwards), start);
        let end = by_sentence(&sentences, content, End::End, Direction::Forwards);
        assert!(words(end).ends_with("added."));
    }

    #[test]
    fn something_is_always_left() {
        let word = Span::new(0, 2);
        assert_eq!(by_word(TEXT, word, End::End, Direction::Backwards), word);
        assert_eq!(by_word(TEXT, word, End::Start, Direction::Forwards), word);
    }
}
