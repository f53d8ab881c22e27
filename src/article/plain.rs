//! Plain text, one article a file: an optional date line, then paragraphs.
//!
//! Knows the format that `README.md` describes under "The files it reads", and what the lines of a news
//! page look like. Knows no other format, and of names only those of news outlets.

mod line;
mod outlet;
mod paragraph;

use super::{Article, ArticleError, ArticleId, Block, BlockKind};
use crate::text::{Span, markup};
use chrono::NaiveDate;
use paragraph::Line;

/// Reads an article from the bytes of a text file. The text is kept as it is, to the byte.
pub fn parse(bytes: &[u8]) -> Result<Article, ArticleError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ArticleError::NotUtf8 { offset: error.valid_up_to() })?
        .to_owned();
    if !text.chars().any(char::is_alphanumeric) {
        return Err(ArticleError::Empty);
    }
    Ok(of_text(ArticleId::of(bytes), text))
}

/// The article of a text that was decoded before, and found to be one; `id` is that of the bytes it came as.
pub fn of_text(id: ArticleId, text: String) -> Article {
    let (date, title, blocks) = cut(&text);
    let byline = blocks.iter().find(|block| block.kind == BlockKind::Byline);
    let byline = byline.map(|block| line::without_by(&text, block.span));
    let outlet = outlet::find(&text, byline, &blocks);
    Article { id, date, title, byline, outlet, blocks, text }
}

/// The article's own date, its title, and its blocks.
fn cut(text: &str) -> (Option<NaiveDate>, Span, Vec<Block>) {
    let mut lines = paragraph::join(text, &lines(text));
    let date = lines.first().and_then(|first| date_line(first.of(text)));
    if let (Some((_, length)), Some(first)) = (date, lines.first_mut()) {
        *first = Span::new(first.start + length, first.end).trimmed(text);
    }
    lines.retain(|line| !line.is_empty());
    let title = lines.first().copied().unwrap_or_default();
    let headline = lines.first().map(|&span| Block { kind: line::title_kind(span.of(text)), span });
    let mut blocks: Vec<Block> = headline.into_iter().collect();
    lines.iter().skip(1).for_each(|&line| cut_line(text, line, &mut blocks));
    (date.map(|(date, _)| date), title, blocks)
}

/// The lines that hold something. A tag that parts paragraphs ends a line too; a line's end inside a tag does not.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_break = false;
    let (mut at, mut start, mut parted, mut indented) = (0, 0, true, false);
    while start < text.len() {
        at += text.as_bytes().iter().skip(at).take_while(|byte| goes_on(**byte)).count();
        let end = at;
        if let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let tag = if c == '<' { markup::tag(text, at) } else { None };
            at = tag.map_or(at + c.len_utf8(), |tag| tag.end);
            is_break = tag.is_some_and(|tag| markup::is_break(tag.of(text)));
            if !(is_break || ends_line(c)) {
                continue;
            }
            at += usize::from(c == '\r' && text.get(at..).is_some_and(|rest| rest.starts_with('\n')));
        }
        let raw = Span::new(start, end).of(text);
        let span = without_marks_of_order(text, Span::new(start, end).trimmed(text));
        start = at;
        if span.is_empty() {
            parted = true;
            continue;
        }
        let stands_in = raw.starts_with("  ") || raw.starts_with('\t');
        lines.push(Line { span, parted: parted || stands_in && !indented });
        (parted, indented) = (is_break, stands_in);
    }
    lines
}

