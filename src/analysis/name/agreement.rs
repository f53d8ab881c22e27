//! Names of an article → the same names, those of the same words of one kind.
//!
//! Knows how sure the model is of each. Does not know what stands around them.

use super::Name;
use crate::analysis::entity::EntityKind;
use rustc_hash::FxHashMap;

/// From this confidence on a name keeps its kind: "Lincoln, Nebraska" stays a place where Abraham Lincoln is spoken of.
const SURE: f32 = 0.8;

/// Gives all names of the same words of which the model is not sure the kind of which it is surest in sum.
pub(super) fn agree(text: &str, names: &mut [Name]) {
    let mut votes: FxHashMap<&str, Vec<(EntityKind, f32)>> = FxHashMap::default();
    for name in &*names {
        let votes = votes.entry(name.span.of(text)).or_default();
        match votes.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, sum)) => *sum += name.confidence,
            None => votes.push((name.kind, name.confidence)),
        }
    }
    for name in names.iter_mut().filter(|name| name.confidence < SURE) {
        let votes = votes.get(name.span.of(text)).into_iter().flatten();
        let best = votes.max_by(|a, b| a.1.total_cmp(&b.1));
        name.kind = best.map_or(name.kind, |best| best.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn doubtful_names_of_the_same_words_are_of_the_kind_that_is_likeliest_in_sum() {
        let (person, place) = (EntityKind::Person, EntityKind::Place);
        let name = |at: usize, kind, confidence| Name {
            span: Span::new(at, at + 6),
            tokens: at..at + 1,
            kind,
            confidence,
        };
        let kinds = |confidences: [f32; 4]| {
            let [a, b, c, d] = confidences;
            let mut names = [name(0, place, a), name(7, person, b), name(14, place, c), name(21, person, d)];
            agree("Jordan Jordan Jordan Sydney", &mut names);
            names.map(|name| name.kind)
        };
        assert_eq!(kinds([0.5, 0.7, 0.6, 0.4]), [place, place, place, person]);
        assert_eq!(kinds([0.5, 0.9, 0.6, 0.4]), [place, person, place, person]);
    }
}
