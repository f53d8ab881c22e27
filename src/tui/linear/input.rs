//! Lines from standard input, read only when one is asked for: in between, other programs may have the terminal.

use crossbeam_channel::{Receiver, Sender, bounded};
use std::io::{self, BufRead};
use std::thread;

/// The lines that come.
pub(super) struct Lines {
    asks: Sender<()>,
    lines: Receiver<Option<String>>,
}

impl Lines {
    /// Starts the thread that reads. It ends with the program.
    pub(super) fn start() -> io::Result<Lines> {
        let (asks, asked) = bounded(1);
        let (sender, lines) = bounded(1);
        let read = move || {
            while asked.recv().is_ok() {
                let line = read_line().unwrap_or_default();
                let is_end = line.is_none();
                if sender.send(line).is_err() || is_end {
                    return;
                }
            }
        };
        thread::Builder::new().name("lines".to_owned()).spawn(read)?;
        Ok(Lines { asks, lines })
    }

    /// Asks for a line; `None` comes at the end.
    pub(super) fn ask(&self) -> Receiver<Option<String>> {
        // At the end nobody hears it, and the line that comes is none.
        let _ = self.asks.send(());
        self.lines.clone()
    }
}

fn read_line() -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let n = io::stdin().lock().read_until(b'\n', &mut bytes)?;
    Ok((n > 0).then(|| String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
}
