//! Articles so long that no key can wait for them.

use super::sample::Sample;
use super::{Screen, dark, sample};
use onrecord::article::plain;
use onrecord::ingest::Document;
use onrecord::library::Library;
use onrecord::tui::opener::LONG;
use std::path::PathBuf;

/// A long article of numbered words, among others.
fn screen() -> Screen {
    let mut text = "date 2026-03-01 Many numbers\n\n".to_owned();
    for n in (0..).take_while(|n| n * 7 < LONG + 1000) {
        text.push_str(&format!("w{n:05}"));
        text.push_str(if n % 70 == 69 { "\n\n" } else { " " });
    }
    let article = plain::parse(text.as_bytes()).unwrap();
    let document = Document { path: PathBuf::from("long.txt"), modified: None, article };
    let mut samples = sample::all();
    samples.truncate(1);
    samples.push(Sample { document, analysis: Default::default() });
    Screen::with(samples, Library::in_memory().unwrap(), dark(), 120, 30)
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
