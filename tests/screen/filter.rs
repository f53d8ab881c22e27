//! The filter of the list: as it is typed, kept, given up, and cleared.

use super::{BETWEEN_KEYS, Screen, key_event};
use onrecord::tui::event::Event;

/// The titles in the list, by their first words.
#[track_caller]
fn check_list(screen: &Screen, expected: &[&str]) {
    let known = ["Harbour of", "Council votes", "The last ferry", "Storm season"];
    let rows = screen.rows();
    let (_, rows) = rows.split_last().unwrap();
    let rows: Vec<String> = rows.iter().skip(1).map(|row| row.chars().take(36).collect()).collect();
    let found: Vec<&str> =
        rows.iter().filter_map(|row| known.into_iter().find(|title| row.contains(title))).collect();
    assert_eq!(found, expected, "{}", screen.text());
}

#[test]
fn the_list_narrows_as_one_types() {
    let mut screen = Screen::new(140, 30);
    screen.press("f").assert_shows("filter");
    check_list(&screen, &["Harbour of", "Council votes", "The last ferry", "Storm season"]);
    screen.type_in("is");
    check_list(&screen, &["Harbour of", "Council votes", "The last ferry", "Storm season"]);
    screen.type_in("l");
    check_list(&screen, &["Harbour of", "The last ferry"]);
    screen.assert_shows("INBOX 2 of 4 · isl").assert_shows("2 found");
    screen.press("Backspace Backspace Backspace").type_in("speaker:okafor -goat");
    check_list(&screen, &["Harbour of", "Storm season"]);
}

#[test]
fn enter_keeps_the_filter_and_another_key_clears_it() {
    let mut screen = Screen::new(140, 30);
    screen.press("f").type_in("speaker:lind").press("Enter");
    screen.assert_shows("INBOX 2 of 4 · speaker:lind").assert_shows("inbox 1/2");
    screen.press("j").assert_shows("inbox 2/2").press("5").assert_shows("ALL 2 of 4 · speaker:lind");
    screen.press("F").assert_shows("ALL 4");
    check_list(&screen, &["Harbour of", "Council votes", "The last ferry", "Storm season"]);
    screen.press("F").assert_shows("There is no filter: f filters the list.");
}

#[test]
fn escape_goes_back_to_the_filter_before_and_to_the_article() {
    let mut screen = Screen::new(140, 30);
    screen.press("j j f").type_in("council").assert_shows("INBOX 1 of 4").press("Esc");
    screen.assert_shows("INBOX 4").assert_shows("inbox 3/4");
    screen
        .press("f")
        .type_in("okafor")
        .press("Enter j f")
        .type_in(" goat")
        .assert_shows("of 4 · okafor goat");
    screen.press("Esc").assert_shows("INBOX 3 of 4 · okafor").assert_hides("okafor goat");
}

#[test]
fn the_selection_stays_on_its_article_while_that_is_shown() {
    let mut screen = Screen::new(140, 30);
    screen.press("G").assert_shows("inbox 4/4");
    screen.press("f").type_in("okafor").press("Enter").assert_shows("inbox 3/3").assert_shows("Storm season");
    screen.press("F").assert_shows("inbox 4/4");
    // It comes back when what hid it is taken away.
    screen.press("f").type_in("stone").press("Ctrl-u").press("Enter").assert_shows("inbox 4/4");
}

#[test]
fn a_wrong_query_is_underlined_and_the_last_good_result_stays() {
    let mut screen = Screen::new(140, 30);
    screen.press("f").type_in("speaker:lind is:odd");
    screen.assert_shows("is: takes new, kept, starred, discarded or read");
    check_list(&screen, &["Harbour of", "The last ferry"]);
    let picture = screen.picture();
    let status = picture.lines().last().unwrap();
    // " filter speaker:lind is:odd": the last three letters.
    assert!(status.contains("24-27") && status.contains("underlined"), "{status}");
    screen.press("Enter").assert_shows("is: takes new");
    screen.press("Backspace Backspace Backspace").type_in("new").press("Enter").assert_shows("inbox 1/2");
}

