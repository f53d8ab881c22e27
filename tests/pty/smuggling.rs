//! Text from files is shown, and never obeyed by the terminal.

use super::{Home, PROGRAM, Pty};

const TITLE: &str = "\u{1b}]0;owned\u{7}";
const CLIPBOARD: &str = "\u{1b}]52;c;b3duZWQ=\u{1b}\\";
const COLOUR: &str = "\u{9b}31m";
const OTHER_TITLE: &str = "\u{9d}2;owned\u{9c}";

#[test]
fn no_sequence_in_a_file_or_its_name_reaches_the_terminal() {
    let text = format!(
        "date 2026-02-06 Head{TITLE}line\n\nBy Ana{COLOUR} Silva\n\nShips {CLIPBOARD} went {OTHER_TITLE} out, \
         “to {TITLE} sea,” Clara {COLOUR}Whitfield said.\n\n“Last {CLIPBOARD} words,” she added.\n"
    );
    let home = Home::new().article(&format!("{TITLE}.txt"), &text);
    let mut pty = home.open();
    pty.wait_for("words");
    // Every pane, the speakers, and the search.
    for keys in ["\r", "J", "\t", "\t", "S"] {
        pty.press(keys);
    }
    pty.wait_for("SPEAKERS");
    pty.press("\u{1b}");
    pty.wait_for("? help");
    pty.press("/words\r");
    pty.press("5");
    pty.wait_for("ALL 1");
    pty.press("q");
    assert!(pty.wait_for_end().success());
    check_harmless(&pty);
}

#[test]
fn nor_does_one_in_a_name_that_cannot_be_read() {
    let home = Home::new();
    let mut pty = Pty::start(home.command(&[PROGRAM, TITLE, COLOUR]));
    pty.wait_for_end();
    check_harmless(&pty);
}

/// The reader itself sends neither commands to the operating system, nor bells, nor 8-bit controls.
#[track_caller]
fn check_harmless(pty: &Pty) {
    let received = pty.received();
    let text = String::from_utf8_lossy(&received.bytes);
    assert!(text.contains("owned"), "the words themselves are shown");
    for harmful in ["\u{1b}]", "\u{7}", "\u{9b}", "\u{9d}", "\u{1b}P", "\u{1b}_", "\u{1b}^"] {
        assert!(!text.contains(harmful), "{harmful:?} was sent in {text:?}");
    }
}
