//! What the user has chosen: `config.toml`, `theme.toml` and `keymap.toml` in one folder, read again when they change.
//!
//! Knows files and TOML. Does not know what a setting is for, nor what may stand in the other two files.

mod choice;
mod complaint;
mod settings;
mod word;

pub use choice::{Advance, Arrivals, Colours, Keys, Marks, ThemeName};
use choice::{Command, Setting};
pub use complaint::{Complaint, unknown};
pub use settings::Settings;
use toml::de::{DeTable, DeValue};
pub use word::Word;
pub(crate) use word::words;

/// The name of the file with the settings.
pub const CONFIG_FILE: &str = "config.toml";
/// The name of the file that changes themes.
pub const THEME_FILE: &str = "theme.toml";
/// The name of the file that changes keys.
pub const KEYMAP_FILE: &str = "keymap.toml";
/// A `config.toml` that sets everything to its default, and says what is possible.
pub const DEFAULT_CONFIG: &str = include_str!("../assets/config.toml");
/// A `theme.toml` with the themes as they are.
pub const DEFAULT_THEME: &str = include_str!("../assets/theme.toml");

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// How everything looks.
    pub theme: ThemeName,
    /// How many colours the terminal is taken to have.
    pub colours: Colours,
    /// How states are marked.
    pub marks: Marks,
    /// The greatest width of an article's lines, in cells.
    pub width: u16,
    /// When a decision goes on to the next article.
    pub advance: Advance,
    /// What happens to articles that arrive while one reads.
    pub arrivals: Arrivals,
    /// Which keys do what.
    pub keys: Keys,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// The command that edits a file; `None` for the environment's.
    pub editor: Option<String>,
    /// The command that opens an address; `None` for the system's.
    pub opener: Option<String>,
    /// The command that is run for an article that has arrived.
    pub on_new: Option<String>,
    /// The command that is run for an article that was kept.
    pub on_keep: Option<String>,
    /// The command that is run for an article that was starred.
    pub on_star: Option<String>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            theme: ThemeName::Auto,
            colours: Colours::Auto,
            marks: Marks::Auto,
            width: 88,
            advance: Advance::Always,
            arrivals: Arrivals::Wait,
            keys: Keys::Default,
            mouse: true,
            editor: None,
            opener: None,
            on_new: None,
            on_keep: None,
            on_star: None,
        }
    }
}

impl Config {
    /// The names of all settings, as the file has them.
    pub const NAMES: [&str; 13] = [
        "theme", "colours", "marks", "width", "advance", "arrivals", "keys", "mouse", "editor", "opener",
        "on_new", "on_keep", "on_star",
    ];

    /// Reads the text of a `config.toml`, and tells what is wrong with it.
    ///
    /// What the text does not name has its default; what it says wrongly stays as `former` has it, and
    /// everything does where the text is no TOML.
    pub fn read(text: &str, former: &Config) -> (Config, Vec<Complaint>) {
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => return (former.clone(), vec![Complaint::of_syntax(CONFIG_FILE, text, &error)]),
        };
        let mut config = Config::default();
        let mut complaints = Vec::new();
        for (name, value) in &table {
            if let Err(what) = config.set(name.get_ref(), value.get_ref(), former) {
                complaints.push(Complaint::at(CONFIG_FILE, text, name.span().start, what));
            }
        }
        complaints.sort_by_key(|complaint| complaint.line);
        (config, complaints)
    }

    fn set(&mut self, name: &str, value: &DeValue, former: &Config) -> Result<(), String> {
        match name {
            "theme" => take(name, &mut self.theme, value, former.theme),
            "colours" => take(name, &mut self.colours, value, former.colours),
            "marks" => take(name, &mut self.marks, value, former.marks),
            "width" => take(name, &mut self.width, value, former.width),
            "advance" => take(name, &mut self.advance, value, former.advance),
            "arrivals" => take(name, &mut self.arrivals, value, former.arrivals),
            "keys" => take(name, &mut self.keys, value, former.keys),
            "mouse" => take(name, &mut self.mouse, value, former.mouse),
            "editor" => take_command(name, &mut self.editor, value, &former.editor),
            "opener" => take_command(name, &mut self.opener, value, &former.opener),
            "on_new" => take_command(name, &mut self.on_new, value, &former.on_new),
            "on_keep" => take_command(name, &mut self.on_keep, value, &former.on_keep),
            "on_star" => take_command(name, &mut self.on_star, value, &former.on_star),
            _ => Err(complaint::unknown("setting", name, &Config::NAMES)),
        }
    }
}

