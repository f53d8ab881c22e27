//! Characters of a file → what is drawn for them, and in how many cells.
//!
//! All text from files goes to the screen through here, so that none of it reaches the terminal as a command:
//! what would control the terminal is shown as a symbol.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One user-perceived character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'t> {
    /// Where it starts in the text, in bytes.
    pub(super) at: usize,
    /// What is drawn.
    pub(super) symbol: &'t str,
    /// The cells that it takes; none for marks that are not seen.
    pub(super) width: usize,
}

/// The glyphs of `text`, in order.
pub(super) fn glyphs(text: &str) -> impl Iterator<Item = Glyph<'_>> {
    text.grapheme_indices(true).map(|(at, grapheme)| {
        let symbol = drawn_for(grapheme);
        Glyph { at, symbol, width: symbol.width() }
    })
}

/// The cells that `text` takes in one line.
pub(super) fn width(text: &str) -> usize {
    glyphs(text).map(|glyph| glyph.width).sum()
}

/// Whether `text` takes no more than so many cells in one line.
pub(super) fn fits(text: &str, cells: usize) -> bool {
    let start = || text.chars().take(cells.saturating_add(1));
    if start().all(is_plain) {
        return start().count() <= cells;
    }
    let mut taken = 0;
    glyphs(text).all(|glyph| {
        taken += glyph.width;
        taken <= cells
    })
}

/// Whether a character takes one cell, whatever stands beside it.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{C0}'..='\u{24F}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…')
}

/// A number with its thousands parted by commas.
pub(super) fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (left, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        grouped.push(digit);
        if left > 0 && left % 3 == 0 {
            grouped.push(',');
        }
    }
    grouped
}

/// Whether a line ends at this character.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

const PICTURES: [&str; 32] = [
    "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒", "␓", "␔",
    "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
];

fn drawn_for(grapheme: &str) -> &str {
    match grapheme.chars().next() {
        Some('\t') => "    ",
        Some(c) if ends_line(c) => " ",
        Some(c @ '\0'..='\u{1F}') => PICTURES.get(c as usize).copied().unwrap_or_default(),
        Some('\u{7F}') => "␡",
        // The second set of controls, and what would turn the direction of all that follows.
        Some('\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') => "\u{FFFD}",
        // A soft hyphen is seen only where a line breaks at it, which ours don't.
        Some('\u{AD}') | None => "",
        Some(_) => grapheme,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, drawn: &str, cells: usize) {
        let seen: String = glyphs(text).map(|glyph| glyph.symbol).collect();
        assert_eq!((seen.as_str(), width(text)), (drawn, cells));
    }

    #[test]
    fn nothing_commands_the_terminal() {
        check("a\x1b]52;c;eA==\x07b", "a␛]52;c;eA==␇b", 14);
        check("a\u{9b}31mb", "a\u{fffd}31mb", 6);
        check("abc\u{202e}def", "abc\u{fffd}def", 7);
        check("a\tb\r\nc\u{7f}", "a    b c␡", 9);
    }

    #[test]
    fn what_fits_is_what_is_not_wider() {
        for text in ["“Zoë – no”", "協議", "e\u{301}tat", "a\tb", "soft\u{ad}ly"] {
            for cells in 0..15 {
                assert_eq!(fits(text, cells), width(text) <= cells, "{text} in {cells}");
            }
        }
    }

    #[test]
    fn wide_and_combining_characters_have_their_cells() {
        check("協議", "協議", 4);
        check("e\u{301}t", "e\u{301}t", 2);
        check("soft\u{ad}ly", "softly", 6);
        check("🇴🇲", "🇴🇲", 2);
    }
}
