//! Annotations → rankers: what the engine's questions are, and which answers are right.

use super::corpus::{Annotated, Attribution, Kind, Label};
use super::names;
use super::trainer::{Course, Example, train};
use onrecord::analysis::coreference::{Antecedent, Coreference, Question, Referent};
use onrecord::analysis::mention::{Form, Pronoun};
use onrecord::analysis::quote::cue::Cue;
use onrecord::analysis::quote::source::{Choice, Source};
use onrecord::analysis::ranker::{Features, Ranker};
use onrecord::analysis::scene::{Link, Scene, Subjects};
use onrecord::analysis::{Engine, Entity, Models};
use onrecord::lexicon::Sort;
use onrecord::text::Span;

const SUBJECTS: Course = Course { rounds: 8, rate: 0.04, pull: 5e-3 };
const ANTECEDENTS: Course = Course { rounds: 6, rate: 0.04, pull: 2e-3 };
const SOURCES: Course = Course { rounds: 8, rate: 0.04, pull: 2e-3 };

/// The models that articles teach.
pub(crate) fn models(articles: &[&Annotated]) -> Models {
    let untaught = Ranker::with_weights(&[]);
    let engine = Engine::new();
    let subjects = train(&subjects(&engine, articles), SUBJECTS);
    let mut models = Models { subjects, antecedents: untaught.clone(), sources: untaught };
    let engine = engine.with_models(models.clone());
    for _ in 0..2 {
        models.antecedents = train(&questions(&engine, articles, &models.antecedents), ANTECEDENTS);
    }
    models.sources = train(&choices(&engine, articles, &models.antecedents), SOURCES);
    models
}

/// The cues whose subject annotators marked.
pub(crate) fn subjects(engine: &Engine, articles: &[&Annotated]) -> Vec<Example> {
    let mut examples = Vec::new();
    for annotated in articles {
        engine.with_scene(&annotated.article, |scene| {
            let mut before: Option<Link> = None;
            for cue in scene.cues {
                let subjects = Subjects::of(scene, cue, before.as_ref(), Features::default());
                let Some(right) = right_subjects(scene, cue, &subjects, annotated) else { continue };
                let answer = right.iter().position(|right| *right).and_then(|n| subjects.candidates[n]);
                before = answer.map(|phrase| Link { cue: *cue, phrase, probability: 1.0 });
                examples.push(Example { candidates: subjects.features, right, kind: "subject" });
            }
        });
    }
    examples
}

/// Which subjects of a cue are right; `None` where no attribution has the cue, or has a source that is not among them.
fn right_subjects(scene: &Scene, cue: &Cue, subjects: &Subjects, annotated: &Annotated) -> Option<Vec<bool>> {
    let span = scene.doc.span(cue.token..cue.token + 1);
    let has_cue = |attribution: &&Attribution| attribution.cues.iter().any(|cue| cue.overlaps(span));
    let attributions: Vec<&Attribution> = annotated.attributions.iter().filter(has_cue).collect();
    if attributions.is_empty() {
        return None;
    }
    let sources: Vec<Option<usize>> = attributions.iter().map(|a| source_phrase(scene, a)).collect();
    let right: Vec<bool> = subjects
        .candidates
        .iter()
        .map(|candidate| candidate.is_some() && sources.contains(candidate))
        .collect();
    if right.contains(&true) {
        return Some(right);
    }
    let is_nowhere = attributions.iter().all(|attribution| attribution.sources.is_empty());
    let is_elsewhere = sources.iter().all(|source| source.is_some());
    (is_nowhere || is_elsewhere).then(|| subjects.candidates.iter().map(Option::is_none).collect())
}

/// The questions for antecedents whose answers the labels tell. Where they don't, `ranker` answers.
pub(crate) fn questions(engine: &Engine, articles: &[&Annotated], ranker: &Ranker) -> Vec<Example> {
    let mut examples = Vec::new();
    for annotated in articles {
        engine.with_scene(&annotated.article, |scene| {
            let entities = engine.resolve(scene, |question| ranker.choose(&question.features)).entities;
            engine.resolve(scene, |question| {
                let Some(right) = right_antecedents(scene, &entities, question, annotated) else {
                    return ranker.choose(&question.features);
                };
                let answer = right.iter().position(|right| *right).unwrap_or_default();
                examples.push(Example {
                    candidates: question.features.clone(),
                    right,
                    kind: kind(scene, question.phrase),
                });
                (answer, 1.0)
            })
        });
    }
    examples
}

/// What kind of words a phrase is made of.
fn kind(scene: &Scene, phrase: usize) -> &'static str {
    match &scene.phrases[phrase].form {
        Form::Name { .. } => "name",
        Form::Pronoun(Pronoun::Person(_)) => "he, she",
        Form::Pronoun(Pronoun::Thing) => "it",
        Form::Pronoun(Pronoun::Several) => "they",
        Form::Pronoun(Pronoun::Writer) => "I",
        Form::Description(description) => match description.sort {
            Sort::Person => "person described",
            Sort::People => "people described",
            Sort::Body => "body described",
            Sort::Text => "text described",
        },
    }
}

