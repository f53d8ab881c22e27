//! What holds for every text: whatever the engine reports lies in the text, on whole characters, and in order.

use onrecord::analysis::{Analysis, Engine, QuoteIdx};
use onrecord::article::{Article, plain};
use onrecord::text::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Pieces of news, and of what is not: names, cues, marks of every kind, in any order.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    "``",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "«",
    "»",
    "„",
    ",",
    ".",
    "?",
    "!",
    ":",
    "…",
    "—",
    "(",
    ")",
    "\n",
    "\n\n",
    " ",
    " ",
    " ",
    "said",
    "told reporters",
    "according to",
    "adding that",
    "he",
    "she",
    "they",
    "it",
    "the minister",
    "a senior official",
    "Mr",
    "President",
    "Dr.",
    "Ana Silva",
    "Silva",
    "Omar al-Harun",
    "Al-Harun",
    "U.S.",
    "Karrel Bay",
    "the company",
    "on 6 February 2026",
    "$5 million",
    "40 per cent",
    "who",
    "was",
    "quoted",
    "as saying",
    "é",
    "ß",
    "İ",
    "😀",
    "e\u{301}",
    "\u{200d}",
    "\u{feff}",
    "\u{2028}",
    "\u{1b}[31m",
    "\u{202a}",
    "<b>",
    "</p>",
    "<a href=\"x",
    "\">",
    "&quot;",
    "&#8217;s",
    "&amp;",
    "&nbsp;",
    "6'2\"",
    "’90s",
    "the players’",
    "中文",
    "עברית",
    "By",
    "Picture: Agency",
    "Read More:",
    "date 2026-02-06",
    "SILVA:",
];

pub(crate) fn texts() -> impl Strategy<Value = String> {
    let news = prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.7)), 0..80)
        .prop_map(|pieces| {
            pieces
                .into_iter()
                .map(|(piece, spaced)| if spaced { format!("{piece} ") } else { piece.to_owned() })
                .collect()
        });
    prop_oneof![4 => news, 1 => "\\PC{0,120}"]
}

#[track_caller]
pub(crate) fn check(article: &Article, analysis: &Analysis) {
    let text = article.text.as_str();
    let whole = |span: Span| {
        assert!(span.start < span.end && text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
    };
    let ordered = |spans: &mut dyn Iterator<Item = Span>| {
        spans.fold(0, |at, span| {
            whole(span);
            assert!(span.start >= at, "{span:?} after {at} in {text:?}");
            span.end
        });
    };
    ordered(&mut article.blocks.iter().map(|block| block.span));
    ordered(&mut analysis.sentences.iter().copied());
    let outermost = analysis.quotes.iter().filter(|quote| quote.within.is_none());
    ordered(&mut outermost.map(|quote| quote.marked));
    nested(analysis);
    assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span.start), "{text:?}");
    analysis.mentions.iter().for_each(|mention| whole(mention.span));
    for quote in &analysis.quotes {
        assert!(
            article.blocks.iter().any(|block| block.span.contains(quote.marked)),
            "{quote:?} in {text:?}"
        );
        assert!(quote.marked.contains(quote.content) && (0.0..=1.0).contains(&quote.confidence), "{quote:?}");
        [Some(quote.content), quote.cue, quote.source].into_iter().flatten().for_each(whole);
        assert!(quote.speaker.is_none() || analysis.speaker_name(quote).is_some_and(|name| !name.is_empty()));
    }
}

/// Quotations stand in order of their start, and one that is inside another lies in the words of that one, behind
/// those of its outer one that stand before.
#[track_caller]
fn nested(analysis: &Analysis) {
    assert!(analysis.quotes.is_sorted_by_key(|quote| quote.marked.start));
    for (n, quote) in analysis.quotes.iter().enumerate() {
        let Some(QuoteIdx(outer)) = quote.within else { continue };
        assert!(outer < n && analysis.quotes[outer].content.contains(quote.marked), "{quote:?}");
        let before = analysis.quotes[..n].iter().rfind(|before| before.within == quote.within);
        assert!(before.is_none_or(|before| before.marked.end <= quote.marked.start), "{quote:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_text_on_whole_characters_and_in_order(text in texts()) {
        if let Ok(article) = plain::parse(text.as_bytes()) {
            check(&article, &ENGINE.analyze(&article));
        }
    }

    #[test]
    fn any_bytes_are_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(article) = plain::parse(&bytes) {
            prop_assert_eq!(article.text.as_bytes(), bytes.as_slice());
        }
    }
}
