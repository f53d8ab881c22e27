//! A word's form: everything that can be told from its letters alone.
//!
//! Does not know the words around it. Forms are made once for each distinct word.

mod index;

use super::cluster::{Clusters, Codes};
use super::known::{self, Begins, GIVEN, Known, SURNAME};
use crate::lexicon::words::ShortWord;
use crate::lexicon::{CueKind, Lexicon};
use index::Index;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The greatest length of the prefixes and suffixes that count, in characters.
const AFFIX: usize = 4;

/// How many letters of a word are looked at three by three.
const MAX_LETTERS: usize = 16;

/// The least weight of a word that reports speech more often than not.
const REPORTING: f32 = 0.6;

/// Small words that stand inside names: "Bank of England", "bin Salman", "Médecins sans Frontières".
const JOINTS: &[&str] = &[
    "of", "for", "the", "and", "de", "in", "on", "to", "at", "a", "an", "la", "le", "les", "las", "los",
    "el", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "y", "e", "i", "et", "und", "der",
    "den", "van", "von", "zu", "ter", "te", "bin", "ben", "ibn", "bint", "al", "ul", "as", "ad", "an", "ash",
    "ur", "or", "with", "from", "by", "into", "against", "under", "without", "upon", "over", "nan", "ni",
    "o", "n", "sur", "en", "sans", "pour", "af", "av", "og", "och", "'s", "’s", "&", "-", "–", "/", "'", "’",
    ".", ",", "+", ":", "!", "(", ")", "ʻ", "‘", "\"", "“", "”", "@",
];

/// The number of a form in [`Forms`].
pub type FormIdx = u32;

/// What the letters of a word tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The hash of the word as printed.
    pub word: u32,
    /// The hash of the word in lower case.
    pub lower: u32,
    /// The hash of its shape: "Xx" for "Abbas", "X.X." for "U.S.", "xx-Xx" for "al-Busaidi".
    pub shape: u32,
    /// The hashes of its first one to four characters, in lower case; 0 where it has no more than these.
    pub prefixes: [u32; AFFIX],
    /// The hashes of its last one to four characters, in lower case; 0 where it has no more than these.
    pub suffixes: [u32; AFFIX],
    /// The hashes of its letters three by three, in lower case, its ends marked.
    pub threes: Vec<u32>,
    /// Its vector, where it is a common word.
    pub codes: Option<Codes>,
    /// How its capitals stand.
    pub case: Case,
    /// The number of its characters.
    pub len: u8,
}

/// How the capitals of a word stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// "the"
    Lower,
    /// "Abbas"
    Capital,
    /// "NATO", "U.S."
    AllCapitals,
    /// "A", "J."
    Initial,
    /// "McCain", "al-Busaidi", "iPhone"
    Mixed,
    /// "2026", "10am"
    Number,
    /// ",", "“"
    Mark,
}

impl Case {
    /// Whether a capital is among the letters.
    pub fn is_capital(self) -> bool {
        matches!(self, Case::Capital | Case::AllCapitals | Case::Initial | Case::Mixed)
    }
}

/// What is looked up of a word.
#[derive(Clone, Copy)]
pub struct Lists<'l> {
    /// The vectors of words.
    pub clusters: &'l Clusters<'l>,
    /// The word lists.
    pub lexicon: &'l Lexicon,
}

/// The distinct forms of the texts read so far.
#[derive(Default)]
pub struct Forms {
    short: Index,
    long: FxHashMap<Box<str>, FormIdx>,
    glances: Vec<Glance>,
    entries: Vec<Entry>,
    spellings: Vec<Spellings>,
    n_bytes: usize,
}

/// What is asked of the form of each word of an article. It lies close together, since most of the time goes into
/// reading it from memory.
#[derive(Clone, Copy)]
pub struct Glance {
    /// The word, if it is short.
    key: ShortWord,
    /// The hash of the word in lower case.
    pub lower: u32,
    /// What the lists say of it.
    pub known: Known,
    /// The lists that have a phrase beginning with it.
    pub begins: Begins,
    /// How its capitals stand.
    pub case: Case,
    /// Whether it has more than three characters.
    pub is_long: bool,
    /// Whether it is a small word that stands inside names.
    pub is_joint: bool,
    /// Whether it has parts: whether it has a hyphen, and a capital.
    pub has_parts: bool,
    /// Its vector, where it is a common word.
    pub codes: Option<Codes>,
}

