//! Other programs in the reader's terminal: it is theirs while they run, and taken again whole.

use super::{ARTICLES, HEADLINE, Home, PROGRAM, Pty, home};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// Puts a script into the home; returns how it is called.
fn script(home: &Home, name: &str, text: &str) -> String {
    let path = home.path(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn open(home: &Home, variables: &[(&str, &str)]) -> Pty {
    let mut command = home.command(&[PROGRAM, ARTICLES]);
    for (name, value) in variables {
        command.env(name, value);
    }
    let pty = Pty::start(command);
    pty.wait_for(HEADLINE);
    pty
}

#[track_caller]
fn check_taken_again(pty: &mut Pty) {
    pty.wait("reader that has the terminal", |received| received.is_taken() && received.shows(HEADLINE));
    pty.press("q");
    assert!(pty.wait_for_end().success());
    assert!(pty.received().is_given_back());
}

#[test]
fn the_editor_has_the_terminal_and_all_of_its_keys() {
    let home = home();
    let editor = script(
        &home,
        "my editor",
        "[ -e typed ] && echo once more; echo \"editor of $*\"; read -r line; echo \"$line\" > typed",
    );
    let mut pty = open(&home, &[("VISUAL", &format!("'{editor}' -x")), ("EDITOR", "false")]);
    pty.press("e");
    pty.wait_for("editor of -x +1");
    assert!(pty.received().is_given_back());
    pty.press("qqaxs, every key is the editor's\r");
    pty.wait_for("Back from the editor.");
    assert_eq!(fs::read_to_string(home.path("typed")).unwrap(), "qqaxs, every key is the editor's\n");
    // Twice, for what is left over from the first time.
    pty.press("e");
    pty.wait_for("once more");
    pty.press("again\r");
    pty.wait_for("Back from the editor.");
    assert_eq!(fs::read_to_string(home.path("typed")).unwrap(), "again\n");
    check_taken_again(&mut pty);
}

#[test]
fn ctrl_c_is_for_the_program_that_has_the_terminal() {
    let home = home();
    // Not `read`: a shell that gets the signal just before it waits for input only looks at its trap after the line.
    let editor = script(
        &home,
        "editor",
        "trap 'signal=caught' INT; echo ready; until [ \"$signal\" ]; do sleep 0.01; done; echo $signal; read -r line",
    );
    let mut pty = open(&home, &[("EDITOR", &editor)]);
    pty.press("e");
    pty.wait_for("ready");
    pty.press("\u{3}");
    pty.wait_for("caught");
    pty.press("\r");
    check_taken_again(&mut pty);
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let home = home();
    let mut pty = open(&home, &[("EDITOR", "no-such-editor")]);
    pty.press("e");
    pty.wait_for("no-such-editor can’t be started");
    check_taken_again(&mut pty);
}

#[test]
fn a_command_shows_what_it_makes_of_the_article() {
    let home = home();
    let mut pty = open(&home, &[]);
    pty.press("|grep -c Ships; exit 3\r");
    pty.wait_for("ended with exit status: 3. Enter goes back");
    assert!(pty.received().shows("1\n"));
    pty.press("\r");
    pty.wait_for("ended with exit status: 3.");
    check_taken_again(&mut pty);
}
