//! Programs that have the terminal to themselves while they run: an editor, a browser, a command that is piped to.

use super::Errand;
use std::ffi::OsString;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::{env, thread};

/// What opens an address where nobody says otherwise.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

impl Errand {
    /// Why this can't be done, if that is known before the terminal is lent.
    pub(in crate::tui) fn complaint(&self) -> Option<String> {
        match self {
            Errand::Edit { path, .. } if !path.exists() => {
                Some(format!("There is no file {} any more.", path.display()))
            }
            Errand::Edit { .. } | Errand::Browse { .. } | Errand::Pipe { .. } => None,
        }
    }

    /// Does it, and says how it went. Where the screen `comes_back`, what a command shows stays until Enter is
    /// pressed.
    ///
    /// # Errors
    /// What went wrong, for the reader.
    pub(in crate::tui) fn run(&self, comes_back: bool) -> Result<String, String> {
        match self {
            Errand::Edit { path, line, editor } => edit(path, *line, editor.as_deref()),
            Errand::Browse { address, opener } => {
                run(opener.as_deref().unwrap_or(OPENER), &[address.into()])?;
                Ok(format!("Opened: {address}"))
            }
            Errand::Pipe { command, input } => pipe(command, input, comes_back),
        }
    }
}

fn edit(path: &Path, line: usize, editor: Option<&str>) -> Result<String, String> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = editor.map(str::to_owned).or_else(|| set("VISUAL")).or_else(|| set("EDITOR"));
    let mut file = path.as_os_str().to_owned();
    if file.to_string_lossy().starts_with(['-', '+']) {
        file = Path::new(".").join(path).into_os_string();
    }
    run(editor.as_deref().unwrap_or("vi"), &[format!("+{line}").into(), file])?;
    Ok("Back from the editor.".to_owned())
}

/// Runs a command that is written as for a shell, with these further words.
fn run(command: &str, further: &[OsString]) -> Result<(), String> {
    let words = shell_words::split(command).map_err(|error| format!("“{command}”: {error}"))?;
    let Some((program, args)) = words.split_first() else { return Err("The command is empty.".to_owned()) };
    let status = Command::new(program).args(args).args(further).status();
    let status = status.map_err(|error| format!("{program} can’t be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program}: {}", ending(status))) }
}

/// Shows what the command makes of the input; where the screen `comes_back`, until Enter is pressed.
fn pipe(command: &str, input: &str, comes_back: bool) -> Result<String, String> {
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| format!("sh can’t be started: {error}"))?;
    let stdin = child.stdin.take();
    let status = thread::scope(|scope| {
        // A command that reads only the beginning closes the pipe, which is its right.
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait()
    });
    let status = status.map_err(|error| format!("“{command}”: {error}"))?;
    let told = format!("“{command}”: {}", ending(status));
    let mut stdout = io::stdout();
    if comes_back
        && write!(stdout, "\n{told}. Enter goes back to onrecord. ").and_then(|()| stdout.flush()).is_ok()
    {
        let _ = io::stdin().lock().read_line(&mut String::new());
    }
    if status.success() { Ok(format!("{told}.")) } else { Err(format!("{told}.")) }
}

/// How a program has ended, in words.
pub(super) fn ending(status: ExitStatus) -> String {
    if status.success() { "ended well".to_owned() } else { format!("ended with {status}") }
}
