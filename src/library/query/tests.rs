//! What the language promises.

use super::{Query, QueryError};
use chrono::NaiveDate;
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()
}

fn parse(text: &str) -> Result<Query, QueryError> {
    Query::parse(text, today())
}

/// The query as it is printed, which shows the tree.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(parse(text).unwrap().to_string(), expected, "{text}");
}

#[track_caller]
fn check_typed(text: &str, expected: &str) {
    assert_eq!(Query::parse_typed(text, today()).unwrap().to_string(), expected, "{text}");
}

/// `marks` has a caret under each byte that is wrong.
#[track_caller]
fn check_wrong(text: &str, marks: &str, message: &str) {
    let error = parse(text).unwrap_err();
    let found: String = (0..error.span.end).map(|at| if error.span.holds(at) { '^' } else { ' ' }).collect();
    assert_eq!((&*found, &*error.to_string()), (marks, message), "{text}");
}

#[test]
fn words_stand_side_by_side_and_or_binds_less() {
    check("", "");
    check("  nuclear   talks ", "nuclear talks");
    check("iran and oman", "iran oman");
    check("a b or c d", "a b or c d");
    check("a (b or c) d", "a (b or c) d");
    check("((a) b) c", "a b c");
    check("a or (b OR c)", "a or b or c");
    check("(a b) or c", "a b or c");
}

#[test]
fn a_minus_denies_one_thing() {
    check("-a b", "-a b");
    check("-(a b)", "-(a b)");
    check("-(a or b) c", "-(a or b) c");
    check("--a", "--a");
    check("-speaker:oman", "-speaker:oman");
    check("al-busaidi x-", "al-busaidi x-");
}

#[test]
fn phrases_have_marks_of_any_form() {
    check("\"zero  nuclear\"", "\"zero nuclear\"");
    check("“zero nuclear” talks", "\"zero nuclear\" talks");
    check("\"nuclear\"", "nuclear");
    check("\"or\" \"-x\" \"a:b\" \"a*\" \"(\u{e9})\"", "\"or\" \"-x\" \"a:b\" \"a*\" \"(\u{e9})\"");
    check("said:\"zero nuclear\"", "said:\"zero nuclear\"");
    check("nucl* \"zero nucl\"*", "nucl* \"zero nucl\"*");
    check("10:30", "10:30");
}

#[test]
fn fields_take_names_and_words() {
    check("Speaker:Araghchi person:x org:y place:z", "speaker:Araghchi person:x org:y place:z");
    check("title:talks said:zero tag:follow-up source:bbc", "title:talks said:zero tag:follow-up source:bbc");
    check("is:new is:Kept is:starred is:discarded is:read", "is:new is:kept is:starred is:discarded is:read");
}

#[test]
fn numbers_of_quotations_compare() {
    check("quotes:>3 quotes:>=3 quotes:<3 quotes:<=3", "quotes:>3 quotes:>=3 quotes:<3 quotes:<=3");
    check("quotes:=3 quotes:03", "quotes:3 quotes:3");
}

#[test]
fn days_are_years_months_days_and_what_is_between() {
    check("date:2026 date:2026-02 date:2026-02-06", "date:2026 date:2026-02 date:2026-02-06");
    check("date:2026-01..2026-03", "date:2026-01-01..2026-03-31");
    check("date:2024-02..", "date:2024-02-01..");
    check("date:..2024-02", "date:..2024-02-29");
    check("date:2026-01..2026-12", "date:2026");
}

#[test]
fn since_counts_from_today() {
    check("since:7d", "date:2026-03-24..");
    check("since:2w", "date:2026-03-17..");
    check("since:1m", "date:2026-02-28..");
    check("since:1y", "date:2025-03-31..");
    check("since:2026-02-01", "date:2026-02-01..");
    check("since:2026-02", "date:2026-02-01..");
}

#[test]
fn the_last_word_that_is_typed_is_a_beginning() {
    check_typed("nuclear tal", "nuclear tal*");
    check_typed("nuclear ", "nuclear");
    check_typed("said:\"zero nucl", "said:\"zero nucl\"*");
    check_typed("said:\"zero nuclear\"", "said:\"zero nuclear\"");
    check_typed("(speaker:arag", "speaker:arag*");
    check_typed("a -bad", "a -bad*");
    check_typed("said:zer* tal", "said:zer* tal*");
    check_typed("is:new", "is:new");
}

#[test]
fn a_word_is_looked_for_from_its_third_letter() {
    check_typed("om", "");
    check_typed("iran om", "iran");
    check_typed("iran or -(om", "iran");
    check_typed("om ", "om");
    check_typed("speaker:om", "");
    check_typed("om*", "om*");
    check_typed("\"zero n", "zero");
    check_typed("iran al-b", "iran al-");
    check_typed("iran al-bus", "iran al-bus*");
    check_typed("quotes:>3", "quotes:>3");
    for (accepted, expected) in [("iran EU", "iran EU"), ("oma", "oma*"), ("\"a b", "\"a b\""), ("(om", "om")]
    {
        assert_eq!(Query::parse_accepted(accepted, today()).unwrap().to_string(), expected);
    }
}

