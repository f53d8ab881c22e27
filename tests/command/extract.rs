//! `onrecord extract`: JSON Lines for other programs.

use super::Test;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

#[track_caller]
fn check_paths(lines: &[Value], expected: &[&str]) {
    let paths: Vec<_> = lines.iter().map(|line| line["path"].as_str().unwrap()).collect();
    assert_eq!(paths, expected);
}

#[test]
fn one_object_for_each_article_in_the_order_of_the_paths() {
    let names: Vec<_> = (0..300).map(|n| format!("folder/{n:03}.txt")).collect();
    let mut test = Test::new(&["extract", "z.txt", "folder", "a.md"]);
    for name in names.iter().map(String::as_str).chain(["z.txt", "a.md"]) {
        test = test.file(name, format!("Headline of {name}\n\nA paragraph.\n"));
    }
    let expected: Vec<_> =
        ["z.txt"].into_iter().chain(names.iter().map(String::as_str)).chain(["a.md"]).collect();
    check_paths(&test.lines(0), &expected);
}

#[test]
fn an_article_is_told_with_its_id_title_date_and_byline() {
    let text = "date 2026-02-06 Harbour reopens after the storm\n\nBy Alice Padgett\n\nShips went out.\n";
    let lines = Test::new(&["extract", "a.txt"]).file("a.txt", text).lines(0);
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(line["path"], "a.txt");
    assert_eq!(line["id"], blake3::hash(text.as_bytes()).to_hex().as_str());
    assert_eq!(line["title"], "Harbour reopens after the storm");
    assert_eq!(line["date"], "2026-02-06");
    assert_eq!(line["byline"], "Alice Padgett");
    let keys: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["byline", "date", "entities", "id", "path", "people", "quotes", "source", "title"]);
}

/// Every object in `value` that has a start, an end and a text.
fn places(value: &Value) -> Vec<&Value> {
    let inner: Vec<_> = match value {
        Value::Array(items) => items.iter().flat_map(places).collect(),
        Value::Object(fields) => fields.values().flat_map(places).collect(),
        _ => Vec::new(),
    };
    let own = value.get("start").map(|_| value);
    own.into_iter().chain(inner).collect()
}

#[test]
fn offsets_are_code_points_of_the_file() {
    let text = "date 2026-02-06 Café Zürich 😀 reopens\r\n\r\n\
                “Ça marche 🎉, and we’re open,” mayor Zoë Brontë said on Friday. “Tout va bien – really,” she added.\r\n\
                The Polish envoy, Łukasz Żak, called it “très 😀 chic”.\r\n";
    let points: Vec<char> = text.chars().collect();
    let lines = Test::new(&["extract", "a.txt"]).file("a.txt", text).lines(0);
    for place in places(&lines[0]) {
        let [start, end] = ["start", "end"].map(|key| usize::try_from(place[key].as_u64().unwrap()).unwrap());
        assert_eq!(points[start..end].iter().collect::<String>(), place["text"].as_str().unwrap());
    }
    let quotes: Vec<_> =
        lines[0]["quotes"].as_array().unwrap().iter().map(|quote| &quote["speaker"]).collect();
    assert_eq!(quotes, ["Zoë Brontë", "Zoë Brontë", "Łukasz Żak"]);
    assert_eq!(lines[0]["quotes"][2]["kind"], "mixed");
    assert_eq!(lines[0]["quotes"][2]["text"], "très 😀 chic");
}

#[test]
fn what_the_article_does_not_tell_is_null() {
    let lines = Test::new(&["extract", "a.txt"]).file("a.txt", "Ships went out.\n").lines(0);
    assert_eq!(["date", "byline", "source"].map(|key| &lines[0][key]), [&Value::Null; 3]);
    assert_eq!(lines[0]["quotes"], json!([]));
}

#[test]
fn the_outlet_is_told_where_the_page_names_it() {
    let text = "Ferry runs again\n\nMUSCAT, Feb 3 (Reuters) - The ferry ran.\n";
    let lines = Test::new(&["extract", "a.txt"]).file("a.txt", text).lines(0);
    assert_eq!(lines[0]["source"], "Reuters");
}

