//! A text and what is looked for → where it occurs.
//!
//! Takes no notice of case, of accents written as marks of their own, or of the form of quotation marks. Does
//! not know panes.

use crate::text::Span;

/// Where `wanted` occurs in `text`, in order, disjoint.
pub(super) fn find(text: &str, wanted: &str) -> impl Iterator<Item = Span> {
    let wanted: Vec<char> = wanted.chars().filter(|&c| !is_silent(c)).map(fold).collect();
    let begins = wanted.first().map_or([false; 256], |&first| first_bytes(first));
    let mut end = 0;
    // Most bytes of a long text are passed over for what they are.
    let starts = text.bytes().enumerate().filter(move |(_, byte)| begins[usize::from(*byte)]);
    starts.filter_map(move |(start, _)| {
        let found = if start < end { None } else { match_end(text, start, &wanted) };
        end = found.unwrap_or(end);
        Some(Span::new(start, found?))
    })
}

/// The bytes with which a character may begin that counts as `first`.
fn first_bytes(first: char) -> [bool; 256] {
    std::array::from_fn(|byte| match byte as u8 {
        byte if byte.is_ascii() => fold(char::from(byte)) == first,
        // What follows a first byte is no character of its own.
        byte => byte >= 0xC0,
    })
}

/// Where the match ends that begins at `start`, if `wanted` matches there.
fn match_end(text: &str, start: usize, wanted: &[char]) -> Option<usize> {
    let mut end = start;
    for &c in wanted {
        let mut found = char_at(text, end)?;
        // A match does not begin with what does not count.
        while is_silent(found) && end > start {
            end += found.len_utf8();
            found = char_at(text, end)?;
        }
        if fold(found) != c {
            return None;
        }
        end += found.len_utf8();
    }
    Some(end)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
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
        let found: Vec<_> = find(text, wanted).map(|span| span.of(text)).collect();
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
