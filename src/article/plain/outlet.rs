//! Who published an article, where its page says so: beside the author, in front of the first sentence, on a line of
//! its own, in the title, or in the claim to copyright.
//!
//! Only names of known outlets count, save where the words around a name say that it is one. Nothing in running text
//! does: there an outlet is only talked about.

use crate::article::{Block, BlockKind};
use crate::lexicon::outlet::is_outlet;
use crate::text::Span;

/// How many blocks at the top, and at the bottom, of a page tell who published it.
const TOP: usize = 6;
const BOTTOM: usize = 4;
/// The longest name, in bytes.
const MAX_NAME: usize = 60;
/// The longest dateline, in bytes.
const MAX_DATELINE: usize = 80;
/// How many words the name of an outlet that is on no list may have.
const MAX_WORDS: usize = 6;

/// The name of the outlet as printed, without "The".
pub(super) fn find(text: &str, byline: Option<Span>, blocks: &[Block]) -> Option<Span> {
    let (title, rest) = match blocks.split_first() {
        Some((first, rest)) if first.kind == BlockKind::Title => (Some(first.span), rest),
        _ => (None, blocks),
    };
    let top = rest.iter().take(TOP);
    let bottom = rest.iter().skip(TOP.max(rest.len().saturating_sub(BOTTOM)));
    let margins: Vec<Block> = top.chain(bottom).copied().collect();
    let first_of =
        |find: &dyn Fn(&str, Span) -> Option<Span>| margins.iter().find_map(|block| find(text, block.span));
    let dateline = || {
        let mut paragraphs = rest.iter().filter(|block| block.kind == BlockKind::Paragraph).take(2);
        paragraphs.find_map(|block| of_dateline(text, block.span))
    };
    first_of(&of_label)
        .or_else(|| byline.and_then(|byline| of_byline(text, byline)))
        .or_else(dateline)
        .or_else(|| first_of(&alone))
        .or_else(|| title.and_then(|title| of_title(text, title)))
        .or_else(|| rest.last().and_then(|last| of_signature(text, last.span)))
        .or_else(|| first_of(&of_copyright))
}

/// "Source: Reuters"
fn of_label(text: &str, line: Span) -> Option<Span> {
    let label = "source:";
    let start = line.of(text).get(..label.len())?;
    let name = Span::new(line.start + label.len(), line.end).trimmed(text);
    known(text, name).filter(|_| start.eq_ignore_ascii_case(label))
}

/// "Jane Doe, Associated Press", "Jane Doe | AP", "Jane Doe for The Guardian", "Reuters staff"
fn of_byline(text: &str, byline: Span) -> Option<Span> {
    let words = byline.of(text);
    let marks = [", ", " | ", " / ", " - ", " – ", " — ", " for ", " of ", " in "];
    let starts = marks.iter().flat_map(|mark| words.match_indices(mark).map(|(at, mark)| at + mark.len()));
    let mut starts: Vec<usize> = starts.chain([0]).collect();
    starts.sort_unstable();
    let ends = |start: usize| {
        let rest = words.get(start..).unwrap_or_default();
        let next = marks.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
        let staff = [" staff", " Staff", " correspondent"].iter().filter_map(|word| rest.find(word)).min();
        start + next.min(staff.unwrap_or(rest.len()))
    };
    let parts = starts.iter().map(|&start| Span::new(byline.start + start, byline.start + ends(start)));
    parts.rev().find_map(|part| known(text, part))
}

/// "MUSCAT (AFP) – ", "WASHINGTON, Feb 3 (Reuters/AP) - ", "(CNN) -- "
fn of_dateline(text: &str, paragraph: Span) -> Option<Span> {
    let start = paragraph.of(text);
    let open = start.find('(').filter(|&open| open <= MAX_DATELINE)?;
    let close = open + start.get(open..)?.find(')')?;
    let behind = start.get(close + 1..)?.trim_start();
    let place = start.get(..open)?;
    // A sentence would not begin so.
    let is_place = place.split(',').next()?.split_whitespace().all(starts_upper);
    if !is_place || !behind.starts_with(['-', '–', '—', '―', ':']) {
        return None;
    }
    let inner = start.get(open + 1..close)?;
    let name = inner.split(['/', '|', ',']).next()?;
    known(text, Span::new(paragraph.start + open + 1, paragraph.start + open + 1 + name.len()))
}

