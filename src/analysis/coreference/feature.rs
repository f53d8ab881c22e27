//! What tells whether somebody mentioned before is meant by a pronoun or description, as features of a linear model.
//!
//! The features are those of the field since Lappin and Leass (1994): recency, grammatical roles, frequency,
//! parallelism; and of quotations: who spoke last.

use super::Referent;
use super::antecedent::description_of;
use super::cluster::Cluster;
use super::discourse::{Discourse, Position, Standing};
use super::gender::{Accord, accord};
use super::{owner, role};
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Description, Form, Phrase, Pronoun};
use crate::analysis::ranker::{Features, bucket, mix};
use crate::lexicon::Sort;
use crate::lexicon::field::Fields;
use crate::text::spelling;

/// One question with all that its antecedents share.
pub(super) struct Asked<'a, 'd, 's, 't> {
    discourse: &'a Discourse<'d, 's, 't>,
    at: usize,
    phrase: &'a Phrase,
    standings: &'a [&'a Standing],
    /// What kind of words ask, and how they stand in their sentence.
    class: u64,
    position: Position,
    sentence: usize,
    block: usize,
    /// Whether the paragraph begins with a quotation, and the phrase is the first outside of it.
    opening: (bool, bool),
    owner: Option<Referent>,
    /// Whose the text is that was called by the same noun before.
    author: Option<Referent>,
    /// The numbers among the standings of the last subject, and of the last who spoke.
    last_subject: Option<usize>,
    last_spoke: Option<usize>,
    /// Which of them a pronoun stood for last.
    last_pronoun: Option<usize>,
    /// The salience of each standing.
    salience: Vec<f32>,
    /// The numbers of the two most salient.
    foremost: [Option<usize>; 2],
    /// How well the words of a description fit each standing.
    fits: Vec<Fits>,
    /// How much a description tells: the words before its noun, and whether more stands behind.
    told: (usize, bool),
}

