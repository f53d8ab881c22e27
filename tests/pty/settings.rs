//! The settings' files, and what the environment says of the terminal.

use super::{ARTICLES, HEADLINE, Home, PROGRAM, Pty, Received, home};
use std::fs;

const FOLDER: &str = ".config/onrecord";

fn write(home: &Home, file: &str, text: &str) {
    fs::create_dir_all(home.path(FOLDER)).unwrap();
    fs::write(home.path(FOLDER).join(file), text).unwrap();
}

/// Whether the row of the list with these words is reversed from end to end.
fn is_reversed(received: &Received, words: &str) -> bool {
    let screen = received.emulator.screen();
    let row = screen.rows(0, 20).position(|row| row.contains(words));
    row.is_some_and(|row| {
        (1..20).all(|column| screen.cell(row as u16, column).is_some_and(vt100::Cell::inverse))
    })
}

#[test]
fn the_settings_are_taken_in_at_the_start_and_whenever_they_change() {
    let home = home();
    write(&home, "config.toml", "theme = \"none\"\nmouse = 3\n");
    let pty = home.open();
    pty.wait_for("config.toml:2: mouse is true or false");
    pty.wait("selection without colours", |received| is_reversed(received, "Harbour"));
    write(&home, "theme.toml", "[none.style]\nselected = \"underlined\"\nseleced = \"\"\n");
    write(&home, "config.toml", "theme = \"none\"\n");
    pty.wait_for("theme.toml:3: there is no style \"seleced\"; perhaps \"selected\"");
    pty.wait("other selection", |received| !is_reversed(received, "Harbour"));
    write(&home, "theme.toml", "");
    pty.wait("mended selection and no complaint", |received| {
        is_reversed(received, "Harbour") && !received.shows("theme.toml")
    });
}

#[test]
fn settings_that_nobody_watched_are_read_when_the_terminal_comes_to_the_front() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for(HEADLINE);
    write(&home, "config.toml", "thme = \"none\"\n");
    pty.press("\u{1b}[I");
    pty.wait_for("config.toml:1: there is no setting \"thme\"; perhaps \"theme\"");
}

#[test]
fn the_folder_and_the_theme_can_be_named() {
    let home = home();
    fs::create_dir(home.path("mine")).unwrap();
    fs::write(home.path("mine/config.toml"), "theme = \"high-contrast\"\n").unwrap();
    let pty = Pty::start(home.command(&[PROGRAM, "--config", "mine", "--theme", "none", ARTICLES]));
    pty.wait("selection without colours", |received| is_reversed(received, "Harbour"));
    let mut command = home.command(&[PROGRAM, ARTICLES]);
    command.env("ONRECORD_CONFIG", "mine");
    // A theme that is named goes before this.
    command.env("NO_COLOR", "1");
    let pty = Pty::start(command);
    pty.wait("black ground", |received| {
        let cell = received.emulator.screen().cell(20, 60);
        received.shows(HEADLINE) && cell.is_some_and(|cell| cell.bgcolor() == vt100::Color::Idx(16))
    });
}

#[test]
fn without_colours_the_selection_shows() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let home = home();
        let mut command = home.command(&[PROGRAM, ARTICLES]);
        command.env(name, value);
        let pty = Pty::start(command);
        pty.wait("selection", |received| is_reversed(received, "Harbour"));
        let sent = String::from_utf8_lossy(&pty.received().bytes).into_owned();
        assert!(!sent.contains("38;") && !sent.contains("48;"), "{name}: {sent:?}");
        assert_eq!(sent.contains('●'), name == "NO_COLOR");
    }
}
