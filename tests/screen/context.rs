//! What stands around a quotation, and where its speaker is named.

use super::Screen;
use ratatui::style::Color;

impl Screen {
    /// The words on a ground of this colour, row after row.
    pub(super) fn on(&self, colour: u32) -> String {
        let area = self.buffer().area;
        let mut words = String::new();
        for y in area.y..area.bottom() {
            let row = (area.x..area.right()).map(|x| &self.buffer()[(x, y)]);
            words.extend(row.filter(|cell| cell.bg == Color::from_u32(colour)).map(|cell| cell.symbol()));
            words.push(' ');
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The grounds of what is around the chosen quotation, and of what one has gone to.
const AROUND: u32 = 0x0020_252d;
pub(super) const HERE: u32 = 0x00fd_c02c;

#[test]
fn the_sentences_before_and_after_are_lit() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter J J");
    assert_eq!(
        screen.on(AROUND),
        "Captain Tomas Okafor, who runs the ferry for the Elder Line, was less sure. Okafor told reporters on the \
         quay. He called the dredging “half done”."
    );
    screen.press("J J J J J");
    assert!(screen.on(AROUND).starts_with("“We have the stone"), "{}", screen.on(AROUND));
}

#[test]
fn a_name_that_stands_elsewhere_is_told_and_gone_to_and_back() {
    let mut screen = Screen::new(120, 16);
    screen.press("Enter").assert_hides("named ").press("J").assert_shows(";  named 1 sentence earlier");
    screen.press("g g J J").assert_hides("named ");
    screen.press("J J J").assert_shows(";  named 1 sentence earlier");
    let before = screen.rows();
    screen.press(";");
    assert_eq!(screen.on(HERE), "Lind");
    screen.press(";");
    assert_eq!((screen.on(HERE).as_str(), screen.rows()), ("", before));
}

#[test]
fn going_on_puts_the_light_out() {
    for key in ["J", "Esc", "j", "h j"] {
        let mut screen = Screen::new(120, 16);
        screen.press("Enter J ;");
        assert_eq!(screen.on(HERE), "Vera Lind");
        screen.press(key);
        assert_eq!(screen.on(HERE), "", "after {key}");
    }
}

#[test]
fn a_name_beside_the_quotation_is_not_looked_for() {
    let mut screen = Screen::new(120, 40);
    screen.press("Enter ;").assert_shows("The name stands beside the quotation");
    screen.press("G ;").assert_shows("Nobody is named for this quotation.");
    screen.press("h j ;").assert_shows("No quotation is chosen");
}

#[test]
fn where_only_the_quotations_are_seen_the_article_comes_into_sight() {
    let mut screen = Screen::new(40, 15);
    screen.press("Enter J Tab").assert_shows("named 1 sentence earlier");
    screen.press(";").assert_hides("QUOTES");
    assert_eq!(screen.on(HERE), "Vera Lind");
}
