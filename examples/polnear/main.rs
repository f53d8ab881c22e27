//! Trains and measures onrecord on PolNeAR 1.0: `cargo run --release --example polnear -- DIR [ASSETS]`
//!
//! DIR is the train folder of PolNeAR, with `text/NAME.txt` and `attributions/NAME_HASH.ann`. Every eighth article is
//! kept aside, the rankers are trained on the others, and what they make of those kept aside is scored. With ASSETS,
//! they are then trained on all articles and written there.

mod corpus;
mod learn;
mod names;
mod trainer;

use corpus::Annotated;
use onrecord::analysis::Engine;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, assets) = match arguments.as_slice() {
        [folder] => (folder, None),
        [folder, assets] => (folder, Some(Path::new(assets))),
        _ => return Err("usage: polnear DIR [ASSETS]".into()),
    };
    let engine = Engine::new();
    let all = corpus::load(Path::new(folder))?;
    let all: Vec<&Annotated> = if assets.is_none() {
        all.iter().enumerate().filter(|(n, _)| n % 8 != 0).map(|(_, a)| a).collect()
    } else {
        all.iter().collect()
    };
    let (antecedents, sources) = learn::rankers(&engine, &all);
    let assets = assets.unwrap_or(Path::new("/tmp/held_models"));
    std::fs::write(assets.join("antecedents.model"), antecedents.to_bytes())?;
    std::fs::write(assets.join("sources.model"), sources.to_bytes())?;
    Ok(())
}
