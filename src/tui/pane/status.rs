//! The line at the bottom: where one is, what is under way, and the keys that help here.

use super::{articles, prompt};
use crate::ingest::watch::Ways;
use crate::library::State;
use crate::text::Span;
use crate::tui::action::{Action, Breadth, Scope, Step};
use crate::tui::app::{App, Rate};
use crate::tui::arrangement::Focus;
use crate::tui::filter::Line;
use crate::tui::glyph;
use crate::tui::search::Search;
use crate::tui::sheet::Sheet;
use crate::tui::theme::Role;
use crate::tui::widget::{line, typed};
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Modifier;
use tui_input::Input;

/// From this width on there is room for the bar.
const ROOMY_FROM: u16 = 64;
/// Cells of the bar that shows how far the analysis is.
const BAR: usize = 5;

/// Draws the line.
pub(in crate::tui) fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let area = area.inner(Margin::new(1, 0));
    if let Some(prompt) = &app.triage.prompt {
        return prompt::draw(app, prompt, area, buffer);
    }
    if app.filter.is_open() && app.sheet.is_none() {
        return draw_filter(app, area, buffer);
    }
    if let Some(search) = app.search.as_ref().filter(|search| search.is_typing && app.sheet.is_none()) {
        return draw_typing(app, search, area, buffer);
    }
    if let Some(command) = app.command.as_ref().filter(|_| app.sheet.is_none()) {
        let asked = format!("pipe {} to: ", app.piped());
        let rest = line::put(buffer, area, &asked, app.theme.style(Role::Accent));
        let rest = typed::put(buffer, rest, command, app.theme.style(Role::Text));
        return draw_recall(app, command, rest, buffer);
    }
    let rest = line::put(buffer, area, &place(app), app.theme.style(Role::Heading));
    if let Some(message) = &app.message {
        let role = if message.until.is_none() { Role::Error } else { Role::Text };
        line::put(buffer, stepped(rest, 3), &message.text, app.theme.style(role));
        return;
    }
    let has_room =
        app.arrangement().and_then(|a| a.list).is_some_and(|list| articles::line_of_arrivals(list).is_some());
    let arrivals = if has_room { String::new() } else { articles::arrivals(app) };
    let accent = app.theme.style(Role::Accent);
    let told = [(arrivals, accent), (under_way(app, area.width), muted), (ways(&app.ways), muted)];
    let told = told.into_iter().filter(|(text, _)| !text.is_empty());
    let rest = told.fold(rest, |rest, (text, style)| line::put(buffer, stepped(rest, 3), &text, style));
    draw_keys(app, stepped(rest, 2), buffer);
}

/// `area` without its first cells.
fn stepped(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width);
    Rect { x: area.x + cells, width: area.width - cells, ..area }
}

/// The scope, the row in it, and how many are flagged.
fn place(app: &App) -> String {
    let row = if app.rows.is_empty() { 0 } else { app.selected + 1 };
    let flagged = match app.triage.flags.len() {
        0 => String::new(),
        n => format!(" · {} flagged", glyph::grouped(n)),
    };
    format!("{} {row}/{}{flagged}", app.scope.name(), app.rows.len())
}

/// What the reader may be waiting for.
fn under_way(app: &App, width: u16) -> String {
    let bar = |rate: Rate| {
        let (full, signs) = (BAR * rate.done / rate.all.max(1), app.theme.signs());
        signs.done.repeat(full) + &signs.left.repeat(BAR - full)
    };
    match (app.analysing(), app.work.reading, &app.search) {
        (Some(Rate { done, all, .. }), ..) if width < ROOMY_FROM => format!("{done}/{all} analysed"),
        (Some(rate @ Rate { done, all, per_second }), ..) if is_telling(rate) => {
            format!("analysing {done} of {all} {} {per_second:.0}/s", bar(rate))
        }
        (Some(rate), ..) => format!("analysing {} of {} {}", rate.done, rate.all, bar(rate)),
        (None, Some(n), _) => format!("{n} files found"),
        (None, None, Some(search)) => matches(search),
        (None, None, None) => String::new(),
    }
}

