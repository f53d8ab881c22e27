//! Gold and what the engine made of it → a verdict on each statement and on each quote.

use super::corpus::Kind;
use super::gold::{Gold, Statement, Wording, is_in_mention};
use super::names;
use onrecord::analysis::{Analysis, EntityKind, MentionKind, Rule, Speaker};
use onrecord::text::Span;
use std::ops::Range;

/// A quote as the engine found it.
pub(crate) struct Predicted<'a> {
    /// The characters in quotation marks, by their bytes, in order.
    span: Vec<usize>,
    content: Range<usize>,
    speaker: Option<&'a str>,
    kind: Kind,
    mention: Option<(Span, &'a str)>,
    wording: Wording,
    rule: Rule,
    confidence: f32,
}

/// What became of a statement.
pub(crate) struct Outcome {
    pub(crate) wording: Wording,
    pub(crate) kind: Kind,
    /// Whether quotes cover at least half of it.
    pub(crate) is_found: bool,
    /// Whether the quote that covers most of it has the right speaker.
    pub(crate) is_attributed: bool,
    /// What went wrong.
    pub(crate) failure: Option<Failure>,
    pub(crate) rule: Rule,
}

/// What a quote with a speaker is worth.
pub(crate) struct Worth {
    /// How the chosen mention speaks of the speaker.
    pub(crate) wording: Wording,
    pub(crate) kind: Kind,
    pub(crate) rule: Rule,
    pub(crate) confidence: f32,
    pub(crate) has_speaker: bool,
    pub(crate) is_right: bool,
    pub(crate) failure: Option<Failure>,
}

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Failure {
    NoQuote,
    NoSource,
    WrongMention,
    NobodyBehindMention,
    WrongPerson,
    HalfTheWords,
    NobodyQuoted,
}

impl Failure {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Failure::NoQuote => "no quotation found",
            Failure::NoSource => "no source found",
            Failure::WrongMention => "wrong mention",
            Failure::NobodyBehindMention => "nobody found behind the right mention",
            Failure::WrongPerson => "wrong one behind the right mention",
            Failure::HalfTheWords => "right speaker, less than half the words",
            Failure::NobodyQuoted => "nobody is quoted",
        }
    }
}

/// The verdicts on all articles.
#[derive(Default)]
pub(crate) struct Verdicts {
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) worths: Vec<Worth>,
}

impl Verdicts {
    /// Adds the verdicts on an article. Below the confidence `least` a speaker, and the mention, count as not given.
    pub(crate) fn add(&mut self, gold: &Gold, text: &str, analysis: &Analysis, least: f32) {
        let quotes: Vec<Predicted> = predicted(gold, text, analysis, least);
        let verdict = |statement| outcome(statement, &quotes, &gold.statements);
        self.outcomes.extend(gold.statements.iter().map(verdict));
        self.worths.extend(quotes.iter().filter_map(|quote| worth(quote, gold)));
    }
}

fn predicted<'a>(gold: &Gold, text: &'a str, analysis: &'a Analysis, least: f32) -> Vec<Predicted<'a>> {
    let quotes = analysis.quotes.iter().map(|quote| {
        let content = quote.content.start..quote.content.end;
        let start = gold.marked.partition_point(|at| *at < content.start);
        let end = gold.marked.partition_point(|at| *at < content.end);
        let is_given = quote.confidence >= least;
        Predicted {
            span: gold.marked[start..end].to_vec(),
            content,
            speaker: analysis.speaker_name(quote).filter(|_| is_given),
            kind: match &quote.speaker {
                Some(Speaker::Entity(idx)) if analysis.entities[idx.0].kind == EntityKind::Person => {
                    Kind::Person
                }
                Some(Speaker::Entity(_)) => Kind::Organization,
                Some(Speaker::Described(_)) | None => Kind::Unnamed,
            },
            mention: quote.source.filter(|_| is_given).map(|span| (span, span.of(text))),
            wording: quote.source.map_or(Wording::Absent, |span| wording(analysis, span)),
            rule: quote.rule,
            confidence: quote.confidence,
        }
    });
    quotes.collect()
}

