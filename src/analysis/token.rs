//! Text → tokens: where words, numbers and marks begin and end.
//!
//! Knows English contractions and abbreviations. Does not know sentences or meaning.

use crate::lexicon::Lexicon;
use crate::text::{Span, markup};

/// A word, a number, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; never empty, never white space.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with the hyphens, apostrophes and full stops that belong to them: "al-Busaidi", "U.S.", "O'Neill".
    Word,
    /// Digits, with the signs and letters that belong to them: "6,495", "10.5", "10am", "2026-02-06".
    Number,
    /// What leans on the word before it: "'s", "n't", "’ll".
    Clitic,
    /// A punctuation mark or symbol; quotation marks among them. A run of full stops is one mark.
    Mark,
}

/// The most characters of an address.
const MAX_ADDRESS: usize = 500;

/// Adds the tokens of `span` to `tokens`, in order, disjoint. Every character is in one but white space and markup.
pub fn tokenize(text: &str, span: Span, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut at = span.start;
    while at < span.end {
        if let Some(end) = plain_word_end(text, at, span.end) {
            tokens.push(Token { span: Span::new(at, end), kind: TokenKind::Word });
            // Most words are parted by one space.
            at = if text.as_bytes().get(end) == Some(&b' ') { end + 1 } else { end };
            continue;
        }
        let Some(c) = first_char(text, at, span.end) else { break };
        if let Some(end) = nothing_until(text, at, span.end, c) {
            at = end;
            continue;
        }
        let (end, kind) = if c.is_ascii_digit() {
            (number_end(text, at, span.end), TokenKind::Number)
        } else if is_word_char(c) {
            (word_end(text, at, span.end, lexicon), TokenKind::Word)
        } else {
            (mark_end(text, at, span.end, c), TokenKind::Mark)
        };
        let token = Span::new(at, end);
        let clitic = if kind == TokenKind::Mark { None } else { clitic_start(text, token) };
        match clitic {
            Some(clitic) => {
                tokens.push(Token { span: Span::new(at, clitic), kind });
                tokens.push(Token { span: Span::new(clitic, end), kind: TokenKind::Clitic });
            }
            None => tokens.push(Token { span: token, kind }),
        }
        at = end;
    }
}

/// Whether `c` is one of the characters that stand for an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

/// Where the white space or the markup ends that begins at `at`.
fn nothing_until(text: &str, at: usize, limit: usize, c: char) -> Option<usize> {
    match c {
        '<' => markup::tag(text, at).map(|tag| tag.end).filter(|&end| end <= limit),
        '&' => markup::reference(text, at).filter(|(_, plain)| *plain == " ").map(|(span, _)| span.end),
        c => (c.is_whitespace() || markup::is_invisible(c)).then(|| at + c.len_utf8()),
    }
}

fn first_char(text: &str, at: usize, end: usize) -> Option<char> {
    text.get(at..end)?.chars().next()
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && is_joined_to_letters(c)
}

/// Combining marks and invisible joiners never stand alone.
fn is_joined_to_letters(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
        || unicode_normalization::char::is_combining_mark(c)
}

fn number_end(text: &str, start: usize, limit: usize) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let joins = matches!(c, '.' | ',' | ':' | '/' | '-' | '–')
            && next.is_some_and(|n| n.is_ascii_digit())
            || c == '-' && next.is_some_and(char::is_alphabetic);
        if !(is_word_char(c) || joins) {
            return start + at;
        }
    }
    limit
}

/// Whether a byte is a character that never stands in a word, whatever is behind it.
fn ends_any_word(byte: u8) -> bool {
    let binds = matches!(byte, b'-' | b'&' | b'@' | b'_' | b'\'' | b'`' | b'.');
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !binds
}

