//! A query → questions in SQL, each of which gives numbers of articles; all that is words and belongs together becomes
//! one question to the full-text index.
//!
//! Knows the tables. Everything that was typed goes in as a value, and never into the text of the statement.

use crate::library::State;
use crate::library::query::{Condition, Days, Part, Phrase, Query};
use crate::text::spelling;
use rusqlite::types::Value;

/// How deep expressions for the index may be one in the other: its parser has little room. Beyond, they are asked for
/// apart.
const MAX_DEPTH: usize = 8;

/// How the articles are found that a query asks for.
#[derive(Debug)]
pub(super) enum Plan {
    /// They are all.
    All,
    /// A statement gives their numbers; with the values of its parameters.
    Ask(String, Vec<Value>),
    /// They are those that this does not give.
    Not(Box<Plan>),
    /// They are those that each of these gives.
    And(Vec<Plan>),
    /// They are those that one of these gives.
    Or(Vec<Plan>),
}

/// A part of a query, as that which can answer it takes it.
enum Clause {
    /// A question to the full-text index.
    Fts(Expression),
    Other(Plan),
}

/// A question to the full-text index, in the index's own language.
struct Expression {
    text: String,
    /// How many others are one in the other in it.
    depth: usize,
}

/// How the articles are found that the query asks for.
pub(super) fn plan(query: &Query) -> Plan {
    clause(query).plan()
}

impl Clause {
    fn plan(self) -> Plan {
        match self {
            Clause::Fts(expression) => {
                Plan::Ask("SELECT rowid FROM fts WHERE fts MATCH ?".to_owned(), vec![expression.text.into()])
            }
            Clause::Other(plan) => plan,
        }
    }
}

fn clause(query: &Query) -> Clause {
    match query {
        Query::All => Clause::Other(Plan::All),
        Query::Is(condition) => of_condition(condition),
        Query::Not(query) => Clause::Other(not(clause(query))),
        Query::And(parts) => all(parts),
        Query::Or(parts) => {
            let (words, mut others) = parted(parts.iter().map(clause));
            others.extend((!words.is_empty()).then(|| Clause::Fts(Expression::of(words, " OR "))));
            joined(others, Plan::Or)
        }
    }
}

/// The words that are wanted and those that are not go to the index together: it is best at both.
fn all(parts: &[Query]) -> Clause {
    let is_denied = |part: &&Query| matches!(part, Query::Not(_));
    let (denied, wanted): (Vec<&Query>, Vec<&Query>) = parts.iter().partition(is_denied);
    let (words, mut others) = parted(wanted.into_iter().map(clause));
    let denied = denied.into_iter().filter_map(|part| match part {
        Query::Not(inner) => Some(clause(inner)),
        _ => None,
    });
    let (unwanted, rest) = parted(denied);
    others.extend(rest.into_iter().map(|clause| Clause::Other(not(clause))));
    if words.is_empty() {
        others.extend(unwanted.into_iter().map(|expression| Clause::Other(not(Clause::Fts(expression)))));
        return joined(others, Plan::And);
    }
    let mut expression = Expression::of(words, " AND ");
    if !unwanted.is_empty() {
        expression = Expression::of(vec![expression, Expression::of(unwanted, " OR ")], " NOT ");
    }
    others.push(Clause::Fts(expression));
    joined(others, Plan::And)
}

/// The questions that the index can answer together, and the other clauses.
fn parted(clauses: impl Iterator<Item = Clause>) -> (Vec<Expression>, Vec<Clause>) {
    let (mut words, mut others) = (Vec::new(), Vec::new());
    for clause in clauses {
        match clause {
            Clause::Fts(expression) if expression.depth < MAX_DEPTH => words.push(expression),
            other => others.push(other),
        }
    }
    (words, others)
}

fn joined(mut clauses: Vec<Clause>, join: fn(Vec<Plan>) -> Plan) -> Clause {
    if clauses.len() == 1
        && let Some(only) = clauses.pop()
    {
        return only;
    }
    Clause::Other(join(clauses.into_iter().map(Clause::plan).collect()))
}

fn not(clause: Clause) -> Plan {
    Plan::Not(Box::new(clause.plan()))
}

