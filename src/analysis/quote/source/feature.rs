//! What tells whether a phrase is the source of a content, as hashed features of a linear model.

use super::Source;
use super::frame::Frame;
use super::rules::ends_as_speech;
use crate::analysis::coreference::Referent;
use crate::analysis::entity::EntityKind;
use crate::analysis::mention::{Determiner, Form, Phrase, Pronoun};
use crate::analysis::ranker::{Features, bucket, mix};
use crate::analysis::scene::{Link, Scene};
use crate::lexicon::Sort;
use std::hash::Hash;
use std::ops::Range;

/// One content with all that its candidates share.
pub struct Asked<'a, 't> {
    scene: &'a Scene<'a, 't>,
    referents: &'a [Option<Referent>],
    proposals: &'a [Source],
    /// The sources chosen for the contents before.
    chosen: &'a [Option<usize>],
    n: usize,
    frame: Frame,
    /// What the content looks like: its form, its length, its ends, what stands beside it.
    shape: u64,
    /// Whether words of the article stand before and behind it in its sentence.
    bare: (bool, bool),
    /// The link of its sentence that is nearest to it.
    link: Option<Link>,
}

/// Where a candidate stands, seen from the content.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Label,
    Left,
    Right,
    Before(usize),
    Behind(usize),
    BlockBefore,
    Far,
}

impl<'a, 't> Asked<'a, 't> {
    /// Content `n`. `proposals` are what the rules propose for it.
    pub fn new(
        scene: &'a Scene<'a, 't>,
        referents: &'a [Option<Referent>],
        proposals: &'a [Source],
        chosen: &'a [Option<usize>],
        n: usize,
    ) -> Asked<'a, 't> {
        let frame = Frame::of(scene, n);
        let content = &scene.contents[n];
        let begins_small = scene.doc.word(content.tokens.start).starts_with(char::is_lowercase);
        let length = bucket(content.tokens.len());
        let speech = ends_as_speech(scene, n);
        let bare = (is_bare(scene, frame.left.clone()), is_bare(scene, frame.right.clone()));
        let shape = mix(&(begins_small, length.min(3), speech, content.continues, content.goes_on, bare));
        let around = scene.links_in(frame.left.start..frame.right.end);
        let link = nearest(&content.marked, around.iter());
        Asked { scene, referents, proposals, chosen, n, frame, shape, bare, link }
    }

    /// Adds the features of a candidate; of nobody if it is `None`.
    pub fn add_features(&self, candidate: Option<usize>, features: &mut Features) {
        match candidate.and_then(|n| Some((n, self.scene.phrases.get(n)?))) {
            Some((n, phrase)) => self.of_phrase(n, phrase, features),
            None => self.of_nobody(features),
        }
    }

    fn of_nobody(&self, features: &mut Features) {
        let content = &self.scene.contents[self.n];
        let doc = self.scene.doc;
        let words = content.tokens.clone().filter(|&at| doc.is_word(at));
        let capitals = words.clone().filter(|&at| doc.is_capitalized(at)).count();
        let all_capitals = capitals >= words.count();
        let beside = (
            self.scene.word_class(content.marked.start.wrapping_sub(1)),
            self.scene.word_class(content.marked.end),
        );
        features.add(0, 0u8);
        features.add(1, self.shape);
        features.add(2, (self.shape, self.proposals.first().map(|source| source.rule)));
        features.add(3, (bucket(content.tokens.len()), all_capitals));
        features.add(4, (beside.0, all_capitals));
        features.add(5, beside.1);
        features.add(6, (self.shape, all_capitals, super::naming_of(self.scene, self.n)));
        features.add(7, self.link.map(|link| (self.cue_class(&link), link.cue.form)));
        features.add(8, (self.n == 0, self.scene.contents.len().min(3)));
        features.add(9, self.chosen.last().map(|last| (last.is_some(), self.shape)));
    }

    fn of_phrase(&self, n: usize, phrase: &Phrase, features: &mut Features) {
        let place = self.place(phrase);
        let class = class(phrase);
        let grammar = (phrase.subject, phrase.possessive);
        features.add(10, (place, class, grammar));
        features.add(11, (place, grammar, self.bare));
        features.add(12, (place, self.shape));
        features.add(13, (class, self.shape));
        let link = self.link_of(n);
        if let Form::Description(description) = &phrase.form {
            let noun = self.scene.doc.entry(description.head).hash;
            features.add(14, (noun, phrase.subject, link.map(|link| link.cue.form)));
            features.add(15, (noun, place));
        }
        self.of_words(phrase, place, features);
        self.of_links(link, place, class, features);
        self.of_rivals(n, phrase, place, features);
        self.of_rules(n, place, features);
        self.of_chain(n, phrase, place, features);
    }

