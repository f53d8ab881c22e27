//! What is asked of the reader → words.

use crate::tui::action::Context;
use crate::tui::app::App;
use crate::tui::arrangement::Focus;
use crate::tui::triage::{Prompt, Subject};

/// How many tags are offered.
const OFFERED: usize = 20;

/// What is asked for, where the next line answers; `None` where it does not, or a sheet tells it.
pub(super) fn asked(app: &mut App) -> Option<String> {
    let question = question(app)?;
    let before = app.typed().filter(|typed| !typed.is_empty());
    let before = before.map(|typed| format!(" It is now: {typed}. A line with - alone empties it."));
    Some(question + &before.unwrap_or_default())
}

/// Why what was answered can't be taken.
pub(super) fn wrong(app: &App) -> Option<String> {
    match &app.triage.prompt {
        Some(Prompt::Line(line)) => line.wrong.clone(),
        _ => app.filter.wrong.as_ref().filter(|_| app.filter.is_open()).map(ToString::to_string),
    }
}

fn question(app: &App) -> Option<String> {
    match &app.triage.prompt {
        Some(Prompt::Question(question)) => return Some(question.text.clone()),
        Some(Prompt::Line(line)) => return Some(about_articles(&line.subject)),
        None if app.sheet.is_some() => return None,
        None => {}
    }
    match app.context() {
        Context::Search => {
            let place = match app.focus {
                Focus::List => "the titles",
                Focus::Reader => "the article",
                Focus::Quotes => "the quotations",
            };
            Some(format!("What is searched for in {place}? An empty line gives up."))
        }
        Context::Filter if app.filter.is_typing() => Some(
            "Which articles? A query, as speaker:oman said:oil; an empty line leaves the list.".to_owned(),
        ),
        Context::Filter => Some("A name for the filter? An empty line gives up.".to_owned()),
        Context::Command => Some(format!("Which command gets {}? An empty line gives up.", app.piped())),
        Context::Panes
        | Context::Searches
        | Context::Speakers
        | Context::Thread
        | Context::Names
        | Context::Palette
        | Context::Repair
        | Context::People
        | Context::Extent
        | Context::Missing
        | Context::Doubts
        | Context::Question
        | Context::Line => None,
    }
}

fn about_articles(subject: &Subject) -> String {
    let Subject::Tags { known } = subject else {
        return "The note? An empty line leaves it as it is.".to_owned();
    };
    let known: Vec<_> = known.iter().take(OFFERED).map(|(tag, _)| tag.as_str()).collect();
    let in_use = if known.is_empty() { String::new() } else { format!(" In use: {}.", known.join(", ")) };
    format!("Which tags? -word takes one away; an empty line leaves them.{in_use}")
}
