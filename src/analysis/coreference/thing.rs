//! Names of organisations, places and other things → one cluster each, acronyms and short forms joined.

use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase};
use crate::text::spelling;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// The most words of a short form.
const MAX_SHORT_FORM: usize = 16;

/// One cluster for each thing that is named; dates and amounts have none.
pub(super) fn clusters(doc: &Doc, phrases: &[Phrase]) -> Vec<Cluster> {
    let mut things = Things::default();
    for (n, phrase) in phrases.iter().enumerate() {
        match phrase.form {
            Form::Name {
                kind: EntityKind::Person | EntityKind::Date | EntityKind::Money | EntityKind::Quantity,
                ..
            } => {}
            Form::Name { kind, .. } => things.add(n, kind, phrase.span.of(doc.text)),
            _ => {}
        }
    }
    things.clusters
}

/// The things so far, found by their names and, if they are organisations, by what stands for them.
#[derive(Default)]
struct Things<'t> {
    spelled: FxHashMap<&'t str, Rc<Spelled>>,
    clusters: Vec<Cluster>,
    by_key: FxHashMap<(EntityKind, String), usize>,
    /// By the last words of a longer name, "times" and "york times", and by its initials.
    by_short_form: FxHashMap<String, usize>,
}

/// How a name is looked up.
struct Spelled {
    words: Vec<String>,
    key: String,
    /// What may stand for it if it is an organisation's.
    short_forms: Vec<String>,
}

impl Spelled {
    fn new(printed: &str) -> Spelled {
        let words = spelling::words(printed);
        let starts = words.len().saturating_sub(MAX_SHORT_FORM).max(1)..words.len();
        let mut short_forms: Vec<String> = starts.map(|start| words[start..].join(" ")).collect();
        if words.len() > 1 {
            short_forms.extend(initials(printed));
        }
        Spelled { key: words.join(" "), words, short_forms }
    }
}

impl<'t> Things<'t> {
    fn add(&mut self, phrase: usize, kind: EntityKind, printed: &'t str) {
        let spelled = self.spelled.entry(printed).or_insert_with(|| Rc::new(Spelled::new(printed))).clone();
        let key = (kind, spelled.key.clone());
        let known = self.by_key.get(&key).copied().or_else(|| self.short_for(kind, &key.1, printed));
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters.push(Cluster::new(kind));
        }
        if let Some(thing) = self.clusters.get_mut(at) {
            thing.add(phrase, printed, || spelled.words.clone(), None);
        }
        if kind == EntityKind::Organization {
            self.learn_short_forms(at, &spelled.short_forms);
        }
        self.by_key.insert(key, at);
    }

    /// Which organisation named before a short form stands for.
    fn short_for(&self, kind: EntityKind, key: &str, printed: &str) -> Option<usize> {
        if kind != EntityKind::Organization {
            return None;
        }
        let letters: String = printed.chars().filter(|c| c.is_alphanumeric()).collect();
        let is_acronym = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
        let by_words = || self.by_short_form.get(key).copied();
        let by_initials = || self.by_short_form.get(&letters).copied().filter(|_| is_acronym);
        by_initials().or_else(by_words)
    }

    fn learn_short_forms(&mut self, at: usize, short_forms: &[String]) {
        for form in short_forms {
            match self.by_short_form.get_mut(form) {
                Some(known) => *known = at,
                None => {
                    self.by_short_form.insert(form.clone(), at);
                }
            }
        }
    }
}

/// The first letters of a name's words in upper case, without the small words and with them.
fn initials(name: &str) -> [String; 2] {
    let firsts = || name.split([' ', '-']).filter_map(|word| word.chars().next());
    let capitals = firsts().filter(|c| c.is_uppercase()).collect();
    let all = firsts().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    [capitals, all]
}
