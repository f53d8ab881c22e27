//! `onrecord people`: the people of a collection, as text, JSON Lines and CSV.

use super::Test;

const ONE: &str =
    "A first title\n\n“The ferry is late,” Ann Oake, the mayor, said. “And wet,” Bo Lind said.\n";
const TWO: &str = "A second title\n\n“It will run again,” Mayor Anne Oake said. “On Monday,” she said.\n";

fn people(args: &[&str]) -> Test {
    Test::new(&[&["people"], args].concat()).file("a/1.txt", ONE).file("a/2.txt", TWO)
}

#[test]
fn text_is_in_columns_the_most_quoted_first() {
    people(&["a"])
        .stdout(
            "quotes articles  name\n     \
             3        2  Ann Oake  mayor (Anne Oake)\n     \
             1        1  Bo Lind\n",
        )
        .status(0);
}

#[test]
fn json_lines_tell_why_names_were_joined() {
    let lines = people(&["--format", "jsonl", "a"]).lines(0);
    let [oake, lind] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(oake["name"], "Ann Oake");
    assert_eq!(oake["aliases"], serde_json::json!(["Anne Oake"]));
    assert_eq!((&oake["articles"], &oake["quotes"]), (&2.into(), &3.into()));
    assert_eq!(oake["joined"][0]["name"], "Anne Oake");
    assert_eq!(oake["joined"][0]["reasons"][0], "given name short form");
    let keys: Vec<_> = lind.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["aliases", "articles", "joined", "name", "quotes", "roles"]);
}

#[test]
fn csv_has_a_heading_and_quotes_what_needs_it() {
    people(&["--format=csv", "a"])
        .stdout("name,aliases,roles,articles,quotes\nAnn Oake,Anne Oake,mayor,2,3\nBo Lind,,,1,1\n")
        .status(0);
}

#[test]
fn the_order_of_the_paths_makes_no_difference() {
    let there = people(&["a/1.txt", "a/2.txt", "--format=jsonl"]).lines(0);
    let back = people(&["a/2.txt", "a/1.txt", "--format=jsonl"]).lines(0);
    assert_eq!(there, back);
}

#[test]
fn what_cannot_be_read_is_told_while_the_rest_goes_on() {
    people(&["--format=csv", "missing", "a/1.txt"])
        .stderr("onrecord: missing: there is no such file or folder\n")
        .stdout("name,aliases,roles,articles,quotes\nAnn Oake,,mayor,1,1\nBo Lind,,,1,1\n")
        .status(2);
    people(&["missing"]).stderr("onrecord: missing: there is no such file or folder\n").status(1);
}

#[test]
fn without_a_path_the_people_of_the_samples_are_told() {
    let mut test = Test::new(&["people"]);
    let output = test.output();
    assert_eq!(output.status.code(), Some(0));
    insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("people", String::from_utf8(output.stdout).unwrap());
    });
}
