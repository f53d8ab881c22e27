//! The article: its words, who speaks where, and what is chosen.

use super::{gutter, heading_style, sentence};
use crate::analysis::{EntityKind, Mention, MentionKind, Quote, QuoteIdx};
use crate::article::{Article, BlockKind};
use crate::library::Fate;
use crate::text::Span;
use crate::tui::action::{Action, Move, Step};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::{Focus, Pane, text_column};
use crate::tui::names::Kind;
use crate::tui::opened::Opened;
use crate::tui::page::{Row, RowKind};
use crate::tui::record::Record;
use crate::tui::search::Hit;
use crate::tui::shelf::Listed;
use crate::tui::surroundings;
use crate::tui::theme::{Role, over};
use crate::tui::widget::words::Layer;
use crate::tui::widget::{line, scrollbar, words};
use crate::tui::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the open article.
pub(in crate::tui) fn draw(app: &App, pane: Pane, buffer: &mut Buffer) {
    let column = text_column(pane.body, app.text_width());
    let shown =
        app.open.as_ref().and_then(|open| Some((open, app.listed(open.idx)?, open.article.as_ref()?)));
    let Some((open, listed, article)) = shown else {
        let heading = Rect { x: column.x, width: column.width, ..pane.heading };
        line::put(buffer, heading, "ARTICLE", heading_style(app, Focus::Reader));
        let body = Rect { height: pane.body.height, ..column };
        return sentence(buffer, body, &nothing(app), app.theme.style(Role::Muted));
    };
    let heading = Rect { x: column.x, width: pane.heading.right() - column.x, ..pane.heading };
    draw_heading(app, open, listed, heading, pane.body.height, buffer);
    let rows = open.page.rows(open.top..open.top + usize::from(pane.body.height));
    let seen = rows.first().zip(rows.last()).map_or(Span::default(), |(a, b)| a.span.to(b.span));
    let lit = match_layers(app, seen);
    let mut layers = layers(app, open, seen);
    layers.extend_from_slice(&lit);
    layers.extend(open.spot.map(|spot| (spot.span, app.theme.style(Role::MatchHere))));
    for (row, y) in rows.iter().zip(column.y..column.bottom()) {
        let area = Rect { y, height: 1, ..column };
        if row.kind == RowKind::Facts {
            line::put(buffer, area, &facts(app, listed, article, open), app.theme.style(Role::Muted));
            continue;
        }
        if let RowKind::Note(n) = row.kind {
            draw_note(app, open, n, area, buffer);
            continue;
        }
        let layers = if is_apart(row) { &lit } else { &layers };
        words::put(buffer, area, &article.text, row.span, base(app, row), layers);
        draw_gutter(app, open, row, area, buffer);
    }
    draw_scrollbar(app, open, pane.body, buffer);
}

/// What stands in the place of an article, or of its quotations.
pub(super) fn nothing(app: &App) -> String {
    if app.open.as_ref().is_some_and(|open| open.is_awaited) {
        return "Opening this long article…".to_owned();
    }
    if app.open.is_some() {
        let (next, again) = (app.key(Action::Move(Move::Line(Step::Next))), app.key(Action::Rescan));
        return format!(
            "The library can’t give this article: {again} looks for its file again, {next} in the list goes on."
        );
    }
    // Beside the list it would be said twice.
    match app.arrangement() {
        Some(arrangement) if arrangement.list.is_some() => {
            "No article is open: the list says why.".to_owned()
        }
        _ => super::articles::empty(app),
    }
}

/// The heading names the pane, and the article once its title is out of sight.
fn draw_heading(app: &App, open: &Opened, listed: &Listed, area: Rect, height: u16, buffer: &mut Buffer) {
    let hidden = open.page.len().saturating_sub(usize::from(height));
    let muted = app.theme.style(Role::Muted);
    let read = (100 * open.top).checked_div(hidden).map(|percent| format!("{percent} %")).unwrap_or_default();
    let rest = line::put_right(buffer, area, &read, muted);
    let title_seen = open.page.rows(open.top..open.top + 1).iter().any(|row| row.kind == RowKind::Title)
        || app.arrangement().is_some_and(|arrangement| arrangement.folded.is_some());
    let text = if title_seen { "ARTICLE" } else { listed.title() };
    line::put(buffer, rest, text, heading_style(app, Focus::Reader));
}

/// Whether the row belongs to what a reader may ignore, and is dim whatever stands in it.
fn is_apart(row: &Row) -> bool {
    matches!(row.kind, RowKind::Words(BlockKind::Byline | BlockKind::Caption | BlockKind::Litter))
}

