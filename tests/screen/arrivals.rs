//! Articles that arrive, change and vanish while one reads.

use super::{Screen, dark, put, sample};
use chrono::NaiveDate;
use onrecord::analysis::EngineVersion;
use onrecord::article::plain;
use onrecord::config::{Arrivals, Config};
use onrecord::ingest::Document;
use onrecord::ingest::import::Progress;
use onrecord::ingest::watch::{News, Ways};
use onrecord::library::{DocId, Findings, Library};
use onrecord::tui::event::Event;
use onrecord::tui::wish::Task;
use sample::Sample;
use std::path::PathBuf;

impl Screen {
    /// The reader on the samples, once the folders were searched.
    pub(super) fn searched(width: u16, height: u16) -> Screen {
        let mut screen = Screen::new(width, height);
        screen.tell(Event::Listed(Vec::new()));
        screen.tell(Event::Import(Progress::Idle));
        screen
    }

    /// Has the importer list a file with this text.
    pub(super) fn import(&mut self, path: &str, text: &str) -> DocId {
        let article = plain::parse(text.as_bytes()).unwrap();
        let modified = NaiveDate::from_ymd_opt(2026, 3, 4);
        let document = Document { path: PathBuf::from(path), modified, article };
        // Of the analysis, only the library's own copy counts.
        let analysis = sample::letter().analysis;
        let docs = put(&mut self.library, &[Sample { document, analysis }]);
        let entry = self.library.entry(docs[0]).unwrap().unwrap();
        self.tell(Event::Import(Progress::Listed(vec![entry])));
        docs[0]
    }

    /// Has the importer list the letter, which is the newest, and analyse it.
    pub(super) fn receive_letter(&mut self) {
        let Sample { document, analysis } = sample::letter();
        let findings = Findings::new(&document.article, &analysis);
        let doc = self.import("elder/letter.txt", &document.article.text.clone());
        let mut batch = self.library.batch().unwrap();
        batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap();
        batch.commit().unwrap();
        self.tell(Event::Import(Progress::Analysed(vec![(doc, 2)])));
    }

    fn remove(&mut self, path: &str) {
        let mut batch = self.library.batch().unwrap();
        let doc = batch.mark_missing(path.as_ref()).unwrap().unwrap();
        batch.commit().unwrap();
        self.tell(Event::Import(Progress::Missing(vec![doc])));
    }

    fn configure(&mut self, arrivals: Arrivals) {
        self.app.configure(Config { arrivals, ..Config::default() }, dark(), &[]);
        self.paint();
    }
}

const TRAM: &str = "date 2026-02-28 A tram for Port Elder\n\nThe first tram ran on Saturday.";

#[test]
fn new_articles_wait_behind_one_line_until_they_are_asked_for() {
    let mut screen = Screen::searched(120, 40);
    let list = |screen: &Screen| screen.rows().iter().map(|row| row.chars().take(31).collect()).collect();
    let before: Vec<String> = list(&screen);
    screen.receive_letter();
    screen.import("elder/tram.txt", TRAM);
    screen.assert_shows("2 new: press g n").assert_shows("inbox 1/4").assert_hides("A letter from");
    let after: Vec<String> = list(&screen);
    let moved: Vec<_> = (0..before.len()).filter(|&y| before[y] != after[y]).collect();
    assert_eq!(moved, [1], "nothing but the line is new in the list");
    screen.press("j g n").assert_hides("new: press").assert_shows("inbox 1/6");
    screen.assert_shows("A letter from the islands").assert_shows("QUOTES 2").assert_shows("A tram for");
    screen.press("g n").assert_shows("Nothing new has arrived.");
}

#[test]
fn where_the_list_has_no_room_the_status_line_tells_of_arrivals() {
    for (width, height, keys) in [(120, 16, ""), (80, 24, "Enter"), (40, 15, "Enter"), (40, 15, "")] {
        let mut screen = Screen::searched(width, height);
        screen.press(keys).import("elder/tram.txt", TRAM);
        assert!(screen.status().contains("1 new: press g n"), "{}", screen.text());
        screen.press("g n");
        assert!(!screen.text().contains("1 new"), "{}", screen.text());
    }
}

#[test]
fn what_is_let_in_is_shown_where_it_belongs() {
    let mut screen = Screen::searched(120, 40);
    screen.press("a 2").assert_shows("kept 1/1").import("elder/tram.txt", TRAM);
    screen.assert_shows("1 new: press g n").press("1 2 5").assert_hides("A tram for");
    screen.press("2 g n").assert_shows("inbox 2/4").assert_shows("The first tram ran");
}

