//! The terminal is taken, and given back whatever ends the reader.

use super::{ARTICLES, HEADLINE, PATIENCE, PROGRAM, Pty, home};
use portable_pty::{PtySize, native_pty_system};
use rustix::process::{Signal, kill_process};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Starts the reader, ends it by `end`, and expects everything as it was.
#[track_caller]
fn check_given_back(end: impl Fn(&mut Pty)) {
    let home = home();
    // The shell keeps the terminal open, so that it can be looked at when the reader has ended.
    let mut pty = home.open_in_shell(":");
    pty.wait_for(HEADLINE);
    assert!(pty.received().is_taken());
    assert_ne!(pty.line_modes(), pty.modes_before);
    end(&mut pty);
    pty.wait_for("stopped");
    assert!(pty.received().is_given_back());
    assert_eq!(pty.line_modes(), pty.modes_before);
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

#[test]
fn the_reader_ends_with_its_terminal_though_no_signal_tells_it() {
    let home = home();
    let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = home.command(&[PROGRAM, ARTICLES]);
    command.set_controlling_tty(false);
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    // Something arrives when the reader has the terminal.
    reader.read_exact(&mut [0]).unwrap();
    drop((reader, pair));
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "the reader goes on without a terminal");
        sleep(Duration::from_millis(20));
    }
}
