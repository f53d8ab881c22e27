//! Trained weights, as they are compiled into the program: features → scores of tags.
//!
//! Knows the form of the file. Does not know what a feature means, nor how the weights came about.
//!
//! The file, all numbers little-endian: the scale of the weights (f32); the transitions between tags (17 × 17 f32);
//! a [table](super::table) of 16 weights (i8) for each feature.

use super::chain::{Scores, Transitions};
use super::table::{Table, take_u32};
use super::tag::{N_SCORES, N_TAGS};

/// A feature of a word, by its hash.
pub type Feature = u64;

/// Trained weights.
pub struct Model<'b> {
    scale: f32,
    transitions: Transitions,
    rows: Table<'b, N_SCORES>,
}

impl<'b> Model<'b> {
    /// Takes a model off the front of `bytes`; `None` if there is none.
    pub fn take(bytes: &mut &'b [u8]) -> Option<Model<'b>> {
        let scale = f32::from_bits(take_u32(bytes)?);
        let transitions = take_transitions(bytes)?;
        Some(Model { scale, transitions, rows: Table::take(bytes)? })
    }

    /// The bytes of the model of these weights, which are rounded to multiples of `scale`.
    pub fn write(scale: f32, transitions: &Transitions, rows: &[(Feature, Scores)]) -> Vec<u8> {
        let mut bytes = scale.to_le_bytes().to_vec();
        bytes.extend(transitions.0.as_flattened().iter().flat_map(|score| score.to_le_bytes()));
        let rows =
            rows.iter().map(|(feature, row)| (*feature, row.map(|weight| (weight / scale).round() as i8)));
        let rows = rows.filter(|(_, row)| row.iter().any(|&weight| weight != 0));
        bytes.extend(Table::write(
            rows.map(|(feature, row)| (feature, row.map(|weight| weight as u8))).collect(),
        ));
        bytes
    }

    /// The scores of pairs of tags.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// A word's scores, given its features.
    pub fn scores(&self, features: &[Feature]) -> Scores {
        let mut sums = [0_i16; N_SCORES];
        for row in features.iter().filter_map(|&feature| self.rows.get(feature)) {
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from(weight as i8));
            }
        }
        sums.map(|sum| f32::from(sum) * self.scale)
    }
}

fn take_transitions(bytes: &mut &[u8]) -> Option<Transitions> {
    let mut transitions = Transitions([[0.0; N_TAGS]; N_TAGS]);
    for score in transitions.0.as_flattened_mut() {
        *score = f32::from_bits(take_u32(bytes)?);
    }
    Some(transitions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let transitions = Transitions::new(|from, to| from.number() as f32 - to.number() as f32);
        let features: Vec<Feature> = (1..500).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let weight = |feature: Feature| f32::from(feature as i8) / 2.0;
        let rows: Vec<_> = features.iter().map(|&feature| (feature, [weight(feature); N_SCORES])).collect();
        let bytes = Model::write(0.5, &transitions, &rows);
        let mut rest = &bytes[..];
        let model = Model::take(&mut rest).unwrap();
        assert!(rest.is_empty());
        assert_eq!(model.transitions().0, transitions.0);
        for &feature in &features {
            assert_eq!(model.scores(&[feature]), [weight(feature); N_SCORES]);
        }
        assert_eq!(model.scores(&[7, 8]), [0.0; N_SCORES]);
        assert!(Model::take(&mut &bytes[..1000]).is_none());
    }
}
