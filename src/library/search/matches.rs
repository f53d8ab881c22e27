//! A set of articles, a bit for each: where there are many, most queries find many.
//!
//! Does not know how they were found.

use crate::library::DocId;

const BITS: usize = u64::BITS as usize;

/// The articles that a search has found.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// A bit for each number, from 0 on.
    words: Vec<u64>,
}

impl Matches {
    /// All articles up to the one of this number.
    pub(super) fn up_to(newest: DocId) -> Matches {
        (1..=newest.0).map(DocId).collect()
    }

    /// Whether the article is among them.
    pub fn contains(&self, doc: DocId) -> bool {
        let (word, bit) = place(doc);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Takes in all of `others`.
    pub(super) fn add_all(&mut self, others: &Matches) {
        self.words.resize(self.words.len().max(others.words.len()), 0);
        self.words.iter_mut().zip(&others.words).for_each(|(word, other)| *word |= other);
    }

    /// Leaves those that are also among `others`.
    pub(super) fn retain_all(&mut self, others: &Matches) {
        self.words.truncate(others.words.len());
        self.words.iter_mut().zip(&others.words).for_each(|(word, other)| *word &= other);
    }

    /// Leaves those that are not among `others`.
    pub(super) fn remove_all(&mut self, others: &Matches) {
        self.words.iter_mut().zip(&others.words).for_each(|(word, other)| *word &= !other);
    }
}

impl FromIterator<DocId> for Matches {
    fn from_iter<T: IntoIterator<Item = DocId>>(docs: T) -> Matches {
        let mut matches = Matches::default();
        for doc in docs {
            let (at, bit) = place(doc);
            if at >= matches.words.len() {
                matches.words.resize(at + 1, 0);
            }
            if let Some(word) = matches.words.get_mut(at) {
                *word |= bit;
            }
        }
        matches
    }
}

/// The word and the bit in it that stand for an article.
fn place(doc: DocId) -> (usize, u64) {
    // The catalogue counts from 1.
    let number = usize::try_from(doc.0).unwrap_or_default();
    (number / BITS, 1 << (number % BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(docs: &[i64]) -> Matches {
        docs.iter().copied().map(DocId).collect()
    }

    #[track_caller]
    fn check(matches: &Matches, expected: &[i64]) {
        let docs = (0..300).filter(|&doc| matches.contains(DocId(doc)));
        assert_eq!(docs.collect::<Vec<_>>(), expected);
        assert_eq!((matches.len(), matches.is_empty()), (expected.len(), expected.is_empty()));
    }

    #[test]
    fn sets_of_different_lengths_are_put_together() {
        let (few, many) = (set(&[1, 64]), set(&[1, 2, 200]));
        let mut both = few.clone();
        both.add_all(&many);
        check(&both, &[1, 2, 64, 200]);
        let mut common = many.clone();
        common.retain_all(&few);
        check(&common, &[1]);
        let mut rest = many.clone();
        rest.remove_all(&few);
        check(&rest, &[2, 200]);
        rest.retain_all(&set(&[]));
        check(&rest, &[]);
        check(&Matches::up_to(DocId(3)), &[1, 2, 3]);
        check(&Matches::up_to(DocId(0)), &[]);
    }
}