/// The end of a word of nothing but ASCII letters and digits, if what is behind it can't belong to it.
fn plain_word_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let rest =
        text.as_bytes().get(start..limit).filter(|rest| rest.first().is_some_and(u8::is_ascii_alphabetic))?;
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    rest.get(length).is_some_and(|&next| ends_any_word(next)).then_some(start + length)
}

/// The end of a word: letters, and what binds letters together.
fn word_end(text: &str, start: usize, limit: usize, lexicon: &Lexicon) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    let mut end = rest.len();
    let mut stops = 0;
    let mut before = Initials::default();
    let mut is_address = None;
    while let Some((at, c)) = chars.next() {
        if c == '&'
            && let Some((reference, plain)) = markup::reference(rest, at)
        {
            let inner = matches!(plain, "&" | "'" | "’")
                && rest.get(reference.end..).is_some_and(|rest| rest.starts_with(is_word_char));
            if !inner {
                end = at;
                break;
            }
            while chars.next_if(|&(at, _)| at < reference.end).is_some() {}
            continue;
        }
        let next = chars.peek().is_some_and(|&(_, next)| is_word_char(next));
        let inner = next && (is_apostrophe(c) || matches!(c, '-' | '&' | '‑' | '@' | '_' | '·'));
        let stop = c == '.'
            && next
            && (before.ends() || *is_address.get_or_insert_with(|| looks_like_an_address(rest)));
        stops += usize::from(stop);
        if !(is_word_char(c) || inner || stop) {
            end = at;
            break;
        }
        before.push(c);
    }
    let with_stop = rest.get(..=end).filter(|word| word.ends_with('.'));
    let word = rest.get(..end).unwrap_or_default();
    let takes_stop = with_stop.is_some_and(|with| {
        stops > 0 && before.ends() || is_initial(word) || lexicon.abbreviations.contains_key(with)
    });
    start + end + usize::from(takes_stop)
}

/// Whether the characters so far are single letters between full stops: "U", "U.S", "J.K".
#[derive(Default)]
struct Initials {
    /// Whether there was something else before the last full stop.
    failed: bool,
    /// The number of letters since then, and of other characters.
    letters: usize,
    others: usize,
}

impl Initials {
    fn push(&mut self, c: char) {
        match c {
            '.' => *self = Initials { failed: !self.ends(), letters: 0, others: 0 },
            c if c.is_alphabetic() => self.letters += 1,
            _ => self.others += 1,
        }
    }

    /// Whether the last character so far is such a letter, and all others are letters or stops.
    fn ends(&self) -> bool {
        !self.failed && self.letters == 1 && self.others == 0
    }
}

/// "J" as in "J. Smith", but not "I".
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_uppercase() && c != 'I') && chars.next().is_none()
}

/// "example.org", "www.example.org": letters around a full stop, with a common ending.
fn looks_like_an_address(rest: &str) -> bool {
    let near =
        rest.char_indices().nth(MAX_ADDRESS).map_or(rest, |(end, _)| rest.get(..end).unwrap_or_default());
    let word =
        near.split_whitespace().next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    [".com", ".org", ".net", ".gov", ".edu", ".co", ".uk", ".de", ".io", ".tv"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// A run of full stops or dashes is one mark, and so are the two apostrophes that typewriters put for a quotation
/// mark; any other mark stands alone.
fn mark_end(text: &str, start: usize, limit: usize, c: char) -> usize {
    if let Some((reference, _)) = markup::reference(text, start).filter(|_| c == '&') {
        return reference.end;
    }
    let rest = text.get(start..limit).unwrap_or_default();
    let run = match c {
        '.' | '-' => rest.chars().take_while(|&d| d == c).count(),
        '\'' | '`' | '‘' | '’' => apostrophes(text, start, limit, c),
        _ => 1,
    };
    start + run * c.len_utf8()
}

/// How many of the apostrophes that begin here make one mark: two, but of three that close the inner one stands
/// alone.
fn apostrophes(text: &str, start: usize, limit: usize, c: char) -> usize {
    let rest = text.get(start..limit).unwrap_or_default();
    let run = rest.chars().take(4).take_while(|&d| d == c).count();
    let closes = text.get(..start).is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace()));
    if run == 3 && closes { 1 } else { run.min(2) }
}

