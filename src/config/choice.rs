//! What a setting may be, and how it is written.

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

/// Lists in words: "a, b or c".
pub(super) fn listed(words: &[&str], last: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    match quoted.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        Some((end, _)) => end.clone(),
        None => String::new(),
    }
}

/// An enum whose variants have a word in the file each.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            /// The words that stand for the variants in the file.
            pub const WORDS: &[&str] = &[$($word),+];

            /// What the word stands for.
            pub fn named(word: &str) -> Option<$name> {
                match word {
                    $($word => Some($name::$variant),)+
                    _ => None,
                }
            }
        }

        impl Setting for $name {
            fn possible() -> String {
                listed($name::WORDS, "or")
            }

            fn read(value: &DeValue) -> Option<$name> {
                value.as_str().and_then($name::named)
            }
        }
    };
}

choice! {
    /// A theme.
    ThemeName {
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

choice! {
    /// How many colours a terminal has.
    Colours {
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

choice! {
    /// How states are marked.
    Marks {
        /// By letters where the environment speaks against signs.
        Auto = "auto",
        /// By signs such as ● ✓ ★.
        Signs = "signs",
        /// By ASCII letters.
        Letters = "letters",
    }
}

choice! {
    /// When a decision goes on to the next article.
    Advance {
        /// After every decision.
        Always = "always",
        /// After decisions in the list.
        List = "list",
        /// Never.
        Never = "never",
    }
}

choice! {
    /// What happens to articles that arrive while one reads.
    Arrivals {
        /// They wait until they are asked for.
        Wait = "wait",
        /// They join the list at once.
        Live = "live",
    }
}

choice! {
    /// Which keys do what.
    Keys {
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
