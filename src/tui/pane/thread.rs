//! The words of one speaker: each quotation whole, under its day, outlet and headline.
//!
//! Only the lines in sight are cut into rows.

use super::{gutter, heading_style, sentence};
use crate::text::Span;
use crate::text::wording::{Change, difference};
use crate::tui::action::{Action, Step};
use crate::tui::app::App;
use crate::tui::arrangement::{Focus, Pane};
use crate::tui::following::{Following, Words};
use crate::tui::gatherer::Saying;
use crate::tui::glyph;
use crate::tui::sheet::{Line, Thread};
use crate::tui::shelf::Listed;
use crate::tui::theme::{Role, over};
use crate::tui::widget::line;
use crate::tui::widget::words::{self, Layer};
use crate::tui::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::path::Path;

/// Rows above the list: the rule, the speaker, and a free one.
const ABOVE: u16 = 3;
/// The widest that a row may be, so that lines stay readable.
const MEASURE: u16 = 96;
/// Cells before the words, and before those of other wordings.
const INDENT: u16 = 2;
const DEEPER: u16 = 4;
/// From this width on there is room to name the file where the outlet is not known.
const OUTLET_FROM: u16 = 48;
/// The most rows of one quotation.
const MAX_ROWS: usize = 8;
/// From this height on there is a free row after each quotation.
const AIRY_FROM: u16 = 20;

/// The first line to show in `area` for the selected one to be seen whole, with as little movement as can be.
pub(in crate::tui) fn visible_top(thread: &Thread, area: Rect) -> usize {
    let mut room = usize::from(area.height) + gap(area);
    let mut top = thread.selected;
    for line in (0..=thread.selected).rev() {
        let height = thread.line(line).map_or(0, |line| height(line, area));
        if height > room {
            break;
        }
        room -= height;
        top = line;
        if line <= thread.top {
            break;
        }
    }
    top.max(thread.top).min(thread.selected)
}

/// The line that is drawn at a place of `area`.
pub(in crate::tui) fn line_at(thread: &Thread, area: Rect, at: Position) -> Option<usize> {
    let mut below = usize::from(at.y.checked_sub(area.y)?);
    for n in thread.top..thread.n_lines() {
        below = match below.checked_sub(thread.line(n).map_or(0, |line| height(line, area))) {
            Some(below) => below,
            None => return Some(n),
        };
    }
    None
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, thread: &Thread, sheet: Rect, buffer: &mut Buffer) {
    let area = list_area(sheet);
    let heading = Rect { y: sheet.y + 1, height: 1, ..area };
    draw_heading(app, thread, (app.theme.style(Role::Accent), &counted(thread)), heading, buffer);
    draw_list(app, thread, Some(thread.selected), area, buffer);
}

/// Draws the quotes pane with the words of whom it follows; the present quotation is marked among them.
pub(super) fn draw_in_pane(app: &App, following: &Following, pane: Pane, buffer: &mut Buffer) {
    let style = heading_style(app, Focus::Quotes);
    match &following.words {
        Some(Words { thread, .. }) => {
            draw_heading(app, thread, (style, &glyph::grouped(thread.counts().0)), pane.heading, buffer);
            let is_present = app.open.as_ref().is_some_and(|open| open.place.chosen.is_some());
            let marked = Some(thread.selected).filter(|_| is_present && thread.is_marked());
            draw_list(app, thread, marked, pane.body, buffer);
        }
        None => {
            line::put(buffer, pane.heading, "QUOTES · of one speaker", style);
            let (next, order) = (app.key(Action::Quote(Step::Next)), app.key(Action::OrderQuotes));
            let text = format!(
                "All words of whoever says the chosen quotation, if that is somebody with a name: {next} chooses the \
                 next, {order} shows those of this article."
            );
            sentence(buffer, pane.body, &text, app.theme.style(Role::Muted));
        }
    }
}

fn draw_list(app: &App, thread: &Thread, selected: Option<usize>, area: Rect, buffer: &mut Buffer) {
    if thread.n_lines() == 0 {
        let text = if thread.is_waiting {
            "Gathering the quotations…"
        } else {
            "No words in these articles: Esc goes back."
        };
        return sentence(buffer, area, text, app.theme.style(Role::Muted));
    }
    let mut rest = area;
    for n in thread.top..thread.n_lines() {
        let Some(line) = thread.line(n).filter(|_| rest.height > 0) else { break };
        let height = (height(line, area) as u16).min(rest.height);
        draw_line(app, thread, line, selected == Some(n), Rect { height, ..rest }, buffer);
        rest = Rect { y: rest.y + height, height: rest.height - height, ..rest };
    }
}

/// The part of a sheet that the list has.
pub(in crate::tui) fn list_area(sheet: Rect) -> Rect {
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let x = sheet.x + (sheet.width - width) / 2;
    Rect { x, y: sheet.y + ABOVE, width, height: sheet.height.saturating_sub(ABOVE) }
}

/// Draws whose words these are, the name in a style of its own, and how many.
fn draw_heading(app: &App, thread: &Thread, (style, count): (Style, &str), area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let muted = theme.style(Role::Muted);
    let rest = line::put_right(buffer, area, count, muted);
    let (dot, colour) = gutter(app, theme.voice(Some(thread.hue)), &thread.name, theme.signs().dot);
    let rest = line::put(buffer, rest, &dot, colour);
    let rest = line::put(buffer, rest, " ", muted);
    let rest = line::put(buffer, rest, &thread.name, style);
    let role = thread.role.as_deref().map(|role| format!("  {role}")).unwrap_or_default();
    let rest = line::put(buffer, rest, &role, muted);
    line::put(buffer, rest, &format!(" · {}", app.scope.name()), muted);
}

