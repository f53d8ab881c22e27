//! The first time that somebody is here, and panes with nothing to show.

use super::Screen;
use insta::assert_snapshot;
use onrecord::library::Library;

/// The reader on no article at all, in a pane of its own.
fn empty(keys: &str) -> Screen {
    let mut screen = Screen::with(Vec::new(), Library::in_memory().unwrap(), super::dark(), 40, 15);
    screen.tell(onrecord::tui::event::Event::Import(onrecord::ingest::import::Progress::Idle));
    screen.press(keys);
    screen
}

#[test]
fn the_first_time_a_few_lines_say_what_this_is() {
    assert_snapshot!("120x40", Screen::new(120, 40).welcoming().picture());
    assert_snapshot!("80x24", Screen::new(80, 24).welcoming().text());
    assert_snapshot!("40x15", Screen::new(40, 15).welcoming().text());
}

#[test]
fn any_key_takes_it_away_and_does_nothing_else() {
    for key in ["x", "Enter", "j", "Esc", "F1"] {
        let mut screen = Screen::new(120, 40).welcoming();
        let before = Screen::new(120, 40).text();
        screen.assert_shows("onrecord shows who said what.").press(key);
        assert_eq!(screen.text(), before, "{key}");
    }
}

#[test]
fn a_key_that_leaves_leaves_at_once() {
    let mut screen = Screen::new(120, 40).welcoming();
    screen.press("q");
    assert_eq!(screen.wishes.last(), Some(&onrecord::tui::wish::Wish::Quit));
}

#[test]
fn every_pane_says_why_it_is_empty() {
    empty("").assert_shows("There are no articles here");
    empty("Tab").assert_shows("There are no articles here");
    empty("Tab Tab").assert_shows("There are no articles here");
    let mut screen = Screen::with(Vec::new(), Library::in_memory().unwrap(), super::dark(), 120, 40);
    screen.assert_shows("Reading the articles…").assert_shows("No article is open: the list says why.");
}
