//! A panic gives the terminal back before it is reported; one in the background leaves the screen alone.
//!
//! Each test runs itself again in a pseudo-terminal, and panics there on purpose.

use super::{ALTERNATE_SCREEN, Home, Pty};
use onrecord::tui::terminal::Terminal;
use std::{env, thread};

/// Set where the test is the program in the pseudo-terminal.
const IS_INSIDE: &str = "ONRECORD_TEST_IS_INSIDE";

fn is_inside() -> bool {
    env::var_os(IS_INSIDE).is_some()
}

/// Runs this test again, inside.
fn run_inside(test: &str) -> Pty {
    let program = env::current_exe().unwrap().into_os_string().into_string().unwrap();
    let set = format!("{IS_INSIDE}=1");
    let name = format!("pty::panic::{test}");
    let command = ["env", &set, &program, "--exact", &name, "--nocapture"];
    let home = Home::new();
    let mut pty = Pty::start(home.command(&command));
    pty.wait_for_end();
    pty
}

/// What the terminal was sent before and after the alternate screen was left, which happens once.
fn sides_of_the_end(pty: &Pty) -> (String, String) {
    let received = pty.received();
    let text = String::from_utf8_lossy(&received.bytes);
    let parts: Vec<_> = text.split(&format!("\u{1b}[?{ALTERNATE_SCREEN}l")).collect();
    let [before, after] = parts.as_slice() else { panic!("{text:?}") };
    ((*before).to_owned(), (*after).to_owned())
}

#[test]
fn is_reported_on_a_terminal_that_is_given_back() {
    if is_inside() {
        let mut terminal = Terminal::enter().unwrap();
        terminal.draw(|_| panic!("on purpose")).unwrap();
    }
    let pty = run_inside("is_reported_on_a_terminal_that_is_given_back");
    assert!(pty.received().is_given_back());
    let (before, after) = sides_of_the_end(&pty);
    assert!(!before.contains("on purpose"), "{before:?}");
    assert!(after.contains("on purpose"), "{after:?}");
}

#[test]
fn in_the_background_is_reported_when_the_reader_is_left() {
    if is_inside() {
        let mut terminal = Terminal::enter().unwrap();
        thread::spawn(|| panic!("on purpose")).join().unwrap_err();
        return terminal.draw(|frame| frame.render_widget("unharmed", frame.area())).unwrap();
    }
    let pty = run_inside("in_the_background_is_reported_when_the_reader_is_left");
    assert!(pty.received().is_given_back());
    let (before, after) = sides_of_the_end(&pty);
    assert!(before.contains("unharmed") && !before.contains("on purpose"), "{before:?}");
    assert!(after.contains("on purpose"), "{after:?}");
}
