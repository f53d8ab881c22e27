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
fn a_library_that_is_damaged_is_kept_aside_and_a_new_one_begun() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 1");
    pty.press("s");
    check_mark(&pty, "★", "Harbour");
    leave(pty);
    let path = home.path(".local/share/onrecord/library.db");
    let name = |more: &str| home.path(&format!(".local/share/onrecord/library.db{more}"));
    // All that was written is in one file.
    let library = rusqlite::Connection::open(&path).unwrap();
    library.execute_batch("PRAGMA journal_mode = delete").unwrap();
    let list: usize = library
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'file_by_day'", [], |row| row.get(0))
        .unwrap();
    let size: usize = library.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    drop(library);
    let mut bytes = fs::read(&path).unwrap();
    let page = size * (list - 1)..size * list;
    bytes[page.clone()].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    // Another was kept aside before.
    fs::write(name(".damaged-1"), "one more").unwrap();
    let mut pty = home.open();
    assert!(!pty.wait_for_end().success());
    let told = pty.received().emulator.screen().contents().replace('\n', "");
    assert!(told.contains("it is damaged") && told.contains("library.db.damaged-2. Start again"), "{told}");
    assert!(!pty.received().is_on(super::ALTERNATE_SCREEN));
    let kept = fs::read(name(".damaged-2")).unwrap();
    assert!(kept.len() == bytes.len() && kept[page].iter().all(|&byte| byte == 0xA5), "it is kept as it was");
    assert_eq!(fs::read_to_string(name(".damaged-1")).unwrap(), "one more");
    // A new one, into which what can be read of the old is brought as is told.
    let pty = home.open();
    pty.wait_for("INBOX 1");
    assert!(run(&home, &["merge", name(".damaged-2").to_str().unwrap()]).status.success());
    check_mark(&pty, "★", "Harbour");
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
