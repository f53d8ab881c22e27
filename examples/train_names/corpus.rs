//! Annotated corpora → documents: the raw text as a reader would see it, and the names in it.
//!
//! Knows the files' forms: tagged tokens (`.iob2`, with `.gap` where the true spacing is known), and the parses
//! that come with PolNeAR. Does not know the program's tokens.

use anyhow::{Context, Result};
use onrecord::analysis::name::NameKind;
use onrecord::text::Span;
use std::fs;
use std::path::Path;

/// A text and the names in it.
#[derive(Clone)]
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) names: Vec<(Span, NameKind)>,
}

impl Document {
    /// The same in capitals, but for letters beyond ASCII.
    pub(crate) fn in_capitals(&self) -> Document {
        Document { text: self.text.to_ascii_uppercase(), names: self.names.clone() }
    }
}

/// Reads `<folder>/<split>.iob2`, for a split like "worldwide/train".
pub(crate) fn read_tagged(folder: &Path, split: &str) -> Result<Vec<Document>> {
    let path = folder.join(format!("{split}.iob2"));
    let lines = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let gaps = fs::read_to_string(path.with_extension("gap")).ok();
    let mut gaps = gaps.as_deref().map(str::lines);
    let known = lines.starts_with("-DOCSTART-");
    let mut documents: Vec<Vec<TaggedSentence>> = Vec::new();
    let mut sentence = TaggedSentence::default();
    for line in lines.lines().chain([""]) {
        if line.starts_with("-DOCSTART-") {
            documents.push(Vec::new());
        } else if let Some((token, tag)) = line.split_once('\t') {
            sentence.tokens.push(surface(token));
            sentence.tags.push(tag);
        } else if !sentence.tokens.is_empty() {
            sentence.gaps = gaps.as_mut().and_then(Iterator::next);
            match documents.last_mut().filter(|last| known || last.len() < 30) {
                Some(last) => last.push(std::mem::take(&mut sentence)),
                None => documents.push(vec![std::mem::take(&mut sentence)]),
            }
        }
    }
    Ok(documents.iter().map(|sentences| lay_out(sentences, known)).collect())
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

#[derive(Default)]
struct TaggedSentence<'l> {
    tokens: Vec<&'l str>,
    tags: Vec<&'l str>,
    /// For each token what stands after it: `1` a space, `0` nothing, `L` a line's end, `P` a paragraph's, `?` unknown.
    gaps: Option<&'l str>,
}

impl TaggedSentence<'_> {
    fn gap(&self, token: usize) -> Option<u8> {
        self.gaps?.as_bytes().get(token).copied().filter(|&gap| gap != b'?')
    }
}

/// Puts the tokens back to the text that they were cut from.
fn lay_out(sentences: &[TaggedSentence], known: bool) -> Document {
    let mut document = Document { text: String::new(), names: Vec::new() };
    let mut quoted = false;
    let mut in_paragraph = 0;
    for (n, sentence) in sentences.iter().enumerate() {
        let spaces = spaces(&sentence.tokens, &mut quoted);
        let mut open = None;
        for (i, token) in sentence.tokens.iter().enumerate() {
            let span = Span::new(document.text.len(), document.text.len() + token.len());
            document.text.push_str(token);
            open = add_tag(&mut document.names, span, sentence.tags[i], open);
            let gap = sentence.gap(i);
            let is_last = i + 1 == sentence.tokens.len();
            let space = gap.map_or(spaces[i], |gap| gap == b'1');
            if !is_last && space {
                document.text.push(' ');
            }
        }
        let last_gap = sentence.gap(sentence.tokens.len() - 1);
        let next = sentences.get(n + 1);
        let after = match (last_gap, next) {
            (_, None) | (Some(b'L'), _) => "\n",
            (Some(b'1'), _) => " ",
            (Some(_), _) => "\n\n",
            (None, Some(next)) => {
                in_paragraph += 1;
                let ends = |sentence: &TaggedSentence| is_whole(&sentence.tokens);
                let alone = known && n == 0 || !ends(sentence) || !ends(next);
                if alone || in_paragraph >= 3 { "\n\n" } else { " " }
            }
        };
        if after != " " {
            in_paragraph = 0;
            quoted = false;
        }
        document.text.push_str(after);
    }
    document
}

/// Adds or lengthens the name that a tag tells of; gives the kind of the name that may go on.
fn add_tag(
    names: &mut Vec<(Span, NameKind)>,
    span: Span,
    tag: &str,
    open: Option<NameKind>,
) -> Option<NameKind> {
    let (place, kind) = tag.split_once('-')?;
    let kind = match kind {
        "PER" => NameKind::Person,
        "ORG" => NameKind::Organization,
        "LOC" => NameKind::Place,
        _ => NameKind::Other,
    };
    match names.last_mut().filter(|_| place == "I" && open == Some(kind)) {
        Some((name, _)) => name.end = span.end,
        None => names.push((span, kind)),
    }
    Some(kind)
}

fn surface(token: &str) -> &str {
    match token {
        "``" | "''" => "\"",
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        token => token,
    }
}

/// Whether a sentence ends as running text does.
fn is_whole(tokens: &[&str]) -> bool {
    let words = tokens.iter().rev().find(|token| !matches!(**token, "\"" | "'" | "”" | "’" | ")" | "]"));
    words.is_some_and(|last| matches!(*last, "." | "!" | "?" | "…" | "..."))
}

/// For each token whether a space stands after it, by the rules of English spacing.
fn spaces(tokens: &[&str], quoted: &mut bool) -> Vec<bool> {
    let mut spaces = vec![true; tokens.len()];
    let mut in_single = false;
    for (i, token) in tokens.iter().enumerate() {
        let last = i + 1 == tokens.len();
        let (left, right) = match *token {
            "." | "," | ":" | ";" | "!" | "?" | "%" | ")" | "]" | "}" | "”" | "…" | "..." => {
                (true, false)
            }
            "(" | "[" | "{" | "$" | "£" | "€" | "#" | "“" | "‘" | "US$" | "A$" | "@" => (false, true),
            "/" => (true, true),
            "\"" => {
                *quoted = if i == 0 { true } else { !last && !*quoted };
                (!*quoted, *quoted)
            }
            "'" | "’" if i > 0 && !in_single && tokens[i - 1].ends_with(['s', 'x', 'z']) || last => {
                (true, false)
            }
            "'" | "’" | "`" => {
                in_single = !in_single;
                (!in_single, in_single)
            }
            token => (i > 0 && is_clitic(token), false),
        };
        if left && i > 0 {
            spaces[i - 1] = false;
        }
        if right {
            spaces[i] = false;
        }
    }
    spaces
}

fn is_clitic(token: &str) -> bool {
    let plain = token.replace('’', "'").to_ascii_lowercase();
    matches!(plain.as_str(), "'s" | "'t" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "n't")
}
