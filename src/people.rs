//! The people of many articles → the persons of the collection.
//!
//! Names are compared by [`crate::analysis::identity`], only those that share a block, so that the work grows with
//! the number of names rather than with its square. The likeliest pairs are joined first, and two groups only if
//! nobody of the one speaks against anybody of the other: one person is never the bridge between two. A family name
//! that stands alone in an article goes to its main bearer in the collection. What a reader has said of two names
//! decides.
//!
//! Knows no files and no text, and the order of the articles makes no difference.

mod group;
mod lone;
mod profile;
mod ruling;

use crate::analysis::identity::{Likeness, Reason};
use crate::analysis::{Analysis, EntityIdx, EntityKind, Speaker};
use crate::article::{Article, ArticleId};
use crate::lexicon::Lexicon;
use chrono::NaiveDate;
use group::Group;
use profile::{Collection, Profile};
use rayon::prelude::*;
pub use ruling::Ruling;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The most roles of one person that are told.
const MAX_ROLES: usize = 20;

/// The people of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Which article.
    pub article: ArticleId,
    /// Its day, if it tells one.
    pub date: Option<NaiveDate>,
    /// The people, in order of first mention.
    pub people: Vec<Appearance>,
}

/// Somebody in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The fullest name there.
    pub name: String,
    /// The other names there.
    pub aliases: Vec<String>,
    /// Titles and roles as printed.
    pub roles: Vec<String>,
    /// How many quotations are theirs.
    pub n_quotes: usize,
}

/// Somebody in a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The name that most articles print in full.
    pub name: String,
    /// The other names, those that most articles print first.
    pub aliases: Vec<String>,
    /// Titles and roles as printed, those that most articles tell first; the first twenty.
    pub roles: Vec<String>,
    /// In how many articles they are named.
    pub n_articles: usize,
    /// How many quotations are theirs.
    pub n_quotes: usize,
    /// The names that were taken for the same person's without being printed alike, and why.
    pub joined: Vec<Joined>,
}

/// A name that was joined to others.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The name.
    pub name: String,
    /// The name that it was found to be another form of.
    pub with: String,
    /// How likely both are one person's, and why.
    pub likeness: Likeness,
}

/// Who is who in a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Persons {
    /// Everybody, most quoted first.
    pub persons: Vec<Person>,
    /// Of each cast, in the order in which they were given, and in it of each appearance, the number of the person.
    pub of: Vec<Vec<usize>>,
}

impl Cast {
    /// The people of an article that was analysed.
    pub fn of(article: &Article, analysis: &Analysis) -> Cast {
        let mut n_quotes: FxHashMap<EntityIdx, usize> = FxHashMap::default();
        for quote in &analysis.quotes {
            if let Some(Speaker::Entity(speaker)) = quote.speaker {
                *n_quotes.entry(speaker).or_default() += 1;
            }
        }
        let people = analysis.entities.iter().enumerate();
        let people = people.filter(|(_, entity)| entity.kind == EntityKind::Person);
        let people = people.map(|(n, person)| Appearance {
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            roles: person.roles.clone(),
            n_quotes: n_quotes.get(&EntityIdx(n)).copied().unwrap_or_default(),
        });
        Cast { article: article.id, date: article.date, people: people.collect() }
    }
}

/// Who is who in the articles that these are the people of, where readers have said so of some.
pub fn join(casts: &[Cast], rulings: &[Ruling], lexicon: &Lexicon) -> Persons {
    let collection = Collection::new(casts, rulings, lexicon);
    let mut groups = group::groups(&collection, lexicon);
    lone::attach(&collection, &mut groups, lexicon);
    let mut persons: Vec<(Person, &Group)> =
        groups.par_iter().map(|group| (person(group, &collection), group)).collect();
    persons.sort_by(|(a, _), (b, _)| {
        let rank = |person: &Person| (Reverse(person.n_quotes), Reverse(person.n_articles));
        rank(a).cmp(&rank(b)).then_with(|| (&a.name, &a.roles).cmp(&(&b.name, &b.roles)))
    });
    let mut of: Vec<Vec<usize>> = casts.iter().map(|cast| vec![0; cast.people.len()]).collect();
    for (n, (_, group)) in persons.iter().enumerate() {
        let members = group.members.iter().filter_map(|&member| collection.profiles.get(member));
        for &(cast, appearance) in members.flat_map(|profile| &profile.appearances) {
            of[cast as usize][appearance as usize] = n;
        }
    }
    Persons { persons: persons.into_iter().map(|(person, _)| person).collect(), of }
}

