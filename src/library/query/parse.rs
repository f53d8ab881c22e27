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

/// The letters from which on a word that is being typed is looked for. With fewer, half the words of a collection
/// begin like it, and finding all of them takes the index too long for a keystroke.
const MIN_TYPED: usize = 3;

/// Whether more may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// The query is whole.
    Whole,
    /// It is being typed.
    Typing,
    /// It was typed, and is taken as it is.
    Accepted,
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
            Token::Word(word) => self.condition(&word, span),
            Token::And | Token::Or => Err(wrong(span, Problem::LooseOperator)),
            Token::Close => Err(wrong(span, Problem::LooseParenthesis)),
            Token::Minus => {
                // A sign that stands alone is no sign of anything.
                let denied = self.peek().filter(|(token, next)| {
                    next.start == span.end && matches!(token, Token::Word(_) | Token::Minus | Token::Open)
                });
                denied.ok_or_else(|| wrong(span, Problem::NothingDenied))?;
                self.deeper(span, |parser| match parser.item()? {
                    Query::All => Ok(Query::All),
                    denied => Ok(Query::Not(Box::new(denied))),
                })
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
            None if self.ending != Ending::Whole => Ok(query),
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

    fn condition(&self, word: &Word, span: Span) -> Result<Query, QueryError> {
        if word.is_quoted && !word.is_ended && self.ending == Ending::Whole {
            return Err(wrong(span, Problem::OpenQuotation));
        }
        let Some(name) = &word.field else { return self.words(word, span, Condition::Text) };
        let field = Field::named(name).ok_or_else(|| {
            let span = Span::new(span.start, span.start + name.len() + 1);
            wrong(span, Problem::NoField { name: name.clone() })
        })?;
        if word.value.is_empty() {
            return Err(wrong(span, Problem::Value(field)));
        }
        let at = Span::new(span.start + name.len() + 1, span.end);
        let value = |condition: Option<Condition>| {
            condition.map(Query::Is).ok_or_else(|| wrong(at, Problem::Value(field)))
        };
        let named = |part| self.words(word, at, move |name| Condition::Named(part, name));
        match field {
            Field::Speaker => named(Part::Speaker),
            Field::Person => named(Part::Person),
            Field::Org => named(Part::Organization),
            Field::Place => named(Part::Place),
            Field::Said => self.words(word, at, Condition::Said),
            Field::Title => self.words(word, at, Condition::Title),
            Field::Tag => self.words(word, at, Condition::Tag),
            Field::Source => self.words(word, at, |name| Condition::Source(name.words)),
            Field::Is => value(standing(&word.value)),
            Field::Quotes => value(quotes(&word.value)),
            Field::Since => value(Days::parse_since(&word.value, self.today).map(Condition::Date)),
            Field::Date => match Days::parse(&word.value) {
                Some(days) if days.is_empty() => Err(wrong(at, Problem::NoDays)),
                days => value(days.map(Condition::Date)),
            },
        }
    }

    /// A condition on words; asks nothing while there is not enough of them.
    fn words(
        &self,
        word: &Word,
        span: Span,
        condition: impl FnOnce(Phrase) -> Condition,
    ) -> Result<Query, QueryError> {
        let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
        let mut words = word.value.as_str();
        if !has_letters(words) {
            return Err(wrong(span, Problem::NoLetters));
        }
        let is_open = self.ending != Ending::Whole && !word.is_ended && !word.has_star;
        let before_last = words.trim_end_matches(char::is_alphanumeric);
        let n_letters = words.chars().count() - before_last.chars().count();
        if is_open && n_letters < MIN_TYPED && self.ending == Ending::Typing {
            words = before_last.trim_end();
        }
        if !has_letters(words) {
            return Ok(Query::All);
        }
        let is_prefix = word.has_star || is_open && n_letters >= MIN_TYPED;
        Ok(Query::Is(condition(Phrase { words: words.to_owned(), is_prefix })))
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

/// Several parts as one query; parts of the same kind are taken apart, and those that ask nothing are left out.
fn join(
    parts: Vec<Query>,
    whole: fn(Vec<Query>) -> Query,
    take_apart: fn(Query) -> Result<Vec<Query>, Query>,
) -> Query {
    let parts = parts.into_iter().filter(|part| *part != Query::All);
    let mut flat: Vec<Query> =
        parts.flat_map(|part| take_apart(part).unwrap_or_else(|part| vec![part])).collect();
    match flat.pop() {
        None => Query::All,
        Some(only) if flat.is_empty() => only,
        Some(last) => {
            flat.push(last);
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
