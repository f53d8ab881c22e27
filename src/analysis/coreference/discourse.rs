//! The phrases in the order of the text: who has been mentioned so far, where, and how.
//!
//! Knows the state of the discourse. What there is to choose from for a pronoun or description is the business of
//! `antecedent`.

use super::Referent;
use super::antecedent::{self, Antecedent, Question};
use super::cluster::Cluster;
use crate::analysis::entity::EntityIdx;
use crate::analysis::mention::{Determiner, Form, Phrase, Pronoun};
use crate::analysis::scene::Scene;
use crate::lexicon::{Lexicon, Sort};
use rustc_hash::FxHashMap;

/// How many of those mentioned last are kept in mind; readers forget, and a long article must not take for ever.
const MEMORY: usize = 48;
/// The least weight of a cue that makes a speaker of its subject.
const SAYING: f32 = 0.5;
/// What each sentence takes from salience.
const FADING: f32 = 0.6;

/// Words with which a clause begins that stands before its main clause.
const SUBORDINATING: &[&str] = &[
    "after", "although", "as", "asked", "because", "before", "if", "once", "since", "though", "unless",
    "until", "when", "whether", "while",
];

/// How a phrase stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Position {
    /// The subject of a word of saying.
    Speaks,
    Subject,
    Possessive,
    Quoted,
    Other,
}

/// Somebody or something mentioned so far.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) referent: Referent,
    /// The number of the last phrase, where it stands, and how it stands best in that sentence.
    pub(super) last: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    pub(super) position: Position,
    /// How much it was in the foreground at the last mention.
    salience: f32,
    /// The sentences in which it was last a subject, and last spoke.
    pub(super) subject: Option<usize>,
    pub(super) spoke: Option<usize>,
    /// The noun by which it was last described.
    pub(super) described: Option<usize>,
    /// Of a text, the phrase that is the subject of the sentence that introduced it: "Smith said in a statement".
    author: Option<usize>,
    /// The sentence in which a pronoun last stood for it.
    pub(super) pronoun: Option<usize>,
    /// The sentence of which it was last the first subject.
    pub(super) led: Option<usize>,
    /// The content that last mentioned it.
    pub(super) quoted: Option<usize>,
}

impl Position {
    /// What it adds to salience.
    fn salience(self) -> f32 {
        match self {
            Position::Speaks => 1.6,
            Position::Subject => 1.0,
            Position::Other => 0.0,
            Position::Possessive => -0.3,
            Position::Quoted => -1.5,
        }
    }
}

impl Standing {
    /// How much it is in the foreground in a later sentence: the highest that a mention has left, less what each
    /// sentence since has taken, after Lappin and Leass (1994).
    pub(super) fn salience_at(&self, sentence: usize) -> f32 {
        self.salience - FADING * (sentence - self.sentence) as f32
    }
}

/// The state of the discourse before a phrase.
pub(super) struct Discourse<'a, 's, 't> {
    pub(super) scene: &'a Scene<'s, 't>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) clusters: &'a mut [Cluster],
    pub(super) referents: Vec<Option<Referent>>,
    /// For each phrase the content that it says, as far as the content's sentence tells.
    pub(super) says: Vec<Option<usize>>,
    /// For each phrase whether it is the subject of a word of saying.
    reports: Vec<bool>,
    standings: Vec<Standing>,
    by_referent: FxHashMap<Referent, usize>,
    /// The last sentence that has a subject.
    led: Option<usize>,
    /// The numbers of the standings, the last mentioned at the end.
    recent: Vec<usize>,
    /// Who said the contents so far, the last at the end.
    pub(super) speakers: Vec<Referent>,
}

