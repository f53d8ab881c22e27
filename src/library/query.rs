//! The language of searches: what is typed → a tree of conditions, or where and why it makes no sense.
//!
//! Knows the fields, their values and the calendar; the day of today is told to it. Does not know how articles are
//! kept or found. `docs/search.md` is the language's manual.

mod days;
mod error;
mod field;
mod parse;
mod print;
mod token;

#[cfg(test)]
mod tests;

use super::State;
use chrono::NaiveDate;

pub use days::Days;
pub use error::{Problem, QueryError};
pub use field::Field;

/// What an article must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Anything: nothing is asked.
    All,
    /// All of these: two or more, none of which is itself an `And`.
    And(Vec<Query>),
    /// One of these at least: two or more, none of which is itself an `Or`.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// This.
    Is(Condition),
}

/// A single condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// These words stand somewhere in the article.
    Text(Phrase),
    /// They stand in its title.
    Title(Phrase),
    /// They stand inside a quotation.
    Said(Phrase),
    /// Somebody or something of this name, in any spelling, is in the article.
    Named(Part, Phrase),
    /// What the reader decided.
    Decided(State),
    /// The reader has opened it.
    Read,
    /// It has this tag.
    Tag(Phrase),
    /// A word of its outlet's name begins like this.
    Source(String),
    /// It is of one of these days.
    Date(Days),
    /// It has this many quotations.
    Quotes(Compare, u32),
}

/// Words that stand one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words as typed, parted by single spaces; there is a letter or a digit among them.
    pub words: String,
    /// Whether the last word is only the beginning of one.
    pub is_prefix: bool,
}

/// As what a name is in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Somebody who is quoted.
    Speaker,
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A place.
    Place,
}

/// How a number compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compare {
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
}

impl Query {
    /// Reads a whole query. `today` is what `since:` counts from.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Query, QueryError> {
        parse::parse(text, today, parse::Ending::Whole)
    }

    /// Reads a query that is still being typed: the last word is the beginning of one, which is looked for from its
    /// third letter on, and quotation marks and parentheses may still be open.
    pub fn parse_typed(text: &str, today: NaiveDate) -> Result<Query, QueryError> {
        parse::parse(text, today, parse::Ending::Typing)
    }

    /// Reads a query that was typed and then accepted: as [`Query::parse_typed`], so that what is found stays, but a
    /// last word of one or two letters is whole.
    pub fn parse_accepted(text: &str, today: NaiveDate) -> Result<Query, QueryError> {
        parse::parse(text, today, parse::Ending::Accepted)
    }

    /// The conditions that an article is found for, in the order of the query: those that are not denied.
    pub fn wanted(&self) -> Vec<&Condition> {
        match self {
            Query::All | Query::Not(_) => Vec::new(),
            Query::And(parts) | Query::Or(parts) => parts.iter().flat_map(Query::wanted).collect(),
            Query::Is(condition) => vec![condition],
        }
    }
}

impl Compare {
    /// All of them, those before whose signs others begin with.
    pub(super) const ALL: [Compare; 5] =
        [Compare::AtLeast, Compare::AtMost, Compare::More, Compare::Less, Compare::Equal];

    /// The sign, the same in queries and in SQL.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Compare::More => ">",
            Compare::AtLeast => ">=",
            Compare::Less => "<",
            Compare::AtMost => "<=",
            Compare::Equal => "=",
        }
    }
}
