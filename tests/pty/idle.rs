//! A reader in which nothing happens does nothing.

use super::{HEADLINE, PATIENCE, home};
use rustix::process::Pid;
use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long nothing must run for the program to be at rest: longer than any timer that would pass for polling.
const REST: Duration = Duration::from_millis(1500);

/// How often the process's threads have given up a processor, which each does once for every time it woke; from
/// Linux's `/proc`. A thread that has ended meanwhile counts for nothing.
fn n_wakes(process: Pid) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{}/task", process.as_raw_pid())).unwrap();
    let switches = tasks.map(|task| {
        let status = fs::read_to_string(task.unwrap().path().join("status")).unwrap_or_default();
        let counts = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
        counts.map(|(_, count)| count.trim().parse::<u64>().unwrap()).sum::<u64>()
    });
    switches.sum()
}

#[test]
fn no_thread_wakes_and_nothing_is_written() {
    let home = home();
    let pty = home.open();
    pty.wait_for(HEADLINE);
    let reader = pty.process();
    let start = Instant::now();
    loop {
        let before = (n_wakes(reader), pty.received().bytes.len());
        sleep(REST);
        let after = (n_wakes(reader), pty.received().bytes.len());
        if before == after {
            return;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "never at rest: wakes and bytes went from {before:?} to {after:?}"
        );
    }
}
