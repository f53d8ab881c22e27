//! Roles (title, person, quotation, selection) → styles, for a terminal of a certain kind.
//!
//! Does not know which text has which role, nor the environment.

mod style;

use crate::correction::{Mark, Verdict};
use crate::library::{Standing, State};
use ratatui::style::Style;
use serde::Deserialize;
use std::collections::BTreeMap;
use style::{Rgb, Written};

/// How everything looks.
pub struct Theme {
    styles: BTreeMap<Role, Style>,
    voices: Vec<Voice>,
    marks: Marks,
}

/// The kind of terminal that a theme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A dark ground.
    Dark,
    /// A light ground.
    Light,
    /// No colours at all.
    NoColor,
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every colour.
    True,
    /// The 256 of xterm.
    Indexed,
}

/// How the state of an article is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// By signs: ● ○ ✓ ★ ✗.
    Signs,
    /// By letters, where the terminal has no such signs.
    Letters,
}

/// What a stretch of text is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Text,
    Title,
    Muted,
    Rule,
    Heading,
    Accent,
    Subheading,
    Person,
    Organization,
    Place,
    Date,
    Unseen,
    Decided,
    Kept,
    Starred,
    Discarded,
    Selected,
    SelectedElsewhere,
    Match,
    MatchHere,
    Error,
    Doubt,
    Quote,
    Chosen,
    /// The sentences around the chosen quotation.
    Context,
    /// What tells who speaks: the cue, and the mention of the speaker.
    Told,
    Unnamed,
}

/// The number of a speaker's colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hue(pub(super) usize);

/// The styles that belong to one speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    /// The name, the gutter, the tick at the scrollbar.
    pub(super) name: Style,
    /// The speaker's words.
    pub(super) quote: Style,
    /// The speaker's words when they are chosen.
    pub(super) chosen: Style,
}

/// How many colours speakers can have, whatever the theme.
pub(super) const N_HUES: usize = 12;

#[derive(Deserialize)]
struct File {
    dark: Table,
    light: Table,
    none: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    speakers: Vec<Rgb>,
    quote_towards: Option<Rgb>,
    chosen_towards: Option<Rgb>,
    style: BTreeMap<Role, Written>,
}

impl Theme {
    /// The theme for a terminal of this kind.
    pub fn new(kind: Kind, depth: Depth, marks: Marks) -> Theme {
        let file: File = toml::from_str(include_str!("../../assets/theme.toml"))
            .expect("the compiled-in theme is sound: a test reads it");
        let table = match kind {
            Kind::Dark => file.dark,
            Kind::Light => file.light,
            Kind::NoColor => file.none,
        };
        let styles: BTreeMap<Role, Style> =
            table.style.iter().map(|(&role, written)| (role, written.at(depth))).collect();
        let style = |role| styles.get(&role).copied().unwrap_or_default();
        let half_way = |colour: Rgb, other: Option<Rgb>| {
            Style::new().fg(other.map_or(colour, |other| colour.mixed(other)).at(depth))
        };
        let voices = table.speakers.iter().map(|&colour| Voice {
            name: Style::new().fg(colour.at(depth)),
            quote: half_way(colour, table.quote_towards).patch(style(Role::Quote)),
            chosen: half_way(colour, table.chosen_towards).patch(style(Role::Chosen)),
        });
        Theme { voices: voices.collect(), styles, marks }
    }

    /// The mark of an article that stands like this.
    pub(super) fn mark(&self, standing: Standing) -> (&'static str, Style) {
        let (sign, letter, role) = match (standing.state, standing.seen) {
            (State::New, false) => ("●", "*", Role::Text),
            (State::New, true) => ("○", "-", Role::Muted),
            (State::Kept, _) => ("✓", "k", Role::Kept),
            (State::Starred, _) => ("★", "s", Role::Starred),
            (State::Discarded, _) => ("✗", "x", Role::Discarded),
        };
        (if self.marks == Marks::Signs { sign } else { letter }, self.style(role))
    }

