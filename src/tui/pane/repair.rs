//! What can be said against a quotation: the menu, the people, the words between the ends.

use super::lay_ground;
use crate::correction::Place;
use crate::correction::edge::End;
use crate::text::{Span, markup};
use crate::tui::action::{self, Action, Context};
use crate::tui::app::App;
use crate::tui::fuzzy::Letters;
use crate::tui::sheet::{Choice, Extent, MENU, Purpose, Repair, Row, Stage, Stretches};
use crate::tui::theme::{Role, over};
use crate::tui::widget::words::Layer;
use crate::tui::widget::{line, typed, words};
use crate::tui::wrap::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows above what is chosen from: the rule and the heading.
const ABOVE: u16 = 2;
/// With the line to type in.
const ABOVE_CHOICE: u16 = 3;
/// The widest that a row may be.
const MEASURE: u16 = 96;
/// The cells of a key in the menu.
const KEY: u16 = 4;

/// The rows that the list of a stage has on a sheet.
pub(in crate::tui) fn list_height(stage: &Stage, sheet: Rect) -> u16 {
    sheet.height.saturating_sub(above(stage))
}

/// The rows above the list of a stage.
pub(in crate::tui) fn above(stage: &Stage) -> u16 {
    if matches!(stage, Stage::Choice(_)) { ABOVE_CHOICE } else { ABOVE }
}

/// Draws the sheet.
pub(in crate::tui) fn draw(app: &App, repair: &Repair, sheet: Rect, buffer: &mut Buffer) {
    let width = sheet.width.saturating_sub(2).min(MEASURE);
    let area = Rect { x: sheet.x + (sheet.width - width) / 2, width, ..sheet };
    let heading = Rect { y: area.y + 1, height: 1, ..area };
    match &repair.stage {
        Stage::Menu { selected, top } => {
            let rest = line::put(buffer, heading, "WRONG? ", app.theme.style(Role::Accent));
            let quoted = format!("“{}”", markup::reading(&repair.place.words));
            line::put(buffer, rest, &quoted, app.theme.style(Role::Muted));
            draw_menu(app, *selected, *top, below(area, ABOVE), buffer);
        }
        Stage::Choice(choice) => {
            line::put(buffer, heading, &question(&choice.purpose), app.theme.style(Role::Accent));
            draw_choice(app, choice, area, buffer);
        }
        Stage::Extent(extent) => draw_extent(app, &repair.place, *extent, area, buffer),
        Stage::Stretches(stretches) => {
            line::put(buffer, heading, "WHICH WORDS ARE A QUOTATION?", app.theme.style(Role::Accent));
            draw_stretches(app, stretches, below(area, ABOVE), buffer);
        }
    }
}

fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

fn draw_menu(app: &App, selected: usize, top: usize, list: Rect, buffer: &mut Buffer) {
    for ((n, mend), y) in MENU.iter().enumerate().skip(top).zip(list.y..list.bottom()) {
        let row = Rect { y, height: 1, ..list };
        let ground = lay_ground(app, n == selected, row, buffer);
        let action = Action::Mend(*mend);
        let key = app.keymap.keys(Context::Repair, action).next().unwrap_or_default();
        line::put(
            buffer,
            Rect { width: KEY.min(row.width), ..row },
            &key,
            over(ground, app.theme.style(Role::Accent)),
        );
        let rest = Rect { x: row.x + KEY.min(row.width), width: row.width.saturating_sub(KEY), ..row };
        line::put(buffer, rest, action::help(action), over(ground, app.theme.style(Role::Text)));
    }
}

fn draw_stretches(app: &App, stretches: &Stretches, list: Rect, buffer: &mut Buffer) {
    let Some(article) = app.open_article() else { return };
    let shown = stretches.rows.iter().enumerate().skip(stretches.top);
    for ((n, stretch), y) in shown.zip(list.y..list.bottom()) {
        let row = Rect { y, height: 1, ..list };
        let ground = lay_ground(app, n == stretches.selected, row, buffer);
        let words = markup::reading(stretch.span.of(&article.text));
        let (words, role) = match stretch.is_marked {
            true => (format!("“{words}”"), Role::Text),
            false => (words.into_owned(), Role::Muted),
        };
        line::put(buffer, row, &words, over(ground, app.theme.style(role)));
    }
}

fn question(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Speaker => "WHO SAYS IT?".to_owned(),
        Purpose::Same(name) => format!("WHO IS THE SAME PERSON AS {name}?"),
        Purpose::Other(name) => format!("WHICH NAME IS NOT {name}?"),
    }
}

