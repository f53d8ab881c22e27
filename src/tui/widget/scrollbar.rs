//! A scrollbar of one column, with ticks.

use crate::tui::theme::Signs;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws a bar for `len` rows of which those from `top` on are seen, and a tick for each of `ticks`: a row and a
/// style. Nothing where all rows are seen.
pub(in crate::tui) fn put(
    buffer: &mut Buffer,
    area: Rect,
    (top, len): (usize, usize),
    signs: &Signs,
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
        buffer.set_string(area.x, area.y + n as u16, signs.thumb, style);
    }
    // A tick on the thumb is none the dimmer for it.
    let over = Style::new().remove_modifier(style.add_modifier);
    for (row, tick) in ticks {
        let is_near = (first..first + thumb).contains(&at(row));
        let sign = if is_near { signs.near_tick } else { signs.tick };
        buffer.set_string(area.x, area.y + at(row) as u16, sign, over.patch(tick));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Marks;

    #[test]
    fn shows_where_one_is_and_where_the_ticks_are() {
        let area = Rect::new(0, 0, 1, 5);
        let mut buffer = Buffer::empty(area);
        let ticks = [(0, Style::new()), (99, Style::new())].into_iter();
        put(&mut buffer, area, (40, 100), Signs::of(Marks::Signs), Style::new(), ticks);
        assert_eq!(buffer, Buffer::with_lines(["▪", " ", "▐", " ", "▪"]));
        let mut buffer = Buffer::empty(area);
        let ticks = [(0, Style::new())].into_iter();
        put(&mut buffer, area, (0, 5), Signs::of(Marks::Signs), Style::new(), ticks);
        assert_eq!(buffer, Buffer::empty(area));
    }
}
