//! Tells how long it takes to find out who is who in a library, and to show it: `persons LIBRARY`.
//!
//! `benches/README.md` says what it is for.

use anyhow::{Context, bail};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use onrecord::ingest::persons::join_if_due;
use onrecord::library::Library;
use onrecord::tui::app::App;
use onrecord::tui::event::Event;
use onrecord::tui::gatherer;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Task;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use std::fmt::Display;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    let path: PathBuf = std::env::args_os().nth(1).context("usage: persons LIBRARY")?.into();
    if !path.exists() {
        bail!("{} is not there", path.display());
    }
    let mut library = Library::open(&path)?;
    let n_sayers = timed("speakers are read", || library.sayers())?.len();
    println!("             {n_sayers} speakers, each counted once for each article");
    timed("persons are found and kept, unless they are already", || join_if_due(&mut library))?;
    let n_bearings = timed("persons are read", || library.bearings())?.0.len();
    println!("             {n_bearings} names that are not plainly one person's");
    Reader::new(library)?.walk_through()
}

struct Reader {
    app: App,
    library: Library,
    terminal: Terminal<TestBackend>,
}

impl Reader {
    fn new(library: Library) -> anyhow::Result<Reader> {
        let (width, height) = (160, 45);
        let theme = Theme::new(Kind::Dark, Depth::True, Marks::Signs);
        let entries = library.entries(&[], None)?;
        let app = App::new(entries, library.another()?, theme, 0.0, Size { width, height });
        Ok(Reader { app, library, terminal: Terminal::new(TestBackend::new(width, height))? })
    }

    fn walk_through(mut self) -> anyhow::Result<()> {
        self.press("all articles", KeyCode::Char('5'))?;
        self.press("S, the key alone", KeyCode::Char('S'))?;
        self.gather("speakers")?;
        for c in "trump".chars() {
            self.press(&format!("{c} is typed"), KeyCode::Char(c))?;
        }
        self.press("Enter, the key alone", KeyCode::Enter)?;
        self.gather("words")?;
        self.press("down", KeyCode::Down)?;
        self.press("to the end", KeyCode::End)?;
        self.press("to the place in the article", KeyCode::Enter)?;
        for n in 1..=6 {
            self.press(&format!("H, time {n}"), KeyCode::Char('H'))?;
        }
        Ok(())
    }

    fn press(&mut self, what: &str, code: KeyCode) -> anyhow::Result<()> {
        self.tell(what, Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    fn tell(&mut self, what: impl Display, event: Event) -> anyhow::Result<()> {
        timed(what, || {
            self.app.handle(event, Instant::now());
            self.terminal.draw(|frame| self.app.draw(frame))?;
            self.app.painted();
            anyhow::Ok(())
        })
    }

    /// Gathers what was asked for, as another thread does.
    fn gather(&mut self, what: &str) -> anyhow::Result<()> {
        for task in self.app.take_tasks() {
            let Task::Gather(question) = task else { continue };
            let (start, mut answers) = (Instant::now(), Vec::new());
            gatherer::answer(&self.library, &question, 0.0, |answer| {
                println!("{:9.1} ms  {what}: answer {}", millis(start), answers.len() + 1);
                answers.push(answer);
                ControlFlow::Continue(())
            });
            for answer in answers {
                self.tell("an answer is shown", Event::Gathered(answer))?;
            }
        }
        Ok(())
    }
}

fn timed<T>(what: impl Display, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{:9.1} ms  {what}", millis(start));
    done
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}
