//! `onrecord journal` and `onrecord merge`: what is printed of decisions, and where two libraries disagree.

use super::Test;
use onrecord::article::ArticleId;
use onrecord::library::{Library, State, Tag};
use std::path::Path;

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
