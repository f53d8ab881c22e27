//! Colours and styles as the theme file writes them, and what a terminal with fewer colours shows for them.

#[cfg(test)]
mod vision;

use super::Depth;
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Rgb([u8; 3]);

/// A style, not yet fitted to a terminal.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Written {
    fg: Option<Rgb>,
    bg: Option<Rgb>,
    modifiers: Modifier,
}

/// The levels of a channel in the colour cube of xterm's 256 colours.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Rgb {
    /// The colour as a terminal of this depth can show it.
    pub(super) fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::True => Color::Rgb(self.0[0], self.0[1], self.0[2]),
            Depth::Indexed => Color::Indexed(self.nearest_index()),
        }
    }

    /// The colour half-way to `other`.
    pub(super) fn mixed(self, other: Rgb) -> Rgb {
        Rgb(std::array::from_fn(|n| self.0[n].midpoint(other.0[n])))
    }

    fn nearest_index(self) -> u8 {
        let level =
            |channel: u8| (0..6u8).min_by_key(|&n| CUBE[usize::from(n)].abs_diff(channel)).unwrap_or(0);
        let [r, g, b] = self.0.map(level);
        let cube = Rgb([r, g, b].map(|n| CUBE[usize::from(n)]));
        let average = self.0.iter().map(|&c| u16::from(c)).sum::<u16>() / 3;
        let step = (average.saturating_sub(3) / 10).min(23) as u8;
        let grey = Rgb([8 + 10 * step; 3]);
        if self.difference(grey) < self.difference(cube) { 232 + step } else { 16 + 36 * r + 6 * g + b }
    }

    fn difference(self, other: Rgb) -> u32 {
        self.0.iter().zip(other.0).map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    }
}

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Rgb, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] = number.ok_or_else(|| format!("{text:?} is no colour"))?.to_be_bytes();
        Ok(Rgb([r, g, b]))
    }
}

impl Written {
    /// The style for a terminal of this depth.
    pub(super) fn at(self, depth: Depth) -> Style {
        let mut style = Style::new().add_modifier(self.modifiers);
        style.fg = self.fg.map(|colour| colour.at(depth));
        style.bg = self.bg.map(|colour| colour.at(depth));
        style
    }
}

impl TryFrom<String> for Written {
    type Error = String;

    fn try_from(text: String) -> Result<Written, String> {
        let mut written = Written::default();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            match word {
                "bold" => written.modifiers |= Modifier::BOLD,
                "dim" => written.modifiers |= Modifier::DIM,
                "italic" => written.modifiers |= Modifier::ITALIC,
                "underlined" => written.modifiers |= Modifier::UNDERLINED,
                "reversed" => written.modifiers |= Modifier::REVERSED,
                "on" => written.bg = Some(words.next().unwrap_or_default().to_owned().try_into()?),
                colour => written.fg = Some(colour.to_owned().try_into()?),
            }
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_colours_stay_near() {
        let index = |text: &str| Rgb::try_from(text.to_owned()).unwrap().nearest_index();
        assert_eq!(index("#ff0000"), 196);
        assert_eq!(index("#ffffff"), 231);
        assert_eq!(index("#808080"), 244);
        assert_eq!(index("#2c3442"), 237);
    }

    #[test]
    fn says_what_it_can_not_read() {
        assert_eq!(Written::try_from("bold blue".to_owned()).err().as_deref(), Some("\"blue\" is no colour"));
    }
}
