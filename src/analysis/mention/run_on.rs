//! Names of people that stand one after another without a mark between them, as signatures and lists of addressees do
//! whose line breaks were lost: "Thanks, Vince Traci, I have…".
//!
//! Knows which words are given names, and which names the article has besides. Does not know what signs a letter.

use crate::analysis::doc::Doc;
use crate::analysis::entity::EntityKind;
use crate::analysis::name::Name;
use crate::lexicon::Lexicon;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Words that open letters, and the sentences behind signatures.
const OPENERS: &[&str] =
    &["Attached", "Cheers", "Dear", "Hello", "Here", "Hi", "Please", "Regards", "Thank", "Thanks"];

/// The names, those of people cut where the next one begins.
pub(super) fn apart(doc: &Doc, names: &[Name], lexicon: &Lexicon) -> Vec<Name> {
    let mut known = FxHashMap::default();
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        *known.entry(name.span.of(doc.text)).or_insert(0) += 1;
    }
    let seams = Seams { doc, known, lexicon };
    names.iter().flat_map(|name| seams.parts(name)).collect()
}

/// Finds where one name ends and the next begins.
struct Seams<'d, 't> {
    doc: &'d Doc<'t>,
    /// How many names of people of each wording the article has.
    known: FxHashMap<&'t str, usize>,
    lexicon: &'d Lexicon,
}

impl Seams<'_, '_> {
    /// The names that a name consists of.
    fn parts(&self, name: &Name) -> Vec<Name> {
        if name.kind != EntityKind::Person || name.tokens.len() < 2 {
            return vec![name.clone()];
        }
        let seam = (name.tokens.start + 1..name.tokens.end).find(|&at| self.is_seam(name.tokens.clone(), at));
        let part =
            |tokens: Range<usize>| Name { span: self.doc.span(tokens.clone()), tokens, ..name.clone() };
        let Some(at) = seam else {
            let rest = self.without_openers(name.tokens.clone());
            return vec![if rest == name.tokens { name.clone() } else { part(rest) }];
        };
        let mut parts = vec![part(name.tokens.start..at)];
        parts.extend(self.parts(&part(at..name.tokens.end)));
        parts
    }

    /// A name without the word that opens a letter before it, or the sentence behind it.
    fn without_openers(&self, mut tokens: Range<usize>) -> Range<usize> {
        let opens = |token: usize| OPENERS.contains(&self.doc.word(token));
        tokens.start += usize::from(opens(tokens.start));
        tokens.end -= usize::from(tokens.len() > 1 && opens(tokens.end - 1));
        tokens
    }

    /// Whether another name begins at token `at` of a name: whoever is named before it is named elsewhere too, and all
    /// of it is not.
    fn is_seam(&self, name: Range<usize>, at: usize) -> bool {
        let (before, after) = (name.start..at, at..name.end);
        let is_doubled = self.doc.word(at) == self.doc.word(at - 1);
        let is_whole = before.len() > 1;
        self.count(before) > 0
            && self.count(name.clone()) < 2
            && (is_doubled
                || self.is_given(at)
                    && (is_whole || self.is_given(name.start))
                    && (is_whole && self.count(after) > 0 || self.is_addressed(name)))
    }

    /// How many names of these words the article has.
    fn count(&self, tokens: Range<usize>) -> usize {
        self.known.get(self.doc.span(tokens).of(self.doc.text)).copied().unwrap_or(0)
    }

    /// Whether a token is a given name and no surname.
    fn is_given(&self, token: usize) -> bool {
        let word = self.doc.word(token);
        self.lexicon.given_names.contains_key(word) && !self.lexicon.surnames.contains(word)
    }

    /// Whether a comma or a dash stands behind a name, as where somebody is addressed.
    fn is_addressed(&self, tokens: Range<usize>) -> bool {
        matches!(self.doc.word(tokens.end), "," | "-" | "--" | "–" | "—" | ":")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;

    /// Checks what becomes of the names in a text, which stand in it in this order.
    #[track_caller]
    fn check(text: &str, names: &[&str], expected: &[&str]) {
        let (article, lexicon) = (plain::parse(text.as_bytes()).unwrap(), Lexicon::new());
        let doc = Doc::new(&article, &lexicon);
        let mut at = 0;
        let find = |words: &&str| {
            let start = at + doc.text.get(at..).and_then(|rest| rest.find(words)).unwrap();
            at = start + words.len();
            let first = doc.tokens.partition_point(|token| token.span.start < start);
            let end = doc.tokens.partition_point(|token| token.span.start < at);
            let span = doc.span(first..end);
            Name { span, tokens: first..end, kind: EntityKind::Person, confidence: 1.0 }
        };
        let names: Vec<Name> = names.iter().map(find).collect();
        let parts = apart(&doc, &names, &lexicon);
        let found: Vec<&str> = parts.iter().map(|name| name.span.of(doc.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_signature_ends_where_somebody_is_addressed() {
        check(
            "Vince called. Thanks, Vince Traci, I have seen it.",
            &["Vince", "Vince Traci"],
            &["Vince", "Vince", "Traci"],
        );
        check(
            "Dear Renee, thank you, Renee Renee, for that.",
            &["Renee", "Renee Renee"],
            &["Renee", "Renee", "Renee"],
        );
        check(
            "Debra Marlow called. Best regards, Debra Marlow Traci Synder met Traci Synder.",
            &["Debra Marlow", "Debra Marlow Traci Synder", "Traci Synder"],
            &["Debra Marlow", "Debra Marlow", "Traci Synder", "Traci Synder"],
        );
    }

    #[test]
    fn words_that_open_letters_are_no_names() {
        check(
            "Dear Nina Marlow, hello. Thanks, Sean Here you go.",
            &["Dear Nina Marlow", "Sean Here"],
            &["Nina Marlow", "Sean"],
        );
    }

    #[test]
    fn a_name_that_comes_again_is_one() {
        let names = ["Aung San", "Aung San Suu Kyi", "Aung San Suu Kyi"];
        check("General Aung San led. Aung San Suu Kyi, 63, won. Aung San Suu Kyi rules.", &names, &names);
        let names = ["Donald", "Donald Trump"];
        check("He met Donald. Donald Trump, 70, won.", &names, &names);
    }
}