#[test]
fn live_arrivals_join_the_list_and_the_selection_stays() {
    let mut screen = Screen::searched(120, 40);
    screen.configure(Arrivals::Live);
    screen.receive_letter();
    screen.assert_shows("inbox 2/5").assert_shows("Every light works").assert_hides("new: press");
    screen.configure(Arrivals::Wait);
    screen.import("elder/tram.txt", TRAM);
    screen.assert_shows("inbox 2/5").assert_shows("1 new: press g n");
    screen.configure(Arrivals::Live);
    screen.assert_shows("inbox 2/6").assert_hides("new: press");
}

#[test]
fn what_the_first_search_finds_has_not_arrived_unless_it_came_meanwhile() {
    let mut screen = Screen::new(120, 40);
    screen.import("elder/tram.txt", TRAM);
    screen.assert_shows("inbox 1/5").assert_hides("new: press");
    screen.tell(Event::Listed(Vec::new()));
    screen.tell(Event::Watch(News::Ready(vec![PathBuf::from("elder/letter.txt")])));
    screen.import("elder/dune.txt", "The dunes of Port Elder\n\nThey move.");
    screen.assert_shows("inbox 2/6").assert_hides("new: press");
    screen.receive_letter();
    screen.assert_shows("inbox 2/6").assert_shows("1 new: press g n");
}

#[test]
fn a_file_that_changes_keeps_its_place_and_decision_and_says_so() {
    let mut screen = Screen::searched(120, 40);
    screen.press("j s k k");
    let text = "date 2026-03-01 Council votes for a new sea wall\n\nThe council of Port Elder voted again.";
    screen.import("elder/council.txt", text);
    screen.assert_shows("01 Mar                 ≠  ·").assert_hides("new: press").assert_shows("inbox 1/4");
    screen.press("j").assert_shows("voted again").assert_shows("the file has changed · 1 Mar 2026");
    screen.press("k j").assert_shows("the file has changed").press("Enter k h k");
    screen.assert_shows("01 Mar                    ·").press("j").assert_hides("the file has changed");
}

#[test]
fn a_file_that_vanishes_stays_readable_and_says_so() {
    let mut screen = Screen::searched(120, 40);
    screen.remove("elder/harbour.txt");
    screen.assert_shows("02 Mar                 ∅  7").assert_shows("the file is gone · 2 Mar 2026");
    screen.assert_shows("Every light works").press("a").assert_shows("Kept: “Harbour");
}

#[test]
fn what_changes_or_vanishes_while_it_waits_is_let_in_as_it_is() {
    let mut screen = Screen::searched(120, 40);
    screen.import("elder/tram.txt", TRAM);
    screen.import("elder/tram.txt", &TRAM.replace("Saturday", "Sunday"));
    screen.assert_shows("1 new: press g n");
    screen.remove("elder/tram.txt");
    screen.press("g n").assert_shows("on Sunday").assert_shows("the file is gone").assert_shows("/5");
}

#[test]
fn folders_are_searched_again_on_request_and_when_the_terminal_comes_to_the_front() {
    let mut screen = Screen::searched(120, 40);
    screen.press("R").assert_shows("Looking for what is new.");
    assert_eq!(screen.tasks.iter().filter(|task| **task == Task::Rescan).count(), 1);
    screen.tell(Event::FocusGained);
    assert_eq!(screen.tasks.iter().filter(|task| **task == Task::Rescan).count(), 2);
}

#[test]
fn the_status_line_tells_how_folders_are_watched_where_the_system_does_not_help() {
    let mut screen = Screen::searched(120, 40);
    let watch = |polled: &[&str], unwatched: &[&str]| {
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect();
        Event::Watch(News::Watching(Ways { polled: paths(polled), unwatched: paths(unwatched) }))
    };
    screen.tell(watch(&["elder"], &[]));
    assert!(screen.status().contains("polling"));
    screen.tell(watch(&["elder"], &["elder/secret"]));
    assert!(screen.status().contains("can’t watch elder/secret"));
    screen.tell(watch(&[], &["elder/secret", "elder/other"]));
    assert!(screen.status().contains("can’t watch 2 folders"));
    screen.tell(watch(&[], &[]));
    assert!(!screen.status().contains("watch"));
}

#[test]
fn the_library_of_a_reader_is_another_connection_to_that_of_the_importer() {
    let library = Library::in_memory().unwrap();
    let mut screen = Screen::with(sample::all(), library, dark(), 120, 40);
    screen.import("elder/tram.txt", TRAM);
    screen.press("G k k").assert_shows("inbox 3/5");
}

#[test]
fn a_rate_is_told_once_it_was_measured_for_a_second() {
    let mut screen = Screen::not_analysed(120, 40);
    let rate = |done, all| Event::Import(Progress::Rate { done, all, per_second: 1260.0 });
    screen.tell(rate(2, 4));
    screen.assert_shows("analysing 2 of 4 ").assert_hides("/s");
    screen.tell(rate(1300, 9000));
    screen.assert_shows("analysing 1300 of 9000").assert_shows(" 1260/s");
}
