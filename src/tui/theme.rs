//! Roles (title, person, quotation, selection) → styles, for a terminal of a certain kind.
//!
//! Does not know which text has which role.

mod palette;
mod sign;
mod style;
mod terminal;

use crate::config::{Complaint, words};
use crate::correction::{Mark, Verdict};
use crate::library::{Fate, Standing, State};
use palette::{Look, Palettes};
use ratatui::style::{Modifier, Style};
pub(super) use sign::Signs;
use std::collections::BTreeMap;
pub use terminal::Variables;

/// How everything looks.
#[derive(Debug)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
    voices: Vec<Voice>,
    marks: Marks,
}

words! {
    /// The kind of terminal, or of eye, that a theme is for.
    pub Kind {
        /// A dark ground.
        Dark = "dark",
        /// A light ground.
        Light = "light",
        /// White on black, nothing quiet.
        HighContrast = "high-contrast",
        /// No colours at all.
        NoColor = "none",
    }
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every colour.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The sixteen that have names, and that each terminal shows in its own way.
    Sixteen,
}

/// How states and panes are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// By signs: ● ○ ✓ ★ ✗.
    Signs,
    /// By letters, where the terminal has no such signs.
    Letters,
}

words! {
    /// What a stretch of text is to the reader.
    #[derive(PartialOrd, Ord)]
    pub(super) Role {
        /// Everything that is nothing else; its ground is that of the whole screen.
        Text = "text",
        Title = "title",
        Muted = "muted",
        Rule = "rule",
        Heading = "heading",
        Accent = "accent",
        Subheading = "subheading",
        Person = "person",
        Organization = "organization",
        Place = "place",
        Date = "date",
        Unseen = "unseen",
        Decided = "decided",
        Kept = "kept",
        Starred = "starred",
        Discarded = "discarded",
        Selected = "selected",
        SelectedElsewhere = "selected_elsewhere",
        Match = "match",
        MatchHere = "match_here",
        /// The letters by which a row of a list fits what is typed.
        Found = "found",
        Error = "error",
        Doubt = "doubt",
        Quote = "quote",
        Chosen = "chosen",
        /// The sentences around the chosen quotation.
        Context = "context",
        /// What tells who speaks: the cue, and the mention of the speaker.
        Told = "told",
        Unnamed = "unnamed",
    }
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

impl Theme {
    /// The theme for a terminal of this kind.
    pub fn new(kind: Kind, depth: Depth, marks: Marks) -> Theme {
        Theme::of(&Palettes::standard(), kind, depth, marks)
    }

    /// The theme with what the user's `theme.toml` changes of it, and what is wrong with that.
    pub fn changed_by(text: &str, kind: Kind, depth: Depth, marks: Marks) -> (Theme, Vec<Complaint>) {
        let mut palettes = Palettes::standard();
        let complaints = palettes.overlay(text);
        (Theme::of(&palettes, kind, depth, marks), complaints)
    }

    fn of(palettes: &Palettes, kind: Kind, depth: Depth, marks: Marks) -> Theme {
        let look = palettes.look(kind, depth);
        let styles = look.styles.iter().map(|(&role, written)| (role, written.at(depth))).collect();
        Theme { voices: voices(&look, &styles, depth), styles, marks }
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
    pub(super) fn said(&self, mark: &Mark) -> (String, Style) {
        let signs = self.signs();
        let verdict = mark.verdict.map(|verdict| match verdict {
            Verdict::Checked => (signs.checked, Role::Kept),
            Verdict::Disputed => (signs.disputed, Role::Discarded),
        });
        let repaired = mark.is_repaired.then_some((signs.repaired, Role::Accent));
        let style = verdict.or(repaired).map(|(_, role)| self.style(role)).unwrap_or_default();
        let signs = verdict.into_iter().chain(repaired).map(|(sign, _)| sign).collect();
        (signs, style)
    }

    /// The mark of an article whose file was changed or is gone; else nothing.
    pub(super) fn mark_of_fate(&self, fate: Fate) -> &'static str {
        match (fate, self.marks) {
            (Fate::Present, _) => "",
            (Fate::Changed, Marks::Signs) => "≠",
            (Fate::Changed, Marks::Letters) => "c",
            (Fate::Missing, Marks::Signs) => "∅",
            (Fate::Missing, Marks::Letters) => "g",
        }
    }

    /// What panes are drawn with.
    pub(super) fn signs(&self) -> &'static Signs {
        Signs::of(self.marks)
    }

    /// The colours that the whole screen has where nothing has others.
    pub(super) fn ground(&self) -> Style {
        self.styles.get(&Role::Text).copied().unwrap_or_default()
    }

    /// The style of a role. Plain text has the ground that it stands on.
    pub(super) fn style(&self, role: Role) -> Style {
        let style = self.styles.get(&role).copied().unwrap_or_default();
        if role == Role::Text { Style { bg: None, ..style } } else { style }
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

    /// Whether every speaker has a colour. Where not, the first letters of their names must tell them apart.
    pub(super) fn has_hues(&self) -> bool {
        self.voices.len() >= N_HUES
    }
}

/// The style of words on a ground that is selected. Where it is reversed they have no colours of their own, which would
/// become grounds, and none are dim.
pub(super) fn over(ground: Style, style: Style) -> Style {
    if !ground.add_modifier.contains(Modifier::REVERSED) {
        return ground.patch(style);
    }
    ground.add_modifier(style.add_modifier - Modifier::DIM)
}

fn voices(look: &Look, styles: &BTreeMap<Role, Style>, depth: Depth) -> Vec<Voice> {
    let style = |role| styles.get(&role).copied().unwrap_or_default();
    let speakers = look.speakers.iter().flatten();
    let voice = |&colour: &style::Colour| Voice {
        name: Style::new().fg(colour.at(depth)),
        quote: Style::new().fg(colour.towards(look.quote_towards).at(depth)).patch(style(Role::Quote)),
        chosen: Style::new().fg(colour.towards(look.chosen_towards).at(depth)).patch(style(Role::Chosen)),
    };
    speakers.map(voice).collect()
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
mod tests;
