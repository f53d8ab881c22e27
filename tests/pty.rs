//! The real program in a real pseudo-terminal.
//!
//! A test waits for what the terminal shows or was sent, never for a time: [`PATIENCE`] only bounds how long a
//! failure takes. Whatever it waits for is of whole frames. The emulator answers no queries, so a program that asks it anything hangs and fails.

mod arrivals;
mod clipboard;
mod editor;
#[cfg(target_os = "linux")]
mod filter;
mod hooks;
mod idle;
mod journal;
mod keymap;
mod lifecycle;
mod linear;
mod misfortune;
mod mouse;
mod panic;
mod reading;
mod settings;
mod smuggling;
mod start;
mod suspend;
mod triage;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::Pid;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;
use std::{env, fs};
use tempfile::TempDir;

/// After this long, what a test waits for is taken to never come.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_onrecord");

/// The folder of articles in every home.
const ARTICLES: &str = "articles";

/// The modes that the reader sets, by their DEC numbers: alternate screen, pastes, focus, cursor.
const ALTERNATE_SCREEN: u16 = 1049;
const BRACKETED_PASTE: u16 = 2004;
const FOCUS_EVENTS: u16 = 1004;
const CURSOR: u16 = 25;

/// The title of the article in [`home`].
const HEADLINE: &str = "Harbour reopens after the storm";

/// A home directory with one article.
fn home() -> Home {
    Home::new().article("a.txt", format!("date 2026-02-06 {HEADLINE}\n\nShips went out.\n"))
}

/// A home directory with articles in it.
struct Home(TempDir);

impl Home {
    fn new() -> Home {
        let home = Home(TempDir::new().unwrap());
        fs::create_dir(home.path(ARTICLES)).unwrap();
        // Whoever has settings is not here for the first time.
        fs::create_dir_all(home.path(".config/onrecord")).unwrap();
        fs::write(home.path(".config/onrecord/config.toml"), "# As usual.\n").unwrap();
        home
    }

    fn article(self, name: &str, text: impl AsRef<[u8]>) -> Home {
        fs::write(self.path(ARTICLES).join(name), text).unwrap();
        self
    }

    /// What lies at `path` in the home.
    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// A command that starts in this home and knows no other.
    fn command(&self, words: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::from_argv(words.iter().map(Into::into).collect());
        command.env_clear();
        command.cwd(self.0.path());
        command.env("HOME", self.0.path());
        command.env("PATH", env::var_os("PATH").unwrap());
        command.env("TERM", "xterm-256color");
        command
    }

    /// Opens the reader on the articles.
    fn open(&self) -> Pty {
        Pty::start(self.command(&[PROGRAM, ARTICLES]))
    }

    /// Opens the reader as a job of a shell, which says the reader's process id first. When the job is stopped
    /// or ended, the shell does what is to be done `meanwhile` and says "stopped"; then a line continues the job.
    fn open_in_shell(&self, meanwhile: &str) -> Pty {
        let job = r#"sh -c 'echo "process $$."; exec "$0" "$@"' "$@""#;
        let script = format!("set -m; {job}; {meanwhile}; echo stopped; read line; fg");
        Pty::start(self.command(&["sh", "-c", &script, "sh", PROGRAM, ARTICLES]))
    }
}

/// A program in a terminal of 120 columns and 36 rows, enough for all panes.
struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    /// The line's modes when the program was started.
    modes_before: String,
    received: Arc<(Mutex<Received>, Condvar)>,
}

/// What the terminal was sent until now.
struct Received {
    bytes: Vec<u8>,
    /// How many of the bytes the emulator has.
    n_shown: usize,
    emulator: vt100::Parser,
    is_closed: bool,
}

