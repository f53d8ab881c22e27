//! The list of speakers: who is in it, in which order, and where it leads.

use super::{Screen, dark, sample};
use insta::assert_snapshot;
use onrecord::library::Library;

/// The reader on the articles about the quay, where one minister has two names.
pub(super) fn quay(width: u16, height: u16) -> Screen {
    let mut screen = Screen::with(sample::quay(), Library::in_memory().unwrap(), dark(), width, height);
    for (n, sample) in sample::quay().iter().enumerate() {
        screen.analyse_as(n, &sample.analysis);
    }
    screen
}

#[test]
fn looks_right_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        let mut screen = quay(width, height);
        screen.join().press("S");
        assert_snapshot!(format!("speakers_{width}x{height}"), screen.picture());
    }
}

#[test]
fn spellings_of_one_name_are_one_row_once_it_is_found_out() {
    let mut screen = quay(120, 40);
    screen.press("S").assert_shows("SPEAKERS 3").assert_shows("● Bill Harrow");
    screen.join().assert_shows("SPEAKERS 2").assert_shows("● William Harrow").assert_hides("● Bill Harrow");
}

#[test]
fn what_was_selected_stays_so_when_speakers_are_gathered_anew() {
    let mut screen = quay(120, 40);
    screen.press("S Down Down").join();
    screen.press("Tab").assert_shows("inbox 4/4");
    assert!(screen.lit().contains("The north quay is ours"), "{}", screen.lit());
}

#[test]
fn whoever_is_typed_is_found_in_any_spelling_and_with_letters_left_out() {
    let mut screen = quay(120, 40);
    screen.join().press("S").type_in("harow").assert_shows("SPEAKERS 1").assert_shows("● William Harrow");
    screen.press("Ctrl-u").type_in("wlhrw").assert_shows("SPEAKERS 1").assert_shows("● William Harrow");
    screen.press("Ctrl-u").type_in("ports").assert_shows("SPEAKERS 1");
    screen.press("Ctrl-u").type_in("Veera").assert_shows("SPEAKERS 1").assert_shows("● Vera Lind");
    screen.press("Enter").assert_shows("Vera Lind").assert_shows("1 quote");
}

#[test]
fn one_key_filters_the_list_to_a_speaker() {
    let mut screen = quay(120, 40);
    screen.join().press("S").type_in("lind").press("Ctrl-f").assert_hides("SPEAKERS");
    screen.assert_shows("INBOX 1 of 4 · speaker:\"Vera").assert_shows("Ferry to sail again");
    screen.assert_hides("New quay at any cost");
}

#[test]
fn only_speakers_of_the_scope_are_listed() {
    let mut screen = quay(120, 40);
    screen.press("G a 2 S").assert_shows("SPEAKERS 2 · kept").assert_hides("Bill Harrow");
}
