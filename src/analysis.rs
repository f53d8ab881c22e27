//! [`Article`] → [`Analysis`]: names, people, and who said what.
//!
//! [`Engine::analyze`] is the method: tokens → sentences → names → mentions → entities → quotes.
//! It cannot fail, does no input or output, and knows no clock, file, database or terminal.

pub mod token;

pub mod sentence;

pub mod word;

pub mod doc;

pub mod language;

pub mod expression;

pub mod name;

pub mod mention;

pub mod scene;

pub mod ranker;

pub mod judge;

pub mod identity;

pub mod coreference;

pub mod entity;

pub mod quote;

mod version;

use crate::article::Article;
use crate::lexicon::Lexicon;
use crate::text::{Span, markup};
use coreference::{Coreference, Question, Referent};
use doc::Doc;
pub use entity::{Entity, EntityIdx, EntityKind, Mention, MentionKind};
use judge::Judge;
use mention::{Form, Phrase};
use name::NameTagger;
use quote::source::inner::Inside;
pub use quote::{Quote, QuoteIdx, QuoteKind, Rule, Speaker};
use ranker::Ranker;
use rustc_hash::FxHashSet;
use scene::Scene;
pub use version::EngineVersion;

/// What the engine found in one article. All spans are bytes of [`Article::text`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The sentences of the blocks, in order, disjoint.
    pub sentences: Vec<Span>,
    /// Names, and the pronouns and descriptions that stand for them; in order of their start.
    pub mentions: Vec<Mention>,
    /// Everything that the mentions stand for; an [`EntityIdx`] points here.
    pub entities: Vec<Entity>,
    /// Quotations in order of their start; two of them are disjoint, or one lies within the other.
    pub quotes: Vec<Quote>,
}

impl Analysis {
    /// The name to show for a quote's speaker: the person's fullest name in the article, or the describing phrase.
    pub fn speaker_name<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        self.name(quote.speaker.as_ref()?)
    }

    /// The name to show for whom a quote came through.
    pub fn via_name<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        self.name(quote.via.as_ref()?)
    }

    fn name<'a>(&'a self, speaker: &'a Speaker) -> Option<&'a str> {
        match speaker {
            Speaker::Entity(idx) => self.entities.get(idx.0).map(|entity| entity.name.as_str()),
            Speaker::Described(phrase) => Some(phrase),
        }
    }

    /// Leaves quotes without a speaker whose confidence is below `least`. Their mention, cue and rule stay.
    pub fn forget_unsure(&mut self, least: f32) {
        for quote in self.quotes.iter_mut().filter(|quote| quote.confidence < least) {
            quote.speaker = None;
        }
    }

    /// The people, in order of first mention.
    pub fn people(&self) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(|entity| entity.kind == EntityKind::Person)
    }
}

/// The engine: everything that an analysis needs beside the article. Load it once and share it between threads.
pub struct Engine {
    lexicon: Lexicon,
    names: NameTagger,
    models: Models,
}

/// The trained models but that of names, as they are compiled into the program, in the order of [`Models`].
static MODELS: [&[u8]; 3] = [
    include_bytes!("../assets/subjects.model"),
    include_bytes!("../assets/antecedents.model"),
    include_bytes!("../assets/sources.model"),
];

/// The trained models but that of names.
#[derive(Clone)]
pub struct Models {
    /// Whose verb a cue is.
    pub subjects: Ranker,
    /// Whom a pronoun or description stands for.
    pub antecedents: Ranker,
    /// Who says a quotation.
    pub sources: Ranker,
}

impl Models {
    /// Reads the models that are compiled into the program.
    pub fn load() -> Models {
        let [subjects, antecedents, sources] = MODELS;
        Models {
            subjects: Ranker::from_bytes(subjects),
            antecedents: Ranker::from_bytes(antecedents),
            sources: Ranker::from_bytes(sources),
        }
    }
}

