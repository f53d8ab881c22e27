//! What other programs are asked to do.

use super::reading::open;
use super::{Screen, dark, sample};
use onrecord::tui::event::Event;
use onrecord::tui::outside::Errand;
use onrecord::tui::wish::Wish;
use std::path::PathBuf;

#[track_caller]
fn errand(screen: &Screen) -> &Errand {
    match screen.wishes.last() {
        Some(Wish::Lend(errand)) => errand,
        other => panic!("{other:?} is no errand"),
    }
}

#[test]
fn the_editor_gets_the_file_and_the_line() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J e");
    let Errand::Edit { path, line, editor: None } = errand(&screen) else { panic!("{:?}", screen.wishes) };
    assert_eq!((path, *line), (&PathBuf::from("elder/harbour.txt"), 9));
}

#[test]
fn the_address_of_the_article_is_opened() {
    let mut screen = open("Title\n\nSee https://a.example/x.\n\nurl https://b.example/y", 120, 40);
    screen.press("o");
    let wanted = Errand::Browse { address: "https://b.example/y".to_owned(), opener: None };
    assert_eq!(errand(&screen), &wanted);
    Screen::new(120, 40).press("Enter o").assert_shows("This article gives no address on the web.");
}

#[test]
fn a_command_gets_the_article_or_the_quotation() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter |").assert_shows("pipe the article to:").type_in("wc -w; axq").press("Enter");
    let Errand::Pipe { command, input } = errand(&screen) else { panic!("{:?}", screen.wishes) };
    assert_eq!(command, "wc -w; axq");
    assert!(input.contains("By Nora Quist") && input.contains("Welcome home"));
    screen.press("l j |").assert_shows("pipe the quotation to:").type_in("cat").press("Enter");
    let Errand::Pipe { input, .. } = errand(&screen) else { panic!("{:?}", screen.wishes) };
    assert_eq!(input, "I would take my own mother through the north channel tonight,\n");
    let n_wishes = screen.wishes.len();
    screen.press("|").type_in("rm").press("Esc").assert_hides("pipe").press("| Enter").assert_hides("pipe");
    assert_eq!(screen.wishes.len(), n_wishes);
}

#[test]
fn what_was_typed_comes_again_also_in_the_next_session() {
    let mut screen = Screen::new(120, 40);
    screen.press("|").assert_shows("Up has former ones again");
    screen.type_in("wc -w").press("Enter |").type_in("cat").press("Enter |").type_in("so");
    screen.press("Up").assert_shows("to: cat").press("Up Up").assert_shows("to: wc -w");
    screen.press("Down Down").assert_shows("to: so").press("Esc / Up").assert_hides("cat").press("Esc");
    screen.press("f").type_in("goat").press("Enter f Ctrl-u Up").assert_shows("filter goat").press("Esc");
    let library = screen.library.another().unwrap();
    drop(screen);
    let mut screen = Screen::with(sample::all(), library, dark(), 120, 40);
    screen.press("| Up Up Enter");
    let Errand::Pipe { command, .. } = errand(&screen) else { panic!("{:?}", screen.wishes) };
    assert_eq!(command, "wc -w");
}

#[test]
fn how_it_went_is_told() {
    let mut screen = Screen::new(120, 40);
    screen.tell(Event::Returned(Ok("Back from the editor.".to_owned())));
    screen.assert_shows("Back from the editor.");
    screen.tell(Event::Returned(Err("vi can’t be started: no such file".to_owned())));
    screen.assert_shows("vi can’t be started").press("j").assert_hides("vi can’t");
}
