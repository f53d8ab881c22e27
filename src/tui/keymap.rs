//! Keys, and sequences of keys → an action in a context, from TOML.
//!
//! Does not know what an action does.

mod key;

use super::action::{self, Action, Context};
pub(super) use key::Key;
use std::collections::BTreeMap;

/// Which keys do what.
pub(super) struct Keymap(Vec<Binding>);

struct Binding {
    context: Context,
    keys: Vec<Key>,
    action: Action,
}

/// What the keys pressed so far come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An action.
    Action(Action),
    /// The beginning of a longer sequence.
    Prefix,
    /// Nothing that is bound.
    Unbound,
}

/// Why a keymap can't be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum KeymapError {
    #[error("{0}")]
    Syntax(String),
    #[error("there is no section [{0}]")]
    NoContext(String),
    #[error("[{context}] has no action {name:?}")]
    NoAction { context: &'static str, name: String },
    #[error("{0:?} is no key")]
    NoKey(String),
    #[error("[{context}] has {keys:?} for {first} and for {second}, or one begins like the other")]
    Clash { context: &'static str, keys: String, first: &'static str, second: &'static str },
}

impl Keymap {
    /// The default keys, which are compiled in.
    pub(super) fn standard() -> Keymap {
        let toml = include_str!("../../assets/keymap.toml");
        Keymap::parse(toml).expect("the compiled-in keymap is sound: a test reads it")
    }

    /// Reads a keymap, and checks that every key means one thing.
    pub(super) fn parse(toml: &str) -> Result<Keymap, KeymapError> {
        type Sections = BTreeMap<String, BTreeMap<String, Vec<String>>>;
        let sections: Sections =
            toml::from_str(toml).map_err(|error| KeymapError::Syntax(error.to_string()))?;
        let mut bindings: Vec<Binding> = Vec::new();
        for (section, actions) in sections {
            let context = Context::ALL.into_iter().find(|context| context.name() == section);
            let context = context.ok_or(KeymapError::NoContext(section))?;
            for (name, sequences) in actions {
                let action = find_action(context, &name)?;
                for sequence in sequences {
                    let keys = Key::parse_sequence(&sequence).ok_or(KeymapError::NoKey(sequence))?;
                    add(&mut bindings, Binding { context, keys, action })?;
                }
            }
        }
        Ok(Keymap(bindings))
    }

    /// What `pressed` comes to in `context`.
    pub(super) fn look_up(&self, context: Context, pressed: &[Key]) -> Outcome {
        let mut begun = self.0.iter().filter(|b| b.context == context && b.keys.starts_with(pressed));
        match begun.next() {
            Some(binding) if binding.keys.len() == pressed.len() => Outcome::Action(binding.action),
            Some(_) => Outcome::Prefix,
            None => Outcome::Unbound,
        }
    }

    /// The keys that do `action` in `context`, as they are written.
    pub(super) fn keys(&self, context: Context, action: Action) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |b| b.context == context && b.action == action).map(|b| written(&b.keys))
    }
}

fn find_action(context: Context, name: &str) -> Result<Action, KeymapError> {
    action::entries()
        .find(|entry| entry.name == name && entry.contexts.contains(&context))
        .map(|entry| entry.action)
        .ok_or_else(|| KeymapError::NoAction { context: context.name(), name: name.to_owned() })
}

fn add(bindings: &mut Vec<Binding>, new: Binding) -> Result<(), KeymapError> {
    let clash = bindings.iter().find(|old| {
        old.context == new.context && (old.keys.starts_with(&new.keys) || new.keys.starts_with(&old.keys))
    });
    if let Some(old) = clash {
        return Err(KeymapError::Clash {
            context: new.context.name(),
            keys: written(&new.keys),
            first: name(old.action),
            second: name(new.action),
        });
    }
    bindings.push(new);
    Ok(())
}

fn written(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

fn name(action: Action) -> &'static str {
    action::entries().find(|entry| entry.action == action).map_or("", |entry| entry.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_key_wherever_it_is_valid() {
        let keymap = Keymap::standard();
        for entry in action::entries() {
            for &context in entry.contexts {
                assert!(keymap.keys(context, entry.action).next().is_some(), "{} in {context:?}", entry.name);
            }
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
    fn check_refused(toml: &str, message: &str) {
        let error = Keymap::parse(toml).err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some(message));
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        check_refused("[panes]\nfly = [\"f\"]", "[panes] has no action \"fly\"");
        check_refused("[help]\nkeep = [\"a\"]", "[help] has no action \"keep\"");
        check_refused("[sky]\ndown = [\"j\"]", "there is no section [sky]");
        check_refused("[panes]\ndown = [\"Dwon\"]", "\"Dwon\" is no key");
        check_refused(
            "[panes]\ndown = [\"g\"]\nfirst = [\"g g\"]",
            "[panes] has \"g g\" for down and for first, or one begins like the other",
        );
    }
}
