//! The quotations of the scope, the least sure first: how sure, who, the words, the article.

use super::lay_ground;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::sheet::{Doubt, Doubts};
use crate::tui::theme::{Role, over};
use crate::tui::widget::line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows above the list: the rule, the heading, and a free one.
pub(in crate::tui) const ABOVE: u16 = 3;
/// The widest that a row may be.
const MEASURE: u16 = 140;
/// From this width on the words stand beside the name, and the article beside the words.
const WIDE_FROM: u16 = 90;

/// The rows that the list has on a sheet.
pub(in crate::tui) fn list_height(sheet: Rect) -> u16 {
    sheet.height.saturating_sub(ABOVE)
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, doubts: &Doubts, sheet: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    let heading = Rect { y: area.y + 1, height: 1, ..area };
    let rest = line::put(buffer, heading, "DOUBTFUL FIRST", app.theme.style(Role::Accent));
    let keys = format!(
        " · {}   Enter goes there; {} and {} there go on to the next",
        app.scope.name(),
        app.key(Action::Verdict),
        app.key(Action::Repair)
    );
    line::put(buffer, rest, &keys, muted);
    let shown = doubts.rows.iter().enumerate().skip(doubts.top);
    for ((n, doubt), y) in shown.zip(area.y + ABOVE..area.bottom()) {
        draw_doubt(app, doubt, n == doubts.selected, Rect { y, height: 1, ..area }, buffer);
    }
}

fn draw_doubt(app: &App, doubt: &Doubt, is_selected: bool, area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let ground = lay_ground(app, is_selected, area, buffer);
    let dimmed = if doubt.is_done { Some(Role::Decided) } else { None };
    let style = |role| over(ground, theme.style(dimmed.unwrap_or(role)));
    let sure = format!("{:>3.0} %  ", doubt.confidence * 100.0);
    let mut rest = line::put(buffer, area, &sure, style(Role::Doubt));
    if area.width >= WIDE_FROM {
        let title = app.listed(doubt.article).map_or("", |listed| listed.title());
        let column = rest.width / 3;
        let titled = Rect { x: rest.right() - column, width: column, ..rest };
        line::put(buffer, titled, title, style(Role::Muted));
        rest.width -= column + 2;
    }
    let rest = line::put(buffer, rest, &doubt.speaker, style(Role::Title));
    let rest = line::put(buffer, rest, "  ", ground);
    line::put(buffer, rest, &doubt.words, style(Role::Text));
}
