//! What annotators marked in an article → the statements that are scored: words in quotation marks, and who says them.

use super::corpus::{Annotated, Attribution, Kind, Label};
use super::names;
use onrecord::text::Span;

/// The fewest characters in quotation marks that make a statement.
const SHORTEST: usize = 3;

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "who", "that", "which", "her", "him", "them", "this", "these",
    "those",
];

/// How the article speaks of a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wording {
    Name,
    Pronoun,
    Description,
    /// Not at all, or not where annotators looked.
    Absent,
}

impl Wording {
    pub(crate) const ALL: [Wording; 4] =
        [Wording::Name, Wording::Pronoun, Wording::Description, Wording::Absent];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Wording::Name => "name",
            Wording::Pronoun => "pronoun",
            Wording::Description => "description",
            Wording::Absent => "none",
        }
    }
}

/// Words in quotation marks that somebody says. Characters go by the byte at which they begin, in order.
pub(crate) struct Statement {
    pub(crate) quoted: Vec<usize>,
    pub(crate) source: Vec<Span>,
    pub(crate) wording: Wording,
    pub(crate) speaker: Label,
}

/// What is right in one article.
pub(crate) struct Gold {
    /// The characters inside double quotation marks.
    pub(crate) marked: Vec<usize>,
    pub(crate) statements: Vec<Statement>,
    /// The characters that annotators took for a statement and that quote nobody.
    pub(crate) nobody: Vec<usize>,
}

impl Gold {
    pub(crate) fn of(annotated: &Annotated) -> Gold {
        let text = &annotated.article.text;
        let marked = marked(text);
        let statement = |attribution: &Attribution| statement(text, &marked, attribution);
        let all: Vec<Statement> = annotated.attributions.iter().filter_map(statement).collect();
        let (nobody, statements): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|statement| statement.speaker.kind == Kind::Nobody);
        let mut nobody: Vec<usize> = nobody.into_iter().flat_map(|statement| statement.quoted).collect();
        nobody.sort_unstable();
        nobody.dedup();
        Gold { marked, statements, nobody }
    }
}

fn statement(text: &str, marked: &[usize], attribution: &Attribution) -> Option<Statement> {
    let speaker = attribution.speaker.clone()?;
    let is_content = |at: &usize| attribution.contents.iter().any(|span| span.start <= *at && *at < span.end);
    let quoted: Vec<usize> = marked.iter().copied().filter(is_content).collect();
    let mut source = attribution.sources.clone();
    source.sort_by_key(|span| span.start);
    let wording = wording(text, &source, speaker.names.first().map_or("", String::as_str));
    (quoted.len() >= SHORTEST).then_some(Statement { quoted, source, wording, speaker })
}

fn wording(text: &str, source: &[Span], speaker: &str) -> Wording {
    let printed: Vec<&str> = source.iter().map(|span| span.of(text)).collect();
    let printed = printed.join(" ");
    if printed.is_empty() {
        return Wording::Absent;
    }
    if PRONOUNS.contains(&printed.to_lowercase().as_str()) {
        return Wording::Pronoun;
    }
    let mut capitals = words_of(speaker).filter(|word| word.starts_with(char::is_uppercase));
    let names = capitals.any(|word| words_of(&printed).any(|other| other == word));
    if names { Wording::Name } else { Wording::Description }
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The characters inside double quotation marks, paragraph by paragraph.
fn marked(text: &str) -> Vec<usize> {
    let mut marked = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let line = paragraph.trim_end_matches('\n');
        marked_in(line, start, &mut marked);
        start += paragraph.len();
    }
    marked.sort_unstable();
    marked.dedup();
    marked
}

fn marked_in(line: &str, offset: usize, marked: &mut Vec<usize>) {
    let inside = |from: usize, to: usize| {
        let characters = line.char_indices().map(|(at, _)| at);
        characters.filter(move |at| (from..to).contains(at)).map(move |at| offset + at)
    };
    let mut open: Option<usize> = None;
    for (at, c) in line.char_indices() {
        match (c, open) {
            ('“' | '"', None) => open = Some(at + c.len_utf8()),
            ('”', from) | ('"', from @ Some(_)) => {
                marked.extend(inside(from.unwrap_or(0), at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        marked.extend(inside(from, line.len()));
    }
}

/// Whether the words of a description all stand in the mention.
pub(crate) fn is_in_mention(described: &str, mention: &str) -> bool {
    let words = names::words(mention);
    names::bare(described).iter().all(|word| words.contains(word))
}
