//! Values → text for other programs. Gets a writer; does not know standard output or where values came from.
