//! The characters that panes are drawn with.
//!
//! Does not know their colours.

use super::Marks;

/// One character for each thing that is no text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::tui) struct Signs {
    /// Beside a quotation's lines.
    pub(in crate::tui) bar: &'static str,
    /// Beside the chosen quotation's lines.
    pub(in crate::tui) chosen_bar: &'static str,
    /// Before a speaker's name.
    pub(in crate::tui) dot: &'static str,
    /// Before the chosen quotation.
    pub(in crate::tui) pointer: &'static str,
    /// Before what is selected in a list, where a style alone may not show.
    pub(in crate::tui) selected: &'static str,
    /// Between panes side by side.
    pub(in crate::tui) upright: &'static str,
    /// Above a sheet.
    pub(in crate::tui) level: &'static str,
    /// The part of a text that is in sight.
    pub(in crate::tui) thumb: &'static str,
    /// A quotation beside that part.
    pub(in crate::tui) near_tick: &'static str,
    /// A quotation elsewhere.
    pub(in crate::tui) tick: &'static str,
    /// What is done of some work.
    pub(in crate::tui) done: &'static str,
    /// What is left of it.
    pub(in crate::tui) left: &'static str,
    /// Before a quotation that was compared with its source and found right ...
    pub(in crate::tui) checked: &'static str,
    /// ... or not right.
    pub(in crate::tui) disputed: &'static str,
    /// Before a quotation that a reader corrected.
    pub(in crate::tui) repaired: &'static str,
    /// Before a line to type in.
    pub(in crate::tui) prompt: &'static str,
    /// How much there is of something, from little to much.
    pub(in crate::tui) amounts: [&'static str; 8],
}

const SIGNS: Signs = Signs {
    bar: "▎",
    chosen_bar: "▌",
    dot: "●",
    pointer: "▸",
    selected: " ",
    upright: "│",
    level: "─",
    thumb: "▐",
    near_tick: "◼",
    tick: "▪",
    done: "▰",
    left: "▱",
    checked: "✓",
    disputed: "!",
    repaired: "✎",
    prompt: "›",
    amounts: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

const LETTERS: Signs = Signs {
    bar: "|",
    chosen_bar: "|",
    dot: "*",
    pointer: ">",
    selected: ">",
    upright: "|",
    level: "-",
    thumb: "|",
    near_tick: "+",
    tick: "-",
    done: "#",
    left: ".",
    checked: "c",
    disputed: "d",
    repaired: "r",
    prompt: ">",
    amounts: [".", ":", "-", "=", "+", "*", "#", "@"],
};

impl Signs {
    /// The characters for a terminal that has signs, or has not.
    pub(in crate::tui) fn of(marks: Marks) -> &'static Signs {
        match marks {
            Marks::Signs => &SIGNS,
            Marks::Letters => &LETTERS,
        }
    }
}
