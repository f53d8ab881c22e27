//! Articles about invented events and people, with analyses made by hand.

use chrono::NaiveDate;
use onrecord::analysis::{
    Analysis, Entity, EntityIdx, EntityKind, Mention, MentionKind, Quote, QuoteIdx, QuoteKind, Rule, Speaker,
};
use onrecord::article::plain;
use onrecord::ingest::Document;
use onrecord::text::Span;
use std::path::PathBuf;
use std::sync::OnceLock;

/// An article, and what an engine without faults finds in it.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) document: Document,
    pub(crate) analysis: Analysis,
}

/// The samples, newest first, as the reader lists them.
pub(crate) fn all() -> Vec<Sample> {
    static ALL: OnceLock<Vec<Sample>> = OnceLock::new();
    ALL.get_or_init(|| vec![harbour(), council(), ferry(), storm()]).clone()
}

/// What an entity is called, in full first, and its role.
struct Known {
    kind: EntityKind,
    names: &'static [&'static str],
    role: Option<&'static str>,
}

/// The words of a quotation, and who says them: the number of an entity, or a description.
struct Said {
    words: &'static str,
    by: By,
    /// The cue, and the mention beside it; both stand near the words.
    told: Option<(&'static str, &'static str)>,
    /// The words for whom it came through.
    via: Option<&'static str>,
    confidence: f32,
}

