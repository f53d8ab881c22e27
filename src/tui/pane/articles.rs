//! The list of articles, and its one line where it is folded.

use super::{heading_style, sentence};
use crate::library::State;
use crate::text::Span;
use crate::tui::action::{Action, Context, Scope};
use crate::tui::app::App;
use crate::tui::arrangement::{Focus, Pane};
use crate::tui::find::find;
use crate::tui::shelf::Listed;
use crate::tui::theme::{Role, over};
use crate::tui::widget::{line, words};
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Cells of a date in the list: a sign for a file's date, and the date.
const DATE_WIDTH: u16 = 7;

/// A title with less room than this gets a line of its own, where there are lines enough.
const TITLE_ROOM: u16 = 30;
/// The cells of a row that are not the title's: the mark, the date, the number of quotations, and spaces.
const AROUND_TITLE: u16 = 14;
/// The height from which on there are lines enough.
const TALL: u16 = 18;

/// The lines that an article has in the list.
pub(in crate::tui) fn row_height(body: Rect) -> u16 {
    if body.width < AROUND_TITLE + TITLE_ROOM && body.height >= TALL { 2 } else { 1 }
}

/// Draws the list.
pub(in crate::tui) fn draw(app: &App, pane: Pane, buffer: &mut Buffer) {
    draw_heading(app, pane.heading, buffer);
    if let Some(line) = line_of_arrivals(pane) {
        line::put(buffer, line, &arrivals(app), app.theme.style(Role::Accent));
    }
    if app.rows.is_empty() {
        return sentence(buffer, pane.body, &empty(app), app.theme.style(Role::Muted));
    }
    let this_year =
        app.shelf.newest_first().first().and_then(|&idx| app.listed(idx)?.date()).map(|date| date.year());
    let height = row_height(pane.body);
    let last_y = (pane.body.bottom() + 1).saturating_sub(height);
    let ys = (pane.body.y..last_y).step_by(usize::from(height));
    for (row, y) in (app.list_top..app.rows.len()).zip(ys) {
        let Some(listed) = app.rows.get(row).and_then(|&idx| app.listed(idx)) else { continue };
        draw_row(app, listed, row, this_year, Rect { y, height, ..pane.body }, buffer);
    }
}

/// Where the list tells of the articles that wait: between the heading and the first article, where there is room.
pub(in crate::tui) fn line_of_arrivals(pane: Pane) -> Option<Rect> {
    let line = Rect { y: pane.heading.bottom(), ..pane.heading };
    (line.y < pane.body.y).then_some(line)
}

/// How many articles wait, and the key that lets them in; nothing where there are none.
pub(in crate::tui) fn arrivals(app: &App) -> String {
    match app.arrivals.len() {
        0 => String::new(),
        n => format!("{n} new: press {}", app.key(Action::Arrivals)),
    }
}

/// Draws the list as one line: where one is in it, and the article's title.
pub(in crate::tui) fn draw_folded(app: &App, area: Rect, buffer: &mut Buffer) {
    let Some(listed) = app.current().and_then(|idx| app.listed(idx)) else {
        line::put(buffer, area, &empty(app), app.theme.style(Role::Muted));
        return;
    };
    let area = Rect { x: area.x + 1, width: area.width - 2, ..area };
    let muted = app.theme.style(Role::Muted);
    let (mark, style) = app.theme.mark(listed.entry.standing);
    let rest = line::put(buffer, area, mark, style);
    let place = format!(" {}/{} ", app.selected + 1, app.rows.len());
    let rest = line::put(buffer, rest, &place, muted);
    let rest = line::put_right(buffer, rest, &super::quotes::count(app), muted);
    line::put(buffer, rest, listed.title(), app.theme.style(Role::Title));
}

fn draw_heading(app: &App, area: Rect, buffer: &mut Buffer) {
    let n_rows = app.shelf.tally().of_scope(app.scope);
    let name = app.scope.name().to_uppercase();
    if let Some(shown) = &app.filter.shown {
        let own = format!("{name} {} of {n_rows}", app.rows.len());
        let rest = line::put(buffer, area, &own, heading_style(app, Focus::List));
        let rest = line::put(buffer, rest, " · ", app.theme.style(Role::Muted));
        line::put(buffer, rest, &shown.text, app.theme.style(Role::Text));
        return;
    }
    let own = format!("{name} {n_rows}");
    let rest = line::put(buffer, area, &own, heading_style(app, Focus::List));
    let others = [Scope::Inbox, Scope::Kept, Scope::Starred].into_iter().filter(|&scope| scope != app.scope);
    let others =
        others.map(|scope| (scope.name(), app.shelf.tally().of_scope(scope))).filter(|&(_, n)| n > 0);
    let others: String = others.map(|(name, n)| format!(" · {name} {n}")).collect();
    let saved: String = app.searches.iter().map(|search| format!(" · {}", search.name)).collect();
    line::put(buffer, rest, &(others + &saved), app.theme.style(Role::Muted));
}

