//! `onrecord journal` and `onrecord merge`: what is printed of decisions, and where two libraries disagree.

use super::Test;
use onrecord::analysis::{Analysis, EngineVersion};
use onrecord::article::{ArticleId, plain};
use onrecord::library::{Findings, Library, Stamp, State, Tag};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn id(n: u8) -> ArticleId {
    ArticleId::of(&[n])
}

/// A library of this name in the folder of the test, with decisions of this user.
fn library(test: &Test, name: &str, decide: impl FnOnce(&mut Library)) {
    let mut library = open(test.folder.path(), name);
    decide(&mut library);
}

fn open(folder: &Path, name: &str) -> Library {
    Library::open(&folder.join(name)).unwrap().signed(Some(name.to_owned()))
}

#[test]
fn the_journal_is_an_object_for_each_change_in_order() {
    let test = Test::new(&["journal", "--library", "ann"]);
    library(&test, "ann", |ann| {
        ann.decide(&[id(1)], State::Kept).unwrap();
        ann.tag(&[id(1)], &Tag::new("iran").unwrap()).unwrap();
        ann.set_note(&id(2), "a \u{9b} b").unwrap();
        ann.undo().unwrap();
    });
    let lines = test.lines(0);
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            let text = |key: &str| line[key].as_str().unwrap_or("-").to_owned();
            [text("who"), text("action"), text("what"), text("old"), text("new")].join(" ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "ann decide state new kept",
            "ann decide tag - iran",
            "ann decide note - a \u{9b} b",
            "ann undo note a \u{9b} b -"
        ]
    );
    assert_eq!(lines[0]["article"], id(1).to_string());
    assert_eq!(lines[3]["target"], lines[2]["step"]);
    assert_eq!(lines[0]["merged"], false);
    let at = lines[0]["at"].as_str().unwrap();
    assert!(at.len() == "2026-02-06T10:00:00.000Z".len() && at.ends_with('Z'), "{at}");
}

#[test]
fn control_characters_of_the_journal_reach_no_terminal() {
    let mut test = Test::new(&["journal", "--library", "ann"]);
    library(&test, "ann", |ann| drop(ann.set_note(&id(2), "a \u{9b}2J b").unwrap()));
    assert!(String::from_utf8(test.output().stdout).unwrap().contains("a \\u009b2J b"));
}

#[test]
fn without_a_library_there_is_no_journal_and_none_is_made() {
    let test = Test::new(&["journal", "--library", "none.db"]);
    let path = test.folder.path().join("none.db");
    test.stderr("onrecord: there is no library none.db\n").status(1);
    assert!(!path.exists());
    Test::new(&["merge", "none.db"]).stderr("onrecord: there is no library none.db\n").status(1);
}

#[test]
fn merge_tells_where_two_disagree() {
    let test = Test::new(&["merge", "bo", "--library", "ann"]);
    library(&test, "ann", |ann| {
        ann.decide(&[id(1)], State::Kept).unwrap();
        ann.tag(&[id(1)], &Tag::new("iran").unwrap()).unwrap();
        ann.untag(&[id(1)], &Tag::new("iran").unwrap()).unwrap();
        ann.set_note(&id(1), "hers").unwrap();
    });
    library(&test, "bo", |bo| {
        bo.decide(&[id(1)], State::Discarded).unwrap();
        bo.tag(&[id(1)], &Tag::new("iran").unwrap()).unwrap();
        bo.set_note(&id(1), "his").unwrap();
        bo.decide(&[id(2)], State::Starred).unwrap();
    });
    let folder = test.folder.path().to_owned();
    let id1 = id(1);
    let mut test = test;
    let output = test.output();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!(
            "{id1}: kept here, discarded there\n\
             {id1}: not tagged iran here, tagged there\n\
             {id1}: noted “hers” here, “his” there\n"
        )
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(open(&folder, "ann").states().unwrap()[&id(2)].state, State::Starred);
}

#[test]
fn a_disagreement_names_the_article_where_it_is_known() {
    let test = Test::new(&["merge", "bo", "--library", "ann"]);
    let article = plain::parse("Harbour \u{9b}2J reopens\n\nShips went out.\n".as_bytes()).unwrap();
    library(&test, "ann", |ann| {
        let mut batch = ann.batch().unwrap();
        let stamp = Stamp { size: 1, modified: None, is_sure: true };
        batch.put("/a.txt".as_ref(), stamp, &article).unwrap();
        batch.commit().unwrap();
        ann.decide(&[article.id], State::Kept).unwrap();
    });
    library(&test, "bo", |bo| drop(bo.decide(&[article.id], State::Discarded).unwrap()));
    let mut test = test;
    let told = String::from_utf8(test.output().stdout).unwrap();
    assert_eq!(told, format!("{} “Harbour  2J reopens”: kept here, discarded there\n", article.id));
}

/// What a verb does with a library in a folder that may not be written to, for a user who can't do everything. One
/// article of it is kept.
fn run_on_read_only(verb: &[&str], name: &str) -> Output {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    let mut library = open(folder.path(), name);
    library.decide(&[id(1)], State::Kept).unwrap();
    let article = plain::parse(b"Harbour reopens\n\nShips went out.\n").unwrap();
    let mut batch = library.batch().unwrap();
    let stamp = Stamp { size: 1, modified: None, is_sure: true };
    let doc = batch.put("/a.txt".as_ref(), stamp, &article).unwrap();
    let findings = Findings::new(&article, &Analysis::default());
    batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap();
    batch.commit().unwrap();
    drop(library);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.args(verb).arg("--library").arg(&path);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        // Nobody.
        command.uid(65534);
    }
    let output = command.output().unwrap();
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), [name]);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    output
}

#[test]
fn the_journal_of_a_library_that_may_only_be_read_is_read() {
    for name in ["ann.db", "ann ?immutable=0#%41.db"] {
        let output = run_on_read_only(&["journal"], name);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains(&id(1).to_string()), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_library_that_may_only_be_read_is_searched() {
    let output = run_on_read_only(&["search", "ships"], "ann.db");
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("Harbour reopens"), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_would_write_to_a_library_that_may_only_be_read_tells_the_way_on() {
    let output = run_on_read_only(&["search", "ships", "."], "ann.db");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.ends_with("; name another file with --library\n"), "{told}");
}

#[test]
fn a_merge_without_disagreement_says_nothing() {
    let test = Test::new(&["merge", "bo", "--library", "ann"]);
    library(&test, "bo", |bo| drop(bo.decide(&[id(2)], State::Starred).unwrap()));
    test.status(0);
}

#[test]
fn the_user_is_named_by_the_environment() {
    let test = Test::new(&["merge", "bo", "--library", "ann"]).env("USER", "ann").env("LOGNAME", "other");
    library(&test, "bo", |bo| drop(bo.decide(&[id(2)], State::Starred).unwrap()));
    let mut test = test;
    assert_eq!(test.output().status.code(), Some(0));
    let entries = open(test.folder.path(), "ann").journal(Default::default(), 9).unwrap();
    assert_eq!(entries[0].who.as_deref(), Some("ann"));
}
