//! Names of an article → the same names, those of the same words of one kind.
//!
//! Knows how sure the model is of each. Does not know what stands around them.

use super::Name;
use crate::analysis::entity::EntityKind;
use rustc_hash::FxHashMap;

/// Gives all names of the same words the kind of which the model is surest in sum.
pub(super) fn agree(text: &str, names: &mut [Name]) {
    let mut votes: FxHashMap<&str, Vec<(EntityKind, f32)>> = FxHashMap::default();
    for name in &*names {
        let votes = votes.entry(name.span.of(text)).or_default();
        match votes.iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, sum)) => *sum += name.confidence,
            None => votes.push((name.kind, name.confidence)),
        }
    }
    for name in names {
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
    fn names_of_the_same_words_are_of_the_kind_that_is_likeliest_in_sum() {
        let (person, place) = (EntityKind::Person, EntityKind::Place);
        let name = |at: usize, kind, confidence| Name {
            span: Span::new(at, at + 6),
            tokens: at..at + 1,
            kind,
            confidence,
        };
        let mut names =
            [name(0, place, 0.5), name(7, person, 0.9), name(14, place, 0.6), name(21, person, 0.4)];
        agree("Jordan Jordan Jordan Sydney", &mut names);
        assert_eq!(names.map(|name| name.kind), [place, place, place, person]);
    }
}
