//! Whatever keys are pressed, the reader lives, and what is selected exists.

use super::Screen;
use crossterm::event::{MouseButton, MouseEventKind};
use onrecord::library::DocId;
use onrecord::tui::keymap::Keymap;
use proptest::prelude::*;

/// Every key of the default keymap, and some that are typed.
fn keys() -> Vec<String> {
    let sections = Keymap::default().sections();
    let rows = sections.into_iter().flat_map(|section| section.rows);
    let bound = rows.flat_map(|row| row.keys).flat_map(|keys| {
        let single = keys.split(' ').map(str::to_owned);
        single.collect::<Vec<_>>()
    });
    // A test has no keys for these, and the reader they end is no use.
    let mut keys: Vec<String> = bound.filter(|key| !key.starts_with("Ctrl-") || key.len() == 6).collect();
    keys.extend(["é", "\"", "(", "d"].map(str::to_owned));
    keys.sort();
    keys.dedup();
    keys
}

#[derive(Clone, Debug)]
enum Step {
    Press(String),
    Resize(u16, u16),
    Click(u16, u16),
    Wheel(bool, u16, u16),
    Analyse(usize),
    Arrive,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => prop::sample::select(keys()).prop_map(Step::Press),
        2 => (1u16..140, 1u16..45).prop_map(|(width, height)| Step::Resize(width, height)),
        2 => (0usize..4).prop_map(Step::Analyse),
        1 => Just(Step::Arrive),
        4 => (0u16..150, 0u16..50).prop_map(|(x, y)| Step::Click(x, y)),
        4 => (any::<bool>(), 0u16..150, 0u16..50).prop_map(|(down, x, y)| Step::Wheel(down, x, y)),
    ]
}

/// The row that is selected, and how many there are, as the status line says.
fn place(status: &str) -> Option<(usize, usize)> {
    let (row, n_rows) = status.split_whitespace().nth(1)?.split_once('/')?;
    Some((row.parse().ok()?, n_rows.parse().ok()?))
}

/// Keys that change what is kept of the article, by one step at the most.
fn change() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a",
        "x",
        "s",
        "r",
        "j",
        "k",
        "J",
        "v",
        "A y",
        "X y",
        "Space Space",
        "w n",
        "w c",
        "w d",
        "t w e t Enter",
        "c d r y Enter",
        ".",
    ])
}

/// All that is kept: states, tags, notes, and the quotations with what readers say against them.
fn former(screen: &mut Screen) -> Vec<String> {
    let docs = screen.docs.clone();
    let kept = |doc: &DocId| {
        let entry = screen.library.entry(*doc).unwrap().unwrap();
        let annotations = screen.library.annotations(&entry.id).unwrap();
        format!("{:?} {:?} {annotations:?}", entry.standing.state, entry.n_quotes)
    };
    docs.iter().map(kept).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_reader_lives_and_the_selection_exists(steps in prop::collection::vec(step(), 1..50)) {
        let mut screen = Screen::not_analysed(80, 24);
        for step in steps {
            match step {
                Step::Press(key) => { screen.press(&key); }
                Step::Resize(width, height) => { screen.resize(width, height); }
                Step::Click(x, y) => { screen.point(MouseEventKind::Down(MouseButton::Left), x, y); }
                Step::Wheel(true, x, y) => { screen.point(MouseEventKind::ScrollDown, x, y); }
                Step::Wheel(false, x, y) => { screen.point(MouseEventKind::ScrollUp, x, y); }
                Step::Analyse(n) => screen.analyse(n),
                Step::Arrive => screen.receive_letter(),
            }
            let drawn = screen.buffer().clone();
            screen.paint();
            prop_assert_eq!(screen.buffer(), &drawn, "what is drawn twice is the same");
            if let Some((row, n_rows)) = place(&screen.status()) {
                prop_assert!(row <= n_rows && (row > 0) == (n_rows > 0), "{}", screen.status());
            }
        }
    }

    #[test]
    fn undoing_everything_gives_the_former_state(steps in prop::collection::vec(change(), 1..12)) {
        let mut screen = Screen::new(120, 30);
        let before = former(&mut screen);
        for keys in &steps {
            screen.press(keys).press("Esc");
        }
        for _ in 0..steps.len() {
            screen.press("u");
        }
        screen.press("u").assert_shows("There is no decision to take back.");
        prop_assert_eq!(former(&mut screen), before);
    }
}