fn draw_row(app: &App, listed: &Listed, row: usize, this_year: Option<i32>, area: Rect, buffer: &mut Buffer) {
    let theme = &app.theme;
    let ground = match row == app.selected {
        true if app.focus == Focus::List && app.sheet.is_none() => theme.style(Role::Selected),
        true => theme.style(Role::SelectedElsewhere),
        false => Style::new(),
    };
    buffer.set_style(area, ground);
    let (mark, style) = app.theme.mark(listed.entry.standing);
    let rest = line::put(buffer, area, mark, over(ground, style));
    let (sign, style) = match (app.is_flagged(listed.entry.id), row == app.selected) {
        (true, _) => ("+", over(ground, theme.style(Role::Accent))),
        (false, true) => (theme.signs().selected, ground),
        (false, false) => (" ", ground),
    };
    let rest = line::put(buffer, rest, sign, style);
    let facts = if area.height > 1 {
        draw_title(app, listed, row, rest, ground, buffer);
        Rect { y: area.y + 1, ..rest }
    } else {
        rest
    };
    let muted = over(ground, theme.style(Role::Muted));
    let count = match listed.entry.n_quotes {
        _ if listed.has_failed => "!".to_owned(),
        Some(0) => String::new(),
        Some(n) => n.to_string(),
        None => "·".to_owned(),
    };
    let fate = app.theme.mark_of_fate(listed.entry.fate);
    let rest = line::put_right(buffer, facts, &format!("{fate}{count:>3}"), muted);
    let (date, style) = date(app, listed, this_year);
    let date = if area.height > 1 { date.trim_start() } else { &date };
    line::put(buffer, Rect { width: DATE_WIDTH.min(rest.width), ..rest }, date, over(ground, style));
    if area.height == 1 {
        let after_date = (DATE_WIDTH + 1).min(rest.width);
        let rest = Rect { x: rest.x + after_date, width: rest.width - after_date, ..rest };
        draw_title(app, listed, row, rest, ground, buffer);
    }
}

fn draw_title(app: &App, listed: &Listed, row: usize, area: Rect, ground: Style, buffer: &mut Buffer) {
    let theme = &app.theme;
    let title = listed.title();
    let role = match (listed.entry.standing.state, listed.entry.standing.seen) {
        (State::New, false) => Role::Unseen,
        (State::New, true) => Role::Text,
        _ => Role::Decided,
    };
    let style = over(ground, theme.style(role));
    let search = app.search.as_ref().filter(|search| search.focus == Focus::List);
    let role = if row == app.selected { Role::MatchHere } else { Role::Match };
    let matches = search.into_iter().flat_map(|search| find(title, search.input.value()));
    let layers: Vec<_> = matches.map(|span| (span, theme.style(role))).collect();
    if layers.is_empty() {
        line::put(buffer, area, title, style);
        return;
    }
    words::put(buffer, area, title, Span::new(0, title.len()), style, &layers);
}

/// The date in few cells; a file's date has a sign before it.
fn date(app: &App, listed: &Listed, this_year: Option<i32>) -> (String, Style) {
    let short = |date: NaiveDate| {
        let form = if this_year == Some(date.year()) { "%d %b" } else { "%b’%y" };
        date.format(form).to_string()
    };
    let date = match (listed.entry.date, listed.entry.modified) {
        (Some(date), _) => format!(" {}", short(date)),
        (None, Some(date)) => format!("~{}", short(date)),
        (None, None) => String::new(),
    };
    (date, app.theme.style(Role::Muted))
}

/// What an empty list says.
pub(in crate::tui) fn empty(app: &App) -> String {
    let key = |action| app.key(action);
    if let Some(wrong) = app.filter.wrong.as_ref().filter(|_| app.filter.is_open()) {
        return format!("{wrong}.");
    }
    if let Some(shown) = &app.filter.shown {
        // While it is typed, other keys are letters.
        return match app.keymap.keys(Context::Filter, Action::Cancel).next().filter(|_| app.filter.is_open())
        {
            Some(back) => format!("Nothing matches {}: {back} goes back.", shown.text),
            None => {
                format!("Nothing matches {}, {} clears the filter.", shown.text, key(Action::ClearFilter))
            }
        };
    }
    let inbox = key(Action::Show(Scope::Inbox));
    match app.scope {
        _ if app.shelf.len() == 0 && app.is_reading_folders() => "Reading the articles…".to_owned(),
        Scope::Inbox if app.shelf.len() == 0 => no_article(&key(Action::Close)),
        Scope::Inbox => app.all_decided(),
        Scope::Kept => {
            format!(
                "Nothing is kept: {} keeps an article, {inbox} shows the inbox.",
                key(Action::Decide(State::Kept))
            )
        }
        Scope::Starred => format!(
            "Nothing is starred: {} stars an article, {inbox} shows the inbox.",
            key(Action::Decide(State::Starred))
        ),
        Scope::Discarded => format!(
            "Nothing is discarded: {} discards an article, {inbox} shows the inbox.",
            key(Action::Decide(State::Discarded))
        ),
        Scope::All => no_article(&key(Action::Close)),
    }
}

fn no_article(leave: &str) -> String {
    format!("There are no articles here: {leave} leaves.")
}
