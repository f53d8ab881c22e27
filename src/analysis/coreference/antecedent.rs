//! Pronoun or description → [`Question`]: the antecedents it may have, each with its features.
//!
//! Knows who can be meant by which words: gender, number, sort. Which of them it is, a model decides that is trained
//! on news; see `examples/polnear`.

use super::Referent;
use super::discourse::{Discourse, Position, Standing};
use super::feature::Asked;
use super::gender::{Accord, accord};
use super::owner;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Description, Determiner, Form, Phrase, Pronoun};
use crate::analysis::ranker::Features;
use crate::lexicon::Sort;

/// The most that are weighed, the last mentioned first.
const MAX_CANDIDATES: usize = 12;

/// Somebody whom a pronoun or description may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Antecedent {
    /// Somebody mentioned before.
    Known(Referent),
    /// Somebody whom this description introduces.
    New,
    /// Nobody whom the article speaks of.
    Nobody,
}

/// Whom a phrase stands for: the antecedents to choose from.
pub struct Question {
    /// The number of the phrase.
    pub phrase: usize,
    /// The antecedents to choose from; never empty.
    pub antecedents: Vec<Antecedent>,
    /// The features of each; none where there is nothing to choose.
    pub features: Features,
}

/// The question that a phrase asks. None for a name, and for words inside quotations: they are others' words.
pub(super) fn question(discourse: &Discourse, at: usize, phrase: &Phrase) -> Option<Question> {
    if discourse.is_quoted(phrase)
        || matches!(phrase.form, Form::Name { .. } | Form::Pronoun(Pronoun::Writer))
    {
        return None;
    }
    let owner = owner::of(discourse, at, phrase);
    let speaks = discourse.position(at, phrase) == Position::Speaks;
    let standings = standings(discourse, phrase, owner, speaks);
    let mut antecedents = Vec::with_capacity(standings.len() + 2);
    antecedents.extend(standings.iter().map(|standing| Antecedent::Known(standing.referent)));
    let maker = owner.filter(|_| is_text(phrase));
    if let Some(maker) = maker.filter(|&maker| speaks && is_body(discourse, maker)) {
        // "A Times article says": the Times.
        antecedents = vec![Antecedent::Known(maker)];
    } else {
        let unmentioned = maker.map(Antecedent::Known).filter(|maker| !antecedents.contains(maker));
        antecedents.extend(unmentioned);
        let is_person = matches!(phrase.form, Form::Pronoun(Pronoun::Person(_)));
        // He, she, and whoever says something stand for somebody.
        if antecedents.is_empty() || !(is_person || is_pronoun(phrase) && speaks) {
            antecedents.push(if is_pronoun(phrase) { Antecedent::Nobody } else { Antecedent::New });
        }
    }
    if antecedents.len() == 1 {
        let mut features = Features::with_room(0);
        features.end_candidate();
        return Some(Question { phrase: at, antecedents, features });
    }
    let asked = Asked::new(discourse, at, phrase, owner, &standings);
    let mut features = Features::with_room(antecedents.len());
    for (rank, antecedent) in antecedents.iter().enumerate() {
        match antecedent {
            Antecedent::Known(_) if rank < standings.len() => asked.of_standing(rank, &mut features),
            Antecedent::Known(_) => asked.of_unmentioned_owner(&mut features),
            Antecedent::New | Antecedent::Nobody => asked.of_nobody_known(&mut features),
        }
        features.end_candidate();
    }
    Some(Question { phrase: at, antecedents, features })
}

