//! Content + cues + phrases → [`Source`]: the mention that a quotation is attributed to, and the cue that does it.
//!
//! Rules propose sources from the grammar around the quotation marks; a ranker, trained on annotated news, weighs
//! them and all other mentions near by. Does not know names or roles: who is behind a mention is asked later.

pub mod candidate;
pub mod feature;
pub mod inner;

mod frame;
pub(super) mod relay;
mod rules;

use crate::analysis::coreference::Referent;
use crate::analysis::judge::Judge;
use crate::analysis::quote::naming::Naming;
use crate::analysis::ranker::Features;
use crate::analysis::scene::Scene;
use feature::Asked;

/// The rule that proposed a source, in the order in which they are trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// “SMITH: …”
    Transcript,
    /// “…” — Smith, “…” [Daily News.]
    Signed,
    /// the station quoted Smith as saying “…”
    QuotedAs,
    /// “…,” Smith said.
    CueAfter,
    /// “…,” said Smith.
    InvertedAfter,
    /// Smith: “…”
    Colon,
    /// “…,” according to Smith.
    AccordingTo,
    /// Smith said “…”
    CueBefore,
    /// The “…” plan, Smith said, …
    CueLater,
    /// Smith’s “…”
    Owner,
    /// The paragraph before was left open, and this one goes on.
    Continuation,
    /// Another quotation of the same paragraph has a source.
    SameParagraph,
    /// A paragraph that only quotes, after one that named somebody.
    ParagraphBefore,
    /// Smith hit back at the “…” plan.
    SubjectBefore,
    /// “I said ‘…’”: whoever speaks quotes words of their own.
    FirstPerson,
    /// No rule proposed it: it ranked highest among the mentions near by.
    Ranked,
    /// Nobody is quoted, or nobody was found.
    None,
}

impl Rule {
    /// The rule's name in the output.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Transcript => "transcript",
            Rule::Signed => "signed",
            Rule::CueAfter => "cue-after",
            Rule::InvertedAfter => "inverted-after",
            Rule::Colon => "colon",
            Rule::AccordingTo => "according-to",
            Rule::QuotedAs => "quoted-as",
            Rule::CueBefore => "cue-before",
            Rule::CueLater => "cue-later",
            Rule::Owner => "owner",
            Rule::Continuation => "continuation",
            Rule::SameParagraph => "same-paragraph",
            Rule::ParagraphBefore => "paragraph-before",
            Rule::SubjectBefore => "subject-before",
            Rule::FirstPerson => "first-person",
            Rule::Ranked => "ranked",
            Rule::None => "none",
        }
    }
}

/// Whom a quotation is attributed to, as the text says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The number of the phrase.
    pub phrase: usize,
    /// The token of the cue.
    pub cue: Option<usize>,
    /// What proposed it.
    pub rule: Rule,
}

/// The confidence in a source that needs no weighing.
const CERTAIN: f32 = 0.995;

/// What there is to choose from for one content.
pub struct Choice {
    /// What the rules propose, the most trusted first.
    pub proposals: Vec<Source>,
    /// The phrases that may be the source; nobody is the last.
    pub candidates: Vec<Option<usize>>,
    /// The features of each candidate.
    pub features: Features,
}

/// For each content the phrase that says it as far as the words around it in its sentence tell, before anybody asks
/// who is meant by a phrase.
pub fn said_by(scene: &Scene) -> Vec<Option<usize>> {
    (0..scene.contents.len())
        .map(|n| rules::from_sentence(scene, n).next().map(|proposal| proposal.phrase))
        .collect()
}

/// The source of each content with its probability; `None` where nobody is quoted, or nobody was found. `referents`
/// tells for each phrase what it stands for.
pub fn find(
    scene: &Scene,
    referents: &[Option<Referent>],
    judge: &(impl Judge + ?Sized),
) -> Vec<(Option<Source>, f32)> {
    let mut chosen = Vec::with_capacity(scene.contents.len());
    let mut sources = Vec::with_capacity(scene.contents.len());
    for n in 0..scene.contents.len() {
        if naming_of(scene, n).is_some_and(Naming::is_sure) {
            // Who speaks goes on speaking behind a name.
            chosen.push(chosen.last().copied().flatten());
            sources.push((None, CERTAIN));
            continue;
        }
        let choice = Choice::of(scene, referents, n, &chosen);
        if let Some(source) = choice.certain() {
            chosen.push(Some(source.phrase));
            sources.push((Some(source), CERTAIN));
            continue;
        }
        let (phrase, probability) = choice.likeliest(referents, &judge.source(&choice));
        chosen.push(phrase);
        sources.push((phrase.map(|phrase| choice.source(scene, phrase)), probability));
        settle_parts(scene, n, &mut chosen, &mut sources);
    }
    sources
}

