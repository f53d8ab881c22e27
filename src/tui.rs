//! The reader: three panes in a terminal.
//!
//! Does not know SQL or rules of attribution.

pub mod event;
pub mod input;
pub mod terminal;
