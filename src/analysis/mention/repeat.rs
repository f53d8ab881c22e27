//! Somebody or something named whole once is known by a part of the name everywhere: the tagger sees a sentence at a
//! time, we see the article.

use super::description::is_office;
use super::{label, run_on, sayer, small};
use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::expression::Expression;
use crate::analysis::name::Name;
use crate::lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

/// The names, and the places where the last word of somebody or something named whole stands alone without being
/// tagged, or tagged as something else that it is not known to be; and the labels of a transcript.
pub(super) fn with_parts(
    doc: &Doc,
    names: &[Name],
    expressions: &[Expression],
    lexicon: &Lexicon,
) -> Vec<Name> {
    let names = &with_endings(doc, &with_speakers(doc, &without_others(doc, names, expressions)));
    let names = &run_on::apart(doc, names, lexicon);
    let mut parts: FxHashMap<&str, EntityKind> = FxHashMap::default();
    for kind in [EntityKind::Organization, EntityKind::Person] {
        let whole = names.iter().filter(|name| name.kind == kind);
        parts.extend(whole.filter_map(|name| Some((last_word(doc, name)?, kind))));
    }
    let is_surname = |word: &str| parts.get(word) == Some(&EntityKind::Person);
    let mut tagged = vec![false; doc.tokens.len()];
    for expression in expressions {
        tagged[expression.tokens.clone()].fill(true);
    }
    let mut all: Vec<Name> = names.to_vec();
    for name in &mut all {
        tagged[name.tokens.clone()].fill(true);
        let word = doc.word(name.tokens.start);
        if name.tokens.len() == 1 && is_surname(word) && lexicon.places.get([word]).is_none() {
            name.kind = EntityKind::Person;
        }
    }
    let labels = label::find(doc, names).into_iter().filter(|label| !tagged[label.tokens.start]);
    let labels: Vec<Name> = labels.collect();
    for label in &labels {
        tagged[label.tokens.clone()].fill(true);
    }
    all.extend(labels);
    let places = small::find(doc, &tagged, lexicon);
    for place in &places {
        tagged[place.tokens.clone()].fill(true);
    }
    all.extend(places);
    parts.extend(sayer::find(doc, &tagged, lexicon));
    let is_untagged = |&token: &usize| !tagged[token] && doc.is_capitalized(token) && !is_office(doc, token);
    let untagged = (0..doc.tokens.len()).filter(is_untagged);
    all.extend(untagged.filter_map(|token| {
        let kind = parts.get(doc.word(token)).copied()?;
        let begins = doc.sentence_at(token).start == token;
        let before = if token > 0 { doc.lower(token - 1) } else { "" };
        let is_certain = match kind {
            // Not "the Republic", named so after nobody.
            EntityKind::Person => before != "the",
            // Not "Secretary for Education".
            _ => {
                (!begins || sayer::is_acronym(doc, token))
                    && !matches!(before, "of" | "for" | "and" | "foreign")
            }
        };
        let span = doc.span(token..token + 1);
        is_certain.then_some(Name { span, tokens: token..token + 1, kind, confidence: 0.5 })
    }));
    all.sort_by_key(|name| name.span.start);
    all
}

/// What ends a person's name.
const ENDINGS: &[&str] = &["Jr.", "Jr", "Sr.", "Sr"];

/// The names, those of people with the "Jr." behind them.
fn with_endings(doc: &Doc, names: &[Name]) -> Vec<Name> {
    let mut all = names.to_vec();
    for name in &mut all {
        let end = name.tokens.end;
        if name.kind == EntityKind::Person && ENDINGS.contains(&doc.word(end)) {
            name.tokens.end = end + 1;
            name.span = name.span.to(doc.span(end..end + 1));
        }
    }
    all
}

/// Acronyms that are common nouns or phrases, and name nobody.
const COMMON_ACRONYMS: &[&str] = &[
    "ADHD", "ASAP", "ATM", "BMI", "BTW", "CEO", "CFO", "COO", "CTO", "DIY", "DNA", "DUI", "DVD", "FAQ",
    "FDI", "FYI", "GDP", "GMO", "GPA", "GPS", "ICU", "IED", "IPO", "IQ", "IRR", "IVF", "KPI", "LMAO", "LNG",
    "LOL", "LPG", "MBA", "MP", "NFT", "NGO", "OMG", "PDF", "PIN", "PPE", "PTSD", "RFP", "RIP", "RNA", "RSVP",
    "SEO", "SMS", "SUV", "UFO", "URL", "USB", "VAT", "VIP", "WMD",
];

