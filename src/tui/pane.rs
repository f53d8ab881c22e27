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

/// What marks a speaker's words in the gutter: a bar in the speaker's colour, or, without colours, a letter.
fn gutter(app: &App, voice: Voice, name: &str, bar: &str) -> (String, Style) {
    let letter = name.chars().find(|c| c.is_alphanumeric()).unwrap_or('?');
    let symbol = if app.theme.has_hues() { bar.to_owned() } else { letter.to_string() };
    (symbol, voice.name)
}

/// Draws a sentence of ours over several lines.
fn sentence(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    let rows = wrap(text, Span::new(0, text.len()), usize::from(area.width), usize::from(area.height));
    for (row, y) in rows.iter().zip(area.y..area.bottom()) {
        line::put(buffer, Rect { y, height: 1, ..area }, row.of(text), style);
    }
}
