//! Pronouns and descriptions → who is meant: the most salient of those mentioned before who fit.
//!
//! Salience follows Lappin and Leass (1994) in spirit: recency in sentences, subjects before objects, with
//! penalties for possessives and for mentions inside quotations.

use super::cluster::Cluster;
use super::{Referent, role};
use crate::analysis::doc::Doc;
use crate::analysis::entity::{EntityIdx, EntityKind};
use crate::analysis::mention::{Description, Determiner, Form, Phrase, Pronoun};
use crate::lexicon::{Gender, Lexicon, Number};
use crate::text::spelling;

/// How many sentences back a pronoun may point.
const REACH: usize = 9;
const PER_SENTENCE: f32 = 0.6;
const SUBJECT: f32 = 1.0;
const POSSESSIVE: f32 = -0.3;
const QUOTED: f32 = -1.5;
const UNNAMED: f32 = -0.4;
const UNKNOWN_GENDER: f32 = -1.2;
const SPEAKS: f32 = 0.6;
/// The least weight of a cue that makes a speaker of its subject.
const SAYING: f32 = 0.5;
const PLACE: f32 = -0.8;

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

/// Somebody mentioned so far.
struct Seen {
    referent: Referent,
    sentence: usize,
    weight: f32,
}

struct Resolver<'a, 't> {
    doc: &'a Doc<'t>,
    lexicon: &'a Lexicon,
    phrases: &'a [Phrase],
    quoted: &'a [bool],
    clusters: &'a mut [Cluster],
    seen: Vec<Seen>,
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

    fn is_quoted(&self, phrase: &Phrase) -> bool {
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
    fn most_salient(&self, phrase: &Phrase, fits: impl Fn(Referent) -> Option<f32>) -> Option<Referent> {
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
    fn fits_person(&self, referent: Referent, gender: Option<Gender>) -> Option<f32> {
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

    fn fits_body(&self, referent: Referent) -> Option<f32> {
        match referent {
            Referent::Entity(EntityIdx(n)) => {
                self.clusters.get(n).filter(|cluster| cluster.kind == EntityKind::Organization).map(|_| 0.0)
            }
            Referent::Described(_) => None,
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

    /// Whom a description stands for: somebody whose role it is, somebody described alike before, or somebody new.
    fn described(&self, at: usize, phrase: &Phrase, description: &Description) -> Option<Referent> {
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
            self.doc.lowers(phrase.whole.start..description.head).filter(|w| is_telling(w)).collect();
        let fits = |cluster: &Cluster| {
            cluster.roles.iter().any(|role| {
                let role = role.to_lowercase();
                let words: Vec<&str> =
                    role.split(|c: char| !c.is_alphanumeric()).filter(|w| is_telling(w)).collect();
                words.contains(&head)
                    && (modifiers.is_empty()
                        || words.len() == 1
                        || modifiers.iter().any(|m| words.iter().any(|w| is_alike(m, w))))
            })
        };
        let seen = self.seen.iter().rev().find(|seen| match seen.referent {
            Referent::Entity(EntityIdx(n)) => self.clusters.get(n).is_some_and(fits),
            Referent::Described(_) => false,
        });
        seen.map(|seen| seen.referent)
    }

    fn described_alike(&self, head: &str) -> Option<Referent> {
        let seen = self.seen.iter().rev().find(|seen| match seen.referent {
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
        let seen = self.seen.iter().rev().find(|seen| match seen.referent {
            Referent::Entity(EntityIdx(n)) => self.clusters.get(n).is_some_and(|cluster| {
                cluster.kind == EntityKind::Organization && cluster.words.contains(&word)
            }),
            Referent::Described(_) => false,
        });
        seen.map(|seen| seen.referent)
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

/// Whether a word of a description tells who is meant.
fn is_telling(word: &str) -> bool {
    !matches!(
        word,
        "" | "the"
            | "a"
            | "an"
            | "of"
            | "for"
            | "and"
            | "in"
            | "at"
            | "s"
            | "'s"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "former"
            | "longtime"
    )
}

/// "iran" and "iranian".
fn is_alike(a: &str, b: &str) -> bool {
    a == b || a.len() > 3 && b.starts_with(a) || b.len() > 3 && a.starts_with(b)
}
