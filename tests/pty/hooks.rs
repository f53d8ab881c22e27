//! The commands of the settings that are told of what happens to articles: the real shell runs them.

use super::{ARTICLES, HEADLINE, Home, Pty};
use serde_json::Value;
use std::fs;
use std::io::Write;

const TEXT: &str = "“The ships are safe,” harbour master Clara Whitfield said.\n";

/// A home with three articles and these settings.
fn home(config: &str) -> Home {
    let home = Home::new();
    fs::create_dir_all(home.path(".config/onrecord")).unwrap();
    fs::write(home.path(".config/onrecord/config.toml"), config).unwrap();
    home.article("a.txt", format!("date 2026-02-06 {HEADLINE}\n\n{TEXT}"))
        .article("b.txt", "date 2026-02-05 Council meets\n\nIt met.\n")
        .article("c.txt", "date 2026-02-04 Ferry is late\n\nIt came.\n")
}

fn leave(mut pty: Pty) {
    pty.press("q");
    assert!(pty.wait_for_end().success());
}

fn told(home: &Home, file: &str) -> Vec<Value> {
    let text = fs::read_to_string(home.path(file)).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn commands_get_the_article_one_after_the_other_and_who_leaves_waits_for_them() {
    // Those on what is kept take as long as the test wants, and all are run in order.
    let home = home(
        "on_keep = \"read line; read x < wait; echo \\\"$line\\\" >> told\"\n\
                     on_star = \"cat >> told\"\n",
    );
    let fifo = home.path("wait");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    // Open at both ends, so that nobody waits for the other to open it.
    let mut wait = fs::File::options().read(true).write(true).open(&fifo).unwrap();
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    pty.press("a");
    pty.wait_for("Kept:");
    pty.press("s");
    pty.wait_for("Starred:");
    pty.press("a");
    pty.wait_for("Inbox empty");
    assert!(told(&home, "told").is_empty());
    wait.write_all(b"go\ngo\n").unwrap();
    leave(pty);
    let told = told(&home, "told");
    let of =
        |line: &Value| ["event", "state", "title", "date"].map(|key| line[key].as_str().unwrap().to_owned());
    assert_eq!(
        told.iter().map(of).collect::<Vec<_>>(),
        [
            ["on_keep", "kept", HEADLINE, "2026-02-06"],
            ["on_star", "starred", "Council meets", "2026-02-05"],
            ["on_keep", "kept", "Ferry is late", "2026-02-04"],
        ]
    );
    assert_eq!(told[0]["quotes"][0]["speaker"], "Clara Whitfield");
    assert_eq!(told[0]["people"][0]["name"], "Clara Whitfield");
    assert!(told[0]["path"].as_str().unwrap().ends_with("articles/a.txt"));
    let text = fs::read(home.path(ARTICLES).join("a.txt")).unwrap();
    assert_eq!(told[0]["id"], blake3::hash(&text).to_hex().as_str());
}

#[test]
fn an_arrival_is_told_with_its_quotes() {
    let home = home("on_new = \"cat >> told.part; mv told.part told\"\n");
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    fs::write(home.path("news.txt"), format!("Harbour closes\n\n{TEXT}\n“All of them,” she said.\n"))
        .unwrap();
    fs::rename(home.path("news.txt"), home.path(ARTICLES).join("news.txt")).unwrap();
    pty.wait_for("1 new: press g n");
    pty.press("gn");
    pty.wait_for("inbox 1/4");
    pty.wait_for("QUOTES 2");
    leave(pty);
    let told = told(&home, "told");
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0]["event"], &told[0]["title"]), (&"on_new".into(), &"Harbour closes".into()));
    assert_eq!(told[0]["quotes"].as_array().unwrap().len(), 2);
}

#[test]
fn a_command_that_fails_says_so_and_the_next_is_run() {
    let home = home("on_keep = \"exit 3\"\non_star = \"no-such-command\"\n");
    let mut pty = home.open();
    pty.wait_for("QUOTES 1");
    pty.press("a");
    pty.wait_for("on_keep: “exit 3” ended with exit status: 3");
    pty.press("s");
    pty.wait_for("on_star: “no-such-command” ended with exit status: 127");
    leave(pty);
}
