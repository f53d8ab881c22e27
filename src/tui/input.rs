//! What comes from outside, as [`Event`]s: keys, pastes and sizes from the terminal, and signals.
//!
//! Knows crossterm and signals. Does not know what an event means.

use super::event::Event;
use crossbeam_channel::Sender;
use crossterm::event as terminal;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGURG};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Starts to listen: threads wait for keys, for signals and for the terminal's end. None runs while nothing
/// happens.
///
/// The threads end with the program. A terminal that can't be read any more is reported as
/// [`Event::Terminate`], as are the signals that ask the program to end.
pub fn spawn(sender: Sender<Event>) -> io::Result<Keyboard> {
    // From here on a change of size is noticed, and not from when the thread first gets a processor.
    terminal::poll(Duration::ZERO)?;
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGTSTP, SIGURG])?;
    let gate = Arc::new(Gate::default());
    let (to_signals, signal_gate) = (sender.clone(), Arc::clone(&gate));
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || listen_to_signals(signals, &to_signals, &signal_gate))?;
    let to_hangup = sender.clone();
    thread::Builder::new().name("hangup".to_owned()).spawn(move || listen_to_hangup(&to_hangup))?;
    let keyboard = Keyboard(Arc::clone(&gate));
    thread::Builder::new().name("input".to_owned()).spawn(move || listen_to_terminal(&sender, &gate))?;
    Ok(keyboard)
}

/// How long the thread that reads keys may take to stop, and the one that hears signals to hear one.
const PATIENCE: Duration = Duration::from_millis(500);

/// The terminal's keys, which can be left to another program.
pub struct Keyboard(Arc<Gate>);

impl Keyboard {
    /// Leaves all that is typed from now on to others. Signals that are meant for them don't end the reader.
    pub fn pause(&self) {
        let mut state = self.0.state();
        state.is_closed = true;
        // Nothing else wakes a thread that waits for the terminal.
        let _ = kill_process(getpid(), Signal::WINCH);
        let is_reading = |state: &mut GateState| !state.is_parked;
        drop(self.0.changed.wait_timeout_while(state, PATIENCE, is_reading));
    }

    /// Reads keys again, once every signal that was meant for others has been heard.
    pub fn go_on(&self) {
        // Of signals that come while the thread looks for some it may hear a later one first, but not twice.
        self.0.hear_signals();
        self.0.hear_signals();
        self.0.state().is_closed = false;
        self.0.changed.notify_all();
    }
}

/// What the thread that reads keys goes through before each.
#[derive(Default)]
struct Gate {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Default)]
struct GateState {
    is_closed: bool,
    /// Whether the thread waits for the gate to open.
    is_parked: bool,
    /// How often the thread that listens to signals has heard the one that only asks whether it does.
    n_heard: u64,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, GateState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a signal is heard that is sent now.
    fn hear_signals(&self) {
        let state = self.state();
        let before = state.n_heard;
        let _ = kill_process(getpid(), Signal::URG);
        let is_unheard = |state: &mut GateState| state.n_heard == before;
        drop(self.changed.wait_timeout_while(state, PATIENCE, is_unheard));
    }

    /// Waits while the gate is closed.
    fn pass(&self) {
        let mut state = self.state();
        while state.is_closed {
            state.is_parked = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.is_parked = false;
    }
}

/// Ends when nobody listens any more.
fn listen_to_terminal(sender: &Sender<Event>, gate: &Gate) {
    loop {
        gate.pass();
        let event = match terminal::read() {
            Ok(terminal::Event::Key(key)) => Event::Key(key),
            Ok(terminal::Event::Paste(text)) => Event::Paste(text),
            Ok(terminal::Event::Resize(width, height)) => Event::Resize(width, height),
            Ok(terminal::Event::FocusGained) => Event::FocusGained,
            Ok(terminal::Event::Mouse(event)) => Event::Mouse(event),
            Ok(terminal::Event::FocusLost) => continue,
            Err(_) => {
                let _ = sender.send(Event::Terminate);
                return;
            }
        };
        if sender.send(event).is_err() {
            return;
        }
    }
}

/// Waits until the terminal is gone. Where it does not control the program, no signal tells of that, and
/// crossterm would read nothing for ever.
fn listen_to_hangup(sender: &Sender<Event>) {
    let stdin = io::stdin();
    // Asking for nothing, so that only what is always told wakes the thread.
    let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
    while poll(&mut terminal, None) == Err(Errno::INTR) {}
    if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) {
        let _ = sender.send(Event::Terminate);
    }
}

/// Once nobody listens any more, a signal does what it would do without us.
fn listen_to_signals(mut signals: Signals, sender: &Sender<Event>, gate: &Gate) {
    for signal in signals.forever() {
        let is_lent = gate.state().is_closed;
        let event = match signal {
            // Typed for the program that has the terminal.
            SIGINT | SIGQUIT if is_lent => continue,
            SIGTSTP if is_lent => {
                let _ = emulate_default_handler(signal);
                continue;
            }
            SIGURG => {
                gate.state().n_heard += 1;
                gate.changed.notify_all();
                continue;
            }
            SIGCONT => Event::Resumed,
            SIGTSTP => Event::Suspend,
            _ => Event::Terminate,
        };
        if sender.send(event).is_err() {
            let _ = emulate_default_handler(signal);
        }
    }
}
