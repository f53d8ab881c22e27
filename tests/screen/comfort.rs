//! Back and forward, one pane alone, the width of the text.

use super::Screen;
use super::reading::{first_word, numbered_words, open};

/// The rows of the article where there are three panes.
fn article(screen: &Screen) -> Vec<String> {
    let pane = |row: &String| row.split('│').nth(1).unwrap_or_default().to_owned();
    screen.rows().iter().map(pane).collect()
}

#[test]
fn back_leads_where_one_jumped_from_and_forward_again() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter J J J J J L").assert_shows("The goat").assert_shows("inbox 3/4");
    screen.press("b").assert_shows("inbox 1/4");
    assert!(screen.lit().contains("We have the stone"), "{}", screen.lit());
    screen.press("B").assert_shows("inbox 3/4").press("Ctrl-o").assert_shows("inbox 1/4");
    assert!(screen.lit().contains("We have the stone"), "{}", screen.lit());
    screen.press("b").assert_shows("There is no jump to go back from.");
    screen.press("B B").assert_shows("Nothing was gone back from.");
}

#[test]
fn a_search_and_a_speaker_of_the_list_are_jumps() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter");
    let start = screen.rows()[1..15].to_vec();
    screen.press("/").type_in("fish market").press("Enter").assert_shows("fish market");
    screen.press("b Esc");
    assert_eq!(screen.rows()[1..15], start);
    screen.press("j j j j");
    let before = article(&screen);
    screen.press("S").type_in("okafor").press("Tab");
    assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
    assert_eq!(article(screen.press("b")), before);
}

#[test]
fn the_mention_that_names_a_speaker_is_a_jump() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter J J J J J");
    let before = article(&screen);
    screen.press("; g g b");
    assert_eq!(article(&screen), before);
}

#[test]
fn back_returns_to_an_article_that_left_the_list() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J J J J J L S Tab h j j x 1").assert_shows("INBOX 3").assert_hides("The goat");
    screen.press("b").assert_shows("DISCARDED 1").assert_shows("The goat");
}

#[test]
fn the_focused_pane_alone() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter z").assert_hides("INBOX 4").assert_hides("QUOTES 7").assert_shows("ARTICLE");
    screen.press("Tab").assert_shows("QUOTES 7").assert_hides("ARTICLE");
    screen.press("Tab").assert_shows("INBOX 4").assert_hides("QUOTES 7");
    screen.press("z").assert_shows("INBOX 4").assert_shows("QUOTES 7").assert_shows("ARTICLE");
}

#[test]
fn the_text_gets_wider_and_narrower_as_far_as_there_is_room() {
    let mut screen = open(&numbered_words(), 120, 30);
    screen.press("Enter z");
    let width = |screen: &Screen| {
        let row = screen.rows().into_iter().find(|row| row.trim_start().starts_with("w0")).unwrap();
        row.split_whitespace().filter(|word| word.starts_with('w')).count() * "w000 ".len() - 1
    };
    assert!((84..=88).contains(&width(&screen)), "{}", width(&screen));
    screen.press("- - - - -").assert_shows("Lines of 68.");
    assert!((64..=68).contains(&width(&screen)), "{}", width(&screen));
    screen.press("+ + + + +").assert_shows("Lines of 88, as usual.");
    for _ in 0..40 {
        screen.press("=");
    }
    screen.assert_shows("there is no room for longer ones");
    for _ in 0..40 {
        screen.press("-");
    }
    screen.assert_shows("Lines of 24: there is no room for shorter ones.");
}

#[test]
fn neither_width_nor_zoom_moves_what_is_read() {
    let mut screen = open(&numbered_words(), 120, 30);
    screen.press("Enter Ctrl-d Ctrl-d Ctrl-d");
    let first = first_word(&screen);
    for key in ["z", "-", "-", "z", "+", "-", "z", "+", "+", "+", "z"] {
        screen.press(key).assert_shows(&first);
    }
    assert!(screen.rows()[2..5].iter().any(|row| row.contains(&first)), "{}", screen.text());
}
