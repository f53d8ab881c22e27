//! The people of all articles, those put together that are printed alike and do alike.

use super::Cast;
use crate::analysis::identity::{Bearer, Fields, Reason};
use crate::lexicon::Lexicon;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Within how many days two articles are of one time.
const DAYS: i64 = 7;
/// How many years apart two articles are of different times.
const YEARS: i64 = 25;
/// The most articles of somebody whose company is looked at.
const MAX_ARTICLES: usize = 50;
/// The fewest articles that may name somebody who is company, and of how many of the collection's one may.
const MIN_COMPANY: usize = 3;
const COMPANY_SHARE: usize = 100;

/// Everybody in a collection.
pub(super) struct Collection {
    /// In an order that does not depend on that of the articles.
    pub(super) profiles: Vec<Profile>,
    /// The profiles of each article, in order.
    casts: Vec<Vec<usize>>,
}

/// One name with one kind of work, in all its articles. A single word that many bear is another in each article.
pub(super) struct Profile {
    pub(super) bearer: Bearer,
    /// The names as printed, each with the number of articles that print it as the fullest.
    pub(super) names: FxHashMap<String, usize>,
    /// The other names, each with the number of articles that print it.
    pub(super) aliases: FxHashMap<String, usize>,
    pub(super) roles: FxHashMap<String, usize>,
    /// In ascending order, each once.
    pub(super) articles: Vec<u32>,
    pub(super) n_quotes: usize,
    /// The first and the last day of the articles.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

/// What the appearances in a profile have in common: the name, the lines of work, and the article where that alone
/// tells who is meant.
type Key = (String, Fields, Option<usize>);

impl Collection {
    /// Puts the people of `casts` together.
    pub(super) fn new(casts: &[Cast], lexicon: &Lexicon) -> Collection {
        let mut profiles: BTreeMap<Key, Profile> = BTreeMap::new();
        let mut keys: Vec<Vec<Key>> = Vec::with_capacity(casts.len());
        for (n, cast) in casts.iter().enumerate() {
            let mut of_cast = Vec::with_capacity(cast.people.len());
            for person in &cast.people {
                let roles = person.roles.iter().map(String::as_str);
                let bearer = Bearer::new(&person.name, roles, lexicon);
                let is_anybody = bearer.name.is_lone() && bearer.name.is_common();
                let key = (bearer.name.plain(), bearer.work.fields(), is_anybody.then_some(n));
                let profile = profiles.entry(key.clone()).or_insert_with(|| Profile::new(bearer));
                let count = |counts: &mut FxHashMap<String, usize>, printed: &String| {
                    *counts.entry(printed.clone()).or_default() += 1;
                };
                count(&mut profile.names, &person.name);
                person.aliases.iter().for_each(|alias| count(&mut profile.aliases, alias));
                person.roles.iter().for_each(|role| count(&mut profile.roles, role));
                profile.articles.push(n as u32);
                profile.n_quotes += person.n_quotes;
                if let Some(day) = cast.date {
                    let (first, last) = profile.days.unwrap_or((day, day));
                    profile.days = Some((first.min(day), last.max(day)));
                }
                of_cast.push(key);
            }
            keys.push(of_cast);
        }
        let places: FxHashMap<&Key, usize> = profiles.keys().zip(0..).collect();
        let place = |keys: &Vec<Key>| keys.iter().filter_map(|key| places.get(key).copied()).collect();
        let casts = keys.iter().map(place).collect();
        let mut profiles: Vec<Profile> = profiles.into_values().collect();
        for profile in &mut profiles {
            profile.articles.dedup();
            let roles = profile.ranked(&profile.roles);
            profile.bearer.work = crate::analysis::identity::Work::of(roles, lexicon);
        }
        Collection { profiles, casts }
    }

    /// Whether an article names both, and did not take them for one.
    pub(super) fn are_told_apart(&self, one: &Profile, other: &Profile) -> bool {
        shared(&one.articles, &other.articles).next().is_some()
    }

    /// Whether somebody whom few articles name is named in an article of each.
    pub(super) fn have_company(&self, one: &Profile, other: &Profile) -> bool {
        if one.articles.len().max(other.articles.len()) > MAX_ARTICLES {
            return false;
        }
        let limit = MIN_COMPANY.max(self.casts.len() / COMPANY_SHARE);
        let company = |profile: &Profile| {
            let casts = profile.articles.iter().filter_map(|&article| self.casts.get(article as usize));
            let mut company: Vec<u32> = casts.flatten().map(|&person| person as u32).collect();
            company.sort_unstable();
            company.dedup();
            company
        };
        let is_rare = |person: u32| {
            self.profiles
                .get(person as usize)
                .is_some_and(|person| person.articles.len() <= limit && !person.bearer.name.is_lone())
        };
        let (ours, theirs) = (company(one), company(other));
        let is_other = |person: u32| {
            let person = self.profiles.get(person as usize).map(|person| person.bearer.name.plain());
            person != Some(one.bearer.name.plain()) && person != Some(other.bearer.name.plain())
        };
        shared(&ours, &theirs).any(|person| is_rare(person) && is_other(person))
    }
}

impl Profile {
    fn new(bearer: Bearer) -> Profile {
        Profile {
            bearer,
            names: FxHashMap::default(),
            aliases: FxHashMap::default(),
            roles: FxHashMap::default(),
            articles: Vec::new(),
            n_quotes: 0,
            days: None,
        }
    }

    /// The name that is printed most often.
    pub(super) fn name(&self) -> &str {
        self.ranked(&self.names).next().unwrap_or_default()
    }

    fn ranked<'a>(&self, counts: &'a FxHashMap<String, usize>) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut ranked: Vec<(&str, usize)> = counts.iter().map(|(printed, n)| (&**printed, *n)).collect();
        ranked.sort_by_key(|&(printed, n)| (std::cmp::Reverse(n), printed));
        ranked.into_iter().map(|(printed, _)| printed)
    }
}

/// What the days of their articles tell of two people.
pub(super) fn distance(days: (NaiveDate, NaiveDate), others: (NaiveDate, NaiveDate)) -> Option<Reason> {
    let between = (others.0 - days.1).max(days.0 - others.1).num_days();
    match between {
        ..=DAYS => Some(Reason::SameDays),
        days if days > YEARS * 365 => Some(Reason::DecadesApart),
        _ => None,
    }
}

/// What two ascending lists share.
fn shared<'a>(one: &'a [u32], other: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    few.iter().copied().filter(|n| many.binary_search(n).is_ok())
}
