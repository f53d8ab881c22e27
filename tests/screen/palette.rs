//! The palette: what it lists, and that what is chosen there is done.

use super::{Screen, dark, key_event, sample};
use crossterm::event::{KeyEvent, KeyEventKind};
use insta::assert_snapshot;
use onrecord::config::Keys;
use onrecord::library::Library;
use onrecord::tui::event::Event;
use onrecord::tui::keymap::Keymap;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Wish;

const SIZES: [(u16, u16); 5] = [(200, 50), (120, 40), (80, 24), (50, 20), (40, 15)];

/// The first row of the sheet on a screen of this height.
fn top(height: u16) -> u16 {
    (height - 1) / 2
}

fn themes() -> [(&'static str, Theme); 2] {
    [("dark", dark()), ("no_colour", Theme::new(Kind::NoColor, Depth::True, Marks::Signs))]
}

/// Snapshots of the sheet that these keys open, in each theme and at each size.
pub(super) fn check_pictures(name: &str, keys: &str, typed: &str) {
    for (theme_name, theme) in themes() {
        let mut screen = Screen::with(sample::all(), Library::in_memory().unwrap(), theme, 120, 40);
        for n in 0..sample::all().len() {
            screen.analyse(n);
        }
        screen.press(keys).type_in(typed);
        for (width, height) in SIZES {
            let picture = screen.resize(width, height).picture_from(top(height));
            assert_snapshot!(format!("{name}_{width}x{height}_{theme_name}"), picture);
        }
    }
}

#[test]
fn looks_right_at_every_size() {
    check_pictures("help", "?", "");
}

#[test]
fn looks_right_when_something_is_typed() {
    check_pictures("palette", ": Down", "pane");
}

#[test]
fn nothing_else_moves() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J");
    for (width, height) in SIZES {
        for keys in ["?", ":", "F1", "p"] {
            let before = screen.resize(width, height).rows();
            let above = usize::from(top(height));
            screen.press(keys).type_in("l").press("Down Down PgDn");
            assert_eq!(screen.rows()[..above], before[..above]);
            screen.press("Esc");
            assert_eq!(screen.rows(), before);
        }
    }
}

#[test]
fn help_lists_what_can_be_done_here_and_the_palette_everything() {
    let mut screen = Screen::new(120, 40);
    screen.press("?").type_in("accept").assert_hides("take what is chosen").press("Esc");
    screen.press(":").type_in("accept").assert_shows("take what is chosen").press("Enter");
    screen.assert_shows("“accept” is for use in the line of a search, in the line of a command");
}

#[test]
fn typing_finds_by_name_and_by_what_is_said_of_it() {
    let mut screen = Screen::new(120, 40);
    let rows = |screen: &Screen| screen.rows()[usize::from(top(40)) + 2..].to_vec();
    screen.press(":").type_in("nxtq");
    assert!(rows(&screen)[0].contains("next-quote"), "{}", screen.text());
    screen.press("Ctrl-u").type_in("shell");
    assert!(rows(&screen)[0].contains("suspend"), "{}", screen.text());
    screen.press("Ctrl-u").type_in("quote next");
    assert!(rows(&screen)[0].contains("next-quote"), "{}", screen.text());
    screen.press("Ctrl-u").type_in("qqq").assert_shows("No action is called or described so");
    screen.press("Enter").assert_shows("No action is called or described so");
}

#[test]
fn the_chosen_action_is_done_as_if_its_key_were_pressed() {
    let mut screen = Screen::new(120, 40);
    screen.press(":").type_in("keep").press("Enter").assert_shows("Kept: “Harbour").assert_shows("kept 1");
    screen.press("?").type_in("undo").press("Enter").assert_shows("Taken back").assert_hides("kept 1");
    screen.press(":").type_in("next-quote").press("Enter");
    assert!(screen.lit().contains("Every light works"), "{}", screen.lit());
    screen.press(":").type_in("next-pane").press("Enter : Enter");
    assert!(screen.lit().contains("I would take my own mother"), "the first row: {}", screen.lit());
    screen.press(":").type_in("quit-now").press("Enter");
    assert!(screen.wishes.contains(&Wish::Quit));
}

#[test]
fn a_held_key_decides_nothing_there_either() {
    let mut screen = Screen::new(120, 40);
    screen.press(":").type_in("discard");
    let held = KeyEvent { kind: KeyEventKind::Repeat, ..key_event("Enter") };
    screen.tell(Event::Key(held));
    screen.assert_hides("Discarded").assert_shows("INBOX 4");
}

#[test]
fn lies_over_a_sheet_and_acts_on_it() {
    let mut screen = Screen::new(120, 40);
    screen.press("S F1").assert_shows("SPEAKERS").assert_shows("accept").assert_hides("next-quote");
    screen.press("Esc").assert_shows("type a part of the name").assert_hides("accept");
    screen.press("F1").type_in("down").press("Enter F1").type_in("accept").press("Enter");
    assert!(screen.lit().contains("Every light works"), "the second speaker: {}", screen.lit());
}

#[test]
fn lies_over_a_search_and_leaves_it_as_it_was() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter /").type_in("storm?").press("F1").assert_shows("what can be done here");
    screen.press("Esc").assert_shows("/storm?").press("F1").type_in("cancel").press("Enter");
    screen.assert_hides("/storm?");
}

#[test]
fn what_has_no_key_is_done_by_its_name() {
    let mut screen = Screen::new(120, 40);
    let (keymap, complaints) = Keymap::default().overlaid("[panes]\nkeep = []\nundo = [\"Q\"]");
    assert_eq!(complaints, []);
    screen.app.set_keymap(keymap);
    screen.press("a").assert_hides("kept 1");
    screen.press(":").type_in("keep").press("Enter").assert_shows("kept 1");
    screen.press("Q").assert_hides("kept 1");
}

#[test]
fn others_have_what_is_in_their_fingers() {
    for (keys, discard) in [(Keys::Newsboat, "D"), (Keys::Mutt, "d")] {
        let mut screen = Screen::new(120, 40);
        screen.app.set_keymap(Keymap::new(keys));
        screen.press(discard).assert_shows("Discarded: “Harbour").press("u").assert_shows("INBOX 4");
    }
}

#[test]
fn pasted_text_is_typed_there() {
    let mut screen = Screen::new(80, 24);
    screen.press(":");
    screen.tell(Event::Paste("keep\n".to_owned()));
    screen.assert_shows(": keep").assert_hides("Kept");
}
