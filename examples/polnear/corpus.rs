//! PolNeAR 1.0 from disk: articles, their attributions in brat stand-off, and our own labels of who really speaks.

use onrecord::article::{Article, plain};
use onrecord::text::Span;
use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

/// An article with what annotators marked in it.
pub(crate) struct Annotated {
    pub(crate) article: Article,
    pub(crate) attributions: Vec<Attribution>,
    /// Whom pronouns and nouns stand for, where that was labelled.
    pub(crate) mentions: Vec<(Span, Label)>,
}

/// Who is said to have said what; spans are bytes of the article's text.
pub(crate) struct Attribution {
    pub(crate) sources: Vec<Span>,
    pub(crate) cues: Vec<Span>,
    pub(crate) contents: Vec<Span>,
    /// Who it really is; only for words in quotation marks.
    pub(crate) speaker: Option<Label>,
}

/// Who really speaks.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) kind: Kind,
    /// The accepted names, the fullest first; none where nobody is quoted.
    pub(crate) names: Vec<String>,
}

/// What kind of speaker it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Person,
    Organization,
    Unnamed,
    /// Nobody: a title, a nickname, irony.
    Nobody,
}

/// The labels of one article by their keys.
pub(crate) type Labels = HashMap<&'static str, Label>;

/// The annotated articles of a folder with `text/NAME.txt` and `attributions/NAME_HASH.ann`, in order of their names.
pub(crate) fn load(folder: &Path) -> io::Result<Vec<Annotated>> {
    let speakers = labels(include_str!("speakers.tsv"));
    let referents = labels(include_str!("mentions.tsv"));
    let mut files = Vec::new();
    for file in fs::read_dir(folder.join("attributions"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if let Some((stem, _)) = name.rsplit_once('_') {
            files.push((stem.to_owned(), file.path()));
        }
    }
    files.sort();
    // Some articles were annotated twice; the labels are of the first annotation.
    files.dedup_by(|(name, _), (first, _)| name == first);
    let mut all = Vec::new();
    for (name, path) in files {
        let Ok(bytes) = fs::read(folder.join("text").join(format!("{name}.txt"))) else { continue };
        let Ok(article) = plain::parse(&bytes) else { continue };
        let points = points(&article.text);
        let attributions = attributions(&points, &fs::read_to_string(path)?, speakers.get(name.as_str()));
        let mentions = mentions(&points, referents.get(name.as_str()));
        all.push(Annotated { article, attributions, mentions });
    }
    Ok(all)
}

/// For each code point the byte at which it begins; and the end of the text.
pub(crate) fn points(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The labels of each article in a table.
pub(crate) fn labels(table: &'static str) -> HashMap<&'static str, Labels> {
    let mut labels: HashMap<_, Labels> = HashMap::new();
    let mut article = "";
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        if let Some(name) = row.strip_prefix('@') {
            article = name;
            continue;
        }
        let mut columns = row.split('\t');
        let (Some(key), Some(kind)) = (columns.next(), columns.next()) else { continue };
        let kind = match kind {
            "person" => Kind::Person,
            "organization" => Kind::Organization,
            "unnamed" => Kind::Unnamed,
            _ => Kind::Nobody,
        };
        let label = Label { kind, names: columns.map(str::to_owned).collect() };
        labels.entry(article).or_default().insert(key, label);
    }
    labels
}

/// The labels of an article's pronouns and nouns.
fn mentions(points: &[usize], labels: Option<&Labels>) -> Vec<(Span, Label)> {
    let labels = labels.into_iter().flatten();
    labels.filter_map(|(range, label)| Some((span(range, '-', points)?, label.clone()))).collect()
}

fn attributions(points: &[usize], annotations: &str, labels: Option<&Labels>) -> Vec<Attribution> {
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut all = Vec::new();
    for line in annotations.lines() {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else { continue };
        match id.chars().next() {
            Some('T') => {
                let ranges = what.split_once(' ').map_or("", |(_, ranges)| ranges);
                spans.insert(id, ranges.split(';').filter_map(|range| span(range, ' ', points)).collect());
            }
            Some('E') => all.push((id, what)),
            _ => {}
        }
    }
    let label = |id: &str| labels.and_then(|labels| labels.get(id)).cloned();
    all.into_iter().map(|(id, roles)| attribution(roles, &spans, label(id))).collect()
}

/// The bytes of a range of code points.
pub(crate) fn span(range: &str, between: char, points: &[usize]) -> Option<Span> {
    let (start, end) = range.split_once(between)?;
    Some(Span::new(*points.get(start.parse::<usize>().ok()?)?, *points.get(end.parse::<usize>().ok()?)?))
}

fn attribution(roles: &str, spans: &HashMap<&str, Vec<Span>>, speaker: Option<Label>) -> Attribution {
    let mut attribution =
        Attribution { sources: Vec::new(), cues: Vec::new(), contents: Vec::new(), speaker };
    for role in roles.split_whitespace() {
        let Some((role, id)) = role.split_once(':') else { continue };
        let spans = spans.get(id).cloned().unwrap_or_default();
        if role.starts_with("Source") {
            attribution.sources.extend(spans);
        } else if role.starts_with("Cue") {
            attribution.cues.extend(spans);
        } else if role.starts_with("Content") {
            attribution.contents.extend(spans);
        }
    }
    attribution
}
