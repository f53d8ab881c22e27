//! What can be wrong with a keymap, and how it is told.

use std::path::PathBuf;

/// Something that is wrong with a line of a keymap, and has no effect.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {fault}", .place.path.display(), .place.line)]
pub struct Problem {
    pub(super) place: Place,
    pub(super) fault: Fault,
}

/// A line of a file, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) line: usize,
}

/// What is wrong.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("{0}")]
    Syntax(String),
    #[error("there is no section [{0}]; there are {1}")]
    NoContext(String, String),
    #[error("a key is written in quotation marks, several between [ and ]")]
    NoKeys,
    #[error("[{context}] has no action {name:?}{}", hint(.meant))]
    NoAction { context: &'static str, name: String, meant: Option<&'static str> },
    #[error("{0:?} is no key")]
    NoKey(String),
    #[error("a terminal does not tell {0:?} from {1:?}")]
    Twin(String, String),
    #[error("{0:?} types a character in [{1}]")]
    Typed(String, &'static str),
    #[error("{}", clash(.keys, .old_keys, .owner, *.line))]
    Clash {
        keys: String,
        old_keys: String,
        /// What has the old keys, and on which line it got them.
        owner: &'static str,
        line: usize,
    },
    #[error("{taker} takes {keys:?}, the last key of {robbed}; `{robbed} = []` says that it needs none")]
    Robbed { keys: String, robbed: &'static str, taker: &'static str },
}

fn hint(meant: &Option<&str>) -> String {
    meant.map(|name| format!("; is {name:?} meant?")).unwrap_or_default()
}

fn clash(keys: &str, old_keys: &str, owner: &str, line: usize) -> String {
    if keys == old_keys {
        format!("{keys:?} is for {owner} already, on line {line}")
    } else {
        format!("{keys:?} begins like {old_keys:?}, which is for {owner}, on line {line}")
    }
}
