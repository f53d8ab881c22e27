//! Triage of many articles, tags and notes, redo, and another reader of the same library.

use super::{Screen, dark, key_event, sample};
use crate::screen::decisions::marks;
use onrecord::library::{Library, State, Tag};
use onrecord::tui::event::Event;
use std::time::Duration;

#[test]
fn redo_does_again_what_was_taken_back_where_it_was() {
    let mut screen = Screen::new(120, 40);
    screen.press("a s u u").assert_shows("inbox 1/4");
    screen.press("U").assert_shows("Done again, kept again: “Harbour");
    assert_eq!(marks(&screen), "✓●●●");
    screen.press("Ctrl-r").assert_shows("inbox 2/4");
    assert_eq!(marks(&screen), "✓★●●");
    screen.press("U").assert_shows("There is nothing to do again.");
    screen.press("u x U").assert_shows("There is nothing to do again.");
}

#[test]
fn all_that_is_shown_is_discarded_after_a_question_and_comes_back_in_one_step() {
    let mut screen = Screen::new(120, 40);
    screen.press("s X").assert_shows("Discard 3 of 4 shown? y/N");
    screen.press("y").assert_shows("Discarded 3: u takes all of them back.");
    assert_eq!(marks(&screen), "★✗✗✗", "what was decided already stays as it is");
    screen.press("1 u").assert_shows("inbox 1/3").assert_shows("Taken back: 3 changes.");
    assert_eq!(marks(&screen), "●●●");
    screen.press("A y 2").assert_shows("KEPT 4");
}

#[test]
fn every_answer_but_yes_is_no() {
    for answer in ["n", "Enter", "Esc", "x", "X", "j", "Space", "q"] {
        let mut screen = Screen::new(120, 40);
        screen.press("X").assert_shows("Discard all 4 shown? y/N").press(answer);
        assert_eq!(marks(&screen), "●●●●", "{answer}");
        screen.assert_hides("y/N");
        assert!(screen.wishes.iter().all(|wish| *wish != onrecord::tui::wish::Wish::Quit));
    }
}

#[test]
fn an_answer_counts_only_once_the_question_was_seen() {
    let mut screen = Screen::new(120, 40);
    screen.tell_unpainted(Event::Key(key_event("X")), Duration::from_millis(100));
    screen.tell_unpainted(Event::Key(key_event("y")), Duration::from_millis(100));
    screen.paint();
    assert_eq!(marks(&screen), "●●●●");
    screen.assert_shows("Discard all 4 shown?").press("y");
    assert_eq!(marks(&screen), "✗✗✗✗");
}

#[test]
fn flagged_articles_are_meant_before_all_others() {
    let mut screen = Screen::new(120, 40);
    screen.press("Space j Space").assert_shows("· 2 flagged").assert_shows("●+");
    screen.press("A").assert_shows("Keep 2 flagged of 4 shown? y/N").press("y");
    assert_eq!(marks(&screen), "✓●✓●");
    screen.assert_hides("flagged").press("g g Space Space Esc").assert_hides("flagged");
    screen.press("Space k Space").assert_hides("flagged");
}

#[test]
fn space_in_the_article_turns_the_page_and_flags_nothing() {
    let mut screen = Screen::new(80, 20);
    screen.press("Enter Space").assert_hides("flagged");
}

#[test]
fn a_tag_is_typed_completed_shown_and_taken_away() {
    let mut screen = Screen::new(160, 40);
    screen.press("t").assert_shows("tags:").type_in("Port-Elder draft").press("Enter");
    screen.assert_shows("#port-elder #draft: “Harbour").assert_shows("#draft #port-elder");
    screen.press("j t").type_in("po").assert_shows("port-elder 1").press("Tab Enter");
    screen.assert_shows("#port-elder: “Council");
    screen.press("k t").type_in("-draft").press("Enter").assert_shows("-#draft: “Harbour");
    screen.press("Esc").assert_hides("#draft");
    screen.press("u").assert_shows("Taken back, #draft again: “Harbour");
}

#[test]
fn what_can_be_no_tag_is_told_and_stays_to_be_mended() {
    let mut screen = Screen::new(120, 40);
    screen.press("t").type_in("a,b").press("Enter").assert_shows("“a,b” can be no tag");
    screen.press("Backspace Backspace Enter").assert_shows("#a: “Harbour");
    screen.press("t Enter t Esc").assert_shows("#a");
}

#[test]
fn flagged_articles_are_tagged_together() {
    let mut screen = Screen::new(120, 40);
    screen.press("Space Space t").assert_shows("tags of 2:").type_in("sea").press("Enter");
    screen.assert_shows("#sea: 2 articles").press("g g").assert_shows("· #sea");
    screen.press("u").assert_hides("· #sea");
}

