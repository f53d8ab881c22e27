//! An analysis and its corrections → the analysis as the reader has it.
//!
//! What a correction can't find any more, or what would tear the quotations out of their order, is left out, and
//! holds again when it can. To apply corrections twice is to apply them once.

use super::{Correction, Mark, Place, extent, people};
use crate::analysis::{Analysis, EntityKind, Quote, Speaker};
use crate::article::Article;

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
    for correction in &corrections {
        match correction {
            Correction::Speaker { of, name } => {
                if let Some(found) = find(&mut quotes, of) {
                    set_speaker(analysis, found, name.as_deref());
                }
            }
            Correction::Verdict { of, verdict } => {
                if let Some(found) = find(&mut quotes, of) {
                    found.mark.verdict = Some(*verdict);
                }
            }
            _ => {}
        }
    }
    people::merge(analysis, &mut quotes, &corrections);
    let marks;
    (analysis.quotes, marks) = quotes.into_iter().map(|marked| (marked.quote, marked.mark)).unzip();
    marks
}

/// The quotation at a place: that of the same bytes, else one that overlaps and has the same words.
fn find<'a>(quotes: &'a mut [Marked], place: &Place) -> Option<&'a mut Marked> {
    let same = quotes.iter().position(|marked| marked.mark.place.span == place.span);
    let near = || quotes.iter().position(|marked| marked.mark.place.is_nearly(place));
    let at = same.or_else(near)?;
    quotes.get_mut(at)
}

fn set_speaker(analysis: &mut Analysis, Marked { quote, mark }: &mut Marked, name: Option<&str>) {
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
        quote.speaker = Some(speaker(analysis, name));
    }
    quote.confidence = 1.0;
    quote.via = quote.via.take().filter(|via| Some(via) != quote.speaker.as_ref());
    mark.is_repaired = true;
}

/// Who is meant by a name: somebody of the article under any spelling, or somebody new. Words without a capital
/// describe somebody.
fn speaker(analysis: &mut Analysis, name: &str) -> Speaker {
    if let Some(idx) = people::by_any_spelling(analysis, name) {
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
