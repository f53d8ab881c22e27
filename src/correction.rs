//! What a reader says against an analysis, or beside it: another speaker, other words, other people, a verdict.
//!
//! A correction belongs to an article's content and tells the place by bytes and words, so that it holds for every
//! analysis of that content, also by a later engine. [`apply`] is the one way to have it hold. Does not know where
//! corrections are kept.

mod apply;
pub mod edge;
mod extent;
mod people;
pub mod stretch;

use crate::text::Span;
pub use apply::apply;

/// Something that a reader corrected or judged in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Somebody else says it.
    Speaker {
        /// Which quotation.
        of: Place,
        /// A name or description from the article, or a new one; `None`: nobody who is known.
        name: Option<String>,
    },
    /// Other words are the quotation; if none is at the place, these become one.
    Extent {
        /// Which quotation.
        of: Place,
        /// Its words, without quotation marks; `None`: it is no quotation.
        span: Option<Span>,
    },
    /// Somebody compared the quotation with its source.
    Verdict {
        /// Which quotation.
        of: Place,
        /// What came of it.
        verdict: Verdict,
    },
    /// Two names are one person's.
    SamePerson {
        /// The name to go by.
        name: String,
        /// The other one.
        other: String,
    },
    /// Two names that are taken for one person's are not.
    OtherPerson {
        /// The name that keeps its bearer.
        name: String,
        /// The one that gets a bearer of its own.
        other: String,
    },
}

/// Where a quotation is found again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Its words without their marks, in bytes of the article's text, as the engine had them.
    pub span: Span,
    /// The words themselves.
    pub words: String,
}

/// What came of comparing a quotation with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is as it was said.
    Checked,
    /// It is not, or that is in doubt.
    Disputed,
}

/// What a correction is about. An article has one correction for each matter; a new one takes the place of the old.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Matter {
    /// The speaker of the quotation at this place.
    Speaker(Span),
    /// The words of the quotation at this place, and whether there is one.
    Extent(Span),
    /// The verdict on the quotation at this place.
    Verdict(Span),
    /// Whether these two names are one person's, the lesser first.
    People(String, String),
}

/// What is told of a quotation beside the analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// By what corrections find it.
    pub place: Place,
    /// Whether a correction changed its words or its speaker.
    pub is_repaired: bool,
    /// Whether it was compared with its source.
    pub verdict: Option<Verdict>,
}

impl Correction {
    /// What it is about.
    pub fn matter(&self) -> Matter {
        match self {
            Correction::Speaker { of, .. } => Matter::Speaker(of.span),
            Correction::Extent { of, .. } => Matter::Extent(of.span),
            Correction::Verdict { of, .. } => Matter::Verdict(of.span),
            Correction::SamePerson { name, other } | Correction::OtherPerson { name, other } => {
                Matter::people(name, other)
            }
        }
    }

    /// The quotation that it is about; `None` for people.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Correction::Speaker { of, .. }
            | Correction::Extent { of, .. }
            | Correction::Verdict { of, .. } => Some(of),
            Correction::SamePerson { .. } | Correction::OtherPerson { .. } => None,
        }
    }
}

impl Matter {
    /// Whether these two names are one person's.
    pub fn people(one: &str, other: &str) -> Matter {
        let (less, more) = if one <= other { (one, other) } else { (other, one) };
        Matter::People(less.to_owned(), more.to_owned())
    }
}

impl Place {
    /// The place of the words at `span`.
    pub fn new(text: &str, span: Span) -> Place {
        Place { span, words: span.of(text).to_owned() }
    }

    /// Whether the other place is this one but for what an engine may see otherwise: the marks and spaces around and
    /// between the words.
    fn is_nearly(&self, other: &Place) -> bool {
        fn letters(words: &str) -> impl Iterator<Item = char> {
            words.chars().filter(|c| c.is_alphanumeric())
        }
        let is_word = letters(&self.words).next().is_some();
        is_word && self.span.overlaps(other.span) && letters(&self.words).eq(letters(&other.words))
    }
}
