//! How far apart two colours are to the eye, and to an eye that does not see green. For tests of themes.

use super::Rgb;

impl Rgb {
    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// Oklab: lightness, and two axes of colour.
    pub(in crate::tui::theme) fn lab(self) -> [f64; 3] {
        to_lab(self.linear())
    }

    pub(in crate::tui::theme) fn distance(self, other: Rgb) -> f64 {
        distance(self.lab(), other.lab())
    }

    /// What remains for an eye that does not see green (Machado, Oliveira and Fernandes 2009).
    pub(in crate::tui::theme) fn without_green(self) -> Unseen {
        const SEEN: [[f64; 3]; 3] = [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ];
        Unseen(to_lab(product(SEEN, self.linear()).map(|value| value.clamp(0.0, 1.0))))
    }
}

pub(in crate::tui::theme) struct Unseen([f64; 3]);

impl Unseen {
    pub(in crate::tui::theme) fn distance(&self, other: Unseen) -> f64 {
        distance(self.0, other.0)
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

fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}
