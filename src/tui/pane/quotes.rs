//! Every quotation of the open article, by speaker.

use super::reader::nothing;
use super::{gutter, heading_style, sentence, thread};
use crate::analysis::{Quote, QuoteIdx};
use crate::text::Span;
use crate::tui::action::{Action, Mend};
use crate::tui::app::App;
use crate::tui::arrangement::{Focus, Pane};
use crate::tui::find::find;
use crate::tui::glyph;
use crate::tui::opened::Reading;
use crate::tui::record::{QuoteOrder, Record};
use crate::tui::surroundings::{self, Naming};
use crate::tui::theme::{Role, over};
use crate::tui::widget::words::Layer;
use crate::tui::widget::{line, words};
use crate::tui::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::borrow::Cow;
use std::ops::Range;

/// The lines that show a quotation that is not chosen.
const LINES: usize = 2;
/// The cells before a quotation's words.
const INDENT: u16 = 2;
/// The cells by which further lines stand in, so that the quotation mark hangs.
const HANGING: u16 = 1;

/// A line of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Line {
    /// The name of the group with this number.
    Speaker(usize),
    /// The role of the group's speaker.
    Role(usize),
    /// Words of a quotation.
    Words {
        quote: QuoteIdx,
        /// The number of the row among those of the quotation.
        row: usize,
    },
    /// Through whom the article has the quotation above.
    Via(QuoteIdx),
    /// Where the speaker of the chosen quotation above is named.
    Named(QuoteIdx),
    /// The space between two speakers.
    Gap,
}

/// All rows of a quotation's words in a pane of this width.
pub(in crate::tui) fn rows(text: &str, quote: &Quote, width: u16) -> Vec<Span> {
    wrap(text, quote.marked, words_width(width), usize::MAX)
}

/// The rows that show it while it is not chosen, and whether these are not all.
fn first_rows(text: &str, quote: &Quote, width: u16) -> (Vec<Span>, bool) {
    let mut rows = wrap(text, quote.marked, words_width(width), LINES);
    let is_cut = rows.len() > LINES;
    rows.truncate(LINES);
    (rows, is_cut)
}

/// How many these are, found out faster.
fn n_first_rows(text: &str, quote: &Quote, width: u16) -> usize {
    if glyph::fits(quote.marked.trimmed(text).of(text), words_width(width)) { 1 } else { LINES }
}

/// The cells for words in a pane of this width.
fn words_width(width: u16) -> usize {
    usize::from(width.saturating_sub(INDENT + HANGING))
}

/// The lines of a pane of this width for an article, of which one quotation is chosen and has these rows. Costs time in
/// proportion to the number of quotations, so they are kept until another is chosen.
pub(in crate::tui) fn lines(
    text: &str,
    record: &Record,
    width: u16,
    chosen: Option<&(QuoteIdx, Vec<Span>)>,
    order: QuoteOrder,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut last = None;
    for idx in record.quotes(order) {
        let group = record.group_idx(idx);
        if let Some(n) = group.filter(|_| group != last) {
            lines.extend(last.is_some().then_some(Line::Gap));
            lines.push(Line::Speaker(n));
            let has_role = record.groups.get(n).is_some_and(|group| group.role.is_some());
            // In the order of the text one speaker comes again and again.
            lines.extend((has_role && order == QuoteOrder::BySpeaker).then_some(Line::Role(n)));
            last = group;
        }
        let Some(quote) = record.quote(idx) else { continue };
        let chosen = chosen.filter(|(chosen, _)| *chosen == idx);
        let n_rows = chosen.map_or_else(|| n_first_rows(text, quote, width), |(_, rows)| rows.len());
        lines.extend((0..n_rows).map(|row| Line::Words { quote: idx, row }));
        lines.extend(quote.via.is_some().then_some(Line::Via(idx)));
        let is_elsewhere = chosen.is_some() && naming(record, idx).is_some();
        lines.extend(is_elsewhere.then_some(Line::Named(idx)));
    }
    lines
}

fn naming(record: &Record, quote: QuoteIdx) -> Option<Naming> {
    surroundings::naming(&record.analysis, record.quote(quote)?)
}

