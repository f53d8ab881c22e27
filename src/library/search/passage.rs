//! Why an article was found: an excerpt around the place where most of the query is met.
//!
//! Knows the article's text and analysis. Does not know the library, nor how an excerpt is shown.

use super::words::{self, Word};
use crate::analysis::{Analysis, Entity, EntityKind, Mention, MentionKind, Quote, Speaker};
use crate::article::{Article, Block, BlockKind};
use crate::library::query::{Condition, Part, Phrase, Query};
use crate::text::{Span, spelling};

/// How long an excerpt is, at most and about, in bytes.
const LENGTH: usize = 220;
/// How much of it stands before the first match.
const LEAD: usize = 50;

/// An excerpt of an article, which lies in one block of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Where, from a whole word to a whole word; empty where the article has no text but its title.
    pub span: Span,
    /// What was looked for, in it: in order, disjoint.
    pub matches: Vec<Span>,
    /// Whether the block begins before it.
    pub is_begun: bool,
    /// Whether the block goes on after it.
    pub goes_on: bool,
}

/// The passage of `article` that shows best what the query found in it. Where it found no words, as when it asks for
/// a day, the first words of the article.
pub fn passage(query: &Query, article: &Article, analysis: Option<&Analysis>) -> Passage {
    let words = words::words(&article.text, Span::new(0, article.text.len()));
    let context = Context { analysis, words: &words };
    let found: Vec<Vec<Match>> =
        query.wanted().into_iter().map(|condition| context.matches(condition)).collect();
    let best = best(&found, &article.blocks).or_else(|| first_paragraph(article));
    let Some((block, anchor)) = best else { return Passage::default() };
    let span = cut(&article.text, block.span, anchor);
    let lit = found.iter().flatten().map(|found| found.lit);
    Passage {
        span,
        matches: disjoint(lit.filter(|lit| span.contains(*lit)).collect()),
        is_begun: block.span.start < span.start,
        goes_on: span.end < block.span.end,
    }
}

/// A place where a condition is met.
struct Match {
    /// What must be seen for it to be understood.
    place: usize,
    /// What is lit.
    lit: Span,
}

struct Context<'a> {
    analysis: Option<&'a Analysis>,
    words: &'a [Word],
}

impl Context<'_> {
    fn matches(&self, condition: &Condition) -> Vec<Match> {
        match condition {
            Condition::Text(phrase) => of_words(self.words, phrase),
            Condition::Said(phrase) => {
                let quotes = self.analysis.map_or(&[][..], |analysis| &analysis.quotes);
                quotes.iter().flat_map(|quote| of_words(self.words_in(quote.content), phrase)).collect()
            }
            Condition::Named(Part::Speaker, phrase) => self.quotes_of(phrase),
            Condition::Named(Part::Person, phrase) => self.mentions_of(EntityKind::Person, phrase),
            Condition::Named(Part::Organization, phrase) => {
                self.mentions_of(EntityKind::Organization, phrase)
            }
            Condition::Named(Part::Place, phrase) => self.mentions_of(EntityKind::Place, phrase),
            // The title is always shown, and the others have no place.
            Condition::Title(_)
            | Condition::Decided(_)
            | Condition::Read
            | Condition::Tag(_)
            | Condition::Source(_)
            | Condition::Date(_)
            | Condition::Quotes(..) => Vec::new(),
        }
    }

    fn words_in(&self, span: Span) -> &[Word] {
        let start = self.words.partition_point(|word| word.span.start < span.start);
        let end = self.words.partition_point(|word| word.span.end <= span.end);
        self.words.get(start..end).unwrap_or_default()
    }

    /// The quotations of those who are called so; lit is who says it, where the article tells it there.
    fn quotes_of(&self, phrase: &Phrase) -> Vec<Match> {
        let Some(analysis) = self.analysis else { return Vec::new() };
        let is_meant = |quote: &&Quote| match &quote.speaker {
            Some(Speaker::Entity(idx)) => analysis.entities.get(idx.0).is_some_and(|e| is_called(e, phrase)),
            Some(Speaker::Described(described)) => is_named(described, phrase),
            None => false,
        };
        let quotes = analysis.quotes.iter().filter(is_meant);
        let found = quotes
            .map(|quote| Match { place: quote.marked.start, lit: quote.source.unwrap_or(quote.marked) });
        found.collect()
    }

    fn mentions_of(&self, kind: EntityKind, phrase: &Phrase) -> Vec<Match> {
        let Some(analysis) = self.analysis else { return Vec::new() };
        let is_meant = |mention: &&Mention| {
            let entity = mention.entity.and_then(|idx| analysis.entities.get(idx.0));
            mention.kind == MentionKind::Name
                && entity.is_some_and(|entity| entity.kind == kind && is_called(entity, phrase))
        };
        let mentions = analysis.mentions.iter().filter(is_meant);
        mentions.map(|mention| Match { place: mention.span.start, lit: mention.span }).collect()
    }
}

