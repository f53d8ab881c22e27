//! What the settings change, and what is said of wrong ones.

use super::Screen;
use onrecord::config::{Advance, Complaint, Config};
use onrecord::tui::event::Event;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Task;
use ratatui::style::{Color, Modifier};

fn configure(screen: &mut Screen, config: Config) {
    screen.app.configure(config, super::dark(), &[]);
    screen.paint();
}

fn on_the(focus: &str, advance: Advance) -> String {
    let mut screen = Screen::new(120, 40);
    configure(&mut screen, Config { advance, ..Config::default() });
    screen.press(focus).press("s Esc");
    screen.status()
}

#[test]
fn a_decision_goes_on_as_the_settings_say() {
    for (advance, in_the_list, in_the_article) in
        [(Advance::Always, "2/4", "2/4"), (Advance::List, "2/4", "1/4"), (Advance::Never, "1/4", "1/4")]
    {
        assert!(on_the("h", advance).contains(in_the_list), "{advance:?}");
        assert!(on_the("Enter", advance).contains(in_the_article), "{advance:?}");
    }
}

#[test]
fn the_text_is_as_wide_as_the_settings_say_and_stays_where_it_is() {
    let widest = |screen: &Screen| {
        let rows = screen.rows();
        // All rows but the heading and the status line, without the gutter and the scrollbar.
        let rows = rows.iter().skip(1).take(rows.len() - 2).filter_map(|row| row.split('│').nth(1));
        let words = rows.map(|row| row.trim_matches([' ', '▎', '▌', '▐', '▪', '◼']).chars().count());
        words.max().unwrap()
    };
    let mut screen = Screen::new(200, 20);
    screen.press("Enter PgDn");
    let (first, before) = (screen.rows()[2].clone(), widest(&screen));
    configure(&mut screen, Config { width: 40, ..Config::default() });
    assert!(before > 80 && widest(&screen) <= 40, "{before}");
    let word = first.split('│').nth(1).unwrap().split_whitespace().find(|word| word.len() > 3).unwrap();
    assert!(screen.rows()[2].contains(word), "{word:?} is not in the first row:\n{}", screen.text());
    screen.press("g g").assert_shows("Harbour of Port Elder reopens");
}

#[test]
fn what_is_wrong_is_told_until_a_key_is_pressed() {
    let mut screen = Screen::new(120, 40);
    let complaint =
        |line, what: &str| Complaint { file: "config.toml", line: Some(line), what: what.to_owned() };
    let complaints = [complaint(3, "mouse is true or false"), complaint(7, "no"), complaint(9, "no")];
    screen.app.configure(Config::default(), super::dark(), &complaints);
    screen.paint();
    assert!(screen.status().contains("config.toml:3: mouse is true or false (and 2 more)"));
    screen.press("j");
    assert!(!screen.status().contains("config.toml"));
}

#[test]
fn what_was_wrong_is_told_no_more_once_it_is_mended() {
    let mut screen = Screen::new(120, 40);
    let complaint = Complaint { file: "theme.toml", line: None, what: "this is no UTF-8 text".to_owned() };
    screen.app.configure(Config::default(), super::dark(), &[complaint]);
    configure(&mut screen, Config::default());
    assert!(!screen.status().contains("theme.toml"), "{}", screen.status());
}

#[test]
fn settings_are_looked_at_when_they_may_have_changed() {
    let mut screen = Screen::new(80, 24);
    screen.tell(Event::FocusGained);
    screen.tell(Event::SettingsChanged);
    assert_eq!(screen.tasks.iter().filter(|task| **task == Task::Configure).count(), 2);
}

#[test]
fn high_contrast_has_its_own_ground_everywhere() {
    for keys in ["Enter J", "S", "?"] {
        let mut screen = Screen::new(80, 24);
        let theme = Theme::new(Kind::HighContrast, Depth::True, Marks::Signs);
        screen.app.configure(Config::default(), theme, &[]);
        screen.press(keys);
        for cell in screen.buffer().content() {
            assert!(cell.bg != Color::Reset && cell.fg != Color::Reset, "{cell:?}");
        }
    }
}

#[test]
fn letters_are_enough_where_there_are_no_signs() {
    let mut screen = Screen::not_analysed(120, 40);
    let theme = Theme::new(Kind::NoColor, Depth::Indexed, Marks::Letters);
    screen.app.configure(Config::default(), theme, &[]);
    screen.paint();
    screen.assert_shows("analysing 0 of 4 .....");
    for n in 0..4 {
        screen.analyse(n);
    }
    screen.press("s Enter J S Esc Tab");
    let text = screen.text();
    let signs = ['▎', '▌', '●', '○', '✓', '★', '✗', '▸', '│', '─', '▐', '◼', '▪', '▰', '▱', '›'];
    assert!(!text.contains(signs), "{text}");
    for sheet in ["p", "E", ":", "g s"] {
        screen.press(sheet);
        assert!(!screen.text().contains(signs), "{}", screen.text());
        screen.press("Esc");
    }
    for sheet in ["W", "M"] {
        let rows = screen.press(sheet).rows();
        assert!(!screen.text().contains(signs), "{}", screen.text());
        assert!(rows.iter().any(|row| row.trim_start().starts_with('>')), "{}", screen.text());
        screen.press("Esc");
    }
    // The selected row is told by more than a style, which the terminal may not have.
    screen.press("Tab").assert_shows(">Council votes");
    let row = screen.rows().iter().position(|row| row.contains(">Council")).unwrap() as u16;
    assert!(screen.buffer()[(5, row)].modifier.contains(Modifier::REVERSED));
}
