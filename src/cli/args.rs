//! What was typed, unchecked against the world.

use crate::config::{Keys, ThemeName, Word};
use clap::builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// A terminal reader for news articles that shows who said what.
///
/// Opens the articles under the given files and folders, or a few samples. Keys are shown with `?`.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    /// Articles, and folders of articles: .txt files at any depth, hidden ones left out.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) library: Library,

    /// The folder of config.toml, theme.toml and keymap.toml [default: onrecord in the user's configuration directory].
    #[arg(long, value_name = "DIR", env = "ONRECORD_CONFIG", hide_env_values = true)]
    #[arg(value_parser = OsStringValueParser::new())]
    pub(super) config: Option<OsString>,

    /// How everything looks, whatever config.toml says.
    #[arg(long, value_name = "THEME", value_parser = theme())]
    pub(super) theme: Option<ThemeName>,

    /// Which keys do what, whatever config.toml says; over them lies keymap.toml.
    #[arg(long, value_name = "KEYS", value_parser = keys())]
    pub(super) keys: Option<Keys>,

    /// Print a config.toml with every setting at its default.
    #[arg(long, exclusive = true, hide_short_help = true)]
    pub(super) print_default_config: bool,

    /// Print a theme.toml with the themes as they are.
    #[arg(long, exclusive = true, hide_short_help = true)]
    pub(super) print_default_theme: bool,

    /// Print the keymap.toml of the default keys, or, with --keys, of others: what differs from the default.
    #[arg(long, hide_short_help = true)]
    pub(super) print_default_keys: bool,

    #[command(flatten)]
    pub(super) speakers: Speakers,
}

/// Which library is meant.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Library {
    /// Where the decisions are kept [default: onrecord/library.db in the user's data directory].
    #[arg(
        id = "library",
        long = "library",
        value_name = "FILE",
        env = "ONRECORD_LIBRARY",
        hide_env_values = true
    )]
    #[arg(value_parser = OsStringValueParser::new())]
    pub(super) file: Option<OsString>,
}

/// Which speakers are told.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Speakers {
    /// Leave out speakers whose confidence is less: 0 tells all, 0.9 only those nearly certain.
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = confidence, hide_default_value = true)]
    pub(super) min_confidence: f32,
}

/// What to do instead of opening the reader.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print people, names and quotes as JSON Lines, one object for each article.
    ///
    /// Offsets are Unicode code points into the file's text, the end exclusive. The exit status is 2 when some
    /// files could not be read, and 1 when none could.
    Extract {
        /// Articles, and folders of articles; `-` reads a list of paths, one a line, from standard input.
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,

        #[command(flatten)]
        speakers: Speakers,
    },
    /// Print the people of all articles together, most quoted first.
    ///
    /// Names that are spelled in several ways are one person's where names, roles and company speak for it. The exit
    /// status is as that of `extract`.
    People {
        /// Articles, and folders of articles; `-` reads a list of paths, one a line, from standard input.
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,

        /// How they are printed: text to read, or JSON Lines or CSV for other programs.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,

        #[command(flatten)]
        speakers: Speakers,
    },
    /// Print what readers corrected, as JSON Lines.
    ///
    /// Who, when, in which article and where, what, what the engine says and what the reader says; also the verdicts.
    /// Offsets are Unicode code points, the end exclusive. What was undone is left out.
    Corrections {
        /// Articles, and folders of articles; all in the library, if none are given.
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,

        #[command(flatten)]
        library: Library,
    },
    /// Print the articles that a query finds, each with the passage, the newest first.
    ///
    /// A line has the date, the outlet or else the file, the title and the passage, with tabs between them. A word is looked for everywhere; `speaker:`, `said:`, `person:`, `org:`, `place:`, `title:`, `source:`, `tag:`,
    /// `is:`, `since:`, `date:` and `quotes:` ask for more, with `-`, `or` and parentheses. PATHs are brought into the
    /// library first, and only they are searched. The exit status is 0 when something is found, 1 when nothing is, and
    /// 2 when something could not be done.
    Search {
        /// What to look for; one that begins with a minus sign goes behind `--`.
        #[arg(value_name = "QUERY")]
        query: String,

        /// Articles, and folders of articles; the whole library if there are none.
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,

        /// How they are printed: lines to read, or JSON Lines for other programs.
        #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
        format: SearchFormat,

        #[command(flatten)]
        library: Library,
    },
    /// Print every decision that was ever made, as JSON Lines.
    ///
    /// Who, when, about which article, what, the value before and after; undoing and redoing are entries, too. The
    /// order is that in which they were made.
    Journal {
        #[command(flatten)]
        library: Library,
    },
    /// Take over another person's decisions, tags and notes, and tell where the two disagree.
    ///
    /// What only one of the two has decided holds. Where both have decided, and differently, ours stays and a line is
    /// printed; but theirs holds where ours came from them by an earlier merge, or where they knew ours and have decided
    /// anew. What was undone counts as not decided. OTHER is only read. One undo takes all of it back; merging again
    /// changes nothing. The exit status is 2 where the two disagree, and 1 when nothing could be done.
    Merge {
        /// The other library.
        #[arg(value_name = "OTHER")]
        other: PathBuf,

        #[command(flatten)]
        library: Library,
    },
    /// Print the manual, for `man -l -`.
    Man {
        /// The page of this command.
        #[arg(value_name = "COMMAND")]
        of: Option<String>,
    },
    /// Print what completes command lines in a shell.
    Completions {
        /// The shell.
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
}

/// How what is found is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SearchFormat {
    Text,
    Jsonl,
}

/// How people are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Text,
    Jsonl,
    Csv,
}

fn theme() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::WORDS).try_map(|word| ThemeName::named(&word).ok_or("no theme"))
}

fn keys() -> impl TypedValueParser<Value = Keys> {
    PossibleValuesParser::new(Keys::WORDS).try_map(|word| Keys::named(&word).ok_or("no keys"))
}

fn confidence(typed: &str) -> Result<f32, &'static str> {
    let number = typed.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or("a number from 0 to 1 is needed")
}
