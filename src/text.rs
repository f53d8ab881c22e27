//! Spans of a text, and other views of plain characters.
//!
//! Knows bytes, code points and normal forms. Does not know that the text is news, or English.

pub mod code_points;
pub mod markup;
pub mod span;
pub mod spelling;
pub mod wording;

pub use code_points::CodePoints;
pub use span::Span;
