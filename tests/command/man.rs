//! The manual: pages of the program and of its commands, and the keys as the reader has them.

use super::Test;
use insta::assert_snapshot;
use onrecord::tui::keymap::Keymap;
use std::process::Output;

#[track_caller]
fn page(args: &[&str]) -> String {
    let Output { stdout, stderr, status, .. } = Test::new(args).output();
    assert_eq!((String::from_utf8(stderr).unwrap().as_str(), status.code()), ("", Some(0)));
    String::from_utf8(stdout).unwrap()
}

/// The words of a page without its commands.
fn plain(page: &str) -> String {
    let plain = page.replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
    plain.replace("\\-", "-").replace("\\*(Aq", "'").replace("\\(aq", "'")
}

#[test]
fn the_page_of_the_program() {
    let page = page(&["man"]);
    let (before, rest) = page.split_once(".SH KEYS\n").unwrap();
    let (_, after) = rest.split_once(".SH FILES\n").unwrap();
    assert_snapshot!(format!("{before}.SH KEYS\n[…]\n.SH FILES\n{after}"));
}

#[test]
fn its_keys_are_those_of_the_table() {
    let page = plain(&page(&["man"]));
    let mut rest = page.split_once(".SH KEYS\n").unwrap().1;
    let mut go_to = |wanted: &str| {
        rest = rest.split_once(wanted).unwrap_or_else(|| panic!("{wanted:?} is missing in {rest}")).1;
    };
    for section in Keymap::default().sections() {
        assert!(!section.rows.is_empty(), "{}", section.title);
        go_to(section.title.as_str());
        for row in section.rows {
            let keys = row.keys.join(", ");
            // What is a control of roff is written in another way.
            go_to(&keys.replace('\\', "\\e"));
            go_to(row.name);
            go_to(row.help);
        }
    }
}

#[test]
fn every_command_has_a_page() {
    for command in ["extract", "people", "man", "completions"] {
        let page = page(&["man", command]);
        assert!(page.contains(&format!(".TH onrecord-{command} 1")), "{page}");
        assert!(page.contains(".SH DESCRIPTION"), "{page}");
    }
    assert_snapshot!(page(&["man", "extract"]));
}

#[test]
fn there_is_no_page_of_what_there_is_not() {
    let mut test = Test::new(&["man", "fly"]);
    let output = test.output();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("there is no page of \"fly\"; there are extract, people"), "{told}");
    assert_eq!(output.status.code(), Some(2));
}
