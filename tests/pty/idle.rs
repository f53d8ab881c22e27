//! A reader in which nothing happens does nothing.

use super::{HEADLINE, PATIENCE, home};
use rustix::process::Pid;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long nothing must run for the program to be at rest: longer than any timer that would pass for polling.
const REST: Duration = Duration::from_millis(1500);

/// How often the kernel has given a processor to any thread of the process, from Linux's `/proc`.
fn n_runs(process: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", process.as_raw_pid())).unwrap();
    let runs = tasks.map(|task| {
        let statistics = fs::read_to_string(task.unwrap().path().join("schedstat")).unwrap();
        statistics.split_whitespace().nth(2).unwrap().parse::<u64>().unwrap()
    });
    runs.sum()
}

#[cfg(target_os = "linux")]
#[test]
fn no_thread_wakes_and_nothing_is_written() {
    let home = home();
    let pty = home.open();
    pty.wait_for(HEADLINE);
    let reader = pty.process();
    let start = Instant::now();
    loop {
        let before = (n_runs(reader), pty.received().bytes.len());
        sleep(REST);
        let after = (n_runs(reader), pty.received().bytes.len());
        if before == after {
            return;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "never at rest: runs and bytes went from {before:?} to {after:?}"
        );
    }
}
