//! An analysis and its corrections → the analysis as the reader has it.
//!
//! What a correction can't find any more, or what would tear the quotations out of their order, is left out, and
//! holds again when it can.
//!
//! To apply corrections twice is to apply them once, because each step leaves alone what is already as it wants it, and
//! no later step undoes what an earlier one reached: nobody goes by two names that are told apart, a quotation's
//! speaker goes by the name that was given, and of two names of one person there is one entity where that is possible.

use super::{Correction, Mark, Place, Verdict, extent, people};
use crate::analysis::{Analysis, EntityKind, Quote, Speaker};
use crate::article::Article;
use std::collections::BTreeMap;

/// A quotation with what is told of it.
#[derive(Clone)]
pub(super) struct Marked {
    pub(super) quote: Quote,
    pub(super) mark: Mark,
}

/// Applies the corrections of an article to an analysis of it. Their order makes no difference, and there is one for
/// each matter. Returns the marks of the quotations, in their order.
pub fn apply(analysis: &mut Analysis, article: &Article, corrections: &[Correction]) -> Vec<Mark> {
    let text = article.text.as_str();
    let mut corrections: Vec<&Correction> = corrections.iter().collect();
    corrections.sort_by_key(|correction| correction.matter());
    let marked = |quote: Quote| {
        let place = Place::new(text, quote.content);
        Marked { quote, mark: Mark { place, is_repaired: false, verdict: None } }
    };
    let mut quotes: Vec<Marked> = std::mem::take(&mut analysis.quotes).into_iter().map(marked).collect();
    extent::apply(&mut quotes, text, &corrections);
    people::split(analysis, &mut quotes, text, &corrections);
    for (at, name) in choose(&quotes, &corrections, new_speaker) {
        if let Some(found) = quotes.get_mut(at) {
            set_speaker(analysis, found, name, &corrections);
        }
    }
    for (at, verdict) in choose(&quotes, &corrections, new_verdict) {
        if let Some(found) = quotes.get_mut(at) {
            found.mark.verdict = Some(verdict);
        }
    }
    people::merge(analysis, &mut quotes, &corrections);
    let marks;
    (analysis.quotes, marks) = quotes.into_iter().map(|marked| (marked.quote, marked.mark)).unzip();
    marks
}

fn new_speaker(correction: &Correction) -> Option<(&Place, Option<&str>)> {
    match correction {
        Correction::Speaker { of, name } => Some((of, name.as_deref())),
        _ => None,
    }
}

fn new_verdict(correction: &Correction) -> Option<(&Place, Verdict)> {
    match correction {
        Correction::Verdict { of, verdict } => Some((of, *verdict)),
        _ => None,
    }
}

/// What is to be of which quotation, one thing for each: of two corrections that find the same one, what was said of
/// the place that fits better.
fn choose<'a, T>(
    quotes: &[Marked],
    corrections: &[&'a Correction],
    part: impl Fn(&'a Correction) -> Option<(&'a Place, T)>,
) -> Vec<(usize, T)> {
    let mut chosen: BTreeMap<usize, (Fit, T)> = BTreeMap::new();
    for (place, new) in corrections.iter().copied().filter_map(part) {
        let Some((fit, at)) = find(quotes, place) else { continue };
        if chosen.get(&at).is_none_or(|(best, _)| fit < *best) {
            chosen.insert(at, (fit, new));
        }
    }
    chosen.into_iter().map(|(at, (_, new))| (at, new)).collect()
}

/// How well a quotation fits a place, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is known by that place.
    Place,
    /// These are its words now.
    Content,
    /// It overlaps the place and has the same words.
    Near,
}

/// The quotation that fits a place best.
fn find(quotes: &[Marked], place: &Place) -> Option<(Fit, usize)> {
    let fit = |Marked { quote, mark }: &Marked| {
        if mark.place.span == place.span {
            Some(Fit::Place)
        } else if quote.content == place.span {
            Some(Fit::Content)
        } else {
            mark.place.is_nearly(place).then_some(Fit::Near)
        }
    };
    quotes.iter().enumerate().filter_map(|(at, marked)| Some((fit(marked)?, at))).min()
}

fn set_speaker(
    analysis: &mut Analysis,
    Marked { quote, mark }: &mut Marked,
    name: Option<&str>,
    corrections: &[&Correction],
) {
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
        (quote.speaker, quote.confidence) = (None, 0.0);
        mark.is_repaired = true;
        return;
    };
    let goes_by_it = match &quote.speaker {
        Some(Speaker::Entity(idx)) => {
            analysis.entities.get(idx.0).is_some_and(|entity| people::goes_by(entity, name))
        }
        Some(Speaker::Described(phrase)) => phrase == name,
        None => false,
    };
    if !goes_by_it {
        quote.speaker = Some(speaker(analysis, name, corrections));
    }
    quote.confidence = 1.0;
    quote.via = quote.via.take().filter(|via| Some(via) != quote.speaker.as_ref());
    mark.is_repaired = true;
}

/// Who is meant by a name: somebody of the article under any spelling, or somebody new. Words without a capital
/// describe somebody.
fn speaker(analysis: &mut Analysis, name: &str, corrections: &[&Correction]) -> Speaker {
    if let Some(idx) = people::by_any_spelling(analysis, name, corrections) {
        if let Some(entity) = analysis.entities.get_mut(idx.0)
            && !people::goes_by(entity, name)
        {
            entity.aliases.push(name.to_owned());
        }
        return Speaker::Entity(idx);
    }
    let is_description = name.chars().any(char::is_lowercase) && !name.chars().any(char::is_uppercase);
    if is_description {
        Speaker::Described(name.to_owned())
    } else {
        Speaker::Entity(people::add(analysis, EntityKind::Person, name))
    }
}
