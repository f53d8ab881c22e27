//! The thread that gathers what speakers have said in many articles: who is quoted at all, or all words of one.
//!
//! It is at the newest question only. Does not know the screen.

mod everybody;
mod words;

use super::event::Event;
use crate::library::{DocId, Library, LibraryError};
use chrono::NaiveDate;
use crossbeam_channel::{Receiver, Sender};
pub(super) use everybody::{Everybody, N_TIMES, Speaker};
use std::ops::ControlFlow;
use std::{io, thread};
use words::Reader;
pub(super) use words::Saying;

/// What is to be gathered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// By which the answers are known.
    pub(super) number: u64,
    pub(super) about: About,
    /// The articles that count, in the order of the list, with their days.
    pub(super) articles: Vec<(DocId, Option<NaiveDate>)>,
}

/// Whom a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    Everybody,
    Person(String),
}

/// Something that was gathered.
#[derive(Debug)]
pub struct Answer {
    /// The number of its question.
    pub(super) number: u64,
    pub(super) found: Result<Found, LibraryError>,
}

#[derive(Debug)]
pub(super) enum Found {
    Everybody(Everybody),
    /// Words of a person, in the order of the articles, after those that were told before.
    Words {
        sayings: Vec<Saying>,
        is_last: bool,
    },
}

/// The thread, as those who ask know it.
pub(super) struct Gatherer {
    questions: Sender<Question>,
}

impl Gatherer {
    /// Starts the thread on a library of its own; each answer is an [`Event::Gathered`]. Speakers less sure than
    /// `min_confidence` are left out.
    pub(super) fn start(
        library: Library,
        min_confidence: f32,
        events: Sender<Event>,
    ) -> io::Result<Gatherer> {
        let (questions, asked) = crossbeam_channel::unbounded();
        thread::Builder::new()
            .name("speakers".to_owned())
            .spawn(move || answer_all(&library, min_confidence, &asked, &events))?;
        Ok(Gatherer { questions })
    }

    /// Has this gathered, and nothing else any more.
    pub(super) fn ask(&self, question: Question) {
        // The thread ends only with the program.
        _ = self.questions.send(question);
    }
}

/// Ends when nobody asks or listens any more.
fn answer_all(library: &Library, min_confidence: f32, asked: &Receiver<Question>, events: &Sender<Event>) {
    while let Ok(question) = asked.recv() {
        let question = asked.try_iter().last().unwrap_or(question);
        let mut has_listener = true;
        answer(library, &question, min_confidence, |answer| {
            has_listener = events.send(Event::Gathered(answer)).is_ok();
            if has_listener && asked.is_empty() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if !has_listener {
            return;
        }
    }
}

/// Answers a question, in one piece or several, until `tell` has enough.
pub fn answer(
    library: &Library,
    question: &Question,
    min_confidence: f32,
    mut tell: impl FnMut(Answer) -> ControlFlow<()>,
) {
    let number = question.number;
    let mut tell = |found| tell(Answer { number, found });
    match &question.about {
        About::Everybody => {
            _ = tell(everybody::gather(library, &question.articles).map(Found::Everybody));
        }
        About::Person(person) => {
            let reader = Reader { library, person, min_confidence };
            if let Err(error) = reader.gather(&question.articles, &mut |found| tell(Ok(found))) {
                _ = tell(Err(error));
            }
        }
    }
}