fn base(app: &App, row: &Row) -> Style {
    if is_apart(row) {
        return app.theme.style(Role::Muted);
    }
    app.theme.style(match row.kind {
        RowKind::Title | RowKind::Words(BlockKind::Title) => Role::Title,
        RowKind::Words(BlockKind::Subheading) => Role::Subheading,
        RowKind::Words(_) => Role::Text,
        RowKind::Facts | RowKind::Note(_) | RowKind::Gap => Role::Muted,
    })
}

/// The rows of what the reader has noted on an article, as spans of the note.
pub(in crate::tui) fn note_rows(app: &App, article: ArticleIdx, width: u16) -> Vec<Span> {
    let note = app.triage.written_on(article).and_then(|written| written.note.as_deref()).unwrap_or_default();
    wrap(note, Span::new(0, note.len()), usize::from(width), usize::MAX)
}

fn draw_note(app: &App, open: &Opened, n: usize, area: Rect, buffer: &mut Buffer) {
    let rows = note_rows(app, open.idx, area.width);
    let note = app.triage.written_on(open.idx).and_then(|written| written.note.as_deref());
    if let (Some(row), Some(note)) = (rows.get(n), note) {
        line::put(buffer, area, row.of(note), app.theme.style(Role::Accent));
    }
}

/// Outlet, date, author or file, the time that reading takes, and what the reader has tagged it with.
fn facts(app: &App, listed: &Listed, article: &Article, open: &Opened) -> String {
    let date = match (listed.entry.date, listed.entry.modified) {
        (Some(date), _) => Some(date.format("%-d %b %Y").to_string()),
        (None, Some(date)) => Some(date.format("file of %-d %b %Y").to_string()),
        (None, None) => None,
    };
    let outlet = listed.entry.source.clone();
    let byline = article.byline.map(|byline| byline.of(&article.text).to_owned());
    let file = listed.entry.path.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = file.filter(|_| byline.is_none());
    let minutes = Some(format!("{} min", open.page.minutes()));
    let tags = app.triage.written_on(open.idx).map(|written| written.tags.as_slice()).unwrap_or_default();
    let tags =
        (!tags.is_empty()).then(|| tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" "));
    let fate = match listed.entry.fate {
        Fate::Present => None,
        Fate::Changed => Some("the file has changed".to_owned()),
        Fate::Missing => Some("the file is gone".to_owned()),
    };
    [fate, outlet, date, byline, minutes, tags, file].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The styles of everything in `seen` that has one: quotations below, those inside them over them, names over
/// all. An inner quotation of nobody's looks like the outer one.
fn layers(app: &App, open: &Opened, seen: Span) -> Vec<Layer> {
    let mut layers = Vec::new();
    if let Some(record) = app.open_record() {
        let chosen = open.place.chosen.and_then(|idx| Some((idx, record.quote(idx)?)));
        let around = chosen.and_then(|(_, quote)| surroundings::around(&record.analysis, quote));
        layers.extend(around.map(|span| (span, app.theme.style(Role::Context))));
        for (idx, quote) in record.near(seen) {
            if quote.within.is_none() || quote.speaker.is_some() || open.place.chosen == Some(idx) {
                layers.push((quote.marked, quote_style(app, open, record, idx)));
            }
        }
        let mentions = record.analysis.mentions.iter().filter(|mention| mention.span.overlaps(seen));
        let is_chosen = |span: Span| chosen.filter(|(_, quote)| quote.marked.overlaps(span));
        let ground = |span: Span| is_chosen(span).map(|(idx, _)| quote_style(app, open, record, idx));
        layers.extend(mentions.filter_map(|mention| {
            let style = mention_style(app, record, mention)?;
            Some((mention.span, ground(mention.span).map_or(style, |ground| over(ground, style))))
        }));
        let naming = chosen.and_then(|(_, quote)| surroundings::naming(&record.analysis, quote));
        let told = chosen.into_iter().flat_map(|(_, quote)| [quote.cue, quote.source]).flatten();
        let told = told.chain(naming.map(|naming| naming.span));
        layers.extend(told.map(|span| (span, app.theme.style(Role::Told))));
    }
    layers
}

fn quote_style(app: &App, open: &Opened, record: &Record, idx: QuoteIdx) -> Style {
    let voice = app.theme.voice(record.group_of(idx).and_then(|group| group.hue));
    if open.place.chosen == Some(idx) { voice.chosen } else { voice.quote }
}

