//! A person's name, taken apart: words without titles and particles, initials, fathers' names, the generation.
//!
//! Knows the customs of names. Does not compare them.

use crate::lexicon::{Gender, Lexicon};
use crate::text::spelling;

/// The most words of a name that are looked at.
const MAX_WORDS: usize = 8;

/// What some write in front of a name as if it were its first word, in small letters.
const STYLES: &[&str] = &[
    "sayyid",
    "sayyed",
    "sayed",
    "seyed",
    "seyyed",
    "syed",
    "ayatollah",
    "sheikh",
    "shaikh",
    "sheik",
    "shaykh",
    "hojatoleslam",
    "imam",
    "mullah",
    "haji",
    "hajji",
    "king",
    "queen",
    "prince",
    "princess",
    "sultan",
    "emir",
    "sir",
    "dame",
    "lord",
    "lady",
    "pope",
    "mr",
    "mrs",
    "ms",
    "dr",
];
/// Family names that stand first, as they are written in Latin letters, in small letters.
const FAMILY_FIRST: &[&str] = &[
    "ahn", "bae", "bai", "ban", "cai", "cao", "chang", "chen", "cheng", "cho", "choi", "chou", "chung",
    "dang", "deng", "ding", "feng", "gao", "gim", "gong", "guo", "han", "he", "hong", "hsieh", "hsu", "hu",
    "huang", "jang", "jeong", "jia", "jiang", "jung", "kang", "kim", "ko", "ku", "kwon", "lai", "lee", "li",
    "liang", "lim", "lin", "liu", "lu", "luo", "ma", "mao", "meng", "moon", "mun", "nam", "nguyen", "no",
    "oh", "pak", "pan", "park", "peng", "pham", "qian", "qin", "roh", "ryu", "seo", "shen", "shin", "sohn",
    "son", "song", "su", "sun", "tan", "tang", "teng", "tran", "tsai", "vo", "wang", "wei", "wen", "won",
    "wu", "xi", "xie", "xu", "yan", "yang", "ye", "yi", "yoon", "yu", "yuan", "yun", "zeng", "zhang", "zhao",
    "zheng", "zhong", "zhou", "zhu",
];
/// Those of them that are given names elsewhere.
const GIVEN_ELSEWHERE: &[&str] =
    &["ban", "han", "jia", "kim", "lee", "lin", "lu", "park", "sun", "van", "yan"];
/// Korean family names that are written in more ways than they sound: all of a row are one.
const ONE_FAMILY: &[&[&str]] = &[
    &["lee", "yi", "rhee", "ri"],
    &["park", "pak", "bak"],
    &["choi", "choe"],
    &["roh", "no", "noh"],
    &["kim", "gim"],
    &["moon", "mun"],
];

/// What tells a son from his father.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// "Sr."
    Senior,
    /// "Jr."
    Junior,
    /// "II"
    Second,
    /// "III"
    Third,
    /// "IV"
    Fourth,
}

/// A person's name, taken apart.
#[derive(Clone, Debug)]
pub struct PersonName {
    /// The words that tell, at most eight.
    pub(super) words: Vec<Word>,
    /// What tells a son from his father.
    pub(super) generation: Option<Generation>,
    /// Whether many bear the family name, or the only name.
    pub(super) is_common: bool,
    /// The gender of nearly all who bear the given name.
    pub(super) gender: Option<Gender>,
    /// Whether the family name stands first: "Xi Jinping".
    pub(super) is_family_first: bool,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// In small ASCII letters.
    pub(super) plain: String,
    /// As romanisations differ in it.
    pub(super) key: String,
    /// As it sounds.
    pub(super) sound: String,
    pub(super) kind: Kind,
    /// Whether people are given this name.
    pub(super) is_given: bool,
    /// Whether it is of a name whose family name stands first, and so most likely a Chinese or Korean syllable or two.
    pub(super) is_syllable: bool,
    /// Whether it is a family's.
    pub(super) is_surname: bool,
}

/// What a word is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Full,
    /// "W."
    Initial,
    /// The father's name behind "bin", which may be left out.
    Father,
}

