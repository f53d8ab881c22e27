//! Phrases → who or what each stands for, within one article.
//!
//! Knows spellings, titles, gender and the order of mentions. Does not know quotations beyond which words are
//! quoted, nor other articles.

mod cluster;
mod description;
mod person;
mod role;
mod salience;
mod thing;

use super::doc::Doc;
use super::entity::{Entity, EntityIdx};
use super::mention::Phrase;
use crate::lexicon::Lexicon;
use cluster::Cluster;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Referent {
    /// Something with a name in the article.
    Entity(EntityIdx),
    /// Somebody who is never named: the number of the phrase that introduces them.
    Described(usize),
}

/// The entities of an article, and what each phrase stands for.
pub struct Coreference {
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// For each phrase what it stands for, where that is known.
    pub referents: Vec<Option<Referent>>,
}

/// Joins the phrases of a document into entities. `quoted` tells for each token whether it is inside quotation
/// marks.
pub fn resolve(doc: &Doc, phrases: &[Phrase], quoted: &[bool], lexicon: &Lexicon) -> Coreference {
    let mut clusters = person::clusters(doc, phrases, lexicon);
    clusters.extend(thing::clusters(doc, phrases));
    clusters.sort_by_key(Cluster::first);
    let appositions = role::collect(doc, phrases, &mut clusters);
    let referents = salience::resolve(doc, phrases, quoted, &mut clusters, &appositions, lexicon);
    Coreference { entities: clusters.into_iter().map(Cluster::into_entity).collect(), referents }
}
