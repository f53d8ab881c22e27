//! Lines to words, in memory.

use super::left_out;
use super::line::OWN;
use super::talk::{SCREEN, Said, Talk};
use crate::analysis::{Analysis, Engine, EngineVersion};
use crate::article::{Article, plain};
use crate::library::{Findings, Library, SavedSearch, Stamp};
use crate::tui::action::{self, Context, Entry};
use crate::tui::app::App;
use crate::tui::event::Event;
use crate::tui::gatherer;
use crate::tui::theme::{Depth, Kind, Marks, Theme};
use crate::tui::wish::Task;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

/// Two articles, with what is found in them.
static ARTICLES: LazyLock<Vec<(Article, Analysis)>> = LazyLock::new(|| {
    let engine = Engine::new();
    let texts = [
        "date 2026-02-06 Harbour opens\n\nVera Lind, the mayor, came early. She was glad.\n\n“The harbour is \
         open,” she said.\n\n“It was cold,” said Tomas Okafor, a fisherman. See https://example.com/harbour\n",
        "date 2026-02-05 Ferry waits\n\n“We wait,” said Vera Lind. “Not for long.”\n",
    ];
    let articles = texts.map(|text| plain::parse(text.as_bytes()).unwrap());
    articles.map(|article| (article.clone(), engine.analyze(&article))).into()
});

impl Said {
    fn words(&self) -> &str {
        match self {
            Said::Words(words) | Said::Wrong(words) => words,
        }
    }
}

fn talk() -> Talk {
    let mut library = Library::in_memory().unwrap();
    let mut batch = library.batch().unwrap();
    for (n, (article, analysis)) in ARTICLES.iter().enumerate() {
        let stamp = Stamp { size: article.text.len() as u64, modified: None, is_sure: true };
        let doc = batch.put(Path::new(&format!("/{n}.txt")), stamp, article).unwrap();
        batch.set_analysis(doc, EngineVersion::current(), &Findings::new(article, analysis)).unwrap();
    }
    batch.commit().unwrap();
    library.save_search(&SavedSearch { name: "boats".into(), query: "ferry".into() }).unwrap();
    let entries = library.entries(&[], None).unwrap();
    let theme = Theme::new(Kind::NoColor, Depth::Sixteen, Marks::Letters);
    let mut talk = Talk::new(App::new(entries, library, theme, 0.0, SCREEN));
    talk.begin();
    talk
}

fn ask(talk: &mut Talk, line: &str) -> Vec<Said> {
    talk.hear(line, Instant::now());
    gather(talk);
    talk.tell()
}

/// Answers what the thread of speakers would be asked.
fn gather(talk: &mut Talk) {
    for task in talk.app.take_tasks() {
        let Task::Gather(question) = task else {
            talk.app.tasks.push(task);
            continue;
        };
        let library = talk.app.library.another().unwrap();
        gatherer::answer(&library, &question, 0.0, |answer| {
            talk.app.handle(Event::Gathered(answer), Instant::now());
            ControlFlow::Continue(())
        });
    }
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let mut talk = talk();
    let mut said = Vec::new();
    for line in lines {
        said = ask(&mut talk, line);
    }
    let told: Vec<&str> = said.iter().map(Said::words).collect();
    assert_eq!(told, expected);
}

/// The lines after which something has the keys.
fn way_to(context: Context) -> &'static [&'static str] {
    match context {
        Context::Panes => &[],
        Context::Search => &["search"],
        Context::Command => &["pipe"],
        Context::Filter => &["filter ferry", "filter"],
        Context::Searches => &["searches"],
        Context::Speakers => &["speakers"],
        Context::Thread => &["thread"],
        Context::Names => &["names"],
        Context::Palette => &["go-to"],
        Context::Question => &["keep-all"],
        Context::Repair => &["repair"],
        Context::People => &["repair", "1"],
        Context::Extent => &["repair", "3", "sentence-on", "sentence-on", "word-back"],
        Context::Missing => &["missing-quotation"],
        Context::Doubts => &["doubtful"],
        Context::Line => &["tag"],
    }
}

