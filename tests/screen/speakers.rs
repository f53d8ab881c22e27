//! The list of speakers.
