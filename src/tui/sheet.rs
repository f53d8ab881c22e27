//! The sheets that lie over the panes: the speakers, the names, and the palette.
//!
//! Knows what they hold. Does not know how they are drawn.

mod names;
mod palette;

use super::app::{App, ArticleIdx};
use super::arrangement::Arrangement;
use super::find::find;
use super::record::SpeakerKey;
use super::theme::Hue;
use crate::text::spelling;
pub(super) use names::{Name, Names};
pub(super) use palette::Palette;
use ratatui::layout::Rect;
use std::cmp::Reverse;
use std::collections::HashMap;
use tui_input::Input;

/// What lies over the panes.
pub(super) enum Sheet {
    Speakers(Speakers),
    Names(Names),
    Palette(Palette),
}

impl Sheet {
    /// What it covers of the screen.
    pub(super) fn area(&self, arrangement: &Arrangement) -> Rect {
        match self {
            Sheet::Speakers(_) | Sheet::Names(_) => arrangement.sheet,
            Sheet::Palette(_) => arrangement.half_sheet,
        }
    }

    /// The sheet that it lies over.
    pub(super) fn below(&self) -> Option<&Sheet> {
        match self {
            Sheet::Speakers(_) | Sheet::Names(_) => None,
            Sheet::Palette(palette) => palette.below.as_deref(),
        }
    }

    /// What is left when it is taken away.
    pub(super) fn into_below(self) -> Option<Sheet> {
        match self {
            Sheet::Speakers(_) | Sheet::Names(_) => None,
            Sheet::Palette(palette) => palette.below.map(|below| *below),
        }
    }
}

/// Everybody who is quoted in the articles of the scope.
#[derive(Default)]
pub(super) struct Speakers {
    /// What their names must hold.
    pub(super) input: Input,
    pub(super) shown: Vec<Person>,
    pub(super) selected: usize,
    pub(super) top: usize,
    /// How many articles were analysed when this was gathered.
    pub(super) n_analysed: usize,
}

/// A speaker over all articles of the scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) key: SpeakerKey,
    /// The longest form of the name.
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) hue: Hue,
    pub(super) n_quotes: usize,
    pub(super) n_articles: usize,
    /// The first article of the list that quotes this speaker.
    pub(super) first: ArticleIdx,
}

impl Speakers {
    /// Gathers the speakers anew; the one that was selected stays so.
    pub(super) fn gather(&mut self, app: &App) {
        let selected = self.shown.get(self.selected).map(|person| person.key.clone());
        let wanted = self.input.value();
        self.shown = people(app);
        self.shown.retain(|person| wanted.is_empty() || person.matches(wanted));
        self.selected = self.shown.iter().position(|p| Some(&p.key) == selected.as_ref()).unwrap_or(0);
        self.n_analysed = app.n_analysed;
    }
}

impl Person {
    fn matches(&self, wanted: &str) -> bool {
        let in_role = self.role.as_deref().is_some_and(|role| !find(role, wanted).is_empty());
        let key = spelling::key(wanted);
        let in_key = !key.is_empty() && self.key.as_str().contains(&key);
        // "albusaidi" must find "al-Busaidi".
        let letters = letters(wanted);
        let in_letters = !letters.is_empty() && self::letters(&self.name).contains(&letters);
        in_role || in_key || in_letters
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The named speakers of the scope, most quoted first.
fn people(app: &App) -> Vec<Person> {
    let mut people: HashMap<&SpeakerKey, Person> = HashMap::new();
    for &idx in &app.rows {
        for group in app.record(idx).into_iter().flat_map(|record| &record.groups) {
            let Some(key @ SpeakerKey::Named(letters)) = &group.speaker else { continue };
            let person = people.entry(key).or_insert_with(|| Person {
                key: key.clone(),
                name: String::new(),
                role: None,
                hue: Hue::of(letters),
                n_quotes: 0,
                n_articles: 0,
                first: idx,
            });
            if group.name.len() > person.name.len() {
                person.name.clone_from(&group.name);
            }
            person.role = person.role.take().or_else(|| group.role.clone());
            person.n_quotes += group.quotes.len();
            person.n_articles += 1;
        }
    }
    let mut people: Vec<Person> = people.into_values().collect();
    people.sort_by(|a, b| {
        (Reverse(a.n_quotes), a.first, &a.name).cmp(&(Reverse(b.n_quotes), b.first, &b.name))
    });
    people
}
