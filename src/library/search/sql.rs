//! A query → one statement of SQL, in which all that is words is one question to the full-text index.
//!
//! Knows the tables. Everything that was typed goes in as a value, and never into the text of the statement.

use crate::library::State;
use crate::library::query::{Condition, Days, Part, Phrase, Query};
use crate::text::spelling;
use rusqlite::types::Value;

/// How deep expressions for the index may be one in the other: its parser has little room. Beyond, SQL joins them.
const MAX_DEPTH: usize = 8;

/// A part of a query, as that which can answer it takes it.
enum Clause {
    /// A question to the full-text index.
    Fts(Expression),
    /// A condition on `document`, and the values of its parameters.
    Sql(String, Vec<Value>),
}

/// A question to the full-text index, in the index's own language.
struct Expression {
    text: String,
    /// How many others are one in the other in it.
    depth: usize,
}

/// The statement that gives the number of every article that is found, and the values of its parameters.
pub(super) fn statement(query: &Query) -> (String, Vec<Value>) {
    match clause(query) {
        Clause::Fts(expression) => {
            ("SELECT rowid FROM fts WHERE fts MATCH ?".to_owned(), vec![expression.text.into()])
        }
        Clause::Sql(condition, values) => (format!("SELECT doc FROM document WHERE {condition}"), values),
    }
}

fn clause(query: &Query) -> Clause {
    match query {
        Query::All => Clause::Sql("TRUE".to_owned(), Vec::new()),
        Query::Is(condition) => of_condition(condition),
        Query::Not(query) => not(clause(query)),
        Query::And(parts) => all(parts),
        Query::Or(parts) => {
            let (words, mut others) = parted(parts.iter().map(clause));
            others.extend((!words.is_empty()).then(|| Clause::Fts(Expression::of(words, " OR "))));
            any_or_all(others, " OR ")
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
    others.extend(rest.into_iter().map(not));
    if words.is_empty() {
        others.extend(unwanted.into_iter().map(|expression| not(Clause::Fts(expression))));
        return any_or_all(others, " AND ");
    }
    let mut expression = Expression::of(words, " AND ");
    if !unwanted.is_empty() {
        expression = Expression::of(vec![expression, Expression::of(unwanted, " OR ")], " NOT ");
    }
    // First, since it leaves the fewest.
    others.insert(0, Clause::Fts(expression));
    any_or_all(others, " AND ")
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

fn any_or_all(mut clauses: Vec<Clause>, operator: &str) -> Clause {
    if clauses.len() == 1
        && let Some(only) = clauses.pop()
    {
        return only;
    }
    let (conditions, values): (Vec<_>, Vec<_>) = clauses.into_iter().map(sql).unzip();
    let conditions: Vec<String> = conditions.iter().map(|condition| format!("({condition})")).collect();
    Clause::Sql(conditions.join(operator), values.concat())
}

fn not(clause: Clause) -> Clause {
    let (condition, values) = sql(clause);
    Clause::Sql(format!("NOT ({condition})"), values)
}

/// The clause as a condition on `document`.
fn sql(clause: Clause) -> (String, Vec<Value>) {
    match clause {
        Clause::Fts(expression) => {
            ("doc IN (SELECT rowid FROM fts WHERE fts MATCH ?)".to_owned(), vec![expression.text.into()])
        }
        Clause::Sql(condition, values) => (condition, values),
    }
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
    let sql = |condition: &str, values| Clause::Sql(condition.to_owned(), values);
    let words = |text: String| Clause::Fts(Expression { text, depth: 0 });
    match condition {
        Condition::Text(phrase) => words(format!("{{title body}} : {}", quoted(phrase))),
        Condition::Title(phrase) => words(format!("title : {}", quoted(phrase))),
        Condition::Said(phrase) => words(format!("said : {}", quoted(phrase))),
        Condition::Named(part, phrase) => words(name(*part, phrase)),
        // A starred article is kept, too.
        Condition::Decided(State::Kept) => {
            sql("id IN (SELECT id FROM article WHERE state IN ('kept', 'starred'))", Vec::new())
        }
        Condition::Decided(State::New) => {
            sql("id NOT IN (SELECT id FROM article WHERE state <> 'new')", Vec::new())
        }
        Condition::Decided(State::Starred) => {
            sql("id IN (SELECT id FROM article WHERE state = 'starred')", Vec::new())
        }
        Condition::Decided(State::Discarded) => {
            sql("id IN (SELECT id FROM article WHERE state = 'discarded')", Vec::new())
        }
        Condition::Read => sql("id IN (SELECT id FROM article WHERE seen)", Vec::new()),
        Condition::Tag(tag) => {
            let end = if tag.is_prefix { "%" } else { "" };
            let pattern = format!("{}{end}", literal(&tag.words.to_lowercase()));
            sql("id IN (SELECT article FROM tag WHERE tag LIKE ? ESCAPE '\\')", vec![pattern.into()])
        }
        Condition::Source(name) => {
            let pattern = format!("% {}%", literal(name));
            sql("coalesce(' ' || source LIKE ? ESCAPE '\\', FALSE)", vec![pattern.into()])
        }
        Condition::Date(days) => of_days(*days),
        Condition::Quotes(compare, number) => {
            let condition = format!("coalesce(n_quotes {} ?, FALSE)", compare.sign());
            Clause::Sql(condition, vec![i64::from(*number).into()])
        }
    }
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
fn of_days(days: Days) -> Clause {
    let ends = [(">=", days.from), ("<=", days.to)];
    let ends = ends.into_iter().filter_map(|(sign, day)| Some((sign, day?)));
    let (conditions, values): (Vec<String>, Vec<Value>) =
        ends.map(|(sign, day)| (format!("day {sign} ?"), Value::from(day.to_string()))).unzip();
    Clause::Sql(format!("doc IN (SELECT doc FROM file WHERE {})", conditions.join(" AND ")), values)
}
