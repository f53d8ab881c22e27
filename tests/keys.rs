//! The documents' tables of keys are those of the reader: README.md has the first key of each action of the panes,
//! `docs/keys.md` all.
//!
//! Where one is out of date it is written anew and the test fails, so that the change is looked at.

use onrecord::tui::keymap::{Keymap, Row, Section};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- keys: written by the tests -->\n";
const END: &str = "<!-- end of keys -->\n";

/// The sections that are about the panes: those before the first place of its own.
fn of_panes(sections: &[Section]) -> &[Section] {
    let others = sections.iter().position(|section| section.title.starts_with("In the "));
    sections.get(..others.unwrap()).unwrap()
}

fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn short(row: &Row) -> String {
    row.keys.first().map_or(row.name.to_owned(), |keys| format!("{} {}", code(keys), row.name))
}

fn overview(sections: &[Section]) -> String {
    let mut table = "| | |\n|---|---|\n".to_owned();
    for Section { title, rows } in of_panes(sections) {
        let rows: Vec<String> = rows.iter().map(short).collect();
        writeln!(table, "| {title} | {} |", rows.join(" · ")).unwrap();
    }
    table
}

fn all(sections: &[Section]) -> String {
    let mut text = String::new();
    for Section { title, rows } in sections {
        writeln!(text, "### {title}\n\n| Keys | Action | What it does |\n|---|---|---|").unwrap();
        for Row { keys, name, help } in rows {
            let keys: Vec<String> = keys.iter().map(|keys| code(keys)).collect();
            writeln!(text, "| {} | {} | {} |", keys.join(" "), code(name), help.replace('|', "\\|")).unwrap();
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

#[track_caller]
fn check(file: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (former, after) = rest.split_once(END).unwrap();
    let table = format!("\n{table}\n");
    if former != table {
        fs::write(path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
        panic!("{file} was out of date and is written anew: look at what has changed");
    }
}

#[test]
fn readme() {
    check("README.md", &overview(&Keymap::default().sections()));
}

#[test]
fn page_of_keys() {
    check("docs/keys.md", &all(&Keymap::default().sections()));
}
