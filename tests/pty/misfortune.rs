//! What may happen to the reader's files while it runs, or before.

use super::triage::check_mark;
use super::{ARTICLES, HEADLINE, Home, PROGRAM, Pty, home};
use onrecord::article::ArticleId;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Output};

/// What the program prints in this home.
fn run(home: &Home, args: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("HOME", home.path("")).current_dir(home.path("")).args(args);
    command.output().unwrap()
}

fn leave(mut pty: Pty) {
    pty.press("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_folder_that_is_removed_while_it_is_read_leaves_its_articles() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 1");
    pty.wait_for("Ships went out.");
    fs::remove_dir_all(home.path(ARTICLES)).unwrap();
    pty.press("R");
    pty.wait_for("the file is gone");
    pty.press("a");
    check_mark(&pty, "✓", "Harbour");
    // And may come back.
    fs::create_dir(home.path(ARTICLES)).unwrap();
    fs::write(home.path(ARTICLES).join("a.txt"), format!("date 2026-02-06 {HEADLINE}\n\nShips went out.\n"))
        .unwrap();
    pty.press("R");
    pty.wait("file that is there again", |received| !received.shows("the file is gone"));
    check_mark(&pty, "✓", "Harbour");
    leave(pty);
}

#[test]
fn a_path_that_is_not_utf8_goes_through_reader_search_and_journal() {
    let home = Home::new();
    let text = format!("date 2026-02-06 {HEADLINE}\n\n“Ships are out,” Clara Whitfield said.\n");
    let folder = home.path(ARTICLES).join(OsStr::from_bytes(b"f\xfc\x9b2J"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(OsStr::from_bytes(b"caf\xe9.txt")), &text).unwrap();
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    pty.wait_for("1 min · caf");
    pty.press("s");
    check_mark(&pty, "★", "Harbour");
    leave(pty);

    let found = run(&home, &["search", "is:starred speaker:whitfield", "--format", "jsonl"]);
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(found.contains("caf\u{fffd}.txt") && !found.contains('\u{9b}'), "{found}");
    let line = String::from_utf8(run(&home, &["search", "ships"]).stdout).unwrap();
    assert!(line.contains(HEADLINE) && !line.contains('\u{9b}'), "{line}");
    let journal = String::from_utf8(run(&home, &["journal"]).stdout).unwrap();
    assert!(journal.contains(&ArticleId::of(text.as_bytes()).to_string()), "{journal}");
}

#[test]
fn of_two_files_of_equal_content_the_other_stays_with_the_decision() {
    let home = home();
    fs::copy(home.path(ARTICLES).join("a.txt"), home.path(ARTICLES).join("b.txt")).unwrap();
    let mut pty = home.open();
    pty.wait_for("INBOX 1");
    pty.wait_for("a.txt");
    pty.press("s");
    check_mark(&pty, "★", "Harbour");
    fs::remove_file(home.path(ARTICLES).join("a.txt")).unwrap();
    pty.wait_for("b.txt");
    check_mark(&pty, "★", "Harbour");
    assert!(!pty.received().shows("the file is gone"));
    fs::remove_file(home.path(ARTICLES).join("b.txt")).unwrap();
    pty.wait_for("the file is gone");
    leave(pty);
}

#[test]
fn a_library_that_is_damaged_is_left_as_it_is_and_the_way_on_is_told() {
    let home = home();
    leave({
        let pty = home.open();
        pty.wait_for("INBOX 1");
        pty
    });
    let path = home.path(".local/share/onrecord/library.db");
    // All that was written is in one file.
    let library = rusqlite::Connection::open(&path).unwrap();
    library.execute_batch("PRAGMA journal_mode = delete").unwrap();
    drop(library);
    let mut bytes = fs::read(&path).unwrap();
    bytes[100..].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    let mut pty = home.open();
    assert!(!pty.wait_for_end().success());
    pty.wait_for("it is damaged, and left as it is");
    let told = pty.received().emulator.screen().contents().replace('\n', "");
    assert!(told.contains("move it away to begin a new one, or name another with --library"), "{told}");
    assert!(!pty.received().is_on(super::ALTERNATE_SCREEN));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    // What is told works.
    fs::rename(&path, home.path("damaged.db")).unwrap();
    let pty = home.open();
    pty.wait_for("INBOX 1");
    leave(pty);
}

#[test]
fn where_nothing_can_be_kept_the_way_on_is_told() {
    let home = home();
    // A home in which no folder can be made, for whomever.
    fs::write(home.path(".local"), "").unwrap();
    let mut pty = home.open();
    assert!(!pty.wait_for_end().success());
    let told = pty.received().emulator.screen().contents().replace('\n', "");
    assert!(told.contains("its folder can't be made"), "{told}");
    assert!(told.contains("name another file with --library"), "{told}");
    let pty = Pty::start(home.command(&[PROGRAM, ARTICLES, "--library", "elsewhere.db"]));
    pty.wait_for("INBOX 1");
    leave(pty);
}
