//! Colours and styles as the theme file writes them, and what a terminal with fewer colours shows for them.

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
impl Rgb {
    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Oklab: lightness, and two axes of colour.
    pub(super) fn lab(self) -> [f64; 3] {
        to_lab(self.linear())
    }

    pub(super) fn distance(self, other: Rgb) -> f64 {
        distance(self.lab(), other.lab())
    }

    /// What remains for an eye that does not see green (Machado, Oliveira and Fernandes 2009).
    pub(super) fn without_green(self) -> Unseen {
        const SEEN: [[f64; 3]; 3] = [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ];
        Unseen(to_lab(product(SEEN, self.linear()).map(|value| value.clamp(0.0, 1.0))))
    }
}

#[cfg(test)]
pub(super) struct Unseen([f64; 3]);

#[cfg(test)]
impl Unseen {
    pub(super) fn distance(&self, other: Unseen) -> f64 {
        distance(self.0, other.0)
    }
}

#[cfg(test)]
fn product(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

#[cfg(test)]
fn to_lab(rgb: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ];
    const AXES: [[f64; 3]; 3] = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ];
    product(AXES, product(CONES, rgb).map(f64::cbrt))
}

#[cfg(test)]
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
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
