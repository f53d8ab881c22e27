//! The form of the lists: tab-separated columns, a line each, comments behind `#`.
//!
//! Knows the columns' notation. Does not know which list is which.

use super::{AbbreviationEnds, CueKind, CueWord, Gender, GivenName, Role, Sort};

/// One line of a list.
pub(super) struct Row {
    line: &'static str,
}

/// The rows of a list, counted, so that a table of them is made in its full size at once.
pub(super) fn rows(list: &'static str) -> impl ExactSizeIterator<Item = Row> {
    let mut rest = list;
    let lines = std::iter::from_fn(move || {
        let (line, behind) = cut(rest, b'\n')?;
        rest = behind;
        Some(line)
    });
    let is_row = |line: &&str| !line.starts_with('#') && !line.is_empty();
    let rows: Vec<Row> = lines.filter(is_row).map(|line| Row { line }).collect();
    rows.into_iter()
}

/// What stands before the first `mark`, or all if there is none, and what stands behind it; nothing of nothing. The
/// general searches of the library are slower where so little is searched so often.
fn cut(text: &'static str, mark: u8) -> Option<(&'static str, &'static str)> {
    let at = text.bytes().position(|byte| byte == mark).unwrap_or(text.len());
    (!text.is_empty()).then(|| (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()))
}

impl Row {
    pub(super) fn first(&self) -> &'static str {
        self.column(0)
    }

    pub(super) fn second(&self) -> &'static str {
        self.column(1)
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
        GivenName { gender: self.gender(1), lean, is_rare: false }
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
        let mut rest = self.line;
        for _ in 0..n {
            rest = cut(rest, b'\t').map_or("", |(_, behind)| behind);
        }
        cut(rest, b'\t').map_or("", |(column, _)| column)
    }
}
