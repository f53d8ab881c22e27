//! The persons of small collections.

use onrecord::article::ArticleId;
use onrecord::lexicon::Lexicon;
use onrecord::people::{self, Appearance, Cast, Person, Persons};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// An article that names these people: "Name, alias, alias: role; role".
fn cast(n: usize, people: &[&str]) -> Cast {
    let person = |told: &&str| {
        let (names, roles) = told.split_once(": ").unwrap_or((told, ""));
        let mut names = names.split(", ").map(str::to_owned);
        let roles = roles.split("; ").filter(|role| !role.is_empty()).map(str::to_owned);
        Appearance {
            name: names.next().unwrap(),
            aliases: names.collect(),
            roles: roles.collect(),
            n_quotes: 1,
        }
    };
    let mut id = [0; 32];
    id[..8].copy_from_slice(&(n as u64).to_be_bytes());
    Cast { article: ArticleId(id), date: None, people: people.iter().map(person).collect() }
}

fn join(articles: &[&[&str]]) -> Vec<Person> {
    let casts: Vec<Cast> = articles.iter().enumerate().map(|(n, people)| cast(n, people)).collect();
    people::join(&casts, &[], &LEXICON).persons
}

/// Expects these persons in any order: "Name (alias, alias) 3", the number that of their articles.
#[track_caller]
fn check(articles: &[&[&str]], expected: &[&str]) {
    let told = |person: &Person| match person.aliases.as_slice() {
        [] => format!("{} {}", person.name, person.n_articles),
        aliases => format!("{} ({}) {}", person.name, aliases.join(", "), person.n_articles),
    };
    let mut found: Vec<String> = join(articles).iter().map(told).collect();
    found.sort_unstable();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn spellings_in_several_articles_are_one_person_under_the_commonest() {
    check(
        &[
            &["Muammar Qaddafi, Qaddafi: Libyan leader"],
            &["Moammar Gadhafi, Gadhafi"],
            &["Muammar Gaddafi"],
            &["Muammar Gaddafi"],
            &["Mu'ammar al-Qadhafi"],
        ],
        &["Muammar Gaddafi (Gadhafi, Moammar Gadhafi, Mu'ammar al-Qadhafi, Muammar Qaddafi, Qaddafi) 5"],
    );
}

#[test]
fn nobody_is_the_bridge_between_two_people() {
    check(
        &[
            &["George Bush"],
            &["George Bush"],
            &["George W. Bush"],
            &["George W. Bush"],
            &["George W. Bush"],
            &["George H. W. Bush"],
        ],
        &["George W. Bush (George Bush) 5", "George H. W. Bush 1"],
    );
}

#[test]
fn namesakes_of_different_work_are_two() {
    check(
        &[
            &["Muhammad Ali: boxer"],
            &["Mohammed Ali: heavyweight champion; boxer"],
            &["Muhammad Ali: finance minister of Pakistan"],
        ],
        &["Mohammed Ali (Muhammad Ali) 2", "Muhammad Ali 1"],
    );
}

#[test]
fn a_surname_alone_goes_to_its_main_bearer() {
    check(
        &[
            &["Abbas Araghchi: Iranian foreign minister"],
            &["Araghchi"],
            &["Araghchi: goalkeeper", "Badr Albusaidi"],
        ],
        &["Abbas Araghchi (Araghchi) 2", "Araghchi 1", "Badr Albusaidi 1"],
    );
}

#[test]
fn a_surname_of_two_goes_to_neither() {
    check(
        &[&["Lech Kaczyński"], &["Jarosław Kaczyński"], &["Kaczyński"]],
        &["Jarosław Kaczyński 1", "Kaczyński 1", "Lech Kaczyński 1"],
    );
}

#[test]
fn a_common_name_alone_is_somebody_else_in_each_article() {
    check(&[&["Smith"], &["Smith"], &["John Smith"]], &["John Smith 1", "Smith 1", "Smith 1"]);
}

#[test]
fn two_whom_an_article_names_side_by_side_are_two() {
    check(
        &[&["Ann Karrel", "Anne Karrel"], &["Ann Karrel", "Anne Karrel"]],
        &["Ann Karrel 2", "Anne Karrel 2"],
    );
}

#[test]
fn the_most_quoted_come_first_and_reasons_are_kept() {
    let persons = join(&[
        &["Ann Oake", "Michael Pence: governor of Indiana"],
        &["Mike Pence: governor of Indiana"],
        &["Mike Pence"],
    ]);
    let told: Vec<_> = persons.iter().map(|person| (&*person.name, person.n_quotes)).collect();
    assert_eq!(told, [("Mike Pence", 3), ("Ann Oake", 1)]);
    let [joined] = persons[0].joined.as_slice() else { panic!("{:?}", persons[0].joined) };
    let names = [&*joined.name, &*joined.with];
    assert!(names.contains(&"Michael Pence") && names.contains(&"Mike Pence"), "{names:?}");
    let reasons: Vec<String> = joined.likeness.reasons.iter().map(ToString::to_string).collect();
    assert!(reasons.contains(&"given name short form".to_owned()), "{reasons:?}");
    assert!(joined.likeness.score > 0.5);
}

/// Names and forms of names that meet each other.
const NAMES: &[&str] = &[
    "George Bush",
    "George W. Bush",
    "George H. W. Bush",
    "Bush",
    "Muammar Qaddafi: colonel",
    "Moammar Gadhafi",
    "Gadhafi",
    "Muhammad Ali: boxer",
    "Mohammed Ali: finance minister",
    "Muhammad Ali",
    "Ali",
    "Bill Clinton, Clinton",
    "William Clinton",
    "Hillary Clinton, Clinton",
    "Clinton",
    "Donald Trump",
    "Donald Trump Jr.",
    "Kim Jong-un",
    "Kim Jong Un",
    "Kim Jong-il",
    "Orbán Viktor",
    "Viktor Orban",
    "Jones",
];

proptest! {
    #[test]
    fn the_order_of_articles_makes_no_difference(
        articles in prop::collection::vec(prop::sample::subsequence(NAMES, 0..6), 1..12),
        seed in any::<prop::sample::Index>(),
    ) {
        let casts: Vec<Cast> = articles.iter().enumerate().map(|(n, people)| cast(n, people)).collect();
        let expected = people::join(&casts, &[], &LEXICON).persons;
        let mut turned = casts.clone();
        turned.rotate_left(seed.index(casts.len()));
        prop_assert_eq!(&people::join(&turned, &[], &LEXICON).persons, &expected);
        let reversed: Vec<Cast> = casts.into_iter().rev().collect();
        prop_assert_eq!(people::join(&reversed, &[], &LEXICON).persons, expected);
    }

    #[test]
    fn everybody_who_appears_is_one_of_the_persons(
        articles in prop::collection::vec(prop::sample::subsequence(NAMES, 0..6), 1..12),
    ) {
        let casts: Vec<Cast> = articles.iter().enumerate().map(|(n, people)| cast(n, people)).collect();
        let Persons { persons, of } = people::join(&casts, &[], &LEXICON);
        let mut n_quotes = vec![0; persons.len()];
        prop_assert_eq!(of.len(), casts.len());
        for (cast, of) in casts.iter().zip(&of) {
            prop_assert_eq!(cast.people.len(), of.len());
            for (appearance, &person) in cast.people.iter().zip(of) {
                let Person { name, aliases, .. } = &persons[person];
                prop_assert!(*name == appearance.name || aliases.contains(&appearance.name));
                n_quotes[person] += appearance.n_quotes;
            }
        }
        let counted: Vec<usize> = persons.iter().map(|person| person.n_quotes).collect();
        prop_assert_eq!(n_quotes, counted);
    }
}