/// The lines of a quotation; with the speaker's name where it is the first below it, or else with the line
/// above, over which the name may stand.
pub(in crate::tui) fn rows_of(lines: &[Line], chosen: Option<QuoteIdx>) -> Range<usize> {
    let is_chosen = |line: &Line| match line {
        Line::Words { quote, .. } | Line::Via(quote) | Line::Named(quote) => Some(*quote) == chosen,
        Line::Speaker(_) | Line::Role(_) | Line::Gap => false,
    };
    let Some(first) = lines.iter().position(is_chosen) else { return 0..0 };
    let n_lines = lines.iter().skip(first).take_while(|line| is_chosen(line)).count();
    let above = lines.iter().take(first).rev();
    let n_above = above.take_while(|line| matches!(line, Line::Speaker(_) | Line::Role(_))).count();
    first.saturating_sub(n_above.max(1))..first + n_lines
}

/// How many quotations the open article has, in words; nothing while that is not known.
pub(in crate::tui) fn count(app: &App) -> String {
    match app.open_record().map(|record| record.analysis.quotes.len()) {
        Some(1) => "1 quote".to_owned(),
        Some(n) => format!("{n} quotes"),
        None => String::new(),
    }
}

/// Draws the pane.
pub(in crate::tui) fn draw(app: &App, pane: Pane, buffer: &mut Buffer) {
    if let Some(following) = &app.following {
        return thread::draw_in_pane(app, following, pane, buffer);
    }
    let muted = app.theme.style(Role::Muted);
    let style = heading_style(app, Focus::Quotes);
    let open = app.open.as_ref();
    let (Some(open), Some(article)) = (open, app.open_article()) else {
        line::put(buffer, pane.heading, "QUOTES", style);
        return sentence(buffer, pane.body, &nothing(app), muted);
    };
    let record = match &open.reading {
        Reading::Done(record) => record,
        reading => {
            let failed = matches!(reading, Reading::Failed);
            let key = app.key(Action::Speakers);
            let text = if failed {
                format!(
                    "This article could not be analysed. It can be read; {key} shows who is quoted in others."
                )
            } else {
                "Finding the quotations…".to_owned()
            };
            line::put(buffer, pane.heading, "QUOTES", style);
            return sentence(buffer, pane.body, &text, muted);
        }
    };
    let rest = line::put(buffer, pane.heading, &format!("QUOTES {}", record.analysis.quotes.len()), style);
    let told = match (app.quote_order, record.n_speakers()) {
        (QuoteOrder::OfText, _) => " · in order".to_owned(),
        (QuoteOrder::BySpeaker, 0) => String::new(),
        (QuoteOrder::BySpeaker, 1) => " · 1 speaker".to_owned(),
        (QuoteOrder::BySpeaker, n) => format!(" · {n} speakers"),
    };
    line::put(buffer, rest, &told, muted);
    if record.analysis.quotes.is_empty() {
        let (mark, speakers) = (app.key(Action::Mend(Mend::Missing)), app.key(Action::Speakers));
        let text = format!(
            "No quotations in this article: {mark} marks one that is missing, {speakers} shows who is quoted in others."
        );
        return sentence(buffer, pane.body, &text, muted);
    }
    let (above, shown) = open.quotes.lines.split_at_checked(open.quotes.top).unwrap_or_default();
    let first = shown.first().map(|line| named(above, line));
    for (line, y) in first.iter().chain(shown.iter().skip(1)).zip(pane.body.y..pane.body.bottom()) {
        draw_line(app, &article.text, record, line, Rect { y, height: 1, ..pane.body }, buffer);
    }
}

/// The first line in sight; where it is in the midst of a speaker's words, the speaker's name instead.
fn named(above: &[Line], first: &Line) -> Line {
    let name = above.iter().rev().find(|line| matches!(line, Line::Speaker(_)));
    match first {
        Line::Role(_) | Line::Words { .. } | Line::Via(_) | Line::Named(_) => *name.unwrap_or(first),
        Line::Speaker(_) | Line::Gap => *first,
    }
}