/// Whether an action has an answer in linear mode, where it can be done first.
fn is_answered(entry: &Entry) -> bool {
    let mut talk = talk();
    for line in ["open", "next-quote", "next-quote"].iter().chain(way_to(entry.contexts[0])) {
        ask(&mut talk, line);
    }
    talk.app.take_tasks();
    talk.app.take_wishes();
    let is_asked = talk.app.context() == Context::Question;
    let said = ask(&mut talk, &if is_asked { "yes".to_owned() } else { format!(":{}", entry.name) });
    let is_said = |said: &Said| matches!(said, Said::Words(words) if words != "Nothing has changed.");
    talk.app.has_wishes() || (!said.is_empty() && said.iter().all(is_said))
}

#[test]
fn every_action_is_done_or_left_out_for_a_reason() {
    let unanswered: Vec<&str> =
        action::entries().filter(|entry| !is_answered(entry)).map(|entry| entry.name).collect();
    assert_eq!(unanswered, Vec::<&str>::new());
    for entry in action::entries() {
        let Some(reason) = left_out::reason(entry.action) else { continue };
        let mut talk = talk();
        way_to(entry.contexts[0]).iter().for_each(|line| drop(ask(&mut talk, line)));
        let said = ask(&mut talk, &format!(":{}", entry.name));
        assert_eq!(said, [Said::Words(format!("That is not for linear mode: {reason}."))]);
    }
}

#[test]
fn what_is_called_here_is_called_so_nowhere_else() {
    for (_, name, _) in OWN {
        let other = action::entries().find(|entry| entry.name == name);
        assert!(other.is_none_or(|entry| matches!(entry.action, action::Action::Palette(_))), "{name}");
    }
}

#[test]
fn a_quotation_is_told_with_how_one_knows_whose_it_is() {
    check(
        &["next-quote"],
        &[
            "Quotation 1 of 2. Vera Lind, mayor: “The harbour is open,” Attribution: pronoun, named 2 sentences \
           earlier.",
        ],
    );
    check(&["J", "J"], &["Quotation 2 of 2. Tomas Okafor, fisherman: “It was cold,” Attribution: by name."]);
    check(&["J", "J", "J"], &["This is the last quotation of the article."]);
}

#[test]
fn a_speaker_leads_into_other_articles() {
    check(
        &["J", "L"],
        &[
            "Article 2 of 2, new. Ferry waits. 5 February 2026. 2 quotations, 1 speaker.",
            "Quotation 1 of 2. Vera Lind: “We wait,” Attribution: by name.",
        ],
    );
}

#[test]
fn numbers_choose_what_was_listed() {
    check(&["2"], &["Article 2 of 2, new. Ferry waits. 5 February 2026. 2 quotations, 1 speaker."]);
    check(
        &["quotes", "2"],
        &["Quotation 2 of 2. Tomas Okafor, fisherman: “It was cold,” Attribution: by name."],
    );
    check(&["3"], &["There is no choice 3: they go from 1 to 2."]);
}

#[test]
fn what_makes_no_sense_changes_nothing() {
    check(&["keep everything"], &["“keep” takes no words: leave “everything” out."]);
    check(&["kep"], &["“kep” is no action, key or number: help lists them."]);
    check(&["save-filter"], &["“save-filter” is for use in the line of the filter."]);
    let mut talk = talk();
    for line in ["keep everything", "kep", "accept", "9", "tag a/b", "where"] {
        ask(&mut talk, line);
    }
    assert_eq!(
        ask(&mut talk, "kept"),
        [Said::Words("Nothing is kept: a keeps an article, inbox shows the inbox.".into())]
    );
}

#[test]
fn a_question_is_answered_no_by_everything_but_yes() {
    check(&["keep-all", "", "kept"], &["Nothing is kept: a keeps an article, inbox shows the inbox."]);
    let mut talk = talk();
    ask(&mut talk, "keep-all");
    ask(&mut talk, "yes");
    assert_eq!(ask(&mut talk, "kept").first(), Some(&Said::Words("Kept: 2 articles.".into())));
}
