//! Corrections in a library: kept, undone and redone, searched, and there again after every analysis.

use super::folder::{article, change, put};
use onrecord::analysis::{Analysis, Engine, EngineVersion, EntityIdx, Speaker};
use onrecord::article::Article;
use onrecord::correction::{self, Correction, Matter, Place, Verdict};
use onrecord::library::{DocId, Findings, Library};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

const WORDS: &str = "The harbour is open again,";

/// A library with one analysed article.
fn library() -> (Library, DocId, Article) {
    let mut library = Library::in_memory().unwrap().signed(Some("ann".to_owned()));
    let article = article("One", "2026-02-06");
    let doc = put(&mut library, "/a/1.txt", &article);
    analyse(&mut library, doc, &article);
    (library, doc, article)
}

fn analyse(library: &mut Library, doc: DocId, article: &Article) {
    let findings = Findings::new(article, &ENGINE.analyze(article));
    change(library, |batch| batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap());
}

/// The analysis as a reader has it.
fn corrected(library: &Library, doc: DocId) -> Analysis {
    let article = library.article(doc).unwrap();
    let mut analysis = library.analysis(doc).unwrap().unwrap();
    correction::apply(&mut analysis, &article, &library.corrections(&article.id).unwrap());
    analysis
}

fn place(article: &Article) -> Place {
    let start = article.text.find(WORDS).unwrap();
    Place::new(&article.text, onrecord::text::Span::new(start, start + WORDS.len()))
}

fn says(article: &Article, name: &str) -> Correction {
    Correction::Speaker { of: place(article), name: Some(name.to_owned()) }
}

/// Who is quoted, as the list of speakers has it.
fn speakers(library: &Library) -> Vec<String> {
    let mut names = Vec::new();
    library.each_quoted(|quoted| names.push(quoted.name.to_owned())).unwrap();
    names
}

#[test]
fn a_correction_is_followed_by_the_speakers_and_taken_back_by_undo() {
    let (mut library, doc, article) = library();
    let before = corrected(&library, doc);
    assert_eq!(speakers(&library), ["Vera Lind"]);
    let step = library.correct(&article.id, &[says(&article, "Tomas Okafor")], &[]).unwrap();
    assert_eq!(step.changes.len(), 1);
    assert_eq!(speakers(&library), ["Tomas Okafor"]);
    let after = corrected(&library, doc);
    assert_eq!(after.speaker_name(&after.quotes[0]), Some("Tomas Okafor"));
    // What is so already is no step.
    assert_eq!(library.correct(&article.id, &[says(&article, "Tomas Okafor")], &[]).unwrap().changes, []);
    library.undo().unwrap().unwrap();
    assert_eq!((corrected(&library, doc), speakers(&library)), (before, vec!["Vera Lind".to_owned()]));
    library.redo().unwrap().unwrap();
    assert_eq!((corrected(&library, doc), speakers(&library)), (after, vec!["Tomas Okafor".to_owned()]));
}

#[test]
fn the_next_analysis_does_not_lose_it() {
    let (mut library, doc, article) = library();
    let none = Correction::Extent { of: place(&article), span: None };
    library.correct(&article.id, &[none], &[]).unwrap();
    assert_eq!(library.entry(doc).unwrap().unwrap().n_quotes, Some(0));
    analyse(&mut library, doc, &article);
    assert_eq!(library.entry(doc).unwrap().unwrap().n_quotes, Some(0));
    assert_eq!(corrected(&library, doc).quotes, []);
    assert_eq!(speakers(&library), [""; 0]);
    // What the engine found stays as it was.
    assert_eq!(library.analysis(doc).unwrap().unwrap(), ENGINE.analyze(&article));
    // Another file of the same content has it, too.
    let other = put(&mut library, "/b/2.txt", &article);
    assert_eq!(other, doc);
}

