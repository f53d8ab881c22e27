//! Triage: what a decision does, and what keeps one from happening by mistake.

use super::{BETWEEN_KEYS, Screen, dark, key_event, sample};
use crossterm::event::{KeyEvent, KeyEventKind};
use onrecord::ingest::import::Progress;
use onrecord::library::{Library, State};
use onrecord::tui::event::Event;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use std::time::Duration;

/// The marks in front of the list's rows.
pub(super) fn marks(screen: &Screen) -> String {
    let rows = screen.rows();
    let first = rows.iter().map(|row| row.chars().nth(1).unwrap_or(' '));
    first.filter(|mark| "●○✓★✗".contains(*mark)).collect()
}

#[test]
fn a_decision_advances_to_the_next_undecided_article() {
    let mut screen = Screen::new(120, 40);
    screen.press("a");
    screen.assert_shows("inbox 2/4").assert_shows("Kept: “Harbour of Port Elder");
    assert_eq!(marks(&screen), "✓●●●");
    screen.press("k k s");
    assert_eq!(marks(&screen), "★●●●", "a decided article can be decided anew");
    screen.assert_shows("inbox 2/4").press("G x").assert_shows("inbox 3/4");
    assert_eq!(marks(&screen), "★●●✗", "at the end, the nearest above is next");
    screen.press("x x").assert_shows("Inbox empty: u undoes, 2 shows kept.");
    assert_eq!(marks(&screen), "★✗✗✗");
}

#[test]
fn decisions_are_the_same_in_every_pane() {
    for (width, focus) in [(120, "Enter"), (120, "Enter Tab"), (80, "Enter"), (40, "Enter Tab")] {
        let mut screen = Screen::new(width, 24);
        screen.press(focus).press("x").assert_shows("inbox 2/4").assert_shows("Discarded: “Harb");
    }
}

#[test]
fn undo_returns_to_the_article_and_to_its_place() {
    let mut screen = Screen::new(80, 24);
    screen.press("Enter J J J J");
    let before = screen.lit();
    screen.press("a").assert_shows("2/4 Council votes");
    screen.press("u").assert_shows("1/4 Harbour of Port").assert_shows("Taken back, undecided again");
    assert_eq!(screen.lit(), before);
    screen.press("u").assert_shows("There is no decision to take back.");
}

#[test]
fn undo_brings_an_article_back_that_the_list_no_longer_holds() {
    let mut screen = Screen::new(120, 40);
    screen.press("a 1").assert_shows("inbox 1/3").press("u").assert_shows("inbox 1/4");
    assert_eq!(marks(&screen), "●●●●");
    screen.press("j x 3").assert_shows("Nothing is starred").press("u").assert_shows("inbox 2/4");
}

#[test]
fn scopes_show_what_is_decided() {
    let mut screen = Screen::new(120, 40);
    screen.press("a s x 2").assert_shows("KEPT 2 · inbox 1 · starred 1");
    assert_eq!(marks(&screen), "✓★");
    screen.press("k x").assert_shows("kept 2/2");
    assert_eq!(marks(&screen), "✗★", "what is decided stays in place until the scope changes");
    screen.press("3").assert_shows("STARRED 1");
    screen.press("4").assert_shows("DISCARDED 2");
    screen.press("5").assert_shows("ALL 4");
    screen.press("1").assert_shows("INBOX 1");
}

#[test]
fn an_article_that_is_renewed_is_undecided() {
    let mut screen = Screen::new(120, 40);
    screen.press("a k r");
    assert_eq!(marks(&screen), "●●●●");
}

#[test]
fn opening_an_article_makes_it_seen_and_passing_over_it_does_not() {
    let mut screen = Screen::new(120, 40);
    screen.press("j j");
    assert_eq!(marks(&screen), "●●●●");
    screen.press("Enter");
    assert_eq!(marks(&screen), "●●○●");
}

