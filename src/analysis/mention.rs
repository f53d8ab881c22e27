//! Doc + names → [`Phrase`]s: every stretch of words that stands for somebody or something.
//!
//! Knows what words a mention is made of: names with their titles, pronouns, descriptions. Does not know who is
//! meant.

mod description;
mod label;
mod pronoun;
mod repeat;
mod run_on;
mod sayer;
mod small;
mod subject;
mod title;

use super::doc::Doc;
use super::entity::EntityKind;
use super::expression::Expression;
use super::name::Name;
use crate::lexicon::{Gender, Lexicon, Sort};
use crate::text::Span;
pub(super) use description::is_possessive;
use std::ops::Range;

/// A mention as tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Where it stands: what `tokens` cover, or a part of a hyphenated word: "US" in "US-led".
    pub span: Span,
    /// The name without its titles, the pronoun, or the description with its determiner.
    pub tokens: Range<usize>,
    /// The same with the titles and the determiner of a name: "the Iranian foreign minister Abbas Araghchi".
    pub whole: Range<usize>,
    /// What it is made of.
    pub form: Form,
    /// Whether it is followed by a possessive "'s", or is a possessive pronoun.
    pub possessive: bool,
    /// Whether it looks like the subject of a clause, judged by the words before it.
    pub subject: bool,
    /// Whether it only modifies another phrase that holds it: "Iran" in "Iran’s foreign minister".
    pub modifier: bool,
}

/// What a phrase is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A name.
    Name {
        /// What kind of thing bears it.
        kind: EntityKind,
        /// The title or role in front, as printed, without its determiner.
        title: Option<Range<usize>>,
        /// What the title tells of gender.
        gender: Option<Gender>,
    },
    /// "he", "their".
    Pronoun(Pronoun),
    /// "a regional official".
    Description(Description),
}

/// What a pronoun may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// "he", "she".
    Person(Gender),
    /// "it".
    Thing,
    /// "they".
    Several,
    /// "I", outside quotations.
    Writer,
}

/// A description of somebody who is not named by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Description {
    /// The noun: "official".
    pub head: usize,
    /// How it is determined.
    pub determiner: Determiner,
    /// What the noun stands for.
    pub sort: Sort,
    /// What the noun tells of gender.
    pub gender: Option<Gender>,
}

/// How a description is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Determiner {
    /// "the", "this", "Iran's", "his": somebody known.
    Definite,
    /// "a", "one", "several": somebody new.
    Indefinite,
    /// None.
    Bare,
}

impl Phrase {
    /// A phrase that is all of `tokens`, with nothing around it that belongs to it.
    fn new(doc: &Doc, tokens: Range<usize>, form: Form) -> Phrase {
        let (span, possessive) = (doc.span(tokens.clone()), description::is_possessive(doc, tokens.end));
        Phrase { span, whole: tokens.clone(), tokens, form, possessive, subject: false, modifier: false }
    }

    /// The words that no other phrase may have for its own: a name, or the noun of a description.
    fn core(&self) -> Range<usize> {
        match &self.form {
            Form::Description(description) => description.head..description.head + 1,
            _ => self.tokens.clone(),
        }
    }

    /// The kind of what it stands for; an organisation for "it", a person for other pronouns.
    pub fn kind(&self) -> EntityKind {
        match &self.form {
            Form::Name { kind, .. } => *kind,
            Form::Pronoun(Pronoun::Thing) => EntityKind::Organization,
            Form::Description(Description { sort: Sort::Body, .. }) => EntityKind::Organization,
            Form::Description(Description { sort: Sort::Text, .. }) => EntityKind::Work,
            Form::Pronoun(_) | Form::Description(_) => EntityKind::Person,
        }
    }

    /// Whether it names a person.
    pub fn is_person_name(&self) -> bool {
        matches!(self.form, Form::Name { kind: EntityKind::Person, .. })
    }

    /// Whether what it stands for can speak here: not a date, an amount, a work named by its title, nor a modifier.
    pub fn can_speak(&self) -> bool {
        let speaks = match &self.form {
            Form::Name { kind, .. } => {
                matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place)
            }
            Form::Pronoun(_) | Form::Description(_) => true,
        };
        speaks && !self.modifier
    }
}

/// All phrases of a document, in order of their start, the longer first. One may hold another that modifies it:
/// "Iran" in "Iran’s foreign minister".
pub fn find(doc: &Doc, names: &[Name], expressions: &[Expression], lexicon: &Lexicon) -> Vec<Phrase> {
    let names = &repeat::with_parts(doc, names, expressions, lexicon);
    let by_token = NameAt::new(doc, names);
    // Most articles have a phrase for every five tokens at the most.
    let phrases = Vec::with_capacity(doc.tokens.len() / 5);
    let mut found = Found { phrases, taken: vec![false; doc.tokens.len()] };
    for name in names {
        found.keep(title::with_title(doc, name, &by_token, lexicon));
    }
    for expression in expressions {
        let tokens = expression.tokens.clone();
        let form = Form::Name { kind: expression.kind, title: None, gender: None };
        found.add(Phrase::new(doc, tokens, form));
    }
    for token in 0..doc.tokens.len() {
        if let Some(phrase) =
            pronoun::at(doc, token).or_else(|| description::at(doc, token, &by_token, lexicon))
        {
            found.add(phrase);
        }
    }
    let mut phrases = found.phrases;
    phrases
        .sort_by_key(|phrase| (phrase.whole.start, std::cmp::Reverse(phrase.whole.end), phrase.span.start));
    mark_modifiers(&mut phrases);
    subject::mark(doc, &mut phrases);
    phrases
}

/// Marks the phrases that lie inside another one before its core.
fn mark_modifiers(phrases: &mut [Phrase]) {
    let mut outer: Option<std::ops::Range<usize>> = None;
    for phrase in phrases {
        let holder = outer.clone().filter(|holder| phrase.whole.end <= holder.end);
        phrase.modifier = holder.is_some();
        if holder.is_none() {
            outer = Some(phrase.whole.clone());
        }
    }
}

/// The phrases found so far. Each word is the core of one phrase at most; the first one keeps it.
struct Found {
    phrases: Vec<Phrase>,
    taken: Vec<bool>,
}

impl Found {
    /// Adds a phrase whose core is free.
    fn add(&mut self, phrase: Phrase) {
        if !self.taken[phrase.core()].contains(&true) {
            self.keep(phrase);
        }
    }

    fn keep(&mut self, phrase: Phrase) {
        let title = match &phrase.form {
            Form::Name { title: Some(title), .. } => title.start,
            _ => phrase.core().start,
        };
        self.taken[title..phrase.core().end].fill(true);
        self.phrases.push(phrase);
    }
}

/// Which name, if any, holds a token.
struct NameAt<'n> {
    names: &'n [Name],
    at: Vec<Option<usize>>,
}

impl<'n> NameAt<'n> {
    fn new(doc: &Doc, names: &'n [Name]) -> NameAt<'n> {
        let mut at = vec![None; doc.tokens.len()];
        for (n, name) in names.iter().enumerate() {
            at[name.tokens.clone()].fill(Some(n));
        }
        NameAt { names, at }
    }

    fn get(&self, token: usize) -> Option<&'n Name> {
        self.names.get((*self.at.get(token)?)?)
    }
}
