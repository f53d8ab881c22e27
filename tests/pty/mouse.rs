//! The mouse, with the real program: what the terminal is asked to tell, and that it is asked to stop.

use super::{ALTERNATE_SCREEN, HEADLINE, Home, Pty, home};

/// Clicks and the wheel, and the way in which they are told.
const CLICKS: u16 = 1000;
const SGR: u16 = 1006;

#[track_caller]
fn check_mouse(pty: &Pty, is_on: bool) {
    pty.wait(&format!("mouse: {is_on}"), |received| {
        received.is_on(CLICKS) == is_on && received.is_on(SGR) == is_on
    });
}

#[test]
fn is_ours_until_it_is_given_back_and_always_at_the_end() {
    let home = home();
    let mut pty = home.open_in_shell(":");
    pty.wait_for(HEADLINE);
    check_mouse(&pty, true);
    pty.press("m");
    check_mouse(&pty, false);
    pty.press("m");
    check_mouse(&pty, true);
    pty.press("\u{1a}");
    pty.wait_for("stopped");
    check_mouse(&pty, false);
    pty.press("\r");
    pty.wait("reader that has the terminal", |received| received.is_on(ALTERNATE_SCREEN));
    check_mouse(&pty, true);
    pty.press("q");
    pty.wait_for_end();
    check_mouse(&pty, false);
}

#[test]
fn a_flood_of_the_wheel_is_scrolled_through() {
    let text =
        (0..2000).fold("date 2026-02-06 Numbers\n\n".to_owned(), |text, n| text + &format!("Line {n}.\n\n"));
    let home = Home::new().article("a.txt", &text);
    let mut pty = home.open();
    pty.wait_for("Line 3.");
    // 10,000 notches over the article, in one go.
    pty.press(&"\u{1b}[<65;60;10M".repeat(10_000));
    pty.wait_for("Line 1999.");
    pty.press(&"\u{1b}[<64;60;10M".repeat(10_000));
    pty.wait_for("Line 3.");
    // A report of a cell that no screen has.
    pty.press("\u{1b}[<0;65000;65000M\u{1b}[<0;60;10M");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
