//! Imports by the real program that are killed at some moment: another run completes them, and all is as if nothing had
//! happened.

use rusqlite::Connection;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tempfile::TempDir;

/// How many imports are killed; more when this variable says so.
const ROUNDS: (&str, u32) = ("ONRECORD_KILLS", 4);
const N_ARTICLES: usize = 60;

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for n in 0..N_ARTICLES {
        // Every third says what another says, too.
        let number = if n % 3 == 0 { 0 } else { n };
        let text = format!(
            "date 2026-02-06 Harbour {number} reopens\n\nMUSCAT (AFP) – “Light {number} works,” said Vera Lind, the mayor.\n"
        );
        fs::write(folder.path().join(format!("articles/{n}.txt")), text).unwrap();
    }
    folder
}

/// The program that brings the articles into this library.
fn import(folder: &Path, library: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder).args(["search", "speaker:lind", "articles", "--library", library]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// All that the catalogue holds, but the numbers and the times, in the order of the paths.
fn catalogue(library: &Path) -> Vec<Vec<String>> {
    let connection = Connection::open(library).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let sql = "SELECT hex(f.path), f.state, hex(d.id), d.title, d.source, d.n_quotes, d.engine, t.text, hex(a.bytes),
                   (SELECT group_concat(s.name || s.n_quotes) FROM speaker AS s WHERE s.doc = d.doc),
                   (SELECT count(*) FROM fts WHERE fts MATCH 'said: works AND speaker: lind' AND rowid = d.doc),
                   (SELECT count(*) FROM document), (SELECT count(*) FROM fts WHERE fts MATCH 'works')
               FROM file AS f JOIN document AS d USING (doc) JOIN text AS t USING (doc) LEFT JOIN analysis AS a USING (doc)
               ORDER BY f.path";
    let mut statement = connection.prepare(sql).unwrap();
    let n_columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..n_columns).map(|n| Ok(format!("{:?}", row.get_ref(n)?))).collect::<rusqlite::Result<Vec<_>>>()
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn an_import_that_is_killed_is_completed_by_the_next() {
    let rounds = env::var(ROUNDS.0).ok().and_then(|n| n.parse().ok()).unwrap_or(ROUNDS.1);
    let folder = folder();
    let start = Instant::now();
    assert!(import(folder.path(), "undisturbed.db").status().unwrap().success());
    let time = start.elapsed();
    let expected = catalogue(&folder.path().join("undisturbed.db"));
    assert_eq!(expected.len(), N_ARTICLES);
    for round in 0..rounds {
        let library = format!("{round}.db");
        // From the start of the program to its end, in no order; and once more while it is made good.
        for part in [round * 7 % rounds + 1, rounds - round] {
            let mut child = import(folder.path(), &library).spawn().unwrap();
            thread::sleep(time * part / (rounds + 1) + Duration::from_micros(u64::from(round * 331 % 5000)));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        assert!(import(folder.path(), &library).status().unwrap().success(), "round {round}");
        assert!(catalogue(&folder.path().join(&library)) == expected, "round {round} is another catalogue");
    }
}
