//! The text of a `theme.toml` → what it says of each theme. What the user's says lies over what ours says.
//!
//! Does not know terminals.

use super::style::{Colour, Rgb, Written};
use super::{Depth, Kind, Role};
use crate::config::{Complaint, DEFAULT_THEME, THEME_FILE, Word, unknown};
use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// All themes.
#[derive(Clone, Debug, Default)]
pub(super) struct Palettes(BTreeMap<&'static str, Palette>);

/// A theme for terminals of many colours, and what is different of it on terminals of sixteen.
#[derive(Clone, Debug, Default)]
struct Palette {
    full: Look,
    sixteen: Look,
}

/// The colours and styles of a theme.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) speakers: Option<Vec<Colour>>,
    pub(super) quote_towards: Option<Rgb>,
    pub(super) chosen_towards: Option<Rgb>,
    pub(super) styles: BTreeMap<Role, Written>,
}

/// The names in the table of a theme.
const FIELDS: [&str; 5] = ["speakers", "quote_towards", "chosen_towards", "style", SIXTEEN];
/// The table in it for terminals of sixteen colours, which has the same names but its own.
const SIXTEEN: &str = "sixteen";

impl Palettes {
    /// Our own, which are compiled in.
    pub(super) fn standard() -> Palettes {
        let mut palettes = Palettes::default();
        // A test reads that nothing is wrong with them.
        palettes.overlay(DEFAULT_THEME);
        palettes
    }

    /// Lays what `text` says over what there is. What is wrong in it is told, and left as it was.
    pub(super) fn overlay(&mut self, text: &str) -> Vec<Complaint> {
        let themes = match DeTable::parse(text) {
            Ok(themes) => themes.into_inner(),
            Err(error) => return vec![Complaint::of_syntax(THEME_FILE, text, &error)],
        };
        let mut audit = Audit { text, complaints: Vec::new() };
        for (name, value) in &themes {
            let known = Kind::WORDS.iter().find(|word| **word == name.get_ref().as_ref());
            let (Some(known), Some(table)) = (known, value.get_ref().as_table()) else {
                audit.tell(name.span(), unknown("theme", name.get_ref(), Kind::WORDS));
                continue;
            };
            self.0.entry(known).or_default().read(table, &mut audit);
        }
        audit.complaints.sort_by_key(|complaint| complaint.line);
        audit.complaints
    }

    /// How the theme looks on a terminal of this depth.
    pub(super) fn look(&self, kind: Kind, depth: Depth) -> Look {
        let palette = Kind::WORDS.get(kind as usize).and_then(|name| self.0.get(name)).cloned();
        let Palette { mut full, sixteen } = palette.unwrap_or_default();
        if depth == Depth::Sixteen {
            full.speakers = sixteen.speakers.or(full.speakers);
            full.quote_towards = sixteen.quote_towards.or(full.quote_towards);
            full.chosen_towards = sixteen.chosen_towards.or(full.chosen_towards);
            full.styles.extend(sixteen.styles);
        }
        full
    }
}

impl Palette {
    fn read(&mut self, table: &DeTable, audit: &mut Audit) {
        for (name, value) in table.iter().filter(|(name, _)| name.get_ref() != SIXTEEN) {
            self.full.read(name, value, &FIELDS, audit);
        }
        // A style that is new goes before an older one for sixteen colours.
        let styles = table.get("style").and_then(|styles| styles.get_ref().as_table());
        for role in styles.into_iter().flatten().filter_map(|(name, _)| Role::named(name.get_ref())) {
            self.sixteen.styles.remove(&role);
        }
        if let Some(sixteen) = table.get(SIXTEEN) {
            let Some(table) = sixteen.get_ref().as_table() else {
                return audit.tell(sixteen.span(), format!("{SIXTEEN} is a table"));
            };
            let fields = FIELDS.get(..FIELDS.len() - 1).unwrap_or_default();
            table.iter().for_each(|(name, value)| self.sixteen.read(name, value, fields, audit));
        }
    }
}

impl Look {
    fn read(
        &mut self,
        name: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue>,
        fields: &[&str],
        audit: &mut Audit,
    ) {
        match name.get_ref().as_ref() {
            "speakers" => self.read_speakers(value, audit),
            "quote_towards" => self.quote_towards = audit.read(value).or(self.quote_towards),
            "chosen_towards" => self.chosen_towards = audit.read(value).or(self.chosen_towards),
            "style" => self.read_styles(value, audit),
            other => audit.tell(name.span(), unknown("entry", other, fields)),
        }
    }

    fn read_speakers(&mut self, value: &Spanned<DeValue>, audit: &mut Audit) {
        let Some(colours) = value.get_ref().as_array() else {
            return audit.tell(value.span(), "speakers is a list of colours".to_owned());
        };
        let colours: Option<Vec<Colour>> = colours.iter().map(|colour| audit.read(colour)).collect();
        self.speakers = colours.or(self.speakers.take());
    }

    fn read_styles(&mut self, value: &Spanned<DeValue>, audit: &mut Audit) {
        let Some(styles) = value.get_ref().as_table() else {
            return audit.tell(value.span(), "style is a table".to_owned());
        };
        for (name, value) in styles {
            match Role::named(name.get_ref()) {
                Some(role) => self.styles.extend(audit.read(value).map(|style| (role, style))),
                None => audit.tell(name.span(), unknown("style", name.get_ref(), Role::WORDS)),
            }
        }
    }
}

/// What was found wrong in a text.
struct Audit<'t> {
    text: &'t str,
    complaints: Vec<Complaint>,
}

impl Audit<'_> {
    fn tell(&mut self, at: Range<usize>, what: String) {
        self.complaints.push(Complaint::at(THEME_FILE, self.text, at.start, what));
    }

    /// What a text of the file stands for.
    fn read<T: FromStr<Err = String>>(&mut self, value: &Spanned<DeValue>) -> Option<T> {
        let quoted = value.get_ref().as_str().ok_or_else(|| "this stands in quotation marks".to_owned());
        quoted.and_then(str::parse).map_err(|wrong| self.tell(value.span(), wrong)).ok()
    }
}