/// The number of quotations, and of those that are different.
fn counted(thread: &Thread) -> String {
    let (n_sayings, n_rows) = thread.counts();
    let more = if thread.is_waiting { "…" } else { "" };
    match n_sayings - n_rows {
        0 if n_sayings == 1 && !thread.is_waiting => "1 quote".to_owned(),
        0 => format!("{}{more} quotes", glyph::grouped(n_sayings)),
        _ => format!("{}{more} quotes, {} different", glyph::grouped(n_sayings), glyph::grouped(n_rows)),
    }
}

fn draw_line(app: &App, thread: &Thread, line: Line<'_>, is_selected: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let ground = if is_selected { theme.style(Role::Selected) } else { Style::new() };
    let voice = theme.voice(Some(thread.hue));
    let words_style = over(ground, if is_selected { voice.chosen } else { voice.quote });
    let saying = line.saying();
    let (text, layers) = match line {
        Line::First { saying, .. } => (saying.words.clone(), Vec::new()),
        Line::Other { saying, of } => compared(app, ground, of, saying),
    };
    let indent = indent(line);
    let rows = rows(&text, area.width.saturating_sub(indent));
    let used = Rect { height: (rows.len() as u16 + 1).min(area.height), ..area };
    buffer.set_style(used, ground);
    let deep = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
    let pointer = if is_selected { theme.signs().selected } else { " " };
    line::put(buffer, Rect { y: area.y, height: 1, ..area }, pointer, ground);
    draw_origin(app, line, saying, ground, Rect { height: 1, ..deep }, buffer);
    for (row, y) in rows.iter().take(MAX_ROWS).zip(area.y + 1..area.bottom()) {
        let rest = words::put(buffer, Rect { y, height: 1, ..deep }, &text, *row, words_style, &layers);
        if rows.len() > MAX_ROWS && rows.get(MAX_ROWS - 1) == Some(row) {
            let x = rest.x.min(area.right().saturating_sub(1));
            line::put(buffer, Rect { x, y, width: 1, height: 1 }, "…", words_style);
        }
    }
}

/// When and where it was said: day, outlet or file, headline.
fn draw_origin(app: &App, line: Line<'_>, saying: &Saying, ground: Style, area: Rect, buffer: &mut Buffer) {
    let muted = over(ground, app.theme.style(Role::Muted));
    let elsewhere = match line {
        Line::First { n_elsewhere, is_unfolded, .. } if n_elsewhere > 0 => {
            let sign = if is_unfolded { " " } else { app.theme.signs().pointer };
            format!("{sign} also in {n_elsewhere}")
        }
        _ => String::new(),
    };
    let rest = line::put_right(buffer, area, &elsewhere, over(ground, app.theme.style(Role::Accent)));
    let Some(listed) = app.shelf.find(saying.doc).and_then(|idx| app.listed(idx)) else { return };
    let origin = if rest.width < OUTLET_FROM { short_origin(listed) } else { origin(listed) };
    line::put(buffer, rest, &origin, muted);
}

/// The day, outlet or file, and headline of an article.
pub(in crate::tui) fn origin(listed: &Listed) -> String {
    told(listed, listed.entry.source.clone().or_else(|| file(&listed.entry.path)))
}

/// The same for little room: a file is not named where the headline would go for it.
fn short_origin(listed: &Listed) -> String {
    told(listed, listed.entry.source.clone())
}

fn told(listed: &Listed, outlet: Option<String>) -> String {
    // As in the list, a sign before the day that is only the file's.
    let sign = if listed.entry.date.is_some() { "" } else { "~" };
    let day = listed.date().map(|day| format!("{sign}{}", day.format("%-d %b %Y")));
    let parts = day.into_iter().chain(outlet).chain([listed.title().to_owned()]);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The name of a file after that of its folder, which often is the outlet's.
fn file(path: &Path) -> Option<String> {
    let names: Vec<_> = path.iter().rev().take(2).map(|name| name.to_string_lossy()).collect();
    (!names.is_empty()).then(|| names.into_iter().rev().collect::<Vec<_>>().join("/"))
}

/// Both wordings in one, and what is only in one of them.
fn compared(app: &App, ground: Style, of: &Saying, other: &Saying) -> (String, Vec<Layer>) {
    let found = difference(&of.words, &other.words);
    let style = |change: Change| match change {
        Change::Added => over(ground, app.theme.style(Role::Match)),
        Change::LeftOut => over(ground, app.theme.style(Role::Muted)).add_modifier(Modifier::CROSSED_OUT),
    };
    let layers = found.changes.iter().map(|&(span, change)| (span, style(change))).collect();
    (found.text, layers)
}

fn indent(line: Line<'_>) -> u16 {
    match line {
        Line::First { .. } => INDENT,
        Line::Other { .. } => DEEPER,
    }
}

fn rows(text: &str, width: u16) -> Vec<Span> {
    wrap(text, Span::new(0, text.len()), usize::from(width), MAX_ROWS + 1)
}

/// The rows that a line takes, with the free one after it.
fn height(line: Line<'_>, area: Rect) -> usize {
    let width = area.width.saturating_sub(indent(line));
    let n_rows = match line {
        Line::First { saying, .. } => rows(&saying.words, width).len(),
        Line::Other { saying, of } => rows(&difference(&of.words, &saying.words).text, width).len(),
    };
    1 + n_rows.min(MAX_ROWS) + gap(area)
}

fn gap(area: Rect) -> usize {
    usize::from(area.height >= AIRY_FROM)
}
