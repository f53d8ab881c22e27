//! What is lit is what was found: each cell of the article against the bytes that it shows.

use crate::analysis::EngineVersion;
use crate::analysis::{
    Analysis, Entity, EntityIdx, EntityKind, Mention, MentionKind, Quote, QuoteKind, Rule,
};
use crate::article::{Article, BlockKind, plain};
use crate::library::{Findings, Library, Stamp};
use crate::text::Span;
use crate::tui::app::App;
use crate::tui::arrangement::{Focus, text_column};
use crate::tui::glyph::glyphs;
use crate::tui::theme::{Depth, Kind, Marks, Role, Theme};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use ratatui::style::Color;
use std::collections::BTreeSet;
use std::path::Path;

/// The words of a text, none of which makes a line a caption or a byline.
const WORDS: &[&str] = &[
    "harbour",
    "a",
    "“Open”",
    "協議協議協議",
    "e\u{301}te\u{301}",
    "co\u{ad}operate",
    "سلام",
    "well-known",
    "tab\there",
    "10\u{a0}000",
    "👩‍🌾",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "\u{202e}odd",
    "two\nlines",
];

/// Paragraphs of such words.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    let paragraph = prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "));
    let paragraphs = prop::collection::vec(paragraph, 1..12);
    paragraphs.prop_map(|paragraphs| format!("date 2026-02-04 All of it\n\n{}", paragraphs.join("\n\n")))
}

/// Disjoint spans of the text, between these of its characters.
fn spans(text: &str, cuts: &BTreeSet<usize>) -> Vec<Span> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let places: BTreeSet<usize> = cuts.iter().map(|cut| starts[cut % starts.len()]).collect();
    let places: Vec<usize> = places.into_iter().collect();
    places.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// An analysis with these quotations of nobody, and these names of a place.
fn analysis(quotes: &[Span], names: &[Span]) -> Analysis {
    let quote = |&span: &Span| Quote {
        content: span,
        marked: span,
        kind: QuoteKind::Mixed,
        cue: None,
        source: None,
        speaker: None,
        within: None,
        via: None,
        rule: Rule::None,
        confidence: 1.0,
    };
    let name = |&span: &Span| Mention {
        span,
        kind: MentionKind::Name,
        entity_kind: EntityKind::Place,
        entity: Some(EntityIdx(0)),
    };
    let place = Entity {
        kind: EntityKind::Place,
        name: "Port Elder".to_owned(),
        aliases: Vec::new(),
        roles: Vec::new(),
    };
    Analysis {
        sentences: Vec::new(),
        mentions: names.iter().map(name).collect(),
        entities: vec![place],
        quotes: quotes.iter().map(quote).collect(),
    }
}

/// The reader with the article on its page, and no quotation chosen.
fn reader(article: &Article, analysis: &Analysis, size: Size) -> App {
    let mut library = Library::in_memory().unwrap();
    let mut batch = library.batch().unwrap();
    let stamp = Stamp { size: article.text.len() as u64, modified: None, is_sure: true };
    let doc = batch.put(Path::new("/1.txt"), stamp, article).unwrap();
    batch.set_analysis(doc, EngineVersion::current(), &Findings::new(article, analysis)).unwrap();
    batch.commit().unwrap();
    let entries = library.entries(&[], None).unwrap();
    let mut app = App::new(entries, library, Theme::new(Kind::Dark, Depth::True, Marks::Signs), 0.0, size);
    app.focus = Focus::Reader;
    app.settle();
    app
}

/// What the theme shows a byte as, if it is lit.
fn light(app: &App, article: &Article, quotes: &[Span], names: &[Span], byte: usize) -> Option<Color> {
    let is_apart = |kind| matches!(kind, BlockKind::Byline | BlockKind::Caption | BlockKind::Litter);
    let block = article.blocks.iter().find(|block| block.span.holds(byte));
    if block.is_some_and(|block| is_apart(block.kind)) {
        return None;
    }
    let holds = |spans: &[Span]| spans.iter().any(|span| span.holds(byte));
    match (holds(names), holds(quotes)) {
        (true, _) => app.theme.style(Role::Place).fg,
        (false, true) => app.theme.voice(None).quote.fg,
        (false, false) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_is_lit_where_its_byte_is_in_a_span_and_nowhere_else(
        text in text(),
        quoted in prop::collection::btree_set(0usize..2000, 0..12),
        named in prop::collection::btree_set(0usize..2000, 0..24),
        (width, height) in (42u16..150, 15u16..40),
        top in 0usize..60,
    ) {
        let article = plain::parse(text.as_bytes()).unwrap();
        let text = &article.text;
        let (quotes, names) = (spans(text, &quoted), spans(text, &named));
        let mut app = reader(&article, &analysis(&quotes, &names), Size { width, height });
        app.scroll_to(top);
        app.open.as_mut().unwrap().place.chosen = None;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| app.draw(frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let lights = [app.theme.style(Role::Place).fg, app.theme.voice(None).quote.fg];

        let body = app.arrangement().unwrap().reader.unwrap().body;
        let column = text_column(body, app.text_width());
        let mut drawn = BTreeSet::new();
        for y in 0..body.height {
            for x in column.x..column.right() {
                let cell = &buffer[(x, body.y + y)];
                let lit = Some(cell.fg).filter(|fg| lights.contains(&Some(*fg)));
                let Some(byte) = app.byte_at(usize::from(y), x, column) else {
                    prop_assert_eq!(lit, None, "no byte is at {} in row {}", x, y);
                    continue;
                };
                // A terminal draws no more than the first cell of a wide character.
                if drawn.insert(byte) {
                    let wanted = light(&app, &article, &quotes, &names, byte);
                    prop_assert_eq!(lit, wanted, "byte {} at {} in row {}", byte, x, y);
                    let glyph = glyphs(text.get(byte..).unwrap()).next().unwrap();
                    prop_assert_eq!(cell.symbol(), first_cell(glyph.symbol), "byte {}", byte);
                }
            }
        }
        prop_assert_eq!(missing(&article, &drawn), None);
    }
}

/// What is seen in the first cell of a symbol: of a tab, one of the spaces that it is drawn as.
fn first_cell(symbol: &str) -> &str {
    if symbol.trim_matches(' ').is_empty() { " " } else { symbol }
}

/// The first byte between those drawn whose glyph should be drawn, too.
fn missing(article: &Article, drawn: &BTreeSet<usize>) -> Option<usize> {
    let (&first, &last) = drawn.first().zip(drawn.last())?;
    let blocks = article.blocks.iter().map(|block| block.span).filter(|span| *span != article.title);
    blocks.chain([article.title]).find_map(|span| {
        let glyphs = glyphs(span.of(&article.text));
        let seen = glyphs.filter(|glyph| glyph.width > 0 && !glyph.symbol.trim().is_empty());
        let mut bytes = seen.map(|glyph| span.start + glyph.at);
        bytes.find(|byte| (first..=last).contains(byte) && !drawn.contains(byte))
    })
}
