//! What a line of a news page is, told by its own words alone.
//!
//! Knows the turns of phrase that pages put around their articles. Does not know where in the page it stands.

use crate::article::BlockKind;
use crate::text::Span;

/// The longest line, in bytes, that is still a caption, a byline or a subheading.
const MAX_CAPTION: usize = 600;
const MAX_BYLINE: usize = 100;
const MAX_SUBHEADING: usize = 90;
const MAX_SUBHEADING_WORDS: usize = 12;
/// The most words that the credit of a picture has.
const MAX_CREDIT_WORDS: usize = 8;

/// How a line begins that is no part of the article; in lower case.
const LITTER_STARTS: &[&str] = &[
    "listen to this article",
    "read more",
    "read also",
    "read next",
    "read the full",
    "also read",
    "see also",
    "more on this",
    "related:",
    "related articles",
    "related stories",
    "recommended:",
    "recommended stories",
    "most read",
    "don't miss",
    "advertisement",
    "sponsored",
    "story continues below",
    "article continues below",
    "continue reading",
    "sign up to",
    "sign up for",
    "sign up here",
    "subscribe to",
    "subscribe now",
    "subscribe here",
    "click here",
    "follow us on",
    "follow him on twitter",
    "follow her on twitter",
    "share this",
    "share on",
    "watch live:",
    "copyright ©",
    "© ",
    "all rights reserved",
    "loading audio",
    "loading...",
    "copy link",
];

/// Whole lines that are buttons of the page; in lower case.
const BUTTONS: &[&str] = &[
    "share",
    "print",
    "email",
    "e-mail",
    "comments",
    "save",
    "tweet",
    "menu",
    "close",
    "copy",
    "facebook",
    "twitter",
    "whatsapp",
    "advertising",
    "reprints",
    "play",
    "loading",
    "skip to content",
    "back to top",
];

/// What may follow a paragraph on its own line without being part of it; in lower case.
const TRAILERS: &[&str] = &["read more:", "also read:", "read also:", "see also:", "related:"];

/// What stands before the name of a picture's maker; in lower case.
const CREDITS: &[&str] = &[
    "picture:",
    "pictures:",
    "photo:",
    "photos:",
    "photograph:",
    "image:",
    "images:",
    "credit:",
    "pic:",
    "file photo:",
];

/// What a picture's credit in brackets at the end of a line may hold, as words; in lower case.
const CREDIT_WORDS: &[&str] = &[
    "pic",
    "pics",
    "photo",
    "photos",
    "picture",
    "photograph",
    "getty",
    "reuters",
    "afp",
    "ap",
    "epa",
    "file",
];

/// What the line that a page begins with is.
pub(super) fn title_kind(line: &str) -> BlockKind {
    if is_caption(line) { BlockKind::Caption } else { BlockKind::Title }
}

/// What any later line is.
pub(super) fn kind(line: &str) -> BlockKind {
    if is_litter(line) {
        BlockKind::Litter
    } else if is_byline(line) {
        BlockKind::Byline
    } else if is_caption(line) {
        BlockKind::Caption
    } else if is_subheading(line) {
        BlockKind::Subheading
    } else {
        BlockKind::Paragraph
    }
}

/// The byte at which litter begins behind a paragraph on the same line.
pub(super) fn litter_start(line: &str) -> Option<usize> {
    if !line.contains(':') {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let starts = TRAILERS.iter().flat_map(|trailer| lower.match_indices(trailer).map(|(at, _)| at));
    starts.filter(|&at| ends_a_sentence(line.get(..at).unwrap_or_default())).min()
}

/// The name of a byline's author: the line without its "By".
pub(super) fn without_by(text: &str, line: Span) -> Span {
    Span::new(line.start + "By ".len(), line.end).trimmed(text)
}

fn ends_a_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| ".!?…\"”’'»)".contains(c))
}

fn is_litter(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let is_litter = |start: &&str| behind(start, line).is_some_and(|rest| !goes_on_as_prose(start, rest));
    BUTTONS.iter().any(|button| bare.eq_ignore_ascii_case(button)) || LITTER_STARTS.iter().any(is_litter)
}

