//! The tags that a sequence model gives to words: where in a name a word stands, and of which kind the name is.
//!
//! Knows which tag may follow which. Does not know words.

use super::NameKind;
use std::ops::Range;

/// The number of tags.
pub const N_TAGS: usize = 17;

/// The number of tags without [`Tag::OUTSIDE`], whose score is always 0.
pub const N_SCORES: usize = 16;

/// A word's place in a name, and the name's kind; or outside of all names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(u8);

/// A word's place in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Inner,
    Last,
    Only,
}

impl Tag {
    /// No part of a name.
    pub const OUTSIDE: Tag = Tag(16);

    /// All tags, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = Tag> {
        (0..N_TAGS as u8).map(Tag)
    }

    /// The tag with this number; [`Tag::OUTSIDE`] where there is none.
    pub fn numbered(number: usize) -> Tag {
        Tag(number.min(N_TAGS - 1) as u8)
    }

    /// The tags of the words of a name of `len` words.
    pub fn of_name(kind: NameKind, len: usize) -> impl Iterator<Item = Tag> {
        (0..len).map(move |n| {
            Tag::new(
                kind,
                match (n, n + 1 == len) {
                    (0, true) => Place::Only,
                    (0, false) => Place::First,
                    (_, true) => Place::Last,
                    (_, false) => Place::Inner,
                },
            )
        })
    }

    /// The number of this tag, below [`N_TAGS`]; [`Tag::OUTSIDE`] is the last.
    pub fn number(self) -> usize {
        self.0 as usize
    }

    /// The kind of the name; `None` outside.
    pub fn kind(self) -> Option<NameKind> {
        NameKind::ALL.get(self.number() / 4).copied()
    }

    /// Whether `next` may be the tag of the word after one with this tag.
    pub fn may_precede(self, next: Tag) -> bool {
        let open = matches!(self.place(), Some(Place::First | Place::Inner));
        let goes_on = matches!(next.place(), Some(Place::Inner | Place::Last));
        open == goes_on && (!open || self.kind() == next.kind())
    }

    fn new(kind: NameKind, place: Place) -> Tag {
        Tag(kind as u8 * 4 + place as u8)
    }

    fn place(self) -> Option<Place> {
        (self != Tag::OUTSIDE).then_some(match self.0 % 4 {
            0 => Place::First,
            1 => Place::Inner,
            2 => Place::Last,
            _ => Place::Only,
        })
    }
}

/// The names that a well-formed sequence of tags spells: the numbers of their words, and their kinds.
pub fn names(tags: &[Tag]) -> impl Iterator<Item = (Range<usize>, NameKind)> {
    let mut start = 0;
    tags.iter().enumerate().filter_map(move |(n, tag)| {
        let place = tag.place()?;
        if matches!(place, Place::First | Place::Only) {
            start = n;
        }
        let ends = matches!(place, Place::Last | Place::Only);
        tag.kind().filter(|_| ends).map(|kind| (start..n + 1, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_spell_the_names_they_were_made_of() {
        let mut tags: Vec<Tag> = Tag::of_name(NameKind::Person, 3).collect();
        tags.push(Tag::OUTSIDE);
        tags.extend(Tag::of_name(NameKind::Other, 1));
        tags.extend(Tag::of_name(NameKind::Place, 2));
        let expected = [(0..3, NameKind::Person), (4..5, NameKind::Other), (5..7, NameKind::Place)];
        assert_eq!(names(&tags).collect::<Vec<_>>(), expected);
        assert!(tags.windows(2).all(|pair| pair[0].may_precede(pair[1])));
    }

    #[test]
    fn a_name_goes_on_in_its_own_kind_until_it_ends() {
        let legal = Tag::all().flat_map(|a| Tag::all().filter(move |&b| a.may_precede(b))).count();
        // Nine tags end or stand outside and may precede nine; eight are open and may precede two.
        assert_eq!(legal, 9 * 9 + 8 * 2);
    }
}
