//! A layer of neurons: what goes in → scores of tags.
//!
//! Knows weights. Does not know what goes in: numbers, and rows that are there or not.
//!
//! The file, all numbers little-endian f32 but for the rows' weights: for each number that goes in a weight for each
//! neuron; the neurons' own weights; for each neuron a weight for each tag; for each row its scale; for each row a
//! weight for each neuron (i8), to be multiplied by the row's scale.

use super::chain::Scores;
use super::table::{fill_up, take, take_f32};
use super::tag::N_SCORES;

/// A layer of `N` neurons.
pub struct Layer<const N: usize> {
    /// For each number that goes in its weight for each neuron.
    pub inputs: Vec<[f32; N]>,
    /// What each neuron has without any input.
    pub bias: [f32; N],
    /// For each neuron its weight for each tag.
    pub out: [Scores; N],
    /// For each row its weight for each neuron.
    pub rows: Vec<[f32; N]>,
}

impl<const N: usize> Layer<N> {
    /// Takes a layer off the front of `bytes`; `None` if there is none.
    pub fn take(bytes: &mut &[u8], n_inputs: usize, n_rows: usize) -> Option<Layer<N>> {
        let n_numbers = n_inputs * N + N + N * N_SCORES + n_rows;
        let mut numbers = take(bytes, n_numbers * size_of::<f32>())?;
        let weights = take(bytes, n_rows * N)?;
        let inputs = (0..n_inputs).map(|_| take_array(&mut numbers)).collect::<Option<_>>()?;
        let bias = take_array(&mut numbers)?;
        let mut out = [[0.0; N_SCORES]; N];
        for scores in &mut out {
            *scores = take_array(&mut numbers)?;
        }
        let mut rows = Vec::with_capacity(n_rows);
        for weights in weights.as_chunks::<N>().0 {
            let scale = take_f32(&mut numbers)?;
            rows.push(weights.map(|weight| f32::from(weight as i8) * scale));
        }
        Some(Layer { inputs, bias, out, rows })
    }

    /// The bytes of the layer, the rows rounded to 8 bits.
    pub fn write(&self) -> Vec<u8> {
        let scale = |row: &[f32; N]| row.iter().fold(0.0_f32, |most, x| most.max(x.abs())) / 127.0;
        let scales: Vec<f32> = self.rows.iter().map(scale).collect();
        let all = [self.inputs.as_flattened(), &self.bias, self.out.as_flattened(), &scales].concat();
        let mut bytes: Vec<u8> = all.iter().flat_map(|x| x.to_le_bytes()).collect();
        fill_up(&mut bytes);
        for (row, scale) in self.rows.iter().zip(scales) {
            bytes.extend(row.map(|x| (x / scale.max(f32::MIN_POSITIVE)).round() as i8 as u8));
        }
        fill_up(&mut bytes);
        bytes
    }

    /// The sums of the neurons over numbers, the first of which is number `first`, and rows.
    pub fn add_inputs(&self, first: usize, numbers: &[f32], sums: &mut [f32; N]) {
        for (x, weights) in numbers.iter().zip(&self.inputs[first..]).filter(|(x, _)| **x != 0.0) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += x * weight);
        }
    }

    /// Adds the weights of a row to the sums.
    pub fn add_row(&self, row: usize, sums: &mut [f32; N]) {
        if let Some(weights) = self.rows.get(row) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
    }

    /// The scores of neurons with these sums.
    pub fn scores(&self, sums: &[f32; N]) -> Scores {
        // Which neurons hand something on is found without a branch, for it would be guessed wrong half of the time.
        let (mut active, mut n_active) = ([0; N], 0);
        for (n, &sum) in sums.iter().enumerate() {
            active[n_active] = n;
            n_active += usize::from(sum > 0.0);
        }
        let mut scores = [0.0; N_SCORES];
        for &n in &active[..n_active] {
            let (output, weights) = (sums[n], &self.out[n]);
            for tag in 0..N_SCORES {
                scores[tag] += output * weights[tag];
            }
        }
        scores
    }
}

fn take_array<const N: usize>(numbers: &mut &[u8]) -> Option<[f32; N]> {
    let mut array = [0.0; N];
    for x in &mut array {
        *x = take_f32(numbers)?;
    }
    Some(array)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let layer = Layer {
            inputs: vec![[0.5, -1.0], [2.0, 0.0]],
            bias: [0.1, 0.2],
            out: [[1.0; N_SCORES], [2.0; N_SCORES]],
            rows: vec![[1.27, -0.5], [0.0, 0.0], [12.7, 0.1]],
        };
        let bytes = layer.write();
        let mut rest = &bytes[..];
        let read = Layer::<2>::take(&mut rest, 2, 3).unwrap();
        assert!(rest.is_empty());
        let mut sums = read.bias;
        read.add_inputs(0, &[1.0, 1.0], &mut sums);
        read.add_row(2, &mut sums);
        assert!((sums[0] - 15.3).abs() < 1e-4 && (sums[1] + 0.7).abs() < 1e-4, "{sums:?}");
        let scores = read.scores(&sums);
        assert!((scores[3] - 15.3).abs() < 1e-4, "a neuron below nought hands on nothing");
        assert!(Layer::<2>::take(&mut &bytes[..40], 2, 3).is_none());
    }
}
