//! What is asked and typed about articles: yes or no, tags, a note.

use crate::tui::app::App;
use crate::tui::triage::{Line, Prompt, Retag, Subject};
use std::time::Instant;
use tui_input::Input;

impl App {
    /// Asks for tags: of all flagged articles, or else of the selected one.
    pub(super) fn begin_tags(&mut self) {
        let known = match self.library.tags() {
            Ok(known) => known,
            Err(error) => return self.tell_error(format!("The tags can't be read: {error}")),
        };
        let mut articles = self.flagged();
        if articles.is_empty() {
            articles.extend(self.current());
        }
        let articles: Vec<_> = articles.into_iter().filter_map(|idx| self.id(idx)).collect();
        if !articles.is_empty() {
            let line =
                Line { subject: Subject::Tags { known }, articles, input: Input::default(), wrong: None };
            self.triage.prompt = Some(Prompt::Line(line));
        }
    }

    /// Asks for a note on the selected article, beginning with the one that it has.
    pub(super) fn begin_note(&mut self) {
        let Some(id) = self.current_id() else { return };
        match self.library.annotations(&id) {
            Ok(written) => {
                let input = Input::new(written.note.unwrap_or_default());
                let line = Line { subject: Subject::Note, articles: vec![id], input, wrong: None };
                self.triage.prompt = Some(Prompt::Line(line));
            }
            Err(error) => self.tell_error(format!("The note can't be read: {error}")),
        }
    }

    /// Takes the answer.
    pub(super) fn accept_prompt(&mut self, is_held: bool, now: Instant) {
        match self.triage.prompt.take() {
            Some(Prompt::Question(question)) if is_held || self.decided_unseen => {
                self.triage.prompt = Some(Prompt::Question(question));
            }
            Some(Prompt::Question(question)) => self.decide_all(&question, now),
            Some(Prompt::Line(line)) => self.accept_line(line, now),
            None => {}
        }
    }

    fn accept_line(&mut self, mut line: Line, now: Instant) {
        let typed = line.input.value().to_owned();
        match line.subject {
            Subject::Note => self.set_note(&line, &typed, now),
            Subject::Tags { .. } => match Retag::parse(&typed) {
                Ok(retag) if retag.is_empty() => {}
                Ok(retag) => self.retag(&line.articles, retag, now),
                Err(word) => {
                    line.wrong = Some(format!("“{word}” can be no tag"));
                    self.triage.prompt = Some(Prompt::Line(line));
                }
            },
        }
    }

    fn set_note(&mut self, line: &Line, text: &str, now: Instant) {
        let Some(id) = line.articles.first() else { return };
        match self.library.set_note(id, text) {
            Ok(step) if step.changes.is_empty() => {}
            Ok(step) => {
                self.take_in(&step.changes);
                let what = if text.trim().is_empty() { "Note taken away" } else { "Noted" };
                self.tell(format!("{what}: “{}”", self.title(*id)), now);
            }
            Err(error) => {
                // What was typed must not be lost.
                self.triage.prompt = Some(Prompt::Line(Line {
                    subject: Subject::Note,
                    articles: line.articles.clone(),
                    input: line.input.clone(),
                    wrong: Some(format!("not kept: {error}")),
                }));
            }
        }
    }

    /// Puts the likeliest tag in the place of the word that is being typed.
    pub(super) fn complete(&mut self) {
        let Some(Prompt::Line(line)) = &mut self.triage.prompt else { return };
        let begun = line.begun();
        let Some(tag) = line.completions().first().map(|(tag, _)| tag.as_str()) else { return };
        let sign = if begun.starts_with('-') { "-" } else { "" };
        let before = line.input.value().strip_suffix(begun).unwrap_or_default();
        line.input = Input::new(format!("{before}{sign}{tag} "));
    }
}
