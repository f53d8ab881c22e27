//! The sheets as lists with numbers: what they are called, their rows, and the one that is chosen.

use super::words::{count, line};
use crate::correction::edge::End;
use crate::tui::action::{self, Action};
use crate::tui::app::App;
use crate::tui::pane::jump::what;
use crate::tui::pane::names::kind;
use crate::tui::pane::thread::origin;
use crate::tui::sheet::{Line, MENU, Place, Purpose, Repair, Row, Sheet, Stage, Thread};

/// What is listed, and what can be done with it.
pub(super) fn heading(app: &App, sheet: &Sheet) -> String {
    let n = n_rows(app, sheet);
    match sheet {
        Sheet::Speakers(_) => format!("Speakers: {}.", count(n, "person", "people")),
        Sheet::Thread(thread) => {
            let role = thread.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
            format!("{}{role}: {}.", thread.name, count(n, "quotation", "quotations"))
        }
        Sheet::Palette(_) => format!("{}.", count(n, "action", "actions")),
        Sheet::Jump(_) => format!("Places to go to: {}.", count(n, "place", "places")),
        Sheet::Names(_) => format!("In this article: {}.", count(n, "name", "names")),
        Sheet::Searches(_) => format!("{}.", count(n, "saved search", "saved searches")),
        Sheet::Doubts(_) => "Quotations, the doubtful first.".to_owned(),
        Sheet::Repair(repair) => repair_heading(app, repair),
    }
}

/// How it is answered.
pub(super) fn how(sheet: &Sheet) -> &'static str {
    match sheet {
        Sheet::Doubts(_) => "A number goes there, more tells others, an empty line goes back.",
        Sheet::Repair(Repair { stage: Stage::Menu { .. } | Stage::Stretches(_), .. }) => {
            "A number chooses, an empty line goes back."
        }
        Sheet::Repair(Repair { stage: Stage::Extent(_), .. }) => {
            "word-on, word-back, sentence-on and sentence-back move it, other-end turns to the other; accept keeps \
             it, an empty line does not."
        }
        Sheet::Speakers(_) => "A number tells all words of one, words search, an empty line goes back.",
        Sheet::Thread(_) => "A number goes there, unfold tells other wordings, an empty line goes back.",
        Sheet::Searches(_) => {
            "A number chooses, forget-search with a number forgets, an empty line goes back."
        }
        _ => "A number chooses, words search, an empty line goes back.",
    }
}

pub(super) fn n_rows(app: &App, sheet: &Sheet) -> usize {
    match sheet {
        Sheet::Speakers(speakers) => speakers.n_shown(),
        Sheet::Thread(thread) => thread.n_lines(),
        Sheet::Palette(palette) => palette.shown.len(),
        Sheet::Jump(jump) => jump.n_shown(),
        Sheet::Names(names) => names.shown.len(),
        Sheet::Searches(_) => app.searches.len(),
        Sheet::Doubts(doubts) => doubts.rows.len(),
        Sheet::Repair(repair) => match &repair.stage {
            Stage::Menu { .. } => MENU.len(),
            Stage::Choice(choice) => choice.shown.len(),
            Stage::Stretches(stretches) => stretches.rows.len(),
            Stage::Extent(_) => 0,
        },
    }
}

/// A row in words.
pub(super) fn row(app: &App, sheet: &Sheet, row: usize) -> Option<String> {
    match sheet {
        Sheet::Speakers(speakers) => {
            let person = speakers.rows(row).next()?;
            let role = person.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
            let quotations = count(person.n_quotes, "quotation", "quotations");
            let articles = count(person.n_articles, "article", "articles");
            Some(format!("{}{role}. {quotations} in {articles}.", person.name))
        }
        Sheet::Thread(thread) => thread_row(app, thread, row),
        Sheet::Palette(palette) => {
            palette.shown.get(row).map(|entry| format!("{}: {}.", entry.name, entry.help))
        }
        Sheet::Names(names) => {
            let name = names.shown.get(row)?;
            let kind = kind(name.kind);
            Some(format!("{}, {kind}. {}.", name.name, count(name.n_mentions, "mention", "mentions")))
        }
        Sheet::Doubts(doubts) => {
            let doubt = doubts.rows.get(row)?;
            let done = if doubt.is_done { " Done." } else { "" };
            let sure = format!("{:.0} percent sure", doubt.confidence * 100.0);
            Some(format!("{}, {sure}: {}{done}", doubt.speaker, doubt.words))
        }
        Sheet::Repair(repair) => repair_row(app, repair, row),
        Sheet::Searches(_) => {
            app.searches.get(row).map(|search| format!("{}: {}", search.name, search.query))
        }
        Sheet::Jump(jump) => {
            let place = jump.rows(row..row + 1).next()?;
            let name = match &place {
                Place::Article(idx) => app.listed(*idx)?.title().to_owned(),
                Place::Name(name) => {
                    let role = name.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
                    format!("{}{role}", name.text)
                }
            };
            Some(format!("{name} ({})", what(&place)))
        }
    }
}

