//! Copying by the programs that own a clipboard: those of the desktop, or of the multiplexer.
//!
//! Each is tried only where it can reach the clipboard of whoever sits at the screen.

use super::Copied;
use crate::tui::event::Event;
use crossbeam_channel::Sender;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, io, thread};

/// How long a program may take; one that waits for a display that is gone never ends.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a program is asked whether it has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// A program that copies its standard input.
struct Tool {
    program: &'static str,
    args: &'static [&'static str],
    /// The variable without which it has no clipboard to write to.
    needs: &'static str,
}

const TOOLS: [Tool; 4] = [
    Tool { program: "wl-copy", args: &[], needs: "WAYLAND_DISPLAY" },
    Tool { program: "xclip", args: &["-selection", "clipboard", "-in"], needs: "DISPLAY" },
    Tool { program: "xsel", args: &["--clipboard", "--input"], needs: "DISPLAY" },
    // -w hands it on to the terminal, which would not hear it from us.
    Tool { program: "tmux", args: &["load-buffer", "-w", "-"], needs: "TMUX" },
];

#[cfg(target_os = "macos")]
const PASTEBOARD: Tool = Tool { program: "pbcopy", args: &[], needs: "HOME" };

/// Copies `text` in the background; ends as one [`Event::Copied`].
pub(in crate::tui) fn copy(text: String, sender: &Sender<Event>) -> io::Result<()> {
    let sender = sender.clone();
    let copy = move || {
        let by = tools().find(|tool| tool.takes(&text)).map(|tool| tool.program);
        let _ = sender.send(Event::Copied(by.map_or_else(|| Copied::Not(text.clone()), Copied::By)));
    };
    thread::Builder::new().name("clipboard".to_owned()).spawn(copy)?;
    Ok(())
}

/// The tools that have a clipboard to write to.
fn tools() -> impl Iterator<Item = &'static Tool> {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let tools = TOOLS.iter();
    // The pasteboard of a host that one has logged in to from elsewhere is nobody's.
    #[cfg(target_os = "macos")]
    let tools = (!is_set("SSH_CONNECTION")).then_some(&PASTEBOARD).into_iter().chain(tools);
    tools.filter(move |tool| is_set(tool.needs))
}

impl Tool {
    fn takes(&self, text: &str) -> bool {
        let mut command = Command::new(self.program);
        command.args(self.args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else { return false };
        let Some(mut stdin) = child.stdin.take() else { return false };
        // A quotation fits the pipe, so that this never waits for the program.
        let written = stdin.write_all(text.as_bytes());
        drop(stdin);
        written.is_ok() && ends_well(&mut child)
    }
}

fn ends_well(child: &mut Child) -> bool {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < PATIENCE => thread::sleep(PAUSE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}
