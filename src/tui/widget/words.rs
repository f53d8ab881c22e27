//! A row of a text whose stretches have styles.

use crate::text::Span;
use crate::tui::glyph::glyphs;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A style for a stretch of the text; later ones lie over earlier ones.
pub(in crate::tui) type Layer = (Span, Style);

/// Draws the words of `span`, in the first row of `area`, in `base` and what lies over it. Returns what is left
/// of `area` at the right.
pub(in crate::tui) fn put(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    span: Span,
    base: Style,
    layers: &[Layer],
) -> Rect {
    let layers: Vec<&Layer> = layers.iter().filter(|(over, _)| over.overlaps(span)).collect();
    let mut x = area.x;
    for glyph in glyphs(span.of(text)).filter(|glyph| glyph.width > 0) {
        let width = glyph.width as u16;
        if x + width > area.right() {
            break;
        }
        let at = span.start + glyph.at;
        let over = layers.iter().filter(|(over, _)| over.holds(at));
        let style = over.fold(base, |style, (_, over)| style.patch(*over));
        buffer.set_stringn(x, area.y, glyph.symbol, glyph.width, style);
        x += width;
    }
    Rect { x, width: area.right() - x, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Stylize;

    #[test]
    fn later_layers_lie_over_earlier_ones() {
        let area = Rect::new(0, 0, 8, 1);
        let mut buffer = Buffer::empty(area);
        let layers = [(Span::new(3, 9), Style::new().red()), (Span::new(6, 9), Style::new().bold())];
        put(&mut buffer, area, "Az “é” b", Span::new(0, 13), Style::new().blue(), &layers);
        let expected = Buffer::with_lines([ratatui::text::Line::from(vec![
            "Az ".blue(),
            "“".red(),
            "é".red().bold(),
            "”".red().bold(),
            " b".blue(),
        ])]);
        assert_eq!(buffer, expected);
    }
}
