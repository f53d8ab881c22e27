//! Pieces → the tree. "or" binds less than standing side by side, and both less than "-".

use super::token::{Token, Word, tokens};
use super::{Compare, Condition, Days, Field, Part, Phrase, Problem, Query, QueryError};
use crate::library::State;
use crate::text::Span;
use chrono::NaiveDate;

/// Parentheses and minus signs one inside the other, which the parser goes down into.
const MAX_DEPTH: usize = 40;
/// Conditions in one query, which is what SQLite takes many times over.
const MAX_WORDS: usize = 400;

/// Whether more may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The query is whole.
    Whole,
    /// It is being typed.
    Open,
}

/// Reads a query.
pub(super) fn parse(text: &str, today: NaiveDate, ending: Ending) -> Result<Query, QueryError> {
    let tokens = tokens(text);
    if let Some((_, span)) = tokens.get(MAX_WORDS) {
        return Err(wrong(Span::new(span.start, text.len()), Problem::TooLong));
    }
    if tokens.is_empty() {
        return Ok(Query::All);
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, today, ending };
    let query = parser.either()?;
    match parser.next() {
        None => Ok(query),
        // Whatever else stops the parser is an operator, and of those it says itself what is wrong.
        Some((_, span)) => Err(wrong(span, Problem::LooseParenthesis)),
    }
}

fn wrong(span: Span, problem: Problem) -> QueryError {
    QueryError { span, problem }
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: usize,
    today: NaiveDate,
    ending: Ending,
}

