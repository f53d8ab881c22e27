//! PolNeAR 1.0 from disk: articles and their attributions, in brat stand-off.

use onrecord::article::{Article, plain};
use onrecord::text::Span;
use std::collections::HashMap;
use std::path::Path;
use std::{fs, io};

/// An article with what annotators marked in it.
pub(crate) struct Annotated {
    pub(crate) article: Article,
    pub(crate) attributions: Vec<Attribution>,
}

/// Who is said to have said what; spans are bytes of the article's text.
#[derive(Default)]
pub(crate) struct Attribution {
    pub(crate) sources: Vec<Span>,
    pub(crate) contents: Vec<Span>,
}

/// The annotated articles of a folder with `text/NAME.txt` and `attributions/NAME_HASH.ann`, in order of their names.
pub(crate) fn load(folder: &Path) -> io::Result<Vec<Annotated>> {
    let mut files: Vec<_> = fs::read_dir(folder.join("attributions"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(|file| file.file_name());
    let mut all = Vec::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some((stem, _)) = name.rsplit_once('_') else { continue };
        let Ok(bytes) = fs::read(folder.join("text").join(format!("{stem}.txt"))) else { continue };
        let Ok(article) = plain::parse(&bytes) else { continue };
        let attributions = attributions(&article.text, &fs::read_to_string(file.path())?);
        all.push(Annotated { article, attributions });
    }
    Ok(all)
}

fn attributions(text: &str, annotations: &str) -> Vec<Attribution> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let mut spans: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut all = Vec::new();
    for line in annotations.lines() {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else { continue };
        match id.chars().next() {
            Some('T') => {
                let ranges = what.split_once(' ').map_or("", |(_, ranges)| ranges);
                spans.insert(id, ranges.split(';').filter_map(|range| span(range, &bytes)).collect());
            }
            Some('E') => all.push(what),
            _ => {}
        }
    }
    all.into_iter().map(|roles| attribution(roles, &spans)).collect()
}

fn span(range: &str, bytes: &[usize]) -> Option<Span> {
    let (start, end) = range.split_once(' ')?;
    Some(Span::new(*bytes.get(start.parse::<usize>().ok()?)?, *bytes.get(end.parse::<usize>().ok()?)?))
}

fn attribution(roles: &str, spans: &HashMap<&str, Vec<Span>>) -> Attribution {
    let mut attribution = Attribution::default();
    for role in roles.split_whitespace() {
        let Some((role, id)) = role.split_once(':') else { continue };
        let spans = spans.get(id).cloned().unwrap_or_default();
        if role.starts_with("Source") {
            attribution.sources.extend(spans);
        } else if role.starts_with("Content") {
            attribution.contents.extend(spans);
        }
    }
    attribution
}
