//! The form in which an analysis is kept.
//!
//! These types mirror those of [`crate::analysis`] so that those can change without a word to what is stored; a form
//! that is not known any more is no analysis, and the article is analysed again. Does not know SQL.

use crate::analysis::{
    Analysis, Entity, EntityIdx, EntityKind, Mention, MentionKind, Quote, QuoteIdx, QuoteKind, Rule, Speaker,
};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Stands before every analysis; raise it with every change to the types below.
const FORM: u8 = 1;

/// Writes an analysis.
pub(super) fn write(analysis: &Analysis) -> postcard::Result<Vec<u8>> {
    postcard::to_extend(&StoredAnalysis::from(analysis), vec![FORM])
}

/// Reads an analysis; `None` if it is written in another form.
pub(super) fn read(bytes: &[u8]) -> Option<Analysis> {
    let (&FORM, rest) = bytes.split_first()? else { return None };
    Some(postcard::from_bytes::<StoredAnalysis>(rest).ok()?.into())
}

#[derive(Serialize, Deserialize)]
struct StoredAnalysis {
    sentences: Vec<StoredSpan>,
    mentions: Vec<StoredMention>,
    entities: Vec<StoredEntity>,
    quotes: Vec<StoredQuote>,
}

/// Start and length, in bytes: both are small, and small numbers take less room.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct StoredSpan(usize, usize);

#[derive(Serialize, Deserialize)]
struct StoredMention {
    span: StoredSpan,
    #[serde(with = "StoredMentionKind")]
    kind: MentionKind,
    #[serde(with = "StoredEntityKind")]
    entity_kind: EntityKind,
    entity: Option<usize>,
}

#[derive(Serialize, Deserialize)]
struct StoredEntity {
    #[serde(with = "StoredEntityKind")]
    kind: EntityKind,
    name: String,
    aliases: Vec<String>,
    roles: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct StoredQuote {
    content: StoredSpan,
    marked: StoredSpan,
    #[serde(with = "StoredQuoteKind")]
    kind: QuoteKind,
    cue: Option<StoredSpan>,
    source: Option<StoredSpan>,
    speaker: Option<StoredSpeaker>,
    within: Option<usize>,
    via: Option<StoredSpeaker>,
    #[serde(with = "StoredRule")]
    rule: Rule,
    confidence: f32,
}

#[derive(Serialize, Deserialize)]
enum StoredSpeaker {
    Entity(usize),
    Described(String),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "MentionKind")]
enum StoredMentionKind {
    Name,
    Pronoun,
    Description,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EntityKind")]
enum StoredEntityKind {
    Person,
    Organization,
    Place,
    Nationality,
    Event,
    Work,
    Date,
    Money,
    Quantity,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "QuoteKind")]
enum StoredQuoteKind {
    Direct,
    Mixed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Rule")]
enum StoredRule {
    Transcript,
    Signed,
    QuotedAs,
    CueAfter,
    InvertedAfter,
    Colon,
    AccordingTo,
    CueBefore,
    CueLater,
    Owner,
    Continuation,
    SameParagraph,
    ParagraphBefore,
    SubjectBefore,
    FirstPerson,
    Ranked,
    None,
}

impl From<&Analysis> for StoredAnalysis {
    fn from(analysis: &Analysis) -> StoredAnalysis {
        StoredAnalysis {
            sentences: analysis.sentences.iter().map(|&span| span.into()).collect(),
            mentions: analysis.mentions.iter().map(StoredMention::from).collect(),
            entities: analysis.entities.iter().map(StoredEntity::from).collect(),
            quotes: analysis.quotes.iter().map(StoredQuote::from).collect(),
        }
    }
}

impl From<StoredAnalysis> for Analysis {
    fn from(stored: StoredAnalysis) -> Analysis {
        Analysis {
            sentences: stored.sentences.into_iter().map(Span::from).collect(),
            mentions: stored.mentions.into_iter().map(Mention::from).collect(),
            entities: stored.entities.into_iter().map(Entity::from).collect(),
            quotes: stored.quotes.into_iter().map(Quote::from).collect(),
        }
    }
}

impl From<Span> for StoredSpan {
    fn from(span: Span) -> StoredSpan {
        StoredSpan(span.start, span.len())
    }
}

impl From<StoredSpan> for Span {
    fn from(StoredSpan(start, length): StoredSpan) -> Span {
        Span::new(start, start.saturating_add(length))
    }
}

impl From<&Mention> for StoredMention {
    fn from(mention: &Mention) -> StoredMention {
        StoredMention {
            span: mention.span.into(),
            kind: mention.kind,
            entity_kind: mention.entity_kind,
            entity: mention.entity.map(|idx| idx.0),
        }
    }
}

impl From<StoredMention> for Mention {
    fn from(stored: StoredMention) -> Mention {
        Mention {
            span: stored.span.into(),
            kind: stored.kind,
            entity_kind: stored.entity_kind,
            entity: stored.entity.map(EntityIdx),
        }
    }
}

impl From<&Entity> for StoredEntity {
    fn from(entity: &Entity) -> StoredEntity {
        StoredEntity {
            kind: entity.kind,
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            roles: entity.roles.clone(),
        }
    }
}

impl From<StoredEntity> for Entity {
    fn from(stored: StoredEntity) -> Entity {
        Entity { kind: stored.kind, name: stored.name, aliases: stored.aliases, roles: stored.roles }
    }
}

impl From<&Quote> for StoredQuote {
    fn from(quote: &Quote) -> StoredQuote {
        StoredQuote {
            content: quote.content.into(),
            marked: quote.marked.into(),
            kind: quote.kind,
            cue: quote.cue.map(StoredSpan::from),
            source: quote.source.map(StoredSpan::from),
            speaker: quote.speaker.as_ref().map(StoredSpeaker::from),
            within: quote.within.map(|idx| idx.0),
            via: quote.via.as_ref().map(StoredSpeaker::from),
            rule: quote.rule,
            confidence: quote.confidence,
        }
    }
}

impl From<StoredQuote> for Quote {
    fn from(stored: StoredQuote) -> Quote {
        Quote {
            content: stored.content.into(),
            marked: stored.marked.into(),
            kind: stored.kind,
            cue: stored.cue.map(Span::from),
            source: stored.source.map(Span::from),
            speaker: stored.speaker.map(Speaker::from),
            within: stored.within.map(QuoteIdx),
            via: stored.via.map(Speaker::from),
            rule: stored.rule,
            confidence: stored.confidence,
        }
    }
}

impl From<&Speaker> for StoredSpeaker {
    fn from(speaker: &Speaker) -> StoredSpeaker {
        match speaker {
            Speaker::Entity(idx) => StoredSpeaker::Entity(idx.0),
            Speaker::Described(phrase) => StoredSpeaker::Described(phrase.clone()),
        }
    }
}

impl From<StoredSpeaker> for Speaker {
    fn from(stored: StoredSpeaker) -> Speaker {
        match stored {
            StoredSpeaker::Entity(idx) => Speaker::Entity(EntityIdx(idx)),
            StoredSpeaker::Described(phrase) => Speaker::Described(phrase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_form_is_no_analysis() {
        let mut bytes = write(&Analysis::default()).unwrap();
        assert_eq!(read(&bytes), Some(Analysis::default()));
        bytes[0] = FORM + 1;
        assert_eq!(read(&bytes), None);
        assert_eq!(read(&[FORM, 7]), None);
        assert_eq!(read(&[]), None);
    }
}
