//! Which words are quotations: some are none, some begin or end elsewhere, some were missed.
//!
//! Quotations stay in order, and each two disjoint or one within the other. Does not know who speaks.

use super::apply::Marked;
use super::{Correction, Mark, Place, stretch};
use crate::analysis::{Quote, QuoteIdx, QuoteKind, Rule};
use crate::text::Span;
use std::cmp::Reverse;

/// A quotation that is to have other words.
struct Move<'a> {
    of: &'a Place,
    to: Span,
}

/// Has the corrections of extents hold.
pub(super) fn apply(quotes: &mut Vec<Marked>, text: &str, corrections: &[&Correction]) {
    let places: Vec<Span> = corrections.iter().copied().filter_map(place).collect();
    let mut moves = moves(text, corrections, &places);
    let targets: Vec<Span> = moves.iter().map(|m| m.to).collect();
    let n_before = quotes.len();
    // A quotation that a correction names, or made, is never taken for another that is missing.
    let is_near = |place: &Place, of: &Place| {
        place.is_nearly(of) && !places.contains(&place.span) && !targets.contains(&place.span)
    };
    for correction in corrections {
        if let Correction::Extent { of, span: None } = correction {
            quotes.retain(|marked| {
                let place = &marked.mark.place;
                targets.contains(&place.span) || !(place.span == of.span || is_near(place, of))
            });
        }
    }
    let mut has_changed = quotes.len() != n_before;
    // One that has no room may get it when another has made way.
    loop {
        let n_waiting = moves.len();
        moves.retain(|m| !try_move(quotes, text, m, is_near));
        has_changed |= moves.len() != n_waiting;
        if moves.len() == n_waiting {
            break;
        }
    }
    if has_changed {
        put_in_order(quotes);
    }
}

fn place(correction: &Correction) -> Option<Span> {
    match correction {
        Correction::Extent { of, .. } => Some(of.span),
        _ => None,
    }
}

/// The moves that are asked for, each to words of its own: what is one quotation's place can't become another's.
fn moves<'a>(text: &str, corrections: &[&'a Correction], places: &[Span]) -> Vec<Move<'a>> {
    let mut moves: Vec<Move<'a>> = Vec::new();
    for correction in corrections {
        let &&Correction::Extent { ref of, span: Some(to) } = correction else { continue };
        let is_taken = moves.iter().any(|m| m.to == to) || (to != of.span && places.contains(&to));
        if is_sound(text, to) && !is_taken {
            moves.push(Move { of, to });
        }
    }
    moves
}

fn is_sound(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some_and(|words| !words.trim().is_empty())
}

/// Gives a quotation its words, or makes it; returns whether there was room. `is_near` tells what may be taken for
/// the quotation where none is at its place.
fn try_move(
    quotes: &mut Vec<Marked>,
    text: &str,
    Move { of, to }: &Move,
    is_near: impl Fn(&Place, &Place) -> bool,
) -> bool {
    let position = |is_it: &dyn Fn(&Marked) -> bool| quotes.iter().position(is_it);
    let at = position(&|marked| marked.mark.place.span == of.span)
        .or_else(|| position(&|marked| marked.quote.content == *to))
        .or_else(|| position(&|marked| is_near(&marked.mark.place, of)));
    let mut quote = match at.and_then(|at| quotes.get(at)) {
        Some(marked) => marked.quote.clone(),
        None => missed(text, *to),
    };
    quote.marked = with_marks(quote.marked, quote.content, *to);
    quote.content = *to;
    let others = quotes.iter().enumerate().filter(|&(n, _)| Some(n) != at);
    if !others.map(|(_, marked)| &marked.quote).all(|other| have_room(&quote, other)) {
        return false;
    }
    let verdict = None;
    let moved = Marked { quote, mark: Mark { place: (*of).clone(), is_repaired: true, verdict } };
    match at.and_then(|at| quotes.get_mut(at)) {
        Some(marked) => *marked = moved,
        None => quotes.push(moved),
    }
    true
}

/// The words with their marks, as far as these still stand beside them.
fn with_marks(marked: Span, content: Span, to: Span) -> Span {
    let start = if to.start <= content.start { marked.start.min(to.start) } else { to.start };
    let end = if to.end >= content.end { marked.end.max(to.end) } else { to.end };
    Span::new(start, end)
}

/// A quotation that the engine did not see.
fn missed(text: &str, span: Span) -> Quote {
    let is_statement = span.of(text).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    Quote {
        content: span,
        marked: stretch::with_marks(text, span),
        kind: if is_statement { QuoteKind::Direct } else { QuoteKind::Mixed },
        cue: None,
        source: None,
        speaker: None,
        within: None,
        via: None,
        rule: Rule::None,
        confidence: 0.0,
    }
}

fn have_room(one: &Quote, other: &Quote) -> bool {
    !one.marked.overlaps(other.marked) || holds(one, other) || holds(other, one)
}

fn holds(outer: &Quote, inner: &Quote) -> bool {
    outer.content.contains(inner.marked) && outer.content != inner.content
}

/// Sorts the quotations, and finds anew which stand in which.
fn put_in_order(quotes: &mut [Marked]) {
    // Of two with the same marks, the one whose words are more holds the other.
    quotes.sort_by_key(|Marked { quote, .. }| {
        (quote.marked.start, Reverse(quote.marked.end), Reverse(quote.content.len()))
    });
    let mut around: Vec<(QuoteIdx, Span)> = Vec::new();
    for (n, marked) in quotes.iter_mut().enumerate() {
        let quote = &mut marked.quote;
        while around.last().is_some_and(|(_, content)| !content.contains(quote.marked)) {
            around.pop();
        }
        quote.within = around.last().map(|(idx, _)| *idx);
        around.push((QuoteIdx(n), quote.content));
    }
}