#[test]
fn without_a_path_the_samples_are_extracted() {
    let lines = Test::new(&["extract"]).lines(0);
    assert!(lines.iter().all(|line| line["path"].as_str().unwrap().starts_with("seeds/")));
}

#[test]
fn what_cannot_be_read_is_told_while_the_rest_goes_on() {
    let lines = Test::new(&["extract", "missing", "folder", "empty", "b.txt"])
        .file("folder/a.txt", "An article\n")
        .file("folder/latin.txt", b"caf\xe9")
        .file("b.txt", "Another article\n")
        .folder("empty")
        .stderr(
            "onrecord: missing: there is no such file or folder\n\
             onrecord: empty: holds no article (no .txt file)\n\
             onrecord: folder/latin.txt: not UTF-8 text: wrong byte at offset 3\n",
        )
        .lines(2);
    check_paths(&lines, &["folder/a.txt", "b.txt"]);
}

#[test]
fn where_nothing_can_be_read_nothing_is_printed() {
    Test::new(&["extract", "missing"])
        .stderr("onrecord: missing: there is no such file or folder\n")
        .status(1);
}

#[test]
fn standard_input_lists_paths() {
    let lines = Test::new(&["extract", "z.txt", "-", "y.txt"])
        .file("a b.txt", "An article\n")
        .file("folder/c.txt", "An article\n")
        .file("y.txt", "An article\n")
        .file("z.txt", "An article\n")
        .stdin("folder\n\na b.txt")
        .lines(0);
    check_paths(&lines, &["z.txt", "folder/c.txt", "a b.txt", "y.txt"]);
}

#[test]
fn an_empty_list_is_no_work() {
    Test::new(&["extract", "-"]).status(0);
}

#[test]
fn names_need_not_be_utf8() {
    let lines = Test::new(&["extract", "."]).file(b"caf\xe9.txt", "An article\n").lines(0);
    check_paths(&lines, &["./caf\u{fffd}.txt"]);
    let lines =
        Test::new(&["extract", "-"]).file(b"caf\xe9.txt", "An article\n").stdin(b"caf\xe9.txt\n").lines(0);
    check_paths(&lines, &["caf\u{fffd}.txt"]);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    // More than a pipe holds, all in the titles.
    let text = "Ships went out ".repeat(500);
    let mut test = Test::new(&["extract", "."]);
    for n in 0..100 {
        test = test.file(format!("{n}.txt"), &text);
    }
    let mut child = test.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut String::new()).unwrap();
    drop(stdout);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut stderr = String::new();
    child.stderr.unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(stderr, "");
}

#[test]
fn a_full_disk_is_a_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let full = std::fs::File::create("/dev/full").unwrap();
    let output = command.args(["extract", "Cargo.toml"]).stdout(full).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.starts_with("onrecord: standard output: No space left on device"), "{stderr}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn speakers_below_the_least_confidence_are_left_out_and_nothing_else() {
    let extract = |options: &[&str]| Test::new(&[&["extract"], options].concat()).lines(0);
    let mut expected = extract(&[]);
    assert_eq!(extract(&["--min-confidence", "0"]), expected);
    let quotes = expected.iter_mut().flat_map(|line| line["quotes"].as_array_mut().unwrap());
    let (mut n_left, mut n_left_out) = (0, 0);
    for quote in quotes.filter(|quote| !quote["speaker"].is_null()) {
        // What is printed is rounded, so that 0.9 itself may be either.
        if quote["confidence"].as_f64().unwrap() < 0.895 {
            quote["speaker"] = Value::Null;
            n_left_out += 1;
        } else {
            n_left += 1;
        }
    }
    assert!(n_left > 0 && n_left_out > 0, "{n_left} {n_left_out}");
    assert_eq!(extract(&["--min-confidence=0.895"]), expected);
}