fn person(group: &Group, collection: &Collection) -> Person {
    let members = || group.members.iter().filter_map(|&member| collection.profiles.get(member));
    let count = |told: fn(&Profile) -> &FxHashMap<String, usize>| {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for (printed, n) in members().flat_map(told) {
            *counts.entry(printed).or_default() += n;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|&(printed, n)| (Reverse(n), printed));
        counts
    };
    let names = count(|profile| &profile.names);
    let full = |printed: &str| printed.split_whitespace().count() > 1;
    let best = names.iter().max_by_key(|(name, n)| (full(name), !is_shouted(name), *n, Reverse(*name)));
    let name = best.map(|(name, _)| (*name).to_owned()).unwrap_or_default();
    let mut aliases: Vec<(&str, usize)> = names;
    for (alias, n) in count(|profile| &profile.aliases) {
        match aliases.iter_mut().find(|(known, _)| *known == alias) {
            Some((_, known)) => *known += n,
            None => aliases.push((alias, n)),
        }
    }
    aliases.retain(|(alias, _)| *alias != name);
    aliases.sort_by_key(|&(alias, n)| (Reverse(n), alias));
    let mut articles: Vec<u32> = members().flat_map(|profile| profile.articles.iter().copied()).collect();
    articles.sort_unstable();
    articles.dedup();
    let joined = group.joined.iter().filter_map(|(one, other, likeness)| {
        let (one, other) = (collection.profiles.get(*one)?, collection.profiles.get(*other)?);
        let is_spelled_alike = one.name() == other.name();
        (!is_spelled_alike).then(|| Joined {
            name: other.name().to_owned(),
            with: one.name().to_owned(),
            likeness: likeness.clone(),
        })
    });
    Person {
        aliases: aliases.into_iter().map(|(alias, _)| alias.to_owned()).collect(),
        roles: roles(count(|profile| &profile.roles)),
        n_articles: articles.len(),
        n_quotes: members().map(|profile| profile.n_quotes).sum(),
        joined: joined.collect(),
        name,
    }
}

/// The roles that are told most often, each in its commonest way of writing.
fn roles(counts: Vec<(&str, usize)>) -> Vec<String> {
    let mut roles: Vec<(String, &str, usize)> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (role, n) in counts {
        let at = *known.entry(role.to_lowercase()).or_insert(roles.len());
        match roles.get_mut(at) {
            Some((lower, printed, total)) => {
                *total += n;
                // What is told as often in small letters stood at the beginning of a sentence otherwise.
                *printed = if role == lower && *total == 2 * n { role } else { printed };
            }
            None => roles.push((role.to_lowercase(), role, n)),
        }
    }
    roles.sort_by_key(|&(_, _, n)| Reverse(n));
    roles.into_iter().take(MAX_ROLES).map(|(_, role, _)| role.to_owned()).collect()
}

fn is_shouted(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// What speaks for or against two people being one beside their names and roles: when and with whom they appear.
fn circumstances(one: usize, other: usize, collection: &Collection) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let (ours, theirs) = (&collection.profiles[one], &collection.profiles[other]);
    reasons.extend(collection.are_told_apart(ours, theirs).then_some(Reason::ToldApart));
    reasons.extend(collection.have_company(one, other).then_some(Reason::SameCompany));
    reasons.extend(ours.days.zip(theirs.days).and_then(|(days, others)| profile::distance(days, others)));
    reasons
}
