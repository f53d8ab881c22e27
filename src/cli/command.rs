//! One module for each thing that the program can be asked to do. None knows another.

pub(super) mod completions;
pub(super) mod corrections;
pub(super) mod defaults;
pub(super) mod extract;
pub(super) mod journal;
pub(super) mod man;
pub(super) mod merge;
pub(super) mod people;
pub(super) mod read;
pub(super) mod search;