/// The names but those that are only a day, an hour, an office or a common acronym, or hold a colon because a speaker's
/// label or the subject of a headline stands before them: "Tuesday", "9AM EST", "the PM", "GDP", "SALLOW: Oake".
fn without_others(doc: &Doc, names: &[Name], expressions: &[Expression]) -> Vec<Name> {
    let is_dated = |name: &Name| {
        let first = expressions.partition_point(|expression| expression.tokens.end <= name.tokens.start);
        expressions.get(first).is_some_and(|expression| {
            expression.tokens.start <= name.tokens.start && expression.tokens.end >= name.tokens.end
        })
    };
    let is_hour = |name: &Name| {
        let word = doc.lower(name.tokens.start);
        let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
        hour.is_some_and(|hour| hour.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_time = |name: &&Name| name.kind != EntityKind::Person && is_dated(name) || is_hour(name);
    let is_office = |name: &&Name| name.tokens.len() == 1 && is_office(doc, name.tokens.start);
    let is_acronym = |name: &&Name| {
        let singular = doc.word(name.tokens.start).trim_end_matches('s');
        name.kind == EntityKind::Organization && name.tokens.len() == 1 && COMMON_ACRONYMS.contains(&singular)
    };
    let is_labelled = |name: &&Name| {
        let (start, is_quoted) = (name.tokens.start, |at: usize| matches!(doc.word(at), "\"" | "“"));
        let begins = |at: usize| at == 0 || doc.block_of(at - 1) != doc.block_of(start);
        (begins(start) || is_quoted(start - 1) && begins(start - 1))
            && name.tokens.clone().any(|at| doc.word(at) == ":")
    };
    let is_none = |name: &&Name| is_time(name) || is_office(name) || is_acronym(name) || is_labelled(name);
    names.iter().filter(|name| !is_none(name)).cloned().collect()
}

/// The names, where what says something is no work and no event, but an organisation, and who is addressed a person.
fn with_speakers(doc: &Doc, names: &[Name]) -> Vec<Name> {
    let is_thing = |name: &Name| matches!(name.kind, EntityKind::Work | EntityKind::Event);
    let speaks = |name: &&Name| is_thing(name) && sayer::says(doc, name.tokens.end);
    let speakers: FxHashSet<&str> = names.iter().filter(speaks).map(|name| name.span.of(doc.text)).collect();
    let mut all = names.to_vec();
    for name in &mut all {
        if is_thing(name) && speakers.contains(name.span.of(doc.text)) {
            name.kind = EntityKind::Organization;
        }
        if sayer::is_addressed(doc, name.tokens.start) {
            name.kind = EntityKind::Person;
        }
    }
    all
}

/// The last word of a name of several, if it is no ordinary word.
fn last_word<'t>(doc: &Doc<'t>, name: &Name) -> Option<&'t str> {
    let last = name.tokens.end - 1;
    let word = doc.word(last);
    let is_name = word.chars().count() > 2 && doc.is_capitalized(last) && !word.ends_with('.');
    let entry = doc.entry(last);
    let is_word = entry.is_function_word || name.kind == EntityKind::Person && entry.role.is_some();
    (name.tokens.len() > 1 && is_name && !is_word).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    #[test]
    fn a_common_acronym_names_nobody() {
        let (article, lexicon) = (plain::parse(b"The GDP fell.\nThe UN met NGOs.").unwrap(), Lexicon::new());
        let doc = Doc::new(&article, &lexicon);
        let name = |token: usize| {
            let tokens = token..token + 1;
            Name { span: doc.span(tokens.clone()), tokens, kind: EntityKind::Organization, confidence: 1.0 }
        };
        let names: Vec<Name> =
            (0..doc.tokens.len()).filter(|&token| token > 0 && doc.is_capitalized(token)).map(name).collect();
        let left = without_others(&doc, &names, &[]);
        let left: Vec<&str> = left.iter().map(|name| name.span.of(doc.text)).collect();
        assert_eq!(left, ["The", "UN"]);
    }
}
