//! Going somewhere by name.

use super::Screen;
use super::palette::check_pictures;

#[test]
fn looks_right_at_every_size() {
    check_pictures("go_to", "Enter p Down", "");
    check_pictures("go_to_typed", "Enter p", "er");
}

#[test]
fn an_article_is_found_by_its_title_whatever_the_list() {
    let mut screen = Screen::new(120, 40);
    screen.press("x p").type_in("ferry last").assert_shows("article").press("Enter");
    screen.assert_shows("inbox 3/4").assert_shows("took eleven");
    screen.press("3 p").type_in("reopens").press("Enter");
    screen.assert_shows("discarded 1/1").assert_shows("Every light works");
}

#[test]
fn a_speaker_leads_to_the_first_words_and_a_name_to_where_it_stands_first() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter p").type_in("okafor").assert_shows("speaker").assert_shows("person");
    screen.press("Enter");
    assert!(screen.lit().contains("I have heard that before"), "{}", screen.lit());
    screen.press("p").type_in("coastal").assert_shows("organisation").press("Enter");
    let row = screen.rows().iter().position(|row| row.contains("Coastal")).unwrap();
    let lit = screen.style_runs(row as u16);
    assert!(lit.iter().any(|run| run.contains(" on #")), "{lit:?}");
}

#[test]
fn with_nothing_to_go_to_it_says_so_and_stays() {
    let mut screen = Screen::new(120, 40);
    screen.press("p").type_in("zzz").press("Enter").assert_shows("Nothing is called so: Backspace widens");
    screen.press("Backspace Backspace Backspace").assert_shows("go to an article").press("Esc");
    screen.assert_hides("go to an article").assert_shows("inbox 1/4");
}

#[test]
fn without_an_analysis_there_are_the_articles() {
    let mut screen = Screen::not_analysed(120, 40);
    screen.press("p").type_in("okafor").assert_shows("Nothing is called so").press("Ctrl-u");
    screen
        .type_in("storm")
        .assert_shows("Storm season begins early")
        .press("Enter")
        .assert_shows("inbox 4/4");
}
