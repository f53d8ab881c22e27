//! What the compiler does not check about the source: who may know whom, and how a file looks.
//!
//! All rules look at text. A line counts as code unless it starts with `//`, and a file ends where its tests
//! begin.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module, and the modules of ours that it may name. `ARCHITECTURE.md` says why.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("article", &["text", "lexicon"]),
    ("lexicon", &["text"]),
    ("analysis", &["text", "article", "lexicon"]),
    ("people", &["text", "article", "lexicon", "analysis"]),
    ("correction", &["text", "article", "analysis"]),
    ("library", &["text", "article", "analysis", "correction"]),
    ("ingest", &["text", "article", "lexicon", "analysis", "people", "correction", "library"]),
    ("export", &["text", "article", "analysis", "people", "correction", "library"]),
    ("config", &[]),
    ("tui", &["text", "article", "analysis", "correction", "library", "ingest", "export", "config"]),
    ("cli", &["config", "article", "analysis", "people", "library", "ingest", "export", "tui"]),
    ("main", &[]),
    ("lib", &[]),
];

/// What comes from elsewhere, and the only modules that may name it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite::", &["library"]),
    ("clap::", &["cli"]),
    ("crossterm::", &["tui"]),
    ("ratatui::", &["tui"]),
    ("rustix::", &["tui", "ingest"]),
    ("signal_hook::", &["tui"]),
    ("notify::", &["library", "ingest", "tui"]),
    ("env::", &["tui", "cli"]),
    ("fs::", &["library", "ingest", "config"]),
    ("io::", &["library", "ingest", "export", "config", "tui", "cli"]),
    ("process::", &["tui", "cli", "main"]),
    ("time::", &["library", "ingest", "tui"]),
    ("dbg!(", &[]),
    ("print!(", &[]),
    ("println!(", &[]),
    ("eprint!(", &[]),
    ("eprintln!(", &[]),
];

/// The files whose types are written or read in a form that others know.
const WIRE_FILES: &[&str] = &[
    "src/export/corrections.rs",
    "src/export/journal.rs",
    "src/export/json.rs",
    "src/export/people.rs",
    "src/export/search.rs",
    "src/library/correction/stored.rs",
    "src/library/stored.rs",
];

/// A file beyond this length is several files.
const MAX_LINES: usize = 500;

struct Source {
    /// Relative to the package.
    path: String,
    text: String,
}

impl Source {
    /// The top-level module that the file belongs to.
    fn module(&self) -> &str {
        let name = self.path.split('/').nth(1).unwrap();
        name.strip_suffix(".rs").unwrap_or(name)
    }

