//! A layer of neurons between what goes in and the tags: weights learnt by AdaGrad.
//!
//! Knows inputs only as vectors and numbers of rows. Does not know words.

use onrecord::analysis::name::chain::Scores;
use onrecord::analysis::name::hidden::N_NEURONS;
use onrecord::analysis::name::layer::Layer;
use onrecord::analysis::name::tag::N_SCORES;

/// The greatest number of corpora.
const N_CORPORA: usize = 8;

/// Vectors of one length.
pub(crate) struct Vectors {
    pub(crate) len: usize,
    pub(crate) numbers: Vec<f32>,
}

impl Vectors {
    /// None but number 0.
    pub(crate) fn new(len: usize) -> Vectors {
        Vectors { len, numbers: vec![0.0; len] }
    }

    pub(crate) fn add(&mut self, vector: impl IntoIterator<Item = f32>) -> u32 {
        self.numbers.extend(vector);
        (self.numbers.len() / self.len - 1) as u32
    }

    fn get(&self, number: u32) -> &[f32] {
        &self.numbers[number as usize * self.len..][..self.len]
    }
}

/// What goes into the layer for one word.
#[derive(Clone)]
pub(crate) struct Input {
    /// The numbers of vectors, from 1; 0 for none.
    pub(crate) vectors: Vec<u32>,
    pub(crate) rows: Vec<u32>,
    /// The number of the corpus; what neurons tell of a tag is another matter in each, but for what all share.
    pub(crate) corpus: usize,
}

/// Weights of one input, and the sum of their gradients' mean squares.
#[derive(Clone)]
struct Fan<const N: usize> {
    weights: [f32; N],
    squares: f32,
}

impl<const N: usize> Fan<N> {
    fn new(weights: [f32; N]) -> Fan<N> {
        Fan { weights, squares: 0.0 }
    }

    fn scale(&mut self, factor: f32) {
        self.weights.iter_mut().for_each(|weight| *weight *= factor);
    }

    /// Learns from `gradients` times `factor`; `size` is the mean of their squares.
    fn learn(&mut self, gradients: &[f32; N], size: f32, factor: f32, alpha: f32) {
        self.squares += size * factor * factor;
        let step = alpha * factor / (1.0 + self.squares).sqrt();
        for (weight, gradient) in self.weights.iter_mut().zip(gradients) {
            *weight -= step * gradient;
        }
    }
}

/// Weights in the making.
#[derive(Clone)]
pub(crate) struct Hidden {
    vectors: Vec<Fan<N_NEURONS>>,
    rows: Vec<Fan<N_NEURONS>>,
    bias: Fan<N_NEURONS>,
    out: Vec<Fan<N_SCORES>>,
    /// What is peculiar to each corpus but the first, so that it does not spread.
    own: Vec<Vec<Fan<N_SCORES>>>,
    random: u64,
}

/// What the neurons made of one word.
pub(crate) struct Firing {
    /// What they hand on.
    outputs: [f32; N_NEURONS],
    /// How much each counts, 0 where it is left out.
    keeps: [f32; N_NEURONS],
}

impl Hidden {
    pub(crate) fn new(n_inputs: usize, n_rows: usize) -> Hidden {
        let mut random = 7;
        let mut small = |scale: f32| (uniform(&mut random) - 0.5) * scale;
        Hidden {
            vectors: (0..n_inputs).map(|_| Fan::new(std::array::from_fn(|_| small(0.2)))).collect(),
            rows: vec![Fan::new([0.0; N_NEURONS]); n_rows],
            bias: Fan::new([0.1; N_NEURONS]),
            out: (0..N_NEURONS).map(|_| Fan::new(std::array::from_fn(|_| small(0.4)))).collect(),
            own: vec![vec![Fan::new([0.0; N_SCORES]); N_NEURONS]; N_CORPORA],
            random,
        }
    }

    /// Adds the weights of another.
    pub(crate) fn add(&mut self, other: &Hidden) {
        add_all(&mut self.vectors, &other.vectors);
        add_all(&mut self.rows, &other.rows);
        add_all(std::slice::from_mut(&mut self.bias), std::slice::from_ref(&other.bias));
        add_all(&mut self.out, &other.out);
        self.own.iter_mut().zip(&other.own).for_each(|(own, other)| add_all(own, other));
    }

    /// Makes all weights smaller by a factor.
    pub(crate) fn scale(&mut self, factor: f32) {
        for fan in self.vectors.iter_mut().chain(&mut self.rows).chain([&mut self.bias]) {
            fan.scale(factor);
        }
        self.out.iter_mut().chain(self.own.iter_mut().flatten()).for_each(|fan| fan.scale(factor));
    }

