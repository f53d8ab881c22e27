//! What somebody is told who is here for the first time, over everything else, until a key is pressed.

use super::sentence_rows;
use crate::library::State;
use crate::tui::action::{Action, Breadth, Step};
use crate::tui::app::App;
use crate::tui::arrangement::Arrangement;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::widget::line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

/// The widest that the lines may be.
const MEASURE: u16 = 72;
/// Cells between keys and what they do.
const GAP: usize = 3;

/// What this is.
pub(in crate::tui) const TITLE: &str = "onrecord shows who said what.";

/// How it begins.
const BEGIN: &str = "Any key begins.";

/// Where one is.
pub(in crate::tui) fn place(app: &App) -> &'static str {
    if app.has_samples() {
        "These articles are samples: onrecord FOLDER opens your own. Nothing leaves this machine, and no file is changed."
    } else {
        "Nothing leaves this machine, and none of your files is changed."
    }
}

/// The keys that matter first, each with what it does.
pub(in crate::tui) fn keys(app: &App) -> [(String, &'static str); 6] {
    let both = |one, other| format!("{} {}", app.key(one), app.key(other));
    [
        (both(Action::Quote(Step::Next), Action::Quote(Step::Previous)), "next quotation, the one before"),
        (
            both(Action::SameSpeaker(Step::Next), Action::SameSpeaker(Step::Previous)),
            "this speaker’s, everywhere",
        ),
        (app.key(Action::Open), "read the article"),
        (both(Action::Decide(State::Kept), Action::Decide(State::Discarded)), "keep or discard, and go on"),
        (app.key(Action::Undo), "undo, as far back as you like"),
        (app.key(Action::Palette(Breadth::Here)), "everything else"),
    ]
}

/// Draws it over the lower part of the screen, as high as it must be.
pub(in crate::tui) fn draw(app: &App, arrangement: &Arrangement, buffer: &mut Buffer) {
    let room = arrangement.sheet;
    let width = room.width.saturating_sub(2).min(MEASURE);
    let place = sentence_rows(place(app), width);
    let keys = keys(app);
    // The rule, the title, the keys and the last line.
    let least = place.len() + keys.len() + 3;
    let n_gaps = usize::from(room.height).saturating_sub(least).min(3);
    let height = (least + n_gaps).min(usize::from(room.height)) as u16;
    let area = Rect { y: room.bottom() - height, height, ..room };
    Clear.render(area, buffer);
    for x in area.x..area.right() {
        buffer.set_string(x, area.y, app.theme.signs().level, app.theme.style(Role::Rule));
    }
    let column = Rect { x: area.x + (area.width - width) / 2, width, height: 1, ..area };
    let mut ys = area.y + 1..area.bottom();
    let mut row = || ys.next().map_or(Rect::default(), |y| Rect { y, ..column });
    line::put(buffer, row(), TITLE, app.theme.style(Role::Accent));
    for text in place {
        line::put(buffer, row(), text, app.theme.style(Role::Text));
    }
    if n_gaps > 1 {
        row();
    }
    let key_width = keys.iter().map(|(keys, _)| glyph::width(keys)).max().unwrap_or(0) + GAP;
    for (keys, does) in &keys {
        let area = row();
        line::put(buffer, area, keys, app.theme.style(Role::Title));
        let indent = (key_width as u16).min(area.width);
        let rest = Rect { x: area.x + indent, width: area.width - indent, ..area };
        line::put(buffer, rest, does, app.theme.style(Role::Text));
    }
    if n_gaps > 0 {
        row();
    }
    line::put(buffer, row(), BEGIN, app.theme.style(Role::Muted));
}
