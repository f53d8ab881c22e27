//! Content + cues + phrases → [`Source`]: the mention that a quotation is attributed to, and the cue that does it.
//!
//! Rules propose sources from the grammar around the quotation marks; a ranker, trained on annotated news, weighs
//! them and all other mentions near by. Does not know names or roles: who is behind a mention is asked later.

pub mod candidate;
pub mod feature;
pub mod inner;
pub mod link;
pub mod ranker;

mod frame;
mod rules;
mod subject;

use crate::analysis::coreference::Referent;
use feature::Asked;
use inner::Inside;
use link::Link;
use ranker::Ranker;

use super::content::Content;
use super::cue::Cue;
use super::naming::Naming;
use crate::analysis::doc::Doc;
use crate::analysis::mention::Phrase;

/// Everything that the rules look at.
pub struct Scene<'a, 't> {
    /// The tokens.
    pub doc: &'a Doc<'t>,
    /// The mentions, in order.
    pub phrases: &'a [Phrase],
    /// The cues, in order.
    pub cues: &'a [Cue],
    /// The contents, in order.
    pub contents: &'a [Content],
    /// For each token whether it is inside quotation marks.
    pub quoted: &'a [bool],
    /// What stands inside the contents.
    pub inside: &'a Inside,
    /// For each phrase what it stands for.
    pub referents: &'a [Option<Referent>],
}

/// The rule that proposed a source, in the order in which they are trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// “SMITH: …”
    Transcript,
    /// “…” — Smith
    Signed,
    /// “…,” Smith said.
    CueAfter,
    /// “…,” said Smith.
    InvertedAfter,
    /// Smith: “…”
    Colon,
    /// “…,” according to Smith.
    AccordingTo,
    /// the station quoted Smith as saying “…”
    QuotedAs,
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
const CERTAIN: f32 = 0.97;

/// What there is to choose from for one content.
pub struct Choice {
    /// What the rules propose, the most trusted first.
    pub proposals: Vec<Source>,
    /// The phrases that may be the source; nobody is the last.
    pub candidates: Vec<Option<usize>>,
    /// The features of each candidate.
    pub features: Vec<Vec<u32>>,
}

/// The source of each content with its probability; `None` where nobody is quoted, or nobody was found.
pub fn find(scene: &Scene, ranker: &Ranker) -> Vec<(Option<Source>, f32)> {
    let links = link::find(scene);
    let mut chosen = Vec::with_capacity(scene.contents.len());
    let mut sources = Vec::with_capacity(scene.contents.len());
    for n in 0..scene.contents.len() {
        if naming_of(scene, n).is_some_and(Naming::is_sure) {
            // Who speaks goes on speaking behind a name.
            chosen.push(chosen.last().copied().flatten());
            sources.push((None, CERTAIN));
            continue;
        }
        let choice = Choice::of(scene, &links, n, &chosen);
        if let Some(source) = choice.certain() {
            chosen.push(Some(source.phrase));
            sources.push((Some(source), CERTAIN));
            continue;
        }
        let probabilities = ranker.probabilities(&choice.features);
        let best = (0..probabilities.len()).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
        let phrase = best.and_then(|best| choice.candidates[best]);
        chosen.push(phrase);
        let source = phrase.map(|phrase| choice.source(scene, phrase, &links));
        sources.push((source, best.map_or(0.0, |best| probabilities[best])));
    }
    sources
}

/// What content `n` names, if it quotes nobody.
fn naming_of(scene: &Scene, n: usize) -> Option<Naming> {
    Naming::of(scene.doc, &scene.contents[n], scene.cues)
}

/// The links of a scene: cues with their subjects.
pub fn links(scene: &Scene) -> Vec<Link> {
    link::find(scene)
}

impl Choice {
    /// The choice for content `n`, where `chosen` holds the sources of the contents before it.
    pub fn of(scene: &Scene, links: &[Link], n: usize, chosen: &[Option<usize>]) -> Choice {
        let proposals: Vec<Source> =
            rules::from_sentence(scene, n).chain(rules::from_contents_before(scene, n, chosen)).collect();
        let phrases = candidate::of(scene, n, &proposals, chosen);
        let candidates: Vec<Option<usize>> = phrases.into_iter().map(Some).chain([None]).collect();
        let asked = Asked::new(scene, links, &proposals, chosen, n);
        let features = candidates.iter().map(|&candidate| asked.features(candidate)).collect();
        Choice { proposals, candidates, features }
    }

    /// The source that needs no weighing: the name that the form of the page puts there.
    fn certain(&self) -> Option<Source> {
        self.proposals
            .first()
            .copied()
            .filter(|source| matches!(source.rule, Rule::Transcript | Rule::Signed))
    }

    /// The phrase as a source: by the first rule that proposes it, else with the cue whose subject it is.
    fn source(&self, scene: &Scene, phrase: usize, links: &[Link]) -> Source {
        let proposed = self.proposals.iter().find(|proposal| proposal.phrase == phrase);
        let sentence = scene.doc.sentence_at(scene.phrases[phrase].whole.start);
        let start = links.partition_point(|link| link.cue.token < sentence.start);
        let near = links.iter().skip(start).take_while(|link| link.cue.token < sentence.end);
        let cue = near.into_iter().find(|link| link.phrase == phrase).map(|link| link.cue.token);
        proposed.copied().unwrap_or(Source { phrase, cue, rule: Rule::Ranked })
    }
}
