//! The reader in lines, as a script has it: what goes in, and all that comes out.

use super::Test;
use insta::assert_snapshot;

const HARBOUR: &str = "date 2026-02-06 Harbour opens\n\nVera Lind, the mayor, came early. She was glad.\n\n“The \
                       harbour is open,” she said.\n\n“It was cold,” said Tomas Okafor, a fisherman.\n";
const FERRY: &str = "date 2026-02-05 Ferry waits\n\n“We wait,” said Vera Lind. “Not for long.”\n";

/// Runs a script on the two articles.
fn script(lines: &str) -> Test {
    Test::new(&["--linear", "articles"])
        .file("articles/harbour.txt", HARBOUR)
        .file("articles/ferry.txt", FERRY)
        .stdin(lines)
}

/// What is written when all goes well.
#[track_caller]
fn written(mut test: Test) -> String {
    let output = test.output();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_article_is_read_and_its_quotations_are_walked_through() {
    assert_snapshot!(written(script("read\nnext-quote\ncontext\nJ\nquotes\n1\n;\n;\nL\n")));
}

#[test]
fn articles_are_decided_and_decisions_taken_back() {
    assert_snapshot!(written(script("keep\nx\nu\nkept\ntag storm\nnote It was cold.\nwhere\nq\ninbox\n")));
}

#[test]
fn whoever_leaves_leaves_one_file_that_can_be_copied() {
    let mut test = script("keep\n").env("ONRECORD_LIBRARY", "desk.db");
    assert!(test.output().status.success());
    let log = std::fs::metadata(test.folder.path().join("desk.db-wal"));
    assert!(log.is_err() || log.is_ok_and(|log| log.len() == 0));
}

#[test]
fn words_are_asked_for_or_stand_on_the_line() {
    assert_snapshot!(written(script(
        "search\nferry\nopen\n/long\nfilter said:cold\nfilter\n\nF\nspeakers\nlind\n1\n"
    )));
}

#[test]
fn the_help_lists_what_can_be_done() {
    assert_snapshot!(written(script("help\nmore\n\nhelp star\n1\n")));
}

#[test]
fn the_samples_are_there_without_a_path() {
    assert_snapshot!(written(Test::new(&["--linear"]).stdin("5\nJ\ncontext\n")));
}

#[test]
fn what_makes_no_sense_is_complained_of_and_shows_in_the_status() {
    let mut test = script("bogus\nfilter date:never\n77\nwhere\n");
    let output = test.output();
    assert_snapshot!(String::from_utf8(output.stderr).unwrap());
    assert!(String::from_utf8(output.stdout).unwrap().ends_with("> 77\n> where\nIn the list of articles.\nArticle 1 of 2, new. Harbour opens. 6 February 2026. 2 quotations, 2 speakers.\n"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_next_run_knows_what_was_decided() {
    let mut test = script("discard\n");
    test.output();
    test = test.stdin("discarded\n");
    assert!(written(test).ends_with(
        "> discarded\nDiscarded: 1 article.\n1. Harbour opens. 6 February 2026, discarded, 2 quotations. You are \
         here.\n"
    ));
}

#[test]
fn nothing_commands_the_terminal_whatever_it_is_called() {
    for (name, value) in [("TERM", "dumb"), ("NO_COLOR", "1"), ("TERM", "xterm-256color")] {
        let test = script("read\nhelp\nY\n").env(name, value).file(
            "articles/evil.txt",
            "date 2026-02-07 Title \u{1b}]0;owned\u{7}\n\n“Words \u{9b}31m\u{202e},” said Ann \u{1b}[2J Bell.\n",
        );
        let written = written(test);
        let commands = |c: &char| c.is_control() && *c != '\n' || *c == '\u{202e}';
        assert_eq!(written.chars().find(commands), None, "{written}");
    }
}

#[test]
fn nothing_to_read_is_told_at_once() {
    Test::new(&["--linear", "missing"])
        .stderr("onrecord: missing: there is no such file or folder\n")
        .status(1);
}

#[test]
fn a_reader_of_the_output_that_has_gone_ends_it() {
    let mut test = script(&"help\n".repeat(2000));
    test.command.stdout(std::process::Stdio::piped());
    let mut child = test.command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let _ = std::io::Write::write_all(&mut stdin, &"help\n".repeat(2000).into_bytes());
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
