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
