//! What outlives the program: the reader's decisions, in SQLite.
//!
//! Does not know the terminal or how an analysis is made; hands out values, never cursors.