impl Pty {
    fn start(command: CommandBuilder) -> Pty {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = line_modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
        let (rows, columns) = (cells(size.rows), cells(size.cols));
        let emulator = vt100::Parser::new(rows, columns, 0);
        let received = Received { bytes: Vec::new(), n_shown: 0, emulator, is_closed: false };
        let pty = Pty {
            child,
            modes_before,
            keyboard: pair.master.take_writer().unwrap(),
            received: Arc::new((Mutex::new(received), Condvar::new())),
            master: pair.master,
        };
        pty.listen();
        pty
    }

    fn listen(&self) {
        let mut reader = self.master.try_clone_reader().unwrap();
        let received = Arc::clone(&self.received);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let n = reader.read(&mut buffer).unwrap_or(0);
                let mut state = received.0.lock().unwrap();
                state.bytes.extend_from_slice(&buffer[..n]);
                state.is_closed = n == 0;
                state.show();
                received.1.notify_all();
                if state.is_closed {
                    return;
                }
            }
        });
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn resize(&self, columns: u16, rows: u16) {
        let mut received = self.received();
        received.emulator.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    fn line_modes(&self) -> String {
        line_modes(&*self.master)
    }

    /// The process that was started in the terminal.
    fn process(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }

    /// A reader that runs as a shell's job.
    fn reader(&self) -> Pid {
        let received = self.received();
        let text = String::from_utf8_lossy(&received.bytes);
        let number = text.split_once("process ").unwrap().1.split_once('.').unwrap().0;
        Pid::from_raw(number.parse().unwrap()).unwrap()
    }

    fn received(&self) -> MutexGuard<'_, Received> {
        self.received.0.lock().unwrap()
    }

    /// Waits until what was received is as it should be.
    #[track_caller]
    fn wait(&self, what: &str, is_so: impl Fn(&Received) -> bool) {
        let may_come = |received: &mut Received| !is_so(received) && !received.is_closed;
        let (state, _) = self.received.1.wait_timeout_while(self.received(), PATIENCE, may_come).unwrap();
        assert!(is_so(&state), "no {what} on this screen:\n{}", state.emulator.screen().contents());
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    fn wait_for(&self, words: &str) {
        self.wait(&format!("{words:?}"), |received| received.shows(words));
    }

    /// Waits until the program has ended and all that it wrote has arrived.
    #[track_caller]
    fn wait_for_end(&mut self) -> ExitStatus {
        self.wait("end", |received| received.is_closed);
        self.child.wait().unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Received {
    /// Has the emulator show what was received, but for a frame of which the end is still to come.
    fn show(&mut self) {
        let last = |sequence: &[u8]| self.bytes.windows(sequence.len()).rposition(|bytes| bytes == sequence);
        let begin = last(b"\x1b[?2026h").filter(|&begin| last(b"\x1b[?2026l") < Some(begin));
        let end = begin.filter(|_| !self.is_closed).unwrap_or(self.bytes.len()).max(self.n_shown);
        self.emulator.process(&self.bytes[self.n_shown..end]);
        self.n_shown = end;
    }

    fn shows(&self, words: &str) -> bool {
        self.emulator.screen().contents().contains(words)
    }

    /// Whether the mode was last switched on; the cursor is on from the start.
    fn is_on(&self, mode: u16) -> bool {
        let last = |switch: char| {
            let sequence = format!("\u{1b}[?{mode}{switch}");
            self.bytes.windows(sequence.len()).rposition(|bytes| bytes == sequence.as_bytes())
        };
        last('h') > last('l') || mode == CURSOR && last('l').is_none()
    }

    /// Whether every mode is as a shell expects it.
    fn is_given_back(&self) -> bool {
        self.is_on(CURSOR)
            && ![ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_EVENTS].into_iter().any(|mode| self.is_on(mode))
    }

    /// Whether every mode is as the reader needs it.
    fn is_taken(&self) -> bool {
        !self.is_on(CURSOR)
            && [ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_EVENTS].into_iter().all(|mode| self.is_on(mode))
    }
}

/// The line's modes, which are the kernel's and not the terminal's.
fn line_modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}
