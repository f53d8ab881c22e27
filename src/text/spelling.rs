//! One key for the spellings of one name: Araghchi and Araqchi, Müller and Mueller, Qaddafi and Gaddafi.
//!
//! Knows how names are carried over into Latin letters, and which particles come and go. Does not know who
//! bears a name; two names of one key are candidates for one person, no more.

mod sound;

/// Particles that are left out of the key; spellings of one name have them or not.
const PARTICLES: &[&str] =
    &["al", "el", "ul", "de", "da", "di", "del", "van", "von", "der", "den", "la", "le"];
/// Particles that stand before a father's name, which is left out with them where a surname follows.
const PATRONYMIC: &[&str] = &["bin", "ibn", "ben", "bint", "binti"];
/// Letters and groups of letters that different romanisations write for one sound; earlier rows go first.
const SOUNDS: &[Rule] = &[
    Rule::new("dzh", "j"),
    Rule::new("zh", "j"),
    Rule::new("tch", "ch"),
    Rule::new("sch", "sh"),
    Rule::new("ck", "k"),
    Rule::new("gh", "k"),
    Rule::new("kh", "k"),
    Rule::new("ph", "f"),
    Rule::new("dj", "j"),
    Rule::new("ou", "u"),
    Rule::new("oo", "u"),
    Rule::new("ee", "i"),
    Rule::new("ue", "u"),
    Rule::new("oe", "o"),
    Rule::new("ae", "a"),
    Rule::new("q", "k"),
    Rule::new("g", "k"),
    Rule::new("w", "v"),
    Rule::new("y", "i"),
    Rule::new("e", "i"),
    Rule::new("o", "u"),
];

/// The key of a name, equal for spellings of one name: its words in folded letters, parted by single spaces.
pub fn key(name: &str) -> String {
    words(name).join(" ")
}

/// The words of a name's key.
pub fn words(name: &str) -> Vec<String> {
    let plain = plain(name);
    let all: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let kept = all.iter().enumerate().filter(|&(n, word)| {
        let is_particle = PARTICLES.contains(word) || PATRONYMIC.contains(word);
        let is_father = n > 1 && n + 1 < all.len() && PATRONYMIC.contains(&all[n - 1]);
        n == 0 || !(is_particle && n + 1 < all.len() || is_father)
    });
    let folded: Vec<String> = kept.map(|(_, word)| fold(word)).collect();
    if folded.len() > 1 && folded.first().is_some_and(|first| PARTICLES.contains(&first.as_str())) {
        return folded.into_iter().skip(1).collect();
    }
    folded
}

/// How a word sounds that is given in small Latin letters: equal for most spellings of one word.
pub fn sound(plain: &str) -> String {
    if is_muhammad(plain) { "muhamad".to_owned() } else { sound::sound(without_article(plain, 4)) }
}

/// By how much two words differ that [`sound`] gave: 0 where they are the same, 1 and more where they are different
/// words; `None` where it is more than `most`.
pub fn distance(one: &str, other: &str, most: f32) -> Option<f32> {
    sound::distance(one, other, most)
}

/// Whether a word in small Latin letters comes and goes in spellings of one name: "al", "von".
pub fn is_particle(plain: &str) -> bool {
    PARTICLES.contains(&plain)
}

/// Whether a word in small Latin letters stands before a father's name: "bin".
pub fn is_patronymic(plain: &str) -> bool {
    PATRONYMIC.contains(&plain)
}

/// The name in small Latin letters, without apostrophes.
pub fn plain(name: &str) -> String {
    let mut letters = deunicode::deunicode(name);
    letters.make_ascii_lowercase();
    letters.retain(|c| !matches!(c, '\'' | '`'));
    letters
}

/// A word in small Latin letters as it sounds.
fn fold(word: &str) -> String {
    if is_muhammad(word) {
        return "muhamad".to_owned();
    }
    let mut sound = without_article(word, 5).as_bytes().to_vec();
    rewrite(&mut sound, SOUNDS);
    sound.dedup();
    if sound.len() > 3 && sound.ends_with(b"h") && !sound.ends_with(b"ch") && !sound.ends_with(b"sh") {
        sound.pop();
    }
    String::from_utf8(sound).unwrap_or_default()
}

