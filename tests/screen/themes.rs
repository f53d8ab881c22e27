//! What the main screens look like at every size in every theme.
//!
//! A file for each size holds the screens as text, and which style each cell has. A style is a letter, and the legend
//! says what the letter is in each theme: where two cells look alike in one theme and not in another, they have two
//! letters.

use super::{Screen, sample, written};
use insta::assert_snapshot;
use onrecord::config::Config;
use onrecord::library::Library;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const THEMES: [(&str, Kind, Depth); 6] = [
    ("dark", Kind::Dark, Depth::True),
    ("light", Kind::Light, Depth::True),
    ("high-contrast", Kind::HighContrast, Depth::True),
    ("dark, 256", Kind::Dark, Depth::Indexed),
    ("dark, 16", Kind::Dark, Depth::Sixteen),
    ("none", Kind::NoColor, Depth::True),
];

/// What is pressed and typed to come to each screen.
const SCREENS: [(&str, &str, &str); 17] = [
    ("The list, with decisions", "a j x k s", ""),
    ("An article, with a quotation chosen", "Enter J J", ""),
    ("Its quotations", "Enter J J J Tab", ""),
    ("Nobody is quoted", "j Enter Tab", ""),
    ("The speakers", "5 S Down", ""),
    ("A search being typed", "Enter /", "harbour"),
    ("An empty list", "3", ""),
    ("The words of a speaker", "Enter J T j", ""),
    ("The words of a speaker in the quotes pane", "Enter J O O Tab", ""),
    ("What is wrong with a quotation", "Enter J w j", ""),
    ("Which words are a quotation", "Enter M", ""),
    ("Who says it", "Enter w s", "ok"),
    ("Where it ends", "Enter w t h", ""),
    ("The doubtful quotations", "W j", ""),
    ("The names of an article", "Enter E", "li"),
    ("The palette", ":", "quot"),
    ("A filter that makes no sense", "f", "speaker:"),
];

/// The style of a cell in each theme.
type Styles = Vec<String>;

/// The letters that styles have, in the order in which they are met.
#[derive(Default)]
struct Legend {
    letters: BTreeMap<Styles, char>,
    entries: Vec<(char, Styles)>,
}

impl Legend {
    /// The letter; `None` for what has no style in any theme but that of the ground.
    fn letter(&mut self, styles: Styles, plain: &Styles) -> Option<char> {
        if styles == *plain {
            return None;
        }
        let next = ('a'..='z').chain('A'..='Z').chain('α'..='ω').nth(self.letters.len()).unwrap();
        let letter = *self.letters.entry(styles.clone()).or_insert(next);
        if letter == next {
            self.entries.push((letter, styles));
        }
        Some(letter)
    }
}

/// The rows and the cells of the screen in each theme.
fn shown(screen: &mut Screen) -> [(Vec<String>, Buffer); THEMES.len()] {
    THEMES.map(|(_, kind, depth)| {
        screen.app.configure(Config::default(), Theme::new(kind, depth, Marks::Signs), &[]);
        screen.paint();
        (screen.rows(), screen.buffer().clone())
    })
}

/// A row of a screen: where which style begins and ends.
fn runs(screens: &[(Vec<String>, Buffer)], y: u16, plain: &Styles, legend: &mut Legend) -> String {
    let mut runs: Vec<(u16, u16, char)> = Vec::new();
    for x in 0..screens[0].1.area.width {
        let styles = screens.iter().map(|(_, buffer)| written(buffer[(x, y)].style())).collect();
        let Some(letter) = legend.letter(styles, plain) else { continue };
        match runs.last_mut() {
            Some((_, end, last)) if *last == letter && *end == x => *end = x + 1,
            _ => runs.push((x, x + 1, letter)),
        }
    }
    let runs = runs.into_iter().map(|(start, end, letter)| format!("{start}-{end} {letter}"));
    runs.collect::<Vec<_>>().join("; ")
}

fn picture(width: u16, height: u16) -> String {
    let mut picture = String::new();
    let mut legend = Legend::default();
    // The high contrast has a ground of its own everywhere.
    let plain: Styles = THEMES
        .map(|(name, ..)| if name == "high-contrast" { "#ffffff on #000000" } else { "" }.to_owned())
        .to_vec();
    for (name, keys, typed) in SCREENS {
        let screens = shown(Screen::new(width, height).press(keys).type_in(typed));
        writeln!(picture, "== {name}").unwrap();
        let texts = screens.each_ref().map(|(rows, _)| rows);
        for row in texts[0] {
            writeln!(picture, "{row}").unwrap();
        }
        assert_eq!(texts[0], texts[1]);
        assert_eq!(texts[0], texts[2]);
        assert_eq!(texts[4], texts[5]);
        for (y, row) in texts[5].iter().enumerate().filter(|&(y, row)| *row != texts[0][y]) {
            writeln!(picture, "{y} with few colours: {row}").unwrap();
        }
        for y in 0..height {
            let runs = runs(&screens, y, &plain, &mut legend);
            if !runs.is_empty() {
                writeln!(picture, "{y}: {runs}").unwrap();
            }
        }
    }
    writeln!(picture, "== Styles: {}", THEMES.map(|(name, ..)| name).join(" | ")).unwrap();
    for (letter, styles) in legend.entries {
        writeln!(picture, "{letter}: {}", styles.join(" | ")).unwrap();
    }
    picture
}

#[test]
fn a_name_in_the_chosen_quotation_tears_no_hole_into_it() {
    let words = "The wall of Port Elder is whole,";
    let sample = sample::statement(&format!("date 2026-03-01 A wall\n\n“{words}” said Vera Lind."), words);
    let analysis = sample.analysis.clone();
    let theme = Theme::new(Kind::HighContrast, Depth::True, Marks::Signs);
    let mut screen = Screen::with(vec![sample], Library::in_memory().unwrap(), theme, 80, 24);
    screen.analyse_as(0, &analysis);
    screen.press("Enter");
    let y = screen.rows().iter().position(|row| row.contains(words)).unwrap() as u16;
    let row: Vec<_> = (0..50).map(|x| &screen.buffer()[(x, y)]).collect();
    let turned = row.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let grounds: BTreeSet<String> = turned.map(|cell| cell.fg.to_string()).collect();
    assert_eq!(grounds.len(), 1, "{grounds:?}");
}

#[test]
fn at_200_by_50() {
    assert_snapshot!(picture(200, 50));
}

#[test]
fn at_120_by_40() {
    assert_snapshot!(picture(120, 40));
}

#[test]
fn at_80_by_24() {
    assert_snapshot!(picture(80, 24));
}

#[test]
fn at_50_by_20() {
    assert_snapshot!(picture(50, 20));
}

#[test]
fn at_40_by_15() {
    assert_snapshot!(picture(40, 15));
}
