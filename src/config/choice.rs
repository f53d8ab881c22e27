//! What a setting may be, and how it is written.

use super::word::{Word, listed, words};
use toml::de::DeValue;

/// Something that a setting may be.
pub(super) trait Setting: Sized {
    /// What may stand there, in words.
    fn possible() -> String;

    /// The value, if it is possible.
    fn read(value: &DeValue) -> Option<Self>;
}

/// A command for the shell; none where the text is empty.
#[derive(Default)]
pub(super) struct Command(pub(super) Option<String>);

words! {
    /// A theme.
    pub ThemeName {
        /// The one that the environment asks for.
        Auto = "auto",
        /// For a dark ground.
        Dark = "dark",
        /// For a light ground.
        Light = "light",
        /// White on black, nothing quiet.
        HighContrast = "high-contrast",
        /// No colours.
        None = "none",
    }
}

words! {
    /// How many colours a terminal has.
    pub Colours {
        /// As many as the environment says.
        Auto = "auto",
        /// The sixteen that have names.
        Sixteen = "16",
        /// The 256 of xterm.
        Indexed = "256",
        /// Every colour.
        True = "true",
    }
}

words! {
    /// How states are marked.
    pub Marks {
        /// By letters where the environment speaks against signs.
        Auto = "auto",
        /// By signs such as ● ✓ ★.
        Signs = "signs",
        /// By ASCII letters.
        Letters = "letters",
    }
}

words! {
    /// When a decision goes on to the next article.
    pub Advance {
        /// After every decision.
        Always = "always",
        /// After decisions in the list.
        List = "list",
        /// Never.
        Never = "never",
    }
}

words! {
    /// What happens to articles that arrive while one reads.
    pub Arrivals {
        /// They wait until they are asked for.
        Wait = "wait",
        /// They join the list at once.
        Live = "live",
    }
}

words! {
    /// Which keys do what.
    pub Keys {
        /// Our own.
        Default = "default",
        /// Those of newsboat.
        Newsboat = "newsboat",
        /// Those of mutt.
        Mutt = "mutt",
    }
}

impl Keys {
    /// The keymap as it is written: all keys of ours, of the others what differs from it.
    pub fn text(self) -> &'static str {
        match self {
            Keys::Default => include_str!("../../assets/keymap.toml"),
            Keys::Newsboat => include_str!("../../assets/keymap/newsboat.toml"),
            Keys::Mutt => include_str!("../../assets/keymap/mutt.toml"),
        }
    }
}

/// Widths, in cells.
const WIDTHS: std::ops::RangeInclusive<u16> = 30..=400;

impl<T: Word> Setting for T {
    fn possible() -> String {
        listed(T::WORDS, "or")
    }

    fn read(value: &DeValue) -> Option<T> {
        value.as_str().and_then(T::named)
    }
}

impl Setting for u16 {
    fn possible() -> String {
        format!("a number from {} to {}", WIDTHS.start(), WIDTHS.end())
    }

    fn read(value: &DeValue) -> Option<u16> {
        let number = value.as_integer()?;
        let number = u16::from_str_radix(number.as_str(), number.radix()).ok()?;
        Some(number).filter(|number| WIDTHS.contains(number))
    }
}

impl Setting for bool {
    fn possible() -> String {
        "true or false".to_owned()
    }

    fn read(value: &DeValue) -> Option<bool> {
        value.as_bool()
    }
}

impl Setting for Command {
    fn possible() -> String {
        "a command in quotation marks, or \"\" for none of your own".to_owned()
    }

    fn read(value: &DeValue) -> Option<Command> {
        let command = value.as_str()?.trim();
        Some(Command((!command.is_empty()).then(|| command.to_owned())))
    }
}
