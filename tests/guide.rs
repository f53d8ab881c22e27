//! What `docs/guide.md` says can be done: its commands run, and its keys, actions, settings and queries exist.

use chrono::NaiveDate;
use onrecord::config::Config;
use onrecord::library::query::Query;
use onrecord::tui::keymap::{Keymap, Row};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, iter};
use tempfile::TempDir;

const GUIDE: &str = include_str!("../docs/guide.md");

/// The lines of the guide's blocks of commands.
fn commands() -> impl Iterator<Item = &'static str> {
    GUIDE.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).flat_map(str::lines)
}

/// What stands between backticks in the prose.
fn codes() -> impl Iterator<Item = &'static str> {
    let prose = GUIDE.split("```").step_by(2);
    prose.flat_map(|text| text.split('`').skip(1).step_by(2))
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with what the guide's commands speak of: articles in `news`, and another's library.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let news = folder.path().join("news");
    fs::create_dir(&news).unwrap();
    let article = "date 2026-02-06 Muscat talks end\n\n“Zero nuclear,” said Abbas Araghchi, the minister.\n";
    fs::write(news.join("talks.txt"), article).unwrap();
    folder
}

/// What the shell makes of a command line: its status, and all that it writes.
fn run(folder: &TempDir, line: &str) -> (bool, String) {
    let programs = PathBuf::from(env!("CARGO_BIN_EXE_onrecord"));
    let others = env::var_os("PATH").unwrap();
    let paths = iter::once(programs.parent().unwrap().to_owned()).chain(env::split_paths(&others));
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(folder).env_clear().stdin(Stdio::null());
    let shell = shell.env("PATH", env::join_paths(paths).unwrap()).env("HOME", folder.path());
    let output = shell.output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(told).unwrap())
}

#[test]
fn every_command_runs() {
    let folder = folder();
    let (is_made, told) = run(&folder, "ONRECORD_LIBRARY=theirs.db onrecord search muscat news");
    assert!(is_made, "{told}");
    let mut n_run = 0;
    for line in commands().filter(|line| !line.starts_with("cargo ")) {
        let (is_done, told) = run(&folder, line);
        // The reader itself wants a terminal, and says so once it has understood the rest.
        let is_reader = told.contains("there is no terminal here to read in");
        assert!(is_done || is_reader, "{line}: {told}");
        n_run += 1;
    }
    assert!(n_run > 10);
}

#[test]
fn what_stands_in_backticks_exists() {
    let rows: Vec<Row> = Keymap::default().sections().into_iter().flat_map(|section| section.rows).collect();
    let (_, help) = run(&folder(), "onrecord --help");
    let is_key =
        |code: &str| rows.iter().any(|row| row.name == code || row.keys.iter().any(|keys| keys == code));
    let is_setting = |code: &str| Config::NAMES.contains(&code.split(" = ").next().unwrap_or_default());
    let is_query = |code: &str| code.contains(':') && Query::parse(code, NaiveDate::default()).is_ok();
    let is_option = |code: &str| code.starts_with("--") && help.contains(code.split(' ').next().unwrap());
    let is_command = |code: &str| help.contains(&format!("  {} ", code.split(' ').next_back().unwrap()));
    // Signs on the screen, and names of others' things.
    let others = [
        "≠",
        "∅",
        "~",
        ".txt",
        "date 2026-02-06",
        "onrecord/library.db",
        "~/.local/share",
        "ONRECORD_LIBRARY",
        "NO_COLOR",
        "\"high-contrast\"",
        "\"none\"",
        "set-clipboard",
    ];
    for code in codes() {
        let exists =
            is_key(code) || is_setting(code) || is_query(code) || is_option(code) || is_command(code);
        assert!(exists || others.contains(&code), "{code}");
    }
}

#[test]
fn the_pages_that_it_links_to_exist() {
    let targets = GUIDE.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    for target in targets {
        assert!(package().join("docs").join(target).exists(), "{target}");
    }
}
