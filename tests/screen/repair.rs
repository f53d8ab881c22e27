//! Saying what is wrong with a quotation, and that it was checked; the queue of doubtful ones.

use super::context::HERE;
use super::{Screen, dark, sample};
use insta::assert_snapshot;
use onrecord::library::{Library, Quoted};

/// The reader at the first quotation of the harbour article.
fn at_first(width: u16, height: u16) -> Screen {
    let mut screen = Screen::new(width, height);
    screen.press("Enter");
    screen
}

#[test]
fn the_menu_at_every_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 15)] {
        let mut screen = at_first(width, height);
        screen.press("w");
        assert_snapshot!(format!("menu_{width}x{height}"), screen.picture());
        screen.press("s");
        assert_snapshot!(format!("people_{width}x{height}"), screen.text());
        screen.press("Esc t");
        assert_snapshot!(format!("extent_{width}x{height}"), screen.text());
    }
}

#[test]
fn another_speaker_is_chosen_and_taken_back() {
    let mut screen = at_first(140, 40);
    let before = screen.text();
    screen.press("w s").type_in("okaf").press("Enter");
    screen.assert_shows("Said by Tomas Okafor: u takes it back.").assert_shows("✎ “Every light works");
    let mut n_quotes = 0;
    let count =
        |quoted: Quoted<'_>| n_quotes += if quoted.name == "Tomas Okafor" { quoted.n_quotes } else { 0 };
    screen.library.each_quoted(count).unwrap();
    assert_eq!(n_quotes, 5);
    screen.press("u").assert_shows("Taken back, not corrected any more").assert_hides("✎");
    screen.press("Esc");
    assert_eq!(screen.text(), before);
    screen.press("U").assert_shows("✎ “Every light works");
}

#[test]
fn a_speaker_can_be_typed_or_unknown() {
    let mut screen = at_first(140, 40);
    screen.press("w s").type_in("Ada Quist").assert_shows("as typed").press("Enter");
    screen.assert_shows("Said by Ada Quist").assert_shows("● Ada Quist");
    screen
        .press("w s End Ctrl-End Enter")
        .assert_shows("Said by nobody who is known")
        .assert_hides("Ada Quist  ");
}

#[test]
fn whoever_only_has_the_letters_is_not_taken_for_who_is_typed() {
    let mut screen = at_first(140, 40);
    screen.press("w s").type_in("Tom Fo").assert_shows("Tomas Okafor").press("Enter");
    screen.assert_shows("Said by Tom Fo: ");
}

#[test]
fn what_is_no_quotation_leaves_the_pane_and_the_list() {
    let mut screen = at_first(140, 40);
    screen.assert_shows("QUOTES 7").press("w n");
    screen.assert_shows("No quotation any more: u takes it back.").assert_shows("QUOTES 6");
    assert_eq!(screen.library.entries(&[], None).unwrap()[0].n_quotes, Some(6));
    screen.press("u").assert_shows("QUOTES 7");
}

#[test]
fn the_ends_are_moved_by_words_and_sentences() {
    // Where there is one pane, nothing else is lit.
    let mut screen = at_first(60, 40);
    screen.press("w t h h h Enter").assert_shows("The quotation has these words now");
    screen.press("Esc");
    assert_eq!(screen.lit(), "“Every light works, and every buoy is back where");
    screen.press("w t Tab l l Enter Esc");
    assert_eq!(screen.lit(), "works, and every buoy is back where");
    screen.press("w t L").press("Enter").assert_shows("The quotation has these words now");
    screen.press("u u u Esc");
    assert_eq!(screen.lit(), "“Every light works, and every buoy is back where it belongs,”");
}

#[test]
fn two_people_are_one_and_one_is_two() {
    let mut screen = at_first(140, 40);
    screen.press("w m").assert_shows("WHO IS THE SAME PERSON AS Vera Lind?");
    screen.type_in("okafor").press("Enter").assert_shows("Vera Lind and Tomas Okafor are one");
    screen.assert_shows("● Tomas Okafor").assert_hides("● Vera Lind");
    screen.press("u").assert_shows("● Vera Lind");
    screen.press("w p").assert_shows("WHICH NAME IS NOT Vera Lind?").press("Enter");
    screen.assert_shows("Vera Lind and Lind are two").press("u");
}

