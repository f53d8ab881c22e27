//! What people are, as the article says it: titles in front of names, appositions behind them, "X is the …".

use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::mention::{Determiner, Form, Phrase};
use crate::lexicon::Sort;

/// Titles that say nothing of what somebody does.
pub(super) const HONORIFICS: &[&str] =
    &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "sir", "madam", "dame", "mister", "dr", "dr."];
/// The most phrases between a description and the name behind it, itself counted.
const MAX_BEFORE: usize = 4;
/// The most words of a role that stands behind a name.
const MAX_ROLE: usize = 10;

/// The word behind a title's abbreviation, given without its full stop.
pub(super) fn full_form(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "representative",
        "gen" => "general",
        "dr" => "doctor",
        "prof" => "professor",
        "rev" => "reverend",
        "sgt" => "sergeant",
        "lt" => "lieutenant",
        "capt" => "captain",
        "col" => "colonel",
        "adm" => "admiral",
        "det" => "detective",
        "congressman" | "congresswoman" => "representative",
        "chairman" | "chairwoman" => "chair",
        word => word,
    }
}

/// Gives the clusters their roles. Returns for each phrase the cluster that it describes as an apposition.
pub(super) fn collect(doc: &Doc, phrases: &[Phrase], clusters: &mut [Cluster]) -> Vec<Option<usize>> {
    let mut appositions = vec![None; phrases.len()];
    for (n, cluster) in clusters.iter_mut().enumerate() {
        for at in cluster.phrases.clone() {
            let Some(phrase) = phrases.get(at) else { continue };
            if let Form::Name { title: Some(title), .. } = &phrase.form {
                add_title(doc, title.clone(), cluster);
            }
            if let Some((before, description)) = description_before(doc, phrases, at) {
                let start = without_article(doc, description.whole.start);
                cluster.add_role(doc.span(start..end_of_role(doc, description.whole.end)).of(doc.text));
                appositions[before] = Some(n);
            }
            let Some((next, description)) = description_behind(doc, phrases, at) else { continue };
            let end = end_of_role(doc, description.whole.end);
            cluster.add_role(doc.span(without_article(doc, description.whole.start)..end).of(doc.text));
            if let Form::Description(description) = &description.form {
                cluster.gender = cluster.gender.or(description.gender);
            }
            appositions[next] = Some(n);
        }
    }
    appositions
}

fn add_title(doc: &Doc, title: std::ops::Range<usize>, cluster: &mut Cluster) {
    let start = title.start + usize::from(HONORIFICS.contains(&doc.lower(title.start)));
    if start < title.end {
        cluster.add_role(doc.span(start..title.end).of(doc.text));
    }
}

/// The description that stands before a name between commas, and says what its bearer is: "his partner in York,
/// Ann Smith, said".
fn description_before<'p>(doc: &Doc, phrases: &'p [Phrase], name: usize) -> Option<(usize, &'p Phrase)> {
    let phrase = phrases.get(name).filter(|phrase| phrase.is_person_name())?;
    let comma = phrase.whole.start.checked_sub(1).filter(|&at| doc.word(at) == ",")?;
    let closes = matches!(doc.word(phrase.whole.end), "," | "." | ")" | "(" | ";" | "—" | "–");
    let sentence = doc.sentence_at(comma);
    let before = phrases.get(name.saturating_sub(MAX_BEFORE)..name)?.iter().enumerate();
    let (n, description) = before
        .map(|(n, other)| (name.saturating_sub(MAX_BEFORE) + n, other))
        .filter(|(_, other)| other.whole.start >= sentence.start && !other.modifier)
        .find(|(_, other)| {
            let is_person = matches!(&other.form, Form::Description(description)
                if description.sort == Sort::Person && description.determiner != Determiner::Bare);
            is_person && end_of_role(doc, other.whole.end) == comma
        })?;
    let follows = description.whole.start.checked_sub(1);
    let is_listed = follows.is_some_and(|at| match doc.lower(at) {
        // "Ann Smith, the mayor, John Brown"; but "In March, the mayor, John Brown, said".
        "," => phrases.get(..name).is_some_and(|before| {
            before.iter().rev().take(MAX_BEFORE * 2).any(|other| other.whole.end == at && other.can_speak())
        }),
        word => matches!(word, "and" | "or" | "to"),
    });
    (closes && !is_listed).then_some((n, description))
}

/// The description that stands behind a name and says what its bearer is.
fn description_behind<'p>(doc: &Doc, phrases: &'p [Phrase], name: usize) -> Option<(usize, &'p Phrase)> {
    let phrase = phrases.get(name)?;
    let link = phrase.whole.end;
    let is_dated = matches!(doc.lower(link + 1), "now" | "then" | "formerly" | "currently" | "once");
    let start = link + 1 + usize::from(is_dated);
    let links = matches!(doc.lower(link), "," | "(" | "—" | "–" | "is" | "was");
    let comma = !matches!(doc.lower(link), "is" | "was");
    let (n, next) = phrases
        .iter()
        .enumerate()
        .skip(name + 1)
        .take(3)
        .find(|(_, next)| matches!(next.form, Form::Description(_)) && next.whole.start == start)?;
    let same_sentence = doc.sentence_of(link) == doc.sentence_of(phrase.whole.start);
    let ends = end_of_role(doc, next.whole.end);
    let closed = matches!(doc.word(ends), "," | "." | ")" | "—" | "–" | ";" | "") || doc.lower(ends) == "who";
    (links && same_sentence && (closed || !comma) && !next.possessive).then_some((n, next))
}

/// Where a role ends that begins with a description: "of", "for", "at" and the like go on with it.
fn end_of_role(doc: &Doc, end: usize) -> usize {
    if !matches!(doc.lower(end), "of" | "for" | "at" | "in" | "to" | "from" | "with" | "and") {
        return end;
    }
    let limit = doc.sentence_at(end).end.min(end + MAX_ROLE);
    (end..limit)
        .find(|&at| !doc.is_word(at) && doc.lower(at) != "'s" || doc.lower(at) == "who")
        .unwrap_or(end)
}

fn without_article(doc: &Doc, start: usize) -> usize {
    start
        + usize::from(matches!(
            doc.lower(start),
            "the" | "a" | "an" | "one" | "his" | "her" | "its" | "their"
        ))
}

/// The words of a role that tell something, in lower case and full form.
pub(in crate::analysis) fn telling_words(role: &str) -> Vec<String> {
    let role = role.to_lowercase();
    let words = role.split(|c: char| !c.is_alphanumeric()).map(full_form);
    words.filter(|word| is_telling(word)).map(str::to_owned).collect()
}

/// Whether a word of a description tells who is meant.
pub(super) fn is_telling(word: &str) -> bool {
    !matches!(
        word,
        "" | "the"
            | "a"
            | "an"
            | "of"
            | "for"
            | "and"
            | "in"
            | "at"
            | "s"
            | "'s"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "former"
            | "longtime"
    )
}
