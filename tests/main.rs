//! All tests of the whole: one binary, and this is its table of contents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test both mean that it fails")]

mod command;
mod pty;
mod tidy;
