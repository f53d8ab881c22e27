//! Files that come, change and go while the real program runs.

use super::{ARTICLES, HEADLINE, Home};
use std::fs;

/// A home with one article, in which somebody is quoted.
fn home() -> Home {
    let text = format!("date 2026-02-06 {HEADLINE}\n\n“The ships are safe,” Clara Whitfield said.\n");
    Home::new().article("a.txt", text)
}

const NEWS: &str = "date 2026-02-07 Council counts the damage\n\n“The wall held,” Martin Osgood told reporters.\n\n\
                    “We lost a crane,” he said.\n";

#[test]
fn a_file_that_is_renamed_into_the_folder_waits_and_is_let_in_with_its_quotes() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    fs::write(home.path("news.txt"), NEWS).unwrap();
    fs::rename(home.path("news.txt"), home.path(ARTICLES).join("news.txt")).unwrap();
    pty.wait_for("1 new: press g n");
    pty.wait_for("inbox 1/1");
    pty.press("gn");
    pty.wait_for("inbox 1/2");
    pty.wait_for("QUOTES 2 · 1 speaker");
    pty.wait_for("The wall held,");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_file_that_changes_or_goes_says_so() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    fs::write(home.path(ARTICLES).join("a.txt"), NEWS).unwrap();
    pty.wait_for("the file has changed");
    pty.wait_for("QUOTES 2");
    fs::remove_file(home.path(ARTICLES).join("a.txt")).unwrap();
    pty.wait_for("the file is gone");
    pty.wait_for("The wall held,");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
