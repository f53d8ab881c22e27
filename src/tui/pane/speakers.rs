//! Everybody who is quoted in the articles of the scope: a row each, with how much, where, and when.

use super::gutter;
use crate::text::Span;
use crate::tui::app::App;
use crate::tui::fuzzy::Letters;
use crate::tui::gatherer::{N_TIMES, Speaker};
use crate::tui::glyph;
use crate::tui::sheet::Speakers;
use crate::tui::theme::{Hue, Role, over};
use crate::tui::widget::{line, sparkline, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows above the list: the rule, the heading, and the line to type in.
pub(in crate::tui) const ABOVE: u16 = 4;

/// The widest that a row may be, so that numbers are seen to belong to names.
const MEASURE: u16 = 112;
/// From this width of a row on there is room for the last day, for the times, and for more of them.
const DAY_FROM: u16 = 56;
const TIMES_FROM: u16 = 70;
const ALL_TIMES_FROM: u16 = 96;

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
    let columns = columns(width, "quotes", "articles", "last", &times_heading(width));
    let rest = line::put_right(buffer, row(1), &columns, muted);
    let heading = format!("SPEAKERS {}", glyph::grouped(speakers.n_shown()));
    let rest = line::put(buffer, rest, &heading, theme.style(Role::Accent));
    line::put(buffer, rest, &format!(" · {}", app.scope.name()), muted);
    draw_input(app, speakers, row(2), buffer);
    if speakers.n_shown() == 0 {
        line::put(buffer, row(ABOVE), &empty(app, speakers), muted);
    }
    let shown = (speakers.top..).zip(speakers.rows(speakers.top));
    let mut letters = Letters::of(speakers.input.value());
    for ((n, speaker), y) in shown.zip(area.y + ABOVE..area.bottom()) {
        let is_selected = n == speakers.selected;
        draw_speaker(app, speaker, is_selected, &mut letters, Rect { y, height: 1, ..area }, buffer);
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

fn draw_speaker(
    app: &App,
    speaker: &Speaker,
    is_selected: bool,
    letters: &mut Letters,
    area: Rect,
    buffer: &mut Buffer,
) {
    let theme = &app.theme;
    let ground = if is_selected { theme.style(Role::Selected) } else { Style::new() };
    let muted = over(ground, theme.style(Role::Muted));
    buffer.set_style(area, ground);
    let times = sparkline::text(&times(speaker, area.width), &theme.signs().amounts);
    let last = speaker.last.map(|day| day.format("%-d %b %Y").to_string()).unwrap_or_default();
    let (n_quotes, n_articles) = (glyph::grouped(speaker.n_quotes), glyph::grouped(speaker.n_articles));
    let columns = columns(area.width, &n_quotes, &n_articles, &last, &times);
    let rest = line::put_right(buffer, area, &columns, muted);
    let voice = theme.voice(Some(Hue::of(&speaker.person)));
    let (dot, style) = gutter(app, voice, &speaker.name, theme.signs().dot);
    let rest = line::put(buffer, rest, &dot, over(ground, style));
    let pointer = if is_selected { theme.signs().selected } else { " " };
    let rest = line::put(buffer, rest, pointer, ground);
    let (title, found) = (over(ground, theme.style(Role::Title)), over(ground, theme.style(Role::Found)));
    let (in_name, in_role) = found_in(speaker, letters);
    let rest = line::put_lit(buffer, rest, &speaker.name, title, &in_name, found);
    if let Some(role) = &speaker.role {
        let rest = line::put(buffer, rest, "  ", ground);
        line::put_lit(buffer, rest, role, muted, &in_role, found);
    }
}

/// The letters of the name, and of the role, by which somebody fits what is typed.
fn found_in(speaker: &Speaker, letters: &mut Letters) -> (Vec<Span>, Vec<Span>) {
    let before_role = speaker.name.len() + 1;
    let found = letters.in_text(&speaker.text()).into_iter();
    let (in_name, in_role): (Vec<Span>, Vec<Span>) = found.partition(|letter| letter.start < before_role);
    let in_role =
        in_role.iter().map(|letter| Span::new(letter.start - before_role, letter.end - before_role));
    (in_name, in_role.collect())
}

/// What stands at the right of a row of this width.
fn columns(width: u16, quotes: &str, articles: &str, last: &str, times: &str) -> String {
    match width {
        ..DAY_FROM => format!("{quotes:>6}{articles:>9}"),
        DAY_FROM..TIMES_FROM => format!("{quotes:>6}{articles:>9}{last:>13}"),
        _ => format!("{times}  {quotes:>6}{articles:>9}{last:>13}"),
    }
}

fn times_heading(width: u16) -> String {
    let n = if width < ALL_TIMES_FROM { N_TIMES / 2 } else { N_TIMES };
    format!("{:n$}", "by day")
}

/// How many quotations are of each stretch of time; fewer stretches where there is less room.
fn times(speaker: &Speaker, width: u16) -> Vec<u32> {
    let times: Vec<u32> = speaker.times.iter().copied().map(u32::from).collect();
    if width < ALL_TIMES_FROM { times.chunks(2).map(|two| two.iter().sum()).collect() } else { times }
}

fn empty(app: &App, speakers: &Speakers) -> String {
    if speakers.is_waiting {
        "Gathering the speakers…".to_owned()
    } else if !speakers.input.value().is_empty() {
        "Nobody of that name is quoted here: Backspace widens the search.".to_owned()
    } else if app.shelf.n_analysed() < app.shelf.len() {
        "The articles are still being analysed.".to_owned()
    } else {
        "Nobody is quoted in these articles: Esc goes back.".to_owned()
    }
}
