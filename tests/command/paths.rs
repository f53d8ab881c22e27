//! Paths that the reader refuses before it touches the terminal.
//!
//! That a path is accepted shows in the complaint that there is no terminal.

use super::Test;

const NO_TERMINAL: &str = "onrecord: there is no terminal here to read in; `onrecord --linear` reads in lines, `onrecord extract` prints the quotations\n";

#[test]
fn every_path_that_does_not_exist_is_named() {
    Test::new(&["missing.txt", "a.txt", "nowhere"])
        .file("a.txt", "An article\n")
        .stderr(
            "onrecord: missing.txt: there is no such file or folder\n\
             onrecord: nowhere: there is no such file or folder\n",
        )
        .status(1);
}

#[test]
fn a_folder_without_articles_is_named() {
    Test::new(&["empty"])
        .folder("empty")
        .stderr("onrecord: empty: holds no article (no .txt file)\n")
        .status(1);
    Test::new(&["notes"])
        .file("notes/.hidden.txt", "An article\n")
        .file("notes/.git/a.txt", "An article\n")
        .file("notes/readme.md", "No article\n")
        .stderr("onrecord: notes: holds no article (no .txt file)\n")
        .status(1);
}

#[test]
fn a_file_that_is_no_article_is_named() {
    Test::new(&["a.txt", "latin.txt", "blank.txt"])
        .file("a.txt", "An article\n")
        .file("latin.txt", b"caf\xe9")
        .file("blank.txt", "\n \n")
        .stderr(
            "onrecord: latin.txt: not UTF-8 text: wrong byte at offset 3\n\
             onrecord: blank.txt: holds no text\n",
        )
        .status(1);
}

#[test]
fn a_bad_file_inside_a_folder_does_not_keep_the_rest_from_being_read() {
    let folder = || Test::new(&["folder"]).file("folder/latin.txt", b"caf\xe9");
    folder().file("folder/a.txt", "An article\n").stderr(NO_TERMINAL).status(1);
    folder().stderr("onrecord: folder/latin.txt: not UTF-8 text: wrong byte at offset 3\n").status(1);
}

#[test]
fn a_folder_may_be_called_as_a_command_is() {
    Test::new(&["./extract"]).file("extract/a.txt", "An article\n").stderr(NO_TERMINAL).status(1);
    Test::new(&["--", "extract"]).file("extract/a.txt", "An article\n").stderr(NO_TERMINAL).status(1);
    Test::new(&["help"]).file("help/a.txt", "An article\n").stderr(NO_TERMINAL).status(1);
}

#[test]
fn names_are_shown_without_what_a_terminal_would_obey() {
    Test::new(&["\u{1b}]0;title\u{7}"])
        .stderr("onrecord: \\u{1b}]0;title\\u{7}: there is no such file or folder\n")
        .status(1);
}
