//! Whole articles through the whole engine: the analyses of the sample articles as snapshots, held against what is
//! right by hand (`tests/golden/seeds.jsonl`).
//!
//! A snapshot has a line for each quotation. Where the engine is wrong the next line says who it really is, so that
//! what is known to be wrong can be read off the files, and a change shows what it mends and what it breaks.

use onrecord::analysis::{Analysis, Engine, EntityKind, Quote};
use onrecord::ingest::{self, Document};
use onrecord::text::{CodePoints, spelling};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;

/// The share of statements that the engine gives to the right speaker; it only rises.
const FLOOR: f64 = 0.84;

#[test]
fn analyses_of_the_sample_articles() {
    let (engine, gold) = (Engine::new(), gold());
    for document in ingest::samples() {
        let name = name(&document);
        let analysis = engine.analyze(&document.article);
        insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.clone(), page(&document, &analysis, &gold[&name]));
        });
    }
}

#[test]
fn most_speakers_are_right() {
    let (engine, gold) = (Engine::new(), gold());
    let (mut right, mut all) = (0, 0);
    for document in ingest::samples() {
        let analysis = engine.analyze(&document.article);
        for statement in statements(&gold[&name(&document)]).filter(|statement| statement["type"] != "none") {
            let found = analysis.quotes.iter().find(|quote| is_of(&document, quote, statement));
            all += 1;
            right +=
                usize::from(found.is_some_and(|quote| is_right(analysis.speaker_name(quote), statement)));
        }
    }
    assert!(f64::from(right as u32) >= FLOOR * f64::from(all), "{right} of {all}");
}

/// What was found in an article, for people to read.
fn page(document: &Document, analysis: &Analysis, gold: &Value) -> String {
    let mut page = String::new();
    for person in analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let (aliases, roles) = (person.aliases.join(", "), person.roles.join("; "));
        writeln!(page, "{} ({aliases}) [{roles}]", person.name).unwrap();
    }
    writeln!(page).unwrap();
    for quote in &analysis.quotes {
        let text = &document.article.text;
        let speaker = analysis.speaker_name(quote);
        let mention = quote.source.map_or("-", |source| source.of(text));
        let words = quote.content.of(text).split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        let place = if quote.within.is_some() { "  inside: " } else { "" };
        let (speaker_name, rule) = (speaker.unwrap_or("nobody"), quote.rule.name());
        writeln!(page, "{place}{speaker_name} <- {mention} ({rule}): {words}").unwrap();
        if quote.within.is_some() {
            continue;
        }
        let statement = statements(gold).find(|statement| is_of(document, quote, statement));
        match statement {
            Some(statement) if !is_right(speaker, statement) => {
                writeln!(page, "    by hand: {}", statement["speaker"].as_str().unwrap_or("nobody")).unwrap();
            }
            None if speaker.is_some() => writeln!(page, "    by hand: nobody").unwrap(),
            _ => {}
        }
    }
    page
}

/// The hand-made labels, by the name of the article.
fn gold() -> HashMap<String, Value> {
    let lines = include_str!("golden/seeds.jsonl").lines();
    let articles = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    articles.map(|article| (article["article"].as_str().unwrap().to_owned(), article)).collect()
}

fn name(document: &Document) -> String {
    document.path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn statements(gold: &Value) -> impl Iterator<Item = &Value> {
    gold["statements"].as_array().unwrap().iter()
}

/// Whether most of the quotation is in the statement.
fn is_of(document: &Document, quote: &Quote, statement: &Value) -> bool {
    let (start, end) = CodePoints::new(&document.article.text).range(quote.content);
    let shared = |span: &Value| {
        let at = |n: usize| span[n].as_u64().unwrap() as usize;
        end.min(at(1)).saturating_sub(start.max(at(0)))
    };
    2 * statement["quoted"].as_array().unwrap().iter().map(shared).sum::<usize>() > end - start
}

fn is_right(speaker: Option<&str>, statement: &Value) -> bool {
    if statement["type"] == "none" {
        return speaker.is_none();
    }
    let also = statement["also"].as_array().unwrap().iter();
    let mut names = std::iter::once(&statement["speaker"]).chain(also).filter_map(Value::as_str);
    let bare = |name: &str| {
        let name = name.to_lowercase();
        ["the ", "a ", "an "]
            .iter()
            .find_map(|article| name.strip_prefix(article))
            .unwrap_or(&name)
            .to_owned()
    };
    speaker.is_some_and(|speaker| {
        names.any(|name| bare(name) == bare(speaker) || spelling::key(name) == spelling::key(speaker))
    })
}
