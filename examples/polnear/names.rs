//! When is a speaker right? The same question that a reader would ask: is this the name of that person?

use super::corpus::{Kind, Label};

/// Words in front of a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "dame",
    "president",
    "vice",
    "vp",
    "senator",
    "sen",
    "rep",
    "representative",
    "gov",
    "governor",
    "mayor",
    "judge",
    "justice",
    "secretary",
    "minister",
    "prime",
    "foreign",
    "general",
    "gen",
    "col",
    "capt",
    "captain",
    "lt",
    "sgt",
    "admiral",
    "adm",
    "rev",
    "pope",
    "king",
    "queen",
    "prince",
    "princess",
    "sheikh",
    "ayatollah",
    "ambassador",
    "chairman",
    "former",
];
const ARTICLES: &[&str] = &["the", "a", "an"];
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];
/// Words behind the noun that a description is about.
const AFTER_HEAD: &[&str] =
    &["of", "for", "in", "at", "on", "from", "with", "who", "working", "near", "close"];

/// How well a name fits a label: 2 it is an accepted name, 1 a shorter or longer form of one, 0 it is another.
pub(crate) fn fit(predicted: &str, label: &Label) -> u8 {
    let clean = |name: &str| if label.kind == Kind::Person { untitled(name) } else { bare(name) };
    let name = clean(predicted);
    if name.is_empty() || label.names.is_empty() {
        return 0;
    }
    if label.names.iter().any(|known| clean(known) == name || words(known) == words(predicted)) {
        return 2;
    }
    let is_form = match label.kind {
        Kind::Person => is_form_of_person(&name, &untitled(&label.names[0])),
        _ => label.names.iter().any(|known| is_form_of_thing(&name, &bare(known))),
    };
    u8::from(is_form)
}

fn is_form_of_person(name: &[String], known: &[String]) -> bool {
    let surname = known.iter().rev().find(|word| !SUFFIXES.contains(&word.as_str()));
    let Some(surname) = surname else { return false };
    if name.len() == 2 && TITLES.contains(&name[0].as_str()) && name[1] == *surname {
        return true;
    }
    let is_part = name.iter().all(|word| known.contains(word)) && name.contains(surname);
    is_part
        || known.first().is_some_and(|first| name.contains(first))
            && name.contains(surname)
            && name.len() > known.len()
}

fn is_form_of_thing(name: &[String], known: &[String]) -> bool {
    let holds = |a: &[String], b: &[String]| b.iter().all(|word| a.contains(word));
    !known.is_empty()
        && (holds(name, known) || holds(known, name))
        && head(known).is_some_and(|head| name.contains(head))
        && head(name).is_some_and(|head| known.contains(head))
}

fn head(words: &[String]) -> Option<&String> {
    let after = words.iter().skip(1).position(|word| AFTER_HEAD.contains(&word.as_str()));
    after.map_or(words.last(), |at| words.get(at))
}

/// The words of a name in lower case, without accents and possessive endings.
pub(crate) fn words(name: &str) -> Vec<String> {
    let plain = deunicode::deunicode(name).to_lowercase().replace("'s", "");
    let kept: String = plain.chars().filter(|c| !matches!(c, '.' | '\'' | '`' | '-')).collect();
    kept.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

pub(crate) fn bare(name: &str) -> Vec<String> {
    let mut words = words(name);
    if words.len() > 1 && ARTICLES.contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// The words of a person's name without the titles in front, as long as two words remain.
fn untitled(name: &str) -> Vec<String> {
    let mut words = words(name);
    while words.len() > 1
        && (ARTICLES.contains(&words[0].as_str()) || TITLES.contains(&words[0].as_str()) && words.len() > 2)
    {
        words.remove(0);
    }
    words
}