/// "Reuters", "— Al Jazeera", "[BBC News]"
fn alone(text: &str, line: Span) -> Option<Span> {
    known(text, bare(text, line))
}

/// "Ferry runs again - BBC News", "Ferry runs again | Reuters"
fn of_title(text: &str, title: Span) -> Option<Span> {
    let words = title.of(text);
    let marks = [" | ", " - ", " – ", " — "];
    let start = marks.iter().filter_map(|mark| Some(words.rfind(mark)? + mark.len())).max()?;
    known(text, Span::new(title.start + start, title.end))
}

/// "… for two weeks. — Al Jazeera", "… for two weeks. (AFP)"
fn of_signature(text: &str, last: Span) -> Option<Span> {
    let words = last.of(text);
    let start = words.rfind(['—', '–', '―', '(', '['])?;
    let is_after_sentence = words.get(..start)?.trim_end().ends_with(['.', '!', '?', '”', '"', '’']);
    known(text, bare(text, Span::new(last.start + start, last.end))).filter(|_| is_after_sentence)
}

/// "(c) 2026 The Elder Post. All rights reserved.", "Copyright 2026 by Reuters"
fn of_copyright(text: &str, line: Span) -> Option<Span> {
    let mut start = line.start;
    let mut is_claimed = false;
    loop {
        let rest = Span::new(start, line.end);
        let trimmed = rest.of(text).trim_start_matches(|c: char| c.is_whitespace() || ",-–".contains(c));
        start = line.end - trimmed.len();
        let claims = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT", "copyright"];
        let claim = claims.iter().find(|claim| trimmed.starts_with(**claim));
        let year = trimmed.bytes().take_while(u8::is_ascii_digit).count();
        start += match claim {
            Some(claim) => claim.len(),
            None if !is_claimed => return None,
            None if year == 4 => year,
            None if trimmed.starts_with("by ") => "by ".len(),
            None => break,
        };
        is_claimed = true;
    }
    let rest = Span::new(start, line.end).of(text);
    let rights = [" All ", " all rights", ". ", ", ", " | "].iter().filter_map(|mark| rest.find(mark)).min();
    let name = bare(text, Span::new(start, start + rights.unwrap_or(rest.len())));
    let words = name.of(text).split_whitespace();
    let is_name = name.of(text).len() <= MAX_NAME
        && (1..=MAX_WORDS).contains(&words.clone().count())
        && words.clone().all(|word| ["and", "of", "de", "the", "&"].contains(&word) || starts_upper(word));
    is_name.then(|| without_article(text, name))
}

/// The name, if a known outlet has it.
fn known(text: &str, name: Span) -> Option<Span> {
    let name = bare(text, name);
    let words = name.of(text);
    let is_known = words.len() <= MAX_NAME && starts_upper(words) && is_outlet(words);
    is_known.then(|| without_article(text, name))
}

fn without_article(text: &str, name: Span) -> Span {
    let has_article = ["The ", "the ", "THE "].iter().any(|article| name.of(text).starts_with(article));
    if has_article { Span::new(name.start + "The ".len(), name.end).trimmed(text) } else { name }
}

/// Without what is no letter or digit around it.
fn bare(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let is_around = |c: char| !c.is_alphanumeric();
    let start = span.start + words.len() - words.trim_start_matches(is_around).len();
    let end = span.start + words.trim_end_matches(is_around).len();
    Span::new(start.min(end), end)
}

