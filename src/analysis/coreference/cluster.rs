//! A [`Cluster`]: the names of one entity while they are being joined.

use super::role;
use crate::analysis::entity::{Entity, EntityKind};
use crate::lexicon::field::Fields;
use crate::lexicon::{Gender, Lexicon};

/// The names of one entity.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) kind: EntityKind,
    /// The key words of the fullest name.
    pub(super) words: Vec<String>,
    pub(super) gender: Option<Gender>,
    /// The gender of most who bear the given name.
    pub(super) lean: Option<Gender>,
    /// Whether nearly all do.
    pub(super) is_likely: bool,
    /// Titles and roles as printed.
    roles: Vec<String>,
    /// The words of each role that tell something, in lower case and full form.
    pub(super) role_words: Vec<Vec<String>>,
    /// The fields of the roles and, of an organisation, of the words of its name.
    pub(super) fields: Fields,
    /// The names' phrases, in order.
    pub(super) phrases: Vec<usize>,
    /// The names as printed, in order of appearance, with how often each appears.
    forms: Vec<(String, usize)>,
}

impl Cluster {
    pub(super) fn new(kind: EntityKind) -> Cluster {
        Cluster {
            kind,
            words: Vec::new(),
            gender: None,
            lean: None,
            is_likely: false,
            roles: Vec::new(),
            role_words: Vec::new(),
            fields: Fields::default(),
            phrases: Vec::new(),
            forms: Vec::new(),
        }
    }

    /// Adds a name as printed, the phrase `phrase`; `words` gives its key words.
    pub(super) fn add(
        &mut self,
        phrase: usize,
        printed: &str,
        words: impl FnOnce() -> Vec<String>,
        gender: Option<Gender>,
    ) {
        let at = self.phrases.partition_point(|&other| other < phrase);
        self.phrases.insert(at, phrase);
        self.gender = self.gender.or(gender);
        match self.forms.iter_mut().find(|(form, _)| form == printed) {
            Some((_, count)) => *count += 1,
            None => {
                self.forms.push((printed.to_owned(), 1));
                let words = words();
                if words.len() > self.words.len() {
                    self.words = words;
                }
            }
        }
    }

    pub(super) fn add_role(&mut self, role: &str) {
        if !self.roles.iter().any(|known| known.eq_ignore_ascii_case(role)) {
            self.roles.push(role.to_owned());
            self.role_words.push(role::telling_words(role));
        }
    }

    /// Takes note of the fields of its roles and names.
    pub(super) fn find_fields(&mut self, lexicon: &Lexicon) {
        let of_word = |word: &str| lexicon.fields.of(word);
        for word in self.role_words.iter().flatten() {
            self.fields = self.fields.and(of_word(word));
        }
        if self.kind != EntityKind::Person {
            for (form, _) in &self.forms {
                let words = form.split_whitespace().map(str::to_lowercase);
                self.fields = words.fold(self.fields, |fields, word| fields.and(of_word(&word)));
            }
        }
    }

    /// The name of somebody who is only ever called by one word.
    pub(super) fn lone_name(&self) -> Option<&str> {
        let (form, _) = self.forms.first()?;
        (self.words.len() == 1).then_some(form)
    }

    /// The first phrase that names it.
    pub(super) fn first(&self) -> usize {
        self.phrases.first().copied().unwrap_or(usize::MAX)
    }

    /// The entity under its fullest name: the most words, then the most often printed, then the first.
    pub(super) fn into_entity(self) -> Entity {
        let rank = |(n, (form, count)): (usize, &(String, usize))| {
            let is_shouted = form.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            let words = form.split(|c: char| c.is_whitespace() || c == '-').count();
            (!(is_shouted && self.forms.len() > 1), words, *count, usize::MAX - n)
        };
        let best = self.forms.iter().enumerate().max_by_key(|&(n, form)| rank((n, form))).map(|(n, _)| n);
        let name =
            best.and_then(|best| self.forms.get(best)).map(|(form, _)| form.clone()).unwrap_or_default();
        let aliases = self.forms.into_iter().map(|(form, _)| form).filter(|form| *form != name).collect();
        Entity { kind: self.kind, name, aliases, roles: self.roles }
    }
}