/// Whether a byte is a whole character that neither ends a line nor begins a tag, so that a look at it is enough.
fn goes_on(byte: u8) -> bool {
    byte.is_ascii() && byte != b'<' && !ends_line(char::from(byte))
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `line` without a byte order mark in front, which is no word of the article.
fn without_marks_of_order(text: &str, line: Span) -> Span {
    let marks = line.of(text).len() - line.of(text).trim_start_matches('\u{FEFF}').len();
    Span::new(line.start + marks, line.end).trimmed(text)
}

/// The date that a first line gives, and the length of what gives it.
fn date_line(line: &str) -> Option<(NaiveDate, usize)> {
    let rest = line.strip_prefix("date ")?;
    let date = NaiveDate::parse_from_str(rest.get(..10)?, "%Y-%m-%d").ok()?;
    let after = rest.get(10..)?;
    (after.is_empty() || after.starts_with(char::is_whitespace)).then_some((date, 15))
}

/// Adds the blocks of one line: page litter may follow the text without a break.
fn cut_line(text: &str, line: Span, blocks: &mut Vec<Block>) {
    let litter_at = line::litter_start(line.of(text)).map_or(line.end, |at| line.start + at);
    let body = Span::new(line.start, litter_at).trimmed(text);
    let litter = Span::new(litter_at, line.end).trimmed(text);
    if !body.is_empty() {
        blocks.push(Block { kind: line::kind(body.of(text)), span: body });
    }
    if !litter.is_empty() {
        blocks.push(Block { kind: BlockKind::Litter, span: litter });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(BlockKind, &str)]) -> Article {
        let article = parse(text.as_bytes()).unwrap();
        let blocks: Vec<_> = article.blocks.iter().map(|b| (b.kind, b.span.of(&article.text))).collect();
        assert_eq!(blocks, expected);
        article
    }

    #[test]
    fn a_date_line_gives_the_date_and_the_title() {
        let article = check(
            " date 2026-02-06 Ferry runs again\n\nBy Ann Oake and Bo Lind\nIt ran.\r\n",
            &[
                (BlockKind::Title, "Ferry runs again"),
                (BlockKind::Byline, "By Ann Oake and Bo Lind"),
                (BlockKind::Paragraph, "It ran."),
            ],
        );
        assert_eq!(article.date, NaiveDate::from_ymd_opt(2026, 2, 6));
        assert_eq!(article.byline.unwrap().of(&article.text), "Ann Oake and Bo Lind");
    }

    #[test]
    fn without_a_date_line_the_first_line_is_the_title() {
        let article =
            check("\u{FEFF}date 2026-02-31 is none", &[(BlockKind::Title, "date 2026-02-31 is none")]);
        assert_eq!(article.date, None);
    }

    #[test]
    fn a_date_line_without_a_headline_leaves_the_title_to_the_next_line() {
        let article = check("date 2026-02-06\n\nFerry runs", &[(BlockKind::Title, "Ferry runs")]);
        assert_eq!(article.title(), "Ferry runs");
    }

    #[test]
    fn litter_is_cut_from_the_end_of_a_paragraph() {
        check(
            "Ferry\nHe left. Read More: Ferry 'late' again Read More: Storm\nListen to this article Loading audio...",
            &[
                (BlockKind::Title, "Ferry"),
                (BlockKind::Paragraph, "He left."),
                (BlockKind::Litter, "Read More: Ferry 'late' again Read More: Storm"),
                (BlockKind::Litter, "Listen to this article Loading audio..."),
            ],
        );
    }

    #[test]
    fn captions_and_subheadings_are_told_from_paragraphs() {
        check(
            "The ferry in port. (AFP pic)\nThe ferry at sea. Picture: Alamy\n‘Don’t rock it’\nThe latest: all quiet\n“No,” he said\nIt ran at 4 pm.",
            &[
                (BlockKind::Caption, "The ferry in port. (AFP pic)"),
                (BlockKind::Caption, "The ferry at sea. Picture: Alamy"),
                (BlockKind::Subheading, "‘Don’t rock it’"),
                (BlockKind::Subheading, "The latest: all quiet"),
                (BlockKind::Paragraph, "“No,” he said"),
                (BlockKind::Paragraph, "It ran at 4 pm."),
            ],
        );
    }

    #[test]
    fn lines_broken_at_a_column_are_joined_to_paragraphs() {
        let text = "date 2026-02-06 Ferry runs again after two weeks of storm, and the\r
harbour is open\r
\r
The harbour of Port Elder opened again on Monday, two weeks after the\r
storm that sank nine boats and cut the town off from the islands to the\r
north of it.\r
\r
It ran.\r
  “Every light works, and every buoy is back where it belongs,” said the\r
harbour master.\r
A short line\r
";
        check(
            text,
            &[
                (BlockKind::Title, "Ferry runs again after two weeks of storm, and the\r\nharbour is open"),
                (
                    BlockKind::Paragraph,
                    "The harbour of Port Elder opened again on Monday, two weeks after the\r\nstorm that sank nine \
                     boats and cut the town off from the islands to the\r\nnorth of it.",
                ),
                (BlockKind::Paragraph, "It ran."),
                (
                    BlockKind::Paragraph,
                    "“Every light works, and every buoy is back where it belongs,” said the\r\nharbour master.",
                ),
                (BlockKind::Subheading, "A short line"),
            ],
        );
    }

    #[test]
    fn long_lines_and_lists_are_not_joined() {
        let names =
            "Ann Oake, harbour master of Port Elder in the north\nBo Lind\nCarla Dunn, a pilot\nDan Moss\n";
        assert_eq!(parse(names.repeat(9).as_bytes()).unwrap().blocks.len(), 36);
        let long = format!("{}\n", "The ferry is late. ".repeat(20));
        assert_eq!(parse(long.repeat(9).as_bytes()).unwrap().blocks.len(), 9);
    }

    #[test]
    fn tags_end_paragraphs_and_line_ends_in_tags_do_not() {
        check(
            "Ferry<p>One <b\nid=x>more</b>.</p><p>Two.<br>Three.</p>",
            &[
                (BlockKind::Title, "Ferry"),
                (BlockKind::Paragraph, "One <b\nid=x>more</b>."),
                (BlockKind::Paragraph, "Two."),
                (BlockKind::Paragraph, "Three."),
            ],
        );
    }

    #[test]
    fn bytes_that_are_no_article_say_why() {
        assert_eq!(parse(b"ab\xFFc"), Err(ArticleError::NotUtf8 { offset: 2 }));
        assert_eq!(parse(b" \n --- \n"), Err(ArticleError::Empty));
    }
}
