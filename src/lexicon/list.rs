//! The form of the lists: tab-separated columns, a line each, comments behind `#`.
//!
//! Knows the columns' notation. Does not know which list is which.

use super::{AbbreviationEnds, CueKind, CueWord, Gender, GivenName, Role, Sort};

/// One line of a list.
pub(super) struct Row {
    line: &'static str,
}

/// The rows of a list.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Row> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| Row { line })
}

impl Row {
    pub(super) fn first(&self) -> &'static str {
        self.column(0)
    }

    pub(super) fn gender(&self, column: usize) -> Option<Gender> {
        match self.column(column) {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }

    /// "m" or "f" of nearly all bearers, with "~" behind it of most.
    pub(super) fn given_name(&self) -> GivenName {
        let lean = match self.column(1) {
            "m" | "m~" => Some(Gender::Male),
            "f" | "f~" => Some(Gender::Female),
            _ => None,
        };
        GivenName { gender: self.gender(1), lean }
    }

    /// A short form, and the names that it is short for.
    pub(super) fn short_name(&self) -> (String, Vec<String>) {
        let full = self.column(1).split(' ').map(str::to_lowercase);
        (self.first().to_lowercase(), full.collect())
    }

    pub(super) fn role(&self) -> Role {
        let sort = match self.column(2) {
            "p" => Sort::People,
            "c" => Sort::Body,
            "t" => Sort::Text,
            _ => Sort::Person,
        };
        Role { gender: self.gender(1), sort }
    }

    /// An organisation under its name, and under its acronym if it has one.
    pub(super) fn organizations(&self) -> impl Iterator<Item = (&'static str, ())> + use<> {
        let names = [self.first(), self.column(2)];
        names.into_iter().filter(|name| !name.is_empty() && *name != "-").map(|name| (name, ()))
    }

    pub(super) fn ends(&self) -> AbbreviationEnds {
        if self.column(1) == "maybe" { AbbreviationEnds::Maybe } else { AbbreviationEnds::Never }
    }

    pub(super) fn cue(&self) -> CueWord {
        let kind = match self.column(1) {
            "base" => CueKind::Base,
            "ing" => CueKind::Ing,
            "noun" => CueKind::Noun,
            _ => CueKind::Finite,
        };
        CueWord { kind, weight: self.column(2).parse().unwrap_or(0.0) }
    }

    fn column(&self, n: usize) -> &'static str {
        self.line.split('\t').nth(n).unwrap_or_default()
    }
}
