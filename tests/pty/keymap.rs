//! Keys of one's own: those that are right count, and those that are not are told with their line.

use super::{HEADLINE, home};
use std::fs;

#[test]
fn own_keys_count_and_wrong_ones_are_told() {
    let home = home();
    let folder = home.path(".config/onrecord");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "keys = \"mutt\"\n").unwrap();
    fs::write(folder.join("keymap.toml"), "[panes]\nkeep = [\"Q\"]\nstar = [\"Hyper-s\"]\n").unwrap();
    let mut pty = home.open();
    pty.wait_for("keymap.toml:3: \"Hyper-s\" is no key");
    pty.wait_for(HEADLINE);
    pty.press("d");
    pty.wait_for("Inbox empty");
    pty.press("u");
    pty.wait_for("Taken back");
    pty.press("Q");
    pty.wait_for("kept 1");
    pty.press("q");
    assert!(pty.wait_for_end().success());
}
