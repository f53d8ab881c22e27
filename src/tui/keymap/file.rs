//! A keymap as it is written → what it gives to which action, line by line, and what is wrong with it.
//!
//! Does not know other keymaps, nor which keys clash.

use super::fault::Fault;
use super::{Binding, Key};
use crate::config::unknown;
use crate::tui::action::{self, Action, Context};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// What a line gives to an action.
pub(super) struct Entry {
    /// From 1.
    pub(super) line: usize,
    pub(super) context: Context,
    pub(super) action: Action,
    pub(super) sequences: Vec<Vec<Key>>,
}

impl Entry {
    /// The bindings, each with the line.
    pub(super) fn into_bindings(self) -> impl Iterator<Item = (usize, Binding)> {
        let Entry { line, context, action, sequences } = self;
        sequences.into_iter().map(move |keys| (line, Binding { context, keys, action }))
    }
}

type Name<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;

/// The sound entries of a keymap, in order, and the lines where it makes no sense.
pub(super) fn read(toml: &str) -> (Vec<Entry>, Vec<(usize, Fault)>) {
    let line = |at: usize| toml.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
    let table = match DeTable::parse(toml) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            return (Vec::new(), vec![(line(at), Fault::Syntax(error.message().to_owned()))]);
        }
    };
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for (section, actions) in &table {
        match section_of(section, actions) {
            Ok((context, actions)) => {
                for (name, value) in actions {
                    let line = line(name.span().start);
                    match entry(line, context, name, value) {
                        Ok(entry) => entries.push(entry),
                        Err(fault) => faults.push((line, fault)),
                    }
                }
            }
            Err(fault) => faults.push((line(section.span().start), fault)),
        }
    }
    entries.sort_by_key(|entry| entry.line);
    (entries, faults)
}

fn section_of<'a, 't>(name: &Name, actions: &'a Value<'t>) -> Result<(Context, &'a DeTable<'t>), Fault> {
    let context = Context::ALL.iter().copied().find(|context| context.name() == name.get_ref());
    context.zip(actions.get_ref().as_table()).ok_or_else(|| {
        Fault::Unknown(unknown(
            "section",
            name.get_ref(),
            &Context::ALL.iter().map(|context| context.name()).collect::<Vec<_>>(),
        ))
    })
}

fn entry(line: usize, context: Context, name: &Name, value: &Value) -> Result<Entry, Fault> {
    let action = action_of(context, name.get_ref())?;
    let written = match value.get_ref() {
        DeValue::String(keys) => vec![Some(keys.as_ref())],
        DeValue::Array(all) => all.iter().map(|keys| keys.get_ref().as_str()).collect(),
        _ => vec![None],
    };
    let sequences = written.into_iter().map(|keys| sequence(context, keys.ok_or(Fault::NoKeys)?));
    Ok(Entry { line, context, action, sequences: sequences.collect::<Result<_, _>>()? })
}

fn action_of(context: Context, name: &str) -> Result<Action, Fault> {
    let here = || action::entries().filter(|entry| entry.contexts.contains(&context));
    let known = here().map(|entry| entry.name).collect::<Vec<_>>();
    let named = here().find(|entry| entry.name == name);
    named.map(|entry| entry.action).ok_or_else(|| Fault::Unknown(unknown("action", name, &known)))
}

fn sequence(context: Context, written: &str) -> Result<Vec<Key>, Fault> {
    let keys = Key::parse_sequence(written).ok_or_else(|| Fault::NoKey(written.to_owned()))?;
    if let Some((key, twin)) = keys.iter().find_map(|key| Some((key, key.twin()?))) {
        return Err(Fault::Twin(key.to_string(), twin.to_string()));
    }
    if context.is_typed() && keys.iter().any(Key::types) {
        return Err(Fault::Typed(written.to_owned(), context.name()));
    }
    Ok(keys)
}
