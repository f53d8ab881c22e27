//! The terminal is taken, and given back whatever ends the reader.

use super::{HEADLINE, Pty, home};
use rustix::process::{Signal, kill_process};

/// Starts the reader, ends it by `end`, and expects everything as it was.
#[track_caller]
fn check_given_back(end: impl Fn(&mut Pty)) {
    let home = home();
    // The shell keeps the terminal open, so that it can be looked at when the reader has ended.
    let mut pty = home.open_in_shell(":");
    let before = pty.line_modes();
    pty.wait_for(HEADLINE);
    assert!(pty.received().is_taken());
    assert_ne!(pty.line_modes(), before);
    end(&mut pty);
    pty.wait_for("stopped");
    assert!(pty.received().is_given_back());
    assert_eq!(pty.line_modes(), before);
}

#[track_caller]
fn check_signal(signal: Signal) {
    check_given_back(|pty| kill_process(pty.reader(), signal).unwrap());
}

#[test]
fn given_back_on_quit() {
    check_given_back(|pty| pty.press("q"));
}

#[test]
fn given_back_on_ctrl_c() {
    check_given_back(|pty| pty.press("\u{3}"));
}

#[test]
fn given_back_on_sigterm() {
    check_signal(Signal::TERM);
}

#[test]
fn given_back_on_sighup() {
    check_signal(Signal::HUP);
}

#[test]
fn given_back_on_sigint() {
    check_signal(Signal::INT);
}

#[test]
fn quitting_is_a_success() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for(HEADLINE);
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
