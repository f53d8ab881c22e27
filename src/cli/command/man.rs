//! `onrecord man [COMMAND]`: the command line as we define it, and the table of actions → manual pages.

use crate::cli::args::Args;
use crate::cli::failure::{self, Failure};
use crate::tui::keymap::{Keymap, Section};
use clap::CommandFactory;
use clap::error::ErrorKind;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};
use std::io::{self, Write};
use std::process::ExitCode;

/// The files that the reader knows, and what is in them.
const FILES: [(&str, &str); 4] = [
    ("~/.config/onrecord/config.toml", "The settings; --print-default-config prints them all."),
    ("~/.config/onrecord/theme.toml", "Changes of colours; --print-default-theme prints them all."),
    ("~/.config/onrecord/keymap.toml", "Changes of keys; --print-default-keys prints them all."),
    ("~/.local/share/onrecord/library.db", "The decisions."),
];

/// Prints the page of a command, or of the program.
pub(in crate::cli) fn run(of: Option<&str>) -> Result<ExitCode, Failure> {
    // What the short help leaves out, the manual has.
    let mut program = Args::command().mut_args(|arg| arg.hide_short_help(false));
    program.build();
    let mut page = Vec::new();
    match of {
        None => write_main(program, &mut page).map_err(Failure::Output)?,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => Man::new(command.clone()).render(&mut page).map_err(Failure::Output)?,
            None => {
                let names: Vec<&str> = program.get_subcommands().map(|command| command.get_name()).collect();
                let message = format!("there is no page of {name:?}; there are {}", names.join(", "));
                return Ok(failure::of_usage(&program.error(ErrorKind::InvalidValue, message)));
            }
        },
    }
    io::stdout().write_all(&page).map_err(Failure::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn write_main(program: clap::Command, page: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(program);
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    man.render_subcommands_section(page)?;
    keys(&Keymap::default().sections()).to_writer(page)?;
    files().to_writer(page)?;
    man.render_version_section(page)
}

fn keys(sections: &[Section]) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    roff.text([roman("These are the default keys. Actions without a key are run by name, in the palette.")]);
    for section in sections {
        roff.control("SS", [section.title.as_str()]);
        for row in &section.rows {
            roff.control("TP", []);
            let mut tag = vec![bold(row.keys.join(", ")), roman("  "), italic(row.name)];
            if row.keys.is_empty() {
                tag.drain(..2);
            }
            roff.text(tag);
            roff.text([roman(row.help)]);
        }
    }
    roff
}

fn files() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["FILES"]);
    for (path, what) in FILES {
        roff.control("TP", []);
        roff.text([italic(path)]);
        roff.text([roman(what)]);
    }
    roff
}
