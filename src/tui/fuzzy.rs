//! A line that somebody types + texts → those that fit it, and how well.
//!
//! Does not know what the texts are.

use crate::text::Span;
use frizbee::{CaseMatching, Config, Matcher, Matching, Pattern, PatternConfig, SortStrategy};
use unicode_normalization::UnicodeNormalization;

/// What is looked for: every word of a line must be found.
pub(super) struct Query(Option<Matcher>);

/// A text that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// More is better.
    pub(super) score: u16,
    /// The place of the text among all.
    pub(super) index: usize,
}

impl Query {
    /// The letters of each word must stand in the text in this order, the nearer the better.
    pub(super) fn fuzzy(typed: &str) -> Query {
        Query::new(typed, Matching::Fuzzy)
    }

    /// Each word must stand in the text as it is.
    pub(super) fn literal(typed: &str) -> Query {
        Query::new(typed, Matching::Substring)
    }

    fn new(typed: &str, matching: Matching) -> Query {
        let pattern = |word| Pattern::new(word, PatternConfig::default().matching(Some(matching)));
        let patterns: Vec<Pattern> = fold(typed).split_whitespace().map(pattern).collect();
        let config =
            Config::default().casing(CaseMatching::Respect).sort(SortStrategy::IndexAsc).max_typos(Some(0));
        Query((!patterns.is_empty()).then(|| Matcher::from_patterns(&patterns, &config)))
    }

    /// The texts that fit, in their order; all of them where nothing is looked for. Texts are to be [folded](fold).
    pub(super) fn matches(&mut self, texts: &[String]) -> Vec<Match> {
        // As slices, as the library itself hands them on: it is compiled for each type that it is given, to megabytes.
        let slices: Vec<&str> = texts.iter().map(String::as_str).collect();
        match &mut self.0 {
            Some(matcher) => matcher
                .match_list(&slices)
                .into_iter()
                .map(|found| Match { score: found.score, index: found.index as usize })
                .collect(),
            None => (0..texts.len()).map(|index| Match { score: 0, index }).collect(),
        }
    }

    /// The letters by which a text fits, which is not folded; none where it does not fit, or nothing is looked for.
    fn letters(&mut self, text: &str) -> Vec<Span> {
        let folded = fold(text);
        let found = self.0.as_mut().and_then(|matcher| matcher.match_one_indices(folded.as_str(), 0));
        let Some(found) = found else { return Vec::new() };
        let is_found = |at: usize| found.indices.iter().any(|&index| index as usize == at);
        let letters = text.char_indices().zip(folded.char_indices()).filter(|(_, (at, _))| is_found(*at));
        letters.map(|((at, c), _)| Span::new(at, at + c.len_utf8())).collect()
    }
}

/// What is typed, as it is seen in the texts that fit it.
pub(super) struct Letters {
    literal: Query,
    fuzzy: Query,
}

impl Letters {
    /// The letters of this line.
    pub(super) fn of(typed: &str) -> Letters {
        Letters { literal: Query::literal(typed), fuzzy: Query::fuzzy(typed) }
    }

    /// The letters by which a text fits: of whole words where these stand in it, else one by one. None where it does
    /// not fit.
    pub(super) fn in_text(&mut self, text: &str) -> Vec<Span> {
        let whole = self.in_words(text);
        if whole.is_empty() { self.fuzzy.letters(text) } else { whole }
    }

    /// The same of whole words only.
    pub(super) fn in_words(&mut self, text: &str) -> Vec<Span> {
        self.literal.letters(text)
    }
}

/// A text without capitals, accents and typographic marks, a character for each of its own.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        '’' | '‘' | '‚' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' => '-',
        'ß' => 's',
        'ø' | 'Ø' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        _ => {
            let base = c.nfkd().next().unwrap_or(c);
            base.to_lowercase().next().unwrap_or(base)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(mut query: Query, texts: &[&str], expected: &[&str]) {
        let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        let mut found = query.matches(&folded);
        found.sort_by_key(|found| (std::cmp::Reverse(found.score), found.index));
        let found: Vec<_> = found.iter().map(|found| texts[found.index]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_nearer_the_letters_the_better() {
        check(
            Query::fuzzy("tlk"),
            &["ultra lucky", "Muscat Talks", "toll"],
            &["Muscat Talks", "ultra lucky"],
        );
        check(Query::fuzzy("  "), &["a", "b"], &["a", "b"]);
    }

    #[test]
    fn words_are_found_in_any_order_and_all_of_them() {
        let texts = ["Araghchi on talks in Oman", "Talks in Oman"];
        check(Query::fuzzy("talks arag"), &texts, &texts[..1]);
    }

    #[test]
    fn capitals_accents_and_typographic_marks_make_no_difference() {
        check(Query::fuzzy("ÉCOLE"), &["L’école d’été"], &["L’école d’été"]);
        check(Query::fuzzy("l'ecole"), &["L’école d’été"], &["L’école d’été"]);
        check(Query::fuzzy("киев"), &["Встреча в Киеве"], &["Встреча в Киеве"]);
        assert_eq!(fold("Łódź – “Ĳ”").chars().count(), "Łódź – “Ĳ”".chars().count());
    }

    #[track_caller]
    fn check_letters(typed: &str, text: &str, expected: &str) {
        let spans = Letters::of(typed).in_text(text);
        let lit: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(lit.concat(), expected);
    }

    #[test]
    fn the_letters_that_fit_are_told_in_the_text_as_it_is() {
        check_letters("nxtq", "next-quote", "nxtq");
        check_letters("quo", "quick: the quote", "quo");
        check_letters("ecole ete", "L’école d’été", "écoleété");
        check_letters("киев", "Встреча в Киеве", "Киев");
        check_letters("xyz", "Muscat", "");
        check_letters("", "Muscat", "");
    }

    #[test]
    fn literal_words_stand_in_one_piece() {
        check(Query::literal("quo"), &["next quotation", "queue of old"], &["next quotation"]);
    }
}
