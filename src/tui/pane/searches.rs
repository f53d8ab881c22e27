//! The list of saved searches.

use super::lay_ground;
use crate::library::SavedSearch;
use crate::tui::action::{Action, Context};
use crate::tui::app::App;
use crate::tui::sheet::Searches;
use crate::tui::theme::{Role, over};
use crate::tui::widget::line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows above the list: the rule, and the heading.
pub(in crate::tui) const ABOVE: u16 = 2;
/// The most cells that a name has before its query.
const NAME_WIDTH: u16 = 28;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, sheet: &Searches, area: Rect, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let row = |y: u16| Rect { y, height: 1, ..area };
    let heading = format!("SAVED SEARCHES {}", app.searches.len());
    line::put(buffer, row(area.y + 1), &heading, app.theme.style(Role::Accent));
    if app.searches.is_empty() {
        let save = app.keymap.keys(Context::Filter, Action::SaveFilter).next().unwrap_or_default();
        let filter = app.key(Action::Filter);
        let text =
            format!("None is saved yet: {filter} filters the list, and {save} there saves the filter.");
        line::put(buffer, row(area.y + ABOVE), &text, app.theme.style(Role::Muted));
    }
    let shown = app.searches.iter().enumerate().skip(sheet.top);
    for ((n, search), y) in shown.zip(area.y + ABOVE..area.bottom()) {
        draw_search(app, search, n == sheet.selected, row(y), buffer);
    }
}

fn draw_search(app: &App, search: &SavedSearch, is_selected: bool, area: Rect, buffer: &mut Buffer) {
    let ground = lay_ground(app, is_selected, area, buffer);
    let width = NAME_WIDTH.min(area.width / 2);
    let name = Rect { width, ..area };
    line::put(buffer, name, &search.name, over(ground, app.theme.style(Role::Title)));
    let query = Rect { x: area.x + width + 1, width: area.width - width - 1, ..area };
    line::put(buffer, query, &search.query, over(ground, app.theme.style(Role::Muted)));
}