/// A form, and what the lists have of it by itself.
pub struct Entry {
    /// The form.
    pub form: Form,
    /// Whether it is a word of the closed classes with a capital in front, and no person's name: "The", not "May".
    pub is_small_word: bool,
    /// Whether it says that somebody speaks: "said", "SAID".
    pub reports: bool,
}

/// How a word is looked up.
pub struct Spellings {
    /// As it is usually written.
    pub usual: String,
    /// In lower case.
    pub lower: String,
}

impl Forms {
    /// The number of the form of `word`. A form keeps what the lists said of it when it was met first.
    pub fn intern(&mut self, word: &str, lists: Lists) -> FormIdx {
        let key = ShortWord::of(word);
        let known = match key {
            Some(key) => self.short.find(key, |number| self.glance(number).key == key),
            None => self.long.get(word).copied(),
        };
        known.unwrap_or_else(|| self.add(word, key, lists))
    }

    /// The numbers of the forms of all `words`. All slots are read first, then what tells whose they are, so that no
    /// read from memory waits for another.
    pub fn intern_all(&mut self, words: &[&str], lists: Lists) -> Vec<FormIdx> {
        let keys: Vec<ShortWord> = words.iter().map(|word| ShortWord::of(word).unwrap_or_default()).collect();
        let guesses: Vec<FormIdx> = keys.iter().map(|&key| self.short.guess(key).unwrap_or(0)).collect();
        let guessed = words.iter().zip(keys).zip(guesses);
        let number = |((word, key), guess): ((&&str, ShortWord), FormIdx)| {
            let is_its = self.glances.get(guess as usize).is_some_and(|glance| glance.key == key);
            if is_its && key != ShortWord::default() { guess } else { self.intern(word, lists) }
        };
        guessed.map(number).collect()
    }

    fn add(&mut self, word: &str, key: Option<ShortWord>, Lists { clusters, lexicon }: Lists) -> FormIdx {
        let number = self.entries.len() as FormIdx;
        match key {
            Some(key) => self.short.add(key, number),
            None => drop(self.long.insert(word.into(), number)),
        }
        let (lower, usual) = (word.to_lowercase(), known::usual(word));
        let form = Form::new(word, &lower, clusters);
        let plain = lexicon.plain_word(&lower);
        let alone = known::alone(&usual, &lower, plain, lexicon);
        self.glances.push(Glance {
            key: key.unwrap_or_default(),
            lower: form.lower,
            known: Known { alone, ..Known::default() },
            begins: Begins::of(&usual, &lower, lexicon),
            case: form.case,
            is_long: form.len > 3,
            is_joint: JOINTS.contains(&word),
            has_parts: word.len() > 1 && word.contains(is_hyphen) && word.contains(char::is_uppercase),
            codes: form.codes,
        });
        self.entries.push(Entry {
            is_small_word: matches!(form.case, Case::Capital | Case::Initial)
                && alone & (GIVEN | SURNAME) == 0
                && plain.is_function_word,
            reports: plain.cue.is_some_and(|cue| cue.kind == CueKind::Finite && cue.weight >= REPORTING),
            form,
        });
        self.spellings.push(Spellings { usual, lower });
        self.n_bytes += word.len();
        number
    }

    /// A form.
    pub fn get(&self, form: FormIdx) -> &Form {
        &self.entry(form).form
    }

    /// A form, and what the lists have of it.
    pub fn entry(&self, form: FormIdx) -> &Entry {
        &self.entries[form as usize]
    }

    /// What is asked of a form wherever it stands.
    pub fn glance(&self, form: FormIdx) -> &Glance {
        &self.glances[form as usize]
    }

    /// How a form is looked up.
    pub fn spellings(&self, form: FormIdx) -> &Spellings {
        &self.spellings[form as usize]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The bytes of all words in sum.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }
}