    /// The lines of code that are no tests, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.path.ends_with("/tests.rs");
        let lines = self.text.lines().take_while(move |line| !is_test && *line != "mod tests {");
        (1..).zip(lines).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under the folders given, in the order of their paths.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    folders.iter().for_each(|folder| collect(&package().join(folder), &mut paths));
    paths.sort();
    let source = |path: &PathBuf| Source {
        path: path.strip_prefix(package()).unwrap().to_str().unwrap().to_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.iter().map(source).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// Fails with all that is wrong at once.
#[track_caller]
fn check(wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The modules of ours that a line names.
fn modules_named(line: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| !(c.is_ascii_lowercase() || c == '_');
    line.split("crate::")
        .skip(1)
        .filter_map(move |rest| rest.split(ends).next())
        .filter(|name| !name.is_empty())
}

/// Whether `path` stands in the line, and not as the end of a longer name.
fn has_path(line: &str, path: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut before = line.split(path).collect::<Vec<_>>();
    before.pop();
    before.into_iter().any(|before| !before.ends_with(is_name))
}

#[test]
fn modules_know_only_what_they_may() {
    let mut wrong = Vec::new();
    for source in sources(&["src"]) {
        let module = source.module();
        let Some((_, may_know)) = MAY_KNOW.iter().find(|(name, _)| *name == module) else {
            panic!("{module} is missing in MAY_KNOW");
        };
        for (number, line) in source.code() {
            for named in modules_named(line).filter(|named| *named != module && !may_know.contains(named)) {
                wrong.push(format!("{}:{number}: {module} must not know {named}", source.path));
            }
        }
    }
    check(wrong);
}

#[test]
fn the_command_line_knows_only_how_to_run_the_reader_and_what_its_keys_are() {
    let mut wrong = Vec::new();
    for source in sources(&["src"]).iter().filter(|source| source.module() == "cli") {
        for (number, line) in source.code().filter(|(_, line)| has_path(line, "tui::")) {
            let is_known = ["tui::run ", "tui::linear::run ", "tui::RunError", "tui::keymap::"]
                .iter()
                .any(|name| line.contains(name));
            if !is_known {
                wrong.push(format!("{}:{number}: {line}", source.path));
            }
        }
    }
    check(wrong);
}

#[test]
fn what_comes_from_elsewhere_stays_where_it_belongs() {
    let mut wrong = Vec::new();
    for source in sources(&["src"]) {
        for (name, modules) in ONLY_IN.iter().filter(|(_, modules)| !modules.contains(&source.module())) {
            for (number, _) in source.code().filter(|(_, line)| has_path(line, name)) {
                wrong.push(format!("{}:{number}: {name} belongs in {modules:?}", source.path));
            }
        }
    }
    check(wrong);
}

#[test]
fn only_forms_that_others_know_are_serialised() {
    let sources = sources(&["src"]);
    let others = sources.iter().filter(|source| !WIRE_FILES.contains(&source.path.as_str()));
    let wrong = others.flat_map(|source| {
        let named =
            source.code().filter(|(_, line)| line.contains("Serialize") || line.contains("Deserialize"));
        named.map(move |(number, line)| format!("{}:{number}: {line}", source.path))
    });
    check(wrong);
}

#[test]
fn every_file_says_first_what_it_is() {
    let sources = sources(&["src", "tests", "benches", "examples"]);
    check(sources.iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.path.clone()));
}

#[test]
fn no_file_is_several_files() {
    let sources = sources(&["src", "tests", "benches", "examples"]);
    let long =
        sources.iter().map(|source| (source, source.text.lines().count())).filter(|(_, n)| *n > MAX_LINES);
    check(long.map(|(source, n)| format!("{}: {n} lines", source.path)));
}

#[test]
fn no_file_is_forgotten() {
    let sources = sources(&["src", "tests"]);
    let roots = ["src/main.rs", "src/lib.rs", "tests/main.rs"];
    let parent = |path: &str| match path.rsplit_once('/').unwrap() {
        ("src", _) => "src/lib.rs".to_owned(),
        ("tests", _) => "tests/main.rs".to_owned(),
        (folder, _) => format!("{folder}.rs"),
    };
    let is_declared = |source: &Source| {
        let name = Path::new(&source.path).file_stem().unwrap().to_str().unwrap();
        let parent = sources.iter().find(|other| other.path == parent(&source.path));
        let mut lines = parent.iter().flat_map(|parent| parent.text.lines());
        lines.any(|line| line.ends_with(&format!("mod {name};")))
    };
    let children = sources.iter().filter(|source| !roots.contains(&source.path.as_str()));
    check(children.filter(|source| !is_declared(source)).map(|source| source.path.clone()));
}

#[test]
fn the_map_names_what_there_is() {
    let map = fs::read_to_string(package().join("ARCHITECTURE.md")).unwrap();
    let mut room = String::new();
    let mut gone = Vec::new();
    for line in map.lines() {
        if let Some(heading) = line.strip_prefix("##") {
            room = heading.split('`').nth(1).unwrap_or_default().to_owned();
        }
        let named = line.split('`').skip(1).step_by(2);
        let is_place = |code: &&str| code.contains('/') || code.ends_with(".rs");
        for place in named.filter(is_place) {
            let stem = place.trim_end_matches("/*");
            let bases =
                ["", "src/", &format!("src/{room}/")].map(|base| package().join(format!("{base}{stem}")));
            if !bases.iter().any(|base| base.exists() || base.with_extension("rs").exists()) {
                gone.push(format!("ARCHITECTURE.md names {place}, which is not there"));
            }
        }
    }
    check(gone);
}
