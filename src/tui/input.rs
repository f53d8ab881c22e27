//! What comes from outside, as [`Event`]s: keys, pastes and sizes from the terminal, and signals.
//!
//! Knows crossterm and signals. Does not know what an event means.

use super::event::Event;
use crossbeam_channel::Sender;
use crossterm::event as terminal;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io;
use std::thread;
use std::time::Duration;

/// Starts to listen: threads wait for keys, for signals and for the terminal's end. None runs while nothing
/// happens.
///
/// The threads end with the program. A terminal that can't be read any more is reported as
/// [`Event::Terminate`], as are the signals that ask the program to end.
pub fn spawn(sender: Sender<Event>) -> io::Result<()> {
    // From here on a change of size is noticed, and not from when the thread first gets a processor.
    terminal::poll(Duration::ZERO)?;
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGTSTP])?;
    let to_signals = sender.clone();
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || listen_to_signals(signals, &to_signals))?;
    let to_hangup = sender.clone();
    thread::Builder::new().name("hangup".to_owned()).spawn(move || listen_to_hangup(&to_hangup))?;
    thread::Builder::new().name("input".to_owned()).spawn(move || listen_to_terminal(&sender))?;
    Ok(())
}

/// Ends when nobody listens any more.
fn listen_to_terminal(sender: &Sender<Event>) {
    loop {
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
fn listen_to_signals(mut signals: Signals, sender: &Sender<Event>) {
    for signal in signals.forever() {
        let event = match signal {
            SIGCONT => Event::Resumed,
            SIGTSTP => Event::Suspend,
            _ => Event::Terminate,
        };
        if sender.send(event).is_err() {
            let _ = emulate_default_handler(signal);
        }
    }
}