#[test]
fn a_note_is_whole_under_the_title_and_can_be_changed() {
    let mut screen = Screen::new(120, 40);
    screen
        .press("c")
        .type_in("Ask Vera Lind about the dredging; ")
        .type_in("call the Elder Line before Friday.");
    screen.press("Enter").assert_shows("Noted: “Harbour").assert_shows("Ask Vera Lind about the dredging;");
    screen.assert_shows("before Friday.").press("j").assert_hides("Ask Vera");
    screen.press("k c").assert_shows("note: Ask Vera").type_in(" Or Monday.").press("Enter");
    screen.assert_shows("Or Monday.").press("u").assert_hides("Or Monday.").assert_shows("before Friday.");
    screen.press("u").assert_hides("Ask Vera").assert_shows("no note any more");
}

#[test]
fn the_last_decision_or_tags_are_repeated_but_not_a_discarding() {
    let mut screen = Screen::new(120, 40);
    screen.press("s .");
    assert_eq!(marks(&screen), "★★●●");
    screen.press("t").type_in("sea").press("Enter j .").assert_shows("#sea: “Storm");
    screen.press("x .").assert_shows("There is nothing to repeat: discarding never is.");
}

#[test]
fn decisions_faster_than_anybody_reads_are_told_of() {
    let mut screen = Screen::new(120, 40);
    for n in 0..9 {
        let key = ["x", "a"][n % 2];
        screen.tell_unpainted(Event::Key(key_event(key)), Duration::from_millis(75));
        screen.paint();
        screen.assert_hides("decisions in");
        screen.tell_unpainted(Event::Key(key_event("k")), Duration::from_millis(1));
        screen.paint();
        if n == 7 {
            break;
        }
    }
    screen.tell_unpainted(Event::Key(key_event("x")), Duration::from_millis(68));
    screen.paint();
    screen.assert_shows("9 decisions in 0.6 s: u takes all of them back.");
}

#[test]
fn one_key_takes_back_all_that_was_decided_faster_than_anybody_reads() {
    let mut screen = Screen::new(120, 40);
    screen.press("j j s k");
    screen.now += Duration::from_secs(2);
    let before = marks(&screen);
    let hammer = |screen: &mut Screen, n: usize| {
        for n in 0..n {
            screen.tell_unpainted(Event::Key(key_event(["x", "a"][n % 2])), Duration::from_millis(50));
            screen.paint();
            screen.tell_unpainted(Event::Key(key_event("k")), Duration::from_millis(1));
        }
    };
    hammer(&mut screen, 30);
    screen.assert_shows("30 decisions in 1.5 s: u takes all of them back.").press("u");
    assert_eq!(marks(&screen), before, "what was decided slowly before stays so");
    screen.assert_shows("Taken back: 30 changes.");
    // The next step is one of its own.
    screen.press("r u");
    assert_eq!(marks(&screen), before);
    hammer(&mut screen, 9);
    screen.press("t").type_in("sea").press("Enter u").assert_shows("no #sea any more");
}

#[test]
fn what_another_reader_decides_appears_and_moves_nothing() {
    let mut screen = Screen::new(120, 40);
    screen.press("j");
    let ids: Vec<_> = sample::all().iter().map(|sample| sample.document.article.id).collect();
    let mut other = screen.library.another().unwrap().signed(Some("bo".to_owned()));
    other.decide(&[ids[0], ids[3]], State::Discarded).unwrap();
    other.tag(&[ids[1]], &Tag::new("bo").unwrap()).unwrap();
    screen.tell(Event::LibraryWritten);
    assert_eq!(marks(&screen), "✗●●✗");
    screen.assert_shows("inbox 2/4").assert_shows("INBOX 2").assert_shows("#bo");
    screen.press("u").assert_shows("There is no decision to take back.");
    screen.press("a");
    assert_eq!(other.states().unwrap()[&ids[1]].state, State::Kept);
}

#[test]
fn what_another_reader_opens_is_not_unread_any_more() {
    let mut screen = Screen::new(120, 40);
    screen.press("j");
    let ids: Vec<_> = sample::all().iter().map(|sample| sample.document.article.id).collect();
    let mut other = screen.library.another().unwrap();
    other.mark_seen(&ids[0]).unwrap();
    other.mark_seen(&ids[3]).unwrap();
    screen.tell(Event::LibraryWritten);
    assert_eq!(marks(&screen), "○●●○");
    screen.assert_shows("inbox 2/4").assert_shows("INBOX 4");
}

#[test]
fn what_is_known_already_paints_nothing() {
    let mut screen = Screen::new(120, 40);
    screen.press("a");
    screen.tell_unpainted(Event::LibraryWritten, Duration::from_millis(100));
    assert!(!screen.app.needs_painting());
}

#[test]
fn a_locked_library_keeps_the_typed_note() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    let library = Library::open(&path).unwrap();
    let mut screen = Screen::with(sample::all(), library, dark(), 120, 40);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    screen.press("c").type_in("Call her.").press("Enter");
    screen.assert_shows("note: Call her.").assert_shows("not kept: another program keeps it locked");
    other.execute_batch("ROLLBACK").unwrap();
    screen.press("Enter").assert_shows("Noted: “Harbour");
}