#[test]
fn a_quotation_that_is_missing_is_marked_with_its_speaker() {
    let mut screen = at_first(140, 40);
    screen.press("w n").assert_shows("QUOTES 6").press("M").assert_shows("WHICH WORDS ARE A QUOTATION?");
    assert_snapshot!("missing_140x40", screen.text());
    // Behind the caption and the first paragraph.
    screen.press("g g j j j");
    assert_eq!(screen.on(HERE), "Every light works, and every buoy is back where it belongs,");
    screen.press("Enter").assert_shows("WHO SAYS IT?");
    screen.type_in("lind").press("Enter").assert_shows("A quotation of Vera Lind: u takes it back.");
    screen.assert_shows("QUOTES 7").assert_shows("✎ “Every light works").press("u").assert_shows("QUOTES 6");
}

#[test]
fn a_sentence_without_marks_is_cut_to_the_words_that_were_said() {
    let mut screen = Screen::new(60, 40);
    screen.press("j Enter").assert_hides("✎").press("M Enter").assert_shows("MOVE THE START");
    screen.press("l l Enter").assert_shows("WHO SAYS IT?").type_in("the council").press("Enter");
    screen.assert_shows("A quotation of the council: u takes it back.").press("Esc");
    assert_eq!(screen.lit(), "of Port Elder voted on Sunday for a wall of stone, nine to two.");
    let library = screen.library.another().unwrap();
    screen.analyse(1);
    screen.press("l").assert_shows("QUOTES 1").assert_shows("the council");
    assert_eq!(library.all_corrections().unwrap().len(), 2);
    screen.press("h w n").assert_shows("No quotation any more").press("u w t h Enter");
    screen.assert_shows("The quotation has these words now");
}

#[test]
fn where_nothing_is_quoted_the_menu_says_how_something_is_marked() {
    Screen::new(140, 40).press("j Enter w").assert_shows("No quotation is chosen: M marks one");
}

#[test]
fn a_verdict_goes_round() {
    let mut screen = at_first(140, 40);
    screen.press("v").assert_shows("Checked: u takes it back.").assert_shows("✓ “Every light");
    screen.press("v").assert_shows("Disputed").assert_shows("! “Every light");
    screen.press("v").assert_shows("No verdict any more").assert_hides("! “Every");
    screen.press("w c").assert_shows("✓ “Every light").press("w d").assert_shows("! “Every light");
}

#[test]
fn what_is_kept_is_there_in_the_next_session_and_after_the_next_analysis() {
    let mut screen = at_first(140, 40);
    screen.press("w s").type_in("okaf").press("Enter v");
    let library = screen.library.another().unwrap();
    screen.analyse(0);
    screen.assert_shows("✓✎“Every light works");
    drop(screen);
    let mut screen = Screen::with(sample::all(), library, dark(), 140, 40);
    screen.press("Enter").assert_shows("✓✎“Every light works");
}

#[test]
fn without_a_quotation_there_is_nothing_to_repair() {
    let mut screen = Screen::with(sample::all(), Library::in_memory().unwrap(), dark(), 140, 40);
    screen
        .press("w")
        .assert_shows("The quotations of this article are not found yet.")
        .press("v")
        .assert_shows("The quotations of this article are not found yet.");
    screen.press("W").assert_shows("No quotation of these articles waits to be checked.");
}

#[test]
fn the_doubtful_come_first_and_each_verdict_goes_on() {
    let mut screen = Screen::new(140, 40);
    screen.press("W");
    assert_snapshot!("doubts_140x40", screen.text());
    let rows = screen.rows();
    let sure: Vec<u32> =
        rows.iter().filter_map(|row| row.trim_start().split_once(" %  ")?.0.parse().ok()).collect();
    assert!(sure.len() > 3 && sure.is_sorted(), "{sure:?}");
    screen.press("Enter").resize(60, 40);
    assert_eq!(screen.lit(), "“half done”");
    screen.press("v").assert_shows("Checked: u takes it back.");
    let second = screen.lit();
    assert_ne!(second, "“half done”");
    screen.press("w n").assert_shows("No quotation any more");
    assert_ne!(screen.lit(), second);
    let third = screen.lit();
    screen.press("u");
    assert_eq!(screen.lit(), second);
    screen.press("v");
    assert_eq!(screen.lit(), third);
    screen.press("u");
    // What was looked at does not come again.
    screen.press("W").assert_hides("half done");
    screen.press("Esc").resize(40, 15).press("W");
    assert_snapshot!("doubts_40x15", screen.text());
}
