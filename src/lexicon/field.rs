//! Fields of life: two nouns with one in common may be said of the same somebody, like "minister" and "official".
//!
//! Knows which noun is of which fields. Does not know who is called what.

use super::list;
use rustc_hash::FxHashMap;

/// The fields of life that nouns for speakers belong to.
pub struct FieldList {
    of_word: FxHashMap<&'static str, Fields>,
    named: FxHashMap<&'static str, Fields>,
}

/// Some fields of life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields(u64);

impl FieldList {
    /// Reads a list of words with a field each; a word may stand there several times.
    pub(super) fn new(list: &'static str) -> FieldList {
        let mut fields = FieldList { of_word: FxHashMap::default(), named: FxHashMap::default() };
        for row in list::rows(list) {
            let next = Fields(1 << fields.named.len());
            let field = *fields.named.entry(row.second()).or_insert(next);
            let of_word = fields.of_word.entry(row.first()).or_default();
            *of_word = of_word.and(field);
        }
        fields
    }

    /// The fields of a noun in lower case.
    pub fn of(&self, noun: &str) -> Fields {
        self.of_word.get(noun).copied().unwrap_or_default()
    }

    /// The field that the list calls by this name; none if it knows none.
    pub fn named(&self, name: &str) -> Fields {
        self.named.get(name).copied().unwrap_or_default()
    }
}

impl Fields {
    /// Whether they have one in common.
    pub fn meet(self, other: Fields) -> bool {
        self.0 & other.0 != 0
    }

    /// These and others.
    pub fn and(self, other: Fields) -> Fields {
        Fields(self.0 | other.0)
    }
}
