//! What is asked and typed about articles, in the line at the bottom.

use crate::tui::app::App;
use crate::tui::glyph;
use crate::tui::theme::Role;
use crate::tui::triage::{Line, Prompt, Subject};
use crate::tui::widget::{line, typed};
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
        Prompt::Line(line) => draw_line(app, line, area, buffer),
    }
}

fn draw_line(app: &App, prompt: &Line, area: Rect, buffer: &mut Buffer) {
    let rest = match &prompt.wrong {
        Some(wrong) => line::put_right(buffer, area, wrong, app.theme.style(Role::Error)),
        None => line::put_right(buffer, area, &offered(prompt, area.width), app.theme.style(Role::Muted)),
    };
    let subject = match (&prompt.subject, prompt.articles.len()) {
        (Subject::Note, _) => "note: ".to_owned(),
        (Subject::Tags { .. }, 1) => "tags: ".to_owned(),
        (Subject::Tags { .. }, n) => format!("tags of {}: ", glyph::grouped(n)),
    };
    let rest = line::put(buffer, rest, &subject, app.theme.style(Role::Accent));
    typed::put(buffer, rest, &prompt.input, app.theme.style(Role::Text));
}

/// The tags that may be meant, with their numbers of articles, as many as there is room for.
fn offered(prompt: &Line, width: u16) -> String {
    let mut offered = String::new();
    for (tag, n) in prompt.completions() {
        let next = format!("{}{tag} {n}", if offered.is_empty() { "" } else { "  " });
        if glyph::width(&offered) + glyph::width(&next) > usize::from(width / OFFERED) {
            break;
        }
        offered.push_str(&next);
    }
    offered
}
