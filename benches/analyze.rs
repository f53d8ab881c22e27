//! How long the engine takes: to load, and for each of our own articles.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use onrecord::analysis::Engine;
use onrecord::ingest;
use std::hint::black_box;

fn load(criterion: &mut Criterion) {
    criterion.bench_function("load", |bencher| bencher.iter(Engine::new));
}

fn analyze(criterion: &mut Criterion) {
    let engine = Engine::new();
    let mut group = criterion.benchmark_group("analyze");
    for sample in ingest::samples() {
        group.throughput(Throughput::Bytes(sample.article.text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(sample.path.display()), |bencher| {
            bencher.iter(|| engine.analyze(black_box(&sample.article)));
        });
    }
}

criterion_group!(benches, load, analyze);
criterion_main!(benches);