/// Which antecedents are right, where the phrase is the source of a statement that has a label.
pub(crate) fn right_antecedents(
    scene: &Scene,
    entities: &[Entity],
    question: &Question,
    annotated: &Annotated,
) -> Option<Vec<bool>> {
    let by_mention = mention_label(scene, question.phrase, annotated);
    let by_source = || source_label(scene, question.phrase, annotated);
    // A letter that is read stands for itself, one that says something for who wrote it.
    let labelled = if kind(scene, question.phrase) == "text described" {
        by_source().or(by_mention)
    } else {
        by_mention.or_else(by_source)
    }?;
    let fits = |antecedent: &Antecedent| match antecedent {
        Antecedent::Known(referent) => stands_for(scene, entities, *referent, labelled),
        Antecedent::New | Antecedent::Nobody => false,
    };
    let mut right: Vec<bool> = question.antecedents.iter().map(fits).collect();
    if !right.contains(&true) {
        let is_known = matches!(question.antecedents.last(), Some(Antecedent::Known(_)));
        *right.last_mut().filter(|_| !is_known)? = true;
    }
    Some(right)
}

/// The label of a pronoun, or of a description's noun.
fn mention_label<'l>(scene: &Scene, phrase: usize, annotated: &'l Annotated) -> Option<&'l Label> {
    let phrase = scene.phrases.get(phrase)?;
    let span = match &phrase.form {
        Form::Description(description) => scene.doc.span(description.head..description.head + 1),
        _ => phrase.span,
    };
    annotated.mentions.iter().find(|(other, _)| other.overlaps(span)).map(|(_, label)| label)
}

/// The speaker of the statement whose source a phrase is: the first in the words that annotators marked.
fn source_label<'l>(scene: &Scene, phrase: usize, annotated: &'l Annotated) -> Option<&'l Label> {
    let is_source = |attribution: &&Attribution| source_phrase(scene, attribution) == Some(phrase);
    annotated
        .attributions
        .iter()
        .filter(is_source)
        .find_map(|attribution| attribution.speaker.as_ref())
        .filter(|label| label.kind != Kind::Nobody)
}

/// The phrase that is the source of an attribution.
fn source_phrase(scene: &Scene, attribution: &Attribution) -> Option<usize> {
    scene.phrases.iter().position(|phrase| {
        phrase.can_speak()
            && !scene.quoted[phrase.whole.start]
            && attribution.sources.iter().any(|source| source.overlaps(phrase.span))
    })
}

/// Whether a referent is whom a label names.
fn stands_for(scene: &Scene, entities: &[Entity], referent: Referent, label: &Label) -> bool {
    match referent {
        Referent::Entity(idx) => entities
            .get(idx.0)
            .is_some_and(|entity| label.kind != Kind::Unnamed && names::fit(&entity.name, label) > 0),
        Referent::Described(at) => {
            let printed = scene.phrases.get(at).map(|phrase| phrase.span.of(scene.doc.text));
            printed.is_some_and(|printed| names::fit(printed, label) > 0)
        }
    }
}

/// The choices of sources whose answers the annotations tell.
pub(crate) fn choices(engine: &Engine, articles: &[&Annotated], antecedents: &Ranker) -> Vec<Example> {
    articles.iter().flat_map(|annotated| choices_in(engine, annotated, antecedents)).collect()
}

fn choices_in(engine: &Engine, annotated: &Annotated, antecedents: &Ranker) -> Vec<Example> {
    engine.with_scene(&annotated.article, |scene| {
        let coreference = engine.resolve(scene, |question| antecedents.choose(&question.features));
        let (mut chosen, mut examples) = (Vec::new(), Vec::new());
        for n in 0..scene.contents.len() {
            let choice = Choice::of(scene, &coreference.referents, n, &chosen);
            let right = right_sources(scene, &coreference, &choice, n, annotated);
            let first = right.iter().position(|right| *right);
            chosen.push(match first {
                Some(first) => choice.candidates[first],
                None => choice.proposals.first().map(|proposal: &Source| proposal.phrase),
            });
            if first.is_some() {
                examples.push(Example { candidates: choice.features, right, kind: "source" });
            }
        }
        examples
    })
}

/// Which candidates are right: the mention that annotators marked, and all others of the same speaker.
fn right_sources(
    scene: &Scene,
    coreference: &Coreference,
    choice: &Choice,
    n: usize,
    annotated: &Annotated,
) -> Vec<bool> {
    let content = scene.contents[n].span(scene.doc);
    let attribution = innermost(&annotated.attributions, content)
        .filter(|attribution| attribution.speaker.as_ref().is_none_or(|label| label.kind != Kind::Nobody));
    let Some(attribution) = attribution else {
        return choice.candidates.iter().map(Option::is_none).collect();
    };
    let source = source_phrase(scene, attribution);
    let is_right = |candidate: &Option<usize>| {
        let Some(n) = *candidate else { return false };
        let referent = coreference.referents.get(n).copied().flatten();
        let is_speaker = match (&attribution.speaker, referent) {
            (Some(label), Some(referent)) => stands_for(scene, &coreference.entities, referent, label),
            _ => false,
        };
        source == Some(n) || is_speaker
    };
    choice.candidates.iter().map(is_right).collect()
}

/// The shortest attribution that holds most of a content.
pub(crate) fn innermost(attributions: &[Attribution], content: Span) -> Option<&Attribution> {
    let shared = |other: &Span| other.end.min(content.end).saturating_sub(other.start.max(content.start));
    let holds = |attribution: &&Attribution| {
        2 * attribution.contents.iter().map(shared).sum::<usize>() >= content.len()
    };
    let length =
        |attribution: &&Attribution| attribution.contents.iter().map(|span| span.len()).sum::<usize>();
    attributions.iter().filter(holds).min_by_key(length)
}
