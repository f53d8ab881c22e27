//! The reader, from keys to cells, on a screen in memory.
//!
//! The analyses are made by hand, so that nothing here depends on what the engine finds.

mod actions;
mod arrivals;
mod comfort;
mod context;
mod copying;
mod decisions;
mod errands;
mod filter;
mod first;
mod hooks;
mod jump;
mod mouse;
mod names;
mod palette;
mod pictures;
mod property;
mod quotes;
mod reading;
mod repair;
mod sample;
mod settings;
mod speakers;
mod themes;
mod thread;
mod triage;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use onrecord::analysis::{Analysis, EngineVersion};
use onrecord::ingest::import::Progress;
use onrecord::ingest::persons;
use onrecord::ingest::{ReadError, Reason};
use onrecord::library::{DocId, Findings, Library, Stamp};
use onrecord::tui::app::App;
use onrecord::tui::event::Event;
use onrecord::tui::finder::{Answer, Question};
use onrecord::tui::gatherer;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::{Task, Wish};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier, Style};
use sample::Sample;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

/// The reader on a screen in memory, with a clock that moves only when it is told to.
pub(crate) struct Screen {
    app: App,
    /// Another connection to the reader's library.
    library: Library,
    /// The numbers of the samples.
    docs: Vec<DocId>,
    terminal: Terminal<TestBackend>,
    now: Instant,
    pub(crate) tasks: Vec<Task>,
    pub(crate) wishes: Vec<Wish>,
}

/// Puts articles into a library.
fn put(library: &mut Library, samples: &[Sample]) -> Vec<DocId> {
    let mut batch = library.batch().unwrap();
    let docs = samples.iter().map(|Sample { document, .. }| {
        let noon =
            document.modified.and_then(|day| day.and_hms_opt(12, 0, 0)?.and_utc().timestamp_nanos_opt());
        let stamp = Stamp { size: document.article.text.len() as u64, modified: noon, is_sure: true };
        batch.put(&document.path, stamp, &document.article).unwrap()
    });
    let docs = docs.collect();
    batch.commit().unwrap();
    docs
}

fn dark() -> Theme {
    Theme::new(Kind::Dark, Depth::True, Marks::Signs)
}

/// The time between two keys, enough for none to be taken for one that is held.
const BETWEEN_KEYS: Duration = Duration::from_millis(100);

impl Screen {
    /// The reader on the samples, all analysed.
    fn new(width: u16, height: u16) -> Screen {
        let mut screen = Screen::not_analysed(width, height);
        for n in 0..sample::all().len() {
            screen.analyse(n);
        }
        screen
    }

    /// The reader on the samples before anything is analysed.
    fn not_analysed(width: u16, height: u16) -> Screen {
        Screen::with(sample::all(), Library::in_memory().unwrap(), dark(), width, height)
    }

    fn with(samples: Vec<Sample>, library: Library, theme: Theme, width: u16, height: u16) -> Screen {
        let mut keeper = library.another().unwrap();
        let docs = put(&mut keeper, &samples);
        let entries = library.entries(&[], None).unwrap();
        let app = App::new(entries, library, theme, 0.0, Size { width, height });
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut screen = Screen {
            app,
            library: keeper,
            docs,
            terminal,
            now: Instant::now(),
            tasks: Vec::new(),
            wishes: Vec::new(),
        };
        screen.paint();
        screen
    }

    /// Hands in the analysis of the sample with this number.
    fn analyse(&mut self, n: usize) {
        if let Some(sample) = sample::all().into_iter().nth(n) {
            self.analyse_as(n, &sample.analysis);
        }
    }

    /// Hands in an analysis of the article with this number.
    fn analyse_as(&mut self, n: usize, analysis: &Analysis) {
        let doc = self.docs[n];
        let article = self.library.article(doc).unwrap();
        let mut batch = self.library.batch().unwrap();
        batch.set_analysis(doc, EngineVersion::current(), &Findings::new(&article, analysis)).unwrap();
        batch.commit().unwrap();
        let n_quotes = analysis.quotes.len() as u32;
        self.tell(Event::Import(Progress::Analysed(vec![(doc, n_quotes)])));
    }

    /// Tells that the engine failed on the article at this path.
    fn fail(&mut self, path: &Path) {
        self.tell(Event::Import(Progress::Failed(ReadError::new(path, Reason::NotAnalysed))));
    }

    /// Presses keys one after the other, with time to look between them. Written as in the keymap.
    fn press(&mut self, keys: &str) -> &mut Screen {
        for key in keys.split_whitespace() {
            self.tell(Event::Key(key_event(key)));
        }
        self
    }

