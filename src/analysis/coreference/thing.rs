//! Names of organisations, places and other things → one cluster each, acronyms and short forms joined.

use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase};
use crate::text::spelling;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// The most words of a short form.
const MAX_SHORT_FORM: usize = 16;

/// What companies' names end in, in small letters; it is left out as often as not.
const COMPANY: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "group",
    "holdings",
    "ag",
    "sa",
];

/// One cluster for each thing that is named; dates and amounts have none.
pub(super) fn clusters(doc: &Doc, phrases: &[Phrase]) -> Vec<Cluster> {
    let mut things = Things::default();
    for (n, phrase) in phrases.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|before| phrases.get(before));
        if before.is_some_and(|before| is_its_acronym(doc, before, phrase)) {
            things.last_stands_for(phrase.span.of(doc.text));
        }
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
    clusters: Vec<Cluster>,
    by_print: FxHashMap<(EntityKind, &'t str), usize>,
    by_key: FxHashMap<(EntityKind, String), usize>,
    /// By the last words of a longer name, "times" and "york times", and by its initials; `None` where several have
    /// them.
    by_short_form: FxHashMap<String, Option<usize>>,
    /// By the letters of an acronym, those that no longer name explains so far.
    by_acronym: FxHashMap<String, usize>,
    /// What was added last.
    last: Option<usize>,
}

/// The last words of a name with these key words, and its initials.
fn short_forms(printed: &str, words: &[String]) -> Vec<String> {
    let ends = |end: usize| (end.saturating_sub(MAX_SHORT_FORM)..end).map(move |start| start..end);
    let n_telling =
        words.len().saturating_sub(printed.split_whitespace().rev().take_while(is_company).count());
    let whole = 0..words.len();
    let ranges = ends(words.len()).chain(ends(n_telling).filter(|range| range.end < words.len()));
    let mut short_forms: Vec<String> =
        ranges.filter(|range| *range != whole).map(|range| words[range].join(" ")).collect();
    if words.len() > 1 {
        short_forms.extend(initials(printed));
    }
    short_forms
}

/// Whether a word is one that companies' names end in.
fn is_company(word: &&str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    COMPANY.iter().any(|company| company.eq_ignore_ascii_case(word))
}

/// Whether a name stands in brackets behind another as what it is called for short: "… News Agency (KCNA)".
fn is_its_acronym(doc: &Doc, before: &Phrase, phrase: &Phrase) -> bool {
    let is_organization =
        |phrase: &Phrase| matches!(phrase.form, Form::Name { kind: EntityKind::Organization, .. });
    is_organization(before)
        && is_organization(phrase)
        && doc.word(before.tokens.end) == "("
        && phrase.tokens.start == before.tokens.end + 1
        && doc.word(phrase.tokens.end) == ")"
        && acronym(phrase.span.of(doc.text)).is_some()
}

/// The letters of a name that is all capitals.
fn acronym(printed: &str) -> Option<String> {
    let letters = || printed.chars().filter(|c| c.is_alphanumeric());
    (letters().all(char::is_uppercase) && letters().nth(1).is_some()).then(|| letters().collect())
}

impl<'t> Things<'t> {
    fn add(&mut self, phrase: usize, kind: EntityKind, printed: &'t str) {
        // What is printed as before is the same again, and most names of an article are.
        let (at, words) = match self.by_print.get(&(kind, printed)) {
            Some(&at) => (at, Vec::new()),
            None => self.place(kind, printed),
        };
        if let Some(thing) = self.clusters.get_mut(at) {
            thing.add(phrase, printed, || words, None);
        }
        self.last = Some(at);
    }

    /// The number of the thing that a name names which is printed so for the first time, and the name's key words.
    fn place(&mut self, kind: EntityKind, printed: &'t str) -> (usize, Vec<String>) {
        let words = spelling::words(printed);
        let key = (kind, words.join(" "));
        // What may stand for it is asked of organisations only.
        let is_organization = kind == EntityKind::Organization;
        let short_forms = if is_organization { short_forms(printed, &words) } else { Vec::new() };
        let letters = acronym(printed).filter(|_| is_organization);
        let known = self.by_key.get(&key).copied();
        let known = known.or_else(|| self.named(letters.as_ref()?));
        let known = known.or_else(|| self.named(&key.1).filter(|_| is_organization));
        let known = known.or_else(|| short_forms.iter().find_map(|form| self.by_acronym.get(form).copied()));
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters.push(Cluster::new(kind));
        }
        self.learn_short_forms(at, short_forms);
        if let Some(letters) = letters.filter(|_| known.is_none()) {
            self.by_acronym.insert(letters, at);
        }
        self.by_key.insert(key, at);
        self.by_print.insert((kind, printed), at);
        (at, words)
    }

    /// Has an acronym stand for what was added last.
    fn last_stands_for(&mut self, acronym: &'t str) {
        if let Some(last) = self.last {
            self.by_key.entry((EntityKind::Organization, spelling::key(acronym))).or_insert(last);
        }
    }

    /// Which organisation named before a short form stands for.
    fn named(&self, short_form: &str) -> Option<usize> {
        self.by_short_form.get(short_form).copied().flatten()
    }

    fn learn_short_forms(&mut self, at: usize, short_forms: Vec<String>) {
        for form in short_forms {
            match self.by_short_form.entry(form) {
                Entry::Occupied(known) if *known.get() == Some(at) => {}
                Entry::Occupied(mut known) => *known.get_mut() = None,
                Entry::Vacant(free) => {
                    free.insert(Some(at));
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
