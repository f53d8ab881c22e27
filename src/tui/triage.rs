//! What triage needs beside the decisions themselves: flags, what is asked and typed, what may be repeated.
//!
//! Does not know how it is drawn, nor what is done with it.

use super::app::ArticleIdx;
use crate::article::ArticleId;
use crate::library::{Annotations, Seq, Sighting, State, Tag};
use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};
use tui_input::Input;

/// More decisions than this ...
const BURST: usize = 8;
/// ... in this time are told of: something may lie on the keyboard.
const BURST_TIME: Duration = Duration::from_secs(1);

/// The state of triage.
#[derive(Default)]
pub(super) struct Triage {
    /// The articles that are picked out in the list.
    pub(super) flags: HashSet<ArticleId>,
    pub(super) prompt: Option<Prompt>,
    /// What can be done once more.
    pub(super) last: Option<Verb>,
    /// What is written on the article on the page; `None` where that is not known.
    pub(super) written: Option<(ArticleIdx, Annotations)>,
    /// Up to where the journal is known.
    pub(super) seq: Seq,
    /// Up to where it is known which articles were opened.
    pub(super) sighting: Sighting,
    /// How many decisions about one article were taken.
    pub(super) n_decisions: usize,
    /// When the last of them were taken by keys.
    times: VecDeque<Instant>,
    /// Those that came one after the other faster than anybody reads.
    burst: Option<Burst>,
}

/// Decisions that follow each other faster than anybody reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Burst {
    pub(super) n: usize,
    since: Instant,
}

/// Something that the reader must answer before anything else.
pub(super) enum Prompt {
    Question(Question),
    Line(Line),
}

/// Whether many articles shall be decided at once.
pub(super) struct Question {
    pub(super) text: String,
    pub(super) state: State,
    pub(super) articles: Vec<ArticleId>,
}

/// A line that is typed about articles.
pub(super) struct Line {
    pub(super) subject: Subject,
    pub(super) articles: Vec<ArticleId>,
    pub(super) input: Input,
    /// Why what was typed can't be taken.
    pub(super) wrong: Option<String>,
}

/// What is typed.
pub(super) enum Subject {
    /// Tags; all that are known, the commonest first.
    Tags {
        known: Vec<(Tag, u32)>,
    },
    Note,
}

/// Something that can be done to one article after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Decide(State),
    Retag(Retag),
}

/// Tags to give and to take away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Retag {
    pub(super) added: Vec<Tag>,
    pub(super) removed: Vec<Tag>,
}

impl Triage {
    /// What is written on this article, if it is the one on the page.
    pub(super) fn written_on(&self, article: ArticleIdx) -> Option<&Annotations> {
        self.written.as_ref().filter(|(of, _)| *of == article).map(|(_, written)| written)
    }

    /// Notes that a key has decided. Returns the burst that the decision is part of.
    pub(super) fn note_decision(&mut self, now: Instant) -> Option<Burst> {
        self.times.push_back(now);
        while self.times.front().is_some_and(|&first| now.duration_since(first) > BURST_TIME) {
            self.times.pop_front();
        }
        self.burst = match (self.times.front(), self.burst) {
            (Some(_), Some(burst)) if self.times.len() > BURST => Some(Burst { n: burst.n + 1, ..burst }),
            (Some(&since), None) if self.times.len() > BURST => Some(Burst { n: self.times.len(), since }),
            _ => None,
        };
        self.burst
    }

    /// Notes that something else was done than to decide by keys. Returns the burst that was the last before it.
    pub(super) fn end_burst(&mut self) -> Option<Burst> {
        self.times.clear();
        self.burst.take()
    }
}

impl Burst {
    /// How long it has lasted.
    pub(super) fn time(self, now: Instant) -> Duration {
        now.duration_since(self.since)
    }
}

impl Prompt {
    /// The line that is typed in, if one is asked for.
    pub(super) fn input(&mut self) -> Option<&mut Input> {
        match self {
            Prompt::Question(_) => None,
            Prompt::Line(line) => Some(&mut line.input),
        }
    }
}

impl Line {
    /// The tags that the word being typed may become.
    pub(super) fn completions(&self) -> Vec<&(Tag, u32)> {
        let Subject::Tags { known } = &self.subject else { return Vec::new() };
        let begun = self.begun().trim_start_matches(['-', '#']).to_lowercase();
        let others = |(tag, _): &&(Tag, u32)| tag.as_str() != begun && tag.as_str().starts_with(&begun);
        known.iter().filter(others).collect()
    }

    /// The word that is being typed, at the end of the line.
    pub(super) fn begun(&self) -> &str {
        self.input.value().rsplit(char::is_whitespace).next().unwrap_or_default()
    }
}

impl Retag {
    /// Reads words, each a tag, with `-` in front one to take away; or the first that can be no tag.
    pub(super) fn parse(typed: &str) -> Result<Retag, &str> {
        let mut retag = Retag::default();
        for word in typed.split_whitespace() {
            match word.strip_prefix('-') {
                Some(removed) => retag.removed.push(Tag::new(removed).ok_or(word)?),
                None => retag.added.push(Tag::new(word).ok_or(word)?),
            }
        }
        Ok(retag)
    }

    /// Whether there is nothing to do.
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

/// As it is typed.
impl std::fmt::Display for Retag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let added = self.added.iter().map(|tag| format!("#{tag}"));
        let removed = self.removed.iter().map(|tag| format!("-#{tag}"));
        f.write_str(&added.chain(removed).collect::<Vec<_>>().join(" "))
    }
}
