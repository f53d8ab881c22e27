//! Whatever keys are pressed, the reader lives, and what is selected exists.

use super::Screen;
use crossterm::event::{MouseButton, MouseEventKind};
use proptest::prelude::*;

const KEYS: &[&str] = &[
    "j",
    "k",
    "h",
    "l",
    "J",
    "K",
    "L",
    "H",
    "S",
    "a",
    "x",
    "s",
    "r",
    "u",
    "1",
    "2",
    "3",
    "4",
    "5",
    "n",
    "N",
    "/",
    "?",
    ":",
    "p",
    "F1",
    "q",
    "g",
    "G",
    "Tab",
    "Shift-Tab",
    "Enter",
    "Esc",
    "Space",
    "PgDn",
    "PgUp",
    "Home",
    "End",
    "Ctrl-d",
    "Ctrl-u",
    "Backspace",
    "Up",
    "Down",
    "e",
    "o",
    "|",
    "y",
    "Y",
    ";",
    "b",
    "B",
    "z",
    "+",
    "-",
    "E",
    "I",
    "O",
    "m",
    "Ctrl-l",
];

#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    Resize(u16, u16),
    Click(u16, u16),
    Wheel(bool, u16, u16),
    Analyse(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => prop::sample::select(KEYS).prop_map(Step::Press),
        2 => (1u16..140, 1u16..45).prop_map(|(width, height)| Step::Resize(width, height)),
        2 => (0usize..4).prop_map(Step::Analyse),
        4 => (0u16..150, 0u16..50).prop_map(|(x, y)| Step::Click(x, y)),
        4 => (any::<bool>(), 0u16..150, 0u16..50).prop_map(|(down, x, y)| Step::Wheel(down, x, y)),
    ]
}

/// The row that is selected, and how many there are, as the status line says.
fn place(status: &str) -> Option<(usize, usize)> {
    let (row, n_rows) = status.split_whitespace().nth(1)?.split_once('/')?;
    Some((row.parse().ok()?, n_rows.parse().ok()?))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_reader_lives_and_the_selection_exists(steps in prop::collection::vec(step(), 1..50)) {
        let mut screen = Screen::not_analysed(80, 24);
        for step in steps {
            match step {
                Step::Press(key) => { screen.press(key); }
                Step::Resize(width, height) => { screen.resize(width, height); }
                Step::Click(x, y) => { screen.point(MouseEventKind::Down(MouseButton::Left), x, y); }
                Step::Wheel(true, x, y) => { screen.point(MouseEventKind::ScrollDown, x, y); }
                Step::Wheel(false, x, y) => { screen.point(MouseEventKind::ScrollUp, x, y); }
                Step::Analyse(n) => screen.analyse(n),
            }
            if let Some((row, n_rows)) = place(&screen.status()) {
                prop_assert!(row <= n_rows && (row > 0) == (n_rows > 0), "{}", screen.status());
            }
        }
    }

    #[test]
    fn undoing_everything_leaves_everything_undecided(steps in prop::collection::vec(step(), 1..40)) {
        let mut screen = Screen::new(120, 40);
        let mut n_decided = 0;
        for step in steps {
            if let Step::Press(key @ ("a" | "x" | "s" | "r" | "j" | "k" | "1" | "2" | "5")) = step {
                screen.press(key);
                n_decided += 1;
            }
        }
        for _ in 0..n_decided {
            screen.press("u");
        }
        screen.press("1").assert_shows("INBOX 4");
    }
}
