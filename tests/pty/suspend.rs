//! The job is stopped as a shell expects it, and goes on where it was.

use super::{HEADLINE, Pty, home};
use rustix::process::{Signal, kill_process};

/// Stops the reader by `stop`, and expects the terminal as it was meanwhile, and the whole screen afterwards.
#[track_caller]
fn check_suspended(stop: impl Fn(&mut Pty)) {
    let home = home();
    let mut pty = home.open_in_shell(":");
    pty.wait_for(HEADLINE);
    stop(&mut pty);
    pty.wait_for("stopped");
    assert!(pty.received().is_given_back());
    assert_eq!(pty.line_modes(), pty.modes_before);
    assert!(!pty.received().shows(HEADLINE));
    check_continued(&mut pty);
}

#[track_caller]
fn check_continued(pty: &mut Pty) {
    let stopped = pty.line_modes();
    pty.press("\r");
    pty.wait_for(HEADLINE);
    pty.wait("reader that has the terminal", |received| received.is_taken() && !received.shows("stopped"));
    assert_ne!(pty.line_modes(), stopped);
    pty.press("q");
    assert!(pty.wait_for_end().success());
    assert!(pty.received().is_given_back());
}

#[test]
fn on_ctrl_z() {
    check_suspended(|pty| pty.press("\u{1a}"));
}

#[test]
fn on_sigtstp() {
    check_suspended(|pty| kill_process(pty.reader(), Signal::TSTP).unwrap());
}

#[test]
fn a_job_that_was_stopped_without_notice_takes_the_terminal_again() {
    let home = home();
    let mut pty = home.open_in_shell("stty sane");
    pty.wait_for(HEADLINE);
    kill_process(pty.reader(), Signal::STOP).unwrap();
    pty.wait_for("stopped");
    check_continued(&mut pty);
}

#[test]
fn where_no_shell_could_continue_the_job_it_is_not_stopped() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for(HEADLINE);
    pty.press("\u{1a}q");
    assert!(pty.wait_for_end().success());
}
