//! What the main screens look like, with their styles.

use super::{Screen, sample};
use insta::assert_snapshot;
use onrecord::library::Library;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};

#[test]
fn three_panes() {
    assert_snapshot!(Screen::new(120, 40).press("Enter J").picture());
}

#[test]
fn two_panes() {
    assert_snapshot!(Screen::new(80, 24).press("Enter J J Tab").picture());
}

#[test]
fn two_panes_with_the_list() {
    assert_snapshot!(Screen::new(80, 24).press("a j x k s").picture());
}

#[test]
fn one_pane_at_a_time() {
    let mut screen = Screen::new(40, 15);
    assert_snapshot!("one_pane_the_list", screen.press("j").picture());
    assert_snapshot!("one_pane_the_article", screen.press("k Tab J J").picture());
    assert_snapshot!("one_pane_the_quotes", screen.press("Tab").picture());
}

#[test]
fn a_wide_screen_keeps_lines_readable() {
    assert_snapshot!(Screen::new(200, 50).press("Enter").picture());
}

#[test]
fn on_a_tall_screen_the_panes_lie_one_above_the_other() {
    let mut screen = Screen::new(60, 50);
    assert_snapshot!(screen.press("Enter J J").picture());
    screen.press("Tab J").assert_shows("INBOX 4").assert_shows("QUOTES 7");
    assert!(screen.lit().contains("half done"), "{}", screen.lit());
    screen.press("z").assert_hides("INBOX 4").assert_hides("ARTICLE").assert_shows("QUOTES 7");
}

#[test]
fn speakers() {
    assert_snapshot!(Screen::new(80, 24).press("5 S Down").picture());
}

#[test]
fn search() {
    assert_snapshot!(Screen::new(80, 24).press("Enter /").type_in("harbour").picture());
}

#[test]
fn without_colours_everything_is_still_told_apart() {
    let theme = Theme::new(Kind::NoColor, Depth::True, Marks::Signs);
    let mut screen = Screen::with(sample::all(), Library::in_memory().unwrap(), theme, 120, 30);
    screen.analyse(0);
    assert_snapshot!(screen.press("Enter J J").picture());
}

#[test]
fn before_anything_is_analysed() {
    assert_snapshot!(Screen::not_analysed(120, 20).press("Enter").text());
}
