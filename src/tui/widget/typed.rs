//! A line that is being typed, with its cursor.

use super::line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use tui_input::Input;

/// Draws the line in the first row of `area`, and returns what is left of `area` at the right.
pub(in crate::tui) fn put(buffer: &mut Buffer, area: Rect, input: &Input, style: Style) -> Rect {
    let typed = input.value();
    let cut = typed.char_indices().nth(input.cursor()).map_or(typed.len(), |(at, _)| at);
    let (before, after) = typed.split_at_checked(cut).unwrap_or((typed, ""));
    let rest = line::put(buffer, area, before, style);
    let under = after.chars().next().map_or(" ".to_owned(), String::from);
    let rest = line::put(buffer, rest, &under, Style::new().add_modifier(Modifier::REVERSED));
    line::put(buffer, rest, after.get(under.len()..).unwrap_or_default(), style)
}
