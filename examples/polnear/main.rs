//! Trains and measures onrecord: `cargo run --release --example polnear -- DIR [NEWSWIRE [ASSETS]]`
//!
//! DIR is the train folder of PolNeAR 1.0, with `text/NAME.txt` and `attributions/NAME_HASH.ann`; NEWSWIRE is
//! en-worldwide-newswire, with `train.iob2` and `train.gap`. Every eighth article of the one and every third of the
//! other are kept aside, the rankers are trained on the others, and what they make of those kept aside is printed: the
//! tables of `docs/accuracy.md`. With ASSETS, the rankers are then trained on all articles and written there.

mod baseline;
mod corpus;
mod gold;
mod learn;
mod names;
mod newswire;
mod score;
mod table;
mod trainer;

use anyhow::{Context, ensure};
use baseline::Ablated;
use corpus::Annotated;
use gold::Gold;
use onrecord::analysis::judge::Judge;
use onrecord::analysis::{Analysis, Engine, Models};
use score::Verdicts;
use std::fs;
use std::path::{Path, PathBuf};

/// Of so many articles one is kept aside: of PolNeAR, and of the newswire.
const ASIDE: usize = 8;
const NEWSWIRE_ASIDE: usize = 3;
const THRESHOLDS: [f32; 6] = [0.0, 0.7, 0.8, 0.85, 0.9, 0.95];

fn main() -> anyhow::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (folder, newswire, assets) = match arguments.as_slice() {
        [folder] => (folder, None, None),
        [folder, newswire] => (folder, Some(newswire), None),
        [folder, newswire, assets] => (folder, Some(newswire), Some(assets)),
        _ => anyhow::bail!("usage: polnear DIR [NEWSWIRE [ASSETS]]"),
    };
    if let Some(assets) = assets {
        ensure!(assets.is_dir(), "{} is no folder to write models to", assets.display());
    }
    let wrong =
        || format!("{} is not PolNeAR’s train folder, with text/ and attributions/", folder.display());
    let articles = corpus::load(folder).with_context(wrong)?;
    let is_labelled = |annotated: &&Annotated| annotated.attributions.iter().any(|a| a.speaker.is_some());
    let n_labelled = articles.iter().filter(is_labelled).count();
    ensure!(n_labelled >= ASIDE, "{}: {n_labelled} articles that our labels know were found", wrong());
    let news = newswire.map_or(Ok(Vec::new()), |folder| newswire::load(folder))?;
    measure(&articles, &news);
    if let Some(assets) = assets {
        let models = learn::models(&articles.iter().chain(&news).collect::<Vec<_>>());
        write(&models, assets)?;
    }
    Ok(())
}

/// Prints what models make of the articles kept aside that the others have taught.
fn measure(articles: &[Annotated], news: &[Annotated]) {
    let (mut taught, aside) = parted(articles, ASIDE);
    let (taught_by_news, news_aside) = parted(news, NEWSWIRE_ASIDE);
    taught.extend(taught_by_news);
    println!("Trained on {} articles, measured on {} kept aside.", taught.len(), aside.len());
    let models = learn::models(&taught);
    let engine = Engine::new().with_models(models.clone());
    let full = analyses(&engine, &aside, &models);
    let whole = verdicts(&aside, &full, 0.0);
    println!("\n## Scores\n");
    table::scores(&whole);
    if !news.is_empty() {
        println!("\n## Scores, newswire\n\n{} articles kept aside.\n", news_aside.len());
        table::scores(&verdicts(&news_aside, &analyses(&engine, &news_aside, &models), 0.0));
    }
    println!("\n## Calibration\n");
    table::calibration(&whole);
    println!();
    table::thresholds(&THRESHOLDS.map(|least| (least, verdicts(&aside, &full, least))));
    println!("\n## Ablation\n");
    let row = |(name, judge): (_, Ablated)| (name, verdicts(&aside, &analyses(&engine, &aside, &judge), 0.0));
    table::ablation(&Ablated::all(&models).map(row));
    println!("\n## The rankers’ answers\n");
    println!("| question | asked | right |\n|---|--:|--:|");
    table::answers(&models.subjects, &learn::subjects(&engine, &aside));
    table::answers(&models.antecedents, &learn::questions(&engine, &aside, &models.antecedents));
    table::answers(&models.sources, &learn::choices(&engine, &aside, &models.antecedents));
    println!("\n## Errors\n");
    table::failures(&whole);
}

/// The articles to learn from, and those kept aside, one of `aside`.
fn parted(articles: &[Annotated], aside: usize) -> (Vec<&Annotated>, Vec<&Annotated>) {
    let (kept, taught): (Vec<_>, Vec<_>) =
        articles.iter().enumerate().partition(|(n, _)| n.is_multiple_of(aside));
    let plain = |all: Vec<(usize, _)>| all.into_iter().map(|(_, annotated)| annotated).collect();
    (plain(taught), plain(kept))
}

/// The verdicts on the analyses of articles, where speakers below the confidence `least` count as not given.
fn verdicts(articles: &[&Annotated], analyses: &[Analysis], least: f32) -> Verdicts {
    let mut verdicts = Verdicts::default();
    for (annotated, analysis) in articles.iter().zip(analyses) {
        verdicts.add(&Gold::of(annotated), &annotated.article.text, analysis, least);
    }
    verdicts
}

fn analyses(engine: &Engine, articles: &[&Annotated], judge: &impl Judge) -> Vec<Analysis> {
    articles.iter().map(|annotated| engine.analyze_by(&annotated.article, judge)).collect()
}

fn write(models: &Models, assets: &Path) -> anyhow::Result<()> {
    let files = [
        ("subjects.model", &models.subjects),
        ("antecedents.model", &models.antecedents),
        ("sources.model", &models.sources),
    ];
    for (name, model) in files {
        let path = assets.join(name);
        fs::write(&path, model.to_bytes()).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
