//! What is settled before the terminal is touched, and what is told after it was given back.

use super::{ARTICLES, HEADLINE, Home, PROGRAM, Pty, home};
use std::fs;

/// Starts the program, and expects it to say one thing, to change nothing about the terminal, and to fail.
#[track_caller]
fn check_refused(home: &Home, args: &[&str], expected: &str) {
    let words: Vec<_> = [PROGRAM].iter().chain(args).copied().collect();
    let mut pty = Pty::start(home.command(&words));
    let status = pty.wait_for_end();
    assert_eq!(String::from_utf8_lossy(&pty.received().bytes), format!("onrecord: {expected}\r\n"));
    assert_eq!(status.exit_code(), 1);
    assert_eq!(pty.line_modes(), pty.modes_before);
}

/// Opens the reader with this command and leaves it again.
fn visit(command: portable_pty::CommandBuilder) -> Pty {
    let mut pty = Pty::start(command);
    pty.wait_for(HEADLINE);
    pty.press("q");
    assert!(pty.wait_for_end().success());
    pty
}

#[test]
fn a_wrong_path_leaves_the_terminal_untouched() {
    check_refused(&home(), &["missing", ARTICLES], "missing: there is no such file or folder");
}

#[test]
fn a_library_that_cannot_be_used_leaves_the_terminal_untouched() {
    let home = home();
    fs::write(home.path("notes.txt"), "These are no decisions.\n".repeat(100)).unwrap();
    let args = ["--library", "notes.txt", ARTICLES];
    check_refused(&home, &args, "the library notes.txt: file is not a database");
    check_refused(
        &home,
        &["--library", ARTICLES, ARTICLES],
        "the library articles: it can't be opened or made there; name another file with --library",
    );
}

#[test]
fn what_could_not_be_read_in_a_folder_is_told_when_the_reader_is_left() {
    let home = home().article("latin.txt", b"caf\xe9");
    let pty = visit(home.command(&[PROGRAM, ARTICLES]));
    let screen = pty.received().emulator.screen().contents();
    assert_eq!(screen, "onrecord: articles/latin.txt: not UTF-8 text: wrong byte at offset 3");
}

#[test]
fn decisions_are_kept_where_one_says_or_else_among_the_users_data() {
    let home = home();
    visit(home.command(&[PROGRAM, ARTICLES]));
    assert!(home.path(".local/share/onrecord/library.db").is_file());

    let mut command = home.command(&[PROGRAM, ARTICLES]);
    command.env("XDG_DATA_HOME", home.path("data"));
    visit(command);
    assert!(home.path("data/onrecord/library.db").is_file());

    let mut command = home.command(&[PROGRAM, ARTICLES]);
    command.env("ONRECORD_LIBRARY", "by-environment.db");
    visit(command);
    assert!(home.path("by-environment.db").is_file());

    let mut command = home.command(&[PROGRAM, "--library", "by-option.db", ARTICLES]);
    command.env("ONRECORD_LIBRARY", "unused.db");
    visit(command);
    assert!(home.path("by-option.db").is_file());
    assert!(!home.path("unused.db").exists());
}
