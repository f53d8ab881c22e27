//! The library: what is kept of articles, and what becomes of it.

mod catalogue;
mod compat;
mod folder;
mod import;
mod property;
