//! What `docs/configuration.md` says is so, and is all there is.

use onrecord::config::{Config, DEFAULT_CONFIG, DEFAULT_THEME};
use std::collections::BTreeSet;

const GUIDE: &str = include_str!("../docs/configuration.md");

/// The cells of the guide's tables, row by row.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| row.split(" | ").map(str::trim).collect())
}

#[test]
fn every_setting_is_explained_with_its_default() {
    let defaults = DEFAULT_CONFIG.lines().filter_map(|line| line.split_once(" = "));
    let defaults: Vec<_> =
        defaults.map(|(name, value)| (format!("`{name}`"), format!("`{value}`"))).collect();
    assert_eq!(defaults.len(), Config::NAMES.len());
    let of_settings = rows().filter(|row| row.len() == 4 && row[0].starts_with('`'));
    let explained: Vec<_> = of_settings.map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
    assert_eq!(explained, defaults);
}

#[test]
fn every_role_is_explained() {
    let themes: toml::Table = toml::from_str(DEFAULT_THEME).unwrap();
    let roles: BTreeSet<&str> =
        themes["dark"]["style"].as_table().unwrap().keys().map(String::as_str).collect();
    let heading = "| Role | What it is |";
    let (_, table) = GUIDE.split_once(heading).unwrap();
    let names = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let explained: BTreeSet<&str> = names.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(explained, roles);
}

#[test]
fn the_example_of_a_theme_is_sound() {
    use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
    let (_, rest) = GUIDE.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    assert_eq!(Theme::changed_by(example, Kind::Dark, Depth::Sixteen, Marks::Signs).1, []);
}
