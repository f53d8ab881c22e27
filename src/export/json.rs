//! One article and what was found in it → one JSON object on one line.
//!
//! The form is the promise that `README.md` describes under `extract`: the types here are private to it, so
//! that the program's own types can change. All offsets are code points.

use crate::analysis::{Analysis, Entity, EntityKind, Mention, MentionKind, Quote, QuoteKind};
use crate::article::Article;
use crate::library::State;
use crate::text::{CodePoints, Span, markup};
use serde::Serialize;
use std::borrow::Cow;
use std::path::Path;

/// The line for an article that was read from `path`, without a line break.
///
/// What is no Unicode in the path is replaced. Control characters of the text are escaped, all of them, so
/// that the line is safe to show on a terminal.
pub fn line(path: &Path, article: &Article, analysis: &Analysis) -> String {
    object(&ArticleLine::new(path, article, analysis))
}

/// The line that a command on an event gets: the same, and before it what has happened and what is decided about the
/// article.
pub fn event_line(
    event: &'static str,
    state: State,
    path: &Path,
    article: &Article,
    analysis: &Analysis,
) -> String {
    let article = ArticleLine::new(path, article, analysis);
    object(&EventLine { event, state: state.name(), article })
}

/// A value of strings and numbers in compact JSON that is safe to show on a terminal.
pub(super) fn object(value: &impl Serialize) -> String {
    let line = serde_json::to_string(value);
    debug_assert!(line.is_ok(), "strings and numbers always have a form in JSON");
    printable(line.unwrap_or_default())
}

#[derive(Serialize)]
struct ArticleLine<'a> {
    path: Cow<'a, str>,
    id: String,
    title: Cow<'a, str>,
    date: Option<String>,
    byline: Option<&'a str>,
    source: Option<String>,
    people: Vec<PersonItem<'a>>,
    entities: Vec<EntityItem<'a>>,
    quotes: Vec<QuoteItem<'a>>,
}

#[derive(Serialize)]
struct EventLine<'a> {
    event: &'static str,
    state: &'static str,
    #[serde(flatten)]
    article: ArticleLine<'a>,
}

#[derive(Serialize)]
struct PersonItem<'a> {
    name: &'a str,
    aliases: &'a [String],
    roles: &'a [String],
}

#[derive(Serialize)]
struct EntityItem<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    r#type: &'static str,
}

#[derive(Serialize)]
struct QuoteItem<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    speaker: Option<&'a str>,
    via: Option<&'a str>,
    mention: Option<Place<'a>>,
    cue: Option<Place<'a>>,
    within: Option<usize>,
    rule: &'static str,
    confidence: f64,
}

/// A stretch of the text, in code points.
#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> ArticleLine<'a> {
    fn new(path: &'a Path, article: &'a Article, analysis: &'a Analysis) -> ArticleLine<'a> {
        let places = Places { text: &article.text, points: CodePoints::new(&article.text) };
        let names = analysis.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        ArticleLine {
            path: path.to_string_lossy(),
            id: article.id.to_string(),
            title: markup::reading(article.title()),
            date: article.date.map(|date| date.format("%Y-%m-%d").to_string()),
            byline: article.byline.map(|byline| byline.of(&article.text)),
            source: article.outlet_name(),
            people: analysis.people().map(PersonItem::new).collect(),
            entities: names.map(|mention| EntityItem::new(mention, &places)).collect(),
            quotes: analysis.quotes.iter().map(|quote| QuoteItem::new(quote, analysis, &places)).collect(),
        }
    }
}

