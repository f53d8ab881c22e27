//! The library: what is kept of articles, and what becomes of it.

mod catalogue;
mod compat;
mod corrections;
mod decisions;
mod folder;
mod import;
mod merge;
mod model;
mod persons;
mod property;
mod search;
mod trouble;
