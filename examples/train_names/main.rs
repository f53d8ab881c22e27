//! Makes `assets/names.model` from annotated corpora, and scores it.
//!
//! `cargo run --release --example train_names -- DATA OUT`, where DATA holds the corpora that `assets/names.md` names.

mod corpus;
mod crf;
mod score;

use anyhow::{Context, Result};
use corpus::Document;
use crf::{Example, Field, Rate};
use onrecord::analysis::name::feature::Look;
use onrecord::analysis::name::model::{Feature, Model};
use onrecord::analysis::name::page::Page;
use onrecord::analysis::name::tag::{N_SCORES, Tag};
use onrecord::analysis::name::{NameKind, NameTagger};
use onrecord::analysis::sentence::{self, Sentence};
use onrecord::analysis::token::{self, Token};
use onrecord::article::plain;
use onrecord::lexicon::Lexicon;
use onrecord::text::Span;
use rustc_hash::FxHashMap;
use score::Score;
use std::path::PathBuf;
use std::time::Instant;

struct Settings {
    epochs: usize,
    rate: Rate,
    cutoff: u32,
    prune: f32,
    gmb: f32,
    silver: f32,
    extra: f32,
}

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = arguments.next().context("the folder of the corpora")?;
    let out = arguments.next().context("the file to write")?;
    let settings = Settings {
        epochs: env("EPOCHS", 8.0) as usize,
        rate: Rate { alpha: env("ALPHA", 0.05), l1: env("L1", 0.5), l2: env("L2", 1.0) },
        cutoff: env("CUTOFF", 2.0) as u32,
        prune: env("PRUNE", 0.0),
        gmb: env("GMB", 0.3),
        silver: env("SILVER", 0.0),
        extra: env("EXTRA", 1.0),
    };
    let lexicon = Lexicon::new();
    let ner = data.join("ner");
    let mut splits: Vec<(Vec<Document>, f32)> = Vec::new();
    for (split, weight) in [
        ("worldwide/train", 1.0),
        ("gmb/train", settings.gmb),
        ("gum_open/train", settings.extra),
        ("wikigold/all", settings.extra),
    ] {
        if weight > 0.0 {
            splits.push((corpus::read_tagged(&ner, split)?, weight));
        }
    }
    if settings.silver > 0.0 {
        splits.push((corpus::read_parsed(&data.join("polnear/train"))?, settings.silver));
    }
    let start = Instant::now();
    let (mut examples, features) = examples(&splits, &lexicon, settings.cutoff);
    eprintln!("{} runs, {} features, {:?}", examples.len(), features.len(), start.elapsed());
    let dev: Vec<(&str, Vec<Document>)> = ["worldwide/dev", "gmb/dev", "gum_open/dev", "uner_ewt/dev"]
        .into_iter()
        .map(|split| Ok((split, corpus::read_tagged(&ner, split)?)))
        .collect::<Result<_>>()?;
    let mut field = Field::new(features.len(), settings.rate);
    let mut random = 1_u64;
    for epoch in 0..settings.epochs {
        shuffle(&mut examples, &mut random);
        let loss: f64 = examples.iter().map(|example| f64::from(field.learn(example))).sum();
        eprintln!("epoch {epoch}: loss {loss:.0}, {:?}", start.elapsed());
        if epoch + 1 == settings.epochs || epoch % 4 == 3 {
            let bytes = model(&field, &features, settings.prune);
            eprintln!("{} bytes", bytes.len());
            std::fs::write(&out, &bytes)?;
            let tagger = NameTagger::new(bytes.leak()).context("the model is one")?;
            for (split, documents) in &dev {
                report(split, documents, &tagger, &lexicon);
            }
        }
    }
    Ok(())
}

fn shuffle<T>(items: &mut [T], random: &mut u64) {
    for n in (1..items.len()).rev() {
        *random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        items.swap(n, (*random >> 33) as usize % (n + 1));
    }
}

/// A document cut as the program cuts an article.
fn cut(text: &str, lexicon: &Lexicon) -> (Vec<Token>, Vec<Sentence>) {
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    if let Ok(article) = plain::parse(text.as_bytes()) {
        for block in &article.blocks {
            let start = tokens.len();
            token::tokenize(text, block.span, lexicon, &mut tokens);
            sentence::split(text, &tokens, start..tokens.len(), lexicon, &mut sentences);
        }
    }
    (tokens, sentences)
}

