//! A scrollbar of one column, with ticks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws a bar for `len` rows of which those from `top` on are seen, and a tick for each of `ticks`: a row and a
/// style. Nothing where all rows are seen.
pub(in crate::tui) fn put(
    buffer: &mut Buffer,
    area: Rect,
    top: usize,
    len: usize,
    style: Style,
    ticks: impl Iterator<Item = (usize, Style)>,
) {
    let height = usize::from(area.height);
    if len <= height || height == 0 || area.width == 0 {
        return;
    }
    let at = |row: usize| row.min(len - 1) * height / len;
    let thumb = (height * height / len).max(1);
    let first = at(top).min(height - thumb);
    for n in first..first + thumb {
        buffer.set_string(area.x, area.y + n as u16, "▐", style);
    }
    for (row, tick) in ticks {
        let ground = if (first..first + thumb).contains(&at(row)) { "◼" } else { "▪" };
        buffer.set_string(area.x, area.y + at(row) as u16, ground, tick);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_where_one_is_and_where_the_ticks_are() {
        let area = Rect::new(0, 0, 1, 5);
        let mut buffer = Buffer::empty(area);
        put(&mut buffer, area, 40, 100, Style::new(), [(0, Style::new()), (99, Style::new())].into_iter());
        assert_eq!(buffer, Buffer::with_lines(["▪", " ", "▐", " ", "▪"]));
        let mut buffer = Buffer::empty(area);
        put(&mut buffer, area, 0, 5, Style::new(), [(0, Style::new())].into_iter());
        assert_eq!(buffer, Buffer::empty(area));
    }
}
