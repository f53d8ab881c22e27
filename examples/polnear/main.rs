//! Trains and measures onrecord on PolNeAR 1.0: `cargo run --release --example polnear -- DIR [ASSETS]`
//!
//! DIR is the train folder of PolNeAR, with `text/NAME.txt` and `attributions/NAME_HASH.ann`. Every eighth article is
//! kept aside, the rankers are trained on the others, and what they make of those kept aside is printed: the tables of
//! `docs/accuracy.md`. With ASSETS, the rankers are then trained on all articles and written there.

mod baseline;
mod corpus;
mod gold;
mod learn;
mod names;
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

/// Of so many articles one is kept aside.
const ASIDE: usize = 8;
const THRESHOLDS: [f32; 6] = [0.0, 0.7, 0.8, 0.85, 0.9, 0.95];

fn main() -> anyhow::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (folder, assets) = match arguments.as_slice() {
        [folder] => (folder, None),
        [folder, assets] => (folder, Some(assets)),
        _ => anyhow::bail!("usage: polnear DIR [ASSETS]"),
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
    measure(&articles);
    if let Some(assets) = assets {
        let models = learn::models(&articles.iter().collect::<Vec<_>>());
        write(&models, assets)?;
    }
    Ok(())
}

/// Prints what models make of the articles kept aside that the others have taught.
fn measure(articles: &[Annotated]) {
    let is_aside = |n: &usize| n.is_multiple_of(ASIDE);
    let taught: Vec<&Annotated> =
        (0..articles.len()).filter(|n| !is_aside(n)).map(|n| &articles[n]).collect();
    let aside: Vec<&Annotated> = (0..articles.len()).filter(is_aside).map(|n| &articles[n]).collect();
    println!("Trained on {} articles, measured on {} kept aside.", taught.len(), aside.len());
    let models = learn::models(&taught);
    let engine = Engine::new().with_models(models.clone());
    let golds: Vec<Gold> = aside.iter().map(|annotated| Gold::of(annotated)).collect();
    let verdicts = |analyses: &[Analysis], least: f32| {
        let mut verdicts = Verdicts::default();
        for ((annotated, gold), analysis) in aside.iter().zip(&golds).zip(analyses) {
            verdicts.add(gold, &annotated.article.text, analysis, least);
        }
        verdicts
    };

    let full = analyses(&engine, &aside, &models);
    let whole = verdicts(&full, 0.0);
    println!("\n## Scores\n");
    table::scores(&whole);
    println!("\n## Calibration\n");
    table::calibration(&whole);
    println!();
    table::thresholds(&THRESHOLDS.map(|least| (least, verdicts(&full, least))));
    println!("\n## Ablation\n");
    let row = |(name, judge): (_, Ablated)| (name, verdicts(&analyses(&engine, &aside, &judge), 0.0));
    table::ablation(&Ablated::all(&models).map(row));
    println!("\n## The rankers’ answers\n");
    println!("| question | asked | right |\n|---|--:|--:|");
    table::answers(&models.subjects, &learn::subjects(&engine, &aside));
    table::answers(&models.antecedents, &learn::questions(&engine, &aside, &models.antecedents));
    table::answers(&models.sources, &learn::choices(&engine, &aside, &models.antecedents));
    println!("\n## Errors\n");
    table::failures(&whole);
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