#[test]
fn the_last_word_on_a_matter_holds_and_can_be_withdrawn() {
    let (mut library, _, article) = library();
    let verdict = |verdict| Correction::Verdict { of: place(&article), verdict };
    library.correct(&article.id, &[verdict(Verdict::Checked)], &[]).unwrap();
    library.correct(&article.id, &[verdict(Verdict::Disputed)], &[]).unwrap();
    assert_eq!(library.corrections(&article.id).unwrap(), [verdict(Verdict::Disputed)]);
    library.correct(&article.id, &[], &[Matter::Verdict(place(&article).span)]).unwrap();
    assert_eq!(library.corrections(&article.id).unwrap(), []);
    library.undo().unwrap();
    assert_eq!(library.corrections(&article.id).unwrap(), [verdict(Verdict::Disputed)]);
    library.undo().unwrap();
    assert_eq!(library.corrections(&article.id).unwrap(), [verdict(Verdict::Checked)]);
}

#[test]
fn every_kind_comes_back_as_it_was_and_tells_who_made_it() {
    let (mut library, doc, article) = library();
    let of = place(&article);
    let span = onrecord::text::Span::new(of.span.start, of.span.end - 1);
    let all = [
        says(&article, "Zoë \"Z\"\tLind"),
        Correction::Extent { of: of.clone(), span: Some(span) },
        Correction::Verdict { of, verdict: Verdict::Disputed },
        Correction::SamePerson { name: "Vera Lind".to_owned(), other: "Karrel Bay".to_owned() },
        Correction::OtherPerson { name: "Lind".to_owned(), other: "Vera".to_owned() },
    ];
    library.correct(&article.id, &all, &[]).unwrap();
    let kept = library.corrections(&article.id).unwrap();
    assert_eq!(kept.len(), all.len());
    assert!(all.iter().all(|correction| kept.contains(correction)));
    let made = library.all_corrections().unwrap();
    assert_eq!(made.iter().map(|made| &made.correction).collect::<Vec<_>>(), all.iter().collect::<Vec<_>>());
    assert!(made.iter().all(|made| made.who.as_deref() == Some("ann") && made.doc == Some(doc)));
}

#[test]
fn another_library_takes_them_over_and_tells_of_disagreements() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: &str| Library::open(&folder.path().join(name)).unwrap().signed(Some(name.to_owned()));
    let (mut ann, mut bo) = (named("ann"), named("bo"));
    let article = article("One", "2026-02-06");
    let doc = put(&mut bo, "/a/1.txt", &article);
    analyse(&mut bo, doc, &article);
    ann.correct(&article.id, &[says(&article, "Tomas Okafor")], &[]).unwrap();
    let merge = bo.merge(&Library::copy_of(&folder.path().join("ann")).unwrap()).unwrap();
    assert_eq!((merge.taken.len(), merge.disagreements.len()), (1, 0));
    assert_eq!(speakers(&bo), ["Tomas Okafor"]);
    assert_eq!(bo.all_corrections().unwrap()[0].who.as_deref(), Some("ann"));
    // Now they say different things.
    let disputed = Correction::Verdict { of: place(&article), verdict: Verdict::Disputed };
    let checked = Correction::Verdict { of: place(&article), verdict: Verdict::Checked };
    ann.correct(&article.id, &[disputed], &[]).unwrap();
    bo.correct(&article.id, std::slice::from_ref(&checked), &[]).unwrap();
    let merge = bo.merge(&Library::copy_of(&folder.path().join("ann")).unwrap()).unwrap();
    assert_eq!((merge.taken.len(), merge.disagreements.len()), (0, 1));
    assert!(bo.corrections(&article.id).unwrap().contains(&checked));
}

#[test]
fn the_least_sure_documents_come_first_whoever_speaks_in_them() {
    let mut library = Library::in_memory().unwrap();
    let mut put_with = |n: usize, speaker: Option<Speaker>, confidence: f32| {
        let article = article(&format!("Number {n}"), "2026-02-06");
        let doc = put(&mut library, format!("/a/{n}.txt"), &article);
        let mut analysis = ENGINE.analyze(&article);
        for quote in &mut analysis.quotes {
            (quote.speaker, quote.confidence) = (speaker.clone(), confidence);
        }
        let findings = Findings::new(&article, &analysis);
        change(&mut library, |batch| batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap());
        doc
    };
    let named = put_with(1, Some(Speaker::Entity(EntityIdx(0))), 0.75);
    let described = put_with(2, Some(Speaker::Described("a pilot".to_owned())), 0.5);
    put_with(3, None, 0.0);
    assert_eq!(library.least_sure().unwrap(), [(described, 0.5), (named, 0.75)]);
}