impl<'a, 'd, 's, 't> Asked<'a, 'd, 's, 't> {
    /// The question of phrase `at`, whose by its words is that of `owner`; `standings` are those whom it may stand for,
    /// the last mentioned first.
    pub(super) fn new(
        discourse: &'a Discourse<'d, 's, 't>,
        at: usize,
        phrase: &'a Phrase,
        owner: Option<Referent>,
        standings: &'a [&'a Standing],
    ) -> Asked<'a, 'd, 's, 't> {
        let doc = discourse.scene.doc;
        let start = phrase.whole.start;
        let latest = |of: fn(&Standing) -> Option<usize>| {
            let known = standings.iter().enumerate().filter_map(|(rank, s)| Some((of(s)?, rank)));
            known.max_by_key(|&(sentence, rank)| (sentence, usize::MAX - rank)).map(|(_, rank)| rank)
        };
        let sentence = doc.sentence_of(start);
        let words = description_of(phrase).map(|description| Words::of(discourse, phrase, description));
        let told = words.as_ref().map_or(0, |words| words.modifiers.len().min(2));
        let fits = |words: Words| standings.iter().map(|s| words.fits(discourse, s)).collect();
        let salience: Vec<f32> =
            standings.iter().map(|standing| salience(discourse, phrase, standing, sentence)).collect();
        Asked {
            discourse,
            at,
            phrase,
            standings,
            class: class(discourse, phrase),
            position: discourse.position(at, phrase),
            sentence,
            block: doc.block_of(start),
            opening: opening(discourse, phrase),
            owner,
            author: owner::author(discourse, phrase, standings),
            last_subject: latest(|s| s.subject),
            last_spoke: latest(|s| s.spoke),
            last_pronoun: latest(|s| s.pronoun),
            foremost: foremost(&salience),
            salience,
            fits: words.map(fits).unwrap_or_default(),
            told: (told, is_specified(discourse, phrase)),
        }
    }

    /// Adds the features of the standing of that rank.
    pub(super) fn of_standing(&self, rank: usize, features: &mut Features) {
        let Some(standing) = self.standings.get(rank) else { return };
        self.of_place(rank, standing, features);
        self.of_kind(rank, standing, features);
        self.of_speech(rank, standing, features);
        if let (Some(description), Some(fits)) = (description_of(self.phrase), self.fits.get(rank)) {
            self.of_words(description, *fits, standing, rank, features);
        }
    }

    /// Adds the features of the owner of a text who has not been mentioned before: "a Smith report".
    pub(super) fn of_unmentioned_owner(&self, features: &mut Features) {
        let kind = self.owner.and_then(|owner| self.discourse.cluster(owner)).map(|cluster| cluster.kind);
        features.add(1, self.class);
        features.add(2, (self.class, kind, self.position == Position::Speaks));
    }

    /// Adds the features of somebody new, or nobody.
    pub(super) fn of_nobody_known(&self, features: &mut Features) {
        let speaks = self.position == Position::Speaks;
        features.add(10, (self.class, speaks));
        features.add(11, (self.class, self.standings.len().min(4), speaks));
        let nearest = self.standings.first().map(|standing| (self.sentence - standing.sentence).min(4));
        features.add(12, (self.class, nearest));
        if let Some(description) = description_of(self.phrase) {
            let head = mix(&self.head(description));
            features.add(13, head);
            features.add(14, (head, self.standings.len().min(3)));
            let best = self.fits.iter().map(|fits| fits.0).max();
            let alike = self.fits.iter().any(|fits| fits.1);
            let named = self.fits.iter().any(|fits| fits.2);
            let in_field = self.fits.iter().any(|fits| fits.3);
            features.add(15, (self.class, best, alike, named));
            features.add(17, (self.class, self.told, best, in_field));
            features.add(18, (head, self.told, best > Some(0) || alike || named || in_field));
            features.add(19, (self.class, self.told, self.standings.len().min(3), nearest, best));
            features.add(16, (self.class, self.owner.is_some(), best, speaks));
        }
    }

    /// Where and how it was mentioned last.
    fn of_place(&self, rank: usize, standing: &Standing, features: &mut Features) {
        let sentences = (self.sentence - standing.sentence).min(9);
        let blocks = (self.block - standing.block).min(3);
        let form = self.discourse.scene.phrases.get(standing.last).map(form);
        let is_subject = (self.last_subject == Some(rank), self.last_spoke == Some(rank));
        let subjects = standing.subject.map(|sentence| bucket(self.sentence - sentence));
        let (more_salient, margin) = self.foreground(rank);
        features.add(28, (self.class, more_salient, margin));
        features.add(29, (more_salient, margin, self.position));
        features.add(30, (more_salient, is_subject, rank.min(2)));
        features.add(20, (self.class, rank.min(4), self.position));
        features.add(21, (self.class, sentences, standing.position));
        features.add(22, (self.class, blocks, rank.min(3)));
        features.add(23, (self.class, form, sentences.min(3), standing.position));
        features.add(24, (self.class, is_subject, rank.min(2), self.position));
        features.add(25, (self.class, subjects, self.position));
        let led = standing.led.map(|sentence| bucket(self.sentence - sentence));
        features.add(31, (self.class, led, self.position));
        features.add(32, (led, subjects, self.opening));
        features.add(33, (self.opening, is_subject, blocks));
        features.add(34, (self.opening, more_salient, blocks, standing.position));
        let pronoun = standing.pronoun.map(|sentence| (self.sentence - sentence).min(3));
        features.add(35, (self.class, pronoun, self.last_pronoun == Some(rank)));
        features.add(36, (pronoun, self.last_pronoun == Some(rank), is_subject, sentences.min(2)));
        features.add(26, (self.position, standing.position, sentences.min(3), rank.min(3)));
        features.add(27, (is_subject, self.standings.len().min(4), rank.min(3)));
    }

    /// How many are more in the foreground, and by how much the most salient other leads or follows, in half steps.
    fn foreground(&self, rank: usize) -> (usize, i8) {
        let Some(&own) = self.salience.get(rank) else { return (0, 0) };
        let other = self.foremost.into_iter().flatten().find(|&other| other != rank);
        let margin = match other.and_then(|other| self.salience.get(other)) {
            Some(most) => ((own - most) * 2.0).round().clamp(-6.0, 6.0),
            None => 7.0,
        };
        (self.salience.iter().filter(|other| **other > own).count().min(4), margin as i8)
    }

    /// What it is, and how often it was mentioned.
    fn of_kind(&self, rank: usize, standing: &Standing, features: &mut Features) {
        let accord = accord(self.discourse, self.phrase, standing.referent);
        let kind = self.kind(standing.referent);
        let rivals = self.standings.len().min(4);
        features.add(40, (self.class, kind));
        features.add(46, accord);
        features.add(47, (accord, rivals, rank.min(2)));
        features.add(41, (self.class, kind, rank.min(3), rivals));
        features.add(44, (kind, rivals));
        features.add(45, (self.class, kind, self.is_joined(standing.last)));
    }

    /// Who spoke before, and whom the words speak of that the phrase says.
    fn of_speech(&self, rank: usize, standing: &Standing, features: &mut Features) {
        let says = self.discourse.says.get(self.at).copied().flatten();
        let is_spoken_of = says.is_some() && standing.quoted == says;
        let ago = self.discourse.speakers.iter().rev().take(3).position(|&other| other == standing.referent);
        let blocks = (self.block - standing.block).min(2);
        let spoke = standing.spoke.map(|sentence| bucket(self.sentence - sentence));
        features.add(60, (self.class, is_spoken_of));
        features.add(61, (self.class, says.is_some(), ago, blocks));
        features.add(62, (ago, says.is_some(), self.last_subject == Some(rank), rank.min(3)));
        features.add(63, (self.position, spoke, ago));
        features.add(64, (self.discourse.speakers.is_empty(), ago, self.last_spoke == Some(rank)));
    }

    /// What the words of a description tell of it.
    fn of_words(
        &self,
        description: &Description,
        fits: Fits,
        standing: &Standing,
        rank: usize,
        features: &mut Features,
    ) {
        let referent = standing.referent;
        let head = mix(&self.head(description));
        let kind = self.kind(referent);
        let owns = self.owner == Some(referent);
        features.add(80, (self.class, fits, owns));
        features.add(79, (head, self.author == Some(referent), self.position == Position::Speaks));
        features.add(78, (self.class, self.author == Some(referent), kind, self.author.is_some()));
        features.add(87, (self.class, fits, self.told, rank.min(3)));
        features.add(88, (head, self.told, fits.3, rank == 0));
        features.add(89, (self.class, fits, standing.spoke.is_some(), self.position == Position::Speaks));
        features.add(81, (head, kind, fits));
        let has_role = self.discourse.cluster(referent).map(|cluster| !cluster.role_words.is_empty());
        features.add(91, (head, kind, (self.sentence - standing.sentence).min(3), standing.position));
        features.add(92, (head, self.last_subject == Some(rank), self.last_spoke == Some(rank)));
        features.add(95, (head, kind, self.last_subject == Some(rank), self.last_spoke == Some(rank)));
        features.add(93, (self.class, fits, has_role));
        features.add(94, (head, fits.0, has_role, rank == 0));
        features.add(82, (head, fits, rank == 0));
        features.add(86, (head, owns, self.position == Position::Speaks));
        features.add(83, (self.class, owns, kind, self.position == Position::Speaks));
        features.add(84, (self.class, fits, rank.min(3), (self.block - standing.block).min(2)));
        features.add(85, mix(&(self.discourse.scene.doc.lower(self.phrase.whole.start), kind, fits)));
    }

    /// Whether a phrase is the first of two that "and" joins.
    fn is_joined(&self, phrase: usize) -> bool {
        let phrases = self.discourse.scene.phrases;
        phrases.get(phrase).is_some_and(|phrase| self.discourse.scene.doc.lower(phrase.whole.end) == "and")
    }

    fn head(&self, description: &Description) -> &str {
        self.discourse.scene.doc.lower(description.head)
    }

    /// What sort of thing a referent is.
    fn kind(&self, referent: Referent) -> (Option<EntityKind>, Option<Sort>, bool) {
        let phrases = self.discourse.scene.phrases;
        match referent {
            Referent::Entity(_) => {
                let cluster = self.discourse.cluster(referent);
                let is_whole = cluster.is_some_and(|cluster| cluster.words.len() > 1);
                (cluster.map(|cluster| cluster.kind), None, is_whole)
            }
            Referent::Described(at) => {
                (None, phrases.get(at).and_then(description_of).map(|description| description.sort), false)
            }
        }
    }
}

