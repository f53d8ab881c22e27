//! The README tells the truth: its example is what the engine finds, and the files that it names exist.

use onrecord::analysis::Engine;
use onrecord::people::{self, Cast};
use onrecord::{export, ingest};
use std::path::Path;

const README: &str = include_str!("../README.md");

#[test]
fn the_example_is_what_extract_finds() {
    let file = "seeds/03-muscat-talks-end-with-promise-of-more.txt";
    assert!(README.contains(&format!("onrecord extract {file}")));
    let document = ingest::samples().into_iter().find(|sample| sample.path == Path::new(file)).unwrap();
    let (text, analysis) = (&document.article.text, Engine::new().analyze(&document.article));
    let found = analysis.quotes.iter().map(|quote| {
        let part = |span: Option<onrecord::text::Span>| span.map(|span| span.of(text));
        let row = (analysis.speaker_name(quote), part(quote.source), part(quote.cue), quote.content.of(text));
        serde_json::to_string(&row).unwrap()
    });
    let shown: Vec<&str> = README.lines().filter(|line| line.starts_with("[\"")).collect();
    assert_eq!(found.take(shown.len()).collect::<Vec<_>>(), shown);
    assert!(!shown.is_empty());
}

#[test]
fn the_example_is_whom_people_finds() {
    let engine = Engine::new();
    let casts: Vec<_> = ingest::samples()
        .into_iter()
        .map(|sample| Cast::of(&sample.article, &engine.analyze(&sample.article)))
        .collect();
    let mut told = Vec::new();
    export::people::text(&people::join(&casts, &[], engine.lexicon()).persons, &mut told).unwrap();
    let told = String::from_utf8(told).unwrap();
    let first: Vec<&str> = told.lines().take(4).collect();
    assert!(
        README.contains(&format!("onrecord people seeds/*.txt | head -n 4\n{}\n", first.join("\n"))),
        "{told}"
    );
}

#[test]
fn the_files_that_it_links_to_exist() {
    let targets = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.contains("://")) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(target).exists(), "{target}");
    }
}