/// The row that is chosen.
pub(super) fn selected(sheet: &Sheet) -> usize {
    match sheet {
        Sheet::Speakers(speakers) => speakers.selected,
        Sheet::Thread(thread) => thread.selected,
        Sheet::Palette(palette) => palette.selected,
        Sheet::Jump(jump) => jump.selected,
        Sheet::Names(names) => names.selected,
        Sheet::Searches(searches) => searches.selected,
        Sheet::Doubts(doubts) => doubts.selected,
        Sheet::Repair(repair) => match &repair.stage {
            Stage::Menu { selected, .. } => *selected,
            Stage::Choice(choice) => choice.selected,
            Stage::Stretches(stretches) => stretches.selected,
            Stage::Extent(_) => 0,
        },
    }
}

/// Chooses a row.
pub(super) fn select(sheet: &mut Sheet, row: usize) {
    match sheet {
        Sheet::Speakers(speakers) => speakers.selected = row,
        Sheet::Thread(thread) => thread.selected = row,
        Sheet::Palette(palette) => palette.selected = row,
        Sheet::Jump(jump) => jump.selected = row,
        Sheet::Names(names) => names.selected = row,
        Sheet::Searches(searches) => searches.selected = row,
        Sheet::Doubts(doubts) => doubts.selected = row,
        Sheet::Repair(repair) => {
            if let Some((selected, ..)) = repair.list() {
                *selected = row;
            }
        }
    }
}

/// A quotation with its day, outlet and headline, and in how many other articles it is.
fn thread_row(app: &App, thread: &Thread, row: usize) -> Option<String> {
    let line = thread.line(row)?;
    let saying = line.saying();
    let origin = app.shelf.find(saying.doc).and_then(|idx| app.listed(idx)).map(origin).unwrap_or_default();
    let words = saying.words.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match line {
        Line::First { n_elsewhere: 0, .. } => format!("{origin}: {words}"),
        Line::First { n_elsewhere, .. } => {
            format!("{origin}: {words} Also in {}.", count(n_elsewhere, "other article", "other articles"))
        }
        Line::Other { .. } => format!("Another wording. {origin}: {words}"),
    })
}

fn repair_heading(app: &App, repair: &Repair) -> String {
    match &repair.stage {
        Stage::Menu { .. } => "What is wrong with the quotation?".to_owned(),
        Stage::Stretches(_) => "Which words are a quotation?".to_owned(),
        Stage::Choice(choice) => match &choice.purpose {
            Purpose::Speaker => "Who says it?".to_owned(),
            Purpose::Same(name) => format!("Who is the same person as {name}?"),
            Purpose::Other(name) => format!("Which name is not {name}’s?"),
        },
        Stage::Extent(extent) => {
            let end = if extent.end == End::Start { "start" } else { "end" };
            let words = app.open_article().map(|article| line(extent.span, &article.text));
            format!("The {end} is moved. It is now: {}", words.unwrap_or_default())
        }
    }
}

fn repair_row(app: &App, repair: &Repair, row: usize) -> Option<String> {
    match &repair.stage {
        Stage::Menu { .. } => {
            let action = Action::Mend(*MENU.get(row)?);
            Some(format!("{}: {}.", action::name(action), action::help(action)))
        }
        Stage::Choice(choice) => Some(match choice.shown.get(row)? {
            Row::Known(candidate) if candidate.note.is_empty() => candidate.name.clone(),
            Row::Known(candidate) => format!("{}, {}", candidate.name, candidate.note),
            Row::Typed(name) => format!("{name}, as typed"),
            Row::Nobody => "nobody who is known".to_owned(),
        }),
        Stage::Stretches(stretches) => {
            let stretch = stretches.rows.get(row)?;
            let words = line(stretch.span, &app.open_article()?.text);
            Some(if stretch.is_marked { format!("“{words}”") } else { words })
        }
        Stage::Extent(_) => None,
    }
}