enum By {
    Entity(usize),
    Described(&'static str),
    Nobody,
}

const LIND: Known =
    Known { kind: EntityKind::Person, names: &["Vera Lind", "Lind"], role: Some("harbour master") };
const OKAFOR: Known =
    Known { kind: EntityKind::Person, names: &["Tomas Okafor", "Okafor"], role: Some("ferry captain") };

fn harbour() -> Sample {
    let text = "date 2026-03-02 Harbour of Port Elder reopens after the storm

By Nora Quist

A crane over the north quay. Picture: Alamy

The harbour of Port Elder opened again on Monday, two weeks after the storm that sank nine boats and cut the \
town off from the islands.

“Every light works, and every buoy is back where it belongs,” harbour master Vera Lind said. “I would take my \
own mother through the north channel tonight,” she added.

Captain Tomas Okafor, who runs the ferry for the Elder Line, was less sure.

“I have heard that before,” Okafor told reporters on the quay. He called the dredging “half done”.

‘Nobody slept’

The storm of 16 February tore away two hundred metres of the outer wall. Pilots from the Coastal Service brought \
in the last of the fishing boats by radio, one after the other, until four in the morning.

“We counted them in aloud,” a pilot said.

Lind said that the wall would be closed before the autumn. “We have the stone, we have the money, and for once we \
have the weather, and I do not mean to waste any of the three,” she said.

On a wall beside the fish market somebody had painted “Welcome home”.

Read More: What the storm took";
    let known = [
        LIND,
        OKAFOR,
        Known { kind: EntityKind::Place, names: &["Port Elder"], role: None },
        Known { kind: EntityKind::Organization, names: &["Elder Line"], role: None },
        Known { kind: EntityKind::Organization, names: &["Coastal Service"], role: None },
        Known { kind: EntityKind::Date, names: &["16 February", "Monday"], role: None },
    ];
    let said = [
        said("Every light works, and every buoy is back where it belongs,", 0, ("said", "Vera Lind"), 0.95),
        said("I would take my own mother through the north channel tonight,", 0, ("added", "she"), 0.9),
        said("I have heard that before,", 1, ("told", "Okafor"), 0.95),
        said("half done", 1, ("called", "He"), 0.4),
        Said {
            by: By::Described("a pilot"),
            ..said("We counted them in aloud,", 0, ("said", "a pilot"), 0.8)
        },
        said(
            "We have the stone, we have the money, and for once we have the weather, and I do not mean to waste any \
             of the three,",
            0,
            ("said", "she"),
            0.9,
        ),
        Said { words: "Welcome home", by: By::Nobody, told: None, via: None, confidence: 0.1 },
    ];
    sample("elder/harbour.txt", None, text, &known, &said)
}

fn council() -> Sample {
    let text = "date 2026-03-01 Council votes for a new sea wall

The council of Port Elder voted on Sunday for a wall of stone, nine to two.";
    let known = [Known { kind: EntityKind::Place, names: &["Port Elder"], role: None }];
    sample("elder/council.txt", None, text, &known, &[])
}

fn ferry() -> Sample {
    let text = "The last ferry to the Elder islands

Captain Tomas Okafor took eleven passengers and a goat. “The goat was the calmest of us all,” Okafor said.

The harbour master, Vera Lind, waved from the mole. “I was counting heads,” Lind said.";
    let said = [
        said("The goat was the calmest of us all,", 1, ("said", "Okafor"), 0.95),
        said("I was counting heads,", 0, ("said", "Lind"), 0.95),
    ];
    sample("elder/ferry.txt", NaiveDate::from_ymd_opt(2026, 2, 20), text, &[LIND, OKAFOR], &said)
}

fn storm() -> Sample {
    let text = "date 2025-12-16 Storm season begins early

“It smells of snow,” said Tomas Okafor, according to the Elder Post.";
    let snow = said("It smells of snow,", 0, ("said", "Tomas Okafor"), 0.95);
    let said = [Said { via: Some("the Elder Post"), ..snow }];
    sample("elder/storm.txt", None, text, &[OKAFOR], &said)
}

/// Articles of several outlets that quote one minister, by two names, newest first.
pub(crate) fn quay() -> Vec<Sample> {
    let minister = |names| Known { kind: EntityKind::Person, names, role: Some("minister of ports") };
    let (william, bill) = (minister(&["William Harrow", "Harrow"]), minister(&["Bill Harrow", "Harrow"]));
    let promise = "We will rebuild the quay before the winter, whatever it costs,";
    let text = |day: &str, title: &str, words: &str, name: &str| {
        format!("date {day} {title}\n\n“{words}” said {name}, the minister of ports, on Thursday.")
    };
    let (wire, ferry) =
        ("We will rebuild the quay before winter, whatever it takes,", "The ferry sails in April,");
    let long = text("2026-02-20", "Ferry to sail again", ferry, "William Harrow")
        + "\n\n“The north quay is ours,” said Vera Lind.";
    let harrow = |words| said(words, 0, ("said", "Harrow"), 0.95);
    let lind = said("The north quay is ours,", 1, ("said", "Vera Lind"), 0.95);
    vec![
        sample(
            "post/quay.txt",
            None,
            &text("2026-03-06", "Minister: quay before winter", promise, "William Harrow"),
            &[minister(&["William Harrow", "Harrow"])],
            &[harrow(promise)],
        ),
        sample(
            "elder/quay.txt",
            None,
            &text("2026-03-05", "Harrow promises a new quay for Port Elder", promise, "William Harrow"),
            &[minister(&["William Harrow", "Harrow"])],
            &[harrow(promise)],
        ),
        sample(
            "wire/quay.txt",
            None,
            &text("2026-03-05", "New quay at any cost", wire, "Bill Harrow"),
            &[bill],
            &[harrow(wire)],
        ),
        sample("post/ferry.txt", None, &long, &[william, LIND], &[harrow(ferry), lind]),
    ]
}

/// An article with a quotation inside a long one.
pub(crate) fn letter() -> Sample {
    let text = "date 2026-03-03 A letter from the islands

“The letter said ‘no boat’ and I read it twice, and then I went down to the north quay in the rain and counted the \
boats that we have, and there were nine of them, every one afloat and fit for the winter,” said Vera Lind.";
    let outer = text.find('“').unwrap() + '“'.len_utf8()..text.find('”').unwrap();
    let words = text.get(outer).unwrap();
    let said = [
        said(words, 0, ("said", "Vera Lind"), 0.95),
        Said { words: "no boat", by: By::Nobody, told: None, via: None, confidence: 0.0 },
    ];
    let mut sample = sample("elder/letter.txt", None, text, &[LIND], &said);
    sample.analysis.quotes[1].within = Some(QuoteIdx(0));
    sample
}

/// An article of this text, in which Vera Lind has said this; the engine is not sure of it.
pub(crate) fn statement(text: &str, words: &'static str) -> Sample {
    let elder = Known { kind: EntityKind::Place, names: &["Port Elder"], role: None };
    sample("elder/statement.txt", None, text, &[LIND, elder], &[said(words, 0, ("said", "Vera Lind"), 0.05)])
}

/// An article of two speakers whose own colours are the same.
pub(crate) fn quarrel() -> Sample {
    let tam = Known { kind: EntityKind::Person, names: &["Max Tam"], role: None };
    let text = "date 2026-03-01 A wall\n\n“It is whole,” said Vera Lind.\n\n“It leaks,” said Max Tam.";
    let said = [
        said("It is whole,", 0, ("said", "Vera Lind"), 0.95),
        said("It leaks,", 1, ("said", "Max Tam"), 0.95),
    ];
    sample("elder/quarrel.txt", None, text, &[LIND, tam], &said)
}

fn said(words: &'static str, by: usize, told: (&'static str, &'static str), confidence: f32) -> Said {
    Said { words, by: By::Entity(by), told: Some(told), via: None, confidence }
}

fn sample(path: &str, modified: Option<NaiveDate>, text: &str, known: &[Known], said: &[Said]) -> Sample {
    let article = plain::parse(text.as_bytes()).unwrap();
    let analysis = Analysis {
        sentences: article.blocks.iter().flat_map(|block| sentences(text, block.span)).collect(),
        mentions: mentions(text, known),
        entities: known.iter().map(entity).collect(),
        quotes: said.iter().map(|said| quote(text, said)).collect(),
    };
    Sample { document: Document { path: PathBuf::from(path), modified, article }, analysis }
}

fn entity(known: &Known) -> Entity {
    let mut names = known.names.iter().map(ToString::to_string);
    Entity {
        kind: known.kind,
        name: names.next().unwrap(),
        aliases: names.collect(),
        roles: known.role.iter().map(ToString::to_string).collect(),
    }
}

/// The sentences of a block: after each full stop and space a new one begins.
fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut start = block.start;
    let parts = block.of(text).split_inclusive(". ");
    let spans = parts.map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end;
        span.trimmed(text)
    });
    spans.collect()
}

