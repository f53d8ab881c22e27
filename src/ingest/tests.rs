//! What is found and read, over real folders.

use super::{Reason, find, read, read_all, samples};
use crate::article::ArticleError;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder of articles that say their own names.
fn folder(names: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("The article {name}\n")).unwrap();
    }
    folder
}

#[track_caller]
fn check(folder: &TempDir, paths: &[&str], files: &[&str], failures: &[&str]) {
    let paths: Vec<_> = paths.iter().map(|path| folder.path().join(path)).collect();
    let found = find(&paths);
    let relative = |path: &Path| path.strip_prefix(folder.path()).unwrap().display().to_string();
    assert_eq!(found.files.iter().map(|path| relative(path)).collect::<Vec<_>>(), files);
    let lines =
        found.failures.iter().map(|failure| format!("{}: {}", relative(&failure.path), failure.reason));
    assert_eq!(lines.collect::<Vec<_>>(), failures);
}

#[test]
fn folders_are_searched_in_the_order_of_their_names() {
    let folder = folder(&["b.txt", "a/2.txt", "a/1.TXT", "c/d/e.txt", "notes.md", "plain", "z.txt.bak"]);
    check(&folder, &[""], &["a/1.TXT", "a/2.txt", "b.txt", "c/d/e.txt"], &[]);
}

#[test]
fn hidden_files_are_left_out_and_ignore_files_mean_nothing() {
    let folder = folder(&["a.txt", ".hidden.txt", ".git/b.txt", ".config/c.txt"]);
    fs::write(folder.path().join(".gitignore"), "*.txt\n").unwrap();
    fs::write(folder.path().join(".ignore"), "*.txt\n").unwrap();
    check(&folder, &[""], &["a.txt"], &[]);
}

#[test]
fn what_is_named_is_taken_whatever_it_is_called() {
    let folder = folder(&["notes.md", ".hidden.txt", ".folder/a.txt"]);
    let paths = ["notes.md", ".hidden.txt", ".folder"];
    check(&folder, &paths, &["notes.md", ".hidden.txt", ".folder/a.txt"], &[]);
}

#[test]
fn no_file_is_taken_twice() {
    let folder = folder(&["a/1.txt", "a/2.txt"]);
    symlink("1.txt", folder.path().join("a/3.txt")).unwrap();
    symlink("a", folder.path().join("b")).unwrap();
    check(&folder, &["a/2.txt", "a", "b/1.txt", "."], &["a/2.txt", "a/1.txt"], &[]);
}

#[test]
fn links_are_followed_but_never_in_circles() {
    let folder = folder(&["a/1.txt", "elsewhere/2.txt"]);
    symlink(".", folder.path().join("a/here")).unwrap();
    symlink("../elsewhere", folder.path().join("a/there")).unwrap();
    symlink("self", folder.path().join("a/self")).unwrap();
    symlink("nowhere", folder.path().join("a/broken")).unwrap();
    symlink("nobody@host.1", folder.path().join("a/.#1.txt")).unwrap();
    symlink("nowhere", folder.path().join("a/lost.txt")).unwrap();
    let lost = "a/lost.txt: there is no such file or folder";
    check(&folder, &["a"], &["a/1.txt", "a/there/2.txt"], &[lost]);
}

#[test]
fn paths_that_give_nothing_are_told_and_do_not_stop_the_rest() {
    let folder = folder(&["empty/notes.md", "a.txt"]);
    let failures = ["missing: there is no such file or folder", "empty: holds no article (no .txt file)"];
    check(&folder, &["missing", "empty", "a.txt"], &["a.txt"], &failures);
}

#[test]
fn names_that_are_not_utf8_are_read() {
    let folder = folder(&[]);
    let path = folder.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&path, "An article\n").unwrap();
    let found = find(&[folder.path().to_owned()]);
    assert_eq!(found.files, std::slice::from_ref(&path));
    assert_eq!(read(&path).unwrap().path, path);
}

#[test]
fn many_files_are_read_in_order_past_those_that_cannot_be() {
    let names: Vec<_> = (0..50).map(|n| format!("{n:02}.txt")).collect();
    let folder = folder(&names.iter().map(String::as_str).collect::<Vec<_>>());
    fs::write(folder.path().join("07.txt"), b"caf\xe9").unwrap();
    fs::write(folder.path().join("08.txt"), b" \n").unwrap();
    let paths: Vec<_> = names.iter().map(|name| folder.path().join(name)).collect();
    for (path, result) in paths.iter().zip(read_all(&paths)) {
        match (path.file_name().unwrap().to_str().unwrap(), result) {
            (_, Ok(document)) => assert_eq!(document.path, *path),
            ("07.txt", Err(failure)) => {
                assert_eq!(failure.path, *path);
                assert!(matches!(failure.reason, Reason::Article(ArticleError::NotUtf8 { offset: 3 })));
            }
            ("08.txt", Err(failure)) => {
                assert!(matches!(failure.reason, Reason::Article(ArticleError::Empty)));
            }
            (name, Err(failure)) => panic!("{name}: {failure}"),
        }
    }
}

#[test]
fn a_failure_is_one_line_whatever_the_file_is_called() {
    let failure = read(Path::new("two\nlines\u{1b}]0;title\u{7}.txt")).unwrap_err();
    assert_eq!(failure.to_string(), r"two\nlines\u{1b}]0;title\u{7}.txt: there is no such file or folder");
}

#[test]
fn a_file_without_end_is_refused() {
    let failure = read(Path::new("/dev/zero")).unwrap_err();
    assert!(matches!(failure.reason, Reason::TooLarge));
}

#[test]
fn every_seed_is_a_sample() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let samples = samples();
    for sample in &samples {
        let path = folder.parent().unwrap().join(&sample.path);
        assert_eq!(sample.article, read(&path).unwrap().article);
    }
    let paths: Vec<PathBuf> =
        samples.into_iter().map(|sample| folder.parent().unwrap().join(sample.path)).collect();
    assert_eq!(paths, find(&[folder]).files);
}
