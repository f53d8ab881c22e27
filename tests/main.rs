//! All tests of the whole: one binary, and this is its table of contents.