/// Whether the rate is more than an accident: it is that of a second of work at least.
fn is_telling(Rate { done, per_second, .. }: Rate) -> bool {
    per_second >= 1.0 && done as f64 >= per_second
}

/// What becomes known late or not at all, as the system does not tell of it.
fn ways(ways: &Ways) -> String {
    match ways.unwatched.as_slice() {
        [] if ways.polled.is_empty() => String::new(),
        [] => "polling".to_owned(),
        [one] => format!("can’t watch {}", one.display()),
        more => format!("can’t watch {} folders", more.len()),
    }
}

fn matches(search: &Search) -> String {
    let query = search.input.value();
    match (search.at, search.hits.len()) {
        _ if query.is_empty() => String::new(),
        (_, 0) => format!("“{query}”: nothing"),
        (Some(at), n) => format!("“{query}” {} of {n}", at + 1),
        (None, n) => format!("“{query}” {n}"),
    }
}

fn draw_typing(app: &App, search: &Search, area: Rect, buffer: &mut Buffer) {
    let found = match (search.input.value().is_empty(), search.hits.len(), search.at) {
        (true, ..) => String::new(),
        (false, 0, _) => "nothing".to_owned(),
        (false, n, at) => format!("{} of {n}", at.map_or(0, |at| at + 1)),
    };
    let rest = line::put_right(buffer, area, &found, app.theme.style(Role::Muted));
    let rest = line::put(buffer, rest, "/", app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &search.input, app.theme.style(Role::Text));
    draw_recall(app, &search.input, rest, buffer);
}

/// Tells in a line that is still empty how one that was typed before comes again.
fn draw_recall(app: &App, input: &Input, rest: Rect, buffer: &mut Buffer) {
    let key = app.keymap.keys(app.context(), Action::Recall(Step::Previous)).next();
    if let Some(key) = key.filter(|_| input.value().is_empty()) {
        line::put(buffer, rest, &format!(" {key} has former ones again"), app.theme.style(Role::Muted));
    }
}

/// Draws the filter's line: what is typed, what is wrong with it underlined, and why, or how much is found.
fn draw_filter(app: &App, area: Rect, buffer: &mut Buffer) {
    let filter = &app.filter;
    if let Line::Naming(name) = &filter.line {
        let rest = line::put(buffer, area, "save as ", app.theme.style(Role::Accent));
        typed::put(buffer, rest, name, app.theme.style(Role::Text));
        return;
    }
    let found = match (&filter.wrong, &filter.shown) {
        (None, Some(_)) => format!("{} found", app.rows.len()),
        _ => String::new(),
    };
    let rest = line::put_right(buffer, area, &found, app.theme.style(Role::Muted));
    let line = line::put(buffer, rest, "filter ", app.theme.style(Role::Accent));
    let rest = typed::put(buffer, line, &filter.input, app.theme.style(Role::Text));
    let Some(wrong) = &filter.wrong else { return draw_recall(app, &filter.input, rest, buffer) };
    let typed = filter.input.value();
    let before = glyph::width(Span::new(0, wrong.span.start).of(typed)) as u16;
    let place = Rect { width: glyph::width(wrong.span.of(typed)) as u16, ..stepped(line, before) };
    let style = app.theme.style(Role::Error).add_modifier(Modifier::UNDERLINED);
    buffer.set_style(place.intersection(line), style);
    line::put(buffer, stepped(rest, 1), &wrong.to_string(), app.theme.style(Role::Error));
}

