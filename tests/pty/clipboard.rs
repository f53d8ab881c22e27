//! Copying, with the real program: by the programs that are there, or else by the terminal.

use super::{ARTICLES, Home, PROGRAM, Pty};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// A home with an article that quotes somebody, and an empty folder of programs.
fn home() -> Home {
    let text = "date 2026-02-06 Harbour reopens\n\n“The wall held,” Clara Whitfield told reporters.\n";
    let home = Home::new().article("a.txt", text);
    fs::create_dir(home.path("bin")).unwrap();
    home
}

/// Puts a script among the programs.
fn install(home: &Home, name: &str, script: &str) {
    let path = home.path("bin").join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Opens the reader with no programs but those of the home and of the system's first folder, and chooses the
/// quotation.
fn open(home: &Home, variables: &[(&str, &str)]) -> Pty {
    let mut command = home.command(&[PROGRAM, ARTICLES]);
    command.env("PATH", home.path("bin"));
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut pty = Pty::start(command);
    pty.wait_for("QUOTES 1");
    pty.press("\r");
    pty.wait_for("▸");
    pty
}

/// What OSC 52 says with these words, which are given in base64.
fn osc52(base64: &str) -> String {
    format!("\u{1b}]52;c;{base64}\u{1b}\\")
}

#[test]
fn without_a_program_the_terminal_is_asked() {
    let home = home();
    let mut pty = open(&home, &[]);
    pty.press("y");
    pty.wait_for("it doesn’t tell whether it took it");
    // "The wall held,"
    let sent = osc52("VGhlIHdhbGwgaGVsZCw=");
    let received = pty.received();
    assert!(String::from_utf8_lossy(&received.bytes).contains(&sent));
}

#[test]
fn a_program_with_a_display_comes_first() {
    let home = home();
    install(&home, "xclip", "read -r line; echo \"$line\" > \"$HOME/copied\"");
    let mut pty = open(&home, &[("DISPLAY", ":7")]);
    pty.press("y");
    pty.wait_for("Copied with xclip.");
    assert_eq!(fs::read_to_string(home.path("copied")).unwrap(), "The wall held,\n");
    assert!(!String::from_utf8_lossy(&pty.received().bytes).contains("\u{1b}]52"));
}

#[test]
fn a_program_that_fails_gives_way_to_the_next() {
    let home = home();
    install(&home, "wl-copy", "exit 1");
    install(&home, "tmux", "echo \"$*\" > \"$HOME/args\"; while read -r line; do :; done");
    let mut pty = open(&home, &[("WAYLAND_DISPLAY", "wayland-7"), ("TMUX", "x"), ("DISPLAY", ":7")]);
    pty.press("Y");
    pty.wait_for("Copied with tmux.");
    assert_eq!(fs::read_to_string(home.path("args")).unwrap(), "load-buffer -w -\n");
}
