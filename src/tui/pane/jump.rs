//! Going somewhere by name: a line to type in, and the places that fit, each with what it is.

use super::{gutter, lay_ground};
use crate::analysis::EntityKind;
use crate::tui::app::App;
use crate::tui::fuzzy::Letters;
use crate::tui::sheet::{Bearer, Jump, Place};
use crate::tui::theme::{Role, over};
use crate::tui::widget::{line, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows above the list: the rule, and the line to type in.
pub(in crate::tui) const ABOVE: u16 = 2;
/// The widest that a row may be, so that what a place is is seen to belong to it.
const MEASURE: u16 = 112;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, jump: &Jump, sheet: Rect, buffer: &mut Buffer) {
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    draw_input(app, jump, Rect { y: area.y + 1, height: 1, ..area }, buffer);
    let list = Rect { y: area.y + ABOVE, height: list_height(sheet), ..area };
    if jump.n_shown() == 0 && jump.is_done() {
        let text = "Nothing is called so: Backspace widens the search.";
        line::put(buffer, list, text, app.theme.style(Role::Muted));
    }
    let rows = jump.top..jump.top + usize::from(list.height);
    let mut letters = Letters::of(jump.input.value());
    for ((n, place), y) in rows.clone().zip(jump.rows(rows)).zip(list.y..list.bottom()) {
        draw_place(app, &place, n == jump.selected, &mut letters, Rect { y, height: 1, ..list }, buffer);
    }
}

fn draw_input(app: &App, jump: &Jump, area: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let more = if jump.is_done() { "" } else { "…" };
    let rest = line::put_right(buffer, area, &format!("{}{more}", jump.n_fitting), muted);
    let rest =
        line::put(buffer, rest, &format!("{} ", app.theme.signs().prompt), app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &jump.input, app.theme.style(Role::Text));
    if jump.input.value().is_empty() {
        line::put(buffer, rest, " go to an article, a speaker, a name", muted);
    }
}

fn draw_place(
    app: &App,
    place: &Place,
    is_selected: bool,
    letters: &mut Letters,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = &app.theme;
    let ground = lay_ground(app, is_selected, area, buffer);
    let muted = over(ground, theme.style(Role::Muted));
    let rest = line::put_right(buffer, area, what(place), muted);
    let (mark, style) = match place {
        Place::Name(name) => match name.bearer {
            Bearer::Speaker(_, hue) => gutter(app, theme.voice(hue), &name.text, theme.signs().dot),
            Bearer::Entity(..) => (" ".to_owned(), Style::new()),
        },
        Place::Article(_) => (" ".to_owned(), Style::new()),
    };
    let rest = line::put(buffer, rest, &mark, over(ground, style));
    let rest = line::put(buffer, rest, " ", ground);
    let text = match place {
        Place::Article(idx) => app.listed(*idx).map_or("", |listed| listed.title()),
        Place::Name(name) => &name.text,
    };
    let (style, found) = (over(ground, theme.style(Role::Text)), over(ground, theme.style(Role::Found)));
    let rest = line::put_lit(buffer, rest, text, style, &letters.in_text(text), found);
    if let Place::Name(name) = place
        && let Some(role) = &name.role
    {
        let rest = line::put(buffer, rest, "  ", ground);
        line::put(buffer, rest, role, muted);
    }
}

/// What the place is, in a word.
pub(in crate::tui) fn what(place: &Place) -> &'static str {
    let Place::Name(name) = place else { return "article" };
    match name.bearer {
        Bearer::Speaker(..) => "speaker",
        Bearer::Entity(_, EntityKind::Person) => "person",
        Bearer::Entity(_, EntityKind::Organization) => "organisation",
        Bearer::Entity(_, EntityKind::Place) => "place",
        Bearer::Entity(_, EntityKind::Nationality) => "nationality",
        Bearer::Entity(_, EntityKind::Event) => "event",
        Bearer::Entity(_, EntityKind::Work) => "work",
        Bearer::Entity(_, EntityKind::Date) => "date",
        Bearer::Entity(_, EntityKind::Money) => "money",
        Bearer::Entity(_, EntityKind::Quantity) => "quantity",
    }
}
