//! What is said, as it is written: answers to standard output, complaints to standard error.
//!
//! Articles come from anywhere: nothing in them reaches the terminal that could command it.

use super::talk::Said;
use std::io::{self, Write};

/// Writes what is said, in its order.
pub(super) fn write(said: &[Said]) -> io::Result<()> {
    for said in said {
        match said {
            Said::Words(words) => writeln!(io::stdout(), "{}", harmless(words))?,
            Said::Wrong(words) => writeln!(io::stderr(), "{}", harmless(words))?,
        }
    }
    io::stdout().flush()
}

/// The text without what controls a terminal or turns the order of what is read.
pub(super) fn harmless(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|&c| !c.is_control() && !turns(c)).collect()
}

/// Asks for a line.
pub(super) fn prompt() -> io::Result<()> {
    write!(io::stdout(), "> ")?;
    io::stdout().flush()
}

/// Writes a line that came from elsewhere as if it had been typed here.
pub(super) fn repeat(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "> {}", harmless(line))
}
