//! Help, version, and command lines that make no sense.

use super::Test;
use insta::assert_snapshot;

#[test]
fn version() {
    Test::new(&["--version"]).stdout(concat!("onrecord ", env!("CARGO_PKG_VERSION"), "\n")).status(0);
}

#[test]
fn help() {
    assert_snapshot!("short_help", told(&["-h"]));
    assert_snapshot!("help", told(&["--help"]));
}

fn told(args: &[&str]) -> String {
    String::from_utf8(Test::new(args).output().stdout).unwrap()
}

#[test]
fn an_unknown_option_is_named() {
    Test::new(&["--bogus"])
        .stderr(
            "error: unexpected argument '--bogus' found\n\n  \
             tip: to pass '--bogus' as a value, use '-- --bogus'\n\n\
             Usage: onrecord [OPTIONS] [PATH]...\n       onrecord <COMMAND>\n\n\
             For more information, try '--help'.\n",
        )
        .status(2);
}

#[test]
fn the_reader_needs_a_terminal_and_says_what_does_not() {
    let refusal = "onrecord: there is no terminal here to read in; `onrecord --linear` reads in lines, `onrecord extract` prints the quotations\n";
    Test::new(&[]).stderr(refusal).status(1);
    Test::new(&["a.txt"]).file("a.txt", "An article\n").stderr(refusal).status(1);
    Test::new(&[]).env("ONRECORD_LIBRARY", "").stderr(refusal).status(1);
}

#[test]
fn a_confidence_is_a_number_from_0_to_1() {
    for (args, wrong) in
        [(["extract", "--min-confidence=1.5"], "1.5"), (["extract", "--min-confidence=NaN"], "NaN")]
    {
        Test::new(&args)
            .stderr(&format!(
                "error: invalid value '{wrong}' for '--min-confidence <X>': a number from 0 to 1 is needed\n\n\
                 For more information, try '--help'.\n"
            ))
            .status(2);
    }
    Test::new(&["--min-confidence=all", "."])
        .stderr(
            "error: invalid value 'all' for '--min-confidence <X>': a number from 0 to 1 is needed\n\n\
             For more information, try '--help'.\n",
        )
        .status(2);
}

#[test]
fn the_files_to_start_from_are_printed() {
    Test::new(&["--print-default-config"]).stdout(include_str!("../../assets/config.toml")).status(0);
    Test::new(&["--print-default-theme"]).stdout(include_str!("../../assets/theme.toml")).status(0);
}

#[test]
fn a_folder_of_settings_that_is_named_must_exist() {
    Test::new(&["--config", "missing"])
        .stderr("onrecord: the configuration missing: there is no such folder\n")
        .status(1);
}