impl<'a> PersonItem<'a> {
    fn new(person: &'a Entity) -> PersonItem<'a> {
        PersonItem { name: &person.name, aliases: &person.aliases, roles: &person.roles }
    }
}

impl<'a> EntityItem<'a> {
    fn new(mention: &Mention, places: &Places<'a>) -> EntityItem<'a> {
        let Place { start, end, text } = places.of(mention.span);
        EntityItem { start, end, text, r#type: type_name(mention.entity_kind) }
    }
}

impl<'a> QuoteItem<'a> {
    fn new(quote: &'a Quote, analysis: &'a Analysis, places: &Places<'a>) -> QuoteItem<'a> {
        let Place { start, end, text } = places.of(quote.content);
        QuoteItem {
            start,
            end,
            text,
            kind: match quote.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Mixed => "mixed",
            },
            speaker: analysis.speaker_name(quote),
            via: analysis.via_name(quote),
            mention: quote.source.map(|span| places.of(span)),
            cue: quote.cue.map(|span| places.of(span)),
            within: quote.within.map(|outer| outer.0),
            rule: quote.rule.name(),
            // Two digits are more than the rules can tell apart.
            confidence: (f64::from(quote.confidence) * 100.0).round() / 100.0,
        }
    }
}

/// The article's text, and the way from its bytes to its code points.
struct Places<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Places<'a> {
    fn of(&self, span: Span) -> Place<'a> {
        let (start, end) = self.points.range(span);
        Place { start, end, text: span.of(self.text) }
    }
}

fn type_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Nationality => "nationality",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Date => "date",
        EntityKind::Money => "money",
        EntityKind::Quantity => "quantity",
    }
}

/// A line of JSON, in which those control characters are escaped too that JSON would let stand.
fn printable(line: String) -> String {
    // The bytes of control characters: those of ASCII, and the first of those from U+0080 to U+009F.
    let may_be_control = |byte: u8| byte.is_ascii_control() || byte == 0xC2;
    // All bytes are looked at, since many are at once.
    if !line.bytes().fold(false, |found, byte| found | may_be_control(byte)) {
        return line;
    }
    let mut escaped = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_control() {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{EntityIdx, Rule, Speaker};
    use crate::article::plain;

    const TEXT: &str = "date 2026-02-06 Café “Liberté” reopens\n\nBy Ana Silva\n\n“Enfin 😀\u{9b}!” said the mayor, Zoë Brontë.\n";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn analysis() -> Analysis {
        let mayor = Entity {
            kind: EntityKind::Person,
            name: "Zoë Brontë".to_owned(),
            aliases: vec!["Brontë".to_owned()],
            roles: vec!["mayor".to_owned()],
        };
        let mention = |words, kind| Mention {
            span: span(words),
            kind,
            entity_kind: EntityKind::Person,
            entity: Some(EntityIdx(0)),
        };
        Analysis {
            sentences: Vec::new(),
            mentions: vec![
                mention("the mayor", MentionKind::Description),
                mention("Zoë Brontë", MentionKind::Name),
            ],
            entities: vec![mayor],
            quotes: vec![Quote {
                content: span("Enfin 😀\u{9b}!"),
                marked: span("“Enfin 😀\u{9b}!”"),
                kind: QuoteKind::Direct,
                cue: Some(span("said")),
                source: Some(span("the mayor")),
                speaker: Some(Speaker::Entity(EntityIdx(0))),
                within: None,
                via: Some(Speaker::Described("local radio".to_owned())),
                rule: Rule::None,
                confidence: 0.9,
            }],
        }
    }

    #[test]
    fn a_line_tells_all_in_code_points_and_prints_no_control_character() {
        let article = plain::parse(TEXT.as_bytes()).unwrap();
        let id = &article.id;
        let expected = [
            &format!(r#"{{"path":"a.txt","id":"{id}","title":"Café “Liberté” reopens","date":"2026-02-06","#),
            r#""byline":"Ana Silva","source":null,"#,
            r#""people":[{"name":"Zoë Brontë","aliases":["Brontë"],"roles":["mayor"]}],"#,
            r#""entities":[{"start":82,"end":92,"text":"Zoë Brontë","type":"person"}],"#,
            r#""quotes":[{"start":55,"end":64,"text":"Enfin 😀\u009b!","kind":"direct","#,
            r#""speaker":"Zoë Brontë","via":"local radio","mention":{"start":71,"end":80,"text":"the mayor"},"#,
            r#""cue":{"start":66,"end":70,"text":"said"},"within":null,"rule":"none","confidence":0.9}]}"#,
        ];
        assert_eq!(line(Path::new("a.txt"), &article, &analysis()), expected.concat());
    }
}
