//! Corrections over an analysis: what they change, what they leave alone, and that they can't break it.

use crate::property::{ENGINE, texts};
use onrecord::analysis::{Analysis, Quote, QuoteIdx, Speaker};
use onrecord::article::{Article, plain};
use onrecord::correction::{Correction, Mark, Matter, Place, Verdict, apply};
use onrecord::text::Span;
use proptest::prelude::*;
use std::collections::HashMap;

const TEXT: &str = "Harbour opens after the storm\n\n\
    The harbour of Karrel Bay is open again, Ana Silva, the harbour master, said on Monday. “The piers are safe,” \
    Silva told reporters.\n\n\
    Omar al-Harun, a fisherman, was less sure. “I have seen worse piers,” he said. “But not many.”\n\n\
    A sign at the gate still reads “no entry”.\n";

fn example() -> (Article, Analysis) {
    let article = plain::parse(TEXT.as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    (article, analysis)
}

fn corrected(corrections: &[Correction]) -> (Analysis, Vec<Mark>) {
    let (article, mut analysis) = example();
    let marks = apply(&mut analysis, &article, corrections);
    (analysis, marks)
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn place(words: &str) -> Place {
    Place::new(TEXT, span(words))
}

fn speaker_of<'a>(analysis: &'a Analysis, words: &str) -> Option<&'a str> {
    analysis.speaker_name(quote(analysis, words))
}

#[track_caller]
fn quote<'a>(analysis: &'a Analysis, words: &str) -> &'a Quote {
    analysis.quotes.iter().find(|quote| quote.content.of(TEXT) == words).unwrap()
}

fn says(words: &str, name: &str) -> Correction {
    Correction::Speaker { of: place(words), name: Some(name.to_owned()) }
}

fn reads(words: &str, new: &str) -> Correction {
    Correction::Extent { of: place(words), span: Some(span(new)) }
}

fn same(name: &str, other: &str) -> Correction {
    Correction::SamePerson { name: name.to_owned(), other: other.to_owned() }
}

fn apart(name: &str, other: &str) -> Correction {
    Correction::OtherPerson { name: name.to_owned(), other: other.to_owned() }
}

#[test]
fn the_example_is_as_these_tests_take_it() {
    let (_, analysis) = example();
    assert_eq!(speaker_of(&analysis, "The piers are safe,"), Some("Ana Silva"));
    assert_eq!(speaker_of(&analysis, "I have seen worse piers,"), Some("Omar al-Harun"));
}

#[test]
fn another_speaker_is_found_by_any_spelling_or_new() {
    let words = "I have seen worse piers,";
    let (analysis, marks) =
        corrected(&[says(words, "Ana Silva"), says("The piers are safe,", "Omar el-Haroun")]);
    assert_eq!(speaker_of(&analysis, words), Some("Ana Silva"));
    assert_eq!(speaker_of(&analysis, "The piers are safe,"), Some("Omar al-Harun"));
    assert!(marks[0].is_repaired && marks[1].is_repaired && !marks[2].is_repaired);
    let (_, before) = example();
    let (analysis, _) = corrected(&[says(words, "Vera Lind")]);
    assert_eq!(speaker_of(&analysis, words), Some("Vera Lind"));
    assert_eq!(quote(&analysis, words).confidence.to_bits(), 1.0_f32.to_bits());
    assert_eq!(analysis.entities.len(), before.entities.len() + 1);
    let (analysis, _) = corrected(&[says(words, "a guard at the gate")]);
    assert_eq!(quote(&analysis, words).speaker, Some(Speaker::Described("a guard at the gate".to_owned())));
    let (analysis, _) = corrected(&[Correction::Speaker { of: place(words), name: None }]);
    assert_eq!(speaker_of(&analysis, words), None);
}

#[test]
fn what_is_no_quotation_goes_and_what_was_missed_comes() {
    let no = Correction::Extent { of: place("no entry"), span: None };
    let missed = "The harbour of Karrel Bay is open again";
    let (analysis, marks) = corrected(&[no, reads(missed, missed), says(missed, "Ana Silva")]);
    let words: Vec<_> = analysis.quotes.iter().map(|quote| quote.content.of(TEXT)).collect();
    assert_eq!(words, [missed, "The piers are safe,", "I have seen worse piers,", "But not many."]);
    assert_eq!(speaker_of(&analysis, missed), Some("Ana Silva"));
    assert!(marks[0].is_repaired && marks.len() == words.len());
}

