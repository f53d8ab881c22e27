//! What is asked and typed about articles, in the line at the bottom.

use super::status::put_typed;
use crate::tui::app::App;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::triage::{Line, Prompt, Subject};
use crate::tui::widget::line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The share of the line that what may be meant can have.
const OFFERED: u16 = 2;

/// Draws the question, or the line with what it may become.
pub(super) fn draw(app: &App, prompt: &Prompt, area: Rect, buffer: &mut Buffer) {
    match prompt {
        Prompt::Question(question) => {
            line::put(buffer, area, &question.text, app.theme.style(Role::Title));
        }
        Prompt::Line(typed) => draw_line(app, typed, area, buffer),
    }
}

fn draw_line(app: &App, typed: &Line, area: Rect, buffer: &mut Buffer) {
    let rest = match &typed.wrong {
        Some(wrong) => line::put_right(buffer, area, wrong, app.theme.style(Role::Error)),
        None => line::put_right(buffer, area, &offered(typed, area.width), app.theme.style(Role::Muted)),
    };
    let subject = match (&typed.subject, typed.articles.len()) {
        (Subject::Note, _) => "note: ".to_owned(),
        (Subject::Tags { .. }, 1) => "tags: ".to_owned(),
        (Subject::Tags { .. }, n) => format!("tags of {}: ", glyph::grouped(n)),
    };
    let rest = line::put(buffer, rest, &subject, app.theme.style(Role::Accent));
    put_typed(app, &typed.input, rest, buffer);
}

/// The tags that may be meant, with their numbers of articles, as many as there is room for.
fn offered(typed: &Line, width: u16) -> String {
    let mut offered = String::new();
    for (tag, n) in typed.completions() {
        let next = format!("{}{tag} {n}", if offered.is_empty() { "" } else { "  " });
        if glyph::width(&offered) + glyph::width(&next) > usize::from(width / OFFERED) {
            break;
        }
        offered.push_str(&next);
    }
    offered
}
