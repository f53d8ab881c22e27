//! How colours look: to the eye, to eyes that see two kinds of light only, and on a ground. For tests of themes.

use super::{CUBE, Rgb, SIXTEEN};
use ratatui::style::Color;

/// An eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui::theme) enum Eye {
    /// One that sees three kinds of light.
    Usual,
    /// One without the cones for long waves: protanopia.
    WithoutRed,
    /// One without the cones for middle waves: deuteranopia.
    WithoutGreen,
    /// One without the cones for short waves: tritanopia.
    WithoutBlue,
}

impl Eye {
    pub(in crate::tui::theme) const ALL: [Eye; 4] =
        [Eye::Usual, Eye::WithoutRed, Eye::WithoutGreen, Eye::WithoutBlue];

    /// What the eye makes of light, in linear sRGB (Machado, Oliveira and Fernandes 2009).
    fn sees(self, linear: [f64; 3]) -> [f64; 3] {
        let seen = match self {
            Eye::Usual => return linear,
            Eye::WithoutRed => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Eye::WithoutGreen => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Eye::WithoutBlue => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        };
        product(seen, linear).map(|value| value.clamp(0.0, 1.0))
    }
}

impl Rgb {
    /// What the terminal shows for a colour; `None` for its own.
    pub(in crate::tui::theme) fn shown(colour: Color) -> Option<Rgb> {
        let named = || SIXTEEN.iter().find(|(_, named, _)| *named == colour).map(|(_, _, rgb)| *rgb);
        match colour {
            Color::Rgb(r, g, b) => Some(Rgb([r, g, b])),
            Color::Indexed(n @ 232..) => Some(Rgb([8 + 10 * (n - 232); 3])),
            Color::Indexed(n @ 16..) => {
                let n = usize::from(n - 16);
                Some(Rgb([n / 36, n / 6 % 6, n % 6].map(|level| CUBE[level])))
            }
            _ => named(),
        }
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Oklab's lightness.
    pub(in crate::tui::theme) fn lightness(self) -> f64 {
        to_lab(self.linear())[0]
    }

    /// How far apart the two are in Oklab to an eye.
    pub(in crate::tui::theme) fn distance(self, other: Rgb, eye: Eye) -> f64 {
        let [one, other] = [self, other].map(|colour| to_lab(eye.sees(colour.linear())));
        one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    /// The contrast of the two by WCAG 2, from 1 to 21.
    pub(in crate::tui::theme) fn contrast(self, other: Rgb) -> f64 {
        let luminance = |colour: Rgb| {
            let [r, g, b] = colour.linear();
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (one, other) = (luminance(self), luminance(other));
        one.max(other) / one.min(other)
    }
}

fn product(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

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