fn wording(analysis: &Analysis, span: Span) -> Wording {
    match analysis.mentions.iter().find(|mention| mention.span == span).map(|mention| mention.kind) {
        Some(MentionKind::Name) => Wording::Name,
        Some(MentionKind::Pronoun) => Wording::Pronoun,
        Some(MentionKind::Description) => Wording::Description,
        None => Wording::Absent,
    }
}

fn outcome(statement: &Statement, quotes: &[Predicted], all: &[Statement]) -> Outcome {
    let is_covered = |at: &&usize| quotes.iter().any(|quote| quote.content.contains(*at));
    let covered = statement.quoted.iter().filter(is_covered).count();
    let best = quotes
        .iter()
        .map(|quote| (shared(&quote.span, &statement.quoted), quote))
        .filter(|(shared, _)| *shared > 0)
        .min_by_key(|(shared, quote)| (std::cmp::Reverse(*shared), quote.span.len()))
        .map(|(_, quote)| quote);
    let is_attributed = best.is_some_and(|quote| is_right(quote, statement, all));
    Outcome {
        wording: statement.wording,
        kind: statement.speaker.kind,
        is_found: 2 * covered >= statement.quoted.len(),
        is_attributed,
        failure: (!is_attributed).then(|| failure(statement, best)),
        rule: best.map_or(Rule::None, |quote| quote.rule),
    }
}

fn failure(statement: &Statement, best: Option<&Predicted>) -> Failure {
    let Some(quote) = best else { return Failure::NoQuote };
    let Some((mention, _)) = quote.mention else { return Failure::NoSource };
    match (is_marked(statement, mention), quote.speaker) {
        (false, _) => Failure::WrongMention,
        (true, None) => Failure::NobodyBehindMention,
        (true, Some(_)) => Failure::WrongPerson,
    }
}

/// Whether annotators marked words of the mention as the statement's source.
fn is_marked(statement: &Statement, mention: Span) -> bool {
    statement.source.iter().any(|source| source.overlaps(mention))
}

fn worth(quote: &Predicted, gold: &Gold) -> Option<Worth> {
    let is_silent = quote.speaker.is_none() && quote.mention.is_none();
    if is_silent || quote.span.is_empty() || 2 * shared(&quote.span, &gold.nobody) > quote.span.len() {
        return None;
    }
    let overlapping =
        || gold.statements.iter().filter(|statement| shared(&quote.span, &statement.quoted) > 0);
    let own: Vec<&Statement> =
        overlapping().filter(|statement| is_right(quote, statement, &gold.statements)).collect();
    let is_said = |at: &&usize| own.iter().any(|statement| statement.quoted.binary_search(at).is_ok());
    let said = quote.span.iter().filter(is_said).count();
    let is_right = 2 * said >= quote.span.len();
    let failure = match () {
        () if is_right => None,
        () if overlapping().next().is_none() => Some(Failure::NobodyQuoted),
        () if said > 0 => Some(Failure::HalfTheWords),
        // The statement that it is taken for has failed already.
        () => None,
    };
    Some(Worth {
        wording: quote.wording,
        kind: quote.kind,
        rule: quote.rule,
        confidence: quote.confidence,
        has_speaker: quote.speaker.is_some(),
        is_right,
        failure,
    })
}

/// Whether the quote's speaker is who says the statement: by an accepted name, or by a form of it that fits no other
/// speaker of the article. Who is never named is right, too, if the mention is: as far as its own words go.
fn is_right(quote: &Predicted, statement: &Statement, all: &[Statement]) -> bool {
    let label = &statement.speaker;
    if let Some((mention, printed)) = quote.mention
        && label.kind == Kind::Unnamed
        && is_marked(statement, mention)
        && quote.speaker.is_none_or(|speaker| is_in_mention(speaker, printed))
    {
        return true;
    }
    let Some(speaker) = quote.speaker else { return false };
    let key = |statement: &Statement| statement.speaker.names.first().map(|name| names::words(name));
    let own = key(statement);
    match names::fit(speaker, label) {
        0 => false,
        1 => all.iter().all(|other| key(other) == own || names::fit(speaker, &other.speaker) == 0),
        _ => true,
    }
}

/// How many of the characters are in both.
fn shared(some: &[usize], others: &[usize]) -> usize {
    some.iter().filter(|at| others.binary_search(at).is_ok()).count()
}
