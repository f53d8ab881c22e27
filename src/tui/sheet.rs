//! The sheets that lie over the panes: the speakers, the names, the palette, the places to go to, what is repaired and
//! what is in doubt.
//!
//! Knows what they hold. Does not know how they are drawn.

mod doubts;
mod jump;
mod names;
mod palette;
mod repair;

use super::app::{App, ArticleIdx};
use super::arrangement::Arrangement;
use super::find::find;
use super::record::SpeakerKey;
use super::theme::Hue;
use crate::library::LibraryError;
use crate::text::spelling;
pub(super) use doubts::{Doubt, Doubts};
pub(super) use jump::{Bearer, Jump, Place};
pub(super) use names::{Name, Names};
pub(super) use palette::Palette;
use ratatui::layout::Rect;
pub(super) use repair::{Choice, Extent, MENU, Purpose, Repair, Row, Stage};
use std::cmp::Reverse;
use std::collections::HashMap;
use tui_input::Input;

/// What lies over the panes.
pub(super) enum Sheet {
    Speakers(Speakers),
    Names(Names),
    Palette(Palette),
    Repair(Repair),
    Doubts(Doubts),
    Jump(Box<Jump>),
    Searches(Searches),
}

impl Sheet {
    /// What it covers of the screen.
    pub(super) fn area(&self, arrangement: &Arrangement) -> Rect {
        match self {
            Sheet::Speakers(_) | Sheet::Names(_) | Sheet::Doubts(_) => arrangement.sheet,
            Sheet::Palette(_) | Sheet::Jump(_) | Sheet::Searches(_) => arrangement.half_sheet,
            Sheet::Repair(repair) => repair.area(arrangement),
        }
    }

    /// The sheet that it lies over.
    pub(super) fn below(&self) -> Option<&Sheet> {
        match self {
            Sheet::Palette(palette) => palette.below.as_deref(),
            Sheet::Speakers(_)
            | Sheet::Names(_)
            | Sheet::Jump(_)
            | Sheet::Searches(_)
            | Sheet::Repair(_)
            | Sheet::Doubts(_) => None,
        }
    }

    /// What is left when it is taken away.
    pub(super) fn into_below(self) -> Option<Sheet> {
        match self {
            Sheet::Palette(palette) => palette.below.map(|below| *below),
            Sheet::Repair(Repair { place, stage: Stage::Choice(_) | Stage::Extent(_) }) => {
                Some(Sheet::Repair(Repair::new(place)))
            }
            Sheet::Speakers(_)
            | Sheet::Names(_)
            | Sheet::Jump(_)
            | Sheet::Searches(_)
            | Sheet::Repair(_)
            | Sheet::Doubts(_) => None,
        }
    }
}

/// The saved searches, which the state of the reader holds.
#[derive(Default)]
pub(super) struct Searches {
    pub(super) selected: usize,
    pub(super) top: usize,
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
    pub(super) fn gather(&mut self, app: &App) -> Result<(), LibraryError> {
        let selected = self.shown.get(self.selected).map(|person| person.key.clone());
        let wanted = self.input.value();
        self.shown = people(app)?;
        self.shown.retain(|person| wanted.is_empty() || person.matches(wanted));
        self.selected = self.shown.iter().position(|p| Some(&p.key) == selected.as_ref()).unwrap_or(0);
        self.n_analysed = app.shelf.n_analysed();
        Ok(())
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
fn people(app: &App) -> Result<Vec<Person>, LibraryError> {
    let rows: HashMap<ArticleIdx, usize> =
        app.rows.iter().enumerate().map(|(row, &idx)| (idx, row)).collect();
    let mut people: HashMap<SpeakerKey, (usize, Person)> = HashMap::new();
    for quoted in app.library.quoted()? {
        let Some((&row, idx)) = app.shelf.find(quoted.doc).and_then(|idx| Some((rows.get(&idx)?, idx)))
        else {
            continue;
        };
        let key = SpeakerKey::Named(quoted.key);
        let (first_row, person) = people.entry(key).or_insert_with_key(|key| {
            let person = Person {
                key: key.clone(),
                name: String::new(),
                role: None,
                hue: Hue::of(key.as_str()),
                n_quotes: 0,
                n_articles: 0,
                first: idx,
            };
            (row, person)
        });
        if row < *first_row {
            (*first_row, person.first) = (row, idx);
        }
        if quoted.name.len() > person.name.len() {
            person.name = quoted.name;
        }
        person.role = person.role.take().or(quoted.role);
        person.n_quotes += quoted.n_quotes as usize;
        person.n_articles += 1;
    }
    let mut people: Vec<(usize, Person)> = people.into_values().collect();
    people.sort_by(|(a_row, a), (b_row, b)| {
        (Reverse(a.n_quotes), a_row, &a.name).cmp(&(Reverse(b.n_quotes), b_row, &b.name))
    });
    Ok(people.into_iter().map(|(_, person)| person).collect())
}