/// Every place where a name stands, the longest name that fits.
fn mentions(text: &str, known: &[Known]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (n, known) in known.iter().enumerate() {
        for name in known.names {
            for (start, _) in text.match_indices(name) {
                let span = Span::new(start, start + name.len());
                if mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                    let entity = Some(EntityIdx(n));
                    mentions.push(Mention { span, kind: MentionKind::Name, entity_kind: known.kind, entity });
                }
            }
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

fn quote(text: &str, said: &Said) -> Quote {
    let start = text.find(said.words).unwrap_or_else(|| panic!("{:?} is not in the text", said.words));
    let content = Span::new(start, start + said.words.len());
    // The nearest that follows in the paragraph, or else the last before.
    let near = |word: &str| {
        let rest = Span::new(content.end, text.len()).of(text);
        let after = rest.split('\n').next().and_then(|line| line.find(word)).map(|at| content.end + at);
        let start = after.or_else(|| Span::new(0, content.start).of(text).rfind(word)).unwrap();
        Span::new(start, start + word.len())
    };
    Quote {
        content,
        marked: Span::new(content.start - "“".len(), content.end + "”".len()),
        kind: QuoteKind::Direct,
        cue: said.told.map(|(cue, _)| near(cue)),
        source: said.told.map(|(_, source)| near(source)),
        speaker: match said.by {
            By::Entity(n) => Some(Speaker::Entity(EntityIdx(n))),
            By::Described(phrase) => Some(Speaker::Described(phrase.to_owned())),
            By::Nobody => None,
        },
        within: None,
        via: said.via.map(|phrase| Speaker::Described(phrase.to_owned())),
        rule: Rule::None,
        confidence: said.confidence,
    }
}
