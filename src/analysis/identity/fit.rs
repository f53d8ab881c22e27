//! How well two words of names fit.

use super::name::{Kind, Word};
use crate::lexicon::Lexicon;
use crate::text::spelling;

/// By how much two sounds may differ that are spellings of one name.
const MAX_DISTANCE: f32 = 0.6;
/// By how much two sounds may differ that are hardly told apart.
const SAME_DISTANCE: f32 = 0.2;
/// The fewest letters of a sound that may differ.
const MIN_SOUND: usize = 5;
/// The fewest letters of a word in which one may be a slip of the pen, and in which it hardly counts.
const MIN_SLIP: usize = 5;
const LONG: usize = 9;

/// How well two words of names fit, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// But for case, diacritics and apostrophes.
    Same,
    /// They sound the same: "Qaddafi", "Gaddafi".
    Sound,
    /// One is short for the other, or the other's form elsewhere: "Bill", "William"; "Petro", "Pyotr".
    Short,
    /// A letter differs in a long word.
    LongSlip,
    /// They sound nearly the same, as spellings of one name do: "Ahmad", "Ahmed".
    Near,
    /// They sound the same, and both are known as names.
    Alike,
    /// A letter differs.
    Slip,
    /// One is the other's initial.
    Initial,
    /// A letter differs, and both are names.
    Doubtful,
    /// Two words.
    Other,
}

/// How well two words fit; `lexicon` tells which short names are whose.
pub(super) fn fit(a: &Word, b: &Word, lexicon: &Lexicon) -> Fit {
    if a.kind == Kind::Initial || b.kind == Kind::Initial {
        let is_initial = a.plain.as_bytes().first() == b.plain.as_bytes().first();
        return if is_initial { Fit::Initial } else { Fit::Other };
    }
    if a.plain == b.plain {
        return Fit::Same;
    }
    let are_syllables = a.is_syllable && b.is_syllable;
    if a.is_family_of(b) || if are_syllables { a.sound == b.sound } else { a.key == b.key } {
        return Fit::Sound;
    }
    if is_short(&a.plain, &b.plain, lexicon) {
        return Fit::Short;
    }
    let are_names = a.is_given && b.is_given || a.is_surname && b.is_surname;
    let shorter = a.plain.len().min(b.plain.len());
    let is_slip = shorter >= MIN_SLIP && is_slip(&a.plain, &b.plain);
    let are_told_apart = are_names && !are_syllables;
    match sound_fit(&a.sound, &b.sound) {
        Some(Fit::Sound) if are_told_apart && shorter < MIN_SOUND => Fit::Doubtful,
        Some(Fit::Sound) if are_told_apart => Fit::Alike,
        Some(Fit::Near) if are_names => Fit::Doubtful,
        Some(fit) => fit,
        None if is_slip && are_names => Fit::Doubtful,
        None if is_slip && shorter >= LONG => Fit::LongSlip,
        None if is_slip => Fit::Slip,
        None => Fit::Other,
    }
}

/// How well two sounds fit, if they do at all.
pub(super) fn sound_fit(a: &str, b: &str) -> Option<Fit> {
    if a == b {
        return Some(Fit::Sound);
    }
    if a.len().min(b.len()) < MIN_SOUND {
        return None;
    }
    let distance = spelling::distance(a, b, MAX_DISTANCE)?;
    Some(if distance <= SAME_DISTANCE { Fit::Sound } else { Fit::Near })
}

/// Whether two words are one but for a letter that is left out, put in or changed, or two that changed places.
fn is_slip(a: &str, b: &str) -> bool {
    let begin_alike = a.as_bytes().first() == b.as_bytes().first();
    begin_alike && a.len().abs_diff(b.len()) <= 1 && strsim::osa_distance(a, b) <= 1
}

/// Whether one is short for the other, or both are above all short for the same.
fn is_short(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let full = |name: &str| lexicon.short_names.get(name).map(Vec::as_slice).unwrap_or_default();
    let (full_a, full_b) = (full(a), full(b));
    let has = |full: &[String], name: &str| full.iter().any(|full| full == name);
    has(full_a, b) || has(full_b, a) || full_a.first().is_some_and(|full| full_b.first() == Some(full))
}
