//! Makes `assets/clusters.bin` from vectors of words: the vectors are kept in parts, each as the nearest of a few
//! centres.
//!
//! `cargo run --release --example cluster_words -- WORDS VECTORS OUT`, where WORDS has a word a line, the commonest
//! first, and VECTORS is NumPy's file of as many rows of 32-bit floats, column by column. `assets/README.md` tells where they come from.

use anyhow::{Context, Result, ensure};
use onrecord::analysis::name::cluster::{
    self, Centres, Clusters, Codes, LENGTH, N_CENTRES, N_PARTS, PART, Vector,
};
use onrecord::analysis::name::form;
use std::path::PathBuf;

/// How many words are kept, from the commonest on.
const N_WORDS: usize = 300_000;

/// How many words the parts' centres are made of, from the commonest on.
const N_SAMPLED: usize = 60_000;

/// How often the centres are moved.
const N_ROUNDS: usize = 12;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut path = |what| arguments.next().context(what);
    let words = std::fs::read_to_string(path("the words")?)?;
    let vectors = vectors(&std::fs::read(path("the vectors")?)?, words.lines().count())?;
    let out = path("the file to write")?;

    let centres: [Centres; N_PARTS] = std::array::from_fn(|part| part_centres(&vectors[..N_SAMPLED], part));
    let kept = words.lines().zip(&vectors).take(N_WORDS).filter(|(word, _)| is_word(word));
    let words =
        kept.map(|(word, vector)| (cluster::hash(form::hash(word)), codes(vector, &centres))).collect();
    std::fs::write(out, Clusters::write(words, &centres))?;
    Ok(())
}

/// Whether letters begin and end it, and nothing else than marks stands between.
fn is_word(word: &str) -> bool {
    let has_ends =
        word.starts_with(char::is_alphabetic) && word.ends_with(|c: char| c.is_alphabetic() || c == '.');
    has_ends && !word.contains(|c: char| !c.is_alphabetic() && !matches!(c, '-' | '\'' | '.'))
}

/// The centres of a part of the vectors, by k-means.
fn part_centres(vectors: &[Vector], part: usize) -> Centres {
    let of_part = |vector: &Vector| -> [f32; PART] { std::array::from_fn(|n| vector[part * PART + n]) };
    let mut centres: Centres = std::array::from_fn(|n| of_part(&vectors[n * vectors.len() / N_CENTRES]));
    for _ in 0..N_ROUNDS {
        let mut sums = [([0.0; PART], 0.0); N_CENTRES];
        for vector in vectors.iter().map(of_part) {
            let (sum, count) = &mut sums[usize::from(closest(&vector, &centres))];
            sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
            *count += 1.0;
        }
        for (centre, (sum, count)) in centres.iter_mut().zip(sums).filter(|(_, (_, count))| *count > 0.0) {
            *centre = sum.map(|x| x / count);
        }
    }
    centres
}

fn codes(vector: &Vector, centres: &[Centres; N_PARTS]) -> Codes {
    let (parts, _) = vector.as_chunks();
    std::array::from_fn(|part| closest(&parts[part], &centres[part]))
}

fn closest(part: &[f32; PART], centres: &Centres) -> u8 {
    let distance =
        |centre: &[f32; PART]| part.iter().zip(centre).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    let distances = centres.iter().map(distance).zip(0..=u8::MAX);
    distances.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0, |(_, n)| n)
}

/// The vectors of `n_words` words, all of length 1.
fn vectors(file: &[u8], n_words: usize) -> Result<Vec<Vector>> {
    ensure!(file.starts_with(b"\x93NUMPY\x01"), "no NumPy file of version 1");
    let header = 10 + usize::from(u16::from_le_bytes([file[8], file[9]]));
    let floats = file[header..].as_chunks::<4>().0;
    ensure!(floats.len() == n_words * LENGTH, "not a vector of {LENGTH} numbers for each word");
    let vector = |word| std::array::from_fn(|n| f32::from_le_bytes(floats[n * n_words + word]));
    Ok((0..n_words).map(|word| unit(vector(word))).collect())
}

fn unit(vector: Vector) -> Vector {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.map(|x| x / length)
}
