//! Why a query makes no sense, and where.

use super::Field;
use crate::text::Span;

/// A place in a query that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct QueryError {
    /// Where, in bytes of the query; never empty.
    pub span: Span,
    /// Why.
    pub problem: Problem,
}

/// Why a query makes no sense. The messages say what would.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A word with a colon that is no field.
    #[error("there is no field “{name}:”, only {}; as text it needs quotation marks", fields())]
    NoField {
        /// What stands before the colon.
        name: String,
    },
    /// A field without anything behind it, or with something that it does not take.
    #[error("{}: takes {}", .0.name(), .0.takes())]
    Value(Field),
    /// A range of days that has none.
    #[error("this ends before it begins")]
    NoDays,
    /// A word without letters.
    #[error("there is no letter or digit in this to look for")]
    NoLetters,
    /// A minus sign that denies nothing.
    #[error("behind - stands what the articles must not have")]
    NothingDenied,
    /// `or` or `and` without something on both sides.
    #[error("“or” and “and” stand between two things to look for; as words they need quotation marks")]
    LooseOperator,
    /// A quotation mark without another.
    #[error("the quotation mark that closes this is missing")]
    OpenQuotation,
    /// A parenthesis that nothing closes.
    #[error("the parenthesis that closes this is missing")]
    OpenParenthesis,
    /// A parenthesis that nothing opens.
    #[error("there is no parenthesis for this to close")]
    LooseParenthesis,
    /// Nothing between two parentheses.
    #[error("there is nothing in these parentheses")]
    EmptyParentheses,
    /// Parentheses in parentheses, or minus signs before each other, without end.
    #[error("this is nested too deeply")]
    TooDeep,
    /// More conditions than anybody types.
    #[error("these are too many words to look for at once")]
    TooLong,
}

fn fields() -> String {
    let names: Vec<String> = Field::ALL.iter().map(|field| format!("{}:", field.name())).collect();
    names.join(" ")
}
