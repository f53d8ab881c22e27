//! Which names are those of newspapers, agencies and broadcasters.
//!
//! Does not know where in an article a name stands.

use super::list;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The names on the list of organisations, and their acronyms, in lower case and without the article.
static OUTLETS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let rows = list::rows(include_str!("../../assets/lexicon/organizations.tsv"));
    let outlets = rows.filter(|row| row.second() == "outlet");
    outlets.flat_map(|row| row.organizations()).map(|(name, ())| key(name)).collect()
});

/// Whether a news outlet is called so, with "The" in front or without. Capitals make no difference.
pub fn is_outlet(name: &str) -> bool {
    OUTLETS.contains(&key(name))
}

fn key(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::is_outlet;

    #[test]
    fn outlets_are_told_from_other_organisations() {
        for name in ["Reuters", "REUTERS", "AFP", "The Associated Press", "Associated Press", "the guardian"]
        {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["", "The", "Washington", "Armed Forces of the Philippines", "3M"] {
            assert!(!is_outlet(name), "{name}");
        }
    }
}