/// Those mentioned before whom a phrase may stand for, the last mentioned first. `owner` is whose it is by its words.
fn standings<'d>(
    discourse: &'d Discourse,
    phrase: &Phrase,
    owner: Option<Referent>,
    speaks: bool,
) -> Vec<&'d Standing> {
    if description_of(phrase).is_some_and(introduces) {
        return Vec::new();
    }
    let is_one = description_of(phrase).is_some_and(|description| description.sort == Sort::Person);
    let is_thing = matches!(phrase.form, Form::Pronoun(Pronoun::Thing));
    // Nobody is his own lawyer.
    let is_owner = |standing: &Standing| is_one && owner == Some(standing.referent);
    let has_text = speaks && is_thing && says_in_a_text(discourse, phrase);
    // "It said in a statement": not the statement, but who made it.
    let is_relayed = |standing: &Standing| {
        let is_bodys = || discourse.author(standing).is_some_and(|author| is_body(discourse, author));
        speaks && is_thing && is_bodys() || has_text && is_described_text(discourse, standing.referent)
    };
    let may_be = |standing: &&Standing| {
        fits(discourse, phrase, standing.referent) && !is_owner(standing) && !is_relayed(standing)
    };
    let mut standings = Vec::with_capacity(MAX_CANDIDATES);
    standings.extend(discourse.recent().filter(may_be).take(MAX_CANDIDATES));
    let accord_with = |standing: &Standing| accord(discourse, phrase, standing.referent);
    if standings.iter().any(|standing| accord_with(standing) == Accord::Fits) {
        standings.retain(|standing| accord_with(standing) != Accord::Implausible);
    }
    standings
}

/// Whether a text is named behind the words in their sentence: "it said in a statement".
fn says_in_a_text(discourse: &Discourse, phrase: &Phrase) -> bool {
    let behind = phrase.whole.end..discourse.scene.doc.sentence_at(phrase.whole.start).end;
    discourse.scene.phrases_in(behind).any(|(_, other)| is_text(other) && !discourse.is_quoted(other))
}

fn is_described_text(discourse: &Discourse, referent: Referent) -> bool {
    match referent {
        Referent::Described(at) => discourse.scene.phrases.get(at).is_some_and(is_text),
        Referent::Entity(_) => false,
    }
}

/// Whether a description always speaks of somebody new: "a regional official", "officials".
fn introduces(description: &Description) -> bool {
    description.determiner != Determiner::Definite && description.sort != Sort::Text
}

fn is_text(phrase: &Phrase) -> bool {
    matches!(&phrase.form, Form::Description(description) if description.sort == Sort::Text)
}

fn is_body(discourse: &Discourse, referent: Referent) -> bool {
    match referent {
        Referent::Entity(_) => {
            discourse.cluster(referent).is_some_and(|cluster| cluster.kind == EntityKind::Organization)
        }
        Referent::Described(at) => {
            let described = discourse.scene.phrases.get(at).and_then(description_of);
            described.is_some_and(|description| description.sort == Sort::Body)
        }
    }
}

fn is_pronoun(phrase: &Phrase) -> bool {
    matches!(phrase.form, Form::Pronoun(_))
}

/// Whether the words can stand for somebody at all.
fn fits(discourse: &Discourse, phrase: &Phrase, referent: Referent) -> bool {
    let described = match referent {
        Referent::Described(at) => discourse.scene.phrases.get(at).and_then(description_of),
        Referent::Entity(_) => None,
    };
    let kind = discourse.cluster(referent).map(|cluster| cluster.kind);
    let sort = described.map(|description| description.sort);
    let is_person = || {
        (kind == Some(EntityKind::Person) || sort == Some(Sort::Person))
            && accord(discourse, phrase, referent) != Accord::Clashes
    };
    let is_body =
        matches!(kind, Some(EntityKind::Organization | EntityKind::Place)) || sort == Some(Sort::Body);
    match &phrase.form {
        Form::Name { .. } | Form::Pronoun(Pronoun::Writer) => false,
        Form::Pronoun(Pronoun::Person(_)) => is_person(),
        Form::Pronoun(Pronoun::Thing) => {
            is_body || sort == Some(Sort::Text) || kind == Some(EntityKind::Work)
        }
        Form::Pronoun(Pronoun::Several) => {
            is_body
                || sort == Some(Sort::People)
                || kind == Some(EntityKind::Nationality)
                || kind == Some(EntityKind::Person)
        }
        Form::Description(description) => match description.sort {
            Sort::Person => is_person(),
            Sort::People => sort == Some(Sort::People),
            Sort::Body => is_body,
            Sort::Text => {
                is_body
                    || matches!(kind, Some(EntityKind::Work | EntityKind::Person))
                    || sort == Some(Sort::Text)
            }
        },
    }
}

/// The description that a phrase is.
pub(super) fn description_of(phrase: &Phrase) -> Option<&Description> {
    match &phrase.form {
        Form::Description(description) => Some(description),
        _ => None,
    }
}
