//! Reading, searching, and screens of every size.

use super::{Screen, dark, sample};
use onrecord::article::plain;
use onrecord::ingest::Document;
use onrecord::ingest::import::Progress;
use onrecord::library::{DocId, Library};
use onrecord::tui::event::Event;
use onrecord::tui::wish::Wish;
use std::path::{Path, PathBuf};

pub(super) fn open(text: &str, width: u16, height: u16) -> Screen {
    let article = plain::parse(text.as_bytes()).unwrap();
    let document = Document { path: PathBuf::from("x.txt"), modified: None, article };
    let sample = sample::Sample { document, analysis: Default::default() };
    Screen::with(vec![sample], Library::in_memory().unwrap(), dark(), width, height)
}

pub(super) fn numbered_words() -> String {
    (0..600).fold("Numbers\n\n".to_owned(), |text, n| {
        text + &format!("w{n:03}") + if n % 50 == 49 { "\n\n" } else { " " }
    })
}

/// The first of the numbered words that is seen.
pub(super) fn first_word(screen: &Screen) -> String {
    let text = screen.text();
    let is_word = |word: &&str| word.len() == 4 && word.starts_with('w');
    text.split_whitespace().find(is_word).unwrap_or_default().to_owned()
}

#[test]
fn a_change_of_width_keeps_the_place_however_often() {
    let mut screen = open(&numbered_words(), 120, 30);
    screen.press("Enter Ctrl-d Ctrl-d Ctrl-d");
    let first = first_word(&screen);
    for (width, height) in [(80, 24), (41, 15), (199, 60), (64, 15), (110, 20), (40, 40)] {
        screen.resize(width, height);
        screen.assert_shows(&first);
    }
    assert_eq!(first_word(screen.resize(120, 30)), first);
}

#[test]
fn scrolling_goes_to_both_ends_and_no_further() {
    let mut screen = open(&numbered_words(), 80, 24);
    screen.press("Enter G").assert_shows("w599").assert_shows("100 %");
    screen.press("j j PgDn").assert_shows("w599").assert_shows("100 %");
    screen.press("g g k").assert_shows("w000").assert_shows("0 %");
    screen.press("Ctrl-d Ctrl-u").assert_shows("w000");
    screen.press("End Home").assert_shows("w000");
}

#[test]
fn space_reads_on_into_the_next_undecided_article() {
    let mut screen = Screen::new(80, 24);
    screen.press("Enter Space").assert_shows("1/4").press("Space Space").assert_shows("2/4 Council");
    screen.press("Space").assert_shows("3/4 The last ferry");
}

#[test]
fn the_smallest_screen_shows_each_pane_in_turn() {
    let mut screen = Screen::new(40, 15);
    screen.assert_shows("INBOX 4");
    screen.press("Tab").assert_shows("ARTICLE");
    screen.press("Tab").assert_shows("QUOTES 7");
    screen.press("Tab").assert_shows("INBOX 4");
    screen.press("Shift-Tab").assert_shows("QUOTES 7");
    screen.press("h h h").assert_shows("INBOX 4").press("l").assert_shows("ARTICLE");
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    let mut screen = Screen::new(80, 24);
    screen.resize(39, 15).assert_shows("onrecord needs 40×15").assert_shows("this is 39×15");
    screen.resize(1, 1).press("j J Tab Enter ?").resize(80, 24).assert_shows("INBOX 4");
    screen.resize(10, 3).press("q");
    assert_eq!(screen.wishes.last(), Some(&Wish::Quit));
}

#[test]
fn search_finds_counts_and_goes_round() {
    let mut screen = Screen::new(80, 24);
    screen.press("Enter /").type_in("storm").assert_shows("1 of 4");
    screen.press("Enter n").assert_shows("“storm” 2 of 4");
    screen.press("N N").assert_shows("On from the end.");
    screen.press("Tab j n").assert_shows("On from the start.").assert_shows("Harbour of Port Elder reopens");
    screen.press("Esc").assert_hides("“storm”");
    screen.press("/").type_in("zebra").assert_shows("nothing").press("Enter");
    screen.assert_shows("“zebra” is not found here.");
}

#[test]
fn a_search_that_is_given_up_goes_back() {
    let mut screen = Screen::new(80, 24);
    screen.press("Enter");
    let before = screen.rows()[1..20].to_vec();
    screen.press("/").type_in("fish market").assert_shows("fish market").press("Esc");
    assert_eq!(screen.rows()[1..20], before);
}

#[test]
fn search_in_the_list_and_in_the_quotations() {
    let mut screen = Screen::new(120, 40);
    screen.press("/").type_in("FERRY").press("Enter").assert_shows("inbox 3/4");
    screen.press("k k Enter Tab /").type_in("okafor").press("Enter").assert_shows("“okafor” 1 of 2");
    assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
}

#[test]
fn what_is_typed_into_a_search_is_no_command() {
    let mut screen = Screen::new(120, 40);
    screen.press("/").type_in("axsq").assert_hides("Kept:").press("Esc");
    screen.assert_shows("INBOX 4").assert_shows("inbox 1/4");
    screen.press("/").tell(Event::Paste("council\u{1b}[31m".to_owned()));
    screen.assert_shows("/council[31m");
}

#[test]
fn text_from_files_can_not_command_the_terminal() {
    let mut screen = open("Title\u{1b}]0;owned\u{7}\n\nBody \u{1b}[2J\u{9b}31m\ttab \u{202e}live", 120, 30);
    screen.press("Enter");
    screen.assert_shows("Title␛]0;owned␇").assert_shows("Body ␛[2J\u{fffd}31m    tab \u{fffd}live");
    assert!(!screen.text().contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn wide_characters_keep_to_their_cells() {
    let mut screen =
        open("協議\n\n協議は続く 協議は続く 協議は続く 協議は続く 協議は続く e\u{301}tat", 120, 20);
    screen.assert_shows("e\u{301}tat");
}

#[test]
fn a_failure_of_the_engine_is_told_and_the_article_stays_readable() {
    let mut screen = open("Numbers\n\nOne two three.", 120, 20);
    screen.fail(Path::new("x.txt"));
    screen.assert_shows("“Numbers” could not be analysed").assert_shows("One two three.");
    screen.press("Enter").assert_shows("This article could not be");
}

#[test]
fn a_report_of_an_article_that_is_not_there_changes_nothing() {
    let mut screen = Screen::new(120, 40);
    let before = screen.text();
    screen.tell(Event::Import(Progress::Analysed(vec![(DocId(99), 1)])));
    screen.tell(Event::Import(Progress::Missing(vec![DocId(99)])));
    assert_eq!(screen.text(), before);
}

#[test]
fn an_empty_article_pane_says_what_helps() {
    let mut screen = Screen::new(120, 40);
    screen.press("j").assert_shows("No quotations in this");
    screen.press("3").assert_shows("Nothing is starred: s");
}

#[test]
fn a_sequence_that_comes_to_nothing_leaves_its_last_key() {
    let mut screen = Screen::new(120, 40);
    screen.press("g j").assert_shows("inbox 2/4").press("g g").assert_shows("inbox 1/4");
}

#[test]
fn leaving_suspending_and_repainting_are_for_the_loop() {
    let mut screen = Screen::new(120, 40);
    screen.wishes.clear();
    screen.press("Ctrl-z Ctrl-l S Ctrl-c");
    assert_eq!(screen.wishes, [Wish::Suspend, Wish::Repaint, Wish::Quit]);
}
