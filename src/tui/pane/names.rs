//! What the open article names, and how often.

use super::{gutter, lay_ground};
use crate::analysis::EntityKind;
use crate::tui::app::App;
use crate::tui::fuzzy::Letters;
use crate::tui::sheet::{Name, Names};
use crate::tui::theme::{Role, over};
use crate::tui::widget::{line, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows above the list: the rule, the heading, the line to type in, and a free one.
pub(in crate::tui) const ABOVE: u16 = 4;
/// The widest that a row may be, so that numbers are seen to belong to names.
const MEASURE: u16 = 80;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, names: &Names, sheet: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    let row = |n: u16| Rect { y: area.y + n, height: 1, ..area };
    let rest = line::put_right(buffer, row(1), "mentions", muted);
    let heading = format!("NAMES {}", names.shown.len());
    let rest = line::put(buffer, rest, &heading, app.theme.style(Role::Accent));
    line::put(buffer, rest, " · in this article", muted);
    let rest =
        line::put(buffer, row(2), &format!("{} ", app.theme.signs().prompt), app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &names.input, app.theme.style(Role::Text));
    if names.input.value().is_empty() {
        line::put(buffer, rest, " type a part of the name", muted);
    }
    if names.shown.is_empty() {
        let text = "Nothing of that name stands in this article: Backspace widens the search.";
        line::put(buffer, row(ABOVE), text, muted);
    }
    let shown = names.shown.iter().enumerate().skip(names.top);
    let mut letters = Letters::of(names.input.value());
    for ((n, name), y) in shown.zip(area.y + ABOVE..area.bottom()) {
        draw_name(app, name, n == names.selected, &mut letters, Rect { y, height: 1, ..area }, buffer);
    }
}

fn draw_name(
    app: &App,
    name: &Name,
    is_selected: bool,
    letters: &mut Letters,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = &app.theme;
    let ground = lay_ground(app, is_selected, area, buffer);
    let muted = over(ground, theme.style(Role::Muted));
    let rest = line::put_right(buffer, area, &name.n_mentions.to_string(), muted);
    let rest = match name.hue {
        Some(hue) => {
            let (dot, style) = gutter(app, theme.voice(Some(hue)), &name.name, theme.signs().dot);
            line::put(buffer, rest, &format!("{dot} "), over(ground, style))
        }
        None => line::put(buffer, rest, "  ", ground),
    };
    let role = match name.kind {
        EntityKind::Person => Role::Title,
        EntityKind::Organization | EntityKind::Event | EntityKind::Work => Role::Organization,
        EntityKind::Place | EntityKind::Nationality => Role::Place,
        EntityKind::Date => Role::Date,
        EntityKind::Money | EntityKind::Quantity => Role::Text,
    };
    let (style, found) = (over(ground, theme.style(role)), over(ground, theme.style(Role::Found)));
    let rest = line::put_lit(buffer, rest, &name.name, style, &letters.in_text(&name.name), found);
    line::put(buffer, rest, &format!("  {}", kind(name.kind)), muted);
}

/// The kind of a name, in a word.
pub(in crate::tui) fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Nationality => "nationality",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Date => "date",
        EntityKind::Money => "money",
        EntityKind::Quantity => "quantity",
    }
}
