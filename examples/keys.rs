//! Tells how long each key takes until a frame is drawn in the longest article of a library: `keys LIBRARY`.
//!
//! `benches/README.md` says what it is for.

use anyhow::Context;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use onrecord::library::{DocId, Library};
use onrecord::tui::app::App;
use onrecord::tui::event::Event;
use onrecord::tui::opener;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Task;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How often each key is pressed.
const TIMES: usize = 200;
/// What is pressed, and what is typed before it and after it.
const KEYS: &[(&str, &str, char)] = &[
    ("a line down", "", 'j'),
    ("a page down", "", ' '),
    ("the next quotation", "", 'J'),
    ("the previous quotation", "G", 'K'),
    ("the end", "", 'G'),
    ("the start", "", '0'),
    ("longer lines", "", '+'),
    ("one pane, or all", "", 'z'),
    ("the first letter of a search", "/", 'e'),
    ("the second", "/t", 'h'),
    ("the third", "/th", 'e'),
    ("a rare one", "/", 'z'),
    ("the next match", "/the\r", 'n'),
    ("the previous match", "/zeb\r", 'N'),
    ("a mention of a name", "E\r", 'E'),
];

fn main() -> anyhow::Result<()> {
    let path: PathBuf = std::env::args_os().nth(1).context("usage: keys LIBRARY")?.into();
    let mut reader = Reader::new(Library::open(&path)?)?;
    println!("{:9.1} ms  opened, with nobody waiting", millis(reader.open()?));
    for &(what, before, key) in KEYS {
        reader.measure(what, before, key)?;
    }
    Ok(())
}

struct Reader {
    app: App,
    library: Library,
    terminal: Terminal<TestBackend>,
    now: Instant,
}

impl Reader {
    /// The reader with the longest article alone in its list.
    fn new(library: Library) -> anyhow::Result<Reader> {
        let (width, height) = (160, 45);
        let theme = Theme::new(Kind::Dark, Depth::True, Marks::Signs);
        let mut entries = library.entries(&[], None)?;
        let length = |doc: DocId| library.length(doc).unwrap_or_default();
        let longest = entries.iter().map(|entry| entry.doc).max_by_key(|&doc| length(doc));
        let longest = longest.context("there is no article")?;
        entries.retain(|entry| entry.doc == longest);
        println!("{:9.1} MB  of text", length(longest) as f64 / 1e6);
        let app = App::new(entries, library.another()?, theme, 0.0, Size { width, height });
        let terminal = Terminal::new(TestBackend::new(width, height))?;
        Ok(Reader { app, library, terminal, now: Instant::now() })
    }

    /// Goes into the article, once it is fetched. Returns how long that took.
    fn open(&mut self) -> anyhow::Result<Duration> {
        self.press('5')?;
        self.press('\r')?;
        let start = Instant::now();
        for task in self.app.take_tasks() {
            if let Task::Fetch(doc) = task {
                self.app.handle(Event::Fetched(Box::new(opener::fetch(&self.library, doc, 0.0))), self.now);
            }
        }
        let taken = start.elapsed();
        self.look_on()?;
        Ok(taken)
    }

    /// Presses a key again and again, each time after the keys `before` it where there are any.
    fn measure(&mut self, what: &str, before: &str, key: char) -> anyhow::Result<()> {
        let (mut keys, mut parts) = (Vec::new(), Vec::new());
        for n in 0..TIMES {
            if n == 0 || before.starts_with('/') && !before.ends_with('\r') {
                before.chars().try_for_each(|key| self.press(key).map(drop))?;
            }
            // Lines can't get longer for ever.
            let key = if key == '+' && n % 2 == 1 { '-' } else { key };
            keys.push(self.press(key)?);
            parts.extend(self.look_on()?);
            if before.starts_with('/') && !before.ends_with('\r') {
                self.press('\u{1b}')?;
            }
        }
        self.press('\u{1b}')?;
        let tell = |times: &mut Vec<Duration>| {
            times.sort();
            let at = |share: usize| millis(times[(times.len() * share / 100).min(times.len() - 1)]);
            format!("{:6.1} {:6.1} {:6.1}", at(50), at(99), at(100))
        };
        let waits =
            if parts.is_empty() { String::new() } else { format!("; then parts of {}", tell(&mut parts)) };
        println!("{} ms  {what}{waits}", tell(&mut keys));
        Ok(())
    }

    /// Presses a key; returns how long it took until all was drawn.
    fn press(&mut self, key: char) -> anyhow::Result<Duration> {
        let code = match key {
            '\r' => KeyCode::Enter,
            '\u{1b}' => KeyCode::Esc,
            '0' => KeyCode::Home,
            key => KeyCode::Char(key),
        };
        self.now += Duration::from_secs(1);
        self.tell(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    /// Does what is left for when there is time; returns how long each part took.
    fn look_on(&mut self) -> anyhow::Result<Vec<Duration>> {
        let mut parts = Vec::new();
        while self.app.take_tasks().contains(&Task::LookOn) {
            parts.push(self.tell(Event::LookOn)?);
        }
        Ok(parts)
    }

    fn tell(&mut self, event: Event) -> anyhow::Result<Duration> {
        let start = Instant::now();
        self.app.handle(event, self.now);
        if self.app.needs_painting() {
            self.terminal.draw(|frame| self.app.draw(frame))?;
            self.app.painted();
        }
        Ok(start.elapsed())
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
