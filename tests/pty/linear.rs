//! The reader in lines, with somebody at a terminal; and the first time that somebody is here.

use super::{ARTICLES, HEADLINE, PROGRAM, Pty, home};
use std::fs;

#[test]
fn lines_are_answered_without_a_single_command_to_the_terminal() {
    let home = home();
    let mut pty = Pty::start(home.command(&[PROGRAM, "--linear", ARTICLES]));
    pty.wait_for("1. Harbour reopens after the storm.");
    assert!(pty.line_modes() == pty.modes_before);
    pty.press("keep\n");
    pty.wait_for("Inbox empty: u undoes, kept shows kept.");
    pty.press("kept\n");
    pty.wait_for("Kept: 1 article.");
    // The end of input.
    pty.press("\u{4}");
    assert!(pty.wait_for_end().success());
    assert!(!pty.received().bytes.contains(&0x1b));
}

#[test]
fn other_programs_have_the_terminal_between_the_lines() {
    let home = home();
    let mut command = home.command(&[PROGRAM, "--linear", ARTICLES]);
    command.env("EDITOR", "sh -c 'read line; echo edited $line' sh");
    let mut pty = Pty::start(command);
    pty.wait_for("1. Harbour reopens after the storm.");
    pty.press("edit\n");
    pty.press("by hand\n");
    pty.wait_for("edited by hand");
    pty.wait_for("Back from the editor.");
    pty.press("quit\n");
    assert!(pty.wait_for_end().success());
}

#[test]
fn the_welcome_is_shown_once() {
    let home = home();
    fs::remove_dir_all(home.path(".config")).unwrap();
    let mut pty = home.open();
    pty.wait_for("Any key begins.");
    pty.wait_for(HEADLINE);
    pty.press("x");
    pty.wait("end of the welcome", |received| {
        !received.shows("Any key begins.") && received.shows("INBOX 1")
    });
    pty.press("q");
    assert!(pty.wait_for_end().success());
    let mut pty = home.open();
    pty.wait_for("Ships went out.");
    assert!(!pty.received().shows("Any key begins."));
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
