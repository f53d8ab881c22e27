//! Articles so long that no key can wait for them.

use super::{Screen, dark, sample};
use onrecord::library::Library;
use onrecord::tui::opener::LONG;

/// What is said at the end of the long article.
const WORDS: &str = "Every one of them counts,";

/// A long article of numbered words, under another.
fn screen() -> Screen {
    let mut text = "date 2026-02-01 Many numbers\n\n".to_owned();
    // The fillers have many rows end early, so that the number of rows can't be guessed.
    for n in (0..).take_while(|n| n * 23 < LONG + 1000) {
        text.push_str(&format!("w{n:05} extraordinarily"));
        text.push_str(if n % 20 == 19 { "\n\n" } else { " " });
    }
    text.push_str(&format!("\n\n“{WORDS}” said Vera Lind."));
    let samples = [sample::all().remove(0), sample::statement(&text, WORDS)];
    let analyses = samples.each_ref().map(|sample| sample.analysis.clone());
    let mut screen = Screen::with(samples.into(), Library::in_memory().unwrap(), dark(), 120, 30);
    for (n, analysis) in analyses.iter().enumerate() {
        screen.analyse_as(n, analysis);
    }
    screen
}

/// The first of the numbered words that is seen.
fn first_word(screen: &Screen) -> String {
    let text = screen.text();
    let is_word = |word: &&str| word.len() == 6 && word.starts_with('w');
    text.split_whitespace().find(is_word).unwrap_or_default().to_owned()
}

#[test]
fn a_long_article_comes_when_it_is_read_and_is_not_decided_on_before() {
    let mut screen = screen();
    screen.press("x").assert_shows("Opening this long article…").assert_hides("w00000");
    screen.press("x").assert_shows("inbox 2/2");
    screen.fetch();
    screen.assert_hides("Opening").assert_shows("w00000");
    screen.press("x").assert_shows("Inbox empty");
}

#[test]
fn an_article_that_was_left_before_it_came_does_not_come() {
    let mut screen = screen();
    screen.press("j k");
    screen.fetch();
    screen.assert_hides("w00000").assert_shows("The harbour of Port Elder");
}

#[test]
fn nothing_in_sight_moves_while_the_rest_is_laid_out() {
    let mut screen = screen();
    screen.press("j Enter");
    screen.fetch();
    screen.press("G").assert_shows("100 %");
    screen.press("PgUp PgUp");
    let first = first_word(&screen);
    screen.resize(90, 24);
    screen.assert_shows(&first);
    let seen = |screen: &Screen| {
        let words = screen.text();
        words.split_whitespace().filter(|word| word.starts_with('w')).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = seen(&screen);
    screen.look_on();
    assert_eq!(seen(&screen), before);
    screen.press("g g").assert_shows("w00000").press("G").assert_shows("100 %");
}

#[test]
fn whoever_jumps_to_a_quotation_of_a_long_article_is_there_when_it_is_here() {
    let ways = [
        "Enter G K L",
        "O O Enter G K L",
        "S Enter G Enter",
        "Enter T G Enter",
        "O O Enter Tab G",
        "W Enter",
    ];
    for keys in ways {
        let mut screen = screen();
        screen.press("j k").press(keys).assert_shows("Opening this long article…");
        screen.assert_hides("said Vera Lind.");
        screen.fetch();
        screen.assert_shows("said Vera Lind.");
        assert!(screen.lit().contains(WORDS), "{keys}: {}", screen.lit());
    }
}

#[test]
fn whoever_goes_elsewhere_meanwhile_is_not_taken_there() {
    let mut screen = screen();
    screen.press("Enter G K L b").assert_shows("inbox 1/2").press("J J");
    let lit = screen.lit();
    screen.fetch();
    assert_eq!(screen.lit(), lit);
    screen.press("p").type_in("many").press("Enter").assert_shows("Opening this long article…");
    screen.press("J").assert_shows("This long article is still being opened.");
    screen.press("y").assert_shows("This long article is still being opened.");
    screen.fetch();
    screen.assert_shows("w00000");
}

#[test]
fn back_in_a_long_article_is_where_one_was() {
    let mut screen = screen();
    screen.press("j Enter");
    screen.fetch();
    screen.press("PgDn PgDn PgDn");
    let first = first_word(&screen);
    screen.press("p").type_in("harbour").press("Enter b").assert_shows("Opening this long article…");
    screen.fetch();
    assert_eq!(first_word(&screen), first);
}