    /// What the neurons make of an input; while learning each is left out in `drop` of all cases.
    pub(crate) fn fire(&mut self, input: &Input, all: &Vectors, drop: f32) -> Firing {
        let mut keeps = [1.0; N_NEURONS];
        if drop > 0.0 {
            for keep in &mut keeps {
                *keep = if uniform(&mut self.random) < drop { 0.0 } else { 1.0 / (1.0 - drop) };
            }
        }
        let sums = self.sums(input, all);
        let outputs = std::array::from_fn(|n| sums[n].max(0.0) * keeps[n]);
        Firing { outputs, keeps }
    }

    /// The weights.
    pub(crate) fn layer(&self) -> Layer<N_NEURONS> {
        Layer {
            inputs: self.vectors.iter().map(|fan| fan.weights).collect(),
            bias: self.bias.weights,
            out: std::array::from_fn(|n| self.out[n].weights),
            rows: self.rows.iter().map(|fan| fan.weights).collect(),
        }
    }

    fn sums(&self, input: &Input, all: &Vectors) -> [f32; N_NEURONS] {
        let mut sums = self.bias.weights;
        for (vector, fans) in input.vectors.iter().zip(self.vectors.chunks_exact(all.len)) {
            if *vector == 0 {
                continue;
            }
            for (x, fan) in all.get(*vector).iter().zip(fans) {
                for (sum, weight) in sums.iter_mut().zip(&fan.weights) {
                    *sum += x * weight;
                }
            }
        }
        for &row in &input.rows {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[row as usize].weights) {
                *sum += weight;
            }
        }
        sums
    }

    /// The scores after what the neurons made of an input.
    pub(crate) fn scores_after(&self, firing: &Firing, corpus: usize) -> Scores {
        let mut scores = [0.0; N_SCORES];
        for (output, (fan, own)) in firing.outputs.iter().zip(self.out.iter().zip(&self.own[corpus])) {
            for (score, (weight, own)) in scores.iter_mut().zip(fan.weights.iter().zip(&own.weights)) {
                *score += output * (weight + own);
            }
        }
        scores
    }

    /// The scores of an input.
    pub(crate) fn scores(&self, input: &Input, all: &Vectors) -> Scores {
        let outputs = self.sums(input, all).map(|sum| sum.max(0.0));
        self.scores_after(&Firing { outputs, keeps: [1.0; N_NEURONS] }, input.corpus)
    }

    /// Learns from an input and what the neurons made of it, given the scores' gradient.
    pub(crate) fn learn(
        &mut self,
        input: &Input,
        all: &Vectors,
        firing: &Firing,
        gradient: &Scores,
        alpha: f32,
    ) {
        let mut back = [0.0; N_NEURONS];
        let size = mean_square(gradient);
        for (n, (fan, own)) in self.out.iter_mut().zip(&mut self.own[input.corpus]).enumerate() {
            if firing.outputs[n] > 0.0 {
                let weights = fan.weights.iter().zip(&own.weights).map(|(weight, own)| weight + own);
                back[n] = weights.zip(gradient).map(|(a, b)| a * b).sum::<f32>() * firing.keeps[n];
                fan.learn(gradient, size, firing.outputs[n], alpha);
                if input.corpus > 0 {
                    own.learn(gradient, size, firing.outputs[n], alpha);
                }
            }
        }
        let size = mean_square(&back);
        self.bias.learn(&back, size, 1.0, alpha);
        for &row in &input.rows {
            self.rows[row as usize].learn(&back, size, 1.0, alpha);
        }
        for (vector, fans) in input.vectors.iter().zip(self.vectors.chunks_exact_mut(all.len)) {
            if *vector == 0 {
                continue;
            }
            for (x, fan) in all.get(*vector).iter().zip(fans) {
                fan.learn(&back, size, *x, alpha);
            }
        }
    }
}

fn add_all<const N: usize>(fans: &mut [Fan<N>], others: &[Fan<N>]) {
    for (fan, other) in fans.iter_mut().zip(others) {
        fan.weights.iter_mut().zip(other.weights).for_each(|(weight, other)| *weight += other);
    }
}

fn mean_square(numbers: &[f32]) -> f32 {
    numbers.iter().map(|x| x * x).sum::<f32>() / numbers.len() as f32
}

fn uniform(random: &mut u64) -> f32 {
    *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    (*random >> 40) as f32 / (1_u64 << 24) as f32
}
