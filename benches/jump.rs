//! How long a key takes until a frame is drawn, going somewhere among 100,000 articles.

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use onrecord::article::ArticleId;
use onrecord::ingest;
use onrecord::library::{DocId, Entry, Fate, Library, Standing};
use onrecord::tui::app::App;
use onrecord::tui::event::Event;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Task;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const N_ARTICLES: usize = 100_000;

/// Titles of four to fourteen words from the sample articles, one in three with a typographic mark.
fn title(words: &[&str], n: usize) -> String {
    let word = |k: usize| words.get((n * 7 + k * 31 + n / 13) % words.len()).copied().unwrap_or_default();
    let title = (0..4 + n % 11).map(word).collect::<Vec<_>>().join(" ");
    if n.is_multiple_of(3) { format!("“{title}”") } else { title }
}

struct Reader {
    app: App,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    fn new() -> Reader {
        let text: String = ingest::samples().iter().map(|sample| sample.article.text.clone()).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let entry = |n: usize| Entry {
            doc: DocId(n as i64),
            id: ArticleId::of(&n.to_le_bytes()),
            path: PathBuf::from(format!("{n}.txt")),
            title: title(&words, n),
            date: None,
            modified: None,
            source: None,
            n_quotes: Some(0),
            standing: Standing::default(),
            fate: Fate::Present,
        };
        let library = Library::in_memory().expect("memory is there");
        let theme = Theme::new(Kind::Dark, Depth::True, Marks::Signs);
        let (width, height) = (160, 45);
        let entries = (0..N_ARTICLES).map(entry).collect();
        let app = App::new(entries, library, theme, 0.0, Size { width, height });
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("memory is there");
        Reader { app, terminal }
    }

    fn press(&mut self, code: KeyCode) {
        self.tell(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    /// Tells of an event, and draws.
    fn tell(&mut self, event: Event) {
        self.app.handle(event, Instant::now());
        self.terminal.draw(|frame| self.app.draw(frame)).expect("memory is there");
        self.app.painted();
    }

    /// Looks through the rest of the articles, and returns the longest that a part of it took.
    fn look_on(&mut self) -> Duration {
        let mut longest = Duration::ZERO;
        while self.app.take_tasks().contains(&Task::LookOn) {
            let start = Instant::now();
            self.tell(Event::LookOn);
            longest = longest.max(start.elapsed());
        }
        longest
    }
}

fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("jump");
    let mut reader = Reader::new();
    let mut longest = Duration::ZERO;
    group.bench_function("open", |bencher| {
        bencher.iter_custom(|n| {
            let mut time = Duration::ZERO;
            for _ in 0..n {
                let start = Instant::now();
                reader.press(KeyCode::Char('p'));
                time += start.elapsed();
                longest = longest.max(reader.look_on());
                reader.press(KeyCode::Esc);
            }
            time
        });
    });
    for typed in ["a", "tal", "talks in oman"] {
        for is_whole in [false, true] {
            let name = if is_whole { "all looked through" } else { "first frame" };
            group.bench_function(format!("last letter of “{typed}”: {name}"), |bencher| {
                bencher.iter_custom(|n| {
                    let mut time = Duration::ZERO;
                    for _ in 0..n {
                        reader.press(KeyCode::Char('p'));
                        let last = typed.chars().count() - 1;
                        for (n, c) in typed.chars().enumerate() {
                            reader.look_on();
                            let start = Instant::now();
                            reader.press(KeyCode::Char(c));
                            if is_whole {
                                longest = longest.max(reader.look_on());
                            }
                            time += if n == last { start.elapsed() } else { Duration::ZERO };
                        }
                        reader.look_on();
                        reader.press(KeyCode::Esc);
                    }
                    time
                });
            });
        }
    }
    group.finish();
    assert!(
        longest < Duration::from_millis(16),
        "a key had to wait {longest:?} for articles to be looked through"
    );
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3));
    targets = keys
}
criterion_main!(benches);
