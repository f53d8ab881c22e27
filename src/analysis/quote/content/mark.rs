//! Token → [`Mark`]: whether it may be a quotation mark, and what its form and its place tell of what it does.
//!
//! Knows one token and its neighbours. Does not know which mark belongs to which.

use crate::analysis::doc::Doc;
use crate::analysis::token::TokenKind;

/// How unlikely something is: the logarithm of the odds against it, in tenths. Costs of independent things add up.
pub(super) type Cost = u32;

/// What never happens.
pub(super) const NEVER: Cost = 1000;

/// An opening mark with its back to the words, or a closing one.
const AGAINST_PLACE: Cost = 30;
/// A mark whose form is that of the other end.
const AGAINST_FORM: Cost = 10;
/// Both at once.
const AGAINST_BOTH: Cost = 65;
/// A mark between two words, or between two spaces.
const NO_PLACE: Cost = 8;
/// A mark that should not be there.
const MISPRINT: Cost = 40;

/// The most marks beside each other that are looked over to find the word that they lean on.
const MAX_RUN: usize = 3;

/// A token that may be a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its number.
    pub(super) token: usize,
    /// Whether it is of the single or the double kind.
    pub(super) family: Family,
    /// What it costs to read it as an opening mark.
    pub(super) opens: Cost,
    /// What it costs to read it as a closing mark.
    pub(super) closes: Cost,
    /// What it costs to read it as no quotation mark: an apostrophe, a foot, an inch, a misprint.
    pub(super) none: Cost,
}

/// The two kinds of marks; inside a quotation the other kind is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
}

/// What the form of a mark says it does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lean {
    Opens,
    Closes,
    Neither,
}

/// What stands on one side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or a mark that parts: the quotation does not go on there.
    Free,
    /// Something that the mark is printed close to.
    Text,
}

/// The mark at `token`, if it may be one.
pub(super) fn at(doc: &Doc, token: usize) -> Option<Mark> {
    if doc.tokens.get(token)?.kind != TokenKind::Mark {
        return None;
    }
    let (family, lean) = form(doc.word(token))?;
    let sides = (side_before(doc, token), side_behind(doc, token));
    let by_place = match sides {
        (Side::Free, Side::Text) => (0, AGAINST_PLACE),
        (Side::Text, Side::Free) => (AGAINST_PLACE, 0),
        _ => (NO_PLACE, NO_PLACE),
    };
    let by_form = match lean {
        Lean::Opens => (0, AGAINST_FORM),
        Lean::Closes => (AGAINST_FORM, 0),
        Lean::Neither => (0, 0),
    };
    let both = |place, form| if place == AGAINST_PLACE && form > 0 { AGAINST_BOTH } else { place + form };
    let (opens, closes) = (both(by_place.0, by_form.0), both(by_place.1, by_form.1));
    let mark = Mark { token, family, opens, closes, none: MISPRINT };
    Some(match family {
        Family::Double => double(doc, mark),
        Family::Single => single(doc, mark, lean, sides),
    })
}

fn form(word: &str) -> Option<(Family, Lean)> {
    Some(match word {
        "“" | "«" | "„" | "``" | "‘‘" | "「" | "『" | "《" => (Family::Double, Lean::Opens),
        "”" | "»" | "’’" | "」" | "』" | "》" => (Family::Double, Lean::Closes),
        "\"" | "＂" | "''" | "″" => (Family::Double, Lean::Neither),
        "‘" | "‹" | "‚" | "`" | "‛" => (Family::Single, Lean::Opens),
        "’" | "›" => (Family::Single, Lean::Closes),
        "'" | "′" => (Family::Single, Lean::Neither),
        _ => return None,
    })
}

/// A double mark is a quotation mark nearly always: else it stands for inches, or inside a word by mistake.
fn double(doc: &Doc, mark: Mark) -> Mark {
    let token = mark.token;
    if is_measure(doc, token) {
        let has_feet = matches!(doc.word(token.wrapping_sub(2)), "'" | "’" | "′");
        return if has_feet { Mark { none: 0, closes: 15, ..mark } } else { Mark { none: 5, ..mark } };
    }
    if is_inside_word(doc, token) {
        return Mark { opens: mark.opens + 20, closes: mark.closes + 20, none: 12, ..mark };
    }
    mark
}

