//! An article that a search found → a line of text, or a JSON object on one line.
//!
//! The form is the promise of `docs/search.md`: the types here are private to it. All offsets are code points.

use super::json;
use crate::article::Article;
use crate::library::Entry;
use crate::library::query::QueryError;
use crate::library::search::Passage;
use crate::text::{CodePoints, Span};
use serde::Serialize;
use std::borrow::Cow;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// What a terminal takes for the beginning and the end of bold words.
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[0m");

/// An article, and why it was found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Its line in the list.
    pub entry: &'a Entry,
    /// Where it lies, as the user knows it.
    pub path: &'a Path,
    /// What it says.
    pub article: &'a Article,
    /// Where in it.
    pub passage: &'a Passage,
}

#[derive(Serialize)]
struct FoundLine<'a> {
    path: Cow<'a, str>,
    id: String,
    title: &'a str,
    date: Option<String>,
    source: Option<&'a str>,
    quotes: Option<u32>,
    passage: PassageItem<'a>,
}

#[derive(Serialize)]
struct PassageItem<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    matches: Vec<MatchItem>,
}

#[derive(Serialize)]
struct MatchItem {
    start: usize,
    end: usize,
}

/// The date, the outlet or else the file, the title and the passage, with tabs between them. What was looked for is
/// bold for a terminal.
pub fn text(found: &Found<'_>, is_terminal: bool) -> String {
    let entry = found.entry;
    let date = entry.date.or(entry.modified).map_or("-".to_owned(), |date| date.to_string());
    let place = entry.source.clone().unwrap_or_else(|| found.path.display().to_string());
    let passage = passage(found, if is_terminal { BOLD } else { ("", "") });
    [date, in_line(&place), in_line(&entry.title), passage].join("\t")
}

/// A JSON object, without a line break. What is no Unicode in the path is replaced.
pub fn jsonl(found: &Found<'_>) -> String {
    let Found { entry, path, article, passage } = found;
    let code_points = CodePoints::new(&article.text);
    let (start, end) = code_points.range(passage.span);
    let matches = passage.matches.iter().map(|&span| {
        let (start, end) = code_points.range(span);
        MatchItem { start, end }
    });
    json::object(&FoundLine {
        path: path.to_string_lossy(),
        id: entry.id.to_string(),
        title: &entry.title,
        date: entry.date.map(|date| date.to_string()),
        source: entry.source.as_deref(),
        quotes: entry.n_quotes,
        passage: PassageItem { start, end, text: passage.span.of(&article.text), matches: matches.collect() },
    })
}

/// Why a query makes no sense; under that the query, and carets under what is wrong.
pub fn wrong(query: &str, error: &QueryError) -> String {
    let before = in_line(Span::new(0, error.span.start).of(query)).width();
    let carets = "^".repeat(in_line(error.span.of(query)).width().max(1));
    format!("{error}\n  {}\n  {}{carets}", in_line(query), " ".repeat(before))
}

fn passage(found: &Found<'_>, (bold, plain): (&str, &str)) -> String {
    let (text, passage) = (&found.article.text, found.passage);
    let mut line = if passage.is_begun { "…".to_owned() } else { String::new() };
    let mut at = passage.span.start;
    for &wanted in &passage.matches {
        line.push_str(&in_line(Span::new(at, wanted.start).of(text)));
        line.push_str(bold);
        line.push_str(&in_line(wanted.of(text)));
        line.push_str(plain);
        at = wanted.end;
    }
    line.push_str(&in_line(Span::new(at, passage.span.end).of(text)));
    if passage.goes_on {
        line.push('…');
    }
    line
}

/// The text without line breaks, tabs, and what else a terminal would obey.
fn in_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}