fn take<T: Setting>(name: &str, field: &mut T, value: &DeValue, former: T) -> Result<(), String> {
    let read = T::read(value);
    let is_possible = read.is_some();
    *field = read.unwrap_or(former);
    if is_possible { Ok(()) } else { Err(format!("{name} is {}", T::possible())) }
}

fn take_command(
    name: &str,
    field: &mut Option<String>,
    value: &DeValue,
    former: &Option<String>,
) -> Result<(), String> {
    let mut command = Command::default();
    let taken = take(name, &mut command, value, Command(former.clone()));
    *field = command.0;
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_wrong(text: &str, complaints: &[&str]) -> Config {
        let former = Config { width: 70, theme: ThemeName::Light, ..Config::default() };
        let (config, told) = Config::read(text, &former);
        assert_eq!(told.iter().map(ToString::to_string).collect::<Vec<_>>(), complaints);
        config
    }

    #[test]
    fn the_documented_defaults_are_the_defaults_and_name_every_setting() {
        let former = Config { width: 70, ..Config::default() };
        assert_eq!(Config::read(DEFAULT_CONFIG, &former), (Config::default(), Vec::new()));
        let lines = DEFAULT_CONFIG.lines().filter_map(|line| line.split_once(" = "));
        assert_eq!(lines.map(|(name, _)| name).collect::<Vec<_>>(), Config::NAMES);
    }

    #[test]
    fn what_is_not_named_has_its_default() {
        let (config, complaints) = Config::read("theme = \"light\"\neditor = \"vi -R\"", &Config::default());
        assert!(complaints.is_empty());
        let expected =
            Config { theme: ThemeName::Light, editor: Some("vi -R".to_owned()), ..Config::default() };
        assert_eq!(config, expected);
    }

    #[test]
    fn every_setting_can_be_set() {
        let text = "theme = \"none\"\ncolours = \"16\"\nmarks = \"letters\"\nwidth = 60\nadvance = \"never\"\n\
            arrivals = \"live\"\nkeys = \"mutt\"\nmouse = false\neditor = \"a\"\nopener = \"b\"\non_new = \"c\"\n\
            on_keep = \"d\"\non_star = \"e\"";
        let (config, complaints) = Config::read(text, &Config::default());
        assert!(complaints.is_empty());
        let expected = Config {
            theme: ThemeName::None,
            colours: Colours::Sixteen,
            marks: Marks::Letters,
            width: 60,
            advance: Advance::Never,
            arrivals: Arrivals::Live,
            keys: Keys::Mutt,
            mouse: false,
            editor: Some("a".to_owned()),
            opener: Some("b".to_owned()),
            on_new: Some("c".to_owned()),
            on_keep: Some("d".to_owned()),
            on_star: Some("e".to_owned()),
        };
        assert_eq!(config, expected);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_stays_as_it_was() {
        let config = check_wrong(
            "# Mine.\nwidth = \"wide\"\ncolors = \"16\"\ntheme = \"drak\"\nadvance = \"list\"\nsky = 1\n",
            &[
                "config.toml:2: width is a number from 30 to 400",
                "config.toml:3: there is no setting \"colors\"; perhaps \"colours\"",
                "config.toml:4: theme is \"auto\", \"dark\", \"light\", \"high-contrast\" or \"none\"",
                "config.toml:6: there is no setting \"sky\"; there are \"theme\", \"colours\", \"marks\", \"width\", \
                 \"advance\", \"arrivals\", \"keys\", \"mouse\", \"editor\", \"opener\", \"on_new\", \"on_keep\" \
                 and \"on_star\"",
            ],
        );
        let expected =
            Config { width: 70, theme: ThemeName::Light, advance: Advance::List, ..Config::default() };
        assert_eq!(config, expected);
    }

    #[test]
    fn a_text_that_is_no_toml_changes_nothing() {
        let config = check_wrong(
            "mouse = false\ntheme = dark\n",
            &["config.toml:2: string values must be quoted, expected literal string"],
        );
        assert_eq!((config.width, config.mouse), (70, true));
    }
}
