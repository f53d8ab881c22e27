//! Tokens → sentences, abbreviations and quotation marks considered.
//!
//! Does not know names.

use super::token::{Token, TokenKind};
use crate::lexicon::{AbbreviationEnds, Lexicon};
use crate::text::{Span, markup};
use std::ops::Range;

/// A sentence: the numbers of its tokens.
pub type Sentence = Range<usize>;

/// From how many tokens on a sentence is cut: it is a list, or a text without full stops.
const MAX_TOKENS: usize = 400;

/// Words that, with a capital, begin a sentence rather than go on after an abbreviation.
const STARTERS: &[&str] = &[
    "A",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Because",
    "Before",
    "But",
    "By",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "No",
    "Not",
    "Now",
    "On",
    "One",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "Why",
    "With",
    "Yet",
    "You",
];

/// Adds the sentences of one block, the tokens `block`, to `sentences`; together they cover it.
pub fn split(
    text: &str,
    tokens: &[Token],
    block: Range<usize>,
    lexicon: &Lexicon,
    sentences: &mut Vec<Sentence>,
) {
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        let may_end = tokens.get(at).is_some_and(|token| may_end(text, token));
        let end = if may_end { after_closing_marks(text, tokens, at + 1, block.end) } else { at + 1 };
        let is_long = end - start >= MAX_TOKENS;
        if is_long || may_end && ends_sentence(text, tokens, at, end, block.end, lexicon) {
            sentences.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < block.end {
        sentences.push(start..block.end);
    }
}

/// Whether a sentence may end with this token, closing marks aside.
fn may_end(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark => {
            matches!(token.span.of(text).chars().next(), Some('.' | '!' | '?' | '…' | '。' | '&'))
        }
        TokenKind::Word => token.span.of(text).ends_with('.'),
        TokenKind::Number | TokenKind::Clitic => false,
    }
}

/// Whether the sentence ends with token `at`, the closing marks up to `next` included.
fn ends_sentence(
    text: &str,
    tokens: &[Token],
    at: usize,
    next: usize,
    limit: usize,
    lexicon: &Lexicon,
) -> bool {
    let (Some(token), true) = (tokens.get(at), next < limit) else { return false };
    let word = markup::plain(token.span.of(text));
    let (Some(last), Some(following)) = (tokens.get(next - 1), tokens.get(next)) else { return false };
    let parted = !markup::is_joined(Span::new(last.span.end, following.span.start).of(text));
    if !parted || !may_start(text, following) {
        return false;
    }
    match token.kind {
        TokenKind::Mark => matches!(word.chars().next(), Some('.' | '!' | '?' | '…' | '。')),
        TokenKind::Word if word.ends_with('.') => {
            let maybe = match lexicon.abbreviations.get(word) {
                Some(ends) => *ends == AbbreviationEnds::Maybe,
                None => word.len() > 2,
            };
            maybe && (next > at + 1 || STARTERS.contains(&following.span.of(text)))
        }
        _ => false,
    }
}

/// Whether a sentence may begin with this token.
fn may_start(text: &str, token: &Token) -> bool {
    let first = markup::plain(token.span.of(text)).chars().next();
    first.is_some_and(|c| {
        !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '%' | '.' | '?' | '!')
    })
}

/// The first token from `at` on that is not a mark closing what came before. A mark that stands off from what is
/// before it opens something new.
fn after_closing_marks(text: &str, tokens: &[Token], mut at: usize, limit: usize) -> usize {
    while at < limit {
        let (Some(before), Some(token)) = (tokens.get(at - 1), tokens.get(at)) else { break };
        let closes = matches!(
            markup::plain(token.span.of(text)),
            "\"" | "”" | "’" | "'" | "''" | "»" | ")" | "]" | "“"
        ) && markup::is_joined(Span::new(before.span.end, token.span.start).of(text));
        if !closes {
            break;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (lexicon, mut tokens, mut sentences) = (Lexicon::new(), Vec::new(), Vec::new());
        tokenize(text, Span::new(0, text.len()), &lexicon, &mut tokens);
        split(text, &tokens, 0..tokens.len(), &lexicon, &mut sentences);
        let found: Vec<_> =
            sentences.iter().map(|s| tokens[s.start].span.to(tokens[s.end - 1].span).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_go_on() {
        check(
            "Mr. Smith met Gen. Lee in the U.S. Senate. He left.",
            &["Mr. Smith met Gen. Lee in the U.S. Senate.", "He left."],
        );
        check("He lives in the U.S. The end.", &["He lives in the U.S.", "The end."]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_that_they_close() {
        check(
            "“I won.” He left. \"No!\" he said. (Or so.) Yes",
            &["“I won.”", "He left.", "\"No!\" he said.", "(Or so.)", "Yes"],
        );
    }

    #[test]
    fn an_opening_mark_begins_the_next_sentence() {
        check("He left. \"Yes,\" she said.", &["He left.", "\"Yes,\" she said."]);
    }
}
