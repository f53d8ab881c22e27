//! Bytes → [`Article`]: one owned text, and the blocks that a reader would see in it.
//!
//! Knows the forms that articles come in. Does not know files, the store, or tokens.

pub mod plain;

use crate::text::Span;
use chrono::NaiveDate;
use std::fmt;

/// The BLAKE3 hash of an article's bytes: what an article is known by when its file moves.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(pub [u8; 32]);

impl ArticleId {
    /// The id of an article that came as `bytes`.
    pub fn of(bytes: &[u8]) -> ArticleId {
        ArticleId(*blake3::hash(bytes).as_bytes())
    }
}

/// Lower-case hexadecimal, 64 digits.
impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArticleId({self})")
    }
}

/// One article: its text exactly as decoded, and where its parts lie in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The hash of the bytes that this was read from.
    pub id: ArticleId,
    /// The whole text; every span of this article and of its analysis points into it.
    pub text: String,
    /// The date that the article itself gives.
    pub date: Option<NaiveDate>,
    /// The headline, or whatever the page began with; empty in an article without words.
    pub title: Span,
    /// The author's name as printed, without "By".
    pub byline: Option<Span>,
    /// The name of the news outlet as printed, without "The", where the page tells who published it.
    pub outlet: Option<Span>,
    /// The parts, in order, disjoint; white space between them belongs to none.
    pub blocks: Vec<Block>,
}

impl Article {
    /// The name of the outlet in one line.
    pub fn outlet_name(&self) -> Option<String> {
        let words = self.outlet?.of(&self.text).split_whitespace();
        Some(words.collect::<Vec<_>>().join(" "))
    }

    /// The headline's text.
    pub fn title(&self) -> &str {
        self.title.of(&self.text)
    }
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without white space around it.
    pub span: Span,
}

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// The words under a picture.
    Caption,
    /// A heading inside the article.
    Subheading,
    /// What the page put there that is no part of the article: "Read More: …", players, buttons.
    Litter,
    /// Running text.
    Paragraph,
}

/// Why bytes are not an article.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArticleError {
    /// The bytes are no UTF-8.
    #[error("not UTF-8 text: wrong byte at offset {offset}")]
    NotUtf8 {
        /// The first byte that is wrong.
        offset: usize,
    },
    /// There is no word in it.
    #[error("holds no text")]
    Empty,
}