/// What is rewritten, and as what, which is no longer.
struct Rule {
    written: &'static [u8],
    spoken: &'static [u8],
    /// The letters of what is rewritten, one bit each.
    letters: u32,
}

impl Rule {
    const fn new(written: &'static str, spoken: &'static str) -> Rule {
        let (written, spoken) = (written.as_bytes(), spoken.as_bytes());
        Rule { written, spoken, letters: letters(written) }
    }
}

/// Goes through the rules in order, and rewrites what they say wherever it stands.
fn rewrite(word: &mut Vec<u8>, rules: &[Rule]) {
    let mut found = letters(word);
    for rule in rules {
        // Most rules have a letter that the word lacks.
        if rule.letters & !found == 0 && replace(word, rule.written, rule.spoken) {
            found = letters(word);
        }
    }
}

/// The small Latin letters of a word, one bit each.
const fn letters(word: &[u8]) -> u32 {
    let (mut found, mut at) = (0, 0);
    while at < word.len() {
        if word[at].is_ascii_lowercase() {
            found |= 1 << (word[at] - b'a');
        }
        at += 1;
    }
    found
}

/// Puts `new`, which is no longer, in the place of `old`, wherever that stands, from the left; tells whether it stands
/// anywhere.
fn replace(word: &mut Vec<u8>, old: &[u8], new: &[u8]) -> bool {
    let Some(mut at) = find(word, old, 0) else { return false };
    let mut end = at;
    while let Some(next) = find(word, old, at) {
        word.copy_within(at..next, end);
        end += next - at;
        word[end..end + new.len()].copy_from_slice(new);
        end += new.len();
        at = next + old.len();
    }
    word.copy_within(at.., end);
    word.truncate(word.len() - (at - end));
    true
}

fn find(word: &[u8], part: &[u8], from: usize) -> Option<usize> {
    (from..word.len()).find(|&at| word[at] == part[0] && word[at..].starts_with(part))
}

/// "albusaidi" is "al-Busaidi" written in one, where `least` letters and more are left.
fn without_article(word: &str, least: usize) -> &str {
    let rest = word.strip_prefix("al").or_else(|| word.strip_prefix("el"));
    let is_vowel = |c: char| "aeiou".contains(c);
    rest.filter(|rest| rest.len() >= least && !rest.starts_with(is_vowel)).unwrap_or(word)
}

fn is_muhammad(word: &str) -> bool {
    // Mahmoud is another name.
    if !word.starts_with('m') || word.starts_with("mahm") || word.len() < 6 {
        return false;
    }
    let mut consonants: String = word.chars().filter(|c| !"aeiou".contains(*c)).collect();
    consonants = consonants.replace("mm", "m");
    matches!(consonants.as_str(), "mhmd" | "mhmt" | "mhmed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert_eq!(key(a), key(b), "{a} and {b}");
    }

    #[track_caller]
    fn different(a: &str, b: &str) {
        assert_ne!(key(a), key(b), "{a} and {b}");
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        same("Abbas Araghchi", "Abbas Araqchi");
        same("Abbas Araghchi", "Abbas Araghtchi");
        same("Badr Albusaidi", "Badr bin Hamad al-Busaidi");
        same("Badr Albusaidi", "Badr Al Busaidi");
        same("Volodymyr Zelensky", "Volodymyr Zelenskyy");
        same("Muammar Qaddafi", "Muammar Gaddafi");
        same("Muammar Kadafi", "Muammar Gaddafi");
        same("Mohammed Ali", "Muhammad Ali");
        same("Thomas Müller", "Thomas Mueller");
        same("Kim Jong-un", "Kim Jong Un");
        same("Ruslan Khadzharov", "Ruslan Khadjarov");
    }

    #[test]
    fn different_names_keep_apart() {
        different("Ali Khamenei", "Ruhollah Khomeini");
        different("Khamenei", "Khomeini");
        different("Ali Khamenei", "Mojtaba Khamenei");
        different("Kim Jong-il", "Kim Jong-un");
        different("Justin Trudeau", "Pierre Trudeau");
        different("Mahmoud Abbas", "Mohammed Abbas");
    }
}