/// What all phrases stand for, and how sure that is. `appositions` tells which cluster a description describes.
pub(super) fn resolve(
    scene: &Scene,
    said_by: &[Option<usize>],
    lexicon: &Lexicon,
    clusters: &mut [Cluster],
    appositions: &[Option<usize>],
    mut choose: impl FnMut(&Question) -> (usize, f32),
) -> (Vec<Option<Referent>>, Vec<f32>) {
    let mut discourse = Discourse::new(scene, said_by, lexicon, clusters, appositions);
    let mut certainty = vec![1.0; scene.phrases.len()];
    for at in inner_first(scene.phrases) {
        let phrase = &scene.phrases[at];
        if discourse.referents[at].is_none()
            && let Some(question) = antecedent::question(&discourse, at, phrase)
        {
            let (chosen, probability) = choose(&question);
            certainty[at] = probability;
            discourse.referents[at] =
                question.antecedents.get(chosen).and_then(|antecedent| match antecedent {
                    Antecedent::Known(referent) => Some(*referent),
                    Antecedent::New => Some(Referent::Described(at)),
                    Antecedent::Nobody => None,
                });
        }
        discourse.note(at, phrase);
    }
    (discourse.referents, certainty)
}

/// The numbers of the phrases in their order, but those inside another one before it: whose lawyer "her lawyer" is must
/// be known before who that is.
fn inner_first(phrases: &[Phrase]) -> impl Iterator<Item = usize> {
    let holds = |holder: &usize| !phrases[*holder].modifier;
    (0..phrases.len()).filter(holds).flat_map(|holder| {
        let inner = (holder + 1..phrases.len()).take_while(|&n| phrases[n].modifier);
        inner.chain([holder])
    })
}

