//! The panes and sheets: state + area → cells. None changes anything.

pub(super) mod articles;
pub(super) mod doubts;
pub(super) mod jump;
pub(super) mod names;
pub(super) mod palette;
pub(super) mod prompt;
pub(super) mod quotes;
pub(super) mod reader;
pub(super) mod repair;
pub(super) mod searches;
pub(super) mod speakers;
pub(super) mod status;
pub(super) mod thread;
pub(super) mod welcome;

use super::app::App;
use super::arrangement::Focus;
use super::theme::{Role, Voice};
use super::widget::line;
use super::wrap::wrap;
use crate::text::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The style of a pane's heading: the pane with the focus is told by it.
fn heading_style(app: &App, focus: Focus) -> Style {
    let role = if app.focus == focus && app.sheet.is_none() { Role::Accent } else { Role::Heading };
    app.theme.style(role)
}

/// Lays the ground of a row of a sheet, and returns it; beside the selected one stands the sign for it, as the terminal
/// may show no ground.
fn lay_ground(app: &App, is_selected: bool, row: Rect, buffer: &mut Buffer) -> Style {
    if !is_selected {
        return Style::new();
    }
    if let Some(x) = row.x.checked_sub(1) {
        line::put(buffer, Rect { x, width: 1, ..row }, app.theme.signs().selected, Style::new());
    }
    let ground = app.theme.style(Role::Selected);
    buffer.set_style(row, ground);
    ground
}

/// What marks a speaker's words in the gutter: a bar in the speaker's colour, or, without colours, a letter.
fn gutter(app: &App, voice: Voice, name: &str, bar: &str) -> (String, Style) {
    let letter = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('?');
    let symbol = if app.theme.has_hues() { bar.to_owned() } else { letter.to_string() };
    (symbol, voice.name)
}

/// Draws a sentence of ours over several lines.
fn sentence(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    for (row, y) in sentence_rows(text, area.width).into_iter().zip(area.y..area.bottom()) {
        line::put(buffer, Rect { y, height: 1, ..area }, row, style);
    }
}

/// A sentence of ours, cut into lines.
fn sentence_rows(text: &str, width: u16) -> Vec<&str> {
    let rows = wrap(text, Span::new(0, text.len()), usize::from(width), usize::MAX);
    rows.into_iter().map(|row| row.of(text)).collect()
}
