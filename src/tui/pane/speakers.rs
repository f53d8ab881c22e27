//! Everybody who is quoted in the articles of the scope.

use super::gutter;
use crate::tui::app::App;
use crate::tui::sheet::{Person, Speakers};
use crate::tui::theme::{Role, over};
use crate::tui::widget::{line, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows above the list: the rule, the heading, and the line to type in.
pub(in crate::tui) const ABOVE: u16 = 4;

/// The widest that a row may be, so that numbers are seen to belong to names.
const MEASURE: u16 = 96;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, speakers: &Speakers, sheet: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let muted = theme.style(Role::Muted);
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    let row = |n: u16| Rect { y: area.y + n, height: 1, ..area };
    let columns = format!("quotes{:>10}", "articles");
    let rest = line::put_right(buffer, row(1), &columns, muted);
    let heading = format!("SPEAKERS {}", speakers.shown.len());
    let rest = line::put(buffer, rest, &heading, theme.style(Role::Accent));
    line::put(buffer, rest, &format!(" · {}", app.scope.name()), muted);
    draw_input(app, speakers, row(2), buffer);
    if speakers.shown.is_empty() {
        line::put(buffer, row(ABOVE), &empty(app, speakers), muted);
    }
    let shown = speakers.shown.iter().enumerate().skip(speakers.top);
    for ((n, person), y) in shown.zip(area.y + ABOVE..area.bottom()) {
        draw_person(app, person, n == speakers.selected, Rect { y, height: 1, ..area }, buffer);
    }
}

fn draw_input(app: &App, speakers: &Speakers, area: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let prompt = format!("{} ", app.theme.signs().prompt);
    let rest = line::put(buffer, area, &prompt, app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &speakers.input, app.theme.style(Role::Text));
    if speakers.input.value().is_empty() {
        line::put(buffer, rest, " type a part of the name", muted);
    }
}

fn draw_person(app: &App, person: &Person, is_selected: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let ground = if is_selected { theme.style(Role::Selected) } else { Style::new() };
    let muted = over(ground, theme.style(Role::Muted));
    buffer.set_style(area, ground);
    let numbers = format!("{:>6}{:>10}", person.n_quotes, person.n_articles);
    let rest = line::put_right(buffer, area, &numbers, muted);
    let (dot, style) = gutter(app, theme.voice(Some(person.hue)), &person.name, theme.signs().dot);
    let rest = line::put(buffer, rest, &dot, over(ground, style));
    let pointer = if is_selected { theme.signs().selected } else { " " };
    let rest = line::put(buffer, rest, pointer, ground);
    let rest = line::put(buffer, rest, &person.name, over(ground, theme.style(Role::Title)));
    if let Some(role) = &person.role {
        let rest = line::put(buffer, rest, "  ", ground);
        line::put(buffer, rest, role, muted);
    }
}

fn empty(app: &App, speakers: &Speakers) -> String {
    if !speakers.input.value().is_empty() {
        "Nobody of that name is quoted here: Backspace widens the search.".to_owned()
    } else if app.shelf.n_analysed() < app.shelf.len() {
        "The articles are still being analysed.".to_owned()
    } else {
        "Nobody is quoted in these articles: Esc goes back.".to_owned()
    }
}
