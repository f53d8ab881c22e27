//! Mentions, and the entities that they stand for.
//!
//! Types only: how mentions are found and joined is the business of the stages that fill these.

use crate::text::Span;

/// The number of an entity in [`super::Analysis::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityIdx(pub usize);

/// Somebody or something that the article speaks of, under all its names there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name in the article, without titles.
    pub name: String,
    /// The other names it goes by in the article, as printed, in order of appearance.
    pub aliases: Vec<String>,
    /// Titles and roles as printed ("White House press secretary"), in order of appearance.
    pub roles: Vec<String>,
}

impl Entity {
    /// The first of the titles and roles that says more than "Dr", else the first.
    pub fn main_role(&self) -> Option<&str> {
        let telling = self.roles.iter().find(|role| role.len() > "Prof.".len());
        telling.or(self.roles.first()).map(String::as_str)
    }
}

/// What an entity is. The first three are the CoNLL types PER, ORG and LOC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, party, ministry, team, newspaper, agency.
    Organization,
    /// A country, city, region, building, river.
    Place,
    /// "Iranian", "Americans".
    Nationality,
    /// A named happening.
    Event,
    /// A book, song, film, product, ship.
    Work,
    /// A calendar date or a span of time.
    Date,
    /// An amount of money.
    Money,
    /// A number with its unit.
    Quantity,
}

/// A stretch of text that stands for an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where; titles and articles stand outside a name.
    pub span: Span,
    /// By what kind of words.
    pub kind: MentionKind,
    /// What kind of thing is meant.
    pub entity_kind: EntityKind,
    /// Which one; `None` where that is not known, and for dates and amounts.
    pub entity: Option<EntityIdx>,
}

/// By what kind of words a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// "Abbas Araghchi", "Reuters".
    Name,
    /// "he".
    Pronoun,
    /// "the foreign minister".
    Description,
}
