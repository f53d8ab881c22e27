//! Whether somebody has the gender that words ask for, as far as the article or the given name tells.

use super::Referent;
use super::antecedent::description_of;
use super::discourse::Discourse;
use crate::analysis::mention::{Form, Phrase, Pronoun};
use crate::lexicon::Gender;

/// The odds that somebody has the gender that is asked for, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Accord {
    /// A title or pronoun told it, or nearly all who bear the given name have it.
    Fits,
    /// Nothing is known, the given name only leans to it, or no gender is asked for.
    Open,
    /// Most who bear the given name have another.
    Unlikely,
    /// Nearly all who bear the given name have another.
    Implausible,
    /// A title or pronoun told another.
    Clashes,
}

/// How somebody's gender goes with the one that the words of a phrase ask for.
pub(super) fn accord(discourse: &Discourse, phrase: &Phrase, referent: Referent) -> Accord {
    let Some(asked) = asked(phrase) else { return Accord::Open };
    if let Some(told) = told(discourse, referent) {
        return if told == asked { Accord::Fits } else { Accord::Clashes };
    }
    let cluster = discourse.cluster(referent);
    let Some((lean, is_likely)) = cluster.and_then(|cluster| Some((cluster.lean?, cluster.is_likely))) else {
        return Accord::Open;
    };
    match (lean == asked, is_likely) {
        (true, true) => Accord::Fits,
        (true, false) => Accord::Open,
        (false, false) => Accord::Unlikely,
        (false, true) => Accord::Implausible,
    }
}

/// The gender that the words of a phrase ask for.
fn asked(phrase: &Phrase) -> Option<Gender> {
    match &phrase.form {
        Form::Pronoun(Pronoun::Person(gender)) => Some(*gender),
        Form::Description(description) => description.gender,
        _ => None,
    }
}

/// The gender that a title, a pronoun or a describing noun told.
fn told(discourse: &Discourse, referent: Referent) -> Option<Gender> {
    match referent {
        Referent::Entity(_) => discourse.cluster(referent)?.gender,
        Referent::Described(at) => description_of(discourse.scene.phrases.get(at)?)?.gender,
    }
}
