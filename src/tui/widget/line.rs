//! A text in one line, cut where there is no more room.

use crate::text::Span;
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

/// The same, with some `letters` of the text in a style of their own.
pub(in crate::tui) fn put_lit(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    style: Style,
    letters: &[Span],
    lit: Style,
) -> Rect {
    let rest = put(buffer, area, text, style);
    let mut x = area.x;
    for glyph in glyphs(text).filter(|glyph| glyph.width > 0) {
        let width = glyph.width as u16;
        // What is cut off can't be lit, nor the ellipsis for it.
        if x + width > rest.x || buffer[(x, area.y)].symbol() != glyph.symbol {
            break;
        }
        if letters.iter().any(|letter| letter.holds(glyph.at)) {
            buffer.set_style(Rect { x, y: area.y, width, height: 1 }, lit);
        }
        x += width;
    }
    rest
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
    fn letters_are_lit_as_far_as_they_are_seen() {
        let area = Rect::new(0, 0, 5, 1);
        let mut buffer = Buffer::empty(area);
        let letters = [Span::new(0, 3), Span::new(4, 5), Span::new(6, 7)];
        put_lit(&mut buffer, area, "協議in Muscat", Style::new(), &letters, Style::new().bold());
        let mut expected = Buffer::with_lines(["協議…"]);
        expected.set_style(Rect::new(0, 0, 2, 1), Style::new().bold());
        assert_eq!(buffer, expected);
    }

    #[test]
    fn the_right_keeps_a_cell_of_space() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let left = put_right(&mut buffer, Rect::new(0, 0, 8, 1), "14", Style::new());
        put(&mut buffer, left, "in Muscat", Style::new());
        assert_eq!(buffer, Buffer::with_lines(["in M… 14"]));
    }
}
