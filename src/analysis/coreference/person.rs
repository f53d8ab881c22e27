//! Person names → one cluster a person: full names first, then the parts of names that stand alone.

use super::apposition::is_all_that_is_told;
use super::cluster::Cluster;
use super::role::HONORIFICS;
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::identity::{Likeness, PersonName, Reason, compare_names};
use crate::analysis::mention::{Form, Phrase};
use crate::lexicon::{Gender, GivenName, Lexicon};
use crate::text::spelling;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// What tells a son from his father.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Shorter surnames are told apart by a single letter.
const MIN_MISSPELT: usize = 5;
/// The most people who are asked whether they bear a name, of those who share a word of it.
const MAX_BEARERS: usize = 200;

/// How many sentences somebody is newly introduced.
const INTRODUCED: usize = 4;

/// From this likeness on two full names of one article are one person's: there are fewer people in an article than
/// in the world.
const SAME: f32 = 0.2;

/// A name as it is printed, and how it is looked up.
struct Spelled<'t> {
    printed: &'t str,
    /// The words of its key, without what tells a son from his father.
    words: Vec<String>,
    suffix: Option<String>,
    /// Taken apart, which only few names need.
    name: OnceCell<PersonName>,
}

/// A person's name in the text.
struct Naming<'t> {
    phrase: usize,
    spelled: Rc<Spelled<'t>>,
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
    /// Whether its bearer tells no more of the name.
    is_all: bool,
}

