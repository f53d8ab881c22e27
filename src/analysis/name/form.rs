//! A word's form: everything that can be told from its letters alone.
//!
//! Does not know the words around it. Forms are made once for each distinct word of an article.

use super::cluster::{Clusters, Groups};
use super::known::{self, Known};
use super::page::Word;
use crate::lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// The greatest length of the prefixes and suffixes that count, in characters.
const AFFIX: usize = 4;

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
    /// The groups of words that are used like it, where it is a common word.
    pub groups: Option<Groups>,
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

/// The distinct forms of one text.
pub struct Forms<'t> {
    clusters: Clusters<'t>,
    lexicon: &'t Lexicon,
    numbers: FxHashMap<&'t str, FormIdx>,
    forms: Vec<Form>,
    /// For each form the word as it is usually written, and in lower case.
    spellings: Vec<(String, String)>,
    known: Vec<Known>,
}

impl<'t> Forms<'t> {
    /// No forms yet.
    pub fn new(clusters: Clusters<'t>, lexicon: &'t Lexicon) -> Forms<'t> {
        let (numbers, forms, spellings, known) = Default::default();
        Forms { clusters, lexicon, numbers, forms, spellings, known }
    }

    /// The number of the form of `word`.
    pub fn intern(&mut self, word: &'t str) -> FormIdx {
        *self.numbers.entry(word).or_insert_with(|| {
            let lower = word.to_lowercase();
            self.forms.push(Form::new(word, &lower, &self.clusters));
            self.known.push(Known { alone: known::alone(word, &lower, self.lexicon), ..Known::default() });
            self.spellings.push((known::usual(word), lower));
            self.forms.len() as FormIdx - 1
        })
    }

    /// A form.
    pub fn get(&self, form: FormIdx) -> &Form {
        &self.forms[form as usize]
    }

    /// What the lists say of a form by itself.
    pub fn known(&self, form: FormIdx) -> Known {
        self.known[form as usize]
    }

    /// Marks the phrases of the lists in a sentence.
    pub fn mark(&self, words: &mut [Word], lexicon: &Lexicon) {
        let spelling = |word: &Word| &self.spellings[word.form as usize];
        let usuals: Vec<&str> = words.iter().map(|word| spelling(word).0.as_str()).collect();
        let lowers: Vec<&str> = words.iter().map(|word| spelling(word).1.as_str()).collect();
        let mut known: Vec<Known> = words.iter().map(|word| word.known).collect();
        known::mark(&usuals, &lowers, lexicon, &mut known);
        words.iter_mut().zip(known).for_each(|(word, known)| word.known = known);
    }

    /// All forms, by their numbers.
    pub fn into_vec(self) -> Vec<Form> {
        self.forms
    }
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
            groups: clusters.get(hash(lower)),
            lower: hash(lower),
            shape: hash(&shape(word)),
            prefixes,
            suffixes,
            case: case(word),
            len: word.chars().count().min(u8::MAX as usize) as u8,
        }
    }
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
        let bytes = Clusters::write(&[], &[]);
        let clusters = Clusters::parse(&bytes).unwrap();
        let form = Form::new("Iran", "iran", &clusters);
        assert_eq!(form.prefixes, [hash("i"), hash("ir"), hash("ira"), 0]);
        assert_eq!(form.suffixes, [hash("n"), hash("an"), hash("ran"), 0]);
        assert_eq!(Form::new("IRAN", "iran", &clusters).lower, form.lower);
    }
}
