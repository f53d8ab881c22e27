//! Short articles: which names in them are one person's or one organisation's, and under what name.

use onrecord::analysis::{Engine, EntityKind};
use onrecord::article::plain;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// The names of everything of a kind, each with its other names, as "Name (alias, alias)".
fn named(text: &str, kind: EntityKind) -> Vec<String> {
    let article = plain::parse(format!("A title to begin with\n\n{text}").as_bytes()).unwrap();
    let analysis = ENGINE.analyze(&article);
    let entities = analysis.entities.iter().filter(|entity| entity.kind == kind);
    let told = entities.map(|entity| match entity.aliases.as_slice() {
        [] => entity.name.clone(),
        aliases => format!("{} ({})", entity.name, aliases.join(", ")),
    });
    told.collect()
}

#[track_caller]
fn people(text: &str, expected: &[&str]) {
    assert_eq!(named(text, EntityKind::Person), expected);
}

#[track_caller]
fn organizations(text: &str, expected: &[&str]) {
    assert_eq!(named(text, EntityKind::Organization), expected);
}

#[test]
fn spellings_of_one_name_are_one_person() {
    people(
        "Iran's foreign minister, Abbas Araghchi, left on Friday. Mr Araqchi said little. “We talked,” Abbas Araghtchi \
         said later.",
        &["Abbas Araghchi (Abbas Araghtchi, Araqchi)"],
    );
    people(
        "Badr Albusaidi, the host, smiled. “It was useful,” Badr bin Hamad al-Busaidi said. Mr Al Busaidi left.",
        &["Badr bin Hamad al-Busaidi (Badr Albusaidi, Al Busaidi)"],
    );
    people(
        "Volodymyr Zelensky spoke. Later President Volodymyr Zelenskyy spoke again. Mr Zelenskiy was tired.",
        &["Volodymyr Zelensky (Volodymyr Zelenskyy, Zelenskiy)"],
    );
    people(
        "Kim Jong-un came by train. “Good,” said Kim Jong Un. His father, Kim Jong-il, never flew.",
        &["Kim Jong-un (Kim Jong Un)", "Kim Jong-il"],
    );
    people(
        "Viktor Orbán spoke. “No,” Orbán Viktor said. Mr Orban left.",
        &["Viktor Orbán (Orbán Viktor, Orban)"],
    );
}

#[test]
fn short_forms_initials_and_slips_are_one_person() {
    people(
        "William Jefferson Clinton spoke on Friday. “Well,” Bill Clinton said. Mr. Clinton left.",
        &["William Jefferson Clinton (Bill Clinton, Clinton)"],
    );
    people(
        "Robert Mueller testified. “No,” said Bob Mueller. Robert S. Mueller left. Robert Meuller had been asked.",
        &["Robert S. Mueller (Robert Mueller, Bob Mueller, Robert Meuller)"],
    );
    people(
        "Sandra Paradis called. “Yes,” Sandy Paradis said. Sandy laughed.",
        &["Sandra Paradis (Sandy Paradis, Sandy)"],
    );
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    people(
        "Hillary Clinton spoke first. Bill Clinton spoke later. “Thank you,” Mrs. Clinton said. “No,” said Mr. Clinton.",
        &["Hillary Clinton (Clinton)", "Bill Clinton (Clinton)"],
    );
    people(
        "Donald Trump spoke in Ohio. Donald Trump Jr. was in Utah. “Here we are,” Donald Trump Jr. said.",
        &["Donald Trump", "Donald Trump Jr."],
    );
    people(
        "Donald J. Trump spoke in Ohio. “Here we are,” Donald Trump Jr. said in Utah.",
        &["Donald J. Trump", "Donald Trump Jr."],
    );
    people(
        "George H. W. Bush flew in. His son, George W. Bush, drove. “Fine,” said George W. Bush.",
        &["George H. W. Bush", "George W. Bush"],
    );
    people(
        "Erica Garner spoke for her father, Eric Garner. Her sister Emerald Garner was there.",
        &["Erica Garner", "Eric Garner", "Emerald Garner"],
    );
    people("Justin Trudeau spoke of Pierre Trudeau, his father.", &["Justin Trudeau", "Pierre Trudeau"]);
    people(
        "Ali Khamenei succeeded Ruhollah Khomeini. His son is Mojtaba Khamenei.",
        &["Ali Khamenei", "Ruhollah Khomeini", "Mojtaba Khamenei"],
    );
}

#[test]
fn who_is_named_junior_once_is_the_same_without_it() {
    people(
        "Joseph R. Biden Jr. spoke in Delaware. “Here we go,” Joe Biden said. Mr. Biden laughed.",
        &["Joseph R. Biden Jr. (Joe Biden, Biden)"],
    );
}

#[test]
fn a_person_a_place_and_a_company_of_one_name_stay_apart() {
    let text = "The actor Denzel Washington came to Washington on Monday to meet senators. “I like Washington,” Mr. \
                Washington told reporters there.\n\nThe Walt Disney Company paid for the trip. Walt Disney never \
                went to Washington himself, said Ann Oake.";
    assert_eq!(named(text, EntityKind::Person), ["Denzel Washington (Washington)", "Ann Oake"]);
    assert_eq!(named(text, EntityKind::Place), ["Washington"]);
}

#[test]
fn organisations_have_their_acronyms_and_short_names() {
    organizations(
        "The Korean Central News Agency told of a launch. KCNA said that it went well.",
        &["Korean Central News Agency (KCNA)"],
    );
    organizations(
        "The Korean Central News Agency (KCNA) told of a launch. The agency is the state's. “All is well,” KCNA said.",
        &["Korean Central News Agency (KCNA)"],
    );
    organizations(
        "KCNA told of a launch on Friday. The Korean Central News Agency gave no time.",
        &["Korean Central News Agency (KCNA)"],
    );
    organizations(
        "It stood in the Washington Post first. A reporter of the Post called him.",
        &["Washington Post (Post)"],
    );
    organizations(
        "It stood in the Washington Post first, and in the New York Post later. A reporter of the Post called him.",
        &["Washington Post", "New York Post", "Post"],
    );
}
