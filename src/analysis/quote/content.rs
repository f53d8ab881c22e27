//! Doc → [`Content`]s: the stretches between quotation marks, paragraph by paragraph.
//!
//! Knows marks: straight, curly, low-high, guillemets, British single ones; nested, repeated at the start of
//! each paragraph, missing. Does not know who speaks, or whether anybody does.

use crate::analysis::doc::{Doc, DocBlock};
use crate::article::BlockKind;
use crate::text::Span;
use std::ops::Range;

/// A stretch in quotation marks; it never runs over a paragraph's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The words between the marks; never empty.
    pub tokens: Range<usize>,
    /// The words with their marks.
    pub marked: Range<usize>,
    /// Whether the paragraph ended before the quotation did, and the next one goes on with it.
    pub goes_on: bool,
    /// Whether this goes on with the content before it.
    pub continues: bool,
}

impl Content {
    /// The words' span.
    pub fn span(&self, doc: &Doc) -> Span {
        doc.span(self.tokens.clone())
    }
}

/// What a mark does where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    Either,
}

/// The contents of all blocks that may hold quotations, in order.
pub fn find(doc: &Doc) -> Vec<Content> {
    let style = Style::of(doc);
    let blocks: Vec<&DocBlock> =
        doc.blocks.iter().filter(|block| block.kind != BlockKind::Subheading).collect();
    let mut contents: Vec<Content> = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let next = blocks.get(n + 1).map(|next| next.tokens.start);
        let continues = contents.last().is_some_and(|last| last.goes_on);
        let found = contents.len();
        Pairing { doc, style, open: None, depth: 0, contents: &mut contents }.block(block, next);
        if let Some(first) = contents.get_mut(found) {
            first.continues = continues && first.marked.start == block.tokens.start;
        }
    }
    contents
}

/// Which marks an article puts around speech.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
}

impl Style {
    /// British style is taken only where no double mark stands and some single ones look like speech.
    fn of(doc: &Doc) -> Style {
        let double = (0..doc.tokens.len()).any(|token| Style::Double.turn(doc, token).is_some());
        let speech = |token: usize| {
            Style::Single.turn(doc, token) == Some(Turn::Closes)
                && matches!(doc.word(token - 1), "," | "." | "?" | "!")
        };
        if !double && (1..doc.tokens.len()).any(speech) { Style::Single } else { Style::Double }
    }

    /// What the token does as a quotation mark, if it is one.
    fn turn(self, doc: &Doc, token: usize) -> Option<Turn> {
        let after_text = doc.is_glued(token) && !matches!(doc.word(token - 1), "(" | "[" | "—" | "–" | "--");
        let before_text = doc.is_glued(token + 1) && !is_closing_punctuation(doc.word(token + 1));
        let by_place = match (after_text, before_text) {
            (false, true) => Turn::Opens,
            (true, false) => Turn::Closes,
            _ => Turn::Either,
        };
        match (self, doc.word(token)) {
            (Style::Double, "“" | "«" | "»" | "”" | "\"" | "＂" | "''" | "``")
                if by_place != Turn::Either =>
            {
                Some(by_place)
            }
            (Style::Double, "“" | "«" | "„" | "``") => Some(Turn::Opens),
            (Style::Double, "”" | "»") => Some(Turn::Closes),
            (Style::Double, "\"" | "＂" | "''") => Some(Turn::Either),
            (Style::Single, "‘") => Some(Turn::Opens),
            (Style::Single, "'" | "’") if by_place != Turn::Either => Some(by_place),
            _ => None,
        }
    }
}

fn is_closing_punctuation(word: &str) -> bool {
    matches!(word, "," | "." | "?" | "!" | ";" | ":" | ")" | "]" | "…" | "—" | "–" | "--")
}

/// The marks of one block being paired.
struct Pairing<'a, 't> {
    doc: &'a Doc<'t>,
    style: Style,
    open: Option<usize>,
    depth: usize,
    contents: &'a mut Vec<Content>,
}

