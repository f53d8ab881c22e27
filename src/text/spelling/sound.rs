//! A word as it sounds, in whatever way it was carried over into Latin letters: Araghchi, Araqchi and Araghtchi;
//! Yevgeniy, Evgeny and Jewgeni; Sulaiman, Soleiman and Süleyman.
//!
//! Coarser than [`super::key`]: it says only that two words may be spellings of one, and by how little they differ.

use super::{Rule, rewrite};

/// What is rewritten, in order, wherever it stands, once every "x" is "ks". `x` stands for "sh" afterwards, `j` for all
/// of "ch", "dj", "zh".
const ANYWHERE: &[Rule] = &[
    Rule::new("schtsch", "x"),
    Rule::new("shch", "x"),
    Rule::new("tsch", "j"),
    Rule::new("tch", "j"),
    Rule::new("dzh", "j"),
    Rule::new("sch", "x"),
    Rule::new("sh", "x"),
    Rule::new("zh", "j"),
    Rule::new("ch", "j"),
    Rule::new("dj", "j"),
    Rule::new("kh", "k"),
    Rule::new("gh", "k"),
    Rule::new("ck", "k"),
    Rule::new("cz", "j"),
    Rule::new("ph", "f"),
    Rule::new("th", "t"),
    Rule::new("dh", "d"),
    Rule::new("tz", "s"),
    Rule::new("ts", "s"),
    Rule::new("z", "s"),
    Rule::new("ce", "se"),
    Rule::new("ci", "si"),
    Rule::new("cy", "si"),
    Rule::new("c", "k"),
    Rule::new("q", "k"),
    Rule::new("g", "k"),
    Rule::new("kw", "ku"),
    Rule::new("w", "v"),
    Rule::new("ij", "i"),
    Rule::new("yj", "i"),
    Rule::new("ej", "i"),
    Rule::new("aj", "i"),
    Rule::new("aee", "i"),
    Rule::new("aye", "i"),
    Rule::new("ai", "i"),
    Rule::new("ay", "i"),
    Rule::new("ei", "i"),
    Rule::new("ey", "i"),
    Rule::new("yeo", "yu"),
    Rule::new("eou", "u"),
    Rule::new("eo", "u"),
    Rule::new("eu", "u"),
    Rule::new("ou", "u"),
    Rule::new("oo", "u"),
    Rule::new("ue", "u"),
    Rule::new("oe", "u"),
    Rule::new("ae", "e"),
    Rule::new("ee", "i"),
    Rule::new("ie", "i"),
    Rule::new("y", "i"),
    Rule::new("o", "u"),
    Rule::new("h", ""),
];
/// Beginnings that are rewritten first.
const BEGINNINGS: &[(&str, &str)] =
    &[("hs", "sh"), ("x", "sh"), ("yeo", "yo"), ("ye", "e"), ("je", "e"), ("yi", "i"), ("mc", "mak")];
/// Endings that are rewritten first.
const ENDINGS: &[(&str, &str)] = &[
    ("ine", "in"),
    ("off", "ov"),
    ("eff", "ov"),
    ("ew", "ov"),
    ("ow", "ov"),
    ("ev", "ov"),
    ("ollah", "allah"),
    ("ullah", "allah"),
    ("olla", "allah"),
    ("ulla", "allah"),
];

/// What two letters that differ count, where different romanisations write them for one sound.
const NEAR: f32 = 0.4;
/// What a vowel counts that one spelling leaves out.
const VOWEL: f32 = 0.5;

/// How a word in small ASCII letters sounds.
pub(super) fn sound(word: &str) -> String {
    let mut sound = word.to_owned();
    if let Some((old, new)) = BEGINNINGS.iter().find(|(old, _)| word.starts_with(old)) {
        sound.replace_range(..old.len(), new);
    }
    if let Some((old, new)) = ENDINGS.iter().find(|(old, _)| sound.ends_with(old)) {
        sound.truncate(sound.len() - old.len());
        sound.push_str(new);
    }
    let starts_with_glide = starts_with_glide(&sound);
    if sound.contains('x') {
        sound = sound.replace('x', "ks");
    }
    let mut letters = sound.into_bytes();
    rewrite(&mut letters, ANYWHERE);
    if let Some(first) = letters.first_mut().filter(|_| starts_with_glide) {
        *first = b'y';
    }
    letters.dedup();
    servant(String::from_utf8(letters).unwrap_or_default())
}

/// "Yusuf" begins with a consonant, which some write "j".
fn starts_with_glide(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next() == Some('y') && letters.next().is_some_and(is_vowel)
}

/// "Abdulrahman", "Abdurrahman" and "Abdelrahman" all as "abdraman".
fn servant(word: String) -> String {
    let Some(rest) = word.strip_prefix("abd").filter(|rest| rest.len() > 2) else { return word };
    let rest = rest.trim_start_matches(is_vowel);
    let is_article = rest.starts_with('l') && !rest.chars().nth(1).is_some_and(is_vowel);
    format!("abd{}", rest.get(usize::from(is_article)..).unwrap_or_default())
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// By how much two sounds differ: 0 for the same, 1 for each letter that is another, less where it is one that
/// spellings of one name differ in; `None` for more than `most`.
pub(super) fn distance(a: &str, b: &str, most: f32) -> Option<f32> {
    if a.len().abs_diff(b.len()) as f32 * VOWEL > most {
        return None;
    }
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let (a, b) = (letters(a), letters(b));
    let mut above: Vec<f32> = Vec::with_capacity(b.len() + 1);
    above.push(0.0);
    for (j, &letter) in b.iter().enumerate() {
        above.push(above[j] + alone(letter, j, b.len()));
    }
    let mut row = above.clone();
    for (i, &one) in a.iter().enumerate() {
        row[0] = above[0] + alone(one, i, a.len());
        for (j, &other) in b.iter().enumerate() {
            let both = above[j] + substituted(one, other);
            let left_out = above[j + 1] + alone(one, i, a.len());
            let put_in = row[j] + alone(other, j, b.len());
            row[j + 1] = both.min(left_out).min(put_in);
        }
        if row.iter().all(|distance| *distance > most) {
            return None;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|distance| *distance <= most)
}

/// What a letter counts that the other word lacks; the first and last ones tell names apart.
fn alone(letter: char, at: usize, len: usize) -> f32 {
    if is_vowel(letter) && at > 0 && at + 1 < len { VOWEL } else { 1.0 }
}

fn substituted(a: char, b: char) -> f32 {
    if a == b {
        return 0.0;
    }
    match (a.min(b), a.max(b)) {
        ('e', 'i') => 0.1,
        ('a', 'e')
        | ('d', 't')
        | ('b', 'p')
        | ('d', 's')
        | ('s', 'x')
        | ('j', 'x')
        | ('j', 'y')
        | ('f', 'v') => NEAR,
        _ => 1.0,
    }
}
