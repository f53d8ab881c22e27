//! Colours and styles as the theme file writes them, and what a terminal with fewer colours shows for them.

#[cfg(test)]
pub(super) mod vision;

use super::Depth;
use ratatui::style::{Color, Modifier, Style};
use std::str::FromStr;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// The same on every terminal that has it.
    Exact(Rgb),
    /// One of the sixteen that have names; the place in [`SIXTEEN`].
    Named(usize),
}

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) [u8; 3]);

/// A style, not yet fitted to a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    fg: Option<Colour>,
    bg: Option<Colour>,
    modifiers: Modifier,
}

/// The colours that have names, and what xterm shows for them.
pub(super) const SIXTEEN: [(&str, Color, Rgb); 16] = [
    ("black", Color::Black, Rgb([0, 0, 0])),
    ("red", Color::Red, Rgb([205, 0, 0])),
    ("green", Color::Green, Rgb([0, 205, 0])),
    ("yellow", Color::Yellow, Rgb([205, 205, 0])),
    ("blue", Color::Blue, Rgb([0, 0, 238])),
    ("magenta", Color::Magenta, Rgb([205, 0, 205])),
    ("cyan", Color::Cyan, Rgb([0, 205, 205])),
    ("white", Color::Gray, Rgb([229, 229, 229])),
    ("bright-black", Color::DarkGray, Rgb([127, 127, 127])),
    ("bright-red", Color::LightRed, Rgb([255, 0, 0])),
    ("bright-green", Color::LightGreen, Rgb([0, 255, 0])),
    ("bright-yellow", Color::LightYellow, Rgb([255, 255, 0])),
    ("bright-blue", Color::LightBlue, Rgb([92, 92, 255])),
    ("bright-magenta", Color::LightMagenta, Rgb([255, 0, 255])),
    ("bright-cyan", Color::LightCyan, Rgb([0, 255, 255])),
    ("bright-white", Color::White, Rgb([255, 255, 255])),
];

/// The levels of a channel in the colour cube of xterm's 256 colours.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The words for how letters are drawn.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

impl Colour {
    /// The colour as a terminal of this depth can show it.
    pub(super) fn at(self, depth: Depth) -> Color {
        match self {
            Colour::Exact(rgb) => rgb.at(depth),
            Colour::Named(n) => SIXTEEN.get(n).map_or(Color::Reset, |(_, colour, _)| *colour),
        }
    }

    /// The colour half-way to `other`. One that each terminal shows in its own way stays as it is.
    pub(super) fn towards(self, other: Option<Rgb>) -> Colour {
        match (self, other) {
            (Colour::Exact(rgb), Some(other)) => Colour::Exact(rgb.mixed(other)),
            _ => self,
        }
    }
}

impl Rgb {
    fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::True => Color::Rgb(self.0[0], self.0[1], self.0[2]),
            Depth::Indexed => Color::Indexed(self.nearest_index()),
            Depth::Sixteen => {
                let nearest = SIXTEEN.iter().min_by_key(|(_, _, rgb)| self.difference(*rgb));
                nearest.map_or(Color::Reset, |(_, colour, _)| *colour)
            }
        }
    }

    fn mixed(self, other: Rgb) -> Rgb {
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

impl FromStr for Rgb {
    type Err = String;

    fn from_str(text: &str) -> Result<Rgb, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] = number.ok_or_else(|| format!("{text:?} is no colour: #rrggbb"))?.to_be_bytes();
        Ok(Rgb([r, g, b]))
    }
}

impl FromStr for Colour {
    type Err = String;

    fn from_str(text: &str) -> Result<Colour, String> {
        if let Some(n) = SIXTEEN.iter().position(|(name, ..)| *name == text) {
            return Ok(Colour::Named(n));
        }
        let wrong = || format!("{text:?} is no colour: #rrggbb, or a name such as blue or bright-blue");
        text.parse().map(Colour::Exact).map_err(|_| wrong())
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

impl FromStr for Written {
    type Err = String;

    fn from_str(text: &str) -> Result<Written, String> {
        let mut written = Written::default();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            match MODIFIERS.iter().find(|(name, _)| *name == word) {
                Some((_, modifier)) => written.modifiers |= *modifier,
                None if word == "on" => written.bg = Some(words.next().unwrap_or_default().parse()?),
                None => written.fg = Some(word.parse()?),
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
        let index = |text: &str| text.parse::<Rgb>().unwrap().nearest_index();
        assert_eq!(index("#ff0000"), 196);
        assert_eq!(index("#ffffff"), 231);
        assert_eq!(index("#808080"), 244);
        assert_eq!(index("#2c3442"), 237);
        assert_eq!("#f0e020".parse::<Rgb>().unwrap().at(Depth::Sixteen), Color::LightYellow);
    }

    #[test]
    fn a_name_is_the_same_at_every_depth() {
        let colour: Colour = "bright-blue".parse().unwrap();
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            assert_eq!(colour.at(depth), Color::LightBlue);
        }
        assert_eq!(colour.towards(Some(Rgb([0, 0, 0]))), colour);
    }

    #[test]
    fn says_what_it_can_not_read() {
        let wrong = |text: &str| text.parse::<Written>().unwrap_err();
        assert_eq!(
            wrong("bold bleu"),
            "\"bleu\" is no colour: #rrggbb, or a name such as blue or bright-blue"
        );
        assert_eq!(wrong("bold on"), "\"\" is no colour: #rrggbb, or a name such as blue or bright-blue");
    }
}
