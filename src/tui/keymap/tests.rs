//! What keymaps must hold, and what is said about those that make no sense.

use super::*;
use crate::config::Word;

const PRESETS: [Keys; 3] = [Keys::Default, Keys::Newsboat, Keys::Mutt];

#[test]
fn nothing_is_wrong_with_the_presets() {
    assert_eq!(PRESETS.len(), Keys::WORDS.len());
    let (_, complaints) = Keymap(Vec::new()).overlaid(Keys::Default.text());
    assert_eq!(complaints, []);
    for keys in [Keys::Newsboat, Keys::Mutt] {
        let (_, complaints) = Keymap::default().overlaid(keys.text());
        assert_eq!(complaints, []);
    }
}

#[test]
fn every_chord_of_every_preset_does_what_it_is_bound_to() {
    for keys in PRESETS {
        let keymap = Keymap::new(keys);
        for binding in &keymap.0 {
            for n in 1..binding.keys.len() {
                assert_eq!(keymap.look_up(binding.context, &binding.keys[..n]), Outcome::Prefix);
            }
            let outcome = keymap.look_up(binding.context, &binding.keys);
            assert_eq!(outcome, Outcome::Action(binding.action), "{} {keys:?}", written(&binding.keys));
        }
    }
}

#[test]
fn every_action_can_be_reached_wherever_it_is_valid() {
    let keymap = Keymap::default();
    for entry in action::entries() {
        let has_key = |context: &Context| keymap.keys(*context, entry.action).next().is_some();
        // The palette runs what has no key, over the panes.
        let is_keyless = !entry.contexts.iter().any(has_key) && entry.contexts.contains(&Context::Panes);
        assert!(is_keyless || entry.contexts.iter().all(has_key), "{}", entry.name);
    }
}

#[test]
fn names_of_actions_are_unique() {
    let mut names: Vec<_> = action::entries().map(|entry| entry.name).collect();
    names.sort_unstable();
    let n_names = names.len();
    names.dedup();
    assert_eq!(names.len(), n_names);
}

#[track_caller]
fn check(toml: &str, messages: &[&str]) -> Keymap {
    let (keymap, complaints) = Keymap::default().overlaid(toml);
    let complaints: Vec<_> = complaints.iter().map(Complaint::to_string).collect();
    assert_eq!(complaints, messages);
    keymap
}

fn keys(keymap: &Keymap, name: &str) -> String {
    let action = action::entries().find(|entry| entry.name == name).unwrap().action;
    keymap.keys(Context::Panes, action).collect::<Vec<_>>().join(", ")
}

#[test]
fn tells_what_makes_no_sense_and_where() {
    check("[panes]\n\ndwon = \"j\"", &["keymap.toml:3: there is no action \"dwon\"; perhaps \"down\""]);
    check(
        "[search]\nkeep = [\"F2\"]",
        &[
            "keymap.toml:2: there is no action \"keep\"; there are \"earlier-line\", \"later-line\", \"help\", \
             \"accept\", \"cancel\", \"quit-now\", \"suspend\" and \"repaint\"",
        ],
    );
    let sections: Vec<String> = Context::ALL.iter().map(|context| format!("{:?}", context.name())).collect();
    let (last, others) = sections.split_last().unwrap();
    let there_are = format!("{} and {last}", others.join(", "));
    let message = format!("keymap.toml:2: there is no section \"sky\"; there are {there_are}");
    check("# mine\n[sky]\ndown = [\"j\"]", &[&message]);
    check("[panes]\ndown = [\"Dwon\"]", &["keymap.toml:2: \"Dwon\" is no key"]);
    check(
        "[panes]\ndown = 7",
        &["keymap.toml:2: a key is written in quotation marks, several between [ and ]"],
    );
    check(
        "[panes]\ndown = [\"Ctrl-i\"]",
        &["keymap.toml:2: a terminal does not tell \"Ctrl-i\" from \"Tab\""],
    );
    check("[speakers]\ndown = [\"j\"]", &["keymap.toml:2: \"j\" types a character in [speakers]"]);
}

#[test]
fn tells_which_keys_clash() {
    check(
        "[panes]\nkeep = [\"j\"]\ndiscard = [\"F5\", \"j\"]",
        &["keymap.toml:3: \"j\" is for keep already, on line 2"],
    );
    check(
        "[panes]\nkeep = [\"Q\"]\ndiscard = [\"Q Q\"]",
        &["keymap.toml:3: \"Q Q\" begins like \"Q\", which is for keep, on line 2"],
    );
}

#[test]
fn a_file_that_is_no_toml_changes_nothing() {
    let (keymap, complaints) = Keymap::default().overlaid("[panes]\nkeep = [\"v\"\n[sea]");
    assert_eq!((complaints.len(), complaints[0].line), (1, Some(3)), "{}", complaints[0]);
    assert_eq!(keys(&keymap, "keep"), "a");
}

#[test]
fn the_wrong_part_keeps_its_keys_and_the_rest_counts() {
    let message = "keymap.toml:3: \"F99\" is no key";
    let keymap = check("[panes]\nkeep = [\"Q\"]\ndiscard = [\"F6\", \"F99\"]\n", &[message]);
    assert_eq!(keys(&keymap, "keep"), "Q");
    assert_eq!(keys(&keymap, "discard"), "x");
    assert_eq!(keymap.look_up(Context::Panes, &Key::parse_sequence("a").unwrap()), Outcome::Unbound);
}

#[test]
fn a_key_that_is_taken_is_missed_only_by_who_has_no_other() {
    let keymap = check("[panes]\nkeep = [\"j\"]", &[]);
    assert_eq!((keys(&keymap, "keep"), keys(&keymap, "down")), ("j".to_owned(), "Down".to_owned()));
    let keymap = check("[panes]\nkeep = [\"g\"]\narrivals = []\nsearches = []", &[]);
    assert_eq!(keys(&keymap, "first"), "Home", "no key may begin like another");
    let message =
        "keymap.toml:2: keep takes \"x\", the last key of discard; `discard = []` says that it needs none";
    check("[panes]\nkeep = [\"x\"]", &[message]);
    let keymap = check("[panes]\nkeep = [\"x\"]\ndiscard = []", &[]);
    assert_eq!(keys(&keymap, "discard"), "");
}