impl Parser {
    /// What stands between "or"s.
    fn either(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.all()?];
        while let Some((Token::Or, span)) = self.peek() {
            self.at += 1;
            self.expect_item(span)?;
            parts.push(self.all()?);
        }
        Ok(join(parts, Query::Or, |query| match query {
            Query::Or(parts) => Ok(parts),
            other => Err(other),
        }))
    }

    /// What stands side by side.
    fn all(&mut self) -> Result<Query, QueryError> {
        let mut parts = vec![self.item()?];
        loop {
            match self.peek() {
                Some((Token::And, span)) => {
                    self.at += 1;
                    self.expect_item(span)?;
                }
                None | Some((Token::Or | Token::Close, _)) => break,
                Some(_) => {}
            }
            parts.push(self.item()?);
        }
        Ok(join(parts, Query::And, |query| match query {
            Query::And(parts) => Ok(parts),
            other => Err(other),
        }))
    }

    fn item(&mut self) -> Result<Query, QueryError> {
        let Some((token, span)) = self.next() else { return Ok(Query::All) };
        match token {
            Token::Word(word) => self.condition(word, span).map(Query::Is),
            Token::And | Token::Or => Err(wrong(span, Problem::LooseOperator)),
            Token::Close => Err(wrong(span, Problem::LooseParenthesis)),
            Token::Minus => {
                // A sign that stands alone is no sign of anything.
                let denied = self.peek().filter(|(token, next)| {
                    next.start == span.end && matches!(token, Token::Word(_) | Token::Minus | Token::Open)
                });
                denied.ok_or_else(|| wrong(span, Problem::NothingDenied))?;
                self.deeper(span, |parser| Ok(Query::Not(Box::new(parser.item()?))))
            }
            Token::Open => self.deeper(span, |parser| parser.inside(span)),
        }
    }

    /// What stands between parentheses, of which `open` is the first.
    fn inside(&mut self, open: Span) -> Result<Query, QueryError> {
        match self.peek() {
            Some((Token::Close, close)) => return Err(wrong(open.to(close), Problem::EmptyParentheses)),
            None => return Err(wrong(open, Problem::OpenParenthesis)),
            Some(_) => {}
        }
        let query = self.either()?;
        match self.next() {
            // A word, or an operator that lacks its other side, would have been taken.
            Some(_) => Ok(query),
            None if self.ending == Ending::Open => Ok(query),
            None => Err(wrong(open, Problem::OpenParenthesis)),
        }
    }

    fn deeper(
        &mut self,
        span: Span,
        parse: impl FnOnce(&mut Parser) -> Result<Query, QueryError>,
    ) -> Result<Query, QueryError> {
        if self.depth == MAX_DEPTH {
            return Err(wrong(span, Problem::TooDeep));
        }
        self.depth += 1;
        let query = parse(self);
        self.depth -= 1;
        query
    }

    /// Fails where nothing follows that the operator at `span` could join.
    fn expect_item(&self, span: Span) -> Result<(), QueryError> {
        match self.peek() {
            None | Some((Token::And | Token::Or | Token::Close, _)) => {
                Err(wrong(span, Problem::LooseOperator))
            }
            Some(_) => Ok(()),
        }
    }

    fn condition(&self, word: Word, span: Span) -> Result<Condition, QueryError> {
        if word.is_quoted && !word.is_ended && self.ending == Ending::Whole {
            return Err(wrong(span, Problem::OpenQuotation));
        }
        let Some(name) = &word.field else { return self.phrase(&word, span).map(Condition::Text) };
        let field = Field::named(name).ok_or_else(|| {
            let span = Span::new(span.start, span.start + name.len() + 1);
            wrong(span, Problem::NoField { name: name.clone() })
        })?;
        if word.value.is_empty() {
            return Err(wrong(span, Problem::Value(field)));
        }
        let value = Span::new(span.start + field.name().len() + 1, span.end);
        let takes = || wrong(value, Problem::Value(field));
        let phrase = || self.phrase(&word, value);
        match field {
            Field::Speaker => Ok(Condition::Named(Part::Speaker, phrase()?)),
            Field::Person => Ok(Condition::Named(Part::Person, phrase()?)),
            Field::Org => Ok(Condition::Named(Part::Organization, phrase()?)),
            Field::Place => Ok(Condition::Named(Part::Place, phrase()?)),
            Field::Said => Ok(Condition::Said(phrase()?)),
            Field::Title => Ok(Condition::Title(phrase()?)),
            Field::Tag => Ok(Condition::Tag(phrase()?)),
            Field::Source => Ok(Condition::Source(phrase()?.words)),
            Field::Is => standing(&word.value).ok_or_else(takes),
            Field::Quotes => quotes(&word.value).ok_or_else(takes),
            Field::Since => Days::parse_since(&word.value, self.today).map(Condition::Date).ok_or_else(takes),
            Field::Date => match Days::parse(&word.value).ok_or_else(takes)? {
                days if days.is_empty() => Err(wrong(value, Problem::NoDays)),
                days => Ok(Condition::Date(days)),
            },
        }
    }

    fn phrase(&self, word: &Word, span: Span) -> Result<Phrase, QueryError> {
        if !word.value.chars().any(char::is_alphanumeric) {
            return Err(wrong(span, Problem::NoLetters));
        }
        let is_begun = self.ending == Ending::Open && !word.is_ended;
        Ok(Phrase { words: word.value.clone(), is_prefix: word.has_star || is_begun })
    }

    fn peek(&self) -> Option<(Token, Span)> {
        self.tokens.get(self.at).cloned()
    }

    fn next(&mut self) -> Option<(Token, Span)> {
        let token = self.peek();
        self.at += 1;
        token
    }
}

/// Several parts as one query; parts of the same kind are taken apart.
fn join(
    parts: Vec<Query>,
    whole: fn(Vec<Query>) -> Query,
    take_apart: fn(Query) -> Result<Vec<Query>, Query>,
) -> Query {
    let mut flat: Vec<Query> =
        parts.into_iter().flat_map(|part| take_apart(part).unwrap_or_else(|part| vec![part])).collect();
    match flat.pop() {
        Some(only) if flat.is_empty() => only,
        last => {
            flat.extend(last);
            whole(flat)
        }
    }
}

fn standing(value: &str) -> Option<Condition> {
    let conditions = [
        ("new", Condition::Decided(State::New)),
        ("kept", Condition::Decided(State::Kept)),
        ("starred", Condition::Decided(State::Starred)),
        ("discarded", Condition::Decided(State::Discarded)),
        ("read", Condition::Read),
    ];
    conditions.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(value)).map(|(_, condition)| condition)
}

fn quotes(value: &str) -> Option<Condition> {
    let signed = Compare::ALL
        .into_iter()
        .find_map(|compare| value.strip_prefix(compare.sign()).map(|number| (compare, number)));
    let (compare, number) = signed.unwrap_or((Compare::Equal, value));
    let number = number.parse().ok().filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(Condition::Quotes(compare, number))
}
