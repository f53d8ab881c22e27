//! Who is who across articles: what is kept of it, and what is answered by it.

use super::folder::{article, change, put};
use onrecord::analysis::{
    Analysis, EngineVersion, Entity, EntityIdx, EntityKind, Quote, QuoteKind, Rule, Speaker,
};
use onrecord::correction::Correction;
use onrecord::ingest::persons::join_if_due;
use onrecord::library::{DocId, Findings, Library};
use onrecord::text::Span;
use onrecord::text::spelling::key;

/// An analysis in which each of these is quoted once: a name, and a role.
fn analysis(speakers: &[(&str, &str)], kind: EntityKind) -> Analysis {
    let entity = |&(name, role): &(&str, &str)| Entity {
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        roles: vec![role.to_owned()],
    };
    let quote = |n: usize| Quote {
        content: Span::new(n, n + 1),
        marked: Span::new(n, n + 1),
        kind: QuoteKind::Direct,
        cue: None,
        source: None,
        speaker: Some(Speaker::Entity(EntityIdx(n))),
        within: None,
        via: None,
        rule: Rule::None,
        confidence: 1.0,
    };
    Analysis {
        sentences: Vec::new(),
        mentions: Vec::new(),
        entities: speakers.iter().map(entity).collect(),
        quotes: (0..speakers.len()).map(quote).collect(),
    }
}

fn add(library: &mut Library, title: &str, kind: EntityKind, speakers: &[(&str, &str)]) -> DocId {
    add_on("2026-02-06", library, title, kind, speakers)
}

fn add_on(
    day: &str,
    library: &mut Library,
    title: &str,
    kind: EntityKind,
    speakers: &[(&str, &str)],
) -> DocId {
    let article = article(title, day);
    let doc = put(library, format!("/{title}.txt"), &article);
    change(library, |batch| {
        let findings = Findings::new(&article, &analysis(speakers, kind));
        batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap();
    });
    doc
}

fn quoting(library: &Library, person: &str) -> Vec<DocId> {
    let mut docs = library.quoting(person).unwrap();
    docs.sort_unstable();
    docs
}

/// Who is meant by a name's key in an article.
fn who(library: &Library, key: &str, doc: DocId) -> String {
    let bearings = library.bearings_in(doc).unwrap();
    bearings.get(key, doc).map_or_else(|| key.to_owned(), |identity| identity.person.clone())
}

const MINISTER: &str = "minister of ports";

#[test]
fn names_of_one_person_are_found_by_any_of_them() {
    let mut library = Library::in_memory().unwrap();
    let person = EntityKind::Person;
    let one = add(&mut library, "One", person, &[("William Harrow", MINISTER)]);
    let two = add(&mut library, "Two", person, &[("Bill Harrow", MINISTER), ("Vera Lind", "mayor")]);
    let three = add(&mut library, "Three", person, &[("William Harrow", MINISTER)]);
    assert_eq!(quoting(&library, &key("William Harrow")), [one, three]);
    assert!(join_if_due(&mut library).unwrap());
    assert_eq!(quoting(&library, &key("William Harrow")), [one, two, three]);
    assert_eq!(quoting(&library, &key("Bill Harrow")), []);
    assert_eq!(who(&library, &key("Bill Harrow"), two), key("William Harrow"));
    assert_eq!(quoting(&library, &key("Vera Lind")), [two]);
    let bearings = library.bearings().unwrap();
    assert_eq!(bearings.0.len(), 1, "only what is not plain is kept: {bearings:?}");

    // A new article is known by the name at once.
    let four = add(&mut library, "Four", person, &[("Bill Harrow", "politician")]);
    assert_eq!(quoting(&library, &key("William Harrow")), [one, two, three, four]);
}

#[test]
fn namesakes_are_two() {
    let mut library = Library::in_memory().unwrap();
    let person = EntityKind::Person;
    let mut add = |day, title, role| add_on(day, &mut library, title, person, &[("Muhammad Ali", role)]);
    let boxer = [add("1974-10-30", "One", "boxer"), add("1975-10-01", "Two", "boxer")];
    let minister = add("2026-02-06", "Three", "finance minister of Pakistan");
    join_if_due(&mut library).unwrap();
    let person = who(&library, &key("Muhammad Ali"), boxer[0]);
    let other = who(&library, &key("Muhammad Ali"), minister);
    assert_ne!(person, other);
    assert_eq!(quoting(&library, &person), boxer);
    assert_eq!(quoting(&library, &other), [minister]);
}

#[test]
fn what_is_no_person_is_nobody_elses_name() {
    let mut library = Library::in_memory().unwrap();
    let lone = [("House", "")];
    let one = add(&mut library, "One", EntityKind::Person, &[("Patrick House", "doctor")]);
    let two = add(&mut library, "Two", EntityKind::Person, &lone);
    let three = add(&mut library, "Three", EntityKind::Organization, &lone);
    join_if_due(&mut library).unwrap();
    let house = key("House");
    assert_eq!(who(&library, &house, two), who(&library, &key("Patrick House"), one));
    assert_eq!(who(&library, &house, three), house);
    assert_eq!(quoting(&library, &house), [three]);
}