#[test]
fn a_key_that_is_held_decides_once() {
    let mut screen = Screen::new(120, 40);
    for _ in 0..5 {
        screen.tell_unpainted(Event::Key(key_event("x")), Duration::from_millis(30));
        screen.paint();
    }
    assert_eq!(marks(&screen), "✗●●●");
    let repeat = KeyEvent { kind: KeyEventKind::Repeat, ..key_event("x") };
    screen.tell_unpainted(Event::Key(repeat), Duration::from_millis(500));
    let release = KeyEvent { kind: KeyEventKind::Release, ..key_event("x") };
    screen.tell_unpainted(Event::Key(release), Duration::from_millis(500));
    screen.paint();
    assert_eq!(marks(&screen), "✗●●●");
    screen.press("x");
    assert_eq!(marks(&screen), "✗✗●●");
}

#[test]
fn nothing_is_decided_about_an_article_that_was_not_shown() {
    let mut screen = Screen::new(120, 40);
    for key in ["x", "a", "x"] {
        screen.tell_unpainted(Event::Key(key_event(key)), BETWEEN_KEYS);
    }
    screen.paint();
    assert_eq!(marks(&screen), "✗●●●");
    screen.resize(30, 10).press("x").resize(120, 40);
    assert_eq!(marks(&screen), "✗●●●");
}

#[test]
fn pasted_text_is_no_command() {
    let mut screen = Screen::new(120, 40);
    screen.tell(Event::Paste("xaxaq".to_owned()));
    assert_eq!(marks(&screen), "●●●●");
    assert!(!screen.wishes.contains(&onrecord::tui::wish::Wish::Quit));
}

#[test]
fn what_the_library_can_not_keep_does_not_happen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let library = Library::open(&path).unwrap();
    let mut screen = Screen::with(sample::all(), library, dark(), 120, 40);
    rusqlite::Connection::open(&path).unwrap().execute_batch("DROP TABLE journal").unwrap();
    screen.press("a");
    assert_eq!(marks(&screen), "●●●●");
    screen.assert_shows("Not kept: ").assert_shows("inbox 1/4");
    screen.tell_unpainted(Event::FocusGained, Duration::from_secs(60));
    screen.paint();
    screen.assert_shows("Not kept: ").press("j").assert_hides("Not kept");
}

#[test]
fn decisions_of_an_earlier_session_are_shown() {
    let samples = sample::all();
    let mut library = Library::in_memory().unwrap();
    library.decide(&[samples[1].document.article.id], State::Starred).unwrap();
    library.mark_seen(&samples[0].document.article.id).unwrap();
    let mut screen = Screen::with(samples, library, dark(), 120, 40);
    assert_eq!(marks(&screen), "○●●");
    screen.press("5");
    assert_eq!(marks(&screen), "○★●●");
}

#[test]
fn a_terminal_without_signs_has_letters() {
    let theme = Theme::new(Kind::Dark, Depth::True, Marks::Letters);
    let mut screen = Screen::with(sample::all(), Library::in_memory().unwrap(), theme, 120, 16);
    screen.press("a s x Enter");
    let marks: String = screen.rows()[1..5].iter().filter_map(|row| row.chars().nth(1)).collect();
    assert_eq!(marks, "ksx-");
}

#[test]
fn a_message_goes_after_a_while() {
    let mut screen = Screen::new(120, 40);
    screen.press("a").assert_shows("Kept: “");
    screen.tell_unpainted(Event::FocusGained, Duration::from_secs(5));
    screen.paint();
    screen.assert_hides("Kept: “");
}

#[test]
fn a_list_that_was_read_before_a_decision_does_not_take_it_back() {
    let mut screen = Screen::new(120, 40);
    let before = screen.library.entries(&[], None).unwrap();
    screen.press("a");
    screen.tell(Event::Import(Progress::Listed(before)));
    assert_eq!(marks(&screen), "✓●●●");
}
