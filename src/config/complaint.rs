//! What is wrong with one of the user's files, and in which line.

use super::word::listed;
use std::fmt::{self, Display, Formatter};

/// Names more like than this are taken for slips of each other.
const ALIKE: f64 = 0.85;
/// More names than this are not listed.
const MAX_LISTED: usize = 20;

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file's name.
    pub file: &'static str,
    /// The line, counted from 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong, and what is possible.
    pub what: String,
}

impl Complaint {
    /// About what stands at `offset`, in bytes, of the file's text.
    pub fn at(file: &'static str, text: &str, offset: usize, what: String) -> Complaint {
        let before = text.as_bytes().iter().take(offset);
        let line = before.filter(|&&byte| byte == b'\n').count() + 1;
        Complaint { file, line: Some(line), what }
    }

    /// About a text that is no TOML.
    pub fn of_syntax(file: &'static str, text: &str, error: &toml::de::Error) -> Complaint {
        let offset = error.span().map_or(0, |span| span.start);
        Complaint::at(file, text, offset, error.message().to_owned())
    }
}

impl Display for Complaint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Complaint { file, line, what } = self;
        match line {
            Some(line) => write!(f, "{file}:{line}: {what}"),
            None => write!(f, "{file}: {what}"),
        }
    }
}

/// What to say of a name that stands for nothing: the name that was probably meant, or all there are, if they are few.
pub fn unknown(kind: &str, name: &str, known: &[&str]) -> String {
    let likeness = |other: &&&str| strsim::jaro_winkler(name, other);
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let meant = nearest.filter(|nearest| likeness(nearest) > ALIKE);
    match meant {
        Some(meant) => format!("there is no {kind} {name:?}; perhaps {meant:?}"),
        None if known.len() > MAX_LISTED => format!("there is no {kind} {name:?}"),
        None => format!("there is no {kind} {name:?}; there are {}", listed(known, "and")),
    }
}
