//! The help, made from the table of actions and the keymap.

use crate::tui::action::{Context, TABLE};
use crate::tui::app::App;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::line;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};

/// Rows above the lines: the rule, the heading, and a free one.
const ABOVE: u16 = 3;
/// From this width on the help stands in two columns.
const TWO_COLUMNS_FROM: u16 = 120;

/// A line of the help.
enum Line {
    Heading(&'static str),
    Action { keys: String, help: &'static str },
    Gap,
}

/// The rows that the lines have on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// The rows that the help needs.
pub(in crate::tui) fn n_lines(app: &App, sheet: Rect) -> usize {
    columns(app, sheet).iter().map(Vec::len).max().unwrap_or(0)
}

/// Whether all of it is seen at once.
pub(super) fn fits(app: &App, sheet: Rect) -> bool {
    n_lines(app, sheet) <= usize::from(list_height(sheet))
}

/// Draws the sheet, from the line `top` on.
pub(in crate::tui) fn draw(app: &App, top: usize, sheet: Rect, buffer: &mut Buffer) {
    let area = sheet.inner(Margin::new(1, 0));
    let heading = Rect { y: area.y + 1, height: 1, ..area };
    let version = concat!("onrecord ", env!("CARGO_PKG_VERSION"));
    let rest = line::put_right(buffer, heading, version, app.theme.style(Role::Muted));
    line::put(buffer, rest, "HELP", app.theme.style(Role::Accent));
    let columns = columns(app, sheet);
    let width = area.width / columns.len().max(1) as u16;
    for (n, lines) in (0u16..).zip(&columns) {
        let column = Rect { x: area.x + n * width, width: width.saturating_sub(2), ..area };
        draw_column(app, lines, top, column, buffer);
    }
}

fn draw_column(app: &App, lines: &[Line], top: usize, column: Rect, buffer: &mut Buffer) {
    let widths = lines.iter().map(|line| match line {
        Line::Action { keys, .. } => glyph::width(keys) as u16,
        Line::Heading(_) | Line::Gap => 0,
    });
    let key_width = widths.max().unwrap_or(0) + 3;
    for (line, y) in lines.iter().skip(top).zip(column.y + ABOVE..column.bottom()) {
        let area = Rect { y, height: 1, ..column };
        match line {
            Line::Heading(text) => {
                line::put(buffer, area, text, app.theme.style(Role::Title));
            }
            Line::Action { keys, help } => {
                line::put(buffer, Rect { x: area.x + 1, ..area }, keys, app.theme.style(Role::Accent));
                let after = key_width.min(area.width);
                let rest = Rect { x: area.x + after, width: area.width - after, ..area };
                line::put(buffer, rest, help, app.theme.style(Role::Text));
            }
            Line::Gap => {}
        }
    }
}

/// The groups of actions, in one column or two of about equal length.
fn columns(app: &App, sheet: Rect) -> Vec<Vec<Line>> {
    let n_lines: usize = TABLE.iter().map(|(_, entries)| entries.len() + 2).sum();
    let limit = if sheet.width < TWO_COLUMNS_FROM { n_lines } else { n_lines / 2 };
    let mut columns = vec![Vec::new()];
    for (heading, entries) in TABLE {
        if columns.last().is_some_and(|column| column.len() >= limit) {
            columns.push(Vec::new());
        }
        let Some(column) = columns.last_mut() else { continue };
        column.push(Line::Heading(heading));
        column.extend(entries.iter().map(|entry| {
            let context = entry.contexts.first().copied().unwrap_or(Context::Panes);
            let keys = app.keymap.keys(context, entry.action).collect::<Vec<_>>().join("  ");
            Line::Action { keys, help: entry.help }
        }));
        column.push(Line::Gap);
    }
    columns
}