fn of_words(words: &[Word], phrase: &Phrase) -> Vec<Match> {
    let spans = words::find(words, phrase).into_iter();
    spans.map(|span| Match { place: span.start, lit: span }).collect()
}

/// Whether a name of the entity holds the phrase.
fn is_called(entity: &Entity, phrase: &Phrase) -> bool {
    std::iter::once(&entity.name).chain(&entity.aliases).any(|name| is_named(name, phrase))
}

/// Whether the name holds the phrase, as it is printed or as the key of its spelling has it.
fn is_named(name: &str, phrase: &Phrase) -> bool {
    let holds = |name: &str, phrase: &Phrase| {
        !words::find(&words::words(name, Span::new(0, name.len())), phrase).is_empty()
    };
    let key = Phrase { words: spelling::key(&phrase.words), is_prefix: phrase.is_prefix };
    holds(name, phrase) || holds(&spelling::key(name), &key)
}

/// The block and the place in it from which on most conditions are met; the first of several.
fn best<'b>(found: &[Vec<Match>], blocks: &'b [Block]) -> Option<(&'b Block, usize)> {
    let mut best = None;
    let is_said = |block: &&Block| !matches!(block.kind, BlockKind::Title | BlockKind::Litter);
    for block in blocks.iter().filter(is_said) {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (n, matches) in found.iter().enumerate() {
            let here = matches.iter().filter(|found| block.span.holds(found.place));
            places.extend(here.map(|found| (found.place, n)));
        }
        places.sort_unstable();
        for (n, &(place, _)) in places.iter().enumerate() {
            let near = places.get(n..).unwrap_or_default().iter();
            let near = near.take_while(|(other, _)| *other < place + LENGTH - LEAD);
            let mut met: Vec<usize> = near.map(|&(_, condition)| condition).collect();
            met.sort_unstable();
            met.dedup();
            if best.as_ref().is_none_or(|&(_, _, n_met)| met.len() > n_met) {
                best = Some((block, place, met.len()));
            }
        }
    }
    best.map(|(block, place, _)| (block, place))
}

fn first_paragraph(article: &Article) -> Option<(&Block, usize)> {
    let of_kind = |kind| article.blocks.iter().find(move |block| block.kind == kind);
    let block = of_kind(BlockKind::Paragraph)
        .or_else(|| article.blocks.iter().find(|block| block.kind != BlockKind::Title))?;
    Some((block, block.span.start))
}

/// The part of the block that is shown for a match at `anchor`: whole words.
fn cut(text: &str, block: Span, anchor: usize) -> Span {
    let is_space =
        |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_whitespace);
    let start = if block.len() <= LENGTH || anchor - block.start <= LEAD {
        block.start
    } else {
        let spaces = (anchor - LEAD..anchor).find(|&at| is_space(at));
        spaces.unwrap_or(anchor)
    };
    let end = if block.end - start <= LENGTH {
        block.end
    } else {
        let most = start + LENGTH;
        let spaces = (anchor.max(most - LEAD)..most).rev().find(|&at| is_space(at));
        // Where words are not parted, anywhere.
        spaces.unwrap_or_else(|| text.floor_char_boundary(most))
    };
    Span::new(start, end).trimmed(text)
}

fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut disjoint: Vec<Span> = Vec::new();
    for span in spans {
        match disjoint.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.to(span),
            _ => disjoint.push(span),
        }
    }
    disjoint
}