fn draw_line(app: &App, text: &str, record: &Record, line: &Line, area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let muted = theme.style(Role::Muted);
    match *line {
        Line::Speaker(n) => {
            let Some(group) = record.groups.get(n) else { return };
            let (dot, style) = gutter(app, theme.voice(group.hue), &group.name, theme.signs().dot);
            let rest = line::put(buffer, area, &dot, style);
            let rest = line::put(buffer, rest, " ", style);
            let rest = line::put_right(buffer, rest, &group.quotes.len().to_string(), muted);
            let name = if group.speaker.is_some() { theme.style(Role::Title) } else { muted };
            line::put(buffer, rest, &group.name, name);
        }
        Line::Role(n) => {
            let role = record.groups.get(n).and_then(|group| group.role.as_deref()).unwrap_or_default();
            line::put(buffer, indented(area, INDENT), role, muted);
        }
        Line::Words { quote, row } => draw_words(app, text, record, (quote, row), area, buffer),
        Line::Via(quote) => {
            let relay = record.quote(quote).and_then(|quote| record.analysis.via_name(quote));
            let text = format!("via {}", relay.unwrap_or_default());
            line::put(buffer, indented(area, INDENT + HANGING), &text, muted);
        }
        Line::Named(quote) => {
            let Some(naming) = naming(record, quote) else { return };
            let key = format!("{} ", app.key(Action::Naming));
            let rest = line::put(buffer, area, &key, theme.style(Role::Title));
            let words = indented(area, INDENT + HANGING);
            line::put(buffer, if rest.x > words.x { rest } else { words }, &naming.tell(), muted);
        }
        Line::Gap => {}
    }
}

/// Draws a row of a quotation's words.
fn draw_words(
    app: &App,
    text: &str,
    record: &Record,
    (idx, row): (QuoteIdx, usize),
    area: Rect,
    buffer: &mut Buffer,
) {
    let (Some(quote), Some(open)) = (record.quote(idx), &app.open) else { return };
    let is_chosen = open.place.chosen == Some(idx);
    let (rows, is_cut) = match is_chosen {
        true => (Cow::Borrowed(&open.quotes.chosen), false),
        false => {
            let (rows, is_cut) = first_rows(text, quote, area.width);
            (Cow::Owned(rows), is_cut)
        }
    };
    let voice = app.theme.voice(record.group_of(idx).and_then(|group| group.hue));
    let style = if is_chosen { voice.chosen } else { voice.quote };
    if is_chosen {
        buffer.set_style(area, style);
    }
    let layers = match_layers(app, text, quote);
    let indent = if row == 0 { INDENT } else { INDENT + HANGING };
    let span = rows.get(row).copied().unwrap_or_default();
    let rest = words::put(buffer, indented(area, indent), text, span, style, &layers);
    if is_cut && row + 1 == rows.len() {
        let last = area.right() - 1;
        line::put(buffer, Rect { x: rest.x.min(last), width: 1, ..area }, "…", style);
    }
    if row == 0 {
        draw_sign(app, record, idx, is_chosen, area, buffer);
    }
}

/// Draws what stands before a quotation: what readers said of it, a question mark where the speaker is in doubt, or
/// the sign of the chosen one.
fn draw_sign(app: &App, record: &Record, quote: QuoteIdx, chosen: bool, area: Rect, buffer: &mut Buffer) {
    let group = record.group_of(quote);
    let signs = record.mark(quote).map(|mark| app.theme.said(mark)).filter(|(signs, _)| !signs.is_empty());
    let voice = app.theme.voice(group.and_then(|group| group.hue));
    let (sign, style) = match (signs, record.is_doubtful(quote), chosen) {
        (Some(signs), ..) => signs,
        (None, true, _) => ("?".to_owned(), app.theme.style(Role::Doubt)),
        (None, false, true) => (app.theme.signs().pointer.to_owned(), voice.name),
        (None, false, false) => return,
    };
    let style = if chosen { over(voice.chosen, style) } else { style };
    line::put(buffer, Rect { width: INDENT, ..area }, &sign, style);
}

fn match_layers(app: &App, text: &str, quote: &Quote) -> Vec<Layer> {
    let search = app.search.as_ref().filter(|search| search.focus == Focus::Quotes);
    let Some(search) = search else { return Vec::new() };
    let start = quote.marked.start;
    let found = find(quote.marked.of(text), search.input.value());
    let style = app.theme.style(Role::Match);
    found.map(|span| (Span::new(start + span.start, start + span.end), style)).collect()
}

fn indented(area: Rect, indent: u16) -> Rect {
    let indent = indent.min(area.width);
    Rect { x: area.x + indent, width: area.width - indent, ..area }
}