impl<'a, 's, 't> Discourse<'a, 's, 't> {
    fn new(
        scene: &'a Scene<'s, 't>,
        said_by: &[Option<usize>],
        lexicon: &'a Lexicon,
        clusters: &'a mut [Cluster],
        appositions: &[Option<usize>],
    ) -> Discourse<'a, 's, 't> {
        let mut referents = vec![None; scene.phrases.len()];
        let named = clusters
            .iter()
            .enumerate()
            .flat_map(|(n, cluster)| cluster.phrases.iter().map(move |&at| (at, n)));
        let described = appositions.iter().enumerate().filter_map(|(at, cluster)| Some((at, (*cluster)?)));
        for (at, cluster) in named.chain(described) {
            referents[at] = Some(Referent::Entity(EntityIdx(cluster)));
        }
        let mut says = vec![None; scene.phrases.len()];
        for (content, phrase) in said_by.iter().enumerate() {
            if let Some(phrase) = *phrase {
                says[phrase] = says[phrase].or(Some(content));
            }
        }
        let mut reports = vec![false; scene.phrases.len()];
        for link in scene.links.iter().filter(|link| link.cue.weight > SAYING) {
            reports[link.phrase] = true;
        }
        Discourse {
            scene,
            lexicon,
            clusters,
            referents,
            says,
            reports,
            standings: Vec::new(),
            by_referent: FxHashMap::default(),
            led: None,
            recent: Vec::new(),
            speakers: Vec::new(),
        }
    }

    /// Those mentioned so far, the last first.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Standing> {
        self.recent.iter().rev().filter_map(|&n| self.standings.get(n))
    }

    pub(super) fn cluster(&self, referent: Referent) -> Option<&Cluster> {
        match referent {
            Referent::Entity(EntityIdx(n)) => self.clusters.get(n),
            Referent::Described(_) => None,
        }
    }

    pub(super) fn is_quoted(&self, phrase: &Phrase) -> bool {
        self.scene.quoted.get(phrase.whole.start).copied().unwrap_or(false)
    }

    /// How a phrase stands in its sentence.
    pub(super) fn position(&self, at: usize, phrase: &Phrase) -> Position {
        match () {
            () if self.is_quoted(phrase) => Position::Quoted,
            () if phrase.possessive || phrase.modifier => Position::Possessive,
            () if self.says[at].is_some() || self.reports[at] => Position::Speaks,
            () if phrase.subject => Position::Subject,
            () => Position::Other,
        }
    }

    /// Takes note of a phrase whose referent is decided.
    fn note(&mut self, at: usize, phrase: &Phrase) {
        let Some(referent) = self.referents[at] else { return };
        self.bind_gender(referent, phrase);
        let start = phrase.whole.start;
        let (doc, position) = (self.scene.doc, self.position(at, phrase));
        let (sentence, block) = (doc.sentence_of(start), doc.block_of(start));
        let author = self.subject_beside(at, phrase);
        let leads = matches!(position, Position::Speaks | Position::Subject)
            && self.led != Some(sentence)
            && self.is_in_main_clause(phrase);
        let slot = *self.by_referent.entry(referent).or_insert(self.standings.len());
        if slot == self.standings.len() {
            self.standings.push(Standing {
                referent,
                last: at,
                sentence,
                block,
                position,
                salience: f32::MIN,
                subject: None,
                spoke: None,
                led: None,
                author,
                pronoun: None,
                described: None,
                quoted: None,
            });
        }
        let standing = &mut self.standings[slot];
        standing.salience = standing.salience_at(sentence).max(position.salience());
        match position {
            Position::Quoted => {
                let content = self.scene.contents.partition_point(|content| content.marked.start <= start);
                standing.quoted = content.checked_sub(1);
            }
            Position::Speaks => (standing.subject, standing.spoke) = (Some(sentence), Some(sentence)),
            Position::Subject => standing.subject = Some(sentence),
            Position::Possessive | Position::Other => {}
        }
        if let Form::Description(description) = &phrase.form {
            standing.described = Some(description.head);
        }
        if matches!(phrase.form, Form::Pronoun(_)) {
            standing.pronoun = Some(sentence);
        }
        if leads {
            standing.led = Some(sentence);
            self.led = Some(sentence);
        }
        let is_new_sentence = standing.sentence != sentence;
        if is_new_sentence || position.salience() > standing.position.salience() {
            standing.position = position;
        }
        (standing.last, standing.sentence, standing.block) = (at, sentence, block);
        // Whoever is mentioned was mentioned not long ago, as a rule.
        if let Some(place) = self.recent.iter().rposition(|&other| other == slot) {
            self.recent.remove(place);
        }
        self.recent.push(slot);
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
        if self.says[at].is_some() {
            self.speakers.push(referent);
        }
    }

    /// Whether a subject is that of its sentence rather than of a clause in front: "Asked whether Smith would go, Jones
    /// shrugged".
    fn is_in_main_clause(&self, phrase: &Phrase) -> bool {
        let (doc, start) = (self.scene.doc, phrase.whole.start);
        let first = doc.lower(doc.sentence_at(start).start);
        let is_behind = SUBORDINATING.contains(&first) || first.ends_with("ing");
        !is_behind || start.checked_sub(1).is_some_and(|before| doc.word(before) == ",")
    }

    /// The subject of the sentence in which a text is spoken of, before it or behind: "In a statement, Smith said".
    fn subject_beside(&self, at: usize, phrase: &Phrase) -> Option<usize> {
        let is_text =
            matches!(&phrase.form, Form::Description(description) if description.sort == Sort::Text);
        let sentence = self.scene.doc.sentence_at(phrase.whole.start);
        let here = |other: &usize| {
            let phrase = &self.scene.phrases[*other];
            sentence.contains(&phrase.whole.start)
        };
        let leads = |other: &usize| {
            let phrase = &self.scene.phrases[*other];
            phrase.subject && phrase.can_speak() && !self.is_quoted(phrase)
        };
        let before = (0..at).rev().filter(|_| is_text).take_while(here);
        let behind = (at + 1..self.scene.phrases.len()).filter(|_| is_text).take_while(here);
        before.chain(behind).find(leads)
    }

    /// Who wrote or sent a text, as far as it is known.
    pub(super) fn author(&self, text: &Standing) -> Option<Referent> {
        let author = self.referents.get(text.author?).copied().flatten();
        author.filter(|author| *author != text.referent)
    }

    /// A pronoun or a describing noun tells the gender of who is meant.
    fn bind_gender(&mut self, referent: Referent, phrase: &Phrase) {
        let told = match &phrase.form {
            Form::Pronoun(Pronoun::Person(gender)) => Some(*gender),
            Form::Description(description) if description.determiner != Determiner::Indefinite => {
                description.gender.filter(|_| description.sort == Sort::Person)
            }
            _ => None,
        };
        if let Referent::Entity(EntityIdx(n)) = referent
            && let Some(cluster) = self.clusters.get_mut(n)
        {
            cluster.gender = cluster.gender.or(told);
        }
    }
}
