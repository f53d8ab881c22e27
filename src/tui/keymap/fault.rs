//! What can be wrong with a keymap, and how it is told.

/// What is wrong.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("{0}")]
    Syntax(String),
    #[error("a key is written in quotation marks, several between [ and ]")]
    NoKeys,
    #[error("{0}")]
    Unknown(String),
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

fn clash(keys: &str, old_keys: &str, owner: &str, line: usize) -> String {
    if keys == old_keys {
        format!("{keys:?} is for {owner} already, on line {line}")
    } else {
        format!("{keys:?} begins like {old_keys:?}, which is for {owner}, on line {line}")
    }
}
