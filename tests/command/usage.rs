//! Help, version, and command lines that make no sense.

use super::Test;

#[test]
fn version() {
    Test::new(&["--version"]).stdout(concat!("onrecord ", env!("CARGO_PKG_VERSION"), "\n")).status(0);
}

#[test]
fn help() {
    Test::new(&["-h"])
        .stdout(
            "A terminal reader for news articles that shows who said what\n\
             \n\
             Usage: onrecord [OPTIONS] [PATH]...\n       onrecord <COMMAND>\n\
             \n\
             Commands:\n  extract      Print people, names and quotes as JSON Lines, one object for each article\n  \
             people       Print the people of all articles together, most quoted first\n  \
             corrections  Print what readers corrected, as JSON Lines\n  \
             journal      Print every decision that was ever made, as JSON Lines\n  \
             merge        Take over another person's decisions, tags and notes, and tell where the two disagree\n\
             \n\
             Arguments:\n  [PATH]...  Articles, and folders of articles: .txt files at any depth, hidden ones \
             left out\n\
             \n\
             Options:\n      --library <FILE>      Where the decisions are kept [default: \
             onrecord/library.db in the user's\n                            \
             data directory] [env: ONRECORD_LIBRARY]\n      \
             --config <DIR>        The folder of config.toml and theme.toml [default: onrecord in the\n                            \
             user's configuration directory] [env: ONRECORD_CONFIG]\n      \
             --theme <THEME>       How everything looks, whatever config.toml says [possible values: auto,\n                            \
             dark, light, high-contrast, none]\n      \
             --min-confidence <X>  Leave out speakers whose confidence is less: 0 tells all, 0.9 only those\n                            \
             nearly certain\n  \
             -h, --help                Print help (see more with '--help')\n  -V, --version             Print version\n",
        )
        .status(0);
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
    let refusal = "onrecord: there is no terminal here to read in; `onrecord extract` prints the articles' quotes instead\n";
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
