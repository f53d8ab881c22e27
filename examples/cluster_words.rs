//! Makes `assets/clusters.bin` from vectors of words: words with like vectors go into one group.
//!
//! `cargo run --release --example cluster_words -- WORDS VECTORS OUT`, where WORDS has a word a line, the commonest
//! first, and VECTORS is NumPy's file of as many rows of 32-bit floats, column by column. `assets/README.md` tells where they come from.

use anyhow::{Context, Result, ensure};
use onrecord::analysis::name::cluster::{self, Clusters};
use onrecord::analysis::name::form;
use std::path::PathBuf;

/// How many words are kept, from the commonest on.
const N_WORDS: usize = 120_000;

/// How many groups there are, of each size.
const N_GROUPS: [usize; cluster::N_SIZES] = [1000, 200, 40];

/// How often the groups' centres are moved.
const N_ROUNDS: usize = 12;

/// The length of a word's vector.
const LENGTH: usize = 50;

type Vector = [f32; LENGTH];

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut path = |what| arguments.next().context(what);
    let words = std::fs::read_to_string(path("the words")?)?;
    let vectors = vectors(&std::fs::read(path("the vectors")?)?, words.lines().count())?;
    let out = path("the file to write")?;

    let (smallest, centres) = group(&vectors, N_GROUPS[0]);
    let (middle, centres) = group(&centres, N_GROUPS[1]);
    let (largest, _) = group(&centres, N_GROUPS[2]);
    let larger: Vec<_> = middle.iter().map(|&group| [group, largest[usize::from(group)]]).collect();
    let hashes = words.lines().map(|word| cluster::hash(form::hash(word)));
    let words: Vec<(u64, u16)> = hashes.zip(smallest).collect();
    std::fs::write(out, Clusters::write(&words, &larger))?;
    Ok(())
}

/// The vectors of the first of `n_words` words, all of length 1.
fn vectors(file: &[u8], n_words: usize) -> Result<Vec<Vector>> {
    ensure!(file.starts_with(b"\x93NUMPY\x01"), "no NumPy file of version 1");
    let header = 10 + usize::from(u16::from_le_bytes([file[8], file[9]]));
    let floats = file[header..].as_chunks::<4>().0;
    ensure!(floats.len() == n_words * LENGTH, "not a vector of {LENGTH} numbers for each word");
    let vector = |word| std::array::from_fn(|n| f32::from_le_bytes(floats[n * n_words + word]));
    Ok((0..n_words.min(N_WORDS)).map(|word| unit(vector(word))).collect())
}

/// Spherical k-means: for each vector the number of its group, and the groups' centres. Every n-th vector is the
/// first centre of a group, so that the outcome is always the same.
fn group(vectors: &[Vector], n_groups: usize) -> (Vec<u16>, Vec<Vector>) {
    let mut centres: Vec<Vector> = (0..n_groups).map(|n| vectors[n * vectors.len() / n_groups / 2]).collect();
    let mut groups = Vec::new();
    for _ in 0..N_ROUNDS {
        groups = vectors.iter().map(|vector| nearest(vector, &centres)).collect();
        let mut sums = vec![[0.0; LENGTH]; n_groups];
        for (vector, &group) in vectors.iter().zip(&groups) {
            sums[usize::from(group)].iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            if sum.iter().any(|&x| x != 0.0) {
                *centre = unit(sum);
            }
        }
    }
    (groups, centres)
}

fn nearest(vector: &Vector, centres: &[Vector]) -> u16 {
    let likeness = |centre: &Vector| {
        let mut sums = [0.0_f32; 10];
        for (a, b) in vector.chunks_exact(10).zip(centre.chunks_exact(10)) {
            sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
        }
        sums.iter().sum::<f32>()
    };
    let mut best = (f32::NEG_INFINITY, 0);
    for (n, centre) in centres.iter().enumerate() {
        let like = likeness(centre);
        if like > best.0 {
            best = (like, n as u16);
        }
    }
    best.1
}

fn unit(vector: Vector) -> Vector {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.map(|x| x / length)
}
