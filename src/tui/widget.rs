//! What panes are made of: borrowed values + area → cells.
//!
//! Does not know articles, quotations or panes.

pub(super) mod line;
pub(super) mod scrollbar;
pub(super) mod sparkline;
pub(super) mod typed;
pub(super) mod words;

use std::ops::Range;

/// The first of `len` rows to show in `height`, so that `rows` are seen with as little movement as can be.
pub(super) fn visible_top(top: usize, rows: Range<usize>, len: usize, height: u16) -> usize {
    let height = usize::from(height);
    let lowest = rows.start;
    let highest = rows.end.saturating_sub(height).min(lowest);
    top.clamp(highest, lowest).min(len.saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_no_more_than_it_must() {
        assert_eq!(visible_top(0, 3..4, 100, 10), 0);
        assert_eq!(visible_top(0, 10..11, 100, 10), 1);
        assert_eq!(visible_top(20, 5..6, 100, 10), 5);
        assert_eq!(visible_top(95, 99..100, 100, 10), 90);
        assert_eq!(visible_top(0, 5..30, 100, 10), 5, "what is too long is seen from its start");
        assert_eq!(visible_top(5, 0..1, 3, 10), 0);
    }
}
