//! Doc → whether it is English, which is the one language whose grammar the later stages know.
//!
//! Knows the words that every sentence is built with. Does not know what they mean.

use super::doc::Doc;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Of so many words of an English text at least one is on the list; it is every third in running text, and hardly
/// any in other languages.
const SHARE: usize = 10;
/// Shorter texts may hold none: they are English unless they look otherwise.
const MIN_WORDS: usize = 20;

/// Words of English that its neighbours do not have, or have seldom.
const ENGLISH: &[&str] = &[
    "the", "and", "that", "with", "of", "to", "it", "is", "he", "she", "they", "we", "you", "his", "her",
    "their", "its", "our", "this", "these", "those", "for", "from", "by", "at", "as", "not", "but", "who",
    "which", "what", "when", "where", "how", "are", "were", "was", "been", "be", "has", "have", "had",
    "will", "would", "could", "should", "there", "than", "then", "if", "said", "says", "after", "about",
    "into", "i",
];

/// Such words of other languages.
const OTHERS: &[&str] = &[
    "le", "les", "des", "du", "une", "est", "et", "dans", "que", "qui", "pour", "pas", "ne", "nous", "der",
    "das", "und", "ist", "nicht", "ein", "eine", "mit", "den", "dem", "wir", "auf", "el", "los", "las",
    "una", "por", "con", "para", "del", "het", "een", "niet", "zijn", "il", "lo", "gli", "che", "di", "non",
    "não", "uma", "os", "och", "att", "det", "som", "og", "er", "på",
];

/// Whether each of these words is English.
static LISTS: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let of = |list: &'static [&str], is_english: bool| list.iter().map(move |word| (*word, is_english));
    of(OTHERS, false).chain(of(ENGLISH, true)).collect()
});

/// Whether an article is English as a whole; it may quote what is not.
pub fn is_english(doc: &Doc) -> bool {
    let (mut words, mut english, mut others, mut foreign_script) = (0, 0, 0, 0);
    for (word, count) in doc.counts() {
        words += count;
        match LISTS.get(word.lower.as_ref()) {
            Some(true) => english += count,
            Some(false) => others += count,
            None if is_foreign(&word.lower) => foreign_script += count,
            None => {}
        }
    }
    let may_be = words < MIN_WORDS && others <= english && 2 * foreign_script <= words;
    english * SHARE >= words && 2 * foreign_script <= words || may_be
}

/// Whether a word is written in letters that are not Latin.
fn is_foreign(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(|c| c > '\u{24F}' && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let article = plain::parse(text.as_bytes()).unwrap();
        assert_eq!(is_english(&Doc::new(&article, &Lexicon::new())), expected, "{text}");
    }

    #[test]
    fn short_texts_are_english_unless_they_look_otherwise() {
        check("SMITH: “Great news!”", true);
        check("“NO,” SAID SMITH.", true);
        check("«Non», dit le ministre.", false);
        check("“Nein”, sagte der Minister.", false);
        check("„Да“, сказал министр.", false);
        check("部长说：“不。”", false);
    }

    #[test]
    fn an_english_article_may_quote_what_is_not() {
        check("The minister said “non, nous ne sommes pas des enfants, et le bateau est là” and left.", true);
    }
}
