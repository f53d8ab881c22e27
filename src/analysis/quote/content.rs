//! Doc → [`Content`]s: the stretches between quotation marks, paragraph by paragraph.
//!
//! Knows what is inside what, and where words end whose mark is missing. `mark` tells what may be a quotation mark,
//! `pairing` which marks belong together. Does not know who speaks, or whether anybody does.

mod extent;
mod mark;
mod pairing;

use crate::analysis::doc::{Doc, DocBlock};
use crate::article::BlockKind;
use crate::text::Span;
use mark::Mark;
use pairing::Pair;
use std::ops::Range;

/// A stretch in quotation marks; it never runs over a paragraph's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The words between the marks; at least one has a letter or a digit.
    pub tokens: Range<usize>,
    /// The words with those of their marks that are printed.
    pub marked: Range<usize>,
    /// Whether the paragraph ended before the quotation did, and the next one goes on with it.
    pub goes_on: bool,
    /// Whether this goes on with the content before it.
    pub continues: bool,
    /// The quotations inside this one, in order, disjoint.
    pub inner: Vec<Content>,
}

impl Content {
    /// The words' span.
    pub fn span(&self, doc: &Doc) -> Span {
        doc.span(self.tokens.clone())
    }
}

/// The contents of all blocks that may hold quotations, in order, disjoint.
pub fn find(doc: &Doc) -> Vec<Content> {
    let blocks: Vec<&DocBlock> =
        doc.blocks.iter().filter(|block| block.kind != BlockKind::Subheading).collect();
    let mut contents: Vec<Content> = Vec::new();
    let mut was_open = false;
    for (n, block) in blocks.iter().enumerate() {
        let next = blocks.get(n + 1).and_then(|next| mark::at(doc, next.tokens.start));
        let continues = contents.last().is_some_and(|last| last.goes_on);
        let marks: Vec<Mark> = block.tokens.clone().filter_map(|token| mark::at(doc, token)).collect();
        let pairs = pairing::pair(&marks, next);
        let found = in_block(doc, block, &pairs, was_open);
        was_open = pairs.last().is_some_and(|last| last.close.is_none());
        contents.extend(found.into_iter().enumerate().map(|(n, content)| Content {
            continues: continues && n == 0 && content.marked.start == block.tokens.start,
            ..content
        }));
    }
    contents
}

/// The contents of one block; `was_open` tells whether the one before left a quotation open.
fn in_block(doc: &Doc, block: &DocBlock, pairs: &[Pair], was_open: bool) -> Vec<Content> {
    let mut contents: Vec<Content> = Vec::new();
    for (n, pair) in pairs.iter().enumerate() {
        let from = contents.last().map_or(block.tokens.start, |last| last.marked.end);
        contents.extend(content(doc, block, pair, from, was_open && n == 0));
    }
    contents
}

