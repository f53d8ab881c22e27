//! The journal, with the real program: two readers at once, killed readers, and a library that can't be written to.

use super::triage::{check_mark, home};
use super::{Home, PROGRAM, Pty, Received};
use onrecord::library::{Library, Seq, State};
use rustix::process::{Signal, kill_process};
use std::collections::HashSet;
use std::env;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

/// How often a reader is killed; more when this variable says so.
const ROUNDS: (&str, u32) = ("ONRECORD_KILLS", 4);

const TITLES: [&str; 3] = ["Harbour", "Council", "Market"];

fn library(home: &Home) -> PathBuf {
    home.path(".local/share/onrecord/library.db")
}

/// What the list shows as decided: the number of the title, and the state.
fn decided(received: &Received) -> Vec<(usize, State)> {
    let marks = [("✓", State::Kept), ("★", State::Starred), ("✗", State::Discarded)];
    let screen = received.emulator.screen().contents();
    let shown = screen.lines().flat_map(|row| {
        let list = row.split('│').next().unwrap_or_default().trim_start();
        let state = marks.iter().find(|(mark, _)| list.starts_with(mark));
        let title = TITLES.iter().position(|title| list.contains(title));
        state.zip(title).map(|(&(_, state), title)| (title, state))
    });
    shown.collect()
}

/// Everything that was ever decided, by the place of the article in [`TITLES`].
fn journal(home: &Home) -> HashSet<(usize, State)> {
    let library = Library::open(&library(home)).unwrap();
    let ids: Vec<_> = library.entries(&[], None).unwrap().iter().map(|entry| entry.id).collect();
    let entries = library.journal(Seq::default(), u32::MAX).unwrap();
    let states = [State::Kept, State::Starred, State::Discarded];
    let decided = entries.iter().filter_map(|entry| {
        let (_, _, new) = entry.change.edit.columns();
        let state = states.into_iter().find(|state| Some(state.name()) == new.as_deref())?;
        Some((ids.iter().position(|&id| id == entry.change.article)?, state))
    });
    decided.collect()
}

#[test]
fn two_readers_see_each_others_decisions() {
    let home = home();
    let mut one = home.open();
    let mut other = home.open();
    one.wait_for("INBOX 3");
    other.wait_for("INBOX 3");
    one.press("a");
    check_mark(&other, "✓", "Harbour");
    other.press("jx");
    check_mark(&one, "✗", "Council");
    one.press("u");
    check_mark(&other, "●", "Council");
}

#[test]
fn whenever_a_reader_is_killed_what_was_shown_is_kept() {
    let rounds = env::var(ROUNDS.0).ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS.1);
    for round in 0..rounds {
        let home = home();
        let mut pty = home.open();
        pty.wait_for("INBOX");
        pty.press("5");
        pty.wait_for("ALL 3");
        // The time to the end differs from round to round, over more than a decision takes.
        for (n, key) in ["a", "j", "x", "k", "s", "u", "G", "x", "U", "g", "g", "a"].iter().enumerate() {
            if n as u32 == round % 13 {
                break;
            }
            pty.press(key);
            sleep(Duration::from_millis(u64::from(round * 7 % 50)));
        }
        sleep(Duration::from_micros(u64::from(round * 331 % 20_000)));
        kill_process(pty.process(), Signal::KILL).unwrap();
        pty.wait_for_end();
        let kept = journal(&home);
        for shown in decided(&pty.received()) {
            assert!(kept.contains(&shown), "round {round}: {shown:?} was shown and is lost");
        }
    }
}

#[test]
fn a_locked_library_is_told_of_and_the_reader_goes_on() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    let other = rusqlite::Connection::open(library(&home)).unwrap();
    other.busy_timeout(Duration::from_secs(60)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.press("a");
    pty.wait_for("Not kept: another program keeps it locked");
    check_mark(&pty, "●", "Harbour");
    other.execute_batch("COMMIT").unwrap();
    pty.press("a");
    check_mark(&pty, "✓", "Harbour");
}

#[test]
fn where_no_more_can_be_written_nothing_is_shown_that_is_not_kept() {
    let home = home();
    let mut pty = home.open();
    pty.wait_for("INBOX 3");
    pty.press("q");
    pty.wait_for_end();
    // No file may become larger than 300 kB, or twice that.
    let script = r#"trap '' XFSZ; ulimit -f 600; exec "$0" "$@""#;
    let mut pty = Pty::start(home.command(&["sh", "-c", script, PROGRAM, super::ARTICLES]));
    pty.wait("list", |received| received.shows("INBOX") || received.is_closed);
    pty.press("5");
    pty.wait_for("ALL 3");
    for key in ["a", "s", "x", "r"].iter().cycle().take(400) {
        let n_bytes = pty.received().bytes.len();
        pty.press(key);
        pty.wait("answer", |received| received.bytes.len() > n_bytes);
        if pty.received().shows("Not ") {
            break;
        }
        pty.press("gg");
        sleep(Duration::from_millis(45));
    }
    pty.wait_for("Not ");
    let shown = decided(&pty.received());
    pty.press("q");
    pty.wait_for_end();
    let kept = journal(&home);
    assert!(shown.iter().all(|shown| kept.contains(shown)), "{shown:?} was shown, {kept:?} is kept");
}