/// A single mark is an apostrophe more often than not.
fn single(doc: &Doc, mark: Mark, lean: Lean, sides: (Side, Side)) -> Mark {
    let token = mark.token;
    if is_inside_word(doc, token) || is_feet(doc, token) {
        return Mark { opens: NEVER, closes: NEVER, none: 0, ..mark };
    }
    if matches!(doc.word(token), "‹" | "›") {
        return mark;
    }
    match sides {
        (Side::Free, Side::Text) if is_elided(doc, token + 1) => Mark { opens: 20, none: 0, ..mark },
        (Side::Free, Side::Text) => {
            let none = match lean {
                Lean::Opens => 30,
                Lean::Neither => 20,
                Lean::Closes => 8,
            };
            Mark { opens: mark.opens + if lean == Lean::Closes { 15 } else { 0 }, none, ..mark }
        }
        (Side::Text, Side::Free) => {
            let before = doc.lower(token - 1);
            let (closes, none) = if matches!(before, "," | "." | "?" | "!" | "…" | "...") {
                (0, 30)
            } else if before.ends_with(['s', 'z', 'x']) || before.ends_with("in") {
                (5, 3)
            } else if is_measure(doc, token) {
                (10, 3)
            } else {
                (0, 15)
            };
            Mark { closes: mark.closes + closes, none, ..mark }
        }
        _ => Mark { opens: mark.opens + 4, closes: mark.closes + 4, none: 5, ..mark },
    }
}

/// What stands before a mark, over other marks that lean on the same word.
fn side_before(doc: &Doc, token: usize) -> Side {
    let mut at = token;
    while token - at < MAX_RUN && doc.is_glued(at) && form(doc.word(at - 1)).is_some() {
        at -= 1;
    }
    let opens = |word: &str| matches!(word, "(" | "[" | "{" | "—" | "–" | "--" | "―" | "¿" | "¡" | "/" | "=");
    if !doc.is_glued(at) || opens(doc.word(at - 1)) { Side::Free } else { Side::Text }
}

/// What stands behind a mark, over other marks that lean on the same word.
fn side_behind(doc: &Doc, token: usize) -> Side {
    let mut at = token + 1;
    while at - token <= MAX_RUN && doc.is_glued(at) && form(doc.word(at)).is_some() {
        at += 1;
    }
    let parts = |word: &str| {
        matches!(
            word,
            "," | "."
                | "?"
                | "!"
                | ";"
                | ":"
                | ")"
                | "]"
                | "}"
                | "…"
                | "—"
                | "–"
                | "--"
                | "/"
                | "。"
                | "，"
                | "、"
                | "؟"
                | "،"
        ) || word.starts_with(['\'', '’']) && word.len() > '’'.len_utf8()
    };
    if !doc.is_glued(at) || parts(doc.word(at)) { Side::Free } else { Side::Text }
}

/// Whether letters or digits stand on both sides without a space.
fn is_inside_word(doc: &Doc, token: usize) -> bool {
    let ends = |word: &str| word.ends_with(char::is_alphanumeric);
    let begins = |word: &str| word.starts_with(char::is_alphanumeric);
    doc.is_glued(token)
        && doc.is_glued(token + 1)
        && ends(doc.word(token.wrapping_sub(1)))
        && begins(doc.word(token + 1))
}

/// 12" or 6'
fn is_measure(doc: &Doc, token: usize) -> bool {
    doc.is_glued(token) && is_number(doc, token.wrapping_sub(1))
}

/// 6'2" or 6' 2"
fn is_feet(doc: &Doc, token: usize) -> bool {
    is_measure(doc, token) && is_number(doc, token + 1) && form(doc.word(token + 2)).is_some()
}

fn is_number(doc: &Doc, token: usize) -> bool {
    doc.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Whether the word at `token` lost its first letters: ’em, ’til, ’90s.
fn is_elided(doc: &Doc, token: usize) -> bool {
    let word = doc.lower(token);
    let year = word.strip_suffix('s').unwrap_or(word);
    year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit())
        || matches!(
            word,
            "em" | "til"
                | "till"
                | "n"
                | "cause"
                | "cuz"
                | "bout"
                | "tis"
                | "twas"
                | "round"
                | "ere"
                | "neath"
        )
}
