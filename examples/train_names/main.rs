//! Makes `assets/names.model` from annotated corpora, and scores it.
//!
//! `cargo run --release --example train_names -- DATA OUT`, where DATA holds the corpora that `assets/README.md` names.

mod corpus;
mod crf;
mod neurons;
mod score;
mod tagged;
mod task;

use anyhow::{Context, Result};
use corpus::{Document, Headline};
use crf::{Example, Field, Pace};
use neurons::Hidden;
use onrecord::analysis::EntityKind;
use onrecord::analysis::doc::{Cut, word_numbers};
use onrecord::analysis::name::chain::{self, Marginals, Scores};
use onrecord::analysis::name::model::{self, Learnt, Model};
use onrecord::analysis::name::{self, NameKind, NameTagger, cluster, evidence, hidden};
use onrecord::lexicon::Lexicon;
use rayon::prelude::*;
use score::Score;
use std::path::{Path, PathBuf};
use std::time::Instant;
use task::{Case, Rows, Usages, cut};

/// Into how many parts the documents are cut, to guess at each with what the others taught.
const N_FOLDS: usize = 2;

/// How often the learner goes over all examples for each guess, and in how many of the first rounds neurons learn alone.
const FIRST_ROUNDS: usize = 3;
const SECOND_ROUNDS: usize = 5;
const N_ALONE: usize = 1;

/// How often a feature must occur to get a weight.
const CUTOFF: u32 = 2;

/// Features whose weights are smaller than this in sum are left out of the file.
const PRUNE: f32 = 0.33;

/// From how many of the last of these the mean is taken.
const N_MEAN: usize = 2;

/// How fast neurons learn at first, and what part of that at last.
const ALPHA: f32 = 0.05;
const ALPHA_LAST: f32 = 0.1;

/// How often a neuron is left out while learning.
const DROP: f32 = 0.25;

/// The corpora of tagged tokens, and how much each counts. The first is the one whose ways the model follows.
const TAGGED: &[(&str, f32)] = &[
    ("worldwide/train", 1.0),
    ("gmb/train", 0.3),
    ("gum_open/train", 1.0),
    ("wikigold/all", 1.0),
    ("wnut17/train", 0.5),
];

/// How much the machine's parses of PolNeAR count.
const PARSED: f32 = 0.3;

/// Of how many documents one is also read in capitals.
const IN_CAPITALS: usize = 16;

/// What the model is scored on.
const HELD_OUT: &[&str] = &["worldwide/dev", "uner_ewt/dev", "gum_open/dev", "gmb/dev", "wnut17/dev"];

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = arguments.next().context("the folder of the corpora")?;
    let out = arguments.next().context("the file to write")?;
    let start = Instant::now();
    let lexicon = Lexicon::new();
    let clusters = name::clusters().context("the groups of words are of the right form")?;
    let mut vectors = Usages::new(&clusters);
    let mut cases = cases(&data, &lexicon, &mut vectors)?;
    let mut vectors = vectors.all;
    let rows = Rows::new(&cases, CUTOFF);
    let examples: Vec<Vec<Example>> = cases.iter().map(|case| case.examples(&rows)).collect();
    eprintln!("{} documents, {} rows, {:?}", cases.len(), rows.len(), start.elapsed());
    let learn_but = |fold: usize| {
        let others = examples.iter().zip(&cases).filter(|(_, case)| case.fold != fold);
        let field = Field::new(Hidden::new(hidden::N_INPUTS, hidden::N_ROWS), &vectors, rows.len());
        let field = learn(field, others.flat_map(|(examples, _)| examples), FIRST_ROUNDS);
        eprintln!("first guess without part {fold}: {:?}", start.elapsed());
        field
    };
    let mut fields: Vec<Field> = (0..=N_FOLDS).into_par_iter().map(learn_but).collect();
    let first = fields.pop().context("no part is left out last")?;
    let (first, first_features) = (first.guess(), learnt(&first, &rows));
    let mut guesses_of = Vec::new();
    for (case, examples) in cases.iter().zip(&examples) {
        let field = &fields[case.fold];
        let factors = field.transitions().exponentials();
        let guess = |example| chain::marginals(&factors, &field.scores(example), None);
        let guesses: Vec<Vec<Marginals>> = examples.iter().map(guess).collect();
        guesses_of.push(guesses);
    }
    drop((fields, examples));
    for (case, guesses) in cases.iter_mut().zip(&guesses_of) {
        case.add_evidence(guesses, &mut vectors);
    }
    let rows = Rows::new(&cases, CUTOFF);
    let examples: Vec<Example> = cases.iter().flat_map(|case| case.examples(&rows)).collect();
    // Evidence goes in as whole vectors.
    let n_inputs = hidden::N_INPUTS + evidence::N_NUMBERS.next_multiple_of(cluster::LENGTH);
    let second = Field::new(Hidden::new(n_inputs, model::N_ROWS), &vectors, rows.len());
    let second = learn(second, examples.iter(), SECOND_ROUNDS);
    let second_features = learnt(&second, &rows);
    let mut second = second.guess();
    second.layer.inputs.truncate(model::N_INPUTS);
    let bytes = Model::write(&first, &second, &[first_features, second_features]);
    eprintln!("{} bytes, {:?}", bytes.len(), start.elapsed());
    std::fs::write(&out, &bytes)?;
    let tagger = NameTagger::new(bytes.leak()).context("the model is read as it was written")?;
    for split in HELD_OUT {
        report(split, &corpus::read_tagged(&data.join("ner"), split)?, &tagger, &lexicon);
    }
    Ok(())
}

