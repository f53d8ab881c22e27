//! Whether the titles and roles of two people go together.

use super::Reason;
use crate::analysis::coreference::role;
use crate::lexicon::field::Fields;
use crate::lexicon::{Gender, Lexicon};

/// The most roles that are looked at.
const MAX_ROLES: usize = 12;

/// The lines of work, and the fields of the lexicon that tell them.
const LINES: &[(Line, &[&str])] = &[
    (Line::Politics, &["state", "lawmaker", "government", "candidate", "party"]),
    (Line::Royalty, &["crown"]),
    (Line::Sport, &["sport"]),
    (Line::Arts, &["stage", "letters"]),
    (Line::Media, &["press"]),
    (Line::Business, &["business"]),
    (Line::Law, &["law", "bench"]),
    (Line::Force, &["police", "army"]),
    (Line::Learning, &["scholar", "school"]),
    (Line::Medicine, &["medicine"]),
    (Line::Faith, &["faith"]),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Politics,
    Royalty,
    Sport,
    Arts,
    Media,
    Business,
    Law,
    Force,
    Learning,
    Medicine,
    Faith,
}

/// Which lines of work people move between.
const GO_TOGETHER: &[(Line, Line)] = &[
    (Line::Politics, Line::Business),
    (Line::Politics, Line::Law),
    (Line::Politics, Line::Force),
    (Line::Politics, Line::Learning),
    (Line::Politics, Line::Media),
    (Line::Politics, Line::Royalty),
    (Line::Media, Line::Arts),
    (Line::Media, Line::Business),
    (Line::Learning, Line::Medicine),
    (Line::Law, Line::Force),
    (Line::Law, Line::Learning),
];

/// What somebody does, as titles and roles tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The telling words of each role.
    roles: Vec<Vec<String>>,
    lines: Lines,
    gender: Option<Gender>,
}

/// The lines of work that somebody's roles tell of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lines(u16);

impl Work {
    /// What titles and roles as printed tell of somebody's work.
    pub fn of<'a>(roles: impl IntoIterator<Item = &'a str>, lexicon: &Lexicon) -> Work {
        let roles = roles.into_iter().map(role::telling_words).filter(|words| !words.is_empty());
        let roles: Vec<Vec<String>> = roles.take(MAX_ROLES).collect();
        let words = || roles.iter().flatten();
        let fields = words().fold(Fields::default(), |all, word| all.and(lexicon.fields.of(word)));
        let is_told = |names: &[&str]| names.iter().any(|name| lexicon.fields.named(name).meet(fields));
        let told = LINES.iter().filter(|(_, names)| fields != Fields::default() && is_told(names));
        let lines = Lines(told.fold(0, |lines, (line, _)| lines | 1 << *line as u16));
        let gender = words().find_map(|word| lexicon.plain_word(word).role?.gender);
        Work { lines, gender, roles }
    }

    /// The lines of work.
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// Whether people of this work are known by a single name: "Pope Francis", "Queen Elizabeth".
    pub fn has_single_names(&self) -> bool {
        self.lines.has(Line::Royalty) || self.lines.has(Line::Faith)
    }

    /// The gender that a role tells: "actress".
    pub(super) fn gender(&self) -> Option<Gender> {
        self.gender
    }
}

impl Lines {
    fn has(self, line: Line) -> bool {
        self.0 & 1 << line as u16 != 0
    }
}

/// What the work of two people tells, if both have some.
pub(super) fn reason(one: &Work, other: &Work) -> Option<Reason> {
    let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let shared = |a: &Vec<String>| {
        let same = other.roles.iter().filter(|b| within(a, b) || within(b, a));
        same.map(|b| a.len().min(b.len())).max()
    };
    let (lines, others) = (one.lines, other.lines);
    let go_together = |&(a, b): &(Line, Line)| lines.has(a) && others.has(b) || lines.has(b) && others.has(a);
    if let Some(n_words) = one.roles.iter().filter_map(shared).max() {
        Some(if n_words > 1 { Reason::SameRole } else { Reason::SameTrade })
    } else if lines.0 & others.0 != 0 {
        Some(Reason::SameField)
    } else if lines.0 == 0 || others.0 == 0 || GO_TOGETHER.iter().any(go_together) {
        None
    } else {
        Some(Reason::OtherField)
    }
}
