//! A text and what is looked for → where it occurs.
//!
//! Takes no notice of case, of accents written as marks of their own, or of the form of quotation marks. Does
//! not know panes.

use crate::text::Span;

/// Where `wanted` occurs in `text`, in order, disjoint.
pub(super) fn find(text: &str, wanted: &str) -> Vec<Span> {
    let wanted: Vec<char> = folded(wanted).map(|(_, c)| c).collect();
    let Some(&first) = wanted.first() else { return Vec::new() };
    let begins = first_bytes(first);
    let mut found: Vec<Span> = Vec::new();
    let mut end = 0;
    // Most bytes of a long text are passed over for what they are.
    for (start, _) in text.bytes().enumerate().filter(|(_, byte)| begins[usize::from(*byte)]) {
        if start >= end
            && let Some(rest) = text.get(start..).filter(|rest| !rest.starts_with(is_silent))
            && let Some(length) = match_length(rest, &wanted)
        {
            end = start + length;
            found.push(Span::new(start, end));
        }
    }
    found
}

/// The bytes with which a character may begin that counts as `first`.
fn first_bytes(first: char) -> [bool; 256] {
    std::array::from_fn(|byte| match byte as u8 {
        byte if byte.is_ascii() => fold(char::from(byte)) == first,
        // What follows a first byte is no character of its own.
        byte => byte >= 0xC0,
    })
}

/// The bytes at the start of `text` that `wanted` matches.
fn match_length(text: &str, wanted: &[char]) -> Option<usize> {
    let mut length = 0;
    let mut rest = folded(text);
    for &c in wanted {
        let (at, _) = rest.next().filter(|&(_, found)| found == c)?;
        length = at + text.get(at..)?.chars().next()?.len_utf8();
    }
    Some(length)
}

/// The characters that count, with their places.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|&(_, c)| !is_silent(c)).map(|(at, c)| (at, fold(c)))
}

fn is_silent(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{300}'..='\u{36F}' | '\u{FEFF}')
}

fn fold(c: char) -> char {
    match c {
        '\n' | '\t' => ' ',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        '’' | '‘' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        '\u{A0}' => ' ',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str, expected: &[&str]) {
        let found: Vec<_> = find(text, wanted).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_in_any_case_and_with_any_marks() {
        check("Oman, OMAN and oman's", "oman", &["Oman", "OMAN", "oman"]);
        check("He said “don’t”.", "\"don't\"", &["“don’t”"]);
        check("co\u{ad}operate", "cooperate", &["co\u{ad}operate"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("Straße İzmir", "izmir", &["İzmir"]);
        check("anything", "", &[]);
    }
}
