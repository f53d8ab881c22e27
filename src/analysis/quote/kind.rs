//! Content → [`QuoteKind`]: whether it is a statement of its own, or words in the writer's sentence.
//!
//! Knows how the words begin and end, and what stands right beside them. Does not know who speaks.

use super::QuoteKind;
use super::content::Content;
use super::cue::Cue;
use crate::analysis::doc::Doc;
use std::ops::Range;

/// The most tokens between a comma and the cue behind it: ", Ms Oake said".
const MAX_BEFORE_CUE: usize = 4;

/// A content is direct if it is set off from the writer's sentence and is a sentence by its form, or the rest of one
/// that the writer interrupted. `before` is the content before it with its kind, `cues` are the words that introduce
/// speech.
///
/// “We are sorry,” she said; she said: “We are sorry”; “We are,” she said, “very sorry”; but she called it “sorry”.
pub(super) fn of(
    doc: &Doc,
    content: &Content,
    before: Option<(&Content, QuoteKind)>,
    cues: &[Cue],
) -> QuoteKind {
    let is_direct = if content.continues || content.goes_on {
        true
    } else if is_rest(doc, content, before) {
        ends(doc, content, cues)
    } else {
        match opening(doc, content, cues) {
            Opening::OwnSentence => ends(doc, content, cues),
            Opening::Introduced => begins(doc, content) && ends(doc, content, cues),
            Opening::Inside => false,
        }
    };
    if is_direct { QuoteKind::Direct } else { QuoteKind::Mixed }
}

/// How a content stands to what is before it.
enum Opening {
    /// Nothing of the writer's is before it in its sentence.
    OwnSentence,
    /// A comma, a colon, a dash or a verb of speech leads to it.
    Introduced,
    /// The writer's own words run into it.
    Inside,
}

fn opening(doc: &Doc, content: &Content, cues: &[Cue]) -> Opening {
    let sentence = doc.sentence_at(content.marked.start).start;
    let is_word = |at: usize| doc.entry(at).has_letters;
    let Some(before) = content.marked.start.checked_sub(1).filter(|&before| before >= sentence) else {
        return Opening::OwnSentence;
    };
    let is_cue = has_cue(cues, before..before + 1);
    match doc.word(before) {
        _ if !(sentence..=before).any(is_word) => Opening::OwnSentence,
        "," | ":" | "—" | "–" | "--" | "-" => Opening::Introduced,
        _ if is_cue => Opening::Introduced,
        _ => Opening::Inside,
    }
}

/// Whether the content goes on with the statement before it, which the writer interrupted: “We are,” she said,
/// “very sorry.”
fn is_rest(doc: &Doc, content: &Content, before: Option<(&Content, QuoteKind)>) -> bool {
    let Some((before, QuoteKind::Direct)) = before else { return false };
    let parted = |at: Option<usize>| at.is_some_and(|at| matches!(doc.word(at), "," | "—" | "–" | "--"));
    let same_sentence = doc.sentence_of(before.marked.end - 1) == doc.sentence_of(content.marked.start);
    same_sentence && parted(content.marked.start.checked_sub(1)) && parted(before.tokens.end.checked_sub(1))
}

/// Whether the words begin as a sentence does; a script without capitals always does.
fn begins(doc: &Doc, content: &Content) -> bool {
    let first = content.tokens.clone().find(|&at| doc.entry(at).has_letters);
    first.is_some_and(|at| !doc.word(at).starts_with(char::is_lowercase))
}

fn has_cue(cues: &[Cue], range: Range<usize>) -> bool {
    let first = cues.partition_point(|cue| cue.token < range.start);
    cues.get(first).is_some_and(|cue| range.contains(&cue.token))
}

/// Whether the words end as a sentence does: with a mark of their own, where the writer's sentence ends, or before
/// a comma with a cue behind it, as the British print it.
fn ends(doc: &Doc, content: &Content, cues: &[Cue]) -> bool {
    let is_end = |word: &str| {
        matches!(word, "," | "." | "?" | "!" | "…" | "..." | "—" | "–" | "--" | "。" | "！" | "？" | "؟")
    };
    let is_mark = |at: &usize| matches!(doc.word(*at), "'" | "’" | "”" | "\"" | "''" | "»" | "›" | ")" | "]");
    let last = content.tokens.clone().rev().find(|at| !is_mark(at));
    let behind = content.marked.end;
    let ends_block = doc.block_of(behind) != doc.block_of(content.marked.start) || behind >= doc.tokens.len();
    let closes = match doc.word(behind) {
        "." | "?" | "!" => true,
        "," => has_cue(cues, behind + 1..behind + 1 + MAX_BEFORE_CUE),
        _ => ends_block,
    };
    closes || last.is_some_and(|at| is_end(doc.word(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quote::{content, cue, quoted_tokens};
    use crate::article::plain;
    use crate::lexicon::Lexicon;
    use std::sync::LazyLock;

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

    /// Checks the kinds of a text's contents: "d" for direct, "m" for mixed.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = plain::parse(format!("Title.\n{text}").as_bytes()).unwrap();
        let doc = Doc::new(&article, &LEXICON);
        let contents = content::find(&doc);
        let cues = cue::find(&doc, &quoted_tokens(&doc, &contents));
        let mut before = None;
        let mut found = String::new();
        for content in &contents {
            let kind = of(&doc, content, before, &cues);
            found.push(if kind == QuoteKind::Direct { 'd' } else { 'm' });
            before = Some((content, kind));
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_statement_of_its_own_is_direct() {
        check("“We are sorry,” she said.", "d");
        check("She said: “We are sorry.” He said, “No!”", "dd");
        check("She said “We are sorry”.", "d");
        check("“Why?” she asked.", "d");
        check("“we are sorry,” she wrote.", "d");
        check("“We are sorry. It is late. ", "d");
        check("‘We are sorry’, Ms Oake said.", "d");
        check("She wrote it on the wall of the old harbour hall, in red: “We are sorry”", "d");
    }

    #[test]
    fn words_in_the_writers_sentence_are_mixed() {
        check("She called it “very sorry”.", "m");
        check("She said that they were “Very sorry”.", "m");
        check("The “Trump Effect,” as she called it, and “Ark” sank.", "mm");
        check("“Sorry”, as in “wet”, is what they were.", "mm");
        check("“Very sorry” is what they were.", "m");
        check("She said, “very sorry” and wet, that it “rained.”", "mm");
        check("The plan, “half done,” was hers.", "m");
    }

    #[test]
    fn the_rest_of_an_interrupted_statement_is_direct() {
        check("“We are,” she said, “very sorry.”", "dd");
        check("“We are —” she said — “very sorry.”", "dd");
        check("“We are sorry.” She called it, “half done”.", "dm");
        check("“We are sorry,” she said of the “late ferry.”", "dm");
    }

    #[test]
    fn what_goes_on_over_paragraphs_is_direct() {
        check("“We are sorry\n\n“and late”", "dd");
    }
}