impl PersonName {
    /// Takes a name apart as it is printed, without what stands in quotation marks.
    pub fn new(printed: &str, lexicon: &Lexicon) -> PersonName {
        let printed = without_nickname(printed);
        let mut words: Vec<Word> = Vec::new();
        let mut follows_patronymic = false;
        let is_given = |piece: &str| lexicon.given_names.contains_key(piece);
        let pieces: Vec<&str> = printed.split(|c: char| c.is_whitespace() || "-‐‑–.,/".contains(c)).collect();
        let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        for (n, piece) in pieces.iter().enumerate() {
            let plain: String = spelling::plain(piece).chars().filter(char::is_ascii_alphanumeric).collect();
            let is_last = n + 1 == pieces.len();
            // "Syed" is a given name, too, and may stand for it.
            let is_style = words.is_empty() && !is_last && STYLES.contains(&&*plain) && !is_given(piece);
            if plain.is_empty() || is_style {
                continue;
            }
            if !is_last && !words.is_empty() && spelling::is_patronymic(&plain) {
                follows_patronymic = true;
                continue;
            }
            if let Some(joined) = joined(&mut words, &plain) {
                words.push(Word::new(joined, piece, lexicon));
            } else if !is_last && is_particle(&plain, piece) && !(words.is_empty() && is_given(piece)) {
                continue;
            } else if is_last && words.len() > 1 && generation(&plain).is_some() {
                break;
            } else if is_acronym(piece, &plain) {
                let initials = plain.chars().map(|initial| Word::new(initial.to_string(), piece, lexicon));
                words.extend(initials);
            } else {
                words.push(Word::new(plain, piece, lexicon));
            }
            if let Some(word) = words.last_mut().filter(|_| follows_patronymic) {
                word.is_given = false;
                word.kind = if is_last { word.kind } else { Kind::Father };
            }
            follows_patronymic = false;
        }
        words.truncate(MAX_WORDS);
        let last = pieces.last().map(|last| spelling::plain(last)).unwrap_or_default();
        let mut name = PersonName {
            generation: generation(&last).filter(|_| words.len() > 1),
            is_common: false,
            gender: None,
            is_family_first: is_family_first(&words, printed.contains('-')),
            words,
        };
        name.words.iter_mut().for_each(|word| word.is_syllable = name.is_family_first);
        let is_given = name.given().is_none_or(|given| given.is_given || given.kind == Kind::Initial);
        name.is_common = name.family().is_some_and(|family| {
            let is_of_many = lexicon.common_surnames.contains(&*capitalised(&family.plain));
            is_given && is_of_many || name.is_lone() && family.is_given
        });
        name.gender = name.given().and_then(|given| lexicon.gender_of_given_name(&capitalised(&given.plain)));
        name
    }

    /// The word that the family is called by, or the only word.
    pub(super) fn family(&self) -> Option<&Word> {
        if self.is_family_first { self.words.first() } else { self.words.last() }
    }

    /// The word that the person is called by, if there are two.
    fn given(&self) -> Option<&Word> {
        let given = if self.is_family_first { self.words.get(1) } else { self.words.first() };
        given.filter(|_| !self.is_lone())
    }

    /// The words in small ASCII letters and what stands for "Jr.": equal for one name, however it is printed.
    pub fn plain(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| &*word.plain).collect();
        match self.generation {
            Some(generation) => format!("{} {generation:?}", words.join(" ")),
            None => words.join(" "),
        }
    }

    /// Whether many bear the name, as far as it is told.
    pub fn is_common(&self) -> bool {
        self.is_common
    }

    /// Whether the family name is on no list.
    pub(super) fn is_rare(&self) -> bool {
        self.family().is_some_and(|family| !family.is_surname && !family.is_given)
    }

    /// The family name in small ASCII letters, or the only name.
    pub fn family_plain(&self) -> Option<&str> {
        self.family().map(|family| &*family.plain)
    }

    /// Keys of which two names of one person share one: consonants of one word with the beginning of another, and of
    /// the whole. `lexicon` tells what given names are short for.
    pub fn blocks(&self, lexicon: &Lexicon) -> Vec<String> {
        let whole: String = self.words.iter().map(|word| &*word.sound).collect();
        let mut ends: Vec<String> = [self.words.first(), self.words.last()]
            .iter()
            .flatten()
            .map(|word| skeleton(&word.sound))
            .collect();
        ends.sort_unstable();
        let mut blocks = vec![skeleton(&whole), ends.concat()];
        for (n, word) in self.words.iter().enumerate().filter(|(_, word)| word.kind == Kind::Full) {
            let skeleton_of_word = skeleton(&word.sound);
            let before = self.words.iter().take(n).filter(|_| n > 0).take(2);
            for given in before {
                let beginnings = full_forms(given, lexicon).filter_map(|sound| beginning(&sound));
                blocks.extend(beginnings.map(|letter| format!("{skeleton_of_word}-{letter}")));
            }
            for family in self.words.iter().skip(n + 1) {
                let letters: String = skeleton(&family.sound).chars().take(2).collect();
                blocks.push(format!("{skeleton_of_word}+{letters}"));
            }
        }
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// Whether the name is a single word.
    pub fn is_lone(&self) -> bool {
        self.words.len() < 2
    }
}

