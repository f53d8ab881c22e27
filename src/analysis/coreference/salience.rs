//! Pronouns → who is meant: the most salient of those mentioned before who fit; phrase by phrase, in order.
//!
//! Salience follows Lappin and Leass (1994) in spirit: recency in sentences, subjects before objects, with
//! penalties for possessives and for mentions inside quotations.

use super::Referent;
use super::cluster::Cluster;
use crate::analysis::doc::Doc;
use crate::analysis::entity::{EntityIdx, EntityKind};
use crate::analysis::mention::{Form, Phrase, Pronoun};
use crate::lexicon::{Gender, Lexicon, Number};

/// How many sentences back a pronoun may point.
const REACH: usize = 9;
const PER_SENTENCE: f32 = 0.6;
const SUBJECT: f32 = 1.0;
const POSSESSIVE: f32 = -0.3;
const QUOTED: f32 = -1.5;
pub(super) const UNNAMED: f32 = -0.4;
const UNKNOWN_GENDER: f32 = -1.2;
const SPEAKS: f32 = 0.6;
/// The least weight of a cue that makes a speaker of its subject.
const SAYING: f32 = 0.5;
const PLACE: f32 = -0.8;

/// Somebody mentioned so far.
pub(super) struct Seen {
    pub(super) referent: Referent,
    sentence: usize,
    weight: f32,
}

/// The state of the resolution, while the phrases are visited in the order of the text.
pub(super) struct Resolver<'a, 't> {
    pub(super) doc: &'a Doc<'t>,
    lexicon: &'a Lexicon,
    pub(super) phrases: &'a [Phrase],
    quoted: &'a [bool],
    pub(super) clusters: &'a mut [Cluster],
    pub(super) seen: Vec<Seen>,
    referents: Vec<Option<Referent>>,
}

/// Resolves all phrases in the order of the text. `appositions` tells which cluster a description describes.
pub(super) fn resolve(
    doc: &Doc,
    phrases: &[Phrase],
    quoted: &[bool],
    clusters: &mut [Cluster],
    appositions: &[Option<usize>],
    lexicon: &Lexicon,
) -> Vec<Option<Referent>> {
    let mut referents = vec![None; phrases.len()];
    let named =
        clusters.iter().enumerate().flat_map(|(n, cluster)| cluster.phrases.iter().map(move |&at| (at, n)));
    let described = appositions.iter().enumerate().filter_map(|(at, cluster)| Some((at, (*cluster)?)));
    for (at, cluster) in named.chain(described) {
        referents[at] = Some(Referent::Entity(EntityIdx(cluster)));
    }
    let mut resolver = Resolver { doc, lexicon, phrases, quoted, clusters, seen: Vec::new(), referents };
    for at in 0..phrases.len() {
        resolver.visit(at);
    }
    resolver.referents
}

impl Resolver<'_, '_> {
    fn visit(&mut self, at: usize) {
        let Some(phrase) = self.phrases.get(at) else { return };
        if self.referents[at].is_none() {
            self.referents[at] = match &phrase.form {
                Form::Name { .. } => None,
                Form::Pronoun(pronoun) => self.antecedent(phrase, *pronoun),
                Form::Description(description) => self.described(at, phrase, description),
            };
        }
        if let Some(referent) = self.referents[at] {
            self.bind_gender(referent, phrase);
            let sentence = self.doc.sentence_of(phrase.whole.start);
            self.seen.push(Seen { referent, sentence, weight: self.weight(phrase) });
        }
    }

    /// What a mention's place in its sentence adds to the salience of who is meant.
    fn weight(&self, phrase: &Phrase) -> f32 {
        let mut weight = 0.0;
        if phrase.possessive || phrase.modifier {
            weight += POSSESSIVE;
        } else if self.speaks(phrase) {
            weight += SUBJECT + SPEAKS;
        } else if phrase.subject {
            weight += SUBJECT;
        }
        if self.is_quoted(phrase) {
            weight += QUOTED;
        }
        weight
    }

