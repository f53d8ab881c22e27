//! The reader without a screen: lines come in, and what they change is told in words, one line after the other.
//!
//! For screen readers, logs and scripts: no boxes, no colours, no cursor that moves, nothing that is told twice. The
//! state, the actions and what they do are those of the panes; this is another way to see them.

mod input;
mod left_out;
mod line;
mod listing;
mod output;
mod prompt;
mod sheet;
mod sight;
mod talk;
mod tell;
mod text;
mod words;

#[cfg(test)]
mod tests;

use super::event::Event;
use super::outside::{Copied, Errand};
use super::session::{Session, Setup};
use super::wish::{Task, Wish};
use super::{Left, RunError};
use crate::config::Settings;
use crate::ingest::import::Progress;
use crate::library::Library;
use crossbeam_channel::select;
use input::Lines;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use talk::{Said, Talk};

/// How long an answer waits for what is being found.
const PATIENCE: Duration = Duration::from_secs(60);

/// Talks about the articles under `paths`, or the samples where there are none, with whoever types on standard input,
/// until that ends or the reader is left. Speakers less sure than `min_confidence` are left out.
///
/// Lines that come from elsewhere than a terminal are a script: they are repeated in the output, and the first of them
/// waits until all articles are analysed.
pub fn run(
    paths: &[PathBuf],
    library: Library,
    settings: Settings,
    min_confidence: f32,
) -> Result<Left, RunError> {
    let (app, session) = Setup::new(paths, library, settings, min_confidence, talk::SCREEN)?.start()?;
    let mut linear = Linear {
        talk: Talk::new(app),
        session,
        is_script: !io::stdin().is_terminal(),
        n_copying: 0,
        is_broken: false,
        is_left: false,
    };
    let is_understood = linear.run()?;
    let complaints = linear.session.finish();
    Ok(Left { failures: linear.talk.app.leave(), complaints, is_understood })
}

/// A conversation, and what goes on for it.
struct Linear {
    talk: Talk,
    session: Session,
    /// Whether nobody sits there.
    is_script: bool,
    /// How many texts are on their way to the clipboard.
    n_copying: usize,
    /// Whether nothing more comes from the importer.
    is_broken: bool,
    is_left: bool,
}

impl Linear {
    /// Answers line after line. Returns whether all made sense.
    fn run(&mut self) -> Result<bool, RunError> {
        let lines = Lines::start()?;
        while self.is_arriving() {
            let Ok(event) = self.session.events.recv() else { break };
            self.take(event)?;
        }
        output::write(&self.talk.begin()).map_err(RunError::Output)?;
        let mut is_understood = true;
        while !self.is_left {
            let Some(line) = self.next_line(&lines)? else { break };
            self.talk.hear(&line, Instant::now());
            self.fulfil()?;
            self.wait()?;
            let said = self.talk.tell();
            is_understood &= !said.iter().any(|said| matches!(said, Said::Wrong(_)));
            output::write(&said).map_err(RunError::Output)?;
        }
        Ok(is_understood || !self.is_script)
    }

    /// Whether there is no list yet that one could begin with.
    fn is_arriving(&self) -> bool {
        let app = &self.talk.app;
        let is_whole = app.arrivals.are_others_listed() && !app.is_reading_folders();
        !self.is_broken && !is_whole && (self.is_script || app.shelf.len() == 0)
    }

    /// Waits for a line, and takes in what happens meanwhile. `None` at the end.
    fn next_line(&mut self, lines: &Lines) -> Result<Option<String>, RunError> {
        if !self.is_script {
            output::prompt().map_err(RunError::Output)?;
        }
        let coming = lines.ask();
        loop {
            select! {
                recv(coming) -> line => {
                    let line = line.ok().flatten();
                    if let Some(line) = line.as_deref().filter(|_| self.is_script) {
                        output::repeat(line).map_err(RunError::Output)?;
                    }
                    return Ok(line);
                }
                recv(self.session.events) -> event => {
                    if let Ok(event) = event {
                        self.take(event)?;
                    }
                }
            }
        }
    }

    /// Waits until the answer is found.
    fn wait(&mut self) -> io::Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_broken && (self.talk.is_waiting() || self.n_copying > 0) {
            let Ok(event) = self.session.events.recv_deadline(deadline) else { break };
            self.take(event)?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Copied(Copied::Not(text)) => {
                self.n_copying = self.n_copying.saturating_sub(1);
                self.talk.say("No program with a clipboard is here. The text is:");
                text.lines().for_each(|line| self.talk.say(line));
                return Ok(());
            }
            Event::Copied(Copied::By(_)) => self.n_copying = self.n_copying.saturating_sub(1),
            Event::Import(Progress::Broken(_)) => self.is_broken = true,
            _ => {}
        }
        self.talk.app.handle(event, Instant::now());
        self.fulfil()
    }

    fn fulfil(&mut self) -> io::Result<()> {
        for task in self.talk.app.take_tasks() {
            self.n_copying += usize::from(matches!(task, Task::Copy(_)));
            let is_configured = task == Task::Configure;
            self.session.perform(task, &mut self.talk.app)?;
            if is_configured {
                self.talk.adapt();
            }
        }
        for wish in self.talk.app.take_wishes() {
            match wish {
                Wish::Quit => self.is_left = true,
                Wish::Lend(errand) => {
                    let told = self.do_errand(&errand);
                    self.talk.app.handle(Event::Returned(told), Instant::now());
                }
                // There is no screen that these were for.
                Wish::CopyByTerminal(_) | Wish::Suspend | Wish::Resume | Wish::Repaint => {}
            }
        }
        Ok(())
    }

    /// Has another program do something, while nobody reads lines.
    fn do_errand(&self, errand: &Errand) -> Result<String, String> {
        match errand {
            Errand::Edit { .. } if self.is_script => Err("There is no terminal here to edit in.".to_owned()),
            _ => errand.complaint().map_or_else(|| errand.run(false), Err),
        }
    }
}
