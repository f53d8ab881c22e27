//! Two people's libraries become one.

use super::decisions::{id, state, tag};
use onrecord::library::{Change, Edit, Library, LibraryError, Seq, State};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// Libraries of several people, in files.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(TempDir::new().unwrap())
    }

    fn path(&self, who: &str) -> PathBuf {
        self.0.path().join(format!("{who}.db"))
    }

    fn open(&self, who: &str) -> Library {
        Library::open(&self.path(who)).unwrap().signed(Some(who.to_owned()))
    }

    /// Merges the library of one into that of another, and tells where they disagree.
    #[track_caller]
    fn merge(&self, from: &str, into: &str) -> Vec<Edit> {
        let theirs = Library::copy_of(&self.path(from)).unwrap();
        let merge = self.open(into).merge(&theirs).unwrap();
        merge.disagreements.into_iter().map(|change| change.edit).collect()
    }
}

#[test]
fn what_only_one_has_decided_holds_and_else_ours_stays() {
    let desk = Desk::new();
    let (mut ann, mut bo) = (desk.open("ann"), desk.open("bo"));
    ann.decide(&[id(1), id(2)], State::Kept).unwrap();
    ann.set_note(&id(1), "hers").unwrap();
    bo.decide(&[id(2), id(3)], State::Discarded).unwrap();
    bo.retag(&[id(1), id(3)], &[tag("bo")], &[]).unwrap();
    bo.set_note(&id(1), "his").unwrap();
    let theirs = Library::copy_of(&desk.path("bo")).unwrap();
    let merge = ann.merge(&theirs).unwrap();
    let note = |text: &str| Some(text.to_owned());
    let mut disagreements = merge.disagreements.clone();
    disagreements.sort_by_key(|change| change.article != id(1));
    assert_eq!(
        disagreements,
        [
            Change { article: id(1), edit: Edit::Note { old: note("hers"), new: note("his") } },
            Change { article: id(2), edit: Edit::State { old: State::Kept, new: State::Discarded } },
        ]
    );
    assert_eq!([1, 2, 3].map(|n| state(&ann, n)), [State::Kept, State::Kept, State::Discarded]);
    assert_eq!(ann.annotations(&id(1)).unwrap().tags, [tag("bo")]);
    assert_eq!(ann.annotations(&id(1)).unwrap().note, note("hers"));
    let who: Vec<_> =
        ann.journal(Seq::default(), 99).unwrap().into_iter().map(|e| (e.who, e.is_merged)).collect();
    assert_eq!(who.iter().filter(|(who, _)| who.as_deref() == Some("bo")).count(), 5, "Bo's journal is here");
    assert!(who.iter().all(|(who, is_merged)| (who.as_deref() == Some("bo")) == *is_merged));
}

#[test]
fn merging_twice_changes_nothing() {
    let desk = Desk::new();
    desk.open("ann").decide(&[id(1)], State::Kept).unwrap();
    let mut bo = desk.open("bo");
    bo.decide(&[id(1), id(2)], State::Starred).unwrap();
    bo.undo().unwrap();
    bo.redo().unwrap();
    let first = desk.merge("bo", "ann");
    let before = desk.open("ann").journal(Seq::default(), 99).unwrap();
    assert_eq!(desk.merge("bo", "ann"), first, "they still disagree");
    assert_eq!(desk.open("ann").journal(Seq::default(), 99).unwrap(), before);
}

#[test]
fn one_undo_takes_a_merge_back() {
    let desk = Desk::new();
    let mut ann = desk.open("ann");
    ann.decide(&[id(1)], State::Kept).unwrap();
    let mut bo = desk.open("bo");
    bo.decide(&[id(2)], State::Starred).unwrap();
    bo.tag(&[id(1)], &tag("bo")).unwrap();
    desk.merge("bo", "ann");
    assert_eq!(ann.undo().unwrap().unwrap().changes.len(), 2);
    assert_eq!([1, 2].map(|n| state(&ann, n)), [State::Kept, State::New]);
    ann.undo().unwrap();
    assert_eq!(ann.undo().unwrap(), None, "Bo's steps are not Ann's to take back");
}

#[test]
fn what_came_from_them_follows_them_until_we_decide() {
    let desk = Desk::new();
    let mut bo = desk.open("bo");
    bo.decide(&[id(1), id(2)], State::Kept).unwrap();
    desk.merge("bo", "ann");
    bo.decide(&[id(1), id(2)], State::Discarded).unwrap();
    let mut ann = desk.open("ann");
    ann.decide(&[id(2)], State::Starred).unwrap();
    let left = desk.merge("bo", "ann");
    assert_eq!(left, [Edit::State { old: State::Starred, new: State::Discarded }]);
    assert_eq!([1, 2].map(|n| state(&ann, n)), [State::Discarded, State::Starred]);
    ann.decide(&[id(2)], State::Kept).unwrap();
    assert!(desk.merge("ann", "bo").is_empty(), "Ann knew what Bo had decided, and has decided anew");
    assert_eq!(state(&bo, 2), State::Kept);
}

#[test]
fn copies_of_one_library_know_what_they_have_in_common() {
    let desk = Desk::new();
    let mut ann = desk.open("ann");
    ann.decide(&[id(1), id(2)], State::Kept).unwrap();
    drop(ann);
    fs::copy(desk.path("ann"), desk.path("bo")).unwrap();
    desk.open("bo").decide(&[id(1)], State::Discarded).unwrap();
    assert!(desk.merge("bo", "ann").is_empty());
    assert_eq!([1, 2].map(|n| state(&desk.open("ann"), n)), [State::Discarded, State::Kept]);
    assert_eq!(desk.open("ann").journal(Seq::default(), 99).unwrap().len(), 4, "nothing is there twice");
}

#[test]
fn what_was_taken_back_is_not_decided() {
    let desk = Desk::new();
    let (mut ann, mut bo) = (desk.open("ann"), desk.open("bo"));
    ann.decide(&[id(1)], State::Kept).unwrap();
    ann.undo().unwrap();
    ann.decide(&[id(2)], State::Kept).unwrap();
    bo.decide(&[id(1)], State::Starred).unwrap();
    bo.decide(&[id(2)], State::Discarded).unwrap();
    bo.undo().unwrap();
    assert!(desk.merge("bo", "ann").is_empty());
    assert_eq!([1, 2].map(|n| state(&ann, n)), [State::Starred, State::Kept]);
}

#[test]
fn their_file_is_only_read() {
    let desk = Desk::new();
    desk.open("bo").decide(&[id(1)], State::Kept).unwrap();
    let before = fs::read(desk.path("bo")).unwrap();
    desk.merge("bo", "ann");
    assert_eq!(fs::read(desk.path("bo")).unwrap(), before);
    fs::write(desk.path("cy"), "").unwrap();
    let refused = Library::copy_of(&desk.path("cy")).unwrap_err();
    assert!(matches!(refused, LibraryError::Foreign), "{refused}");
}
