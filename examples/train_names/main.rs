//! Makes `assets/names.model` from annotated corpora, and scores it.
//!
//! `cargo run --release --example train_names -- DATA OUT`, where DATA holds the corpora that `assets/README.md` names.

mod corpus;
mod crf;
mod score;
mod tagged;
mod task;

use anyhow::{Context, Result};
use corpus::Document;
use crf::{Example, Field, Rate};
use onrecord::analysis::EntityKind;
use onrecord::analysis::name::chain::{self, Marginals, Scores};
use onrecord::analysis::name::model::{Learnt, Model};
use onrecord::analysis::name::{self, NameKind, NameTagger};
use onrecord::lexicon::Lexicon;
use score::Score;
use std::path::{Path, PathBuf};
use std::time::Instant;
use task::{Case, Rows, cut};

/// Into how many parts the documents are cut, to guess at each with what the others taught.
const N_FOLDS: usize = 4;

/// How often the learner goes over all examples.
const N_ROUNDS: usize = 4;

/// How fast it learns. What a weight must gather before it counts keeps the model small.
const RATE: Rate = Rate { alpha: 0.2, l1: 0.3, l2: 0.0 };

/// How often a feature must occur to get a weight.
const CUTOFF: u32 = 2;

/// Features whose weights are smaller than this in sum are left out of the file.
const PRUNE: f32 = 0.15;

/// The corpora of tagged tokens, and how much each counts. The first is the one whose ways the model follows.
const TAGGED: &[(&str, f32)] =
    &[("worldwide/train", 1.0), ("gmb/train", 0.3), ("gum_open/train", 1.0), ("wikigold/all", 1.0)];

/// How much the machine's parses of PolNeAR count.
const PARSED: f32 = 0.3;

/// What the model is scored on.
const HELD_OUT: &[&str] = &["worldwide/dev", "uner_ewt/dev", "gum_open/dev", "gmb/dev", "wnut17/dev"];

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = arguments.next().context("the folder of the corpora")?;
    let out = arguments.next().context("the file to write")?;
    let start = Instant::now();
    let lexicon = Lexicon::new();
    let mut cases = cases(&data, &lexicon)?;
    let rows = Rows::new(&cases, CUTOFF);
    let examples: Vec<Vec<Example>> = cases.iter().map(|case| case.examples(&rows)).collect();
    eprintln!("{} documents, {} rows, {:?}", cases.len(), rows.len(), start.elapsed());
    let first = learn(examples.iter().flatten(), &rows);
    eprintln!("first guess: {:?}", start.elapsed());
    for fold in 0..N_FOLDS {
        let others = examples.iter().zip(&cases).filter(|(_, case)| case.fold != fold);
        let field = learn(others.flat_map(|(examples, _)| examples), &rows);
        let factors = field.transitions().exponentials();
        for (case, examples) in cases.iter_mut().zip(&examples).filter(|(case, _)| case.fold == fold) {
            let guess = |example| chain::marginals(&factors, &field.scores(example), |_, _, _| ());
            let guesses: Vec<Vec<Marginals>> = examples.iter().map(guess).collect();
            case.add_evidence(&guesses);
        }
        eprintln!("fold {fold}: {:?}", start.elapsed());
    }
    drop(examples);
    let second_rows = Rows::new(&cases, CUTOFF);
    let examples: Vec<Vec<Example>> = cases.iter().map(|case| case.examples(&second_rows)).collect();
    let second = learn(examples.iter().flatten(), &second_rows);
    let learnt = [learnt(&first, &rows), learnt(&second, &second_rows)];
    let bytes = Model::write(&learnt);
    eprintln!("{} bytes, {:?}", bytes.len(), start.elapsed());
    std::fs::write(&out, &bytes)?;
    let tagger = NameTagger::new(bytes.leak()).context("the model is read as it was written")?;
    for split in HELD_OUT {
        report(split, &corpus::read_tagged(&data.join("ner"), split)?, &tagger, &lexicon);
    }
    Ok(())
}

/// All documents to learn from.
fn cases(data: &Path, lexicon: &Lexicon) -> Result<Vec<Case>> {
    let clusters = name::clusters().context("the groups of words are of the right form")?;
    let mut corpora = Vec::new();
    for (split, weight) in TAGGED {
        corpora.push((corpus::read_tagged(&data.join("ner"), split)?, *weight));
    }
    corpora.push((corpus::read_parsed(&data.join("polnear/train"))?, PARSED));
    let mut cases = Vec::new();
    for (domain, (documents, weight)) in corpora.iter().enumerate() {
        for (n, document) in documents.iter().enumerate() {
            let fold = n * N_FOLDS / documents.len();
            cases.push(Case { fold, weight: *weight, domain, ..Case::new(document, lexicon, clusters) });
        }
    }
    Ok(cases)
}

fn learn<'e>(examples: impl Iterator<Item = &'e Example>, rows: &Rows) -> Field {
    let mut field = Field::new(rows.len(), RATE);
    let mut random = 1_u64;
    let mut examples: Vec<&Example> = examples.filter(|example| !example.tags.is_empty()).collect();
    for _ in 0..N_ROUNDS {
        shuffle(&mut examples, &mut random);
        examples.iter().for_each(|example| field.learn(example));
    }
    field
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
    Learnt { transitions: field.transitions(), rows: rows.filter(|(_, row)| size(row) > PRUNE).collect() }
}

fn report(split: &str, documents: &[Document], tagger: &NameTagger, lexicon: &Lexicon) {
    let has =
        |kind: NameKind| documents.iter().any(|document| document.names.iter().any(|name| name.1 == kind));
    let has: Vec<bool> = NameKind::ALL.into_iter().map(has).collect();
    let mut score = Score::default();
    for document in documents {
        let (tokens, sentences) = cut(&document.text, lexicon);
        let found: Vec<_> = tagger
            .tag(&document.text, &tokens, &sentences, lexicon)
            .into_iter()
            .map(|name| (name.span, kind(name.kind)))
            .collect();
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
