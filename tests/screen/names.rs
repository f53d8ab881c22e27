//! The names in the text: walked through, lit and not lit; and the order of the quotations.

use super::Screen;
use super::context::HERE;

#[test]
fn a_name_is_picked_and_its_mentions_are_walked_through() {
    let mut screen = Screen::new(120, 16);
    screen
        .press("Enter E")
        .assert_shows("NAMES 6")
        .assert_shows("Vera Lind  person")
        .assert_shows("Port Elder  place");
    screen.type_in("okaf").assert_shows("NAMES 1").press("Enter").assert_shows("Tomas Okafor: 1 of 2.");
    assert_eq!(screen.on(HERE), "Tomas Okafor");
    screen.press("E").assert_shows("Tomas Okafor: 2 of 2.");
    assert_eq!(screen.on(HERE), "Okafor");
    screen.press("E").assert_shows("Tomas Okafor: 1 of 2, on from the start.");
    screen.press("Esc");
    assert_eq!(screen.on(HERE), "");
}

#[test]
fn a_picked_name_is_walked_through_in_the_next_article_too() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter E").type_in("okaf").press("Enter h j j Enter");
    screen.press("E").assert_shows("Tomas Okafor: 1 of 2.");
    screen
        .press("h k Enter E")
        .assert_shows("NAMES 1")
        .assert_shows("Port Elder")
        .press("Esc")
        .assert_hides("NAMES");
}

#[test]
fn picking_a_name_is_a_jump_and_may_come_to_nothing() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter E").type_in("zzz").assert_shows("Nothing of that name").press("Enter");
    screen.assert_shows("Nothing was picked.");
    screen.press("E").type_in("coastal").press("Enter").assert_shows("Coastal Service: 1 of 1.");
    screen.press("b").assert_shows("Harbour of Port Elder reopens").assert_shows(" 0 %");
    let mut screen = Screen::not_analysed(120, 16);
    screen.press("Enter E").assert_shows("The names of this article are not found yet.");
}

#[test]
fn kinds_of_names_are_lit_and_not() {
    let mut screen = Screen::new(120, 40);
    let lit = |screen: &Screen| {
        let picture = screen.picture();
        // The colours of organisations, places and dates.
        ["#9db3c8", "#a9bb9c", "#c4b09d"].map(|colour| picture.contains(colour))
    };
    screen.press("Enter");
    assert_eq!(lit(&screen), [true; 3]);
    screen.press("I").assert_shows("Lit: people.");
    assert_eq!(lit(&screen), [false; 3]);
    screen.press("I I").assert_shows("Lit: places.");
    assert_eq!(lit(&screen), [false, true, false]);
    screen.press("I I").assert_shows("No names are lit.").press("I").assert_shows("All names are lit.");
    screen
        .press(":")
        .type_in("light-dates")
        .press("Enter")
        .assert_shows("Lit: people, organisations, places.");
    assert_eq!(lit(&screen), [true, true, false]);
}

#[test]
fn the_quotations_stand_by_speaker_or_in_order() {
    let mut screen = Screen::new(120, 50);
    let order = |screen: &Screen| {
        let text = screen.text();
        let pane = |row: &str| row.split('│').nth(2).unwrap_or_default().trim().to_owned();
        text.lines().map(pane).filter(|row| row.starts_with('●')).collect::<Vec<_>>().join(" ")
    };
    screen.press("Enter l");
    assert_eq!(order(&screen).split_whitespace().filter(|word| *word == "●").count(), 4);
    screen.press("O").assert_shows("QUOTES 7 · in order").assert_shows("in the order of the text");
    assert_eq!(order(&screen).split_whitespace().filter(|word| *word == "●").count(), 5);
    screen.press("j j j j");
    assert!(screen.lit().contains("We counted them in aloud"), "{}", screen.lit());
    screen.press("O").assert_shows("The speaker’s words in all articles");
    screen.press("O").assert_shows("The quotations by speaker.");
    assert!(screen.lit().contains("We counted them in aloud"), "{}", screen.lit());
}
