//! `onrecord search`: what is found, as text and JSON Lines, and the exit status.

use super::Test;
use serde_json::json;
use std::process::Command;

const ONE: &str =
    "date 2026-02-06 A first title\n\nIt is late. “The ferry is late,” Ann Oake, the mayor, said.\n";
const TWO: &str = "date 2026-02-07 A second title\n\n“It will run again,” Bo Lind said.\n";

fn search(args: &[&str]) -> Test {
    Test::new(&[&["search"], args].concat()).file("a/1.txt", ONE).file("a/2.txt", TWO)
}

#[test]
fn a_line_for_each_article_the_newest_first() {
    search(&["ferry or run", "a"])
        .stdout(
            "2026-02-07\ta/2.txt\tA second title\t“It will run again,” Bo Lind said.\n\
             2026-02-06\ta/1.txt\tA first title\tIt is late. “The ferry is late,” Ann Oake, the mayor, said.\n",
        )
        .status(0);
}

#[test]
fn objects_point_into_the_text_by_code_points() {
    let lines = search(&["--format", "jsonl", "said:\"is late\"", "a/1.txt"]).lines(0);
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(
        (&line["path"], &line["title"], &line["date"]),
        (&json!("a/1.txt"), &json!("A first title"), &json!("2026-02-06"))
    );
    assert_eq!(line["quotes"], 1);
    let passage = &line["passage"];
    assert_eq!(passage["text"], "It is late. “The ferry is late,” Ann Oake, the mayor, said.");
    let matched: Vec<String> = passage["matches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| {
            let at = |key: &str| found[key].as_u64().unwrap() as usize;
            ONE.chars().skip(at("start")).take(at("end") - at("start")).collect()
        })
        .collect();
    assert_eq!(matched, ["is late"]);
    let start = passage["start"].as_u64().unwrap() as usize;
    assert!(ONE.chars().skip(start).collect::<String>().starts_with("It is late."));
    let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["date", "id", "passage", "path", "quotes", "source", "title"]);
}

#[test]
fn the_exit_status_is_that_of_grep() {
    search(&["goat", "a"]).status(1);
    search(&["ferry", "missing"]).stderr("onrecord: missing: there is no such file or folder\n").status(2);
    search(&["ferry"])
        .env("ONRECORD_LIBRARY", "none.db")
        .stderr("onrecord: there is no library none.db\n")
        .status(2);
}

#[test]
fn a_wrong_query_is_shown_where_it_is_wrong() {
    search(&["é is:odd", "a"])
        .stderr("onrecord: is: takes new, kept, starred, discarded or read\n  é is:odd\n       ^^^\n")
        .status(2);
}

#[test]
fn what_was_brought_in_is_found_again_without_paths() {
    let mut test = search(&["speaker:oake", "a"]);
    assert_eq!(test.output().status.code(), Some(0));
    let home = test.folder.path();
    let again = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.arg("search").args(args).current_dir(home).env_clear().env("HOME", home).output().unwrap()
    };
    let output = again(&["oake or lind"]);
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout.lines().count(), 2, "{stdout}");
    assert!(stdout.contains("\ta/2.txt\t"), "{stdout}");
    // Only what lies under the paths.
    assert_eq!(again(&["lind", "a/1.txt"]).status.code(), Some(1));
    assert_eq!(again(&["--", "-lind"]).status.code(), Some(0));
}

#[test]
fn what_cannot_be_read_is_told_while_the_rest_goes_on() {
    let mut test = search(&["ferry", "a"]).file("a/3.txt", b"\xff\xfe\xfd");
    let output = test.output();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("a/3.txt: not UTF-8 text"), "{stderr}");
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_was_brought_in_lies_in_one_file_that_can_be_copied() {
    let mut test = search(&["ferry", "a"]).env("ONRECORD_LIBRARY", "desk.db");
    assert!(test.output().status.success());
    let log = std::fs::metadata(test.folder.path().join("desk.db-wal"));
    assert!(log.is_err() || log.is_ok_and(|log| log.len() == 0));
}
