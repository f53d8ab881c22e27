//! A quotation → the text that is copied: its exact words, alone or with all that proves them.
//!
//! Does not know the clipboard. Leaves out what could command the program into which it is pasted.

use super::record::Record;
use super::shelf::Listed;
use crate::analysis::{Quote, QuoteIdx};
use crate::article::Article;
use crate::text::CodePoints;

/// The words of a quotation as the article has them, without their quotation marks.
pub(super) fn words(article: &Article, quote: &Quote) -> String {
    harmless(quote.content.of(&article.text))
}

/// The words in their marks, and in lines below: who says them in which role, in which article, and where in its
/// file. Code points are counted as `onrecord extract` does.
pub(super) fn citation(listed: &Listed, article: &Article, record: &Record, idx: QuoteIdx) -> Option<String> {
    let quote = record.quote(idx)?;
    let lines = [
        format!("{} – {}", quote.marked.of(&article.text), speaker(record, idx, quote)),
        headline(listed, article),
        place(listed, article, quote),
    ];
    Some(harmless(&lines.join("\n")))
}

fn speaker(record: &Record, idx: QuoteIdx, quote: &Quote) -> String {
    let group = record.group_of(idx).filter(|group| group.speaker.is_some());
    let mut speaker = group.map_or("speaker not named", |group| group.name.as_str()).to_owned();
    if let Some(role) = group.and_then(|group| group.role.as_deref()) {
        speaker += &format!(", {role}");
    }
    if let Some(via) = record.analysis.via_name(quote) {
        speaker += &format!(", via {via}");
    }
    if record.is_doubtful(idx) {
        speaker += " (attribution in doubt)";
    }
    speaker
}

fn headline(listed: &Listed, article: &Article) -> String {
    let date = match (article.date, listed.entry.modified) {
        (Some(date), _) => format!(", {}", date.format("%-d %B %Y")),
        (None, Some(date)) => format!(", undated; file of {}", date.format("%-d %B %Y")),
        (None, None) => ", undated".to_owned(),
    };
    let title = article.title().split_whitespace().collect::<Vec<_>>().join(" ");
    let outlet = listed.entry.source.as_ref().map(|outlet| format!("{outlet}: ")).unwrap_or_default();
    outlet + &title + &date
}

fn place(listed: &Listed, article: &Article, quote: &Quote) -> String {
    let (start, end) = CodePoints::new(&article.text).range(quote.content);
    let line = line_of(&article.text, quote.content.start);
    format!("{}, line {line}, code points {start} to {end}", listed.entry.path.display())
}

/// The number of the line in which `byte` stands, as editors count: from 1.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|&byte| byte == b'\n').count()
}

/// `text` without characters that control a terminal; lines and tabs stay.
fn harmless(text: &str) -> String {
    text.chars().filter(|&c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
