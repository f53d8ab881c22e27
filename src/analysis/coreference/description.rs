//! Descriptions → who is meant: somebody whose role it is, somebody described alike before, the most salient of
//! those who fit, or somebody new.
//!
//! Knows roles and nouns. Does not know pronouns.

use super::salience::{Resolver, UNNAMED};
use super::{Referent, role};
use crate::analysis::entity::{EntityIdx, EntityKind};
use crate::analysis::mention::{Description, Determiner, Form, Phrase};
use crate::lexicon::Number;
use crate::text::spelling;

/// Nouns that describe people whom articles leave unnamed: "the official said" is nobody known by name, unless a
/// role says so.
const ANONYMOUS: &[&str] = &[
    "official",
    "source",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "adviser",
    "advisor",
    "resident",
    "witness",
    "voter",
    "person",
    "man",
    "woman",
    "insider",
    "employee",
    "worker",
    "narrator",
    "announcer",
    "caller",
    "user",
    "reader",
    "supporter",
    "protester",
    "neighbor",
    "neighbour",
    "father",
    "mother",
    "wife",
    "husband",
    "brother",
    "sister",
    "son",
    "daughter",
    "friend",
];
/// Nouns that stand for an organisation named before.
const BODIES: &[&str] = &[
    "agency",
    "company",
    "firm",
    "group",
    "organization",
    "organisation",
    "union",
    "newspaper",
    "paper",
    "daily",
    "magazine",
    "network",
    "site",
    "website",
    "outlet",
    "broadcaster",
    "bank",
    "ministry",
    "department",
    "committee",
    "commission",
    "council",
    "court",
    "university",
    "party",
    "fund",
    "foundation",
    "institute",
    "association",
    "league",
    "club",
    "board",
    "alliance",
    "coalition",
    "federation",
    "authority",
];

/// How many mentions back a description may point; readers forget, and a long article must not take for ever.
const MEMORY: usize = 500;

impl Resolver<'_, '_> {
    /// Whom a description stands for: somebody whose role it is, somebody described alike before, or somebody new.
    pub(super) fn described(
        &self,
        at: usize,
        phrase: &Phrase,
        description: &Description,
    ) -> Option<Referent> {
        if self.is_quoted(phrase) {
            return None;
        }
        let head = self.doc.lower(description.head);
        let new = Some(Referent::Described(at));
        if description.determiner == Determiner::Indefinite || description.number == Number::Plural {
            return new;
        }
        let known = self.by_role(phrase, description).or_else(|| self.described_alike(head));
        if known.is_some() {
            return known;
        }
        let is_definite = description.determiner == Determiner::Definite;
        match description.number {
            Number::Collective if is_definite => {
                let body = || self.most_salient(phrase, |referent| self.fits_body(referent));
                self.organization_called(head).or_else(|| body().filter(|_| BODIES.contains(&head))).or(new)
            }
            Number::Singular if is_definite && !ANONYMOUS.contains(&head) => self
                .most_salient(phrase, |r| {
                    self.fits_person(r, description.gender).filter(|&fit| fit > UNNAMED)
                })
                .or(new),
            _ => new,
        }
    }

    /// The person whose role, as the article gives it, has the description's noun and does not contradict its
    /// other words; of several the one mentioned last.
    fn by_role(&self, phrase: &Phrase, description: &Description) -> Option<Referent> {
        let head = role::full_form(self.doc.lower(description.head));
        let modifiers: Vec<&str> =
            self.doc.lowers(phrase.whole.start..description.head).filter(|w| role::is_telling(w)).collect();
        let fits = |words: &Vec<String>| {
            let is_shared = |modifier: &&str| words.iter().any(|word| is_alike(modifier, word));
            words.iter().any(|word| word == head)
                && (modifiers.is_empty() || words.len() == 1 || modifiers.iter().any(is_shared))
        };
        let seen = self.seen.iter().rev().take(MEMORY).find(|seen| match seen.referent {
            Referent::Entity(EntityIdx(n)) => {
                self.clusters.get(n).is_some_and(|cluster| cluster.role_words.iter().any(fits))
            }
            Referent::Described(_) => false,
        });
        seen.map(|seen| seen.referent)
    }

    fn described_alike(&self, head: &str) -> Option<Referent> {
        let seen = self.seen.iter().rev().take(MEMORY).find(|seen| match seen.referent {
            Referent::Described(at) => match &self.phrases.get(at).map(|phrase| &phrase.form) {
                Some(Form::Description(other)) => self.doc.lower(other.head) == head,
                _ => false,
            },
            Referent::Entity(_) => false,
        });
        seen.map(|seen| seen.referent)
    }

    /// The organisation mentioned last whose name holds the noun: "the bank" after "Bank of England".
    fn organization_called(&self, head: &str) -> Option<Referent> {
        let word = spelling::key(head);
        let seen = self.seen.iter().rev().take(MEMORY).find(|seen| match seen.referent {
            Referent::Entity(EntityIdx(n)) => self.clusters.get(n).is_some_and(|cluster| {
                cluster.kind == EntityKind::Organization && cluster.words.contains(&word)
            }),
            Referent::Described(_) => false,
        });
        seen.map(|seen| seen.referent)
    }

    fn fits_body(&self, referent: Referent) -> Option<f32> {
        match referent {
            Referent::Entity(EntityIdx(n)) => {
                self.clusters.get(n).filter(|cluster| cluster.kind == EntityKind::Organization).map(|_| 0.0)
            }
            Referent::Described(_) => None,
        }
    }
}

/// "iran" and "iranian".
fn is_alike(a: &str, b: &str) -> bool {
    a == b || a.len() > 3 && b.starts_with(a) || b.len() > 3 && a.starts_with(b)
}
