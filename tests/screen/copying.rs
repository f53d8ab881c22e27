//! What is copied, and what is said of it.

use super::{Screen, dark, sample};
use onrecord::library::Library;
use onrecord::tui::event::Event;
use onrecord::tui::outside::Copied;
use onrecord::tui::wish::{Task, Wish};

/// The text of the last task, which is to copy.
#[track_caller]
fn copied(screen: &Screen) -> &str {
    match screen.tasks.last() {
        Some(Task::Copy(text)) => text,
        other => panic!("{other:?} is not to copy"),
    }
}

#[test]
fn the_words_are_those_of_the_article() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J J y");
    assert_eq!(copied(&screen), "I have heard that before,");
}

#[test]
fn a_citation_says_who_where_and_when() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J Y");
    let words = "I would take my own mother through the north channel tonight,";
    let text = &sample::all()[0].document.article.text;
    let (before, _) = text.split_once(words).unwrap();
    let start = before.chars().count();
    let (line, end) = (before.lines().count(), start + words.chars().count());
    assert_eq!(
        copied(&screen),
        format!(
            "“{words}” – Vera Lind, harbour master\n\
             Harbour of Port Elder reopens after the storm, 2 March 2026\n\
             elder/harbour.txt, line {line}, code points {start} to {end}"
        )
    );
}

#[test]
fn a_citation_says_what_is_not_certain() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J J J Y");
    assert!(
        copied(&screen).starts_with("“half done” – Tomas Okafor, ferry captain (attribution in doubt)\n")
    );
    screen.press("J Y");
    assert!(copied(&screen).starts_with("“We counted them in aloud,” – a pilot\n"));
    screen.press("J J Y");
    assert!(copied(&screen).starts_with("“Welcome home” – speaker not named\n"));
    screen.press("h h h j j Enter Y");
    assert!(
        copied(&screen).contains("ferry islands")
            || copied(&screen).contains("undated; file of 20 February 2026")
    );
    screen.press("h j Enter Y");
    assert!(
        copied(&screen).contains("Tomas Okafor, ferry captain, via the Elder Post\n"),
        "{}",
        copied(&screen)
    );
}

#[test]
fn what_would_command_a_terminal_is_not_copied() {
    let text = "date 2026-03-01 Title\n\n“Sail \u{1b}]52;c;eA==\u{7}on,\u{9b}31m” said Vera Lind.";
    let mut sample = sample::letter();
    sample.document.article = onrecord::article::plain::parse(text.as_bytes()).unwrap();
    let end = text.find('”').unwrap();
    let start = text.find("Sail").unwrap();
    sample.analysis.quotes.truncate(1);
    sample.analysis.mentions.clear();
    sample.analysis.quotes[0].content = onrecord::text::Span::new(start, end);
    sample.analysis.quotes[0].marked = onrecord::text::Span::new(start - 3, end + 3);
    let analysis = sample.analysis.clone();
    let mut screen = Screen::with(vec![sample], Library::in_memory().unwrap(), dark(), 120, 40);
    screen.analyse_as(0, &analysis);
    for key in ["y", "Y"] {
        screen.press("Enter").press(key);
        assert!(copied(&screen).contains("Sail ]52;c;eA==on,31m"), "{}", copied(&screen));
        assert!(!copied(&screen).contains(|c: char| c.is_control() && c != '\n'));
    }
}

#[test]
fn without_a_quotation_nothing_is_copied() {
    let mut screen = Screen::new(120, 40);
    screen.press("j Enter").tasks.clear();
    screen.press("y").assert_shows("No quotation is chosen: M marks one that is missing.").press("Y");
    assert_eq!(screen.tasks, []);
}

#[test]
fn who_has_the_copy_is_told() {
    let mut screen = Screen::new(120, 40);
    screen.tell(Event::Copied(Copied::By("wl-copy")));
    screen.assert_shows("Copied with wl-copy.");
    screen.tell(Event::Copied(Copied::Not("words".to_owned())));
    screen.assert_shows("sent to the terminal; it doesn’t tell whether it took it");
    assert_eq!(screen.wishes.last(), Some(&Wish::CopyByTerminal("words".to_owned())));
}