/// Whether `c` is a hyphen between the parts of a word.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '–' | '‑')
}

impl Form {
    /// The form of `word`, which is `lower` in lower case.
    pub fn new(word: &str, lower: &str, clusters: &Clusters) -> Form {
        let mut prefixes = [0; AFFIX];
        let mut suffixes = [0; AFFIX];
        for (n, (at, c)) in lower.char_indices().take(AFFIX).enumerate() {
            let end = at + c.len_utf8();
            if end < lower.len() {
                prefixes[n] = hash(lower.get(..end).unwrap_or_default());
            }
        }
        for (n, (at, _)) in lower.char_indices().rev().take(AFFIX).enumerate() {
            if at > 0 {
                suffixes[n] = hash(lower.get(at..).unwrap_or_default());
            }
        }
        Form {
            word: hash(word),
            codes: clusters.get(hash(lower)),
            lower: hash(lower),
            shape: hash(&shape(word)),
            threes: threes(lower),
            prefixes,
            suffixes,
            case: case(word),
            len: word.chars().count().min(u8::MAX as usize) as u8,
        }
    }
}

/// The letters of a word three by three, a space before and after them; of a very long word not all.
fn threes(lower: &str) -> Vec<u32> {
    let mut last = [0, u32::from(' ')];
    let letters = lower.chars().take(MAX_LETTERS).chain([' ']).map(u32::from);
    let all = letters.map(|c| {
        let three = (last[0] << 20) ^ (last[1] << 10) ^ c;
        last = [last[1], c];
        three.wrapping_mul(0x9E37_79B9)
    });
    let mut threes = Vec::with_capacity(lower.len().min(MAX_LETTERS));
    threes.extend(all.skip(1));
    threes
}

/// The hash of a string, the same in every run and on every machine.
pub fn hash(string: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(string.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// Capitals as X, small letters as x, digits as 9, runs shortened to two, the rest as it is.
fn shape(word: &str) -> String {
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '9',
            c => c,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            shape.push(class);
        }
    }
    shape
}

fn case(word: &str) -> Case {
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let first_is_upper = word.chars().next().is_some_and(char::is_uppercase);
    match (letters, upper) {
        (0, _) if word.contains(|c: char| c.is_numeric()) => Case::Number,
        (0, _) => Case::Mark,
        (_, 0) if word.starts_with(|c: char| c.is_numeric()) => Case::Number,
        (_, 0) => Case::Lower,
        (1, 1) => Case::Initial,
        _ if upper == letters => Case::AllCapitals,
        (_, 1) if first_is_upper => Case::Capital,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::name::cluster::{N_CENTRES, N_PARTS, PART};

    #[test]
    fn capitals_are_classed() {
        let cases = [
            ("the", Case::Lower),
            ("Abbas", Case::Capital),
            ("Álvarez", Case::Capital),
            ("NATO", Case::AllCapitals),
            ("U.S.", Case::AllCapitals),
            ("J.", Case::Initial),
            ("al-Busaidi", Case::Mixed),
            ("10am", Case::Number),
            ("“", Case::Mark),
        ];
        for (word, expected) in cases {
            assert_eq!(case(word), expected, "{word}");
        }
    }

    #[test]
    fn shapes_are_short() {
        assert_eq!(shape("Abbas"), "Xxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("al-Busaidi"), "xx-Xxx");
        assert_eq!(shape("COVID-19"), "XX-99");
    }

    #[test]
    fn affixes_end_before_the_whole_word() {
        let bytes = Clusters::write(Vec::new(), &[[[0.0; PART]; N_CENTRES]; N_PARTS]);
        let clusters = Clusters::parse(&bytes).unwrap();
        let form = Form::new("Iran", "iran", &clusters);
        assert_eq!(form.prefixes, [hash("i"), hash("ir"), hash("ira"), 0]);
        assert_eq!(form.suffixes, [hash("n"), hash("an"), hash("ran"), 0]);
        assert_eq!(Form::new("IRAN", "iran", &clusters).lower, form.lower);
    }
}
