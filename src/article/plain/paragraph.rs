//! Lines → paragraphs, in a file whose lines were broken at a column.
//!
//! Knows lengths of lines. Does not know what the lines say.

use crate::text::Span;

/// The least and the greatest column, in characters, at which people have lines broken.
const MIN_WIDTH: usize = 40;
const MAX_WIDTH: usize = 110;
/// The least number of lines that tell that they were broken.
const MIN_LINES: usize = 3;
/// How many in ten lines must be full.
const MIN_FULL: usize = 8;

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands, without white space around it.
    pub(super) span: Span,
    /// Whether a blank line, an indentation or a tag parts it from the line before.
    pub(super) parted: bool,
}

/// The paragraphs that lines make: each line is one, unless the file's lines were broken at a column.
pub(super) fn join(text: &str, lines: &[Line]) -> Vec<Span> {
    let Some(width) = column(text, lines) else {
        return lines.iter().map(|line| line.span).collect();
    };
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut full = false;
    for (n, line) in lines.iter().enumerate() {
        match paragraphs.last_mut().filter(|_| full && !line.parted) {
            Some(paragraph) => *paragraph = paragraph.to(line.span),
            None => paragraphs.push(line.span),
        }
        full = lines.get(n + 1).is_some_and(|next| width_with(text, line.span, next.span) > width);
    }
    paragraphs
}

/// The column at which the lines were broken, if they were: nearly every line that another one follows is as long
/// as it can be.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || {
        lines.windows(2).filter_map(|pair| match pair {
            [line, next] if !next.parted => Some((line.span, next.span)),
            _ => None,
        })
    };
    let mut lengths: Vec<usize> = pairs().map(|(line, _)| length(text, line)).collect();
    lengths.sort_unstable();
    // A long address may stand out.
    let width = *lengths.get(lengths.len().saturating_sub(1) * 19 / 20)?;
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let n_full = pairs().filter(|(line, next)| width_with(text, *line, *next) > width).count();
    (n_full >= MIN_LINES && 10 * n_full >= MIN_FULL * lengths.len()).then_some(width)
}

/// The width of a line if the first word of the next one stood in it too.
fn width_with(text: &str, line: Span, next: Span) -> usize {
    let word = next.of(text).split_whitespace().next().unwrap_or_default();
    length(text, line) + 1 + word.chars().take(MAX_WIDTH).count()
}

/// The length of a line in characters, as far as it matters.
fn length(text: &str, line: Span) -> usize {
    line.of(text).chars().take(2 * MAX_WIDTH).count()
}
