//! What readers corrected → JSON Lines, each with what the engine says.
//!
//! The form is the promise that `README.md` describes under `corrections`: the types here are private to it. All
//! offsets are code points.

use super::json;
use crate::analysis::{Analysis, Quote};
use crate::article::Article;
use crate::correction::{Correction, Place, Verdict};
use crate::library::Made;
use crate::text::{CodePoints, Span, markup};
use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use std::borrow::Cow;
use std::path::Path;

#[derive(Serialize)]
struct CorrectionLine<'a> {
    at: Option<String>,
    who: Option<&'a str>,
    path: Option<Cow<'a, str>>,
    article: String,
    title: Option<Cow<'a, str>>,
    start: Option<usize>,
    end: Option<usize>,
    text: Option<&'a str>,
    what: &'static str,
    old: Value<'a>,
    new: Value<'a>,
}

/// What something is said to be.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Nothing,
    Words(&'a str),
    Extent { start: usize, end: usize, text: &'a str },
}

/// The line for a correction, without a line break. `path` is a file of the article and `article` its text, if it is
/// known; `analysis` is what the engine found in it, without corrections.
pub fn line(
    made: &Made,
    path: Option<&Path>,
    article: Option<&Article>,
    analysis: Option<&Analysis>,
) -> String {
    let place = made.correction.place();
    let points = article.map(|article| CodePoints::new(&article.text));
    let range = place.zip(points.as_ref()).map(|(place, points)| points.range(place.span));
    let at = DateTime::from_timestamp_millis(made.made_at);
    let (what, old, new) = values(&made.correction, article, analysis);
    json::object(&CorrectionLine {
        at: at.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true)),
        who: made.who.as_deref(),
        path: path.map(Path::to_string_lossy),
        article: made.article.to_string(),
        title: article.map(|article| markup::reading(article.title())),
        start: range.map(|(start, _)| start),
        end: range.map(|(_, end)| end),
        text: place.map(|place| place.words.as_str()),
        what,
        old,
        new,
    })
}

/// A correction in words.
pub(super) fn told(correction: &Correction) -> String {
    match correction {
        Correction::Speaker { of, name: Some(name) } => format!("“{}” is by {name}", of.words),
        Correction::Speaker { of, name: None } => format!("“{}” is by nobody who is known", of.words),
        Correction::Extent { of, span: None } => format!("“{}” is no quotation", of.words),
        Correction::Extent { of, span: Some(span) } if *span == of.span => {
            format!("“{}” is a quotation", of.words)
        }
        Correction::Extent { of, span: Some(span) } => {
            format!("“{}” reads from byte {} to {}", of.words, span.start, span.end)
        }
        Correction::Verdict { of, verdict } => format!("“{}” is {}", of.words, word(*verdict)),
        Correction::SamePerson { name, other } => format!("{name} and {other} are one"),
        Correction::OtherPerson { name, other } => format!("{name} and {other} are two"),
    }
}

/// What is corrected, what the engine says, and what the reader says.
fn values<'a>(
    correction: &'a Correction,
    article: Option<&'a Article>,
    analysis: Option<&'a Analysis>,
) -> (&'static str, Value<'a>, Value<'a>) {
    let words = |words: Option<&'a str>| words.map_or(Value::Nothing, Value::Words);
    match correction {
        Correction::Speaker { of, name } => {
            let found = analysis.and_then(|analysis| analysis.speaker_name(quote_at(analysis, of)?));
            ("speaker", words(found), words(name.as_deref()))
        }
        Correction::Extent { of, span } => {
            let found = analysis.and_then(|analysis| quote_at(analysis, of)).map(|quote| quote.content);
            ("extent", extent(article, found), extent(article, *span))
        }
        Correction::Verdict { verdict, .. } => ("verdict", Value::Nothing, Value::Words(word(*verdict))),
        Correction::SamePerson { name, other } => ("same-person", Value::Words(other), Value::Words(name)),
        Correction::OtherPerson { name, other } => ("other-person", Value::Words(name), Value::Words(other)),
    }
}

fn quote_at<'a>(analysis: &'a Analysis, place: &Place) -> Option<&'a Quote> {
    analysis.quotes.iter().find(|quote| quote.content == place.span)
}

fn extent<'a>(article: Option<&'a Article>, span: Option<Span>) -> Value<'a> {
    let (Some(article), Some(span)) = (article, span) else { return Value::Nothing };
    let (start, end) = CodePoints::new(&article.text).range(span);
    Value::Extent { start, end, text: span.of(&article.text) }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Checked => "checked",
        Verdict::Disputed => "disputed",
    }
}
