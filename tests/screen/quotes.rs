//! From quotation to quotation, and after a speaker.

use super::sample::letter;
use super::{Screen, dark};
use onrecord::library::Library;

#[test]
fn next_and_previous_quotation_from_any_pane() {
    for focus in ["Enter", "Enter Tab", "Enter Tab Tab"] {
        let mut screen = Screen::new(120, 40);
        screen.press(focus).press("g g K");
        screen.press("J");
        assert!(screen.lit().contains("I would take my own mother"), "{}", screen.lit());
        screen.press("J");
        assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
        screen.press("K");
        assert!(screen.lit().contains("I would take my own mother"), "{}", screen.lit());
    }
}

#[test]
fn a_quotation_inside_another_has_its_turn_and_leaves_the_outer_one_its_bar() {
    let mut screen = Screen::with(vec![letter()], Library::in_memory().unwrap(), dark(), 120, 40);
    screen.analyse_as(0, &letter().analysis);
    screen.press("Enter g g");
    assert!(screen.lit().contains("The letter said"), "{}", screen.lit());
    screen.press("J");
    assert!(screen.lit().contains("no boat") && !screen.lit().contains("nine of them"), "{}", screen.lit());
    screen.assert_shows("▎").press("J").assert_shows("This is the last quotation of the article.");
}

#[test]
fn the_first_and_the_last_quotation_say_so() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter K").assert_shows("This is the first quotation of the article.");
    screen.press("J J J J J J J").assert_shows("This is the last quotation of the article.");
}

#[test]
fn the_same_speaker_is_followed_through_the_articles() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter L");
    assert!(screen.lit().contains("I would take my own mother"), "{}", screen.lit());
    screen.press("L L").assert_shows("inbox 3/4");
    assert!(screen.lit().contains("I was counting heads"), "{}", screen.lit());
    screen.press("L").assert_shows("Vera Lind is not quoted in the articles below.");
    screen.press("H").assert_shows("inbox 1/4");
    assert!(screen.lit().contains("We have the stone"), "back at her last words: {}", screen.lit());
}

#[test]
fn the_same_speaker_is_found_as_far_as_articles_are_analysed() {
    let mut screen = Screen::not_analysed(120, 40);
    screen.analyse(0);
    screen.press("Enter L L L");
    screen.assert_shows("Vera Lind is not quoted in the articles below, as far as they are analysed.");
    screen.analyse(2);
    screen.press("L").assert_shows("inbox 3/4");
    assert!(screen.lit().contains("I was counting heads"), "{}", screen.lit());
}

#[test]
fn a_source_that_is_only_described_stays_in_its_article() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J J J J L").assert_shows("No further words of a pilot in this article.");
    screen.press("J J L").assert_shows("Nobody is named for this quotation.");
}

#[test]
fn moving_among_the_quotations_scrolls_the_article() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter l").assert_hides("Lind said that the wall");
    screen.press("j j").assert_shows("Lind said that the wall");
    assert!(screen.lit().contains("We have the stone"), "{}", screen.lit());
    screen.press("k k").assert_hides("Lind said that the wall");
}

#[test]
fn whose_words_are_seen_is_seen() {
    let mut screen = Screen::new(64, 17);
    screen.press("Enter Tab G").assert_shows("▸ “Welcome home”").assert_hides("harbour master");
    assert!(screen.rows()[2].ends_with("│ ● Vera Lind            3"), "{}", screen.text());
}

#[test]
fn moving_in_the_article_lights_the_nearest_quotation() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter");
    assert!(screen.lit().contains("Every light works"), "{}", screen.lit());
    screen.press("G");
    assert!(screen.lit().contains("Welcome home"), "{}", screen.lit());
    screen.press("Home");
    assert!(screen.lit().contains("Every light works"), "{}", screen.lit());
}

#[test]
fn quotations_are_grouped_most_quoted_first_and_nobody_last() {
    let mut screen = Screen::new(120, 45);
    let text = screen.text();
    let at = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} is missing:\n{text}"));
    assert!(at("● Vera Lind") < at("● Tomas Okafor") && at("● Tomas Okafor") < at("● a pilot"));
    assert!(at("● a pilot") < at("● nobody named"));
    screen.assert_shows("? “half done”").assert_hides("? “Welcome home”");
}

#[test]
fn the_speakers_of_all_articles_lead_to_their_first_words() {
    let mut screen = Screen::new(120, 40);
    screen.press("S").assert_shows("SPEAKERS 2 · inbox");
    let rows = screen.rows();
    let row = |name: &str| rows.iter().find(|row| row.contains(name)).cloned().unwrap_or_default();
    let numbers = |row: String| {
        let last = row.split_whitespace().rev().take(5).collect::<Vec<_>>();
        last.into_iter().rev().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(row("● Vera Lind")), "4 2 2 Mar 2026");
    assert_eq!(numbers(row("● Tomas Okafor")), "4 3 2 Mar 2026");
    screen.type_in("veral").assert_shows("SPEAKERS 1").assert_shows("● Vera Lind");
    screen.press("Ctrl-u").type_in("Ferry").assert_shows("SPEAKERS 1").assert_shows("● Tomas Okafor");
    screen.press("Ctrl-u").type_in("okaf").assert_shows("SPEAKERS 1").assert_hides("● Vera Lind");
    screen.press("Tab").assert_shows("inbox 1/4");
    assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
    screen.press("S").type_in("zzz").assert_shows("Nobody of that name is quoted here");
    screen.press("Esc").assert_hides("SPEAKERS");
}

#[test]
fn speakers_join_the_list_as_articles_are_analysed() {
    let mut screen = Screen::not_analysed(120, 40);
    screen.press("S").assert_shows("The articles are still being analysed.");
    screen.analyse(3);
    screen.assert_shows("● Tomas Okafor").assert_hides("● Vera Lind");
    screen.analyse(0);
    screen.assert_shows("● Vera Lind");
}

#[test]
fn whom_a_quotation_came_through_stands_below_it() {
    let mut screen = Screen::new(120, 40);
    screen.press("j j j Enter").assert_shows("via the Elder Post");
}