    fn of_words(&self, phrase: &Phrase, place: Place, features: &mut Features) {
        let next = self.scene.word_class(phrase.whole.end);
        let before = self.scene.word_class(phrase.whole.start.wrapping_sub(1));
        let mark = self.scene.contents[self.n].marked.clone();
        features.add(20, (place, next));
        features.add(21, (place, before, phrase.possessive));
        features.add(22, (place, before, next));
        features.add(23, (place, self.scene.word_class(mark.start.wrapping_sub(1)), phrase.subject));
        features.add(24, (place, self.scene.word_class(mark.end), phrase.subject));
        let gap = match place {
            Place::Left => mark.start.saturating_sub(phrase.whole.end),
            Place::Right => phrase.whole.start.saturating_sub(mark.end),
            _ => return,
        };
        features.add(25, (place, bucket(gap), phrase.subject));
        features.add(26, (place, bucket(gap), next));
    }

    /// The link whose subject the candidate is.
    fn of_links(&self, link: Option<Link>, place: Place, class: u64, features: &mut Features) {
        let Some(link) = link else {
            features.add(30, (place, class, self.link.is_some()));
            return;
        };
        let mark = &self.scene.contents[self.n].marked;
        let after = link.cue.token >= mark.end;
        let gap =
            if after { link.cue.token - mark.end } else { mark.start.saturating_sub(link.cue.token + 1) };
        let weight = (link.cue.weight * 8.0) as u8;
        let word = self.cue_class(&link);
        let rank = self.links_between(&link);
        let sure = (link.probability * 4.0) as u8;
        features.add(39, (place, after, sure, rank.min(2)));
        let nearest = self.link.is_some_and(|other| other.cue.token == link.cue.token);
        features.add(27, (nearest, after, bucket(gap), sure));
        features.add(28, (nearest, place, class, rank.min(2)));
        features.add(29, (nearest, after, rank.min(2), self.bare, self.shape));
        features.add(31, (place, after, weight, bucket(gap)));
        features.add(32, (place, after, word));
        features.add(70, (word, class));
        features.add(33, (place, after, link.cue.form, rank));
        features.add(34, (place, after, weight, rank, class));
        features.add(35, (word, bucket(gap), self.shape));
        features.add(36, (place, link.cue.form, self.shape, rank.min(2)));
        features.add(37, (after, self.scene.word_class(mark.start.wrapping_sub(1)), bucket(gap), weight));
        features.add(38, (place, self.stronger_links(&link), rank.min(3), weight));
    }

    /// Who else stands between the candidate and the content.
    fn of_rivals(&self, n: usize, phrase: &Phrase, place: Place, features: &mut Features) {
        let mark = &self.scene.contents[self.n].marked;
        let between = if phrase.whole.end <= mark.start {
            phrase.whole.end..mark.start
        } else {
            mark.end..phrase.whole.start
        };
        let rivals = self.scene.phrases_in(between).filter(|&(other, rival)| other != n && rival.can_speak());
        let (all, subjects, people) = rivals.fold((0, 0, 0), |(all, subjects, people), (_, rival)| {
            (
                all + 1,
                subjects + usize::from(rival.subject),
                people + usize::from(rival.is_person_name() || is_pronoun(rival)),
            )
        });
        features.add(40, (place, all.min(4), phrase.subject));
        features.add(41, (place, subjects.min(3), phrase.subject));
        features.add(42, (place, people.min(3), phrase.is_person_name()));
        features.add(43, (place, subjects.min(3), self.shape, phrase.subject));
    }

    fn of_rules(&self, n: usize, place: Place, features: &mut Features) {
        for (rank, source) in self.proposals.iter().enumerate() {
            let agrees = source.phrase == n;
            features.add(50, (source.rule, agrees));
            if rank == 0 {
                features.add(51, (source.rule, agrees, self.shape));
                features.add(52, (source.rule, agrees, place));
            }
            if agrees {
                features.add(53, (source.rule, rank, place));
            }
        }
        if self.proposals.is_empty() {
            features.add(54, (place, self.shape));
        }
    }