impl Expression {
    /// Several, of which there is at least one, with an operator between them.
    fn of(parts: Vec<Expression>, operator: &str) -> Expression {
        let depth = parts.iter().map(|part| part.depth).max().unwrap_or_default() + 1;
        let parts: Vec<String> = parts.into_iter().map(|part| format!("({})", part.text)).collect();
        Expression { text: parts.join(operator), depth }
    }
}

fn of_condition(condition: &Condition) -> Clause {
    let words = |text: String| Clause::Fts(Expression { text, depth: 0 });
    Clause::Other(match condition {
        Condition::Text(phrase) => return words(format!("{{title body}} : {}", quoted(phrase))),
        Condition::Title(phrase) => return words(format!("title : {}", quoted(phrase))),
        Condition::Said(phrase) => return words(format!("said : {}", quoted(phrase))),
        Condition::Named(part, phrase) => return words(name(*part, phrase)),
        // A starred article is kept, too.
        Condition::Decided(State::Kept) => decided("state IN ('kept', 'starred')"),
        Condition::Decided(State::New) => Plan::Not(Box::new(decided("state <> 'new'"))),
        Condition::Decided(State::Starred) => decided("state = 'starred'"),
        Condition::Decided(State::Discarded) => decided("state = 'discarded'"),
        Condition::Read => decided("seen"),
        Condition::Tag(tag) => {
            let end = if tag.is_prefix { "%" } else { "" };
            let pattern = format!("{}{end}", literal(&tag.words.to_lowercase()));
            let sql = "SELECT doc FROM tag JOIN document ON id = article WHERE tag LIKE ? ESCAPE '\\'";
            Plan::Ask(sql.to_owned(), vec![pattern.into()])
        }
        Condition::Source(name) => {
            let pattern = format!("% {}%", literal(name));
            let sql = "SELECT doc FROM document WHERE ' ' || source LIKE ? ESCAPE '\\'";
            Plan::Ask(sql.to_owned(), vec![pattern.into()])
        }
        Condition::Date(days) => of_days(*days),
        Condition::Quotes(compare, number) => {
            let sql = format!("SELECT doc FROM document WHERE n_quotes {} ?", compare.sign());
            Plan::Ask(sql, vec![i64::from(*number).into()])
        }
    })
}

/// The articles about which something is decided that fulfils the condition in SQL.
fn decided(condition: &str) -> Plan {
    Plan::Ask(format!("SELECT doc FROM article JOIN document USING (id) WHERE {condition}"), Vec::new())
}

/// A name as it is printed, or in a spelling that has the same key.
fn name(part: Part, phrase: &Phrase) -> String {
    let column = match part {
        Part::Speaker => "speaker",
        Part::Person => "person",
        Part::Organization => "org",
        Part::Place => "place",
    };
    let printed = quoted(phrase);
    let key = spelling::key(&phrase.words);
    if key.is_empty() {
        return format!("{column} : {printed}");
    }
    let key = quoted(&Phrase { words: key, is_prefix: phrase.is_prefix });
    format!("{column} : ({printed} OR {key})")
}

/// A string of the index's own language. What was typed holds no quotation mark.
fn quoted(phrase: &Phrase) -> String {
    let words = phrase.words.replace('"', " ");
    let star = if phrase.is_prefix { " *" } else { "" };
    format!("\"{words}\"{star}")
}

/// A text that a pattern of `LIKE` takes as it is.
fn literal(text: &str) -> String {
    let escaped = |c: char| if matches!(c, '%' | '_' | '\\') { vec!['\\', c] } else { vec![c] };
    text.chars().flat_map(escaped).collect()
}

/// The day is that by which the list is sorted.
fn of_days(days: Days) -> Plan {
    let ends = [(">=", days.from), ("<=", days.to)];
    let ends = ends.into_iter().filter_map(|(sign, day)| Some((sign, day?)));
    let (conditions, values): (Vec<String>, Vec<Value>) =
        ends.map(|(sign, day)| (format!("day {sign} ?"), Value::from(day.to_string()))).unzip();
    Plan::Ask(format!("SELECT doc FROM file WHERE {}", conditions.join(" AND ")), values)
}
