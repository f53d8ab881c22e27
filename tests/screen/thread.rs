//! A speaker's thread: all words of one, article by article, and what others have of them.

use super::speakers::quay;
use super::{Screen, dark, sample};
use insta::assert_snapshot;
use onrecord::library::Library;

#[test]
fn looks_right_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        let mut screen = quay(width, height);
        screen.join().press("S Enter");
        assert_snapshot!(format!("thread_{width}x{height}"), screen.picture());
        screen.press("Space Down Down");
        assert_snapshot!(format!("thread_unfolded_{width}x{height}"), screen.picture());
    }
}

#[test]
fn wordings_that_are_nearly_the_same_are_one_row() {
    let mut screen = quay(120, 40);
    screen.join().press("S Enter").assert_shows("4 quotes, 2 different").assert_shows("also in 2");
    screen.assert_hides("New quay at any cost").press("Space").assert_shows("New quay at any cost");
    screen.assert_shows("before the winter, whatever it costs,” takes,”");
    screen.press("Space").assert_hides("New quay at any cost");
    screen.press("j Space").assert_shows("No other article has nearly these words.");
}

#[test]
fn leads_to_the_place_in_the_article_and_back_to_the_list_of_speakers() {
    let mut screen = quay(120, 40);
    screen.join().press("S Enter j Enter").assert_shows("inbox 4/4");
    assert!(screen.lit().contains("The ferry sails in April"), "{}", screen.lit());
    screen.press("S Enter Space j j Enter").assert_shows("inbox 3/4");
    assert!(screen.lit().contains("whatever it takes"), "another wording: {}", screen.lit());
    screen.press("S Enter Esc").assert_shows("SPEAKERS 2").press("Esc").assert_hides("SPEAKERS");
}

#[test]
fn is_opened_from_a_quotation_at_its_place() {
    let mut screen = quay(120, 40);
    screen.join().press("G Enter T").assert_shows("4 quotes, 2 different").press("Enter");
    screen.assert_shows("inbox 4/4");
    assert!(screen.lit().contains("The ferry sails in April"), "{}", screen.lit());
}

#[test]
fn a_speaker_is_followed_by_person_not_by_spelling() {
    let mut screen = quay(120, 40);
    screen.press("Enter L").assert_shows("inbox 2/4").press("L").assert_shows("inbox 4/4");
    screen.press("g g").press("H").press("H").join();
    screen.assert_shows("inbox 1/4").press("L L").assert_shows("inbox 3/4");
    assert!(screen.lit().contains("whatever it takes"), "{}", screen.lit());
}

#[test]
fn follows_the_scope() {
    let mut screen = quay(120, 40);
    screen.join().press("G a 2 S Enter").assert_shows("1 quote").assert_hides("also in");
}

#[test]
fn filters_the_list_to_the_speaker() {
    let mut screen = quay(120, 40);
    screen.join().press("S Down Enter f").assert_shows("INBOX 1 of 4 · speaker:\"Vera");
    screen.assert_hides("New quay at any cost");
}

#[test]
fn stands_in_the_quotes_pane_with_the_present_quotation_marked() {
    let mut screen = quay(140, 40);
    screen.join().press("O O").assert_shows("QUOTES · of one speaker").press("Enter");
    screen.assert_shows("● William Harrow").assert_shows("also in 2");
    assert_snapshot!("thread_in_pane_140x40", screen.picture());
    screen.press("L L").assert_shows("inbox 3/4").press("L").assert_shows("inbox 4/4");
    screen.press("J").assert_shows("● Vera Lind").press("K");
    screen.press("O").assert_shows("QUOTES 2");
    screen.resize(40, 15).press("O O Tab");
    assert_snapshot!("thread_in_pane_40x15", screen.picture());
}

#[test]
fn in_the_quotes_pane_other_wordings_are_shown_and_gone_through() {
    let mut screen = quay(140, 40);
    screen.join().press("Enter O O Tab").assert_shows("▸ also in 2").assert_hides("takes,”");
    screen.press("Space").assert_shows("it costs,” takes,”");
    screen.press("j").assert_shows("inbox 2/4").press("j").assert_shows("inbox 3/4");
    assert!(screen.lit().contains("whatever it takes"), "{}", screen.lit());
    screen.press("Space").assert_hides("it costs,” takes,”").assert_shows("inbox 3/4").press("j");
    screen.assert_shows("inbox 4/4").press("Space").assert_shows("No other article has nearly these words.");
    screen.press("O Space").assert_hides("nearly these words");
}

#[test]
fn a_speaker_has_the_colour_there_that_the_article_gives() {
    let quarrel = sample::quarrel();
    let analysis = quarrel.analysis.clone();
    let mut screen = Screen::with(vec![quarrel], Library::in_memory().unwrap(), dark(), 120, 40);
    screen.analyse_as(0, &analysis);
    let colour = |screen: &Screen, words: &str| {
        let rows = screen.rows().into_iter().enumerate();
        let at =
            |(y, row): (usize, String)| Some((row.split_once(words)?.0.chars().count() as u16, y as u16));
        screen.buffer()[rows.filter_map(at).next().unwrap()].fg
    };
    screen.press("Enter J");
    let bar = colour(&screen, "▌");
    assert_eq!(colour(&screen, "● Max Tam"), bar);
    screen.press("O O").assert_shows("● Max Tam · inbox");
    assert_eq!(colour(&screen, "● Max Tam"), bar);
    screen.press("T").assert_shows("1 quote");
    assert_eq!(colour(&screen, "● Max Tam"), bar);
}

#[test]
fn in_the_quotes_pane_its_words_are_gone_through() {
    let mut screen = quay(140, 40);
    screen.join().press("Enter O O Tab J").assert_shows("inbox 4/4");
    screen.press("J").assert_shows("No further words of William Harrow in these articles.");
    screen.press("k").assert_shows("inbox 1/4").press("G").assert_shows("inbox 4/4").press("g g b");
    screen.assert_shows("inbox 4/4").press("Enter J").assert_shows("● Vera Lind");
    screen.press("Tab w n").assert_shows("No quotation any more");
    screen.press("u").assert_shows("● Vera Lind");
}