/// How well the words of a description fit somebody: a role that the article gives them, the noun that they were
/// described with, a word of their name, a field that they are of.
type Fits = (u8, bool, bool, bool);

/// The words of a description.
struct Words<'a> {
    head: &'a str,
    /// The key word of the noun.
    key: String,
    /// What stands before the noun, as far as it tells something.
    modifiers: Vec<&'a str>,
    fields: Fields,
}

impl<'a> Words<'a> {
    fn of(discourse: &'a Discourse, phrase: &Phrase, description: &Description) -> Words<'a> {
        let doc = discourse.scene.doc;
        let head = doc.lower(description.head);
        let words = doc.lowers(phrase.whole.start..description.head);
        Words {
            head,
            key: spelling::key(head),
            modifiers: words.filter(|word| role::is_telling(word)).collect(),
            fields: fields(discourse, head),
        }
    }

    fn fits(&self, discourse: &Discourse, standing: &Standing) -> Fits {
        let is_alike = standing.described.is_some_and(|noun| discourse.scene.doc.lower(noun) == self.head);
        match discourse.cluster(standing.referent) {
            // "the bank" after "Bank of England"
            Some(cluster) => {
                let is_named = cluster.words.contains(&self.key);
                (self.role_match(cluster), is_alike, is_named, self.fields.meet(cluster.fields))
            }
            None => {
                let described =
                    standing.described.map(|noun| fields(discourse, discourse.scene.doc.lower(noun)));
                (0, is_alike, false, described.is_some_and(|fields| self.fields.meet(fields)))
            }
        }
    }

    /// How well they fit a role that the article gives somebody: the noun alone, all words.
    fn role_match(&self, cluster: &Cluster) -> u8 {
        let head = role::full_form(self.head);
        let of_role = |role: &Vec<String>| {
            if !role.iter().any(|word| word == head) {
                return 0;
            }
            let shared = self.modifiers.iter().filter(|m| role.iter().any(|word| is_alike(m, word))).count();
            match (self.modifiers.len(), shared) {
                (0, _) => 2,
                (all, shared) if all == shared => 4,
                (_, 0) => 1,
                _ => 3,
            }
        };
        cluster.role_words.iter().map(of_role).max().unwrap_or(0)
    }
}

/// The fields of a noun.
fn fields(discourse: &Discourse, noun: &str) -> Fields {
    discourse.lexicon.fields.of(noun)
}

/// Whether words behind a description tell who is meant: "the head of the bank", "the man who fell".
fn is_specified(discourse: &Discourse, phrase: &Phrase) -> bool {
    let next = discourse.scene.doc.lower(phrase.whole.end);
    matches!(
        next,
        "of" | "for" | "who" | "whose" | "that" | "which" | "at" | "in" | "from" | "with" | "behind"
    )
}

/// The salience of somebody for the words of a sentence, less where they hardly fit.
fn salience(discourse: &Discourse, phrase: &Phrase, standing: &Standing, sentence: usize) -> f32 {
    let malus = match accord(discourse, phrase, standing.referent) {
        Accord::Fits | Accord::Open => 0.0,
        Accord::Unlikely | Accord::Implausible | Accord::Clashes => 3.0,
    };
    let unnamed = if matches!(standing.referent, Referent::Described(_)) { 0.4 } else { 0.0 };
    standing.salience_at(sentence) - malus - unnamed
}

/// The numbers of the two most salient.
fn foremost(salience: &[f32]) -> [Option<usize>; 2] {
    let mut ranked = [None; 2];
    for (n, own) in salience.iter().enumerate() {
        let is_ahead = |place: Option<usize>| place.is_none_or(|other| *own > salience[other]);
        if is_ahead(ranked[0]) {
            ranked = [Some(n), ranked[0]];
        } else if is_ahead(ranked[1]) {
            ranked[1] = Some(n);
        }
    }
    ranked
}

/// Whether the paragraph begins with a quotation, and the phrase is the first outside of it.
fn opening(discourse: &Discourse, phrase: &Phrase) -> (bool, bool) {
    let (doc, start) = (discourse.scene.doc, phrase.whole.start);
    let Some(block) = doc.blocks.get(doc.block_of(start)) else { return (false, false) };
    let quoted = &discourse.scene.quoted;
    let first = block.tokens.clone().find(|&at| !quoted[at] && doc.is_word(at));
    (quoted[block.tokens.start], first == Some(start))
}

/// What kind of words ask.
fn class(discourse: &Discourse, phrase: &Phrase) -> u64 {
    let is_reflexive = discourse.scene.doc.lower(phrase.tokens.start).ends_with("self");
    match &phrase.form {
        Form::Pronoun(Pronoun::Person(_)) => 1,
        Form::Pronoun(Pronoun::Thing) => 2,
        Form::Pronoun(Pronoun::Several) => 3,
        Form::Pronoun(Pronoun::Writer) => 4,
        Form::Description(description) => mix(&(description.sort, description.determiner)),
        Form::Name { .. } => 0,
    }
    .wrapping_add(if is_reflexive { 16 } else { 0 })
}

/// Whether a phrase is a name, a pronoun or a description.
fn form(phrase: &Phrase) -> u8 {
    match &phrase.form {
        Form::Name { .. } => 0,
        Form::Pronoun(_) => 1,
        Form::Description(_) => 2,
    }
}

/// "iran" and "iranian".
fn is_alike(a: &str, b: &str) -> bool {
    a == b || a.len() > 3 && b.starts_with(a) || b.len() > 3 && a.starts_with(b)
}
