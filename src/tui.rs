//! The reader: three panes in a terminal.
//!
//! Does not know SQL or rules of attribution.