impl Pairing<'_, '_> {
    fn block(mut self, block: &DocBlock, next: Option<usize>) {
        for token in block.tokens.clone() {
            let Some(turn) = self.style.turn(self.doc, token) else { continue };
            match (self.open, turn) {
                (None, Turn::Closes) => {}
                (None, _) => self.open = Some(token),
                (Some(_), Turn::Opens) if self.is_nested(token, block) => self.depth += 1,
                (Some(open), Turn::Opens) => {
                    self.push(open, token, token, false);
                    self.open = Some(token);
                }
                (Some(_), _) if self.depth > 0 => self.depth -= 1,
                (Some(open), _) if self.closes(open, token, block) => {
                    self.push(open, token, token + 1, false);
                    self.open = None;
                }
                _ => {}
            }
        }
        if let Some(open) = self.open {
            let goes_on = next.is_some_and(|next| self.style.turn(self.doc, next) == Some(Turn::Opens));
            self.push(open, block.tokens.end, block.tokens.end, goes_on);
        }
    }

    /// Whether an opening mark inside an open quotation has a closing mark of its own: more marks close than open
    /// from here to the end of the block. Otherwise the closing mark of the open one is missing.
    fn is_nested(&self, token: usize, block: &DocBlock) -> bool {
        let turns = (token..block.tokens.end).filter_map(|at| self.style.turn(self.doc, at));
        let balance: isize = turns.map(|turn| if turn == Turn::Opens { -1 } else { 1 }).sum();
        balance > 0
    }

    /// Whether a mark that may close does. A single mark after "s" may be an apostrophe ("the players’ bus").
    fn closes(&self, open: usize, token: usize, block: &DocBlock) -> bool {
        let looks_possessive = |at: usize| self.doc.word(at - 1).ends_with('s');
        let closes_later = |at: usize| {
            self.style.turn(self.doc, at) == Some(Turn::Closes)
                && is_closing_punctuation(self.doc.word(at - 1))
        };
        self.style == Style::Double
            || token > open && !(looks_possessive(token) && (token + 1..block.tokens.end).any(closes_later))
    }

    fn push(&mut self, open: usize, end: usize, marked_end: usize, goes_on: bool) {
        let is_word = |at: usize| self.doc.word(at).contains(char::is_alphanumeric);
        if (open + 1..end).any(is_word) {
            self.contents.push(Content {
                tokens: open + 1..end,
                marked: open..marked_end,
                goes_on,
                continues: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Vec<(bool, bool)> {
        let article = plain::parse(format!("Title.\n{text}").as_bytes()).unwrap();
        let doc = Doc::new(&article, &Lexicon::new());
        let contents = find(&doc);
        let found: Vec<_> = contents.iter().map(|content| content.span(&doc).of(doc.text)).collect();
        assert_eq!(found, expected);
        contents.iter().map(|content| (content.continues, content.goes_on)).collect()
    }

    #[test]
    fn marks_of_every_kind() {
        check("“Yes,” he said. \"No,\" she said.", &["Yes,", "No,"]);
        check("''Yes, 'sir','' he said.", &["Yes, 'sir',"]);
        check("Er sagte: „Nein“. Il dit «oui». Und: »Doch«.", &["Nein", "oui", "Doch"]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quotation() {
        check("“He said ‘go’ to us,” she said.", &["He said ‘go’ to us,"]);
        check("“He said “go” to us,” she said.", &["He said “go” to us,"]);
        check("\"The 'big' one,\" he said of \"it\".", &["The 'big' one,", "it"]);
    }

    #[test]
    fn inches_and_apostrophes_are_no_marks() {
        check("He is 6' 2\" tall and the players’ bus is 40' long.", &[]);
    }

    #[test]
    fn an_opening_repeated_in_each_paragraph_goes_on() {
        let turns = check("“One.\n\n“Two.\n\n“Three,” he said.", &["One.", "Two.", "Three,"]);
        assert_eq!(turns, [(false, true), (true, true), (true, false)]);
    }

    #[test]
    fn a_missing_close_ends_where_the_next_quotation_opens() {
        check("“I won, he said. “We won,” she said.", &["I won, he said.", "We won,"]);
    }

    #[test]
    fn british_style_is_used_where_no_double_mark_stands() {
        check("‘It’s the players’ bus,’ he said.", &["It’s the players’ bus,"]);
        check("The “bus” is ‘late,’ he said.", &["bus"]);
    }
}
