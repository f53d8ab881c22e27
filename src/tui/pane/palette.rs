//! The palette: a line to type in, and the actions that fit, each with its keys and what it does.

use super::lay_ground;
use crate::text::Span;
use crate::tui::action::{Breadth, Entry, TABLE};
use crate::tui::app::App;
use crate::tui::fuzzy::Letters;
use crate::tui::glyph;
use crate::tui::sheet::Palette;
use crate::tui::theme::{Role, over};
use crate::tui::widget::{line, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows above the list: the rule, and the line to type in.
pub(in crate::tui) const ABOVE: u16 = 2;
/// Below this width what the chosen action does stands under the list.
const NARROW_BELOW: u16 = 64;
/// From this width on the heading of a group stands beside its first action.
const WIDE_FROM: u16 = 100;
/// The widest that a row may be, so that headings are seen to belong to actions.
const MEASURE: u16 = 112;
/// Cells between two columns.
const GAP: u16 = 2;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    let below = u16::from(sheet.width < NARROW_BELOW);
    sheet.height.saturating_sub(ABOVE + below)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, palette: &Palette, sheet: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    draw_input(app, palette, Rect { y: area.y + 1, height: 1, ..area }, buffer);
    let list = Rect { y: area.y + ABOVE, height: list_height(sheet), ..area };
    if palette.shown.is_empty() {
        line::put(buffer, list, "No action is called or described so: Backspace widens the search.", muted);
    }
    let columns = Columns::new(app, palette, list.width);
    let shown = palette.shown.iter().enumerate().skip(palette.top);
    let mut letters = Letters::of(palette.input.value());
    for ((n, entry), y) in shown.zip(list.y..list.bottom()) {
        let row = Rect { y, height: 1, ..list };
        let lit = Lit::new(&mut letters, entry);
        draw_action(app, palette, (entry, &lit), n == palette.selected, &columns, row, buffer);
    }
    if list.bottom() < area.bottom() {
        let help = palette.chosen().map_or("", |entry| entry.help);
        line::put(buffer, Rect { y: list.bottom(), height: 1, ..area }, help, muted);
    }
}

fn draw_input(app: &App, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let (prompt, hint) = match palette.breadth {
        Breadth::Here => ("? ", " what can be done here: type to search"),
        Breadth::Everywhere => (": ", " every action: type to search"),
    };
    let version = concat!("onrecord ", env!("CARGO_PKG_VERSION"));
    let rest = if area.width < NARROW_BELOW { area } else { line::put_right(buffer, area, version, muted) };
    let rest = line::put(buffer, rest, prompt, app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &palette.input, app.theme.style(Role::Text));
    if palette.input.value().is_empty() {
        line::put(buffer, rest, hint, muted);
    }
}

/// The widths of what stands side by side. They are the same whatever is typed, so that nothing moves but the rows.
struct Columns {
    keys: u16,
    name: u16,
    has_help: bool,
    has_headings: bool,
}

impl Columns {
    fn new(app: &App, palette: &Palette, width: u16) -> Columns {
        let entries = || TABLE.iter().flat_map(|(_, entries)| entries.iter());
        let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0) as u16;
        Columns {
            keys: widest(&mut entries().map(|entry| glyph::width(&keys(app, palette, entry, width)))) + GAP,
            name: widest(&mut entries().map(|entry| glyph::width(entry.name))) + GAP,
            has_help: width + 2 >= NARROW_BELOW,
            has_headings: width + 2 >= WIDE_FROM && palette.input.value().is_empty(),
        }
    }
}

/// By which letters an action fits what is typed: those of its name, or else of what it does.
struct Lit {
    name: Vec<Span>,
    help: Vec<Span>,
}

impl Lit {
    fn new(letters: &mut Letters, entry: &Entry) -> Lit {
        let name = letters.in_text(entry.name);
        let help = if name.is_empty() { letters.in_words(entry.help) } else { Vec::new() };
        Lit { name, help }
    }
}

fn draw_action(
    app: &App,
    palette: &Palette,
    (entry, lit): (&Entry, &Lit),
    is_selected: bool,
    columns: &Columns,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = &app.theme;
    let ground = lay_ground(app, is_selected, area, buffer);
    let muted = over(ground, theme.style(Role::Muted));
    let is_possible = palette.can_do(entry);
    let style = |role| if is_possible { over(ground, theme.style(role)) } else { muted };
    let keys = keys(app, palette, entry, area.width);
    line::put(buffer, Rect { width: columns.keys.min(area.width), ..area }, &keys, style(Role::Accent));
    let area = stepped(area, columns.keys);
    let name = Rect { width: columns.name.min(area.width), ..area };
    let found = over(ground, theme.style(Role::Found));
    line::put_lit(buffer, name, entry.name, style(Role::Text), &lit.name, found);
    let mut area = stepped(area, columns.name);
    if let Some(heading) = heading(entry).filter(|_| columns.has_headings) {
        area = line::put_right(buffer, area, heading, muted);
    }
    if columns.has_help {
        line::put_lit(buffer, area, entry.help, muted, &lit.help, found);
    }
}

/// `area` without its first cells.
fn stepped(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// The keys of an action: of where it can be done now, or else of where it can be done at all.
fn keys(app: &App, palette: &Palette, entry: &Entry, width: u16) -> String {
    let first = entry.contexts.first().copied().unwrap_or(palette.context);
    let context = if palette.can_do(entry) { palette.context } else { first };
    let n_shown = if width + 2 < NARROW_BELOW { 1 } else { 2 };
    app.keymap.keys(context, entry.action).take(n_shown).collect::<Vec<_>>().join("  ")
}

/// The heading that the action is the first under.
fn heading(entry: &Entry) -> Option<&'static str> {
    TABLE
        .iter()
        .find(|(_, entries)| entries.first().is_some_and(|first| first.action == entry.action))
        .map(|(heading, _)| *heading)
}
