//! A word as it sounds, in whatever way it was carried over into Latin letters: Araghchi, Araqchi and Araghtchi;
//! Yevgeniy, Evgeny and Jewgeni; Sulaiman, Soleiman and Süleyman.
//!
//! Coarser than [`super::key`]: it says only that two words may be spellings of one, and by how little they differ.

/// What is rewritten, in order, wherever it stands. `x` stands for "sh" afterwards, `j` for all of "ch", "dj", "zh".
const ANYWHERE: &[(&str, &str)] = &[
    ("x", "ks"),
    ("schtsch", "x"),
    ("shch", "x"),
    ("tsch", "j"),
    ("tch", "j"),
    ("dzh", "j"),
    ("sch", "x"),
    ("sh", "x"),
    ("zh", "j"),
    ("ch", "j"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("cz", "j"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("tz", "s"),
    ("ts", "s"),
    ("z", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("c", "k"),
    ("q", "k"),
    ("g", "k"),
    ("kw", "ku"),
    ("w", "v"),
    ("ij", "i"),
    ("yj", "i"),
    ("ej", "i"),
    ("aj", "i"),
    ("aee", "i"),
    ("aye", "i"),
    ("ai", "i"),
    ("ay", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("yeo", "yu"),
    ("eou", "u"),
    ("eo", "u"),
    ("eu", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ue", "u"),
    ("oe", "u"),
    ("ae", "e"),
    ("ee", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("o", "u"),
    ("h", ""),
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
    for (old, new) in ANYWHERE {
        if sound.contains(old) {
            sound = sound.replace(old, new);
        }
    }
    if starts_with_glide {
        sound.replace_range(..1, "y");
    }
    let mut letters = sound.into_bytes();
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
/// spellings of one name differ in.
pub(super) fn distance(a: &str, b: &str) -> f32 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
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
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().unwrap_or_default()
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
