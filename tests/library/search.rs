//! What a query finds, and the passage that shows why.

use super::folder::{change, put};
use chrono::NaiveDate;
use onrecord::analysis::{Engine, EngineVersion};
use onrecord::article::plain;
use onrecord::library::query::{Field, Query};
use onrecord::library::search::passage;
use onrecord::library::{DocId, Findings, Library, SavedSearch, State, Tag};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// The invented articles that every test searches; each is known by its letter.
const ARTICLES: &[(&str, &str)] = &[
    (
        "a",
        "date 2026-02-06 Envoys meet in Muscat

Talks between the two sides began on Friday in a palace by the sea. Nobody knew how long they would last.

“We ask for zero nuclear weapons in the region,” Abbas Araghchi, the foreign minister of Iran, said in Muscat. He left \
before noon.

Badr al-Busaidi, the foreign minister of Oman, carried the papers from room to room.",
    ),
    (
        "b",
        "date 2026-02-20 A harbour for Port Elder

“The harbour is open,” Vera Lind said. “Zero boats were lost,” she said. “I am glad,” she added. “It was a long \
winter,” Lind told reporters.

The nuclear plant at Málaga was not mentioned.",
    ),
    ("c", "date 2026-03-01 Zero rain, nuclear summer\n\nIt did not rain in January, nor in February."),
    ("d", "An undated note\n\nAbbas Araqchi will visit the United Nations, his office said."),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 3).unwrap()
}

fn library() -> (Library, Vec<DocId>) {
    let mut library = Library::in_memory().unwrap();
    let add = |(letter, text): &(&str, &str)| {
        let article = plain::parse(text.as_bytes()).unwrap();
        let doc = put(&mut library, format!("/{letter}.txt"), &article);
        let findings = Findings::new(&article, &ENGINE.analyze(&article));
        change(&mut library, |batch| batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap());
        doc
    };
    let docs = ARTICLES.iter().map(add).collect();
    (library, docs)
}

/// The letters of what is found.
fn found(library: &Library, docs: &[DocId], query: &Query) -> String {
    let matches = library.search(query).unwrap();
    let letters = ARTICLES.iter().zip(docs).filter(|(_, doc)| matches.contains(**doc));
    let letters: String = letters.map(|((letter, _), _)| *letter).collect();
    assert_eq!(letters.len(), matches.len());
    letters
}

#[track_caller]
fn check(queries: &[(&str, &str)]) {
    let (library, docs) = library();
    for (query, expected) in queries {
        let parsed = Query::parse(query, today()).unwrap();
        assert_eq!(found(&library, &docs, &parsed), *expected, "{query}");
    }
}

#[test]
fn words_are_found_in_titles_and_texts() {
    check(&[
        ("", "abcd"),
        ("nuclear", "abc"),
        ("NUCLEAR zero", "abc"),
        ("\"zero nuclear\"", "a"),
        ("malaga", "b"),
        ("harb*", "b"),
        ("harb", ""),
        ("title:nuclear", "c"),
        ("said:zero", "ab"),
        ("said:\"zero nuclear\"", "a"),
        ("said:harbour", "b"),
        ("said:palace", ""),
    ]);
}

#[test]
fn conditions_are_joined_and_denied() {
    check(&[
        ("nuclear -harbour", "ac"),
        ("-nuclear", "d"),
        ("-nuclear -office", ""),
        ("harbour or office", "bd"),
        ("nuclear (harbour or rain)", "bc"),
        ("nuclear -(harbour or rain)", "a"),
        ("harbour or -nuclear", "bd"),
        ("--harbour", "b"),
        ("-(nuclear quotes:0)", "abd"),
        ("rain or quotes:>3", "bc"),
        ("nuclear -quotes:>0", "c"),
        ("-(rain or quotes:>3) -office", "a"),
        ("nuclear or is:starred -harbour", "abc"),
    ]);
}