/// The content between two marks, in the part of the block that begins at `from`; nothing where there is no word.
fn content(doc: &Doc, block: &DocBlock, pair: &Pair, from: usize, was_open: bool) -> Option<Content> {
    let limit = pair.limit.unwrap_or(block.tokens.end);
    let (tokens, marked) = match (pair.open, pair.close) {
        (Some(open), Some(close)) => (open + 1..close, open..close + 1),
        (Some(open), None) => {
            let end = if pair.goes_on { limit } else { extent::forward(doc, open, limit) };
            (open + 1..end, open..end)
        }
        (None, Some(close)) => {
            let start = extent::backward(doc, close, from, was_open)?;
            (start..close, start..close + 1)
        }
        (None, None) => return None,
    };
    let has_word = tokens.clone().any(|at| doc.entry(at).has_letters);
    let inner = pair.inner.iter().filter_map(|pair| {
        let inside = Pair { limit: pair.limit.or(Some(tokens.end)), ..pair.clone() };
        content(doc, block, &inside, tokens.start, false).filter(|inner| inner.marked.end <= tokens.end)
    });
    has_word.then(|| Content {
        inner: inner.collect(),
        tokens: tokens.clone(),
        marked,
        goes_on: pair.goes_on,
        continues: false,
    })
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    /// Checks the contents of a text, each followed by those inside it, which stand behind a ">".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Vec<(bool, bool)> {
        let article = plain::parse(format!("Title.\n{text}").as_bytes()).unwrap();
        let doc = Doc::new(&article, &LEXICON);
        let contents = find(&doc);
        let mut found = Vec::new();
        for content in &contents {
            found.push(content.span(&doc).of(doc.text).to_owned());
            found.extend(content.inner.iter().map(|inner| format!("> {}", inner.span(&doc).of(doc.text))));
        }
        assert_eq!(found, expected);
        contents.iter().map(|content| (content.continues, content.goes_on)).collect()
    }

    #[test]
    fn marks_of_every_kind() {
        check("“Yes,” he said. \"No,\" she said.", &["Yes,", "No,"]);
        check("''Yes, 'sir','' he said. ``Well,'' she said.", &["Yes, 'sir',", "> sir", "Well,"]);
        check("Er sagte: „Nein“. Il dit «oui». Und: »Doch«.", &["Nein", "oui", "Doch"]);
        check("Il a dit : « Non », puis : ‹ Oui ›. Hon sade: ”Nej.”", &["Non", "Oui", "Nej."]);
        check("他说：「不。」『好。』", &["不。", "好。"]);
        check("‘‘Yes,’’ he said of the “question’’ at hand.", &["Yes,", "question"]);
    }

    #[test]
    fn quotations_inside_quotations_stand_in_the_outer_one() {
        check("“He said ‘go’ to us,” she said.", &["He said ‘go’ to us,", "> go"]);
        check("“He said “go” to us,” she said.", &["He said “go” to us,", "> go"]);
        check("\"The 'big' one,\" he said of \"it\".", &["The 'big' one,", "> big", "it"]);
        check("‘She said “no” to us,’ he said.", &["She said “no” to us,", "> no"]);
        check("''He said, 'Go.''' They left.", &["He said, 'Go.'", "> Go."]);
        check("“‘Go,’ he said,” she said.", &["‘Go,’ he said,", "> Go,"]);
        check("\"'Go,' he said,\" she said.", &["'Go,' he said,", "> Go,"]);
    }

    #[test]
    fn feet_inches_and_apostrophes_are_no_marks() {
        check("He is 6' 2\" tall and the players’ bus is 40' long.", &[]);
        check("He’s 6'2\" and ate a 12\" pizza. \"I'm 6'3\",\" she said.", &["I'm 6'3\","]);
        check("\"A 12\" pizza,\" he said, \"in 2012\".", &["A 12\" pizza,", "in 2012"]);
        check("Rock ’n’ roll of the ’90s was the boys' and girls' thing, 'til it wasn't.", &[]);
        check(
            "“Lookin’ for ’em at the Joneses’ place,” he said.",
            &["Lookin’ for ’em at the Joneses’ place,"],
        );
    }

    #[test]
    fn an_opening_repeated_in_each_paragraph_goes_on() {
        let turns = check("“One.\n\n“Two.\n\n“Three,” he said.", &["One.", "Two.", "Three,"]);
        assert_eq!(turns, [(false, true), (true, true), (true, false)]);
        let turns = check("‘One more.\n\n‘Two,’ he said.", &["One more.", "Two,"]);
        assert_eq!(turns, [(false, true), (true, false)]);
        check("“One. “Two. “Three,” he said.", &["One.", "Two.", "Three,"]);
    }

    #[test]
    fn a_missing_close_ends_where_the_next_quotation_opens() {
        check("“I won, he said. “We won,” she said.", &["I won, he said.", "We won,"]);
    }

    #[test]
    fn a_missing_close_ends_with_the_paragraph_or_inside_a_sentence_with_it() {
        check("“We won. We are glad.\n\nThey left.", &["We won. We are glad."]);
        check("He said: “We won. We are glad.\n\nThey left.", &["We won. We are glad."]);
        check("He called it “a disaster. They left. It rained.", &["a disaster."]);
        check("“He said ‘go to us,” she said.", &["He said ‘go to us,", "> go to us,"]);
    }

    #[test]
    fn a_missing_opening_begins_with_the_sentence_or_behind_what_introduces_it() {
        check("It rained. The ferry is late again,” she said.", &["The ferry is late again,"]);
        check("They left, and she added, The ferry is late again.”", &["The ferry is late again."]);
        check("He called it a deal” and left.", &[]);
        check("“No,” he said. The ferry is late again,” he added.", &["No,", "The ferry is late again,"]);
    }

    #[test]
    fn a_paragraph_goes_on_with_an_open_quotation_up_to_its_close() {
        check(
            "“We have been here.\nAnd in the end it is the ferry that we all need so much,” he said.\nBye.",
            &["We have been here.", "And in the end it is the ferry that we all need so much,"],
        );
        check("“We have been here.\nAnn Smith, mayor of York.”\nBye.", &["We have been here."]);
    }

    #[test]
    fn marks_that_stand_wrong_pair_by_their_form_or_by_their_place() {
        check("He says,” there are people without a ferry.”", &["there are people without a ferry."]);
        check("An “expedited review“ of ”plans“ began.", &["expedited review", "plans"]);
        check("He said “ yes ” and \" no \".", &["yes", "no"]);
        check("It was un\"believ\"able. “Yes,” he said.", &["Yes,"]);
        check("She wrote: “Let’s go.’ He left the “Ark”.", &["Let’s go.", "Ark"]);
    }

    #[test]
    fn single_marks_beside_double_ones_and_in_an_article_of_their_own() {
        check("‘It’s the players’ bus,’ he said.", &["It’s the players’ bus,"]);
        check("The “bus” is ‘late,’ he said.", &["bus", "late,"]);
        check("Smith says 'I did it' again.", &["I did it"]);
        check("‘The “big” one,’ he said. “No,” she said.", &["The “big” one,", "> big", "No,"]);
    }

    #[test]
    fn what_is_wrong_in_a_paragraph_stays_there() {
        let broken = "“ He \" said ” ’ and ‘ “ ” \" left. “";
        let article = plain::parse(format!("Title.\n{broken}\n\n“Yes,” he said.").as_bytes()).unwrap();
        let doc = Doc::new(&article, &LEXICON);
        let last = find(&doc).pop().unwrap();
        assert_eq!(last.span(&doc).of(doc.text), "Yes,");
    }
}