impl Word {
    fn new(plain: String, printed: &str, lexicon: &Lexicon) -> Word {
        let capitalised = capitalised(&plain);
        // Rare names are often other spellings, which says nothing against two names being one.
        let is_on = |name: &str| lexicon.given_names.get(name).is_some_and(|given| !given.is_rare);
        Word {
            key: spelling::key(&plain),
            sound: spelling::sound(&plain),
            is_syllable: false,
            kind: if plain.len() == 1 { Kind::Initial } else { Kind::Full },
            is_given: is_on(printed) || is_on(&capitalised),
            is_surname: lexicon.surnames.contains(printed) || lexicon.surnames.contains(&*capitalised),
            plain,
        }
    }

    /// Whether the word is left out as often as not: a father's name, "Mohammad" before another given name, "Seyed".
    pub(super) fn comes_and_goes(&self) -> bool {
        self.kind == Kind::Father || self.sound == "muhamad" || STYLES.contains(&&*self.plain)
    }

    /// Whether both are one Korean family's name.
    pub(super) fn is_family_of(&self, other: &Word) -> bool {
        ONE_FAMILY.iter().any(|family| family.contains(&&*self.plain) && family.contains(&&*other.plain))
    }
}

/// "John “Jack” Smith" without what his friends call him.
fn without_nickname(printed: &str) -> String {
    let mut is_inside = false;
    printed
        .chars()
        .filter(|&c| {
            let is_mark = matches!(c, '"' | '“' | '”' | '(' | ')');
            is_inside ^= is_mark;
            !is_mark && !is_inside
        })
        .collect()
}

/// "Abd al-Rahman" and "Salah al-Din" are one word each: takes the last word back and joins this one to it.
fn joined(words: &mut Vec<Word>, plain: &str) -> Option<String> {
    let is_servant = |word: &mut Word| matches!(&*word.plain, "abd" | "abdul" | "abdel" | "abdal" | "abdu");
    if spelling::is_particle(plain) {
        return None;
    }
    if matches!(plain, "din" | "deen" | "dine") {
        return words.pop().map(|word| format!("{}uddin", word.plain));
    }
    words.pop_if(is_servant).map(|word| format!("{}{plain}", word.plain))
}

/// Whether a word comes and goes.
fn is_particle(plain: &str, printed: &str) -> bool {
    let is_small = printed.starts_with(char::is_lowercase);
    spelling::is_particle(plain)
        || matches!(plain, "az" | "as" | "ad" | "an" | "ar" | "ash" | "at" | "ud" | "e" | "y") && is_small
}

/// "JD" and "F.W": initials written in one.
fn is_acronym(printed: &str, plain: &str) -> bool {
    plain.len() == 2 && printed.chars().all(char::is_uppercase)
}

fn generation(plain: &str) -> Option<Generation> {
    match plain {
        "sr" | "senior" => Some(Generation::Senior),
        "jr" | "junior" => Some(Generation::Junior),
        "ii" => Some(Generation::Second),
        "iii" => Some(Generation::Third),
        "iv" => Some(Generation::Fourth),
        _ => None,
    }
}

fn is_family_first(words: &[Word], has_hyphen: bool) -> bool {
    let [family, .., last] = words else { return false };
    let is_given_elsewhere = GIVEN_ELSEWHERE.contains(&&*family.plain);
    FAMILY_FIRST.contains(&&*family.plain) && (has_hyphen || !last.is_surname || !is_given_elsewhere)
}

pub(super) fn capitalised(plain: &str) -> String {
    let mut letters = plain.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The sounds of a given name and of what it may be short for.
fn full_forms(given: &Word, lexicon: &Lexicon) -> impl Iterator<Item = String> {
    let full = lexicon.short_names.get(&given.plain).map(Vec::as_slice).unwrap_or_default();
    std::iter::once(given.sound.clone()).chain(full.iter().map(|full| spelling::sound(full)))
}

/// The first letter of a sound, vowels that spellings confuse as one.
fn beginning(sound: &str) -> Option<char> {
    sound.chars().next().map(|letter| match letter {
        'e' => 'i',
        'y' => 'j',
        letter => letter,
    })
}

/// The consonants of a sound, those that spellings confuse as one, after its first letter.
fn skeleton(sound: &str) -> String {
    let class = |letter: char| match letter {
        'a' | 'e' | 'i' | 'o' | 'u' => None,
        't' => Some('d'),
        'p' => Some('b'),
        'f' => Some('v'),
        'x' | 'j' | 'y' => Some('s'),
        letter => Some(letter),
    };
    let mut skeleton: Vec<char> = sound.chars().filter_map(class).collect();
    skeleton.dedup();
    skeleton.into_iter().collect()
}
