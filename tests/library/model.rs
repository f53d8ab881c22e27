//! Any sequence of decisions against a plain model of what they mean.

use super::decisions::{id, tag};
use onrecord::library::{Annotations, Library, State, Tag};
use proptest::prelude::*;
use std::collections::BTreeSet;

const N_ARTICLES: usize = 4;

#[derive(Clone, Debug)]
enum Deed {
    Decide(Vec<usize>, State),
    Tag(Vec<usize>, Tag),
    Untag(Vec<usize>, Tag),
    Note(usize, String),
    Undo,
    Redo,
    Reopen,
}

/// What is true of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Facts {
    state: State,
    tags: BTreeSet<Tag>,
    note: Option<String>,
}

/// All that was ever true, and how far of it is undone.
struct Model {
    past: Vec<Vec<Facts>>,
    now: Vec<Facts>,
    future: Vec<Vec<Facts>>,
}

impl Model {
    fn new() -> Model {
        Model { past: Vec::new(), now: vec![Facts::default(); N_ARTICLES], future: Vec::new() }
    }

    fn change(&mut self, articles: &[usize], change: impl Fn(&mut Facts)) {
        let before = self.now.clone();
        articles.iter().for_each(|&n| change(&mut self.now[n]));
        if self.now != before {
            self.past.push(before);
            self.future.clear();
        }
    }

    fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, after));
        true
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    let some = || prop::collection::vec(0..N_ARTICLES, 1..4);
    let state = prop::sample::select(vec![State::New, State::Kept, State::Starred, State::Discarded]);
    let word = || prop::sample::select(vec![tag("iran"), tag("draft"), tag("ümlaut")]);
    let note = prop::sample::select(vec!["", "one", "two “words”"]);
    prop_oneof![
        6 => (some(), state).prop_map(|(articles, state)| Deed::Decide(articles, state)),
        3 => (some(), word()).prop_map(|(articles, tag)| Deed::Tag(articles, tag)),
        2 => (some(), word()).prop_map(|(articles, tag)| Deed::Untag(articles, tag)),
        2 => (0..N_ARTICLES, note).prop_map(|(article, note)| Deed::Note(article, note.to_owned())),
        5 => Just(Deed::Undo),
        3 => Just(Deed::Redo),
        1 => Just(Deed::Reopen),
    ]
}

fn facts(library: &Library) -> Vec<Facts> {
    let states = library.states().unwrap();
    let facts = (0..N_ARTICLES as u8).map(|n| {
        let Annotations { tags, note } = library.annotations(&id(n)).unwrap();
        let state = states.get(&id(n)).copied().unwrap_or_default().state;
        Facts { state, tags: tags.into_iter().collect(), note }
    });
    facts.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_library_is_as_the_model(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut library = Library::in_memory().unwrap();
        let watching = library.another().unwrap();
        let mut model = Model::new();
        let ids = |articles: &[usize]| articles.iter().map(|&n| id(n as u8)).collect::<Vec<_>>();
        for deed in &deeds {
            match deed {
                Deed::Decide(some, state) => {
                    library.decide(&ids(some), *state).unwrap();
                    model.change(some, |facts| facts.state = *state);
                }
                Deed::Tag(some, tag) => {
                    library.tag(&ids(some), tag).unwrap();
                    model.change(some, |facts| _ = facts.tags.insert(tag.clone()));
                }
                Deed::Untag(some, tag) => {
                    library.untag(&ids(some), tag).unwrap();
                    model.change(some, |facts| _ = facts.tags.remove(tag));
                }
                Deed::Note(article, text) => {
                    library.set_note(&id(*article as u8), text).unwrap();
                    let note = Some(text.clone()).filter(|text| !text.is_empty());
                    model.change(&[*article], |facts| facts.note = note.clone());
                }
                Deed::Undo => prop_assert_eq!(library.undo().unwrap().is_some(), model.undo()),
                Deed::Redo => prop_assert_eq!(library.redo().unwrap().is_some(), model.redo()),
                Deed::Reopen => library = library.another().unwrap(),
            }
            prop_assert_eq!(&facts(&watching), &model.now, "after {:?}", deed);
        }
        while library.undo().unwrap().is_some() {}
        prop_assert_eq!(facts(&library), Model::new().now);
        while library.redo().unwrap().is_some() {
            model.redo();
        }
        while model.redo() {}
        prop_assert_eq!(facts(&library), model.now);
    }
}
