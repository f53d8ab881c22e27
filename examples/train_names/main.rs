//! Makes `assets/names.model` from annotated corpora, and scores it.
//!
//! `cargo run --release --example train_names -- DATA OUT`, where DATA holds the corpora that `assets/names.md` names.

mod corpus;
mod crf;
mod score;
mod task;

use anyhow::{Context, Result};
use corpus::Document;
use crf::{Example, Field, Rate};
use onrecord::analysis::EntityKind;
use onrecord::analysis::name::chain::{self, Marginals, Scores};
use onrecord::analysis::name::model::Model;
use onrecord::analysis::name::{self, NameKind, NameTagger};
use onrecord::lexicon::Lexicon;
use onrecord::text::Span;
use score::Score;
use std::path::{Path, PathBuf};
use std::time::Instant;
use task::{Case, Rows, cut};

/// Into how many parts the documents are cut, to guess at each with what the others taught.
const N_FOLDS: usize = 4;

struct Settings {
    epochs: usize,
    rate: Rate,
    cutoff: u32,
    prune: f32,
}

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = arguments.next().context("the folder of the corpora")?;
    let out = arguments.next().context("the file to write")?;
    let settings = Settings {
        epochs: env("EPOCHS", 4.0) as usize,
        rate: Rate { alpha: env("ALPHA", 0.2), l1: env("L1", 0.3), l2: env("L2", 0.0) },
        cutoff: env("CUTOFF", 2.0) as u32,
        prune: env("PRUNE", 0.15),
    };
    let start = Instant::now();
    let lexicon = Lexicon::new();
    let mut cases = cases(&data, &lexicon)?;
    let rows = Rows::new(&cases, settings.cutoff);
    let examples: Vec<Vec<Example>> = cases.iter().map(|case| case.examples(&rows)).collect();
    eprintln!("{} documents, {} rows, {:?}", cases.len(), rows.len(), start.elapsed());
    let first = learn(examples.iter().flatten(), &rows, &settings);
    eprintln!("first guess: {:?}", start.elapsed());
    for fold in 0..N_FOLDS {
        let others = examples.iter().zip(&cases).filter(|(_, case)| case.fold != fold);
        let field = learn(others.flat_map(|(examples, _)| examples), &rows, &settings);
        let factors = field.transitions().exponentials();
        for (case, examples) in cases.iter_mut().zip(&examples).filter(|(case, _)| case.fold == fold) {
            let guess = |example| chain::marginals(&factors, &field.scores(example), |_, _, _| ());
            let guesses: Vec<Vec<Marginals>> = examples.iter().map(guess).collect();
            case.add_evidence(&guesses);
        }
        eprintln!("fold {fold}: {:?}", start.elapsed());
    }
    drop(examples);
    let second_rows = Rows::new(&cases, settings.cutoff);
    let examples: Vec<Vec<Example>> = cases.iter().map(|case| case.examples(&second_rows)).collect();
    let second = learn(examples.iter().flatten(), &second_rows, &settings);
    let bytes = [model(&first, &rows, settings.prune), model(&second, &second_rows, settings.prune)].concat();
    eprintln!("{} bytes, {:?}", bytes.len(), start.elapsed());
    std::fs::write(&out, &bytes)?;
    let tagger = NameTagger::new(bytes.leak()).context("the models are read as they were written")?;
    for split in ["worldwide/dev", "uner_ewt/dev", "gum_open/dev", "gmb/dev", "wnut17/dev"] {
        report(split, &corpus::read_tagged(&data.join("ner"), split)?, &tagger, &lexicon);
    }
    Ok(())
}

/// All documents to learn from. The first corpus is the one whose ways the model is to follow.
fn cases(data: &Path, lexicon: &Lexicon) -> Result<Vec<Case>> {
    let clusters = name::clusters().context("the groups of words are of the right form")?;
    let ner = data.join("ner");
    let corpora = [
        (corpus::read_tagged(&ner, "worldwide/train")?, 1.0),
        (corpus::read_tagged(&ner, "gmb/train")?, env("GMB", 0.3)),
        (corpus::read_tagged(&ner, "gum_open/train")?, env("EXTRA", 1.0)),
        (corpus::read_tagged(&ner, "wikigold/all")?, env("EXTRA", 1.0)),
        (corpus::read_parsed(&data.join("polnear/train"))?, env("SILVER", 0.3)),
    ];
    let mut cases = Vec::new();
    for (domain, (documents, weight)) in corpora.iter().enumerate().filter(|(_, (_, weight))| *weight > 0.0) {
        for (n, document) in documents.iter().enumerate() {
            let fold = n * N_FOLDS / documents.len();
            cases.push(Case { fold, weight: *weight, domain, ..Case::new(document, lexicon, clusters) });
        }
    }
    Ok(cases)
}

fn learn<'e>(examples: impl Iterator<Item = &'e Example>, rows: &Rows, settings: &Settings) -> Field {
    let mut field = Field::new(rows.len(), settings.rate);
    let mut random = 1_u64;
    let mut examples: Vec<&Example> = examples.filter(|example| !example.tags.is_empty()).collect();
    for _ in 0..settings.epochs {
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

/// A model of the weights that all corpora share; rows of less than `prune` in sum are left out.
fn model(field: &Field, rows: &Rows, prune: f32) -> Vec<u8> {
    let rows = rows.common().map(|(feature, row)| (feature, field.row(row)));
    let size = |row: &Scores| row.iter().map(|weight| weight.abs()).sum::<f32>();
    let kept: Vec<_> = rows.filter(|(_, row)| size(row) > prune).collect();
    let greatest = kept.iter().flat_map(|(_, row)| row).fold(0.0_f32, |most, weight| most.max(weight.abs()));
    eprintln!("{} rows kept, greatest weight {greatest}", kept.len());
    Model::write(greatest / 127.0, &field.transitions(), &kept)
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
        if std::env::var("ERRORS").is_ok() {
            for (span, kind) in document.names.iter().filter(|name| !found.contains(name)) {
                let around = Span::new(span.start.saturating_sub(20), span.end + 20);
                println!(
                    "MISS {kind:?} {} | {}",
                    span.of(&document.text),
                    around.of(&document.text).replace('\n', "|")
                );
            }
            for (span, kind) in found.iter().filter(|name| !document.names.contains(name)) {
                println!("EXTRA {kind:?} {}", span.of(&document.text));
            }
        }
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