fn draw_choice(app: &App, choice: &Choice, area: Rect, buffer: &mut Buffer) {
    let muted = app.theme.style(Role::Muted);
    let input = Rect { y: area.y + 2, height: 1, ..area };
    let rest =
        line::put(buffer, input, &format!("{} ", app.theme.signs().prompt), app.theme.style(Role::Accent));
    let rest = typed::put(buffer, rest, &choice.input, app.theme.style(Role::Text));
    if choice.input.value().is_empty() {
        let is_open = choice.purpose == Purpose::Speaker;
        let hint = if is_open { " type a part of a name, or a new one" } else { " type a part of a name" };
        line::put(buffer, rest, hint, muted);
    }
    let list = below(area, ABOVE_CHOICE);
    if choice.shown.is_empty() {
        line::put(buffer, list, "Nobody here is called so: Backspace widens the search.", muted);
    }
    let mut letters = Letters::of(choice.input.value());
    for ((n, row), y) in choice.shown.iter().enumerate().skip(choice.top).zip(list.y..list.bottom()) {
        draw_row(app, row, n == choice.selected, &mut letters, Rect { y, height: 1, ..list }, buffer);
    }
}

fn draw_row(app: &App, row: &Row, is_selected: bool, letters: &mut Letters, area: Rect, buffer: &mut Buffer) {
    let ground = lay_ground(app, is_selected, area, buffer);
    let style = |role| over(ground, app.theme.style(role));
    let (name, note, role) = match row {
        Row::Known(candidate) => (candidate.name.as_str(), candidate.note.as_str(), Role::Title),
        Row::Typed(name) => (name.as_str(), "as typed", Role::Text),
        Row::Nobody => ("nobody who is known", "", Role::Muted),
    };
    let found = match row {
        Row::Known(_) => letters.in_text(name),
        Row::Typed(_) | Row::Nobody => Vec::new(),
    };
    let rest = line::put_lit(buffer, area, name, style(role), &found, style(Role::Found));
    let rest = line::put(buffer, rest, "  ", ground);
    line::put(buffer, rest, note, style(Role::Muted));
}

/// The words with the sentences around, the end that is moved underlined.
fn draw_extent(app: &App, place: &Place, Extent { span, end }: Extent, area: Rect, buffer: &mut Buffer) {
    let (Some(article), Some(record)) = (app.open_article(), app.open_record()) else { return };
    let text = article.text.as_str();
    let key = |action| app.keymap.keys(Context::Extent, action).next().unwrap_or_default();
    let named = if end == End::Start { "START" } else { "END" };
    let heading = Rect { y: area.y + 1, height: 1, ..area };
    let rest = line::put(buffer, heading, &format!("MOVE THE {named} "), app.theme.style(Role::Accent));
    let keys: Vec<String> = HINTS
        .iter()
        .map(|(actions, what)| {
            let keys: Vec<String> = actions.iter().map(|&action| key(action)).collect();
            format!("{} {what}", keys.join("/"))
        })
        .collect();
    line::put(buffer, rest, &keys.join("  "), app.theme.style(Role::Muted));
    let body = below(area, ABOVE);
    let sentences = &record.analysis.sentences;
    let first = sentences.iter().rev().find(|sentence| sentence.start < span.start);
    let last = sentences.iter().find(|sentence| sentence.end > span.end);
    let around = first.into_iter().chain(last).fold(span, |around, &sentence| around.to(sentence));
    let hue = record.at(place.span).and_then(|idx| record.group_of(idx)).and_then(|group| group.hue);
    let voice = app.theme.voice(hue).chosen;
    let at_end = end_of(text, span, end);
    let layers: Vec<Layer> = vec![(span, voice), (at_end, app.theme.style(Role::MatchHere))];
    let rows = wrap(text, around, usize::from(body.width), usize::MAX);
    let height = usize::from(body.height);
    // The end that is moved must be seen.
    let moved = rows.iter().position(|row| row.overlaps(at_end)).unwrap_or(0);
    let skipped = (moved + 1 + height / 3).saturating_sub(height).min(rows.len().saturating_sub(height));
    for (row, y) in rows.iter().skip(skipped).zip(body.y..body.bottom()) {
        let area = Rect { y, height: 1, ..body };
        words::put(buffer, area, text, *row, app.theme.style(Role::Muted), &layers);
    }
}

/// What is told of the keys, the most needed first.
const HINTS: [(&[Action], &str); 4] = [
    (&[action::WORD_BACK, action::WORD_ON], "word"),
    (&[action::SENTENCE_BACK, action::SENTENCE_ON], "sentence"),
    (&[Action::OtherEnd], "other end"),
    (&[Action::Accept], "take"),
];

/// The character at the end that is moved.
fn end_of(text: &str, span: Span, end: End) -> Span {
    let words = span.of(text);
    match end {
        End::Start => Span::new(span.start, span.start + words.chars().next().map_or(0, char::len_utf8)),
        End::End => Span::new(span.end - words.chars().next_back().map_or(0, char::len_utf8), span.end),
    }
}