#[test]
fn names_are_found_in_any_spelling_and_in_part() {
    check(&[
        ("speaker:araghchi", "a"),
        ("speaker:Araqchi", "a"),
        ("speaker:arag*", "a"),
        ("person:araqchi", "ad"),
        ("person:\"Abbas Araghtchi\"", "ad"),
        ("person:albusaidi", "a"),
        ("person:\"al Busaidi\"", "a"),
        ("person:\"Badr Al-Busaidi\"", "a"),
        ("speaker:albusaidi", ""),
        ("place:muscat", "a"),
        ("org:\"united nations\"", "d"),
        ("speaker:lind -person:araghchi", "b"),
    ]);
}

#[test]
fn days_are_those_that_the_list_is_sorted_by() {
    check(&[
        ("date:2026-02", "abd"),
        ("date:2026-02-20", "b"),
        ("date:2026-02-07..2026-03", "bcd"),
        ("date:..2026-02-06", "a"),
        ("since:2w", "bc"),
        ("-since:2w", "ad"),
        ("date:2025", ""),
    ]);
}

#[test]
fn numbers_of_quotations_are_compared() {
    check(&[
        ("quotes:>3", "b"),
        ("quotes:>=1", "ab"),
        ("quotes:0", "cd"),
        ("quotes:<2", "acd"),
        ("quotes:<=1", "acd"),
        ("quotes:4", "b"),
    ]);
}

#[test]
fn decisions_are_asked_for() {
    let (mut library, docs) = library();
    let ids: Vec<_> = docs.iter().map(|doc| library.article(*doc).unwrap().id).collect();
    library.decide(&ids[0..=0], State::Kept).unwrap();
    library.decide(&ids[1..=1], State::Starred).unwrap();
    library.decide(&ids[2..=2], State::Discarded).unwrap();
    library.mark_seen(&ids[2]).unwrap();
    for (query, expected) in [
        ("is:new", "d"),
        ("is:kept", "ab"),
        ("is:starred", "b"),
        ("is:discarded", "c"),
        ("is:read", "c"),
        ("nuclear is:kept -is:starred", "a"),
        ("-is:read -is:new", "ab"),
    ] {
        let parsed = Query::parse(query, today()).unwrap();
        assert_eq!(found(&library, &docs, &parsed), expected, "{query}");
    }
}

#[test]
fn what_is_typed_is_never_sql_nor_the_language_of_the_index() {
    check(&[
        ("title:x' source:y%", ""),
        ("\"nuclear' OR 1=1 --\"", ""),
        ("NEAR/2 NOT", ""),
        ("{title} nuclear^", ""),
        ("nuclear; -harbour", "ac"),
        ("nuclear\0", "abc"),
    ]);
}

#[test]
fn long_queries_are_answered() {
    let (library, docs) = library();
    for between in [" ", " or ", " -", " or is:starred "] {
        let words = vec!["nuclear"; 130].join(between);
        let parsed = Query::parse(&words, today()).unwrap();
        assert_eq!(found(&library, &docs, &parsed), if between == " -" { "" } else { "abc" }, "{between}");
    }
    let nested = format!("{}nuclear{}", "(rain or -(snow ".repeat(12), "))".repeat(12));
    library.search(&Query::parse(&nested, today()).unwrap()).unwrap();
}

#[test]
fn a_search_can_be_stopped() {
    let (library, _) = library();
    let interrupter = library.interrupter();
    // Nothing goes on, so nothing is stopped.
    interrupter.interrupt();
    assert_eq!(library.search(&Query::parse("nuclear", today()).unwrap()).unwrap().len(), 3);
}

