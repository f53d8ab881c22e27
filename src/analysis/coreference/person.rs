//! Person names → one cluster a person: full names first, then the parts of names that stand alone.

use super::cluster::Cluster;
use super::role::HONORIFICS;
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Form, Phrase};
use crate::lexicon::{Gender, GivenName, Lexicon};
use crate::text::spelling;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What tells a son from his father.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Shorter surnames are told apart by a single letter.
const MIN_MISSPELT: usize = 5;
/// The most people who are asked whether they bear a name, of those who share a word of it.
const MAX_BEARERS: usize = 200;

/// How many sentences somebody is newly introduced.
const INTRODUCED: usize = 4;

/// A person's name in the text.
struct Naming<'t> {
    phrase: usize,
    printed: &'t str,
    words: Vec<String>,
    suffix: Option<String>,
    gender: Option<Gender>,
    /// The gender of most who bear the given name.
    lean: Option<Gender>,
    /// Whether nearly all do.
    is_likely: bool,
    /// The title in front in lower case, honorifics left out.
    office: Option<String>,
    sentence: usize,
    /// Whether the sentence begins with it.
    leads: bool,
}

/// One cluster for each person who is named.
pub(super) fn clusters(doc: &Doc, phrases: &[Phrase], lexicon: &Lexicon) -> Vec<Cluster> {
    let namings = namings(doc, phrases, lexicon);
    let mut people = People::default();
    let (full, mut part): (Vec<&Naming>, Vec<&Naming>) =
        namings.iter().partition(|naming| naming.words.len() > 1);
    for naming in full {
        let is_known = |person: &Cluster| is_same_person(&person.words, naming) && agrees(person, naming);
        let known = people.sharing_a_word(naming).find(|(_, person)| is_known(person)).map(|(n, _)| n);
        people.join(known, naming);
    }
    // Somebody who is only ever "Mr. Smith" is known before a lone "Smith" is given to Ann Smith.
    part.sort_by_key(|naming| naming.gender.is_none());
    for naming in part {
        let known = whose_part(&people, naming, &namings).or_else(|| people.misspelt(naming));
        people.join(known, naming);
    }
    for person in &mut people.clusters {
        if let Some(gender) = gender_of_lone_name(person, lexicon) {
            (person.lean, person.is_likely) = (person.lean.or(Some(gender)), true);
        }
    }
    people.clusters
}

/// The people so far, found by the words of their names.
#[derive(Default)]
struct People {
    clusters: Vec<Cluster>,
    by_word: FxHashMap<String, Vec<usize>>,
    /// Those with a full name, by what is left of their surname without one letter.
    by_shortened: FxHashMap<String, usize>,
}

impl People {
    /// Everybody with a name that has a word of this one, in order; the last ones, where a word has many.
    fn sharing_a_word(&self, naming: &Naming) -> impl Iterator<Item = (usize, &Cluster)> {
        let bearers = naming.words.iter().filter_map(|word| self.by_word.get(word));
        let last = bearers.flat_map(|bearers| bearers.iter().rev().take(MAX_BEARERS));
        let mut sharing: Vec<usize> = last.copied().collect();
        sharing.sort_unstable();
        sharing.dedup();
        sharing.into_iter().filter_map(|n| Some((n, self.clusters.get(n)?)))
    }

    /// Whose surname a single long word is but for a slip of the pen.
    fn misspelt(&self, naming: &Naming) -> Option<usize> {
        let word = naming.words.first().filter(|word| word.len() >= MIN_MISSPELT)?;
        let known = shortened(word).find_map(|short| self.by_shortened.get(&short).copied())?;
        let person = self.clusters.get(known).filter(|person| agrees(person, naming))?;
        surname(person).filter(|surname| surname.chars().next() == word.chars().next()).map(|_| known)
    }

    /// Adds a name to the person `known`, or to a new one.
    fn join(&mut self, known: Option<usize>, naming: &Naming) {
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters.push(Cluster::new(EntityKind::Person));
        }
        if let Some(person) = self.clusters.get_mut(at) {
            let words = || naming.words.iter().chain(&naming.suffix).cloned().collect();
            person.add(naming.phrase, naming.printed, words, naming.gender);
            person.is_likely |= person.lean.is_none() && naming.is_likely;
            person.lean = person.lean.or(naming.lean);
        }
        if let Some(surname) =
            naming.words.last().filter(|last| naming.words.len() > 1 && last.len() >= MIN_MISSPELT)
        {
            for short in shortened(surname) {
                self.by_shortened.entry(short).or_insert(at);
            }
        }
        for word in &naming.words {
            let bearers = self.by_word.entry(word.clone()).or_default();
            if let Err(place) = bearers.binary_search(&at) {
                bearers.insert(place, at);
            }
        }
    }
}

/// A title that tells an office: "President", not "Mr".
fn office(doc: &Doc, title: Range<usize>) -> Option<String> {
    let words: Vec<&str> = doc.lowers(title).filter(|word| !HONORIFICS.contains(word)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn namings<'t>(doc: &Doc<'t>, phrases: &[Phrase], lexicon: &Lexicon) -> Vec<Naming<'t>> {
    let names = phrases.iter().enumerate().filter_map(|(n, phrase)| match &phrase.form {
        Form::Name { kind: EntityKind::Person, gender, title } => Some((n, phrase, *gender, title)),
        _ => None,
    });
    let mut spelled: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    names
        .map(|(n, phrase, title_gender, title)| {
            let printed = phrase.span.of(doc.text);
            let mut words = spelled.entry(printed).or_insert_with(|| spelling::words(printed)).clone();
            let suffix = words.pop_if(|last| SUFFIXES.contains(&last.as_str()));
            let by_name =
                if phrase.tokens.len() > 1 { given_name(doc, phrase, lexicon) } else { GivenName::default() };
            Naming {
                phrase: n,
                printed,
                words,
                suffix,
                gender: title_gender.filter(|_| !is_generic(doc, title.as_ref(), by_name)),
                lean: by_name.lean,
                is_likely: by_name.gender.is_some(),
                office: title.as_ref().and_then(|title| office(doc, title.clone())),
                sentence: doc.sentence_of(phrase.whole.start),
                leads: doc.sentence_at(phrase.whole.start).start == phrase.whole.start,
            }
        })
        .collect()
}

