//! Clicks and the wheel.

use super::context::HERE;
use super::reading::{first_word, numbered_words, open};
use super::{Screen, dark, sample};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use onrecord::article::plain;
use onrecord::ingest::Document;
use onrecord::library::Library;
use onrecord::tui::event::Event;
use std::path::PathBuf;

impl Screen {
    pub(super) fn point(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Screen {
        self.tell(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Clicks on the first cell of the words that are drawn somewhere.
    #[track_caller]
    fn click(&mut self, words: &str) -> &mut Screen {
        let rows = self.rows();
        let place = rows
            .iter()
            .enumerate()
            .find_map(|(y, row)| Some((row.split(words).next()?, y)).filter(|_| row.contains(words)));
        let (before, y) = place.unwrap_or_else(|| panic!("{words:?} is not on the screen:\n{}", self.text()));
        let x = before.chars().count() as u16;
        self.point(MouseEventKind::Down(MouseButton::Left), x, y as u16)
    }

    fn wheel(&mut self, kind: MouseEventKind, times: usize, column: u16) -> &mut Screen {
        for _ in 0..times {
            self.point(kind, column, 8);
        }
        self
    }
}

const DOWN: MouseEventKind = MouseEventKind::ScrollDown;
const UP: MouseEventKind = MouseEventKind::ScrollUp;

#[test]
fn a_click_selects_and_a_second_opens() {
    let mut screen = Screen::new(120, 40);
    screen.click("The last ferry").assert_shows("inbox 3/4").assert_shows("The goat");
    assert_eq!(screen.lit().split_whitespace().next(), Some("●"), "not read yet: {}", screen.lit());
    screen.click("The last ferry");
    assert!(screen.lit().contains("The goat was the calmest"), "{}", screen.lit());
}

#[test]
fn a_click_in_the_text_chooses_what_is_there_and_moves_nothing() {
    let mut screen = Screen::new(120, 40);
    let before = screen.rows()[..39].to_vec();
    screen.click("before,” Okafor told");
    assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
    let article =
        |rows: &[String]| rows.iter().map(|row| row.split('│').nth(1).map(str::to_owned)).collect::<Vec<_>>();
    let text = |row: Option<String>| row.unwrap_or_default().replace(['▌', '▎'], " ");
    let texts = |rows: &[String]| article(rows).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(texts(&screen.rows()[..39]), texts(&before));
}

#[test]
fn a_click_on_a_name_tells_whose_it_is_and_has_it_walked_through() {
    let mut screen = Screen::new(120, 40);
    screen.click("Okafor told").assert_shows("Tomas Okafor: 2 of 2; E goes on.");
    assert_eq!(screen.on(HERE), "Okafor");
    screen.press("E").assert_shows("Tomas Okafor: 1 of 2, on from the start.");
}

#[test]
fn a_click_among_the_quotations_shows_them_in_the_text() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter l").click("“We have the stone").assert_shows("Lind said that the wall");
    assert!(screen.lit().contains("We have the stone"), "{}", screen.lit());
    screen.click("● Vera Lind");
    assert!(screen.lit().contains("Every light works"), "{}", screen.lit());
}

#[test]
fn a_click_in_a_sheet_picks_and_one_beside_it_does_nothing_else() {
    let mut screen = Screen::new(120, 40);
    screen.press("S").click("● Vera Lind").click("● Vera Lind").assert_hides("SPEAKERS");
    screen
        .click("I was counting")
        .click("Every light works")
        .click("Every light works")
        .assert_shows("QUOTES");
    assert!(screen.lit().contains("Every light works"), "{}", screen.lit());
    screen.press("a").assert_shows("Kept").press("u :").point(MouseEventKind::Down(MouseButton::Left), 5, 0);
    screen.assert_shows("INBOX 4").assert_hides("every action");
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut screen = open(&numbered_words(), 120, 30);
    assert_eq!(first_word(&screen), "w000");
    screen.wheel(DOWN, 3, 60);
    let there = first_word(&screen);
    assert_ne!(there, "w000");
    screen.wheel(DOWN, 2, 5).wheel(DOWN, 2, 110);
    assert_eq!(first_word(&screen), there, "the article is not under the wheel");
    assert_eq!(first_word(screen.wheel(UP, 3, 60)), "w000");
    screen.assert_shows("inbox 1/1").assert_shows("●");
}

#[test]
fn the_wheel_leaves_the_selection_where_it_is_until_a_key_is_pressed() {
    let samples = (0..60).map(|n| {
        let text = format!("date 2026-01-01 Article number {n:02}\n\nWords.");
        let article = plain::parse(text.as_bytes()).unwrap();
        let document = Document { path: PathBuf::from(format!("{n:02}.txt")), modified: None, article };
        sample::Sample { document, analysis: Default::default() }
    });
    let mut screen = Screen::with(samples.collect(), Library::in_memory().unwrap(), dark(), 120, 30);
    screen.assert_shows("number 00").wheel(DOWN, 6, 5).assert_shows("inbox 1/60").assert_shows("number 20");
    assert!(!screen.rows()[..29].iter().any(|row| row.starts_with(" ○ Article number 00")));
    screen.wheel(DOWN, 500, 5).assert_shows("number 59").press("j").assert_shows("inbox 2/60");
    screen.assert_shows("● Article number 01").assert_hides("number 59");
}

#[test]
fn a_flood_ends_in_the_right_state() {
    let mut screen = open(&numbered_words(), 120, 30);
    for n in 0..10_000u16 {
        // One up for every nine down, everywhere, and cells that are not there.
        let kind = if n % 10 == 9 { UP } else { DOWN };
        let (column, row) = (n.wrapping_mul(7919), n.wrapping_mul(104));
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        screen.tell_unpainted(Event::Mouse(event), std::time::Duration::ZERO);
    }
    screen.wheel(DOWN, 300, 60).assert_shows("w599").assert_shows("100 %");
    screen.wheel(UP, 300, 60).assert_shows("w000").assert_shows("0 %").assert_shows("inbox 1/1");
}

#[test]
fn the_mouse_is_given_back_and_taken_again() {
    let mut screen = Screen::new(120, 40);
    assert!(screen.app.has_mouse());
    screen.press("m").assert_shows("The mouse is the terminal’s");
    assert!(!screen.app.has_mouse());
    screen.press("m").assert_shows("The mouse is the reader’s");
    assert!(screen.app.has_mouse());
}
