//! The command line: what was typed → the reader or an export, and an exit status.
