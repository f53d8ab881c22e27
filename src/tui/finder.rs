//! The thread that searches the library while the filter is typed. It answers the newest question only: one that
//! comes in stops the search for the one before.
//!
//! Does not know what is done with the answers.

use super::event::Event;
use crate::library::query::Query;
use crate::library::search::{Interrupter, Matches};
use crate::library::{Library, LibraryError};
use crossbeam_channel::{Receiver, Sender};
use std::{io, thread};

/// What is to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// By which the answer is known.
    pub number: u64,
    /// What the articles must be like.
    pub query: Query,
}

/// What was found.
#[derive(Debug)]
pub struct Answer {
    /// The number of its question.
    pub number: u64,
    /// The articles.
    pub matches: Result<Matches, LibraryError>,
}

/// The thread, as those who ask know it.
pub(super) struct Finder {
    questions: Sender<Question>,
    interrupter: Interrupter,
}

impl Finder {
    /// Starts the thread on a library of its own; each answer is an [`Event::Found`].
    pub(super) fn start(library: Library, events: Sender<Event>) -> io::Result<Finder> {
        let interrupter = library.interrupter();
        let (questions, asked) = crossbeam_channel::unbounded();
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || answer_all(&library, &asked, &events))?;
        Ok(Finder { questions, interrupter })
    }

    /// Has this searched for, and nothing else any more.
    pub(super) fn ask(&self, question: Question) {
        // The thread ends only with the program.
        _ = self.questions.send(question);
        self.interrupter.interrupt();
    }
}

/// Ends when nobody asks or listens any more.
fn answer_all(library: &Library, asked: &Receiver<Question>, events: &Sender<Event>) {
    while let Ok(question) = asked.recv() {
        let answer = answer_newest(library, question, asked);
        if events.send(Event::Found(answer)).is_err() {
            return;
        }
    }
}

/// The answer to the newest question, `question` or one that came in meanwhile.
fn answer_newest(library: &Library, mut question: Question, asked: &Receiver<Question>) -> Answer {
    loop {
        question = asked.try_iter().last().unwrap_or(question);
        match library.search(&question.query) {
            // By the next question; or by one that was taken up already, and then this is that one.
            Err(error) if error.is_interrupted() => {}
            matches => return Answer { number: question.number, matches },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(number: u64) -> Question {
        let query = Query::parse("nothing", chrono::NaiveDate::default()).unwrap();
        Question { number, query }
    }

    #[test]
    fn the_newest_question_is_answered() {
        let library = Library::in_memory().unwrap();
        let (sender, asked) = crossbeam_channel::unbounded();
        sender.send(question(2)).unwrap();
        sender.send(question(3)).unwrap();
        let answer = answer_newest(&library, question(1), &asked);
        assert_eq!((answer.number, answer.matches.unwrap().len()), (3, 0));
    }

    #[test]
    fn every_thread_that_is_asked_answers() {
        let (sender, events) = crossbeam_channel::unbounded();
        let finder = Finder::start(Library::in_memory().unwrap(), sender).unwrap();
        for number in 1..=500 {
            finder.ask(question(number));
        }
        let last = events.iter().find_map(|event| match event {
            Event::Found(answer) => (answer.number == 500).then_some(answer),
            _ => None,
        });
        assert!(last.unwrap().matches.unwrap().is_empty());
    }
}