#[test]
fn persons_are_found_anew_only_when_enough_is_new() {
    let mut library = Library::in_memory().unwrap();
    assert!(join_if_due(&mut library).unwrap(), "never found before");
    assert!(!join_if_due(&mut library).unwrap());
    for n in 0..300 {
        add(&mut library, &format!("{n}"), EntityKind::Person, &[("William Harrow", MINISTER)]);
    }
    assert!(join_if_due(&mut library).unwrap());
    let before = library.bearings().unwrap();
    add(&mut library, "a", EntityKind::Person, &[("Bill Harrow", MINISTER)]);
    assert!(!join_if_due(&mut library).unwrap(), "one in three hundred");
    add(&mut library, "b", EntityKind::Person, &[("Bill Harrow", MINISTER)]);
    assert!(join_if_due(&mut library).unwrap());
    assert_ne!(library.bearings().unwrap(), before);
}

#[test]
fn a_name_that_is_somebody_elses_now_is_given_back() {
    let mut library = Library::in_memory().unwrap();
    let one = add(&mut library, "One", EntityKind::Person, &[("William Harrow", MINISTER)]);
    let two = add(&mut library, "Two", EntityKind::Person, &[("Bill Harrow", MINISTER)]);
    join_if_due(&mut library).unwrap();
    assert_eq!(who(&library, &key("Bill Harrow"), two), who(&library, &key("William Harrow"), one));
    let engine = EngineVersion::current();
    change(&mut library, |batch| {
        let other = Findings::new(
            &article("Two", "2026-02-06"),
            &analysis(&[("Olga Petrenko", "")], EntityKind::Person),
        );
        batch.set_analysis(two, engine, &other).unwrap();
    });
    let three = add(&mut library, "Three", EntityKind::Person, &[("Olga Petrenko", "")]);
    join_if_due(&mut library).unwrap();
    assert!(library.bearings().unwrap().0.is_empty());
    assert_eq!(quoting(&library, &key("Olga Petrenko")), [two, three]);
}

/// Has a reader say something of the people of an article.
fn correct(library: &mut Library, doc: DocId, correction: Correction) {
    let id = library.entry(doc).unwrap().unwrap().id;
    assert_eq!(library.correct(&id, &[correction], &[]).unwrap().changes.len(), 1);
}

fn apart(name: &str, other: &str) -> Correction {
    Correction::OtherPerson { name: name.to_owned(), other: other.to_owned() }
}

#[test]
fn two_names_are_one_persons_once_a_reader_says_so_until_it_is_taken_back() {
    let mut library = Library::in_memory().unwrap();
    let person = EntityKind::Person;
    let (old, new) = ("Steven Marwick", "Yusuf Ahadi");
    let one = add(&mut library, "One", person, &[(old, "singer"), ("Vera Lind", "mayor")]);
    let two = add(&mut library, "Two", person, &[(new, "minister of ports")]);
    let three = add(&mut library, "Three", person, &[("Jusuf Ahadi", "minister of ports")]);
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &key(new)), [two, three]);
    let same = Correction::SamePerson { name: old.to_owned(), other: new.to_owned() };
    correct(&mut library, one, same);
    assert!(join_if_due(&mut library).unwrap(), "however little is new");
    assert_eq!(quoting(&library, &who(&library, &key(old), one)), [one, two, three]);
    // Against what another reader says of them it does not hold.
    correct(&mut library, two, apart(new, old));
    join_if_due(&mut library).unwrap();
    assert_ne!(who(&library, &key(new), two), who(&library, &key(old), one));
    library.undo().unwrap().unwrap();
    join_if_due(&mut library).unwrap();
    assert_eq!(who(&library, &key(new), two), who(&library, &key(old), one));
    library.undo().unwrap().unwrap();
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &key(new)), [two, three]);
    assert_eq!(quoting(&library, &key(old)), [one]);
}

#[test]
fn names_that_a_reader_tells_apart_are_not_joined_however_much_they_are_alike() {
    let mut library = Library::in_memory().unwrap();
    let person = EntityKind::Person;
    let one = add(&mut library, "One", person, &[("William Harrow", MINISTER)]);
    let two = add(&mut library, "Two", person, &[("Bill Harrow", MINISTER)]);
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &who(&library, &key("William Harrow"), one)), [one, two]);
    correct(&mut library, two, apart("Bill Harrow", "William Harrow"));
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &key("William Harrow")), [one]);
    assert_eq!(quoting(&library, &key("Bill Harrow")), [two]);
}

#[test]
fn a_family_name_that_a_reader_tells_apart_is_another_persons_in_that_article_only() {
    let mut library = Library::in_memory().unwrap();
    let person = EntityKind::Person;
    let one = add(&mut library, "One", person, &[("Ana Zilvato", MINISTER)]);
    let two = add(&mut library, "Two", person, &[("Zilvato", "")]);
    let three = add(&mut library, "Three", person, &[("Zilvato", "")]);
    let full = key("Ana Zilvato");
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &full), [one, two, three]);
    correct(&mut library, three, apart("Ana Zilvato", "Zilvato"));
    join_if_due(&mut library).unwrap();
    assert_eq!(quoting(&library, &full), [one, two]);
    assert_eq!(quoting(&library, &who(&library, &key("Zilvato"), three)), [three]);
}
