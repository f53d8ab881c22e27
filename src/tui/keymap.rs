//! Keys, and sequences of keys → an action in a context: the default ones, the presets', the user's.
//!
//! Does not know what an action does, nor where files lie.

mod fault;
mod file;
mod key;
mod section;

use super::action::{self, Action, Context};
use crate::config::{Complaint, KEYMAP_FILE, Keys};
use fault::Fault;
use file::Entry;
pub(super) use key::Key;
pub use section::{Row, Section};

/// Which keys do what.
pub struct Keymap(Vec<Binding>);

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

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::new(Keys::Default)
    }
}

impl Keymap {
    /// The keys that come with the program under this name.
    pub fn new(keys: Keys) -> Keymap {
        let none = Keymap(Vec::new());
        // That there is nothing wrong with any of them a test tells.
        let (keymap, _) = none.overlaid(Keys::Default.text());
        match keys {
            Keys::Default => keymap,
            _ => keymap.overlaid(keys.text()).0,
        }
    }

    /// This keymap with what the text of a file says instead. An action that the file names has the keys it
    /// gives, and no others; what has these keys here loses them. What is wrong with the file changes nothing.
    pub fn overlaid(self, toml: &str) -> (Keymap, Vec<Complaint>) {
        let (entries, mut faults) = file::read(toml);
        let mut over: Vec<(usize, Binding)> = Vec::new();
        let mut given: Vec<(Context, Action)> = Vec::new();
        for entry in entries {
            match clash(&entry, &over) {
                Some(fault) => faults.push((entry.line, fault)),
                None => {
                    given.push((entry.context, entry.action));
                    over.extend(entry.into_bindings());
                }
            }
        }
        let is_free = |old: &Binding| !given.contains(&(old.context, old.action));
        let (mut kept, lost): (Vec<Binding>, Vec<Binding>) =
            self.0.into_iter().filter(is_free).partition(|old| over.iter().all(|(_, new)| !new.is_like(old)));
        faults.extend(robbed(&kept, &lost, &over));
        kept.extend(over.into_iter().map(|(_, new)| new));
        faults.sort_by_key(|&(line, _)| line);
        let complaint = |(line, fault): (usize, Fault)| Complaint {
            file: KEYMAP_FILE,
            line: Some(line),
            what: fault.to_string(),
        };
        (Keymap(kept), faults.into_iter().map(complaint).collect())
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

    /// Leaves out the keys that are digits, where a number means something else.
    pub(super) fn leave_out_digits(&mut self) {
        self.0.retain(|binding| written(&binding.keys).parse::<u8>().is_err());
    }

    /// All actions with their keys, for the documents: those of the panes under their headings, then those of the
    /// other places.
    pub fn sections(&self) -> Vec<Section> {
        section::of(self)
    }
}

impl Binding {
    /// Whether no more than one of both can be told by its keys.
    fn is_like(&self, other: &Binding) -> bool {
        self.context == other.context
            && (self.keys.starts_with(&other.keys) || other.keys.starts_with(&self.keys))
    }
}

/// The first key of `entry` that the file has given to another action already.
fn clash(entry: &Entry, over: &[(usize, Binding)]) -> Option<Fault> {
    entry.sequences.iter().find_map(|keys| {
        let new = Binding { context: entry.context, keys: keys.clone(), action: entry.action };
        let (line, old) = over.iter().find(|(_, old)| old.is_like(&new))?;
        let (keys, old_keys, owner) = (written(keys), written(&old.keys), action::name(old.action));
        Some(Fault::Clash { keys, old_keys, owner, line: *line })
    })
}

/// The actions that have lost all their keys, each with the line that took the last.
fn robbed(kept: &[Binding], lost: &[Binding], over: &[(usize, Binding)]) -> Vec<(usize, Fault)> {
    let place = |binding: &Binding| (binding.context, binding.action);
    let is_last = |&(n, old): &(usize, &Binding)| {
        let later = lost.get(n + 1..).unwrap_or_default();
        later.iter().chain(kept).all(|other| place(other) != place(old))
    };
    let fault = |(_, old): (usize, &Binding)| {
        let (line, new) = over.iter().find(|(_, new)| new.is_like(old))?;
        let (robbed, taker) = (action::name(old.action), action::name(new.action));
        Some((*line, Fault::Robbed { keys: written(&old.keys), robbed, taker }))
    };
    lost.iter().enumerate().filter(is_last).filter_map(fault).collect()
}

fn written(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