/// All documents to learn from.
fn cases(data: &Path, lexicon: &Lexicon, vectors: &mut Usages) -> Result<Vec<Case>> {
    let mut corpora = Vec::new();
    for (split, weight) in TAGGED {
        corpora.push((corpus::read_tagged(&data.join("ner"), split)?, *weight));
    }
    corpora.push((corpus::read_parsed(&data.join("polnear/train"))?, PARSED));
    let mut cases = Vec::new();
    for (domain, (documents, weight)) in corpora.into_iter().enumerate() {
        let n_documents = documents.len();
        for (n, document) in documents.into_iter().enumerate() {
            let fold = n * N_FOLDS / n_documents;
            let document = document.with_places_apart();
            let mut add = |document: &Document| {
                cases.push(Case { fold, weight, ..Case::new(document, domain, lexicon, vectors) });
            };
            if n % IN_CAPITALS == 0 {
                add(&document.in_capitals());
            }
            add(&match n % 4 {
                1 => document.with_headline(Headline::Capitals),
                3 => document.with_headline(Headline::Title),
                _ => document,
            });
        }
    }
    Ok(cases)
}

fn learn<'v, 'e>(
    mut field: Field<'v>,
    examples: impl Iterator<Item = &'e Example>,
    n_rounds: usize,
) -> Field<'v> {
    let (mut random, mut rounds) = (1_u64, Vec::new());
    let mut examples: Vec<&Example> = examples.filter(|example| !example.tags.is_empty()).collect();
    for round in 0..n_rounds {
        shuffle(&mut examples, &mut random);
        let done = round as f32 / n_rounds as f32;
        let pace = Pace {
            alpha: ALPHA * (1.0 - done * (1.0 - ALPHA_LAST)),
            drop: DROP,
            with_features: round >= N_ALONE,
        };
        examples.iter().for_each(|example| field.learn(example, pace));
        if round + N_MEAN >= n_rounds {
            rounds.push(field.clone());
        }
    }
    Field::mean(rounds).unwrap_or(field)
}

fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for n in (1..items.len()).rev() {
        *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        items.swap(n, (*random >> 33) as usize % (n + 1));
    }
}

/// The weights that all corpora share; small rows are left out.
fn learnt(field: &Field, rows: &Rows) -> Learnt {
    let size = |row: &Scores| row.iter().map(|weight| weight.abs()).sum::<f32>();
    let rows = rows.common().map(|(feature, row)| (feature, field.row(row)));
    rows.filter(|(_, row)| size(row) > PRUNE).collect()
}

fn report(split: &str, documents: &[Document], tagger: &NameTagger, lexicon: &Lexicon) {
    let has =
        |kind: NameKind| documents.iter().any(|document| document.names.iter().any(|name| name.1 == kind));
    let has: Vec<bool> = NameKind::ALL.into_iter().map(has).collect();
    let mut score = Score::default();
    for document in documents {
        let (tokens, sentences) = cut(&document.text, lexicon);
        let numbers = word_numbers(&document.text, &tokens);
        let cut = Cut { text: &document.text, tokens: &tokens, numbers: &numbers, sentences: &sentences };
        let found: Vec<_> =
            tagger.tag(&cut, lexicon).into_iter().map(|name| (name.span, kind(name.kind))).collect();
        score.add(&document.names, &found, |kind| has[kind as usize]);
    }
    println!("{split:14}{score}");
}

fn kind(kind: EntityKind) -> NameKind {
    match kind {
        EntityKind::Person => NameKind::Person,
        EntityKind::Organization => NameKind::Organization,
        EntityKind::Place => NameKind::Place,
        _ => NameKind::Other,
    }
}
