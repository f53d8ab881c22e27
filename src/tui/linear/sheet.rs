//! The sheets as lists with numbers: what they are called, their rows, and the one that is chosen.

use super::words::count;
use crate::tui::app::App;
use crate::tui::pane::jump::what;
use crate::tui::pane::names::kind;
use crate::tui::sheet::{Place, Sheet};

/// What is listed, and what can be done with it.
pub(super) fn heading(app: &App, sheet: &Sheet) -> String {
    let n = n_rows(app, sheet);
    match sheet {
        Sheet::Speakers(_) => format!("Speakers: {}.", count(n, "person", "people")),
        Sheet::Palette(_) => format!("{}.", count(n, "action", "actions")),
        Sheet::Jump(_) => format!("Places to go to: {}.", count(n, "place", "places")),
        Sheet::Names(_) => format!("In this article: {}.", count(n, "name", "names")),
        Sheet::Searches(_) => format!("{}.", count(n, "saved search", "saved searches")),
    }
}

/// How it is answered.
pub(super) fn how(sheet: &Sheet) -> &'static str {
    match sheet {
        Sheet::Searches(_) => {
            "A number chooses, forget-search with a number forgets, an empty line goes back."
        }
        _ => "A number chooses, words search, an empty line goes back.",
    }
}

pub(super) fn n_rows(app: &App, sheet: &Sheet) -> usize {
    match sheet {
        Sheet::Speakers(speakers) => speakers.shown.len(),
        Sheet::Palette(palette) => palette.shown.len(),
        Sheet::Jump(jump) => jump.n_shown(),
        Sheet::Names(names) => names.shown.len(),
        Sheet::Searches(_) => app.searches.len(),
    }
}

/// A row in words.
pub(super) fn row(app: &App, sheet: &Sheet, row: usize) -> Option<String> {
    match sheet {
        Sheet::Speakers(speakers) => {
            let person = speakers.shown.get(row)?;
            let role = person.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
            let quotations = count(person.n_quotes, "quotation", "quotations");
            let articles = count(person.n_articles, "article", "articles");
            Some(format!("{}{role}. {quotations} in {articles}.", person.name))
        }
        Sheet::Palette(palette) => {
            palette.shown.get(row).map(|entry| format!("{}: {}.", entry.name, entry.help))
        }
        Sheet::Names(names) => {
            let name = names.shown.get(row)?;
            let kind = kind(name.kind);
            Some(format!("{}, {kind}. {}.", name.name, count(name.n_mentions, "mention", "mentions")))
        }
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
        Sheet::Palette(palette) => palette.selected,
        Sheet::Jump(jump) => jump.selected,
        Sheet::Names(names) => names.selected,
        Sheet::Searches(searches) => searches.selected,
    }
}

/// Chooses a row.
pub(super) fn select(sheet: &mut Sheet, row: usize) {
    match sheet {
        Sheet::Speakers(speakers) => speakers.selected = row,
        Sheet::Palette(palette) => palette.selected = row,
        Sheet::Jump(jump) => jump.selected = row,
        Sheet::Names(names) => names.selected = row,
        Sheet::Searches(searches) => searches.selected = row,
    }
}
