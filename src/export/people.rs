//! The people of a collection → text to read, JSON Lines or CSV.
//!
//! The form is the promise that `README.md` describes under `people`: the types here are private to it.

use super::json;
use crate::people::Person;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The widest a name may be before what stands behind it moves on, in cells.
const MAX_NAME: usize = 32;
/// The most roles and other names that the text tells.
const MAX_ROLES: usize = 2;
const MAX_ALIASES: usize = 4;
/// What stands between several names or roles of one column.
const BETWEEN: &str = "; ";

#[derive(Serialize)]
struct PersonLine<'a> {
    name: &'a str,
    aliases: &'a [String],
    roles: &'a [String],
    articles: usize,
    quotes: usize,
    joined: Vec<JoinedItem<'a>>,
}

#[derive(Serialize)]
struct JoinedItem<'a> {
    name: &'a str,
    with: &'a str,
    score: f64,
    reasons: Vec<String>,
}

/// Prints a JSON object for each person. Control characters are escaped, all of them.
pub fn jsonl(persons: &[Person], output: &mut impl Write) -> io::Result<()> {
    persons.iter().try_for_each(|person| writeln!(output, "{}", json::object(&PersonLine::new(person))))
}

/// Prints a table with a heading; several names or roles of a person are parted by semicolons.
pub fn csv(persons: &[Person], output: &mut impl Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(output);
    table.write_record(["name", "aliases", "roles", "articles", "quotes"])?;
    for person in persons {
        table.write_record([
            &*printable(&person.name),
            &printable(&person.aliases.join(BETWEEN)),
            &printable(&person.roles.join(BETWEEN)),
            &person.n_articles.to_string(),
            &person.n_quotes.to_string(),
        ])?;
    }
    table.flush()
}

/// Prints a line for each person, in columns under a heading.
pub fn text(persons: &[Person], output: &mut impl Write) -> io::Result<()> {
    if persons.is_empty() {
        return Ok(());
    }
    let widest = persons.iter().map(|person| printable(&person.name).width()).max().unwrap_or_default();
    let widest = widest.min(MAX_NAME);
    writeln!(output, "quotes articles  name")?;
    for person in persons {
        let name = printable(&person.name);
        let about = about(person);
        write!(output, "{:6} {:8}  {name}", person.n_quotes, person.n_articles)?;
        if !about.is_empty() {
            write!(output, "{:1$}  {about}", "", widest.saturating_sub(name.width()))?;
        }
        writeln!(output)?;
    }
    Ok(())
}

impl<'a> PersonLine<'a> {
    fn new(person: &'a Person) -> PersonLine<'a> {
        let joined = person.joined.iter().map(|joined| JoinedItem {
            name: &joined.name,
            with: &joined.with,
            // Two digits are more than the measure can tell apart.
            score: (f64::from(joined.likeness.score) * 100.0).round() / 100.0,
            reasons: joined.likeness.reasons.iter().map(ToString::to_string).collect(),
        });
        PersonLine {
            name: &person.name,
            aliases: &person.aliases,
            roles: &person.roles,
            articles: person.n_articles,
            quotes: person.n_quotes,
            joined: joined.collect(),
        }
    }
}

/// What a person does and is called beside the name, the commonest of both.
fn about(person: &Person) -> String {
    let some = |all: &[String], most: usize| all.iter().take(most).cloned().collect::<Vec<_>>().join(BETWEEN);
    let (roles, aliases) = (some(&person.roles, MAX_ROLES), some(&person.aliases, MAX_ALIASES));
    let about = match (roles.is_empty(), aliases.is_empty()) {
        (_, true) => roles,
        (true, false) => format!("({aliases})"),
        (false, false) => format!("{roles} ({aliases})"),
    };
    printable(&about).into_owned()
}

/// What a terminal would obey as spaces.
fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { text.replace(char::is_control, " ").into() } else { text.into() }
}
