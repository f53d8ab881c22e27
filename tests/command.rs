//! The real program, started as a shell would start it but without a terminal: what it prints, what it
//! complains of, and its exit status.

mod completions;
mod corrections;
mod extract;
mod journal;
mod keys;
mod man;
mod paths;
mod people;
mod search;
mod usage;

use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// One run of the program in a folder of its own, which is also its home.
///
/// What a test does not mention must not happen: standard output and standard error are expected to be empty.
#[must_use = "nothing runs before `status` or `lines`"]
struct Test {
    folder: TempDir,
    command: Command,
    stdin: Vec<u8>,
    stdout: String,
    stderr: String,
}

impl Test {
    fn new(args: &[&str]) -> Test {
        let folder = TempDir::new().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(args).current_dir(&folder).env_clear().env("HOME", folder.path());
        Test { folder, command, stdin: Vec::new(), stdout: String::new(), stderr: String::new() }
    }

    /// Writes a file into the folder, under a name that need not be UTF-8.
    fn file(self, name: impl AsRef<[u8]>, content: impl AsRef<[u8]>) -> Test {
        let path = self.folder.path().join(Path::new(OsStr::from_bytes(name.as_ref())));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn folder(self, name: &str) -> Test {
        fs::create_dir_all(self.folder.path().join(name)).unwrap();
        self
    }

    fn env(mut self, name: &str, value: &str) -> Test {
        self.command.env(name, value);
        self
    }

    fn stdin(mut self, stdin: impl AsRef<[u8]>) -> Test {
        self.stdin = stdin.as_ref().to_vec();
        self
    }

    fn stdout(mut self, stdout: &str) -> Test {
        self.stdout = stdout.to_owned();
        self
    }

    fn stderr(mut self, stderr: &str) -> Test {
        self.stderr = stderr.to_owned();
        self
    }

    /// Runs, and expects the output that was given and this exit status.
    #[track_caller]
    fn status(mut self, status: i32) {
        let output = self.output();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), self.stdout);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), self.stderr);
        assert_eq!(output.status.code(), Some(status));
    }

    /// Runs, and gives the JSON objects that were printed, one a line.
    #[track_caller]
    fn lines(mut self, status: i32) -> Vec<Value> {
        let output = self.output();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), self.stderr);
        assert_eq!(output.status.code(), Some(status));
        let stdout = String::from_utf8(output.stdout).unwrap();
        stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn output(&mut self) -> Output {
        let command = self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A program that does not read its input may close it.
        let _ = stdin.write_all(&self.stdin);
        drop(stdin);
        child.wait_with_output().unwrap()
    }
}