    /// The signs of what readers said of a quotation: the verdict, and whether it is repaired.
    pub(super) fn signs(&self, mark: &Mark) -> (String, Style) {
        let verdict = mark.verdict.map(|verdict| match verdict {
            Verdict::Checked => ("✓", "c", Role::Kept),
            Verdict::Disputed => ("≠", "d", Role::Discarded),
        });
        let repaired = mark.is_repaired.then_some(("✎", "r", Role::Accent));
        let is_sign = self.marks == Marks::Signs;
        let all = verdict.into_iter().chain(repaired);
        let signs = all.clone().map(|(sign, letter, _)| if is_sign { sign } else { letter }).collect();
        let style = all.map(|(.., role)| self.style(role)).next().unwrap_or_default();
        (signs, style)
    }

    /// The style of a role.
    pub(super) fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }

    /// The styles of the speaker with this colour; without one, of the speaker whom nobody names.
    pub(super) fn voice(&self, hue: Option<Hue>) -> Voice {
        let unnamed = self.style(Role::Unnamed);
        hue.and_then(|hue| self.voices.get(hue.0)).copied().unwrap_or(Voice {
            name: unnamed,
            quote: unnamed.patch(self.style(Role::Quote)),
            chosen: self.style(Role::Text).patch(self.style(Role::Chosen)),
        })
    }

    /// Whether speakers can be told apart by colour. Where not, the first letters of their names must do.
    pub(super) fn has_hues(&self) -> bool {
        !self.voices.is_empty()
    }
}

impl Hue {
    /// The colour that the speaker known as `key` has wherever nothing stands against it.
    pub(super) fn of(key: &str) -> Hue {
        Hue((stable_hash(key) % N_HUES as u64) as usize)
    }

    /// The colours in the order in which they stand in for this one.
    pub(super) fn or_else(self) -> impl Iterator<Item = Hue> {
        (0..N_HUES).map(move |n| Hue((self.0 + n) % N_HUES))
    }
}

/// FNV-1a: a hash that is the same in every version of every program.
fn stable_hash(text: &str) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    // The low bits alone follow the last letters too closely.
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> File {
        toml::from_str(include_str!("../../assets/theme.toml")).unwrap()
    }

    #[test]
    fn every_role_has_a_style_in_every_theme() {
        let file = file();
        for table in [&file.light, &file.none] {
            assert!(table.style.keys().eq(file.dark.style.keys()));
        }
        assert_eq!(file.dark.style.len(), Role::Unnamed as usize + 1);
        assert_eq!([file.dark.speakers.len(), file.light.speakers.len()], [N_HUES; 2]);
    }

    #[test]
    fn without_colour_nothing_has_a_colour_and_the_selection_shows() {
        let theme = Theme::new(Kind::NoColor, Depth::True, Marks::Signs);
        assert!(theme.styles.values().all(|style| style.fg.is_none() && style.bg.is_none()));
        for role in [Role::Selected, Role::SelectedElsewhere, Role::Chosen] {
            assert!(!theme.style(role).add_modifier.is_empty(), "{role:?}");
        }
    }

    #[test]
    fn speakers_stay_apart_for_every_eye() {
        for table in [file().dark, file().light] {
            let lightness: Vec<f64> = table.speakers.iter().map(|colour| colour.lab()[0]).collect();
            let range = lightness.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                - lightness.iter().copied().fold(f64::INFINITY, f64::min);
            assert!(range < 0.16, "lightness differs by {range}");
            for (n, one) in table.speakers.iter().enumerate() {
                for other in table.speakers.iter().skip(n + 1) {
                    assert!(one.distance(*other) > 0.09, "{one:?} {other:?}");
                    let unseen = one.without_green().distance(other.without_green());
                    assert!(unseen > 0.05, "{one:?} {other:?} are alike without green: {unseen}");
                }
            }
        }
    }

    #[test]
    fn a_speaker_keeps_the_colour() {
        assert_eq!(Hue::of("abbas araghchi"), Hue::of("abbas araghchi"));
        let hues: Vec<_> = ["a", "b", "c", "d", "e", "f"].iter().map(|key| Hue::of(key).0).collect();
        assert!(hues.iter().any(|hue| *hue != hues[0]));
    }
}
