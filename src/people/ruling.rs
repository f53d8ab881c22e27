//! What readers have said of two names: which profiles are one person's, and which are not.
//!
//! Knows profiles by number. Does not know what else speaks for or against it.

use super::Cast;
use super::profile::Profile;
use crate::analysis::identity::PersonName;
use crate::article::ArticleId;
use crate::lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// What a reader says of two names in an article. It decides, whatever else speaks for or against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// In which article.
    pub article: ArticleId,
    /// One of the names.
    pub name: String,
    /// The other one.
    pub other: String,
    /// Whether they are one person's.
    pub is_same: bool,
}

/// The pairs of profiles of which readers have said whose they are, the lesser number first.
#[derive(Default)]
pub(super) struct Ruled {
    /// One person's, in ascending order.
    pub(super) same: Vec<(usize, usize)>,
    /// Two persons'.
    pub(super) apart: Vec<(usize, usize)>,
}

/// The names that are told apart from another, with the article.
pub(super) fn told_apart(rulings: &[Ruling]) -> FxHashSet<(ArticleId, &str)> {
    let apart = rulings.iter().filter(|ruling| !ruling.is_same);
    apart
        .flat_map(|ruling| [&ruling.name, &ruling.other].map(|name| (ruling.article, name.as_str())))
        .collect()
}

impl Ruled {
    pub(super) fn new(rulings: &[Ruling], casts: &[Cast], profiles: &[Profile], lexicon: &Lexicon) -> Ruled {
        if rulings.is_empty() {
            return Ruled::default();
        }
        let finder = Finder::new(rulings, casts, profiles, lexicon);
        let pairs = |is_same: bool| {
            let rulings = rulings.iter().filter(|ruling| ruling.is_same == is_same);
            let pairs = rulings.filter_map(|Ruling { article, name, other, .. }| {
                let (one, other) = (finder.find(article, name)?, finder.find(article, other)?);
                (one != other).then_some((one.min(other), one.max(other)))
            });
            let mut pairs: Vec<(usize, usize)> = pairs.collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        };
        Ruled { same: pairs(true), apart: pairs(false) }
    }

    /// Whether anybody for whom `is_one` holds is told apart from somebody for whom `is_other` does.
    pub(super) fn are_apart(&self, is_one: impl Fn(usize) -> bool, is_other: impl Fn(usize) -> bool) -> bool {
        self.apart.iter().any(|&(a, b)| (is_one(a) && is_other(b)) || (is_one(b) && is_other(a)))
    }
}

/// Finds the profiles of the names in rulings.
struct Finder<'a> {
    in_article: FxHashMap<(ArticleId, &'a str), usize>,
    profiles: &'a [Profile],
    lexicon: &'a Lexicon,
}

impl<'a> Finder<'a> {
    fn new(
        rulings: &[Ruling],
        casts: &'a [Cast],
        profiles: &'a [Profile],
        lexicon: &'a Lexicon,
    ) -> Finder<'a> {
        let articles: FxHashSet<ArticleId> = rulings.iter().map(|ruling| ruling.article).collect();
        let appearances = profiles.iter().enumerate().flat_map(|(n, profile)| {
            profile.appearances.iter().map(move |&(cast, place)| (n, cast as usize, place as usize))
        });
        let in_article = appearances.filter_map(|(n, cast, place)| {
            let Cast { article, people, .. } = casts.get(cast)?;
            articles.contains(article).then_some(())?;
            Some(((*article, people.get(place)?.name.as_str()), n))
        });
        Finder { in_article: in_article.collect(), profiles, lexicon }
    }

    /// Whom a name in an article stands for; where nobody goes by it there any more, the one of this full name whom
    /// most articles name.
    fn find(&self, article: &ArticleId, name: &str) -> Option<usize> {
        let by_name = || {
            let name = PersonName::new(name, self.lexicon);
            let plain = (!name.is_lone()).then(|| name.plain())?;
            let bearers = self.profiles.iter().enumerate();
            let bearers = bearers.filter(|(_, profile)| profile.bearer.name.plain() == plain);
            bearers.max_by_key(|&(n, profile)| (profile.articles.len(), Reverse(n))).map(|(n, _)| n)
        };
        self.in_article.get(&(*article, name)).copied().or_else(by_name)
    }
}