/// Where the clitic of a word begins: "Trump|'s", "do|n't", "they|’ll".
fn clitic_start(text: &str, word: Span) -> Option<usize> {
    let all = word.of(text);
    if all.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let printed = || all.char_indices().rev().find(|&(_, c)| is_apostrophe(c));
    let referred = || {
        let (reference, plain) = markup::reference(all, all.rfind('&')?)?;
        plain.chars().all(is_apostrophe).then_some((reference.start, reference.end))
    };
    let (at, behind) = printed().map(|(at, c)| (at, at + c.len_utf8())).or_else(referred)?;
    let after = all.get(behind..)?;
    let is = |suffix: &str| after.eq_ignore_ascii_case(suffix);
    if is("t") && all.get(..at)?.ends_with(['n', 'N']) && at > 1 {
        return Some(word.start + at - 1);
    }
    let is_clitic = ["s", "ll", "re", "ve", "d", "m"].into_iter().any(is);
    (is_clitic && at > 0).then_some(word.start + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &LEXICON, &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join("|"), expected);
    }

    #[test]
    fn words_keep_what_binds_their_letters() {
        check(
            "al-Busaidi O'Neill D’Souza AT&T U.S. J.K. Rowling",
            "al-Busaidi|O'Neill|D’Souza|AT&T|U.S.|J.K.|Rowling",
        );
        check("Mr. Smith left. He", "Mr.|Smith|left|.|He");
    }

    #[test]
    fn clitics_stand_apart() {
        check("Trump's they’ll don't can’t I'm", "Trump|'s|they|’ll|do|n't|ca|n’t|I|'m");
    }

    #[test]
    fn quotation_marks_are_marks_beside_words() {
        check("“‘Yes,’ he said.”", "“|‘|Yes|,|’|he|said|.|”");
        check("\"...easy\" 'hit them'", "\"|...|easy|\"|'|hit|them|'");
        check("''Yes,'' he said", "''|Yes|,|''|he|said");
    }

    #[test]
    fn numbers_keep_their_signs() {
        check("6,495 at 10.5% on 2026-02-06, $10am.", "6,495|at|10.5|%|on|2026-02-06|,|$|10am|.");
    }

    #[test]
    fn markup_is_no_token_and_references_are_what_they_stand_for() {
        check("<p class=\"a b\">He <b>left</b>,&nbsp;AT&amp;T&#8217;s", "He|left|,|AT&amp;T|&#8217;s");
        check("&quot;Don&rsquo;t&quot; 5 < 6 & 7 > 3", "&quot;|Do|n&rsquo;t|&quot;|5|<|6|&|7|>|3");
        check("\u{202a}”Go\u{200b}", "”|Go");
    }

    /// Whether a stretch holds no more than may stand between tokens.
    fn is_nothing(gap: &str) -> bool {
        let mut at = 0;
        while let Some(c) = gap.get(at..).and_then(|rest| rest.chars().next()) {
            match nothing_until(gap, at, gap.len(), c) {
                Some(end) => at = end,
                None => return false,
            }
        }
        true
    }

    proptest! {
        #[test]
        fn tokens_are_ordered_and_hold_all_but_white_space(text in "\\PC{0,60}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &LEXICON, &mut tokens);
            let mut at = 0;
            for token in &tokens {
                prop_assert!(token.span.start >= at && !token.span.is_empty());
                prop_assert!(is_nothing(text.get(at..token.span.start).unwrap()));
                prop_assert!(!token.span.of(&text).is_empty());
                at = token.span.end;
            }
            prop_assert!(is_nothing(text.get(at..).unwrap()));
        }
    }
}
