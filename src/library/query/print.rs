//! The tree → a query that is read as the same tree.

use super::token::{Token, tokens};
use super::{Compare, Condition, Field, Part, Phrase, Query};
use crate::library::State;
use std::fmt::{self, Display, Formatter};

/// As it can be typed.
impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Query::All => Ok(()),
            Query::Is(condition) => condition.fmt(f),
            Query::Not(query) => {
                f.write_str("-")?;
                inner(query, matches!(**query, Query::And(_) | Query::Or(_)), f)
            }
            Query::And(parts) => joined(parts, " ", |part| matches!(part, Query::Or(_)), f),
            Query::Or(parts) => joined(parts, " or ", |_| false, f),
        }
    }
}

fn joined(
    parts: &[Query],
    between: &str,
    needs_parentheses: fn(&Query) -> bool,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    for (n, part) in parts.iter().enumerate() {
        f.write_str(if n == 0 { "" } else { between })?;
        inner(part, needs_parentheses(part), f)?;
    }
    Ok(())
}

fn inner(query: &Query, needs_parentheses: bool, f: &mut Formatter<'_>) -> fmt::Result {
    if needs_parentheses { write!(f, "({query})") } else { query.fmt(f) }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let field = |field: Field| format!("{}:", field.name());
        match self {
            Condition::Text(phrase) => phrase.fmt(f),
            Condition::Title(phrase) => write!(f, "{}{phrase}", field(Field::Title)),
            Condition::Said(phrase) => write!(f, "{}{phrase}", field(Field::Said)),
            Condition::Tag(phrase) => write!(f, "{}{phrase}", field(Field::Tag)),
            Condition::Source(name) => {
                let name = Phrase { words: name.clone(), is_prefix: false };
                write!(f, "{}{name}", field(Field::Source))
            }
            Condition::Named(part, phrase) => {
                let name = match part {
                    Part::Speaker => Field::Speaker,
                    Part::Person => Field::Person,
                    Part::Organization => Field::Org,
                    Part::Place => Field::Place,
                };
                write!(f, "{}{phrase}", field(name))
            }
            Condition::Decided(state) => {
                let name = match state {
                    State::New => "new",
                    State::Kept => "kept",
                    State::Starred => "starred",
                    State::Discarded => "discarded",
                };
                write!(f, "{}{name}", field(Field::Is))
            }
            Condition::Read => write!(f, "{}read", field(Field::Is)),
            Condition::Date(days) => write!(f, "{}{days}", field(Field::Date)),
            Condition::Quotes(Compare::Equal, number) => write!(f, "{}{number}", field(Field::Quotes)),
            Condition::Quotes(compare, number) => {
                write!(f, "{}{}{number}", field(Field::Quotes), compare.sign())
            }
        }
    }
}

/// In quotation marks where it would else be read as something else.
impl Display for Phrase {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let star = if self.is_prefix { "*" } else { "" };
        let is_plain = match tokens(&self.words).as_slice() {
            [(Token::Word(word), _)] => word.field.is_none() && word.value == self.words && !word.is_quoted,
            _ => false,
        };
        if is_plain { write!(f, "{}{star}", self.words) } else { write!(f, "\"{}\"{star}", self.words) }
    }
}