fn examples(
    splits: &[(Vec<Document>, f32)],
    lexicon: &Lexicon,
    cutoff: u32,
) -> (Vec<Example>, FxHashMap<Feature, u32>) {
    let mut counts: FxHashMap<Feature, u32> = FxHashMap::default();
    let mut lost = 0;
    let mut all: Vec<(Vec<Vec<Feature>>, Vec<Tag>, f32, usize)> = Vec::new();
    let copies = env("COPIES", 1.0) > 0.0;
    for (domain, (documents, weight)) in splits.iter().enumerate() {
        for document in documents {
            let (tokens, sentences) = cut(&document.text, lexicon);
            let page = Page::new(&document.text, &tokens, &sentences);
            let tags = tags(&page, &document.names);
            lost += document.names.len();
            for (sentence, style) in &page.sentences {
                let look = Look::new(&page, sentence.clone(), *style);
                for run in page.runs(sentence.clone()) {
                    lost -= tags[run.clone()]
                        .iter()
                        .flatten()
                        .filter(|tag| tag.number() % 4 == 3 || tag.number() % 4 == 0 && tag.number() < 16)
                        .count();
                    let Some(tags) = tags[run.clone()].iter().copied().collect::<Option<Vec<Tag>>>() else {
                        continue;
                    };
                    if !legal(&tags) {
                        continue;
                    }
                    let rows = run.clone().map(|n| {
                        let mut features = Vec::new();
                        look.features(n, run.clone(), &mut features);
                        for &feature in &features {
                            *counts.entry(feature).or_default() += 1;
                            if domain > 0 && copies {
                                *counts.entry(copy(feature, domain)).or_default() += 1;
                            }
                        }
                        features
                    });
                    all.push((rows.collect(), tags, *weight, domain));
                }
            }
        }
    }
    eprintln!("{lost} names out of reach");
    counts.retain(|_, count| *count >= cutoff);
    let mut kept: Vec<Feature> = counts.keys().copied().collect();
    kept.sort_unstable();
    let numbers: FxHashMap<Feature, u32> = kept.iter().zip(0..).map(|(&feature, n)| (feature, n)).collect();
    let examples = all
        .into_iter()
        .map(|(words, tags, weight, domain)| Example {
            rows: words
                .iter()
                .map(|features| {
                    features
                        .iter()
                        .filter_map(|feature| numbers.get(feature).copied())
                        .chain(
                            features
                                .iter()
                                .filter(|_| domain > 0 && copies)
                                .filter_map(|feature| numbers.get(&copy(*feature, domain)).copied()),
                        )
                        .collect()
                })
                .collect(),
            tags,
            weight,
        })
        .collect();
    (examples, numbers)
}

/// The feature as corpora of another domain see it beside the common one. Never written to the model.
fn copy(feature: Feature, domain: usize) -> Feature {
    (feature ^ (domain as u64).wrapping_mul(0x1234_5678_9ABC_DEF1)) | 1
}

fn legal(tags: &[Tag]) -> bool {
    let edge = [Tag::OUTSIDE];
    let from = edge.iter().chain(tags);
    let to = tags.iter().chain(&edge);
    from.zip(to).all(|(from, &to)| from.may_precede(to))
}

/// For each word its tag; `None` where a name does not end where words end.
fn tags(page: &Page, names: &[(Span, NameKind)]) -> Vec<Option<Tag>> {
    let mut tags = vec![Some(Tag::OUTSIDE); page.words.len()];
    for &(span, kind) in names {
        let first = page.words.partition_point(|word| word.span.end <= span.start);
        let end = page.words.partition_point(|word| word.span.start < span.end);
        let words = &page.words[first..end];
        let fits = words.first().is_some_and(|word| word.span.start == span.start)
            && words.last().is_some_and(|word| word.span.end.abs_diff(span.end) <= 1);
        let of_name = Tag::of_name(kind, words.len());
        for (tag, new) in tags[first..end].iter_mut().zip(of_name) {
            *tag = Some(new).filter(|_| fits);
        }
    }
    tags
}

/// The model file; weights of less than `prune` in sum are left out.
fn model(field: &Field, features: &FxHashMap<Feature, u32>, prune: f32) -> Vec<u8> {
    let rows: Vec<(Feature, [f32; N_SCORES])> = features
        .iter()
        .filter(|(feature, _)| *feature % 2 == 0)
        .map(|(&feature, &row)| (feature, field.row(row as usize)))
        .collect();
    let kept = rows.into_iter().filter(|(_, row)| row.iter().map(|weight| weight.abs()).sum::<f32>() > prune);
    let kept: Vec<_> = kept.collect();
    let most = kept.iter().flat_map(|(_, row)| row).fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let scale = most / 127.0;
    let rows = kept
        .iter()
        .map(|(feature, row)| (*feature, row.map(|weight| (weight / scale).round() as i8)))
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0));
    Model::write(scale, &field.transitions(), rows.collect())
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
            .map(|name| {
                let span = tokens[name.tokens.start].span.to(tokens[name.tokens.end - 1].span);
                (span, kind(name.kind))
            })
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

fn kind(kind: onrecord::analysis::EntityKind) -> NameKind {
    match kind {
        onrecord::analysis::EntityKind::Person => NameKind::Person,
        onrecord::analysis::EntityKind::Organization => NameKind::Organization,
        onrecord::analysis::EntityKind::Place => NameKind::Place,
        _ => NameKind::Other,
    }
}