/// One cluster for each person who is named.
pub(super) fn clusters(doc: &Doc, phrases: &[Phrase], lexicon: &Lexicon) -> Vec<Cluster> {
    let namings = namings(doc, phrases, lexicon);
    let mut people = People::default();
    let (full, mut part): (Vec<&Naming>, Vec<&Naming>) =
        namings.iter().partition(|naming| naming.spelled.words.len() > 1);
    for naming in full {
        let known = people.of_full_name(naming, lexicon);
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
struct People<'t> {
    clusters: Vec<Cluster>,
    /// The fullest name of each.
    fullest: Vec<Rc<Spelled<'t>>>,
    by_word: FxHashMap<String, Vec<usize>>,
    /// Those with a full name, by what is left of their surname without one letter.
    by_shortened: FxHashMap<String, usize>,
    /// The surnames that were shortened.
    shortened: FxHashSet<String>,
}

impl<'t> People<'t> {
    /// Whose full name it is: of somebody who is spelled so, or else the likeliest.
    fn of_full_name(&self, naming: &Naming, lexicon: &Lexicon) -> Option<usize> {
        let fitting = || self.sharing_a_word(naming).filter(|(_, person)| agrees(person, naming));
        let spelled = |n: usize| self.fullest.get(n);
        let is_same = |n: usize| spelled(n).is_some_and(|spelled| naming.spelled.is_same(spelled));
        if let Some((known, _)) = fitting().find(|&(n, _)| is_same(n)) {
            return Some(known);
        }
        let scores = fitting().filter_map(|(n, _)| Some((naming.spelled.likeness(spelled(n)?, lexicon)?, n)));
        let best = scores.max_by(|(a, n), (b, m)| a.total_cmp(b).then(m.cmp(n)));
        best.filter(|(score, _)| *score >= SAME).map(|(_, n)| n)
    }

    /// Everybody with a name that has a word of this one, in order; the last ones, where a word has many.
    fn sharing_a_word(&self, naming: &Naming) -> impl Iterator<Item = (usize, &Cluster)> {
        let bearers = naming.spelled.words.iter().filter_map(|word| self.by_word.get(word));
        let last = bearers.flat_map(|bearers| bearers.iter().rev().take(MAX_BEARERS));
        let mut sharing: Vec<usize> = last.copied().collect();
        sharing.sort_unstable();
        sharing.dedup();
        sharing.into_iter().filter_map(|n| Some((n, self.clusters.get(n)?)))
    }

    /// Whose surname a single long word is but for a slip of the pen.
    fn misspelt(&self, naming: &Naming) -> Option<usize> {
        let word = naming.spelled.words.first().filter(|word| word.len() >= MIN_MISSPELT)?;
        let known = shortened(word).find_map(|short| self.by_shortened.get(&short).copied())?;
        let person = self.clusters.get(known).filter(|person| agrees(person, naming))?;
        surname(person).filter(|surname| surname.chars().next() == word.chars().next()).map(|_| known)
    }

    /// Adds a name to the person `known`, or to a new one.
    fn join(&mut self, known: Option<usize>, naming: &Naming<'t>) {
        let at = known.unwrap_or(self.clusters.len());
        if known.is_none() {
            self.clusters.push(Cluster::new(EntityKind::Person));
            self.fullest.push(Rc::clone(&naming.spelled));
        }
        let fullest = self.fullest.get_mut(at);
        if let Some(fullest) = fullest.filter(|known| naming.spelled.words.len() > known.words.len()) {
            *fullest = Rc::clone(&naming.spelled);
        }
        if let Some(person) = self.clusters.get_mut(at) {
            let Spelled { printed, words, suffix, .. } = &*naming.spelled;
            let words = || words.iter().chain(suffix).cloned().collect();
            person.add(naming.phrase, printed, words, naming.gender);
            person.is_likely |= person.lean.is_none() && naming.is_likely;
            person.lean = person.lean.or(naming.lean);
        }
        self.learn_words(at, &naming.spelled.words);
    }

    /// Has somebody found by the words of a name.
    fn learn_words(&mut self, at: usize, words: &[String]) {
        let surname = words.last().filter(|last| words.len() > 1 && last.len() >= MIN_MISSPELT);
        if let Some(surname) = surname.filter(|&surname| !self.shortened.contains(surname)) {
            self.shortened.insert(surname.clone());
            for short in shortened(surname) {
                self.by_shortened.entry(short).or_insert(at);
            }
        }
        for word in words {
            match self.by_word.get_mut(word) {
                Some(bearers) => {
                    if let Err(place) = bearers.binary_search(&at) {
                        bearers.insert(place, at);
                    }
                }
                None => {
                    self.by_word.insert(word.clone(), vec![at]);
                }
            }
        }
    }
}

impl<'t> Spelled<'t> {
    fn new(printed: &'t str) -> Spelled<'t> {
        let mut words = spelling::words(printed);
        let suffix = words.pop_if(|last| SUFFIXES.contains(&last.as_str()));
        Spelled { printed, words, suffix, name: OnceCell::new() }
    }

    /// Whether both are spellings of one name by their keys alone.
    fn is_same(&self, other: &Spelled) -> bool {
        self.words == other.words && self.suffix == other.suffix
    }

    /// How likely two names with other keys are one person's; `None` where a look is enough to tell that they are not.
    fn likeness(&self, other: &Spelled, lexicon: &Lexicon) -> Option<f32> {
        if self.is_son_of(other) || other.is_son_of(self) || !self.may_be(other, lexicon) {
            return None;
        }
        let likeness = compare_names(self.name(lexicon), other.name(lexicon), lexicon);
        let is_about_generation = |reason: &Reason| *reason == Reason::GenerationLeftOut;
        let (left_out, others) = likeness.reasons.into_iter().partition::<Vec<_>, _>(is_about_generation);
        Some(if left_out.is_empty() { likeness.score } else { Likeness::of(others).score })
    }

    /// Whether the names are a son's and his father's: whoever is named in full with "Jr." may be named shortly without
    /// it, but not the other way.
    fn is_son_of(&self, other: &Spelled) -> bool {
        let is_shorter = self.words.len() < other.words.len() || self.words == other.words;
        self.suffix.is_some() && other.suffix.is_none() && is_shorter
    }

    /// Whether it is worth a closer look: names that share the family name begin alike or are short for another, and
    /// names that share the given name go on alike.
    fn may_be(&self, other: &Spelled, lexicon: &Lexicon) -> bool {
        let Some(((first, last), (other_first, other_last))) = self.ends().zip(other.ends()) else {
            return false;
        };
        let begins_alike = |a: &str, b: &str| a.as_bytes().first() == b.as_bytes().first();
        let is_short = |spelled: &Spelled| {
            let given = spelled.printed.split([' ', '-']).next().unwrap_or_default();
            lexicon.short_names.contains_key(&given.to_lowercase())
        };
        match (first == other_first, last == other_last) {
            (false, true) if self.words.len() == 2 && other.words.len() == 2 => {
                begins_alike(first, other_first) || is_short(self) || is_short(other)
            }
            (true, false) if self.words.len() == 2 && other.words.len() == 2 => {
                begins_alike(last, other_last)
            }
            _ => true,
        }
    }

    /// The first word and the last.
    fn ends(&self) -> Option<(&str, &str)> {
        Some((self.words.first()?, self.words.last()?))
    }

    fn name(&self, lexicon: &Lexicon) -> &PersonName {
        self.name.get_or_init(|| PersonName::new(self.printed, lexicon))
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
    let mut spelled: FxHashMap<&str, Rc<Spelled>> = FxHashMap::default();
    names
        .map(|(n, phrase, title_gender, title)| {
            let printed = phrase.span.of(doc.text);
            let spelled = spelled.entry(printed).or_insert_with(|| Rc::new(Spelled::new(printed)));
            let by_name =
                if phrase.tokens.len() > 1 { given_name(doc, phrase, lexicon) } else { GivenName::default() };
            Naming {
                phrase: n,
                spelled: Rc::clone(spelled),
                gender: title_gender.filter(|_| !is_generic(doc, title.as_ref(), by_name)),
                lean: by_name.lean,
                is_likely: by_name.gender.is_some(),
                office: title.as_ref().and_then(|title| office(doc, title.clone())),
                sentence: doc.sentence_of(phrase.whole.start),
                leads: doc.sentence_at(phrase.whole.start).start == phrase.whole.start,
                is_all: is_all_that_is_told(doc, phrase.whole.start),
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
    let without = |(at, _)| {
        let mut short = word.to_owned();
        short.remove(at);
        short
    };
    std::iter::once(word.to_owned()).chain(word.char_indices().map(without))
}

/// Whether a title or a given name speaks against it.
fn agrees(person: &Cluster, naming: &Naming) -> bool {
    let likely =
        |gender: Option<Gender>, lean: Option<Gender>, is_likely: bool| gender.or(lean.filter(|_| is_likely));
    let known = likely(person.gender, person.lean, person.is_likely);
    let told = likely(naming.gender, naming.lean, naming.is_likely);
    known.is_none() || told.is_none() || known == told
}

/// Whose name a single word is part of: a surname rather than a given name; of several who share it, somebody
/// introduced just before as the subject of a sentence, then the one who is named most often, since the others are
/// given their full names.
fn whose_part(people: &People<'_>, naming: &Naming, all: &[Naming]) -> Option<usize> {
    let word = naming.spelled.words.first()?;
    let is_generation = |n: usize| {
        let fullest = people.fullest.get(n).and_then(|fullest| fullest.suffix.as_ref());
        naming.spelled.suffix.is_none() || naming.spelled.suffix.as_ref() == fullest
    };
    let sharing = people.sharing_a_word(naming).filter(|(n, _)| is_generation(*n));
    let fitting = sharing.filter(|(_, person)| agrees(person, naming));
    let ranked = fitting.filter_map(|(n, person)| {
        let is_surname = surname(person) == Some(word);
        let first = all.get(all.binary_search_by_key(&person.first(), |other| other.phrase).ok()?)?;
        let is_named_before = first.phrase < naming.phrase;
        let is_another = naming.is_all && first.spelled.words.len() > 1;
        if is_another || !is_named_before && !shares_office(person, naming, all) {
            return None;
        }
        let is_introduced = is_named_before
            && first.spelled.words.len() > 1
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