    /// Whether the candidate is, or means, whom the content before was given to.
    fn of_chain(&self, n: usize, phrase: &Phrase, place: Place, features: &mut Features) {
        let Some(last) = self.chosen.last() else { return };
        let scene = self.scene;
        let (here, there) = (&scene.contents[self.n], &scene.contents[self.n - 1]);
        let blocks = scene.doc.block_of(here.marked.start) - scene.doc.block_of(there.marked.start);
        let same = *last == Some(n);
        let last_referent = last.and_then(|last| self.referents.get(last).copied().flatten());
        let means = last_referent.is_some() && self.referents.get(n).copied().flatten() == last_referent;
        features.add(60, (same, blocks.min(3), self.shape));
        features.add(61, (same, means, blocks.min(3), place));
        features.add(62, (means, blocks.min(3), phrase.subject, self.bare));
        features.add(63, (same, blocks.min(2), self.proposals.first().map(|source| source.rule)));
        let same_sentence =
            scene.doc.sentence_of(here.marked.start) == scene.doc.sentence_of(there.marked.end - 1);
        features.add(64, (same, means, same_sentence, place));
    }

    fn place(&self, phrase: &Phrase) -> Place {
        let doc = self.scene.doc;
        let mark = &self.scene.contents[self.n].marked;
        let start = phrase.whole.start;
        let sentences = |a: usize, b: usize| doc.sentence_of(a).abs_diff(doc.sentence_of(b)).min(3);
        let blocks = doc.block_of(mark.start).saturating_sub(doc.block_of(start));
        match () {
            () if mark.contains(&start) => Place::Label,
            () if self.frame.left.contains(&start) => Place::Left,
            () if self.frame.right.contains(&start) => Place::Right,
            () if blocks == 0 && start < mark.start => Place::Before(sentences(start, mark.start)),
            () if blocks == 0 => Place::Behind(sentences(start, mark.end - 1)),
            () if blocks == 1 => Place::BlockBefore,
            () => Place::Far,
        }
    }

    /// The link whose subject is the phrase; of several in its sentence the nearest to the content.
    fn link_of(&self, phrase: usize) -> Option<Link> {
        let sentence = self.scene.doc.sentence_at(self.scene.phrases.get(phrase)?.whole.start);
        let own = self.scene.links_in(sentence).iter().filter(|link| link.phrase == phrase);
        nearest(&self.scene.contents[self.n].marked, own)
    }

    /// How many other links stand between the link's cue and the content.
    fn links_between(&self, link: &Link) -> usize {
        let mark = &self.scene.contents[self.n].marked;
        let between = if link.cue.token < mark.start {
            link.cue.token + 1..mark.start
        } else {
            mark.end..link.cue.token
        };
        self.scene.links_in(between).len().min(4)
    }

    /// Whether the sentence around the content has a link with a stronger cue.
    fn stronger_links(&self, link: &Link) -> bool {
        let around = self.scene.links_in(self.frame.left.start..self.frame.right.end);
        around.iter().any(|other| other.cue.weight > link.cue.weight + 0.1)
    }

    fn cue_class(&self, link: &Link) -> u64 {
        self.scene.doc.entry(link.cue.token).hash
    }
}

fn is_bare(scene: &Scene, range: Range<usize>) -> bool {
    !range.into_iter().any(|at| !scene.quoted[at] && scene.doc.entry(at).has_letters)
}

/// The link whose cue is the nearest to what stands at `mark`.
fn nearest<'l>(mark: &Range<usize>, links: impl Iterator<Item = &'l Link>) -> Option<Link> {
    let distance = |link: &&Link| {
        let cue = link.cue.token;
        cue.abs_diff(if cue < mark.start { mark.start } else { mark.end })
    };
    links.min_by_key(distance).copied()
}

fn is_pronoun(phrase: &Phrase) -> bool {
    matches!(phrase.form, Form::Pronoun(Pronoun::Person(_)))
}

/// What kind of phrase it is.
fn class(phrase: &Phrase) -> u64 {
    match &phrase.form {
        Form::Name { kind: EntityKind::Person, title, .. } => 1 + u64::from(title.is_some()),
        Form::Name { kind: EntityKind::Organization, .. } => 3,
        Form::Name { .. } => 4,
        Form::Pronoun(Pronoun::Person(_)) => 5,
        Form::Pronoun(Pronoun::Thing) => 6,
        Form::Pronoun(Pronoun::Several) => 7,
        Form::Pronoun(Pronoun::Writer) => 20,
        Form::Description(description) => {
            let sort = match description.sort {
                Sort::Person => 0,
                Sort::People => 1,
                Sort::Body => 2,
                Sort::Text => 3,
            };
            let determiner = match description.determiner {
                Determiner::Definite => 0,
                Determiner::Indefinite => 1,
                Determiner::Bare => 2,
            };
            8 + sort * 3 + determiner
        }
    }
}
