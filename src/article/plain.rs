//! Plain text, one article a file: an optional date line, then paragraphs.
//!
//! Knows the format that `README.md` describes under "The files it reads". Knows no other format.

use super::{Article, ArticleError, ArticleId, Block, BlockKind};
use crate::text::Span;

/// Reads an article from the bytes of a text file.
pub fn parse(bytes: &[u8]) -> Result<Article, ArticleError> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| ArticleError::NotUtf8 { offset: error.valid_up_to() })?;
    let whole = Span::new(0, text.len()).trimmed(text);
    if whole.is_empty() {
        return Err(ArticleError::Empty);
    }
    Ok(Article {
        id: ArticleId::of(bytes),
        date: None,
        title: whole,
        byline: None,
        blocks: vec![Block { kind: BlockKind::Paragraph, span: whole }],
        text: text.to_owned(),
    })
}
