//! A text in one line, cut where there is no more room.

use crate::tui::glyph::{self, glyphs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws `text` at the left of `area`'s first row, and returns what is left of `area` at the right. A text that
/// does not fit ends in an ellipsis.
pub(in crate::tui) fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    let room = usize::from(area.width);
    let mut shown: Vec<(&str, usize)> = Vec::new();
    let mut used = 0;
    for glyph in glyphs(text).filter(|glyph| glyph.width > 0) {
        shown.push((glyph.symbol, glyph.width));
        used += glyph.width;
        if used > room {
            break;
        }
    }
    if used > room {
        while used + 1 > room {
            let Some((_, width)) = shown.pop() else { break };
            used -= width;
        }
        if used < room {
            shown.push(("…", 1));
        }
    }
    let mut x = area.x;
    for (symbol, width) in shown {
        buffer.set_stringn(x, area.y, symbol, width, style);
        x += width as u16;
    }
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

/// Draws `text` at the right of `area`'s first row, and returns what is left of `area` at the left, less one
/// cell of space. A text that does not fit is left out.
pub(in crate::tui) fn put_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    let width = glyph::width(text);
    if width == 0 || width > usize::from(area.width) {
        return area;
    }
    let width = width as u16;
    put(buffer, Rect { x: area.right() - width, width, ..area }, text, style);
    Rect { width: (area.width - width).saturating_sub(1), ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, drawn: &str) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        put(&mut buffer, Rect::new(0, 0, 8, 1), text, Style::new());
        assert_eq!(buffer, Buffer::with_lines([drawn]));
    }

    #[test]
    fn cuts_what_does_not_fit() {
        check("Oman", "Oman    ");
        check("in Muscat", "in Musc…");
        check("inMuscat", "inMuscat");
        check("協議協議協", "協議協… ");
        check("a\x1b[2Jb", "a␛[2Jb  ");
    }

    #[test]
    fn the_right_keeps_a_cell_of_space() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let left = put_right(&mut buffer, Rect::new(0, 0, 8, 1), "14", Style::new());
        put(&mut buffer, left, "in Muscat", Style::new());
        assert_eq!(buffer, Buffer::with_lines(["in M… 14"]));
    }
}