#[test]
fn a_quotation_that_is_trimmed_keeps_its_speaker_and_its_place() {
    let words = "I have seen worse piers,";
    let checked = Correction::Verdict { of: place(words), verdict: Verdict::Checked };
    let (analysis, marks) = corrected(&[reads(words, "seen worse piers"), checked]);
    assert_eq!(speaker_of(&analysis, "seen worse piers"), Some("Omar al-Harun"));
    assert_eq!((&marks[1].place, marks[1].verdict), (&place(words), Some(Verdict::Checked)));
    assert_eq!(quote(&analysis, "seen worse piers").marked.of(TEXT), "seen worse piers");
}

#[test]
fn what_would_cut_through_another_quotation_is_left_out() {
    let across = reads("I have seen worse piers,", "piers,” he said. “But not");
    let (analysis, marks) = corrected(std::slice::from_ref(&across));
    assert_eq!(analysis, example().1);
    assert!(marks.iter().all(|mark| !mark.is_repaired));
    // Once the other one has made way, there is room.
    let no = Correction::Extent { of: place("But not many."), span: None };
    let (analysis, _) = corrected(&[across, no]);
    quote(&analysis, "piers,” he said. “But not");
}

#[test]
fn two_people_become_one_and_one_becomes_two() {
    let (analysis, marks) = corrected(&[same("Ana Silva", "Omar al-Harun")]);
    assert_eq!(speaker_of(&analysis, "I have seen worse piers,"), Some("Ana Silva"));
    assert!(marks[1].is_repaired && !marks[0].is_repaired);
    let silva = analysis.entities.iter().find(|entity| entity.name == "Ana Silva").unwrap();
    assert!(silva.aliases.contains(&"Omar al-Harun".to_owned()), "{silva:?}");
    assert!(silva.roles.iter().any(|role| role.contains("fisherman")), "{silva:?}");
    assert!(!analysis.entities.iter().any(|entity| entity.name == "Omar al-Harun"));

    let (analysis, marks) = corrected(&[apart("Ana Silva", "Silva")]);
    assert_eq!(speaker_of(&analysis, "The piers are safe,"), Some("Silva"));
    assert!(marks[0].is_repaired);
    assert!(analysis.entities.iter().any(|entity| entity.name == "Ana Silva" && entity.aliases.is_empty()));
}

#[test]
fn who_is_told_apart_is_not_joined_by_way_of_a_third() {
    let corrections = [
        apart("Ana Silva", "Omar al-Harun"),
        same("Ana Silva", "Karrel Bay"),
        same("Karrel Bay", "Omar al-Harun"),
    ];
    let (analysis, _) = corrected(&corrections);
    assert_eq!(speaker_of(&analysis, "The piers are safe,"), Some("Ana Silva"));
    assert_ne!(speaker_of(&analysis, "I have seen worse piers,"), Some("Ana Silva"));
}

#[test]
fn another_engine_that_sees_other_marks_does_not_lose_them() {
    let (article, mut analysis) = example();
    let words = "The piers are safe,";
    for quote in analysis.quotes.iter_mut().filter(|quote| quote.content == span(words)) {
        quote.content = span("The piers are safe");
    }
    let marks = apply(&mut analysis, &article, &[says(words, "Omar al-Harun")]);
    assert_eq!(speaker_of(&analysis, "The piers are safe"), Some("Omar al-Harun"));
    assert!(marks[0].is_repaired);
}

#[test]
fn what_one_correction_made_is_not_taken_for_the_quotation_of_another() {
    let (article, mut once) = example();
    // The second has no room; the words that the first gives to the quotation are nearly those at its place.
    let corrections = [
        reads("The piers are safe,", "The piers are safe"),
        reads("“The piers are safe,", "Monday. “The piers"),
    ];
    apply(&mut once, &article, &corrections);
    quote(&once, "The piers are safe");
    let mut twice = once.clone();
    apply(&mut twice, &article, &corrections);
    assert_eq!(twice, once);
}

/// Numbers from which corrections are made that fit an article, more or less.
type Dice = (u8, usize, usize, usize);