    /// Types words, letter by letter.
    fn type_in(&mut self, words: &str) -> &mut Screen {
        for c in words.chars() {
            self.tell(Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
        self
    }

    /// The same for somebody who is here for the first time.
    fn welcoming(self) -> Screen {
        let mut screen = Screen { app: self.app.welcoming(), ..self };
        screen.paint();
        screen
    }

    fn resize(&mut self, width: u16, height: u16) -> &mut Screen {
        self.terminal.backend_mut().resize(width, height);
        self.tell(Event::Resize(width, height));
        self
    }

    /// Tells of an event, some time after the last, and paints.
    fn tell(&mut self, event: Event) {
        self.tell_unpainted(event, BETWEEN_KEYS);
        self.find();
        self.gather();
        self.paint();
    }

    /// Tells of an event `after` the last one; the screen stays as it is.
    fn tell_unpainted(&mut self, event: Event, after: Duration) {
        self.now += after;
        self.app.expire(self.now);
        self.app.handle(event, self.now);
        self.tasks.extend(self.app.take_tasks());
        self.wishes.extend(self.app.take_wishes());
    }

    /// Gathers what the reader has asked for last.
    fn gather(&mut self) {
        let asked = self.tasks.extract_if(.., |task| matches!(task, Task::Gather(_)));
        if let Some(Task::Gather(question)) = asked.last() {
            gatherer::answer(&self.library, &question, 0.0, |answer| {
                self.app.handle(Event::Gathered(answer), self.now);
                ControlFlow::Continue(())
            });
        }
    }

    /// Finds out who is who in all that is analysed.
    fn join(&mut self) -> &mut Screen {
        persons::join_if_due(&mut self.library).unwrap();
        self.tell(Event::Joined);
        self
    }

    /// Searches for what is asked, as another thread does.
    fn find(&mut self) {
        let asked = self.tasks.extract_if(.., |task| matches!(task, Task::Find(_)));
        if let Some(Task::Find(Question { number, query })) = asked.last() {
            let matches = self.library.search(&query);
            self.app.handle(Event::Found(Answer { number, matches }), self.now);
        }
    }

    fn paint(&mut self) {
        self.terminal.draw(|frame| self.app.draw(frame)).unwrap();
        self.app.painted();
    }

    fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The rows as text, without the spaces at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let area = self.buffer().area;
        let row = |y| {
            let cells = (area.x..area.right()).map(|x| self.buffer()[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        (area.y..area.bottom()).map(row).collect()
    }

    fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The last row.
    fn status(&self) -> String {
        self.rows().last().cloned().unwrap_or_default()
    }

    #[track_caller]
    fn assert_shows(&mut self, text: &str) -> &mut Screen {
        assert!(self.text().contains(text), "{text:?} is not on the screen:\n{}", self.text());
        self
    }

    #[track_caller]
    fn assert_hides(&mut self, text: &str) -> &mut Screen {
        assert!(!self.text().contains(text), "{text:?} is on the screen:\n{}", self.text());
        self
    }

    /// The words that are on the ground of what is chosen in the article, row after row.
    fn lit(&self) -> String {
        let area = self.buffer().area;
        let chosen = Color::from_u32(0x002c_3442);
        let mut lit = String::new();
        for y in area.y..area.bottom() {
            let row = (area.x..area.right()).map(|x| &self.buffer()[(x, y)]);
            lit.extend(row.filter(|cell| cell.bg == chosen).map(|cell| cell.symbol()));
            lit.push(' ');
        }
        lit.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The rows, and under them the styles of each.
    fn picture(&self) -> String {
        self.picture_from(0)
    }

    /// The same of the rows from `top` on.
    fn picture_from(&self, top: u16) -> String {
        let mut picture = self.rows().get(usize::from(top)..).unwrap_or_default().join("\n");
        picture.push_str("\n\n");
        let area = self.buffer().area;
        for y in top..area.bottom() {
            let runs = self.style_runs(y);
            if !runs.is_empty() {
                writeln!(picture, "{y}: {}", runs.join("; ")).unwrap();
            }
        }
        picture
    }

    /// Where the styles of a row begin and end.
    fn style_runs(&self, y: u16) -> Vec<String> {
        let area = self.buffer().area;
        let mut runs: Vec<(u16, u16, Style)> = Vec::new();
        for x in area.x..area.right() {
            let style = self.buffer()[(x, y)].style();
            match runs.last_mut() {
                Some((_, end, last)) if *last == style => *end = x + 1,
                _ => runs.push((x, x + 1, style)),
            }
        }
        let styled = runs.into_iter().filter(|run| !written(run.2).is_empty());
        styled.map(|(start, end, style)| format!("{start}-{end} {}", written(style))).collect()
    }
}

/// A style as the theme file writes it.
fn written(style: Style) -> String {
    let mut words = Vec::new();
    words.extend(style.fg.filter(|fg| *fg != Color::Reset).map(|fg| fg.to_string().to_lowercase()));
    words.extend(style.bg.filter(|bg| *bg != Color::Reset).map(|bg| format!("on {bg}").to_lowercase()));
    let modifiers = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ];
    let set = modifiers.into_iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    words.extend(set.map(|(_, name)| name.to_owned()));
    words.join(" ")
}

fn key_event(key: &str) -> KeyEvent {
    let (key, modifiers) = match key.strip_prefix("Ctrl-") {
        Some(key) => (key, KeyModifiers::CONTROL),
        None => (key, KeyModifiers::NONE),
    };
    let code = match key {
        "Enter" => KeyCode::Enter,
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Backspace" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "F1" => KeyCode::F(1),
        _ => {
            let mut chars = key.chars();
            let c = chars.next().filter(|_| chars.as_str().is_empty());
            KeyCode::Char(c.unwrap_or_else(|| panic!("{key:?} is no key")))
        }
    };
    KeyEvent { kind: KeyEventKind::Press, ..KeyEvent::new(code, modifiers) }
}
