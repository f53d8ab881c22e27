//! The sheets that lie over the panes: the speakers, the words of one, the names, the palette, the places to go to, what
//! is repaired and what is in doubt.
//!
//! Knows what they hold. Does not know how they are drawn.

mod doubts;
mod jump;
mod names;
mod palette;
mod repair;
mod speakers;
mod thread;

use super::arrangement::Arrangement;
pub(super) use doubts::{Doubt, Doubts};
pub(super) use jump::{Bearer, Jump, Place};
pub(super) use names::{Name, Names};
pub(super) use palette::Palette;
use ratatui::layout::Rect;
pub(super) use repair::{Choice, Extent, MENU, Purpose, Repair, Row, Stage, Stretches};
pub(super) use speakers::Speakers;
pub(super) use thread::{Line, Thread};

/// What lies over the panes.
pub(super) enum Sheet {
    Speakers(Speakers),
    Thread(Thread),
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
            Sheet::Speakers(_) | Sheet::Thread(_) | Sheet::Names(_) | Sheet::Doubts(_) => arrangement.sheet,
            Sheet::Palette(_) | Sheet::Jump(_) | Sheet::Searches(_) => arrangement.half_sheet,
            Sheet::Repair(repair) => repair.area(arrangement),
        }
    }

    /// The sheet that it lies over.
    pub(super) fn below(&self) -> Option<&Sheet> {
        match self {
            Sheet::Thread(thread) => thread.below.as_deref(),
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
            Sheet::Thread(thread) => thread.below.map(|below| *below),
            Sheet::Palette(palette) => palette.below.map(|below| *below),
            Sheet::Repair(repair) => repair.into_menu().map(Sheet::Repair),
            Sheet::Speakers(_) | Sheet::Names(_) | Sheet::Jump(_) | Sheet::Searches(_) | Sheet::Doubts(_) => {
                None
            }
        }
    }

    /// The sheet that asked for something, this one or one below.
    pub(super) fn asking(&mut self, number: u64) -> Option<&mut Sheet> {
        match self {
            Sheet::Speakers(speakers) => (speakers.asked == number).then_some(self),
            Sheet::Thread(thread) if thread.asked == number => Some(self),
            Sheet::Thread(thread) => thread.below.as_mut()?.asking(number),
            Sheet::Palette(palette) => palette.below.as_mut()?.asking(number),
            // No other sheet asks.
            _ => None,
        }
    }
}

/// The saved searches, which the state of the reader holds.
#[derive(Default)]
pub(super) struct Searches {
    pub(super) selected: usize,
    pub(super) top: usize,
}
