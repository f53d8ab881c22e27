//! The corpora to learn from: tagged tokens, and the parses that come with PolNeAR.
//!
//! Knows where they lie and how the parses are written. Does not know the program's tokens.

use super::tagged;
pub(crate) use super::tagged::Document;
use anyhow::{Context, Result};
use onrecord::analysis::name::NameKind;
use onrecord::text::Span;
use std::fs;
use std::path::Path;

impl Document {
    /// The same in capitals, but for letters beyond ASCII.
    pub(crate) fn in_capitals(&self) -> Document {
        Document { text: self.text.to_ascii_uppercase(), names: self.names.clone() }
    }

    /// The same with its first line as `style` has it, if that is short enough for a headline.
    pub(crate) fn with_headline(mut self, style: Headline) -> Document {
        let end = self.text.find('\n').unwrap_or(self.text.len());
        let headline = self.text.get_mut(..end).filter(|line| line.len() <= MAX_HEADLINE);
        match (headline, style) {
            (Some(line), Headline::Capitals) => line.make_ascii_uppercase(),
            (Some(line), Headline::Title) => capitalize_words(line),
            _ => {}
        }
        self
    }

    /// The same with "Paris, France" as two places: most of those who mark names, in most corpora, take it for two.
    pub(crate) fn with_places_apart(self) -> Document {
        let Document { text, names } = self;
        let apart = |(span, kind): (Span, NameKind)| match kind {
            NameKind::Place => apart(span, &text),
            _ => vec![span],
        };
        let names =
            names.into_iter().flat_map(|name| apart(name).into_iter().map(move |span| (span, name.1)));
        Document { names: names.collect(), text }
    }
}

/// How a headline is printed.
#[derive(Clone, Copy)]
pub(crate) enum Headline {
    /// In capitals.
    Capitals,
    /// With a capital for each longer word.
    Title,
}

/// The most bytes of a headline.
const MAX_HEADLINE: usize = 120;

/// A longer word, the space behind it counted, has a capital in a headline.
const LONG_WORD: usize = 4;

/// The parts of a place that commas separate, each from its first capital on; "Washington, D.C." is one.
fn apart(span: Span, text: &str) -> Vec<Span> {
    let whole = span.of(text);
    if whole.ends_with("D.C.") || whole.ends_with("DC") {
        return vec![span];
    }
    let mut at = span.start;
    let parts = whole.split_inclusive(", ").filter_map(|part| {
        let start = at;
        at += part.len();
        let name = part.trim_end_matches(", ");
        let begins = name.find(char::is_uppercase)?;
        Some(Span::new(start + begins, start + name.len()))
    });
    let parts: Vec<Span> = parts.collect();
    if parts.len() > 1 { parts } else { vec![span] }
}

/// Gives each longer word a capital, if its first letter is one of ASCII.
fn capitalize_words(line: &mut str) {
    let mut at = 0;
    let starts = line.split_inclusive(' ').filter_map(|word| {
        let start = at;
        at += word.len();
        (word.len() > LONG_WORD).then_some(start)
    });
    for start in starts.collect::<Vec<_>>() {
        if let Some(letter) = line.get_mut(start..=start) {
            letter.make_ascii_uppercase();
        }
    }
}

/// Reads `<folder>/<split>.iob2`, for a split like "worldwide/train".
pub(crate) fn read_tagged(folder: &Path, split: &str) -> Result<Vec<Document>> {
    Ok(tagged::read(folder, split)?.into_iter().map(|(_, document)| document).collect())
}

/// Reads the articles of `<folder>/text` with the names that the parses in `<folder>/parse` found there.
pub(crate) fn read_parsed(folder: &Path) -> Result<Vec<Document>> {
    let mut parses: Vec<_> = fs::read_dir(folder.join("parse"))?.collect::<Result<_, _>>()?;
    parses.sort_by_key(|entry| entry.path());
    parses
        .iter()
        .map(|entry| {
            let name = entry.path().with_extension("txt");
            let name = name.file_name().context("a parse has a name")?;
            let text = fs::read_to_string(folder.join("text").join(name))?;
            let parse = fs::read_to_string(entry.path())?;
            Ok(parsed(text, &parse))
        })
        .collect()
}

fn parsed(text: String, parse: &str) -> Document {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let mut names: Vec<(Span, NameKind)> = Vec::new();
    let mut last = None;
    for line in parse.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let kind = columns.get(4).and_then(|name| match *name {
            "PERSON" => Some(NameKind::Person),
            "ORGANIZATION" => Some(NameKind::Organization),
            "LOCATION" => Some(NameKind::Place),
            "MISC" => Some(NameKind::Other),
            _ => None,
        });
        if let Some(kind) = kind {
            let at = |n: usize| columns[n].parse().ok().and_then(|at: usize| bytes.get(at).copied());
            if let (Some(start), Some(end)) = (at(0), at(1)) {
                match names.last_mut().filter(|_| last == Some(kind)) {
                    Some((span, _)) => span.end = end,
                    None => names.push((Span::new(start, end), kind)),
                }
            }
        }
        last = kind;
    }
    Document { text, names }
}
