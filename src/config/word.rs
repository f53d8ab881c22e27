//! Enums whose variants have a word each in one of the user's files.

/// Something that a word stands for.
pub trait Word: Sized + 'static {
    /// The words, in the order in which they are told.
    const WORDS: &'static [&'static str];

    /// What the word stands for.
    fn named(word: &str) -> Option<Self>;
}

/// Defines an enum, and the word of each variant.
macro_rules! words {
    ($(#[$on:meta])* $vis:vis $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$on])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $crate::config::Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn named(word: &str) -> Option<$name> {
                match word {
                    $($word => Some($name::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use words;

/// Lists in words: "a, b or c".
pub(super) fn listed(words: &[&str], last: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
    match quoted.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        Some((end, _)) => end.clone(),
        None => String::new(),
    }
}
