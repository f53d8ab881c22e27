//! What in a text is markup: the tags and character references of HTML that were left in it.
//!
//! Knows their form. Does not build a tree, and changes nothing: what it finds is passed over, or read as the
//! character that it stands for.

use super::Span;
use std::borrow::Cow;

/// The longest tag, in bytes; a "<" without a ">" so near is a character of the text.
const MAX_TAG: usize = 2000;
/// The longest character reference, in bytes.
const MAX_REFERENCE: usize = 10;

/// Tags that part what stands before from what stands behind.
const BREAKS: &[&str] = &[
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "dd",
    "dt",
];

/// The references that stand for what a writer of news types.
const REFERENCES: &[(&str, u32, &str)] = &[
    ("quot", 34, "\""),
    ("apos", 39, "'"),
    ("amp", 38, "&"),
    ("lt", 60, "<"),
    ("gt", 62, ">"),
    ("nbsp", 160, " "),
    ("ensp", 8194, " "),
    ("thinsp", 8201, " "),
    ("laquo", 171, "«"),
    ("raquo", 187, "»"),
    ("ndash", 8211, "–"),
    ("mdash", 8212, "—"),
    ("lsquo", 8216, "‘"),
    ("rsquo", 8217, "’"),
    ("sbquo", 8218, "‚"),
    ("ldquo", 8220, "“"),
    ("rdquo", 8221, "”"),
    ("bdquo", 8222, "„"),
    ("hellip", 8230, "…"),
    ("lsaquo", 8249, "‹"),
    ("rsaquo", 8250, "›"),
];

/// The tag or comment that begins at `at`.
pub fn tag(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?.strip_prefix('<')?;
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!') {
        return None;
    }
    let length = rest.bytes().take(MAX_TAG).position(|byte| matches!(byte, b'<' | b'>'))?;
    (rest.as_bytes().get(length) == Some(&b'>')).then(|| Span::new(at, at + 1 + length + 1))
}

/// Whether a tag parts what stands before from what stands behind, as the end of a paragraph does.
pub fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    BREAKS.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// The character reference that begins at `at`, and what it stands for.
pub fn reference(text: &str, at: usize) -> Option<(Span, &'static str)> {
    let rest = text.get(at..)?.strip_prefix('&')?;
    let length = rest.bytes().take(MAX_REFERENCE).position(|byte| byte == b';')?;
    let name = rest.get(..length)?;
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
        None => number.parse().ok(),
    });
    let found = REFERENCES.iter().find(|(known, code, _)| *known == name || Some(*code) == number)?;
    Some((Span::new(at, at + 1 + length + 1), found.2))
}

/// What a stretch of text says: what it stands for if it is a character reference, itself if it is not.
pub fn plain(word: &str) -> &str {
    if !word.starts_with('&') {
        return word;
    }
    match reference(word, 0) {
        Some((span, plain)) if span.end == word.len() => plain,
        _ => word,
    }
}

/// A stretch of text as it is read: in one line, without tags, and with the characters that references stand for.
pub fn reading(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c == ' ' || !c.is_whitespace() && !matches!(c, '<' | '&');
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(tag) = tag(text, at) {
            at = tag.end;
        } else if let Some((span, plain)) = reference(text, at) {
            read.push_str(plain);
            at = span.end;
        } else {
            read.push(c);
            at += c.len_utf8();
        }
    }
    Cow::Owned(read.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether what stands on both sides of a gap is printed without a space; the gap holds nothing but white space
/// and markup.
pub fn is_joined(gap: &str) -> bool {
    let mut at = 0;
    while let Some(c) = gap.get(at..).and_then(|rest| rest.chars().next()) {
        match tag(gap, at) {
            Some(tag) if !is_break(tag.of(gap)) => at = tag.end,
            None if is_invisible(c) => at += c.len_utf8(),
            _ => return false,
        }
    }
    true
}

/// Whether a character is never seen, and stands in no word: marks of order and direction.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_angles() {
        let found = |text: &'static str| tag(text, 0).map(|tag| tag.of(text));
        assert_eq!(found("<a href=\"x\ny\">z</a>"), Some("<a href=\"x\ny\">"));
        assert_eq!(found("</p> >"), Some("</p>"));
        assert_eq!(found("<!-- no -->"), Some("<!-- no -->"));
        assert_eq!(found("< 6 and 7 >"), None);
        assert_eq!(found("<three <b>"), None);
        assert_eq!(found("<3 >"), None);
        assert!(is_break("<br/>") && is_break("</P>") && !is_break("<b>") && !is_break("<!-- p -->"));
    }

    #[test]
    fn references_give_their_characters() {
        assert_eq!(plain("&quot;"), "\"");
        assert_eq!(plain("&#8220;"), "“");
        assert_eq!(plain("&#x201D;"), "”");
        assert_eq!(plain("&unknown;"), "&unknown;");
        assert_eq!(plain("& Co;"), "& Co;");
    }

    #[test]
    fn a_reading_is_one_line_of_plain_words() {
        assert_eq!(reading("Ann\r\n  Oake"), "Ann Oake");
        assert_eq!(reading("Ann <b>Oake</b>&#8217;s AT&amp;T"), "Ann Oake’s AT&T");
        assert!(matches!(reading("Ann “Jo” Oake"), Cow::Borrowed(_)));
    }

    #[test]
    fn inline_tags_join_and_others_part() {
        assert!(
            is_joined("") && is_joined("\u{202a}") && is_joined("</b>") && is_joined("<a href='x y'><i>")
        );
        assert!(!is_joined(" ") && !is_joined("</b> ") && !is_joined("<br>"));
    }
}