/// The passage of the article with this letter, what was looked for between brackets.
#[track_caller]
fn check_passage(letter: &str, query: &str, expected: &str) {
    let (_, text) = ARTICLES.iter().find(|(known, _)| *known == letter).unwrap();
    let article = plain::parse(text.as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    let passage = passage(&Query::parse(query, today()).unwrap(), &article, Some(&analysis));
    let mut shown = passage.span.of(text).to_owned();
    for found in passage.matches.iter().rev() {
        shown.insert(found.end - passage.span.start, ']');
        shown.insert(found.start - passage.span.start, '[');
    }
    let before = if passage.is_begun { "…" } else { "" };
    let after = if passage.goes_on { "…" } else { "" };
    assert_eq!(format!("{before}{shown}{after}"), expected);
}

#[test]
fn the_passage_is_where_most_is_found() {
    check_passage(
        "a",
        "papers",
        "Badr al-Busaidi, the foreign minister of Oman, carried the [papers] from room to room.",
    );
    check_passage("b", "plant or malaga", "The nuclear [plant] at [Málaga] was not mentioned.");
    check_passage("b", "said:nuclear plant", "The nuclear [plant] at Málaga was not mentioned.");
    check_passage(
        "a",
        "speaker:araqchi zero",
        "“We ask for [zero] nuclear weapons in the region,” [Abbas Araghchi], the foreign minister of Iran, said in \
         Muscat. He left before noon.",
    );
    check_passage(
        "d",
        "person:araghchi -zero",
        "[Abbas Araqchi] will visit the United Nations, his office said.",
    );
}

#[test]
fn the_passage_of_what_is_no_word_is_the_beginning() {
    for query in ["is:new", "title:zero", "-nuclear", "quotes:0", "date:2026 speaker:nobody"] {
        check_passage("c", query, "It did not rain in January, nor in February.");
    }
}

#[test]
fn a_long_passage_is_cut_between_words() {
    let text =
        format!("A title\n\n{}the needle {}", "some words before ".repeat(30), "and after ".repeat(60));
    let article = plain::parse(text.as_bytes()).unwrap();
    let passage = passage(&Query::parse("needle", today()).unwrap(), &article, None);
    let shown = passage.span.of(&text);
    assert!(passage.is_begun && passage.goes_on && shown.len() < 240, "{shown}");
    assert!(shown.starts_with("before some words before some words before the needle and after"), "{shown}");
    assert!(shown.ends_with(" and after") || shown.ends_with(" and"), "{shown}");
    assert_eq!(passage.matches[0].of(&text), "needle");
}

#[test]
fn searches_are_saved_by_name() {
    let mut library = Library::in_memory().unwrap();
    let search = |name: &str, query: &str| SavedSearch { name: name.to_owned(), query: query.to_owned() };
    library.save_search(&search("b", "oman")).unwrap();
    library.save_search(&search("a", "iran is:new")).unwrap();
    library.save_search(&search("b", "oman or muscat")).unwrap();
    let kept = [search("b", "oman or muscat"), search("a", "iran is:new")];
    assert_eq!(library.another().unwrap().searches().unwrap(), kept);
    library.forget_search("b").unwrap();
    assert_eq!(library.searches().unwrap(), kept[1..]);
}

#[test]
fn what_the_manual_shows_is_understood() {
    let manual = include_str!("../../docs/search.md");
    let (language, _) = manual.split_once("## In the reader").unwrap();
    let examples: Vec<&str> =
        language.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(examples.len(), 21);
    for example in examples {
        let parsed = Query::parse(example, today()).unwrap();
        assert_eq!(Query::parse(&parsed.to_string(), today()).unwrap(), parsed, "{example}");
    }
    for field in Field::ALL {
        assert!(language.contains(&format!("`{}:", field.name())), "{field:?} is not told of");
    }
}

#[test]
fn tags_are_asked_for() {
    let (mut library, docs) = library();
    let ids: Vec<_> = docs.iter().map(|doc| library.article(*doc).unwrap().id).collect();
    let tag = |name: &str| Tag::new(name).unwrap();
    library.tag(&ids[..2], &tag("follow-up")).unwrap();
    library.tag(&ids[1..=1], &tag("100_percent")).unwrap();
    for (query, expected) in [
        ("tag:follow-up", "ab"),
        ("tag:Follow-Up -tag:100_percent", "a"),
        ("tag:fol*", "ab"),
        ("tag:fol", ""),
        ("tag:1000percent", ""),
    ] {
        let parsed = Query::parse(query, today()).unwrap();
        assert_eq!(found(&library, &docs, &parsed), expected, "{query}");
    }
}
