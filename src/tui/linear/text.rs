//! The open article → its paragraphs, with who is quoted before each quotation.

use crate::article::{Block, BlockKind};
use crate::text::Span;
use crate::tui::app::App;
use crate::tui::record::Record;

/// The paragraphs of the open article that have words in `seen`, each in one line.
pub(super) fn paragraphs(app: &App, seen: Span) -> Vec<String> {
    let Some(article) = app.open_article() else { return Vec::new() };
    let blocks = article.blocks.iter().filter(|block| block.span != article.title);
    blocks
        .filter(|block| block.span.overlaps(seen))
        .map(|block| paragraph(app, block, &article.text))
        .collect()
}

/// The bytes of the open article that are on the page in sight.
pub(super) fn in_sight(app: &App) -> Option<Span> {
    let open = app.open.as_ref()?;
    let rows = open.page.rows(open.top..open.top + app.reader_height());
    let mut rows = rows.iter().map(|row| row.span).filter(|span| !span.is_empty());
    let first = rows.next()?;
    Some(first.to(rows.next_back().unwrap_or(first)))
}

/// What is seen now and was not before.
pub(super) fn new_in_sight(before: Option<Span>, now: Option<Span>) -> Option<Span> {
    match (before, now) {
        (Some(before), Some(now)) if before.overlaps(now) => {
            let new = if now.end > before.end {
                Span::new(before.end, now.end)
            } else {
                Span::new(now.start, before.start.max(now.start))
            };
            Some(new).filter(|new| !new.is_empty())
        }
        (_, now) => now,
    }
}

fn paragraph(app: &App, block: &Block, text: &str) -> String {
    let kind = match block.kind {
        BlockKind::Title | BlockKind::Byline | BlockKind::Paragraph => "",
        BlockKind::Caption => "Caption: ",
        BlockKind::Subheading => "Heading: ",
        BlockKind::Litter => "Beside the article: ",
    };
    let words = app
        .open_record()
        .map_or_else(|| block.span.of(text).to_owned(), |record| with_speakers(record, block.span, text));
    kind.to_owned() + &words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a block, with the speaker in brackets before each quotation that stands in no other.
fn with_speakers(record: &Record, block: Span, text: &str) -> String {
    let mut told = String::new();
    let mut at = block.start;
    for (n, quote) in record.analysis.quotes.iter().enumerate() {
        let start = quote.marked.start;
        if quote.within.is_some() || start < at || start >= block.end {
            continue;
        }
        let idx = crate::analysis::QuoteIdx(n);
        let name = record.group_of(idx).map_or("nobody named", |group| group.name.as_str());
        let doubt = if record.is_doubtful(idx) { "?" } else { "" };
        told += Span::new(at, start).of(text);
        told += &format!("[{name}{doubt}] ");
        at = start;
    }
    told + Span::new(at, block.end).of(text)
}