fn starts_upper(words: &str) -> bool {
    words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use crate::article::plain::parse;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let article = parse(text.as_bytes()).unwrap();
        assert_eq!(article.outlet.map(|outlet| outlet.of(&article.text)), expected, "{text:?}");
    }

    /// An article with this line under the title, and two sentences below.
    #[track_caller]
    fn check_line(line: &str, expected: Option<&str>) {
        check(&format!("Ferry runs again\n\n{line}\n\nThe ferry ran.\n\nIt was full."), expected);
        check(&format!("Ferry runs again\n\nThe ferry ran.\n\nIt was full.\n\n{line}\n"), expected);
    }

    #[test]
    fn a_dateline_names_the_agency() {
        for (line, outlet) in [
            ("MUSCAT (AFP) – The ferry ran.", "AFP"),
            ("WASHINGTON, Feb 3 (Reuters) - The ferry ran.", "Reuters"),
            ("KARREL BAY, Sept. 26 (UPI) — The ferry ran.", "UPI"),
            ("ŁÓDŹ (Reuters/AP) -- The ferry ran.", "Reuters"),
            ("Port Elder (Reuters) - The ferry ran.", "Reuters"),
            ("(CNN) — The ferry ran.", "CNN"),
            ("TENNICK (The Associated Press): The ferry ran.", "Associated Press"),
        ] {
            check(&format!("Ferry runs again\n\n{line}"), Some(outlet));
        }
        for line in [
            "MUSCAT (Oman) – The ferry ran.",
            "The reporter (Reuters) – a friend – was there.",
            "MUSCAT (AFP photographers were there) – The ferry ran.",
            "MUSCAT (AFP) was full.",
            "MUSCAT — The ferry (AFP) – a boat – ran.",
        ] {
            check(&format!("Ferry runs again\n\n{line}"), None);
        }
    }

    #[test]
    fn a_byline_may_name_it() {
        for (byline, outlet) in [
            ("By Jane Doe, Associated Press", "Associated Press"),
            ("By JANE DOE and Bo Lind | AP", "AP"),
            ("By Jane Doe for The Guardian", "Guardian"),
            ("By Reuters", "Reuters"),
            ("By AFP Staff", "AFP"),
            ("By Jane Doe, Reuters in Muscat", "Reuters"),
        ] {
            check(&format!("Ferry runs again\n\n{byline}\n\nIt ran."), Some(outlet));
        }
        check("Ferry runs again\n\nBy Jane Doe, Harbour Master\n\nIt ran.", None);
        check("Ferry runs again\n\nBy Nora Quist\n\nIt ran.", None);
    }

    #[test]
    fn a_line_of_its_own_may() {
        check_line("Reuters", Some("Reuters"));
        check_line("— Al Jazeera", Some("Al Jazeera"));
        check_line("The New York Times", Some("New York Times"));
        check_line("Source: BBC News", Some("BBC News"));
        check_line("SOURCE: Reuters", Some("Reuters"));
        check_line("Source: Harbour office", None);
        check_line("The Harbour", None);
        check_line("Reuters reported it first.", None);
        check_line("ab", None);
    }

    #[test]
    fn only_the_margins_of_a_page_tell() {
        let long = "The ferry ran.\n".repeat(8);
        check(&format!("Ferry runs again\n{long}Reuters\n{long}"), None);
    }

    #[test]
    fn a_title_or_the_last_words_may() {
        check("Ferry runs again - BBC News\n\nIt ran.", Some("BBC News"));
        check("Ferry runs again | Reuters\n\nIt ran.", Some("Reuters"));
        check("Ferry runs again – late\n\nIt ran.", None);
        check("Ferry runs again\n\nIt ran for two weeks. — Al Jazeera", Some("Al Jazeera"));
        check("Ferry runs again\n\nIt ran for two weeks. (AFP)", Some("AFP"));
        check("Ferry runs again\n\nIt ran for two weeks, said somebody from the (AFP)", None);
    }

    #[test]
    fn a_claim_to_copyright_names_even_an_unknown_one() {
        check_line("(c) 2026 The Elder Post. All rights reserved.", Some("Elder Post"));
        check_line("© 2026 Elder Post", Some("Elder Post"));
        check_line("Copyright © 2019-2026 by Reuters, London", Some("Reuters"));
        check_line("Copyright 2026 The Associated Press. All rights reserved.", Some("Associated Press"));
        check_line("(c) it was not", None);
        check_line("Copyright is a law that protects the ferry's songs.", None);
        check_line("©", None);
    }
}