impl Engine {
    /// Loads the word lists and models that are compiled into the program.
    #[expect(clippy::new_without_default, reason = "loading takes time; a default should not")]
    pub fn new() -> Engine {
        let (lexicon, (names, models)) = rayon::join(Lexicon::new, || (NameTagger::load(), Models::load()));
        Engine { lexicon, names, models }
    }

    /// The same engine with other models than those that are compiled in; for their trainers.
    pub fn with_models(self, models: Models) -> Engine {
        Engine { models, ..self }
    }

    /// The word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Analyses one article.
    pub fn analyze(&self, article: &Article) -> Analysis {
        self.analyze_by(article, &self.models)
    }

    /// Analyses one article with another judge than the models.
    pub fn analyze_by(&self, article: &Article, judge: &(impl Judge + ?Sized)) -> Analysis {
        self.with_scene_by(article, judge, |scene| {
            let coreference = self.resolve(scene, |question| judge.antecedent(question));
            let sentences =
                scene.doc.sentences.iter().map(|sentence| scene.doc.span(sentence.clone())).collect();
            let quotes = quote::find(scene, &coreference, judge);
            let mentions = mentions(scene.phrases, &coreference);
            let entities = coreference.entities.iter().map(readable).collect();
            Analysis { sentences, mentions, entities, quotes }
        })
    }

    /// Runs the stages up to coreference on an article, and hands on what they found.
    pub fn with_scene<R>(&self, article: &Article, read: impl FnOnce(&Scene) -> R) -> R {
        self.with_scene_by(article, &self.models, read)
    }

    fn with_scene_by<R>(
        &self,
        article: &Article,
        judge: &(impl Judge + ?Sized),
        read: impl FnOnce(&Scene) -> R,
    ) -> R {
        let doc = Doc::new(article, &self.lexicon);
        let contents = quote::content::find(&doc);
        let quoted = quote::quoted_tokens(&doc, &contents);
        let names = self.names.tag(&doc.cut(), &self.lexicon);
        let phrases = mention::find(&doc, &names, &expression::find(&doc), &self.lexicon);
        let cues = quote::cue::find(&doc, &quoted);
        let inside = Inside::of(&doc, &contents);
        let mut scene = Scene::new(&doc, &phrases, &cues, &contents, &quoted, judge);
        scene.inside = inside.scene(&doc, &phrases, judge).map(Box::new);
        read(&scene)
    }

    /// Joins the mentions of a scene into entities; `choose` answers each question with the number of an antecedent
    /// and how sure it is. The trainers answer as annotators did.
    pub fn resolve(&self, scene: &Scene, choose: impl FnMut(&Question) -> (usize, f32)) -> Coreference {
        coreference::resolve(scene, &quote::source::said_by(scene), &self.lexicon, choose)
    }
}

/// An entity whose names and roles are written as they are read, wherever the article broke its lines.
fn readable(entity: &Entity) -> Entity {
    let all = |names: &[String]| {
        let mut read: Vec<String> = names.iter().map(|name| markup::reading(name).into_owned()).collect();
        let mut known = FxHashSet::default();
        read.retain(|name| known.insert(name.clone()));
        read
    };
    Entity {
        kind: entity.kind,
        name: markup::reading(&entity.name).into_owned(),
        aliases: all(&entity.aliases),
        roles: all(&entity.roles),
    }
}

fn mentions(phrases: &[Phrase], coreference: &Coreference) -> Vec<Mention> {
    let resolved = phrases.iter().zip(&coreference.referents);
    let mut mentions: Vec<Mention> = resolved
        .map(|(phrase, referent)| Mention {
            span: phrase.span,
            kind: match phrase.form {
                Form::Name { .. } => MentionKind::Name,
                Form::Pronoun(_) => MentionKind::Pronoun,
                Form::Description(_) => MentionKind::Description,
            },
            entity_kind: phrase.kind(),
            entity: match referent {
                Some(Referent::Entity(idx)) => Some(*idx),
                _ => None,
            },
        })
        .collect();
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions
}
