//! What is kept of an analysis beside itself: who is quoted, and the words that searches look for.
//!
//! Does not know SQL, so that it can be made on the thread that analyses.

use super::stored;
use crate::analysis::{Analysis, Entity, EntityKind, Quote, Speaker};
use crate::article::{Article, BlockKind};
use crate::text::{markup, spelling};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Of how many names a thread remembers the keys.
const KEYS_REMEMBERED: usize = 8 << 10;

thread_local! {
    /// The keys of names that were seen lately: articles of one time name the same people.
    static KEYS: RefCell<FxHashMap<Box<str>, Box<str>>> = RefCell::default();
}

/// Everything that the catalogue keeps of what the engine found in an article.
#[derive(Debug)]
pub struct Findings {
    /// The analysis as stored; `None` where the engine failed.
    pub(super) analysis: Option<StoredFindings>,
    pub(super) speakers: Vec<SpeakerRow>,
    /// The least confidence in a speaker, named or described.
    pub(super) least_confidence: Option<f32>,
    pub(super) words: Words,
}

#[derive(Debug)]
pub(super) struct StoredFindings {
    pub(super) bytes: Vec<u8>,
    pub(super) n_quotes: u32,
}

/// A name that is quoted in an article.
#[derive(Debug)]
pub(super) struct SpeakerRow {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) is_person: bool,
    pub(super) role: Option<String>,
    pub(super) n_quotes: u32,
    pub(super) least_confidence: f32,
}

/// A row of the full text.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) said: String,
    pub(super) speaker: String,
    pub(super) person: String,
    pub(super) org: String,
    pub(super) place: String,
}

impl Findings {
    /// What is kept of an article's analysis.
    pub fn new(article: &Article, analysis: &Analysis) -> Findings {
        let said = analysis.quotes.iter().filter(|quote| quote.within.is_none());
        let said: Vec<&str> = said.map(|quote| quote.content.of(&article.text)).collect();
        let words = Words {
            said: markup::reading(&said.join("\n")).into_owned(),
            speaker: speaker_words(analysis),
            person: entity_words(analysis, EntityKind::Person),
            org: entity_words(analysis, EntityKind::Organization),
            place: entity_words(analysis, EntityKind::Place),
            ..Words::of(article)
        };
        let stored = stored::write(analysis).ok();
        let n_quotes = u32::try_from(analysis.quotes.len()).unwrap_or(u32::MAX);
        let analysis_row = stored.map(|bytes| StoredFindings { bytes, n_quotes });
        let spoken = analysis.quotes.iter().filter(|quote| quote.speaker.is_some());
        let least_confidence = spoken.map(|quote| quote.confidence).min_by(f32::total_cmp);
        Findings { analysis: analysis_row, speakers: speakers(analysis), least_confidence, words }
    }

    /// What is kept of an article that the engine stumbled over: its words.
    pub fn without_analysis(article: &Article) -> Findings {
        Findings { analysis: None, speakers: Vec::new(), least_confidence: None, words: Words::of(article) }
    }

    /// The number of quotations; `None` where the engine failed.
    pub fn n_quotes(&self) -> Option<u32> {
        self.analysis.as_ref().map(|stored| stored.n_quotes)
    }
}

impl Words {
    fn of(article: &Article) -> Words {
        Words {
            title: title(article),
            body: body(article).collect::<Vec<_>>().join("\n"),
            ..Words::default()
        }
    }
}

/// The headline in one line.
pub(super) fn title(article: &Article) -> String {
    markup::reading(article.title()).into_owned()
}

/// How many words the article has, but for its headline and what the page put around it.
pub(super) fn n_words(article: &Article) -> u64 {
    body(article).map(|block| block.split_whitespace().count() as u64).sum()
}

/// What the article says, block by block: all but its headline and what the page put around it.
fn body(article: &Article) -> impl Iterator<Item = Cow<'_, str>> {
    let is_said = |kind: BlockKind| !matches!(kind, BlockKind::Title | BlockKind::Litter);
    let blocks = article.blocks.iter().filter(move |block| is_said(block.kind));
    blocks.map(|block| markup::reading(block.span.of(&article.text)))
}

fn speakers(analysis: &Analysis) -> Vec<SpeakerRow> {
    let mut rows: BTreeMap<String, SpeakerRow> = BTreeMap::new();
    for (quote, entity) in analysis.quotes.iter().filter_map(|quote| Some((quote, named(analysis, quote)?))) {
        let row = rows.entry(with_key(&entity.name, str::to_owned)).or_insert_with_key(|key| SpeakerRow {
            key: key.clone(),
            name: entity.name.clone(),
            is_person: entity.kind == EntityKind::Person,
            role: entity.main_role().map(str::to_owned),
            n_quotes: 0,
            least_confidence: quote.confidence,
        });
        row.n_quotes += 1;
        row.least_confidence = row.least_confidence.min(quote.confidence);
    }
    rows.into_values().collect()
}

fn named<'a>(analysis: &'a Analysis, quote: &Quote) -> Option<&'a Entity> {
    match quote.speaker.as_ref()? {
        Speaker::Entity(idx) => analysis.entities.get(idx.0),
        Speaker::Described(_) => None,
    }
}

fn speaker_words(analysis: &Analysis) -> String {
    let mut words = Names::default();
    for quote in &analysis.quotes {
        match named(analysis, quote) {
            Some(entity) => words.add_entity(entity),
            None => analysis.speaker_name(quote).into_iter().for_each(|phrase| words.add(phrase)),
        }
    }
    words.text
}

fn entity_words(analysis: &Analysis, kind: EntityKind) -> String {
    let mut words = Names::default();
    let entities = analysis.entities.iter().filter(|entity| entity.kind == kind);
    entities.for_each(|entity| words.add_entity(entity));
    words.text
}

/// Names as printed, each with the key of its spellings, none twice.
#[derive(Default)]
struct Names {
    text: String,
    known: FxHashSet<String>,
}

impl Names {
    fn add_entity(&mut self, entity: &Entity) {
        self.add(&entity.name);
        entity.aliases.iter().for_each(|alias| self.add(alias));
    }

    fn add(&mut self, name: &str) {
        self.add_line(name);
        with_key(name, |key| self.add_line(key));
    }

    fn add_line(&mut self, line: &str) {
        if !self.known.contains(line) {
            self.text.push_str(line);
            self.text.push('\n');
            self.known.insert(line.to_owned());
        }
    }
}

/// Uses the key of a name.
fn with_key<T>(name: &str, make: impl FnOnce(&str) -> T) -> T {
    KEYS.with_borrow_mut(|keys| {
        if let Some(key) = keys.get(name) {
            return make(key);
        }
        if keys.len() >= KEYS_REMEMBERED {
            keys.clear();
        }
        let key = spelling::key(name);
        let used = make(&key);
        keys.insert(name.into(), key.into());
        used
    })
}