fn mention_style(app: &App, record: &Record, mention: &Mention) -> Option<Style> {
    if mention.kind != MentionKind::Name || !Kind::of(mention.entity_kind).is_some_and(|k| app.lit.holds(k)) {
        return None;
    }
    let speaks = mention.entity.and_then(|entity| record.group_of_entity(entity));
    match mention.entity_kind {
        EntityKind::Person => {
            let person = app.theme.style(Role::Person);
            Some(speaks.map_or(person, |group| person.patch(app.theme.voice(group.hue).name)))
        }
        EntityKind::Organization | EntityKind::Event | EntityKind::Work => {
            Some(app.theme.style(Role::Organization))
        }
        EntityKind::Place | EntityKind::Nationality => Some(app.theme.style(Role::Place)),
        EntityKind::Date => Some(app.theme.style(Role::Date)),
        EntityKind::Money | EntityKind::Quantity => None,
    }
}

fn match_layers(app: &App, seen: Span) -> Vec<Layer> {
    let Some(search) = app.search.as_ref().filter(|search| search.focus == Focus::Reader) else {
        return Vec::new();
    };
    let is_above = |hit: &Hit| matches!(hit, Hit::Text(span) if span.end <= seen.start);
    let first = search.hits.partition_point(is_above);
    let hits = search.hits.iter().enumerate().skip(first);
    let lit = hits.map_while(|(n, hit)| match hit {
        Hit::Text(span) if span.start < seen.end => {
            let role = if search.at == Some(n) { Role::MatchHere } else { Role::Match };
            Some((*span, app.theme.style(role)))
        }
        _ => None,
    });
    lit.collect()
}

/// Draws the bar beside a row that holds words of a quotation; the chosen one's goes before another's.
fn draw_gutter(app: &App, open: &Opened, row: &Row, area: Rect, buffer: &mut Buffer) {
    let Some(record) = app.open_record() else { return };
    let in_row = |quote: &Quote| quote.marked.overlaps(row.span);
    let chosen = open.place.chosen.filter(|&chosen| record.quote(chosen).is_some_and(in_row));
    let first = record.near(row.span).find(|(_, quote)| in_row(quote)).map(|(idx, _)| idx);
    let Some(group) = chosen.or(first).and_then(|quote| record.group_of(quote)) else { return };
    let signs = app.theme.signs();
    let bar = if chosen.is_some() { signs.chosen_bar } else { signs.bar };
    let (symbol, style) = gutter(app, app.theme.voice(group.hue), &group.name, bar);
    let place = Rect { x: area.x - 2, width: 2, ..area };
    let rest = line::put(buffer, place, &symbol, style);
    draw_signs(app, record, row, rest, buffer);
}

/// Draws what readers said of the first quotation that begins in the row; of two signs there is room for one.
fn draw_signs(app: &App, record: &Record, row: &Row, area: Rect, buffer: &mut Buffer) {
    let mut beginning = record.near(row.span).filter(|(_, quote)| row.span.holds(quote.marked.start));
    let signs = beginning.find_map(|(idx, _)| {
        let signs = record.mark(idx).map(|mark| app.theme.said(mark));
        signs.filter(|(signs, _)| !signs.is_empty())
    });
    if let Some((signs, style)) = signs {
        let first: String = signs.chars().take(1).collect();
        line::put(buffer, area, &first, style);
    }
}

fn draw_scrollbar(app: &App, open: &Opened, body: Rect, buffer: &mut Buffer) {
    let area = Rect { x: body.right() - 1, width: 1, ..body };
    let ticks = app.open_record().into_iter().flat_map(|record| ticks(app, open, record, area.height));
    scrollbar::put(
        buffer,
        area,
        (open.top, open.page.len()),
        app.theme.signs(),
        app.theme.style(Role::Rule),
        ticks,
    );
}

/// Where quotations begin, and in which styles: of those that share a cell of a scrollbar of this height, the last.
fn ticks(app: &App, open: &Opened, record: &Record, height: u16) -> impl Iterator<Item = (usize, Style)> {
    let (len, height) = (open.page.len(), usize::from(height).max(1));
    let first_row = move |cell: usize| (cell * len).div_ceil(height);
    (0..height).filter_map(move |cell| {
        let rows = first_row(cell)..first_row(cell + 1);
        let last = record.first_from(open.page.byte_at(rows.end)).0.checked_sub(1).map(QuoteIdx)?;
        let row = open.page.row_at(record.quote(last)?.marked.start);
        let hue = record.group_of(last).and_then(|group| group.hue);
        (row >= rows.start).then(|| (row, app.theme.voice(hue).name))
    })
}

#[cfg(test)]
mod tests;