/// What a full name's given name tells. It stands last where the family name stands first: "Ban Ki-moon".
fn given_name(doc: &Doc, phrase: &Phrase, lexicon: &Lexicon) -> GivenName {
    let second = phrase.tokens.start + 1;
    let is_last =
        doc.word(second).split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    let given = if is_last { second } else { phrase.tokens.start };
    lexicon.given_names.get(doc.word(given)).copied().unwrap_or_default()
}

/// Whether a title tells nothing of gender beside that given name: "spokesman Hope Hale".
fn is_generic(doc: &Doc, title: Option<&Range<usize>>, given: GivenName) -> bool {
    let ends_in_man = title.is_some_and(|title| doc.lower(title.end - 1).ends_with("man"));
    ends_in_man && given.lean == Some(Gender::Female)
}

/// The gender of somebody who is named by a given name alone.
fn gender_of_lone_name(person: &Cluster, lexicon: &Lexicon) -> Option<Gender> {
    let name = person.lone_name().filter(|name| !lexicon.surnames.contains(name))?;
    lexicon.gender_of_given_name(name)
}

/// A word, and what is left of it without one of its letters: words that differ in one letter share one of these.
fn shortened(word: &str) -> impl Iterator<Item = String> {
    let without = |at: usize| word.chars().enumerate().filter(|(n, _)| *n != at).map(|(_, c)| c).collect();
    std::iter::once(word.to_owned()).chain((0..word.chars().count()).map(without))
}

/// Whether a title or a given name speaks against it.
fn agrees(person: &Cluster, naming: &Naming) -> bool {
    let likely =
        |gender: Option<Gender>, lean: Option<Gender>, is_likely: bool| gender.or(lean.filter(|_| is_likely));
    let known = likely(person.gender, person.lean, person.is_likely);
    let told = likely(naming.gender, naming.lean, naming.is_likely);
    known.is_none() || told.is_none() || known == told
}

/// Whether a full name is one of a person whose fullest name has the key words `known`.
fn is_same_person(known: &[String], naming: &Naming) -> bool {
    let (suffix, known) = match known.split_last() {
        Some((last, rest)) if SUFFIXES.contains(&last.as_str()) => (Some(last), rest),
        _ => (None, known),
    };
    let other = &naming.words;
    if suffix.is_some() && naming.suffix.is_some() && suffix != naming.suffix.as_ref() {
        return false;
    }
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return false };
    let (Some(other_first), Some(other_last)) = (other.first(), other.last()) else { return false };
    let same_given =
        is_same_given(first, other_first) || known.contains(other_first) || other.contains(first);
    let begins_with = known.starts_with(other) || other.starts_with(known);
    let reordered = known.len() == other.len() && other.iter().all(|word| known.contains(word));
    last == other_last && same_given || begins_with || reordered
}

/// "Mike" and "Michael", "J." and "John": one is an initial, or both begin alike.
fn is_same_given(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || common > 0 && (a.len() == 1 || b.len() == 1) || common >= 3 && (a.len() <= 4 || b.len() <= 4)
}

/// Whose name a single word is part of: a surname rather than a given name; of several who share it, somebody
/// introduced just before as the subject of a sentence, then the one who is named most often, since the others are
/// given their full names.
fn whose_part(people: &People, naming: &Naming, all: &[Naming]) -> Option<usize> {
    let word = naming.words.first()?;
    let fitting = people.sharing_a_word(naming).filter(|(_, person)| agrees(person, naming));
    let ranked = fitting.filter_map(|(n, person)| {
        let is_surname = surname(person) == Some(word);
        let is_known = is_surname || person.words.contains(word);
        let first = all.get(all.binary_search_by_key(&person.first(), |other| other.phrase).ok()?)?;
        let is_named_before = first.phrase < naming.phrase;
        if !is_known || !is_named_before && !shares_office(person, naming, all) {
            return None;
        }
        let is_introduced = is_named_before
            && first.words.len() > 1
            && first.leads
            && naming.sentence - first.sentence <= INTRODUCED;
        Some(((is_surname, is_named_before, is_introduced, person.phrases.len()), n))
    });
    ranked.max_by_key(|&(rank, n)| (rank, usize::MAX - n)).map(|(_, n)| n)
}

/// Whether the office of a name, if it tells one, is that of the person wherever the article gives it: "President
/// Obama" before "Michelle Obama" is somebody else.
fn shares_office(person: &Cluster, naming: &Naming, all: &[Naming]) -> bool {
    let Some(office) = &naming.office else { return true };
    let last = |title: &str| title.rsplit(' ').next().unwrap_or_default().to_owned();
    let namings = person.phrases.iter().filter_map(|phrase| {
        let at = all.binary_search_by_key(phrase, |other| other.phrase).ok()?;
        all.get(at)
    });
    namings.filter_map(|other| other.office.as_ref()).any(|other| last(other) == last(office))
}

fn surname(person: &Cluster) -> Option<&String> {
    person.words.iter().rev().find(|word| !SUFFIXES.contains(&word.as_str()))
}
