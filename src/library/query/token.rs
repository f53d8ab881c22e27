//! What is typed → the pieces of a query, each with its place.
//!
//! Knows marks, and what a field looks like. Does not know which fields there are, nor how pieces go together.

use crate::text::Span;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    Minus,
    And,
    Or,
    Word(Word),
}

/// A word or a phrase, perhaps behind a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The name before the colon, without it.
    pub(super) field: Option<String>,
    /// What is looked for, without marks.
    pub(super) value: String,
    /// Whether it stands in quotation marks, of which the second may be missing.
    pub(super) is_quoted: bool,
    /// Whether something shows where it ends: the quotation mark, or anything behind it.
    pub(super) is_ended: bool,
    /// Whether a star says that it is only the beginning of a word.
    pub(super) has_star: bool,
}

/// The pieces of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<(Token, Span)> {
    let mut lexer = Lexer { text, at: 0 };
    std::iter::from_fn(|| lexer.next()).collect()
}

/// Whether a quotation can begin or end with this mark.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether this parts words. Control characters do, none of which SQLite must see.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Whether a word can't go on with this.
fn ends_word(c: char) -> bool {
    is_gap(c) || matches!(c, '(' | ')') || is_quotation_mark(c)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    fn next(&mut self) -> Option<(Token, Span)> {
        self.take_while(is_gap);
        let start = self.at;
        let token = match self.peek()? {
            '(' => self.mark(Token::Open),
            ')' => self.mark(Token::Close),
            '-' => self.mark(Token::Minus),
            c if is_quotation_mark(c) => Token::Word(self.quotation(None)),
            _ => self.word(),
        };
        Some((token, Span::new(start, self.at)))
    }

    fn word(&mut self) -> Token {
        let word = self.take_while(|c| !ends_word(c));
        let field = word.split_once(':').filter(|(name, _)| is_name(name));
        if let Some((name, "")) = field
            && self.peek().is_some_and(is_quotation_mark)
        {
            return Token::Word(self.quotation(Some(name.to_owned())));
        }
        if word.eq_ignore_ascii_case("or") {
            return Token::Or;
        }
        if word.eq_ignore_ascii_case("and") {
            return Token::And;
        }
        let (field, value) = match field {
            Some((name, value)) => (Some(name.to_owned()), value),
            None => (None, word),
        };
        let begun = value.trim_end_matches('*');
        Token::Word(Word {
            field,
            value: begun.to_owned(),
            is_quoted: false,
            is_ended: self.peek().is_some(),
            has_star: begun != value,
        })
    }

    fn quotation(&mut self, field: Option<String>) -> Word {
        self.skip();
        let value = self.take_while(|c| !is_quotation_mark(c));
        let is_ended = self.skip();
        let has_star = is_ended && self.peek() == Some('*') && self.skip();
        let value = value.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        Word { field, value, is_quoted: true, is_ended, has_star }
    }

    fn mark(&mut self, token: Token) -> Token {
        self.skip();
        token
    }

    fn rest(&self) -> &'t str {
        Span::new(self.at, self.text.len()).of(self.text)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over a character, and tells whether there was one.
    fn skip(&mut self) -> bool {
        let length = self.peek().map_or(0, char::len_utf8);
        self.at += length;
        length > 0
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let taken = Span::new(self.at, self.at + length);
        self.at += length;
        taken.of(self.text)
    }
}

/// Whether this before a colon is meant as a field: "10:30" is not.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
