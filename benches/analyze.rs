//! How long the engine takes: to load, for each of its stages, and for articles of different lengths.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use onrecord::analysis::doc::Doc;
use onrecord::analysis::judge::Judge;
use onrecord::analysis::name::NameTagger;
use onrecord::analysis::scene::Scene;
use onrecord::analysis::{Engine, Models, expression, mention, quote};
use onrecord::article::plain;
use onrecord::export::json;
use onrecord::ingest;
use onrecord::lexicon::Lexicon;
use std::hint::black_box;
use std::path::Path;

/// The texts of our own articles, one after the other, `times` over.
fn text(times: usize) -> String {
    let samples = ingest::samples();
    let texts: Vec<&str> = samples.iter().map(|sample| sample.article.text.as_str()).collect();
    texts.join("\n\n").repeat(times)
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.bench_function("lexicon", |bencher| bencher.iter(Lexicon::new));
    group.bench_function("names", |bencher| bencher.iter(NameTagger::load));
    group.bench_function("engine", |bencher| bencher.iter(Engine::new));
}

/// Each stage with what those before it made, and all of them together.
fn stages(criterion: &mut Criterion) {
    let text = text(1);
    let (engine, lexicon, tagger) = (Engine::new(), Lexicon::new(), NameTagger::load());
    let article = plain::parse(text.as_bytes()).expect("the samples have words");
    let doc = Doc::new(&article, &lexicon);
    let contents = quote::content::find(&doc);
    let quoted = quote::quoted_tokens(&doc, &contents);
    let names = tagger.tag(&doc.cut(), &lexicon);
    let expressions = expression::find(&doc);
    let phrases = mention::find(&doc, &names, &expressions, &lexicon);
    let cues = quote::cue::find(&doc, &quoted);
    let models = Models::load();
    let scene = Scene::new(&doc, &phrases, &cues, &contents, &quoted, &models);
    let resolve = || engine.resolve(&scene, |question| models.antecedent(question));
    let coreference = resolve();
    let analysis = engine.analyze(&article);

    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("article", |bencher| bencher.iter(|| plain::parse(black_box(text.as_bytes()))));
    group.bench_function("doc", |bencher| bencher.iter(|| Doc::new(black_box(&article), &lexicon)));
    group.bench_function("content", |bencher| bencher.iter(|| quote::content::find(black_box(&doc))));
    group.bench_function("name", |bencher| {
        bencher.iter(|| tagger.tag(black_box(&doc.cut()), &lexicon));
    });
    group.bench_function("expression", |bencher| bencher.iter(|| expression::find(black_box(&doc))));
    group.bench_function("mention", |bencher| {
        bencher.iter(|| mention::find(black_box(&doc), &names, &expressions, &lexicon));
    });
    group.bench_function("cue", |bencher| {
        bencher.iter(|| quote::cue::find(black_box(&doc), &quoted));
    });
    group.bench_function("scene", |bencher| {
        bencher.iter(|| Scene::new(black_box(&doc), &phrases, &cues, &contents, &quoted, &models));
    });
    group.bench_function("coreference", |bencher| {
        bencher.iter(resolve);
    });
    group.bench_function("quote", |bencher| {
        bencher.iter(|| quote::find(black_box(&scene), &coreference, &models));
    });
    group.bench_function("all", |bencher| bencher.iter(|| engine.analyze(black_box(&article))));
    group.bench_function("json", |bencher| {
        bencher.iter(|| json::line(Path::new("a.txt"), black_box(&article), &analysis));
    });
}

/// The whole analysis of longer and longer articles; the throughput should stay the same.
fn lengths(criterion: &mut Criterion) {
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("length");
    group.sample_size(10);
    for times in [1, 8, 64] {
        let article = plain::parse(text(times).as_bytes()).expect("the samples have words");
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(article.text.len()), |bencher| {
            bencher.iter(|| engine.analyze(black_box(&article)));
        });
    }
}

criterion_group!(benches, load, stages, lengths);
criterion_main!(benches);
