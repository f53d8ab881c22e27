//! A line that was typed → what it asks for.
//!
//! Does not know how that is done, nor what is answered.

use crate::tui::action::{self, Action, Context, Entry};
use crate::tui::app::App;
use crate::tui::keymap::{Key, Outcome};

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// It was empty.
    Nothing,
    /// The choice with this number.
    Choose(usize),
    /// To do something; with the words that it takes, if they were on the line.
    Do(Deed, Option<String>),
    /// To take this in, where something is asked for.
    Answer(String),
    /// Nothing that makes sense; why.
    Nonsense(String),
}

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// As in the panes.
    Action(Action),
    /// Where the panes would show it, and words have to be asked for.
    Own(Own),
}

/// What only linear mode has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    List,
    Read,
    Quotes,
    Context,
    Where,
    More,
    Help,
}

/// A row for each, as in the table of actions.
pub(super) const OWN: [(Own, &str, &str); 7] = [
    (Own::List, "list", "the articles, with numbers"),
    (Own::Read, "read", "the whole article, with who is quoted before the quotations"),
    (Own::Quotes, "quotes", "the article’s quotations by speaker, with numbers"),
    (Own::Context, "context", "the sentences around the quotation"),
    (Own::Where, "where", "the article and the quotation once more; an empty line does it, too"),
    (Own::More, "more", "what comes next of a long list; an empty line does it, too"),
    (Own::Help, "help", "this; with words, what is called or described so"),
];

impl Request {
    /// What `line` asks for in what has the keys now.
    pub(super) fn read(app: &App, line: &str) -> Request {
        let (context, trimmed) = (app.context(), line.trim());
        match context {
            Context::Question => return Request::read_answer(trimmed),
            _ if context.is_typed() => return Request::read_typed(app, trimmed),
            _ if trimmed.is_empty() && app.sheet.is_some() => {
                return Request::Do(Deed::Action(Action::Cancel), None);
            }
            _ if trimmed.is_empty() => return Request::Nothing,
            _ => {}
        }
        if let Ok(number) = trimmed.parse() {
            return Request::Choose(number);
        }
        named(app, trimmed.strip_prefix(':').filter(|name| !name.is_empty()).unwrap_or(trimmed))
    }

    /// To a question, everything but yes means no.
    fn read_answer(line: &str) -> Request {
        let is_yes = ["y", "yes"].contains(&&*line.to_lowercase());
        Request::Do(Deed::Action(if is_yes { Action::Accept } else { Action::Cancel }), None)
    }

    /// Where words are typed, they are words; only numbers choose where there is something to choose from.
    fn read_typed(app: &App, line: &str) -> Request {
        if let Some(name) = line.strip_prefix(':').filter(|name| !name.is_empty()) {
            return named(app, name);
        }
        if line == "more" && app.sheet.is_some() {
            return Request::Do(Deed::Own(Own::More), None);
        }
        match line.parse() {
            Ok(number) if app.sheet.is_some() => Request::Choose(number),
            _ if line.is_empty() => Request::Do(Deed::Action(Action::Cancel), None),
            _ => Request::Answer(line.to_owned()),
        }
    }
}

/// What is called so, or done by these keys; with the rest of the line where it takes words.
fn named(app: &App, line: &str) -> Request {
    if let Some(found) = find(app, line) {
        return checked(app, found, None);
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or_else(|| parted(line));
    match find(app, first) {
        Some(deed) if takes_words(deed) => checked(app, deed, Some(rest.trim().to_owned())),
        Some(_) => Request::Nonsense(format!("“{first}” takes no words: leave “{}” out.", rest.trim())),
        None => Request::Nonsense(format!("“{line}” is no action, key or number: help lists them.")),
    }
}

/// A sign that is a key, and the words right after it: `/Oman`.
fn parted(line: &str) -> (&str, &str) {
    let sign = line.chars().next().filter(|c| !c.is_alphanumeric());
    line.split_at_checked(sign.map_or(line.len(), char::len_utf8)).unwrap_or((line, ""))
}

fn find(app: &App, name: &str) -> Option<Deed> {
    let own = OWN.iter().find(|(_, own, _)| *own == name).map(|&(own, ..)| Deed::Own(own));
    let action = || action::entries().find(|entry| entry.name == name).map(|entry| entry.action);
    let by_key = || match app.keymap.look_up(app.context(), &Key::parse_sequence(name)?) {
        Outcome::Action(action) => Some(action),
        Outcome::Prefix | Outcome::Unbound => None,
    };
    own.or_else(|| action().or_else(by_key).map(deed))
}

/// The palette is a list of what can be done, and here that is the help.
fn deed(action: Action) -> Deed {
    match action {
        Action::Palette(_) => Deed::Own(Own::Help),
        _ => Deed::Action(action),
    }
}

/// The request, if it can be done where one is.
fn checked(app: &App, deed: Deed, words: Option<String>) -> Request {
    match deed {
        Deed::Action(action) => match entry(action) {
            Some(entry) if !entry.contexts.contains(&app.context()) => {
                let places: Vec<_> = entry.contexts.iter().map(|context| context.place()).collect();
                Request::Nonsense(format!("“{}” is for use {}.", entry.name, places.join(", ")))
            }
            _ => Request::Do(deed, words),
        },
        Deed::Own(_) => Request::Do(deed, words),
    }
}

fn entry(action: Action) -> Option<&'static Entry> {
    action::entries().find(|entry| entry.action == action)
}

/// Whether words are asked for then, which may stand on the same line.
fn takes_words(deed: Deed) -> bool {
    match deed {
        Deed::Own(own) => own == Own::Help,
        Deed::Action(action) => matches!(
            action,
            Action::Search
                | Action::Filter
                | Action::Speakers
                | Action::Names
                | Action::GoTo
                | Action::Tag
                | Action::Note
                | Action::Pipe
                | Action::ForgetSearch
        ),
    }
}
