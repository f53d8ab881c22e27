//! The terminal while the reader has it: taken, drawn on, lent out when the job is stopped, and always given
//! back, whether the reader ends, fails or panics.
//!
//! Does not know what is drawn, or what the keys mean.

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};
use rustix::process::{Signal, getpgrp, getsid, kill_process_group};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::{fmt, mem, panic};

/// The terminal, taken. Dropping it gives it back.
pub struct Terminal {
    // In this order: once the modes are given back, what the screen says when it is dropped goes nowhere.
    guard: Guard,
    screen: ratatui::Terminal<CrosstermBackend<Output>>,
}

impl Terminal {
    /// Takes the terminal: raw mode, the alternate screen, no cursor, and notice of pastes and of focus.
    ///
    /// From then on a panic of this thread gives the terminal back before it is reported. A panic of another
    /// thread leaves the screen alone, and is reported when the terminal is given back.
    pub fn enter() -> io::Result<Terminal> {
        let modes = Arc::new(Modes::new());
        restore_on_panic(Arc::clone(&modes));
        let guard = Guard(Arc::clone(&modes));
        modes.take()?;
        let backend = CrosstermBackend::new(Output { frame: Vec::new(), modes });
        Ok(Terminal { guard, screen: ratatui::Terminal::new(backend)? })
    }

    /// Draws a frame, and sends the terminal what is different from the last one.
    pub fn draw(&mut self, f: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.screen.draw(f)?;
        Ok(())
    }

    /// Has the next frame sent whole, since the terminal may not show what was last drawn.
    pub fn repaint(&mut self) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, self.screen.size()?));
        self.screen.resize(area)
    }

    /// Asks the terminal to put `text` into the clipboard, by OSC 52. Many do, some ask, some do nothing; none tells.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Has the terminal tell of the mouse, or keep it to itself.
    pub fn set_mouse(&mut self, is_ours: bool) -> io::Result<()> {
        if self.guard.0.has_mouse.swap(is_ours, Ordering::SeqCst) == is_ours {
            return Ok(());
        }
        execute!(io::stdout(), Mouse(is_ours))
    }

    /// Gives the terminal to another program while `work` is done.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        self.guard.0.give_back()?;
        let done = work();
        self.resume()?;
        Ok(done)
    }

    /// Gives the terminal back and stops the job, as Ctrl-Z does elsewhere. Returns when the job goes on; the
    /// terminal is taken again by [`Terminal::resume`], as after every other stop. Where no shell could ever
    /// continue the job, does nothing.
    pub fn suspend(&mut self) -> io::Result<()> {
        if !has_job_control() {
            return Ok(());
        }
        self.guard.0.give_back()?;
        Ok(kill_process_group(getpgrp(), Signal::STOP)?)
    }

    /// Takes the terminal again when the job goes on, whoever has stopped it: a shell changes the modes
    /// meanwhile.
    pub fn resume(&mut self) -> io::Result<()> {
        // While crossterm believes that the terminal is raw, it would not make it so.
        disable_raw_mode()?;
        self.guard.0.take()?;
        self.repaint()
    }
}

/// A shell with job control gives each job a process group of its own; a job in the group of its session's
/// leader has nobody to continue it.
fn has_job_control() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Gives the terminal back when it is dropped, and tells what went wrong in other threads.
struct Guard(Arc<Modes>);

impl Drop for Guard {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        let _ = self.0.give_back();
        for report in self.0.take_reports() {
            let _ = writeln!(io::stderr(), "{report}");
        }
    }
}

/// Everything that is changed about the terminal, so that it is changed back in one place.
struct Modes {
    owner: ThreadId,
    taken: AtomicBool,
    has_mouse: AtomicBool,
    reports: Mutex<Vec<String>>,
}

impl Modes {
    fn new() -> Modes {
        Modes {
            owner: thread::current().id(),
            taken: AtomicBool::new(false),
            has_mouse: AtomicBool::new(false),
            reports: Mutex::new(Vec::new()),
        }
    }

    fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    fn take(&self) -> io::Result<()> {
        // Set first, so that half of it is given back where the other half fails.
        self.taken.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, cursor::Hide)?;
        if self.has_mouse.load(Ordering::SeqCst) { execute!(io::stdout(), Mouse(true)) } else { Ok(()) }
    }

    /// Does nothing the second time.
    fn give_back(&self) -> io::Result<()> {
        if !self.taken.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let written = execute!(
            io::stdout(),
            Mouse(false),
            cursor::Show,
            DisableFocusChange,
            DisableBracketedPaste,
            LeaveAlternateScreen
        );
        disable_raw_mode().and(written)
    }

    fn add_report(&self, report: String) {
        if let Ok(mut reports) = self.reports.lock() {
            reports.push(report);
        }
    }

    fn take_reports(&self) -> Vec<String> {
        self.reports.lock().map(|mut reports| mem::take(&mut *reports)).unwrap_or_default()
    }
}

/// Has clicks and the wheel told, by SGR 1006; not each cell that the mouse passes over, which would wake us for nothing.
struct Mouse(bool);

impl Command for Mouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str(if self.0 { "\u{1b}[?1000h\u{1b}[?1006h" } else { "\u{1b}[?1006l\u{1b}[?1000l" })
    }
}

fn restore_on_panic(modes: Arc<Modes>) {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if modes.is_taken() && thread::current().id() != modes.owner {
            return modes.add_report(info.to_string());
        }
        let _ = modes.give_back();
        previous(info);
    }));
}

/// Collects what the backend writes, and sends it as one update, so that no half of a frame is ever seen.
/// Discards it once the terminal is given back.
struct Output {
    frame: Vec<u8>,
    modes: Arc<Modes>,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = mem::take(&mut self.frame);
        if frame.is_empty() || !self.modes.is_taken() {
            return Ok(());
        }
        let mut stdout = io::stdout().lock();
        queue!(stdout, BeginSynchronizedUpdate)?;
        stdout.write_all(&frame)?;
        execute!(stdout, EndSynchronizedUpdate)
    }
}
