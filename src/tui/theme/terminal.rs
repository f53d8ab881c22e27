//! What the environment says of the terminal, and what the settings say against it → the theme.

use super::{Depth, Kind, Marks, Theme};
use crate::config::{Colours, Complaint, Config, Marks as MarksSetting, ThemeName};
use std::env;

/// The terminals that have sixteen colours or fewer and don't say so in their names.
const OF_FEW_COLOURS: [&str; 5] = ["linux", "ansi", "cygwin", "vt220", "vt100"];

/// The variables of the environment that tell of the terminal; empty where they are not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variables {
    /// `NO_COLOR`: anything, where the user wants no colours.
    pub no_color: String,
    /// `TERM`: the terminal's name.
    pub term: String,
    /// `COLORTERM`: whether it has every colour.
    pub colorterm: String,
    /// `COLORFGBG`: "foreground;background", numbers of the first sixteen colours.
    pub colorfgbg: String,
}

impl Variables {
    /// The variables as they are.
    pub fn of_environment() -> Variables {
        let variable = |name| env::var(name).unwrap_or_default();
        Variables {
            no_color: variable("NO_COLOR"),
            term: variable("TERM"),
            colorterm: variable("COLORTERM"),
            colorfgbg: variable("COLORFGBG"),
        }
    }

    /// The theme that the settings ask for here, with what the text of `theme.toml` changes of it, and what is wrong
    /// with that.
    pub fn theme(&self, config: &Config, text: &str) -> (Theme, Vec<Complaint>) {
        Theme::changed_by(text, self.kind(config.theme), self.depth(config.colours), self.marks(config.marks))
    }

    fn kind(&self, theme: ThemeName) -> Kind {
        match theme {
            ThemeName::Dark => Kind::Dark,
            ThemeName::Light => Kind::Light,
            ThemeName::HighContrast => Kind::HighContrast,
            ThemeName::None => Kind::NoColor,
            ThemeName::Auto if !self.no_color.is_empty() || self.is_dumb() => Kind::NoColor,
            // 7 and 15 are the whites.
            ThemeName::Auto if matches!(self.colorfgbg.rsplit(';').next(), Some("7" | "15")) => Kind::Light,
            ThemeName::Auto => Kind::Dark,
        }
    }

    fn depth(&self, colours: Colours) -> Depth {
        let has_few = || OF_FEW_COLOURS.contains(&&*self.term) || self.term.ends_with("-16color");
        match colours {
            Colours::True => Depth::True,
            Colours::Indexed => Depth::Indexed,
            Colours::Sixteen => Depth::Sixteen,
            Colours::Auto if matches!(&*self.colorterm, "truecolor" | "24bit") => Depth::True,
            Colours::Auto if self.term.ends_with("-direct") => Depth::True,
            Colours::Auto if has_few() => Depth::Sixteen,
            Colours::Auto => Depth::Indexed,
        }
    }

    fn marks(&self, marks: MarksSetting) -> Marks {
        match marks {
            MarksSetting::Signs => Marks::Signs,
            MarksSetting::Letters => Marks::Letters,
            // The fonts of the Linux console hold 512 characters, and none of the signs.
            MarksSetting::Auto if self.is_dumb() || self.term == "linux" => Marks::Letters,
            MarksSetting::Auto => Marks::Signs,
        }
    }

    fn is_dumb(&self) -> bool {
        self.term == "dumb"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(term: &str) -> Variables {
        Variables { term: term.to_owned(), ..Variables::default() }
    }

    #[track_caller]
    fn check(variables: &Variables, kind: Kind, depth: Depth, marks: Marks) {
        let found = (
            variables.kind(ThemeName::Auto),
            variables.depth(Colours::Auto),
            variables.marks(MarksSetting::Auto),
        );
        assert_eq!(found, (kind, depth, marks));
    }

    #[test]
    fn the_environment_tells_of_the_terminal() {
        let xterm = variables("xterm-256color");
        check(&xterm, Kind::Dark, Depth::Indexed, Marks::Signs);
        check(&variables("linux"), Kind::Dark, Depth::Sixteen, Marks::Letters);
        check(&variables("rxvt-16color"), Kind::Dark, Depth::Sixteen, Marks::Signs);
        check(&variables("xterm-direct"), Kind::Dark, Depth::True, Marks::Signs);
        check(&variables("dumb"), Kind::NoColor, Depth::Indexed, Marks::Letters);
        let with = |change: fn(&mut Variables)| {
            let mut variables = xterm.clone();
            change(&mut variables);
            variables
        };
        check(&with(|v| v.colorterm = "truecolor".to_owned()), Kind::Dark, Depth::True, Marks::Signs);
        check(&with(|v| v.no_color = "1".to_owned()), Kind::NoColor, Depth::Indexed, Marks::Signs);
        check(&with(|v| v.colorfgbg = "0;15".to_owned()), Kind::Light, Depth::Indexed, Marks::Signs);
        check(&with(|v| v.colorfgbg = "15;default;0".to_owned()), Kind::Dark, Depth::Indexed, Marks::Signs);
    }

    #[test]
    fn settings_go_before_the_environment() {
        let dumb = Variables { no_color: "1".to_owned(), ..variables("dumb") };
        assert_eq!(dumb.kind(ThemeName::HighContrast), Kind::HighContrast);
        assert_eq!(dumb.depth(Colours::Sixteen), Depth::Sixteen);
        assert_eq!(dumb.marks(MarksSetting::Signs), Marks::Signs);
    }
}
