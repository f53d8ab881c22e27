//! What can be seen of the state, so that what changed can be told.

use super::{sheet, text};
use crate::analysis::QuoteIdx;
use crate::text::Span;
use crate::tui::action::{Context, Scope};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;

/// What can be seen of the state: what is told is what differs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sight {
    pub(super) context: Context,
    pub(super) scope: Scope,
    pub(super) n_rows: usize,
    pub(super) filter: Option<String>,
    pub(super) article: Option<ArticleIdx>,
    pub(super) focus: Focus,
    pub(super) quote: Option<QuoteIdx>,
    pub(super) spot: Option<Span>,
    /// What is searched for, and the number of the match.
    pub(super) hit: Option<(String, usize)>,
    /// The sheet's heading and number of rows, what is typed in it, and the chosen row.
    pub(super) sheet: Option<(String, usize, String, usize)>,
    pub(super) text: Option<Span>,
}

impl Sight {
    /// As things stand.
    pub(super) fn of(app: &mut App) -> Sight {
        let typed = app.typed().unwrap_or_default().to_owned();
        Sight {
            context: app.context(),
            scope: app.scope,
            n_rows: app.rows.len(),
            filter: app.filter.shown.as_ref().map(|shown| shown.text.clone()),
            article: app.current(),
            focus: app.focus,
            quote: app.open.as_ref().and_then(|open| open.place.chosen),
            spot: app.open.as_ref().and_then(|open| open.spot).map(|spot| spot.span),
            hit: app.search.as_ref().and_then(|search| Some((search.input.value().to_owned(), search.at?))),
            sheet: app.sheet.as_ref().map(|sheet| {
                (sheet::heading(app, sheet), sheet::n_rows(app, sheet), typed, sheet::selected(sheet))
            }),
            text: text::in_sight(app),
        }
    }
}