/// Draws as many keys as there is room for, the most useful first; help, or the way back, is always among them.
fn draw_keys(app: &App, area: Rect, buffer: &mut Buffer) {
    let help = match &app.sheet {
        Some(_) => hint(app, &[Action::Cancel], "back"),
        None => hint(app, &[Action::Palette(Breadth::Here)], "help"),
    };
    let width = |(keys, label): &(String, &str)| glyph::width(keys) + 1 + glyph::width(label);
    let mut room = usize::from(area.width).saturating_sub(width(&help));
    let mut shown = Vec::new();
    for hint in hints(app) {
        let needed = width(&hint) + 2;
        if needed > room {
            break;
        }
        room -= needed;
        shown.push(hint);
    }
    shown.push(help);
    let total = shown.iter().map(|hint| width(hint) + 2).sum::<usize>() - 2;
    let skipped = usize::from(area.width).saturating_sub(total) as u16;
    let mut rest = Rect { x: area.x + skipped, width: area.width - skipped, ..area };
    if total > usize::from(area.width) {
        return;
    }
    for (n, (keys, label)) in shown.iter().enumerate() {
        let space = if n == 0 { "" } else { "  " };
        rest = line::put(buffer, rest, space, app.theme.style(Role::Muted));
        rest = line::put(buffer, rest, keys, app.theme.style(Role::Title));
        rest = line::put(buffer, rest, &format!(" {label}"), app.theme.style(Role::Muted));
    }
}

type Hint = (String, &'static str);

fn hints(app: &App) -> Vec<Hint> {
    let hint = |actions: &[Action], label| hint(app, actions, label);
    match &app.sheet {
        Some(Sheet::Speakers(_)) => {
            return vec![
                hint(&[Action::Accept], "all words"),
                hint(&[Action::FirstQuote], "first quotation"),
            ];
        }
        Some(Sheet::Thread(_)) => {
            return vec![
                hint(&[Action::Accept], "in the article"),
                hint(&[Action::Unfold], "other wordings"),
            ];
        }
        Some(Sheet::Jump(_)) => return vec![hint(&[Action::Accept], "go")],
        Some(Sheet::Names(_)) => return vec![hint(&[Action::Accept], "next mention")],
        Some(Sheet::Palette(_)) => return vec![hint(&[Action::Accept], "run")],
        Some(Sheet::Repair(_)) => return vec![hint(&[Action::Accept], "take")],
        Some(Sheet::Doubts(_)) => return vec![hint(&[Action::Accept], "go there")],
        Some(Sheet::Searches(_)) => {
            return vec![hint(&[Action::Accept], "filter"), hint(&[Action::ForgetSearch], "forget")];
        }
        None => {}
    }
    if app.rows.is_empty() {
        return match app.filter.shown {
            Some(_) => vec![hint(&[Action::ClearFilter], "no filter")],
            None => vec![hint(&[Action::Undo], "undo"), hint(&[Action::Show(Scope::All)], "all articles")],
        };
    }
    let alone =
        app.arrangement().is_some_and(|a| a.reader.is_none() || (a.list.is_none() && a.quotes.is_none()));
    let mut hints = match app.focus {
        Focus::List => vec![hint(&[Action::Open], "read")],
        Focus::Reader | Focus::Quotes => vec![
            hint(&[Action::Quote(Step::Next), Action::Quote(Step::Previous)], "quote"),
            hint(&[Action::SameSpeaker(Step::Next), Action::SameSpeaker(Step::Previous)], "speaker"),
        ],
    };
    if alone && app.focus != Focus::List {
        hints.insert(0, hint(&[Action::PaneNext], "pane"));
    }
    hints.push(hint(&[Action::Decide(State::Kept)], "keep"));
    hints.push(hint(&[Action::Decide(State::Discarded)], "discard"));
    if app.focus == Focus::List {
        hints.push(hint(&[Action::Decide(State::Starred)], "star"));
        hints.push(hint(&[Action::Speakers], "speakers"));
    }
    hints
}

fn hint(app: &App, actions: &[Action], label: &'static str) -> Hint {
    let keys = actions.iter().filter_map(|&action| app.keymap.keys(app.context(), action).next());
    (keys.collect::<Vec<_>>().join("/"), label)
}