/// Gives all parts of a quotation that runs over several paragraphs the source of the part where it is surest: it may
/// be named behind the last of them. `n` is the number of the last one so far.
fn settle_parts(
    scene: &Scene,
    n: usize,
    chosen: &mut [Option<usize>],
    sources: &mut [(Option<Source>, f32)],
) {
    let first = (0..=n).rev().find(|&part| !scene.contents[part].continues).unwrap_or(0);
    let is_said = |part: usize| sources[part].0.is_some_and(|source| source.cue.is_some());
    let surest =
        (first..=n).filter(|&part| is_said(part)).max_by(|&a, &b| sources[a].1.total_cmp(&sources[b].1));
    let Some((Some(source), probability)) = surest.map(|part| sources[part]) else { return };
    for part in (first..=n).filter(|&part| !is_said(part)).collect::<Vec<_>>() {
        if sources[part].0.is_none_or(|own| own.rule != Rule::Signed) {
            chosen[part] = Some(source.phrase);
            sources[part] = (Some(Source { cue: None, rule: Rule::Continuation, ..source }), probability);
        }
    }
}

/// What content `n` names, if it quotes nobody.
fn naming_of(scene: &Scene, n: usize) -> Option<Naming> {
    Naming::of(scene.doc, &scene.contents[n], scene.cues)
}

impl Choice {
    /// The choice for content `n`, where `chosen` holds the sources of the contents before it.
    pub fn of(scene: &Scene, referents: &[Option<Referent>], n: usize, chosen: &[Option<usize>]) -> Choice {
        let proposals: Vec<Source> =
            rules::from_sentence(scene, n).chain(rules::from_contents_before(scene, n, chosen)).collect();
        let phrases = candidate::of(scene, n, &proposals, chosen);
        let candidates: Vec<Option<usize>> = phrases.into_iter().map(Some).chain([None]).collect();
        let asked = Asked::new(scene, referents, &proposals, chosen, n);
        let mut features = Features::with_room(candidates.len());
        for &candidate in &candidates {
            asked.add_features(candidate, &mut features);
            features.end_candidate();
        }
        Choice { proposals, candidates, features }
    }

    /// The source that needs no weighing: the name that the form of the page puts there, or whom another quotes.
    fn certain(&self) -> Option<Source> {
        self.proposals
            .first()
            .copied()
            .filter(|source| matches!(source.rule, Rule::Transcript | Rule::Signed | Rule::QuotedAs))
    }

    /// The phrase of the likeliest speaker, and the speaker's probability: that of all mentions together that stand
    /// for the same one. Of those mentions the likeliest is taken.
    fn likeliest(&self, referents: &[Option<Referent>], probabilities: &[f32]) -> (Option<usize>, f32) {
        let speaker = |candidate: Option<usize>| {
            candidate.map(|phrase| referents.get(phrase).copied().flatten().ok_or(phrase))
        };
        let weighed = || self.candidates.iter().copied().zip(probabilities.iter().copied());
        let together = |candidate: Option<usize>| -> f32 {
            let same = weighed().filter(|(other, _)| speaker(*other) == speaker(candidate));
            same.map(|(_, probability)| probability).sum()
        };
        let best = weighed()
            .map(|(candidate, probability)| (candidate, together(candidate), probability))
            .max_by(|a, b| (a.1, a.2).partial_cmp(&(b.1, b.2)).unwrap_or(std::cmp::Ordering::Equal));
        best.map_or((None, 0.0), |(candidate, together, _)| (candidate, together))
    }

    /// The phrase as a source: by the first rule that proposes it, else with the cue whose subject it is.
    fn source(&self, scene: &Scene, phrase: usize) -> Source {
        let proposed = self.proposals.iter().find(|proposal| proposal.phrase == phrase);
        let sentence = scene.doc.sentence_at(scene.phrases[phrase].whole.start);
        let cue = scene.links_in(sentence).iter().find(|link| link.phrase == phrase);
        let by_link = Source { phrase, cue: cue.map(|link| link.cue.token), rule: Rule::Ranked };
        proposed.copied().unwrap_or(by_link)
    }
}
