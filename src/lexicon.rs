//! The word lists of `assets/lexicon`, compiled in, and their lookups.
//!
//! Does not know sentences, context, or what a match will be used for.
