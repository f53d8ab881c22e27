//! Values → text for other programs.
//!
//! Does not know standard output or where values came from.

pub mod corrections;

pub mod journal;

pub mod json;

pub mod people;

pub mod search;
