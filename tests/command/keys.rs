//! The keys that come with the program can be printed, to start one's own from.

use super::Test;

#[test]
fn the_default_keys_are_printed_as_a_keymap() {
    Test::new(&["--print-default-keys"]).stdout(include_str!("../../assets/keymap.toml")).status(0);
}

#[test]
fn so_are_those_of_a_preset() {
    Test::new(&["--keys", "mutt", "--print-default-keys"])
        .stdout(include_str!("../../assets/keymap/mutt.toml"))
        .status(0);
}

#[test]
fn other_keys_are_refused_with_those_there_are() {
    Test::new(&["--keys", "emacs"])
        .stderr(
            "error: invalid value 'emacs' for '--keys <KEYS>'\n  [possible values: default, newsboat, mutt]\n\n\
             For more information, try '--help'.\n",
        )
        .status(2);
}
