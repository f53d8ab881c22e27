//! How long a search takes in a library of many articles, from the query to the list of what it finds.
//!
//! The articles are put together from paragraphs of the samples, with a few words each that are rare.

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use onrecord::analysis::{Analysis, Engine, EngineVersion};
use onrecord::article::plain;
use onrecord::ingest;
use onrecord::library::query::Query;
use onrecord::library::{Findings, Library, Stamp};
use onrecord::text::Span;
use std::env;
use std::hint::black_box;
use std::path::Path;

/// How many articles there are where the variable `ARTICLES` does not say it.
const N_ARTICLES: usize = 2_000;
const PARAGRAPHS: usize = 12;

/// What somebody types, from rare to everywhere.
const QUERIES: &[(&str, &str)] = &[
    ("rare word", "rare17"),
    ("beginning", "har"),
    ("common word", "said"),
    ("words", "harbour ferry"),
    ("phrase", "\"said that\""),
    ("without", "said -harbour"),
    ("speaker", "speaker:araqchi"),
    ("said", "said:talks"),
    ("undecided", "is:new said"),
    ("days", "date:2026-02 said"),
    ("quotes", "quotes:>0"),
];

fn library(n_articles: usize) -> Library {
    let mut library = Library::in_memory().expect("memory holds a library");
    let samples = ingest::samples();
    let engine = Engine::new();
    let analyses: Vec<Analysis> = samples.iter().map(|sample| engine.analyze(&sample.article)).collect();
    let texts = samples.iter().map(|sample| sample.article.text.as_str());
    let paragraphs: Vec<&str> = texts.flat_map(|text| text.split("\n\n")).collect();
    let mut batch = library.batch().expect("nobody else writes");
    for n in 0..n_articles {
        // Far apart, so that no two articles have the same paragraphs.
        let paragraph = |k: usize| paragraphs[(n * 7919 + k * (31 + n % 17)) % paragraphs.len()];
        let body: Vec<&str> = (0..PARAGRAPHS).map(paragraph).collect();
        let text = format!(
            "date 20{:02}-{:02}-06 Title {n}\n\nrare{} {}",
            n % 27,
            1 + n % 12,
            n % 1000,
            body.join("\n\n")
        );
        let article = plain::parse(text.as_bytes()).expect("it has words");
        let mut analysis = analyses[n % analyses.len()].clone();
        // The quotations stand elsewhere in this article, but as many and as long.
        for quote in &mut analysis.quotes {
            let end = text.floor_char_boundary(quote.content.end.min(text.len()));
            let start = text.floor_char_boundary(quote.content.start.min(end));
            quote.content = Span::new(start, end);
        }
        let stamp = Stamp { size: text.len() as u64, modified: None, is_sure: true };
        let put = batch.put(Path::new(&format!("/{n}.txt")), stamp, &article);
        let doc = put.expect("memory can be written to");
        let findings = Findings::new(&article, &analysis);
        batch.set_analysis(doc, EngineVersion::current(), &findings).expect("memory can be written to");
    }
    batch.commit().expect("memory can be written to");
    library
}

fn search(criterion: &mut Criterion) {
    let n_articles = env::var("ARTICLES").ok().and_then(|n| n.parse().ok()).unwrap_or(N_ARTICLES);
    let library = library(n_articles);
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day of the calendar");
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20);
    for (name, text) in QUERIES {
        group.bench_function(*name, |bencher| {
            bencher.iter(|| {
                let query = Query::parse_typed(black_box(text), today).expect("a query");
                library.search(&query).expect("memory can be read")
            });
        });
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