fn correction(text: &str, analysis: &Analysis, (kind, a, b, c): Dice) -> Option<Correction> {
    let quote = |n: usize| analysis.quotes.get(n.checked_rem(analysis.quotes.len())?);
    let names: Vec<&String> = analysis
        .entities
        .iter()
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases))
        .collect();
    let name = |n: usize| names.get(n.checked_rem(names.len())?).map(|name| (*name).clone());
    let bound = |n: usize| n.checked_rem(text.len() + 1);
    // Where the quotation stands, or a little beside it, or anywhere.
    let of = match c % 4 {
        0 => Place::new(text, Span::new(bound(a)?, bound(b)?)),
        1 => quote(b).map(|quote| Place::new(text, Span::new(quote.content.start, quote.content.end - 1)))?,
        _ => Place::new(text, quote(b)?.content),
    };
    Some(match kind % 7 {
        0 => Correction::Speaker { of, name: name(a) },
        1 => Correction::Speaker {
            of,
            name: Some(["Ana Silvah", "a guard", " ", "Omar el Haroun"][a % 4].to_owned()),
        },
        2 => Correction::Extent { of, span: None },
        3 => Correction::Extent { of, span: Some(Span::new(bound(a)?, bound(a / 7 + b)?)) },
        4 => {
            Correction::Verdict { of, verdict: if a % 2 == 0 { Verdict::Checked } else { Verdict::Disputed } }
        }
        5 => Correction::SamePerson { name: name(a)?, other: name(b)? },
        _ => Correction::OtherPerson { name: name(a)?, other: name(b)? },
    })
}

/// The last correction of each matter, as a library would hand them out.
fn by_matter(corrections: impl Iterator<Item = Correction>) -> Vec<Correction> {
    let by_matter: HashMap<Matter, Correction> =
        corrections.map(|correction| (correction.matter(), correction)).collect();
    by_matter.into_values().collect()
}

fn assert_sound(text: &str, analysis: &Analysis, marks: &[Mark]) {
    let quotes = &analysis.quotes;
    assert_eq!(quotes.len(), marks.len());
    assert!(quotes.is_sorted_by_key(|quote| quote.marked.start));
    for (n, quote) in quotes.iter().enumerate() {
        for span in [quote.content, quote.marked] {
            assert!(!text.get(span.start..span.end).unwrap().is_empty());
        }
        assert!(quote.marked.contains(quote.content));
        for other in &quotes[..n] {
            assert!(
                !quote.marked.overlaps(other.marked) || other.content.contains(quote.marked),
                "{quote:?} {other:?}"
            );
        }
        if let Some(QuoteIdx(outer)) = quote.within {
            assert!(outer < n && quotes[outer].content.contains(quote.marked));
        }
        for speaker in quote.speaker.iter().chain(&quote.via) {
            assert!(!matches!(speaker, Speaker::Entity(idx) if idx.0 >= analysis.entities.len()));
        }
    }
    let entities = analysis.mentions.iter().filter_map(|mention| mention.entity);
    assert!(entities.into_iter().all(|idx| idx.0 < analysis.entities.len()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_corrected_the_analysis_stays_whole(
        text in texts(),
        dice in prop::collection::vec((any::<u8>(), 0_usize..1000, 0_usize..1000, 0_usize..1000), 0..12),
    ) {
        let Ok(article) = plain::parse(text.as_bytes()) else { return Ok(()) };
        let found = ENGINE.analyze(&article);
        let corrections =
            by_matter(dice.iter().filter_map(|&dice| correction(&article.text, &found, dice)));
        let mut once = found.clone();
        let marks = apply(&mut once, &article, &corrections);
        assert_sound(&article.text, &once, &marks);
        // Their order makes no difference, and neither does a second time.
        let mut turned = found.clone();
        let reversed: Vec<_> = corrections.iter().rev().cloned().collect();
        prop_assert_eq!(apply(&mut turned, &article, &reversed), marks);
        prop_assert_eq!(&turned, &once);
        let mut twice = once.clone();
        apply(&mut twice, &article, &corrections);
        prop_assert_eq!(twice, once, "{:?}", corrections);
        // Without corrections nothing changes.
        let mut untouched = found.clone();
        apply(&mut untouched, &article, &[]);
        prop_assert_eq!(untouched, found);
    }
}