#[test]
fn what_finds_nothing_says_what_filters() {
    let mut screen = Screen::new(140, 30);
    screen.press("f").type_in("speaker:oman").press("Enter");
    screen
        .assert_shows("Nothing matches speaker:oman,")
        .assert_shows("clears the filter.")
        .assert_shows("inbox 0/0");
    screen.press("F").assert_shows("INBOX 4");
}

#[test]
fn what_finds_nothing_says_so_in_a_pane_that_is_alone() {
    let mut screen = Screen::new(40, 15);
    screen.press("f").type_in("speaker:oman").press("Enter Tab");
    screen.assert_shows("ARTICLE").assert_shows("Nothing matches speaker:oman, F");
    screen.press("Tab").assert_shows("QUOTES").assert_shows("Nothing matches speaker:oman, F");
    screen.press("F").assert_shows("QUOTES 7").assert_hides("Nothing matches");
}

#[test]
fn only_the_answer_to_the_last_question_is_shown() {
    let mut screen = Screen::new(140, 30);
    screen.press("f");
    for key in ["g", "o", "a", "t"] {
        screen.tell_unpainted(Event::Key(key_event(key)), BETWEEN_KEYS);
    }
    screen.paint();
    check_list(&screen, &["Harbour of", "Council votes", "The last ferry", "Storm season"]);
    screen.find();
    screen.paint();
    check_list(&screen, &["The last ferry"]);
}

#[test]
fn nothing_is_marked_as_read_by_typing() {
    let mut screen = Screen::new(140, 30);
    screen.press("j Enter f").type_in("okafor").press("Enter F");
    screen.press("f").type_in("is:read").press("Enter");
    check_list(&screen, &["Council votes"]);
}

#[test]
fn what_is_decided_stays_until_the_list_is_made_anew() {
    let mut screen = Screen::new(140, 30);
    screen.press("f").type_in("is:new lind").press("Enter x");
    check_list(&screen, &["Harbour of", "The last ferry"]);
    screen.press("5");
    check_list(&screen, &["The last ferry"]);
}

#[test]
fn articles_that_are_analysed_join_what_is_found() {
    let mut screen = Screen::not_analysed(140, 30);
    screen.press("f").type_in("speaker:okafor").press("Enter").assert_shows("Nothing matches");
    screen.analyse(2);
    check_list(&screen, &["The last ferry"]);
    screen.analyse(0);
    screen.assert_shows("inbox 2/2");
    check_list(&screen, &["Harbour of", "The last ferry"]);
}

#[test]
fn a_search_is_saved_under_a_name_and_chosen_from_a_list() {
    let mut screen = Screen::new(140, 30);
    screen
        .press("g s")
        .assert_shows("None is saved yet: f filters the list, and Ctrl-s there saves")
        .press("Esc");
    screen
        .press("f")
        .type_in("speaker:lind")
        .press("Ctrl-s")
        .assert_shows("save as")
        .type_in("Vera")
        .press("Enter");
    screen.assert_shows("Saved as “Vera”: g s lists").assert_shows("INBOX 2 of 4 · speaker:lind");
    screen.press("f Ctrl-u").type_in("goat").press("Ctrl-s").type_in("animals").press("Enter F");
    screen.assert_shows("INBOX 4 · Vera · animals");

    screen.press("g s").assert_shows("SAVED SEARCHES 2").assert_shows("speaker:lind").press("j Enter");
    screen.assert_shows("INBOX 1 of 4 · goat");
    screen.press("g s x").assert_shows("SAVED SEARCHES 1").assert_shows("Forgotten: “Vera”").press("Esc F");
    screen.assert_shows("INBOX 4 · animals").assert_hides("Vera ·");
}

#[test]
fn a_wrong_or_empty_query_is_not_saved() {
    let mut screen = Screen::new(140, 30);
    screen.press("f Ctrl-s").assert_hides("save as");
    screen.press("f").type_in("is:odd").press("Ctrl-s").assert_hides("save as").assert_shows("is: takes new");
    screen.press("Esc f").type_in("goat").press("Ctrl-s Esc").assert_shows("INBOX 1 of 4 · goat");
    screen.press("g s").assert_shows("SAVED SEARCHES 0");
}