#[test]
fn what_is_wrong_is_shown_where_it_is() {
    check_wrong("a is:old", "     ^^^", "is: takes new, kept, starred, discarded or read");
    check_wrong(
        "speaker:",
        "^^^^^^^^",
        "speaker: takes a name, or a part of one: araghchi, \"badr albusaidi\"",
    );
    check_wrong(
        "speaker: x",
        "^^^^^^^^",
        "speaker: takes a name, or a part of one: araghchi, \"badr albusaidi\"",
    );
    check_wrong(
        "é who:x",
        "   ^^^^",
        "there is no field “who:”, only speaker: said: person: org: place: is: tag: source: title: since: date: \
         quotes:; as text it needs quotation marks",
    );
    check_wrong("quotes:many", "       ^^^^", "quotes: takes a number, with >, >=, <, <= or = before it");
    check_wrong("quotes:+3", "       ^^", "quotes: takes a number, with >, >=, <, <= or = before it");
    check_wrong(
        "since:soon",
        "      ^^^^",
        "since: takes days, weeks, months or years (7d, 2w, 3m, 1y), or a date",
    );
    check_wrong("date:2026-03..2026-01", "     ^^^^^^^^^^^^^^^^", "this ends before it begins");
    check_wrong("a & b", "  ^", "there is no letter or digit in this to look for");
    check_wrong("a - b", "  ^", "behind - stands what the articles must not have");
    check_wrong("a \"b c", "  ^^^^", "the quotation mark that closes this is missing");
    check_wrong("a (b", "  ^", "the parenthesis that closes this is missing");
    check_wrong("a) b", " ^", "there is no parenthesis for this to close");
    check_wrong("a ()", "  ^^", "there is nothing in these parentheses");
}

#[test]
fn an_operator_needs_both_sides() {
    let message = "“or” and “and” stand between two things to look for; as words they need quotation marks";
    check_wrong("or a", "^^", message);
    check_wrong("a or", "  ^^", message);
    check_wrong("a or or b", "  ^^", message);
    check_wrong("(a and)", "   ^^^", message);
}

#[test]
fn dates_that_do_not_exist_are_refused() {
    for date in ["2026-13", "2026-02-30", "26-02", "2026-2", "2026-02-06-01", "..", "2026-", "+026", "-"] {
        assert!(parse(&format!("date:{date}")).is_err(), "{date}");
    }
    for since in ["d", "7", "-7d", "7h", "99999999999d", "4294967295y", "9000y", "7dd"] {
        assert!(parse(&format!("since:{since}")).is_err(), "{since}");
    }
}

#[test]
fn endless_queries_are_refused() {
    assert_eq!(
        parse(&"(".repeat(100_000)).unwrap_err().to_string(),
        "these are too many words to look for at once"
    );
    assert_eq!(parse(&"-".repeat(300)).unwrap_err().to_string(), "this is nested too deeply");
    assert!(parse(&format!("{}a{}", "(".repeat(40), ")".repeat(40))).is_ok());
}

/// Pieces of queries, and of what is none, in any order.
const PIECES: &[&str] = &[
    "a",
    "iran",
    "or",
    "and",
    "not",
    "-",
    "(",
    ")",
    "\"",
    "“",
    "”",
    " ",
    " ",
    ":",
    "*",
    "..",
    "é",
    "ß",
    "\u{301}",
    "中",
    "speaker:",
    "said:",
    "is:new",
    "is:",
    "tag:x",
    "source:",
    "since:7d",
    "since:",
    "date:2026-02",
    "date:",
    "2026-01..2026-03",
    "quotes:>=",
    "3",
    ">",
    "\0",
    "\n",
    "title:",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => "\\PC{0,60}", 1 => any::<String>()]
}

fn all_readings(text: &str) -> [Result<Query, QueryError>; 3] {
    [Query::parse, Query::parse_typed, Query::parse_accepted].map(|parse| parse(text, today()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query_or_wrong_in_a_place(text in texts()) {
        for parsed in all_readings(&text) {
            if let Err(error) = parsed {
                prop_assert!(!error.span.is_empty() && text.get(error.span.start..error.span.end).is_some());
            }
        }
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(text in texts()) {
        for query in all_readings(&text).into_iter().flatten() {
            let printed = query.to_string();
            prop_assert_eq!(Query::parse(&printed, today()), Ok(query), "{:?} printed as {:?}", text, printed);
        }
    }
}
