//! `onrecord corrections`: what is printed of what readers corrected.

use super::Test;
use onrecord::analysis::{Engine, EngineVersion};
use onrecord::article::{Article, plain};
use onrecord::correction::{Correction, Place, Verdict};
use onrecord::library::{Findings, Library, Stamp};
use onrecord::text::Span;
use std::path::Path;

const TEXT: &str =
    "Harbour – é – opens\n\n“The harbour is open again,” said Vera Lind, the mayor of Karrel Bay.\n";
const WORDS: &str = "The harbour is open again,";

/// A library with one article, at the whole path of `name` in the folder of the test.
fn library(test: &Test, name: &str) -> (Library, Article) {
    let folder = test.folder.path().canonicalize().unwrap();
    let mut library = Library::open(&folder.join("ann")).unwrap().signed(Some("ann".to_owned()));
    let article = plain::parse(TEXT.as_bytes()).unwrap();
    let analysis = Engine::new().analyze(&article);
    let stamp = Stamp { size: TEXT.len() as u64, modified: Some(0), is_sure: true };
    let mut batch = library.batch().unwrap();
    let doc = batch.put(&Path::new(&folder).join(name), stamp, &article).unwrap();
    batch.set_analysis(doc, EngineVersion::current(), &Findings::new(&article, &analysis)).unwrap();
    batch.commit().unwrap();
    (library, article)
}

fn place(words: &str) -> Place {
    let start = TEXT.find(words).unwrap();
    Place::new(TEXT, Span::new(start, start + words.len()))
}

#[test]
fn a_correction_is_an_object_with_what_both_say() {
    let test = Test::new(&["corrections", "--library", "ann"]);
    let (mut ann, article) = library(&test, "1.txt");
    let of = place(WORDS);
    let shorter = place("The harbour is open").span;
    let verdict = Correction::Verdict { of: of.clone(), verdict: Verdict::Disputed };
    ann.correct(&article.id, &[Correction::Speaker { of: of.clone(), name: Some("Ada".to_owned()) }], &[])
        .unwrap();
    ann.correct(&article.id, &[Correction::Extent { of, span: Some(shorter) }], &[]).unwrap();
    ann.correct(&article.id, std::slice::from_ref(&verdict), &[]).unwrap();
    let same = Correction::SamePerson { name: "Ada".to_owned(), other: "Vera Lind".to_owned() };
    ann.correct(&article.id, &[same], &[]).unwrap();
    // What is withdrawn and comes back is told as it was made; what is taken back is left out.
    ann.correct(&article.id, &[], &[verdict.matter()]).unwrap();
    ann.undo().unwrap();
    let nobody = Correction::OtherPerson { name: "Ada".to_owned(), other: "Lind".to_owned() };
    ann.correct(&article.id, &[nobody], &[]).unwrap();
    ann.undo().unwrap();
    drop(ann);
    let lines = test.lines(0);
    let told: Vec<_> =
        lines.iter().map(|line| (line["what"].as_str().unwrap(), &line["old"], &line["new"])).collect();
    let (start, end) = (22, 22 + 26);
    let extent = |end: usize, text: &str| serde_json::json!({ "start": start, "end": end, "text": text });
    assert_eq!(
        told,
        [
            ("speaker", &"Vera Lind".into(), &"Ada".into()),
            ("extent", &extent(end, WORDS), &extent(end - 7, "The harbour is open")),
            ("verdict", &serde_json::Value::Null, &"disputed".into()),
            ("same-person", &"Vera Lind".into(), &"Ada".into()),
        ]
    );
    let line = &lines[0];
    assert_eq!((&line["start"], &line["end"], &line["text"]), (&start.into(), &end.into(), &WORDS.into()));
    assert_eq!((&line["who"], &line["article"]), (&"ann".into(), &article.id.to_string().into()));
    assert_eq!(line["title"], "Harbour – é – opens");
    assert!(line["path"].as_str().unwrap().ends_with("1.txt"));
    assert!(line["at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(lines[3]["text"], serde_json::Value::Null);
}

#[test]
fn paths_tell_which_articles_are_meant() {
    for (path, n_lines) in [("a", 1), ("b", 0)] {
        let test = Test::new(&["corrections", path, "--library", "ann"]).file("b/2.txt", "Another\n");
        let (mut ann, article) = library(&test, "a/1.txt");
        let none = Correction::Extent { of: place(WORDS), span: None };
        ann.correct(&article.id, &[none], &[]).unwrap();
        drop(ann);
        assert_eq!(test.lines(0).len(), n_lines, "{path}");
    }
}

#[test]
fn without_a_library_there_are_no_corrections() {
    let test = Test::new(&["corrections", "--library", "none.db"]);
    test.stderr("onrecord: there is no library none.db\n").status(1);
}
