//! Reading, with the real program: from one quotation to the next, and on every size.

use super::{HEADLINE, Home, PROGRAM, Pty, home};

#[test]
fn one_speaker_is_followed_through_all_articles() {
    let home = Home::new()
        .article(
            "a.txt",
            "date 2026-02-06 Harbour reopens after the storm\n\n“The ships are safe,” Clara Whitfield said.\n\n\
             “We lost a crane,” said Martin Osgood.\n\n“Work starts on Monday,” Whitfield added.\n",
        )
        .article(
            "b.txt",
            "date 2026-02-05 Council counts the damage\n\nThe council met on Thursday.\n\n\
             “The wall held,” Clara Whitfield told reporters.\n",
        );
    let mut pty = home.open();
    pty.wait_for("QUOTES 3 · 2 speakers");
    for (keys, chosen) in [
        ("\r", "▸ “The ships are safe,”"),
        ("J", "▸ “We lost a crane,”"),
        ("K", "▸ “The ships are safe,”"),
        ("L", "▸ “Work starts on Monday,”"),
        ("L", "▸ “The wall held,”"),
        ("H", "▸ “Work starts on Monday,”"),
    ] {
        pty.press(keys);
        pty.wait_for(chosen);
    }
    pty.press("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn every_size_is_drawn_on() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for(HEADLINE);
    for (columns, rows) in [(40, 15), (120, 40), (1, 1), (80, 24), (300, 100), (100, 30)] {
        let n_before = pty.received().bytes.len();
        pty.resize(columns, rows);
        pty.wait(&format!("frame of {columns}×{rows}"), |received| {
            received.bytes.len() > n_before && (columns == 1 || received.shows("Harbour"))
        });
    }
    pty.press("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_storm_of_sizes_ends_with_the_picture_of_the_last() {
    let rows = |pty: &Pty| pty.received().emulator.screen().rows(0, 90).collect::<Vec<_>>();
    let (calm, stormy) = (home(), home());
    let calm = calm.open();
    calm.wait_for(HEADLINE);
    calm.resize(90, 30);
    calm.wait("frame of 90×30", |received| {
        received.emulator.screen().rows(0, 90).last().is_some_and(|row| row.ends_with("? help"))
    });
    let pty = stormy.open();
    pty.wait_for(HEADLINE);
    for n in 0..300 {
        pty.resize(30 + n * 7 % 170, 10 + n * 3 % 40);
    }
    pty.resize(90, 30);
    let wanted = rows(&calm);
    pty.wait("frame of 90×30", |received| received.emulator.screen().rows(0, 90).eq(wanted.iter().cloned()));
    for mut pty in [calm, pty] {
        pty.press("q");
        assert!(pty.wait_for_end().success());
    }
}

#[test]
fn the_samples_are_read_without_a_path() {
    let home = Home::new();
    let mut pty = Pty::start(home.command(&[PROGRAM]));
    pty.wait_for("Envoys head");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
