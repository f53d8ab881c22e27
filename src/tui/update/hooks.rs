//! What has happened to articles → the commands of the settings that are told of it.
//!
//! Only what happens here and is meant counts: not what another reader decides, nor what is undone and redone.

use crate::article::ArticleId;
use crate::library::{Change, DocId, Edit, Entry, State};
use crate::tui::app::App;
use crate::tui::outside::{Call, Hook};
use crate::tui::wish::Task;
use std::collections::HashMap;

impl App {
    /// Has the commands run for articles that were just kept or starred, in the order of the changes.
    pub(super) fn call_of_decisions(&mut self, changes: &[Change]) {
        let decided = changes.iter().filter_map(|change| match change.edit {
            Edit::State { new: State::Kept, .. } => Some((change.article, Hook::Keep)),
            Edit::State { new: State::Starred, .. } => Some((change.article, Hook::Star)),
            _ => None,
        });
        let decided: Vec<(ArticleId, Hook)> =
            decided.filter(|&(_, hook)| self.command_of(hook).is_some()).collect();
        if decided.is_empty() {
            return;
        }
        let mut entries: HashMap<ArticleId, Option<&Entry>> =
            decided.iter().map(|&(id, _)| (id, None)).collect();
        for listed in self.shelf.newest_first().iter().filter_map(|&idx| self.listed(idx)) {
            entries.entry(listed.entry.id).and_modify(|entry| *entry = Some(&listed.entry));
        }
        let call = |&(id, hook): &(ArticleId, Hook)| self.call((*entries.get(&id)?)?, hook);
        let calls: Vec<Task> = decided.iter().filter_map(call).collect();
        self.tasks.extend(calls);
    }

    /// Has the command run for those of these articles, which are analysed, that have arrived while the reader runs.
    pub(super) fn call_of_arrivals(&mut self, docs: &[DocId]) {
        for &doc in docs {
            if !self.arrivals.note_analysed(doc) {
                continue;
            }
            let listed = || self.shelf.find(doc).and_then(|idx| self.listed(idx)).map(|listed| &listed.entry);
            let entry = self.arrivals.get(doc).or_else(listed);
            let call = entry.and_then(|entry| self.call(entry, Hook::New));
            self.tasks.extend(call);
        }
    }

    fn call(&self, entry: &Entry, hook: Hook) -> Option<Task> {
        let command = self.command_of(hook)?.to_owned();
        let (path, state) = (entry.path.clone(), entry.standing.state);
        Some(Task::Call(Call { hook, command, doc: entry.doc, path, state }))
    }

    fn command_of(&self, hook: Hook) -> Option<&str> {
        match hook {
            Hook::New => self.config.on_new.as_deref(),
            Hook::Keep => self.config.on_keep.as_deref(),
            Hook::Star => self.config.on_star.as_deref(),
        }
    }
}