    /// Whether a word of saying stands right behind the phrase, or before it after a quotation.
    fn speaks(&self, phrase: &Phrase) -> bool {
        let says =
            |at: usize| self.lexicon.cues.get(self.doc.lower(at)).is_some_and(|cue| cue.weight > SAYING);
        let (start, end) = (phrase.whole.start, phrase.whole.end);
        let inverted = start > 1 && says(start - 1) && self.quoted.get(start - 2) == Some(&true);
        says(end) || inverted || self.doc.lower(end).ends_with("ly") && says(end + 1)
    }

    pub(super) fn is_quoted(&self, phrase: &Phrase) -> bool {
        self.quoted.get(phrase.whole.start).copied().unwrap_or(false)
    }

    /// Whom a pronoun stands for. Those inside quotations are left alone: their sentences are others' words.
    fn antecedent(&self, phrase: &Phrase, pronoun: Pronoun) -> Option<Referent> {
        if self.is_quoted(phrase) {
            return None;
        }
        match pronoun {
            Pronoun::Person(gender) => {
                self.most_salient(phrase, |referent| self.fits_person(referent, Some(gender)))
            }
            Pronoun::Thing => self.most_salient(phrase, |referent| self.fits_thing(referent)),
            Pronoun::Several => {
                self.most_salient(phrase, |referent| self.is_several(referent).then_some(0.0))
            }
        }
    }

    /// The most salient referent of those that `fits` gives a bonus or malus.
    pub(super) fn most_salient(
        &self,
        phrase: &Phrase,
        fits: impl Fn(Referent) -> Option<f32>,
    ) -> Option<Referent> {
        let here = self.doc.sentence_of(phrase.whole.start);
        let mut best: Option<(f32, Referent)> = None;
        for seen in self.seen.iter().rev().take_while(|seen| here - seen.sentence <= REACH) {
            let Some(fit) = fits(seen.referent) else { continue };
            let distance = (here - seen.sentence) as f32;
            let score = seen.weight + fit - PER_SENTENCE * distance;
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, seen.referent));
            }
        }
        best.map(|(_, referent)| referent)
    }

    /// How well a referent fits a pronoun or a noun of that gender; `None` where it can't be meant.
    pub(super) fn fits_person(&self, referent: Referent, gender: Option<Gender>) -> Option<f32> {
        let (known, named) = match referent {
            Referent::Entity(EntityIdx(n)) => {
                let cluster = self.clusters.get(n).filter(|cluster| cluster.kind == EntityKind::Person)?;
                (cluster.gender, 0.0)
            }
            Referent::Described(at) => match &self.phrases.get(at)?.form {
                Form::Description(d) if d.number == Number::Singular => (d.gender, UNNAMED),
                _ => return None,
            },
        };
        match (known, gender) {
            (Some(known), Some(wanted)) if known != wanted => None,
            (None, Some(_)) => Some(named + UNKNOWN_GENDER),
            _ => Some(named),
        }
    }

    fn fits_thing(&self, referent: Referent) -> Option<f32> {
        match referent {
            Referent::Entity(EntityIdx(n)) => match self.clusters.get(n)?.kind {
                EntityKind::Organization => Some(0.0),
                EntityKind::Place => Some(PLACE),
                _ => None,
            },
            Referent::Described(at) => (self.number(at) == Some(Number::Collective)).then_some(UNNAMED),
        }
    }

    fn is_several(&self, referent: Referent) -> bool {
        match referent {
            Referent::Entity(_) => false,
            Referent::Described(at) => matches!(self.number(at), Some(Number::Plural | Number::Collective)),
        }
    }

    fn number(&self, at: usize) -> Option<Number> {
        match &self.phrases.get(at)?.form {
            Form::Description(description) => Some(description.number),
            _ => None,
        }
    }

    /// A pronoun or a describing noun tells the gender of who is meant.
    fn bind_gender(&mut self, referent: Referent, phrase: &Phrase) {
        let told = match &phrase.form {
            Form::Pronoun(Pronoun::Person(gender)) => Some(*gender),
            Form::Description(description) => description.gender,
            _ => None,
        };
        if let Referent::Entity(EntityIdx(n)) = referent
            && let Some(cluster) = self.clusters.get_mut(n)
        {
            cluster.gender = cluster.gender.or(told);
        }
    }
}
