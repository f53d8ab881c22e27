//! What people are, as the article says it: titles in front of names and appositions.

use super::apposition::{self, Apposition};
use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::mention::{Form, Phrase};

/// Titles that say nothing of what somebody does.
pub(super) const HONORIFICS: &[&str] =
    &["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "sir", "madam", "dame", "mister", "dr", "dr."];
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
    let mut described = vec![None; phrases.len()];
    for (n, cluster) in clusters.iter_mut().enumerate() {
        let first = cluster.first();
        for at in cluster.phrases.clone() {
            let Some(phrase) = phrases.get(at) else { continue };
            if let Form::Name { title: Some(title), .. } = &phrase.form {
                add_title(doc, title.clone(), cluster);
            }
            for Apposition { phrase, role, gender } in apposition::of(doc, phrases, at, at == first) {
                cluster.add_role(doc.span(role).of(doc.text));
                cluster.gender = cluster.gender.or(gender);
                described[phrase] = Some(n);
            }
        }
    }
    described
}

fn add_title(doc: &Doc, title: std::ops::Range<usize>, cluster: &mut Cluster) {
    let start = title.start + usize::from(HONORIFICS.contains(&doc.lower(title.start)));
    if start < title.end {
        cluster.add_role(doc.span(start..title.end).of(doc.text));
    }
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
