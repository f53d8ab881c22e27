//! Phrases → who or what each stands for, within one article.
//!
//! Names are joined by their spelling; then the phrases are gone through in order, and each pronoun and description
//! is given to one of those mentioned before, or to somebody new. Does not know other articles.

mod antecedent;
mod apposition;
mod cluster;
mod discourse;
mod feature;
mod gender;
mod owner;
mod person;
pub(super) mod role;
mod thing;

use super::entity::{Entity, EntityIdx};
use super::scene::Scene;
use crate::lexicon::Lexicon;
pub use antecedent::{Antecedent, Question};
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
    /// For each phrase the probability that this is right.
    pub certainty: Vec<f32>,
}

/// Joins the phrases of a scene into entities. `said_by` holds for each content the phrase that says it, as far as
/// its sentence tells; `choose` answers each question with the number of an antecedent and how sure it is.
pub fn resolve(
    scene: &Scene,
    said_by: &[Option<usize>],
    lexicon: &Lexicon,
    choose: impl FnMut(&Question) -> (usize, f32),
) -> Coreference {
    let (doc, phrases) = (scene.doc, scene.phrases);
    let mut clusters = person::clusters(doc, phrases, lexicon);
    clusters.extend(thing::clusters(doc, phrases));
    clusters.sort_by_key(Cluster::first);
    let appositions = role::collect(doc, phrases, &mut clusters);
    clusters.iter_mut().for_each(|cluster| cluster.find_fields(lexicon));
    let (referents, certainty) =
        discourse::resolve(scene, said_by, lexicon, &mut clusters, &appositions, choose);
    Coreference { entities: clusters.into_iter().map(Cluster::into_entity).collect(), referents, certainty }
}