/// What stands behind `start` in a line that begins with it; capitals and the form of apostrophes aside.
fn behind<'l>(start: &str, line: &'l str) -> Option<&'l str> {
    let mut rest = line.chars();
    let plain = |c: char| if c == '’' { '\'' } else { c.to_ascii_lowercase() };
    start.chars().all(|c| rest.next().map(plain) == Some(c)).then_some(rest.as_str())
}

/// Whether a line that begins like litter, and goes on with `rest`, is a sentence after all: "Advertisement revenue
/// fell."
fn goes_on_as_prose(start: &str, rest: &str) -> bool {
    start.ends_with(char::is_alphanumeric)
        && (rest.starts_with(char::is_alphanumeric)
            || ["advertisement", "sponsored"].contains(&start) && rest.split_whitespace().count() > 1)
}

fn is_byline(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let words: Vec<&str> = rest.split_whitespace().collect();
    let small = [
        "and", "in", "for", "of", "at", "the", "de", "van", "der", "von", "bin", "al", "el", "da", "di", "|",
        "&",
    ];
    line.len() <= MAX_BYLINE
        && (1..=14).contains(&words.len())
        && !rest.ends_with(['.', '?', '!', ':', '”', '"'])
        && words.iter().all(|word| small.contains(word) || starts_upper(word))
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_caption(line: &str) -> bool {
    line.len() <= MAX_CAPTION
        && (has_labelled_credit(line) || has_bracketed_credit(line) || has_slashed_credit(line))
}

/// "… at sea. Picture: Alamy"
fn has_labelled_credit(line: &str) -> bool {
    if !line.contains(':') {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    CREDITS.iter().any(|label| {
        lower.rfind(label).is_some_and(|at| {
            let credit = lower.get(at + label.len()..).unwrap_or_default();
            let starts_a_word = lower.get(..at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
            starts_a_word
                && (1..=MAX_CREDIT_WORDS).contains(&credit.split_whitespace().count())
                && ends_a_sentence(line.get(..at).unwrap_or_default())
        })
    })
}

/// "… during a meeting in Muscat. (AFP pic)"
fn has_bracketed_credit(line: &str) -> bool {
    let Some(inner) = line.trim_end_matches('.').strip_suffix([')', ']']) else { return false };
    let Some(at) = inner.rfind(['(', '[']) else { return false };
    let credit = inner.get(at + 1..).unwrap_or_default().to_ascii_lowercase();
    let words = credit.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let n_words = words.clone().count();
    (1..=MAX_CREDIT_WORDS).contains(&n_words)
        && words.clone().any(|word| CREDIT_WORDS.contains(&word))
        && n_words > 1
}

/// "… at sea. AP Photo/Jo Smith", "… at sea. REUTERS/Jo Smith"
fn has_slashed_credit(line: &str) -> bool {
    line.contains('/')
        && ["AP Photo/", "REUTERS/", "Reuters/", "AFP/", "/AFP", "/Getty Images", "/Reuters", "/AP"]
            .iter()
            .any(|mark| {
                line.rfind(mark).is_some_and(|at| {
                    line.get(at + mark.len()..).is_some_and(|rest| rest.split_whitespace().count() <= 3)
                        && line.split_whitespace().count() > 3
                })
            })
}

fn is_subheading(line: &str) -> bool {
    let quoted = line.starts_with(['‘', '\'']) && line.ends_with(['’', '\'']);
    line.len() <= MAX_SUBHEADING
        && line.split_whitespace().count() <= MAX_SUBHEADING_WORDS
        && (quoted
            || !line.ends_with(['.', '!', ':', ';', ',', '…', '”', '"', '»', ')', '-', '—', '–', '。']))
        && !line.contains(['“', '”', '"', '«', '„', '「', '『'])
        && line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        && !line.contains(". ")
        && line.chars().any(char::is_alphabetic)
}
