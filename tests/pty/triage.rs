//! Decisions, with the real program: made, taken back, and there again after whatever has ended it.

use super::{Home, Pty};
use rustix::process::{Signal, kill_process};
use std::fs;

pub(super) fn home() -> Home {
    Home::new()
        .article("a.txt", "date 2026-02-06 Harbour reopens\n\nShips went out.\n")
        .article("b.txt", "date 2026-02-05 Council counts\n\nThe council met.\n")
        .article("c.txt", "date 2026-02-04 Market opens\n\nFish was sold.\n")
}

/// Leaves the reader, opens it again and shows all articles.
fn reopen(home: &Home, mut pty: Pty) -> Pty {
    pty.press("q");
    assert!(pty.wait_for_end().success());
    open_all(home)
}

fn open_all(home: &Home) -> Pty {
    let mut pty = home.open();
    pty.wait_for("INBOX");
    pty.press("5");
    pty.wait_for("ALL 3");
    pty
}

/// Waits until the list shows these marks before the three titles.
#[track_caller]
fn check_marks(pty: &Pty, marks: [&str; 3]) {
    for (mark, title) in marks.into_iter().zip(["Harbour", "Council", "Market"]) {
        check_mark(pty, mark, title);
    }
}

#[track_caller]
pub(super) fn check_mark(pty: &Pty, mark: &str, title: &str) {
    let is_row = |row: &str| {
        let list = row.split('│').next().unwrap_or_default().trim_start();
        list.starts_with(mark) && list.contains(title)
    };
    pty.wait(&format!("row {mark} {title}"), |received| {
        received.emulator.screen().contents().lines().any(is_row)
    });
}

#[test]
fn decisions_outlive_the_program_and_so_does_undo() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    pty.press("a");
    check_mark(&pty, "✓", "Harbour");
    pty.press("x");
    check_mark(&pty, "✗", "Council");
    pty.press("s");
    check_mark(&pty, "★", "Market");

    let mut pty = reopen(&home, pty);
    check_marks(&pty, ["✓", "✗", "★"]);
    pty.press("u");
    check_mark(&pty, "●", "Market");
    pty.press("u");
    check_mark(&pty, "●", "Council");

    let mut pty = reopen(&home, pty);
    check_marks(&pty, ["✓", "●", "●"]);
    pty.press("u");
    check_mark(&pty, "●", "Harbour");
    pty.press("u");
    pty.wait_for("no decision to take back");
}

#[test]
fn a_decision_that_was_shown_survives_kill_9() {
    for (key, mark) in [("a", "✓"), ("x", "✗"), ("s", "★")] {
        let home = home();
        let mut pty = home.open();
        pty.wait_for("INBOX 3");
        pty.press(key);
        check_mark(&pty, mark, "Harbour");
        kill_process(pty.process(), Signal::KILL).unwrap();
        pty.wait_for_end();
        check_mark(&open_all(&home), mark, "Harbour");
    }
}

#[test]
fn a_file_that_moves_keeps_its_decision() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    pty.press("x");
    check_mark(&pty, "✗", "Harbour");
    fs::rename(home.path("articles/a.txt"), home.path("articles/moved.txt")).unwrap();
    check_mark(&reopen(&home, pty), "✗", "Harbour");
}

#[test]
fn reading_to_the_end_decides_nothing_and_changes_no_file() {
    let home = home();
    let before = fs::metadata(home.path("articles/a.txt")).unwrap().modified().unwrap();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    pty.press("\r");
    pty.wait_for("○");
    pty.press("G");
    let pty = reopen(&home, pty);
    check_marks(&pty, ["○", "●", "●"]);
    assert_eq!(fs::metadata(home.path("articles/a.txt")).unwrap().modified().unwrap(), before);
}

#[test]
fn what_is_pasted_decides_nothing() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    pty.press("\u{1b}[200~axs\r\n\u{1b}[201~");
    let pty = reopen(&home, pty);
    check_marks(&pty, ["●", "●", "●"]);
}
