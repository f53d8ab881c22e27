//! Articles of en-worldwide-newswire with our own labels of who really speaks in them.
//!
//! Knows which words the labels are of. How the corpus is laid out as text, examples/train_names knows.

#[path = "../train_names/tagged.rs"]
mod tagged;

use super::corpus::{Annotated, Attribution, labels, points, span};
use anyhow::Context;
use onrecord::article::plain;
use std::path::Path;

/// The labelled articles of a folder with `train.iob2` and `train.gap`, in order of their names.
pub(crate) fn load(folder: &Path) -> anyhow::Result<Vec<Annotated>> {
    let documents = tagged::read(folder, "train")?;
    let mut labelled: Vec<_> = labels(include_str!("newswire.tsv")).into_iter().collect();
    labelled.sort_by_key(|(name, _)| *name);
    let annotated = labelled.into_iter().map(|(name, labels)| {
        let found = documents.iter().find(|(id, _)| id == name);
        let (_, document) = found.with_context(|| format!("{} has no {name}", folder.display()))?;
        let article = plain::parse(document.text.as_bytes()).with_context(|| name.to_owned())?;
        let points = points(&article.text);
        let mut attributions: Vec<Attribution> = labels
            .into_iter()
            .filter_map(|(key, label)| {
                let (quoted, source) = key.split_once(' ').map_or((key, None), |(q, s)| (q, Some(s)));
                Some(Attribution {
                    sources: source.and_then(|source| span(source, '-', &points)).into_iter().collect(),
                    cues: Vec::new(),
                    contents: vec![span(quoted, '-', &points)?],
                    speaker: Some(label),
                })
            })
            .collect();
        attributions.sort_by_key(|attribution| attribution.contents.first().map(|content| content.start));
        Ok(Annotated { article, attributions, mentions: Vec::new() })
    });
    annotated.collect()
}
