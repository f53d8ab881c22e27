//! All tests of the whole: one binary, and this is its table of contents.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test both mean that it fails")]

// What the program prints and complains of, and its exit status.
mod command;

// What the guide to the settings says.
mod configuration;

// What readers say against an analysis, and how it comes to hold.
mod correction;

// Whole articles through the engine, held against what is right by hand.
mod golden;

// What the user's guide says can be done.
mod guide;

// What the documents say about keys.
mod keys;

// The library: what is kept of articles, and what becomes of it.
mod library;

// Who is who: pairs of names, short articles, small collections.
mod people;

// Files that are no ordinary articles.
mod proof;

// The reader in a real terminal: what it takes, shows, keeps and gives back.
mod pty;

// What holds for every text.
mod property;

// Short articles: quotations, what stands inside them, and whose they are.
mod quotations;

// What the README says.
mod readme;

// Who speaks where one quotes another.
mod relay;

// The reader, from keys to cells.
mod screen;

// The rules of the source.
mod tidy;
