//! Trains the ranker of sources: `cargo run --release --example train_sources -- POLNEAR_TRAIN assets/sources.model`
//!
//! POLNEAR_TRAIN is the train folder of PolNeAR 1.0. Every eighth article is kept aside first, to tell how often the
//! ranker and the rules alone find the source that annotators marked, and whether probabilities mean what they say;
//! the model that is written is then trained on all of them.

mod corpus;
mod trainer;

use corpus::{Annotated, Attribution};
use onrecord::analysis::Engine;
use onrecord::analysis::quote::source::ranker::Ranker;
use onrecord::analysis::quote::source::{self, Choice, Scene};
use onrecord::text::Span;
use std::path::Path;
use trainer::Example;

/// What annotators say of a content.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gold {
    /// The number of the phrase that is the source.
    Phrase(usize),
    /// Nobody is quoted.
    Nobody,
    /// Somebody is, whom none of our phrases names, or who is not told.
    Unknown,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, model] = arguments.as_slice() else {
        return Err("usage: train_sources POLNEAR_TRAIN MODEL".into());
    };
    let engine = Engine::new();
    let all = corpus::load(Path::new(folder))?;
    let (held_out, train): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(n, _)| n % 8 == 0);
    let examples = |articles: &[(usize, &Annotated)]| -> Vec<Example> {
        articles
            .iter()
            .flat_map(|(_, annotated)| {
                engine.with_scene(&annotated.article, |scene, _| examples(scene, annotated))
            })
            .collect()
    };
    let train = examples(&train);
    println!(
        "articles {}, contents to train on {}, kept aside {} articles",
        all.len(),
        train.len(),
        held_out.len()
    );
    report(&engine, &held_out, &trainer::train(&train));
    let everything: Vec<Example> = train.into_iter().chain(examples(&held_out)).collect();
    std::fs::write(model, trainer::train(&everything).to_bytes())?;
    Ok(())
}

/// The contents of an article whose source is known, with their candidates.
fn examples(scene: &Scene, annotated: &Annotated) -> Vec<Example> {
    let links = source::links(scene);
    let (mut chosen, mut examples) = (Vec::new(), Vec::new());
    for n in 0..scene.contents.len() {
        let choice = Choice::of(scene, &links, n, &chosen);
        let gold = gold(scene, n, &annotated.attributions);
        let wanted = match gold {
            Gold::Phrase(phrase) => choice.candidates.iter().position(|&candidate| candidate == Some(phrase)),
            Gold::Nobody => Some(choice.candidates.len() - 1),
            Gold::Unknown => None,
        };
        chosen.push(match gold {
            Gold::Phrase(phrase) => Some(phrase),
            Gold::Nobody => None,
            Gold::Unknown => choice.proposals.first().map(|proposal| proposal.phrase),
        });
        examples.extend(wanted.map(|wanted| Example { candidates: choice.features, wanted }));
    }
    examples
}

/// The phrase in the source of the innermost attribution that holds most of the content.
fn gold(scene: &Scene, n: usize, attributions: &[Attribution]) -> Gold {
    let content = scene.contents[n].span(scene.doc);
    let shared = |other: &Span| other.end.min(content.end).saturating_sub(other.start.max(content.start));
    let holds = |attribution: &&Attribution| {
        2 * attribution.contents.iter().map(shared).sum::<usize>() >= content.len()
    };
    let length =
        |attribution: &&Attribution| attribution.contents.iter().map(|span| span.len()).sum::<usize>();
    let Some(attribution) = attributions.iter().filter(holds).min_by_key(length) else { return Gold::Nobody };
    let is_source = |span: Span| attribution.sources.iter().any(|source| source.overlaps(span));
    let phrase = scene
        .phrases
        .iter()
        .position(|phrase| phrase.can_speak() && !scene.quoted[phrase.whole.start] && is_source(phrase.span));
    phrase.map_or(Gold::Unknown, Gold::Phrase)
}

/// Prints how often the rules and the ranker find the source in articles that were kept aside.
fn report(engine: &Engine, held_out: &[(usize, &Annotated)], ranker: &Ranker) {
    let (mut known, mut by_rules, mut by_ranker, mut bins) = (0, 0, 0, [(0, 0); 10]);
    for (_, annotated) in held_out {
        engine.with_scene(&annotated.article, |scene, _| {
            let sources = source::find(scene, ranker);
            let links = source::links(scene);
            let chosen: Vec<_> =
                sources.iter().map(|(source, _)| source.map(|source| source.phrase)).collect();
            for (n, (source, probability)) in sources.iter().enumerate() {
                let wanted = match gold(scene, n, &annotated.attributions) {
                    Gold::Phrase(phrase) => Some(phrase),
                    Gold::Nobody => None,
                    Gold::Unknown => continue,
                };
                let first = Choice::of(scene, &links, n, &chosen[..n])
                    .proposals
                    .first()
                    .map(|proposal| proposal.phrase);
                let right = source.map(|source| source.phrase) == wanted;
                known += 1;
                by_rules += usize::from(first == wanted);
                by_ranker += usize::from(right);
                let bin = &mut bins[((probability * 10.0) as usize).min(9)];
                *bin = (bin.0 + 1, bin.1 + usize::from(right));
            }
        });
    }
    let share = |part: usize, whole: usize| part as f32 / whole.max(1) as f32;
    println!(
        "kept aside: {known} contents; right by the first rule {:.3}, by the ranker {:.3}",
        share(by_rules, known),
        share(by_ranker, known)
    );
    for (n, (all, right)) in bins.iter().enumerate() {
        println!(
            "probability {:.1}-{:.1}: {all} contents, {:.3} right",
            n as f32 / 10.0,
            (n + 1) as f32 / 10.0,
            share(*right, *all)
        );
    }
}
