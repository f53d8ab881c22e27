//! The people of all articles, those put together that are printed alike and do alike.

use super::ruling::{Ruled, Ruling, told_apart};
use super::{Appearance, Cast};
use crate::analysis::identity::{self, Bearer, Lines, Reason, Work};
use crate::article::ArticleId;
use crate::lexicon::Lexicon;
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Within how many days two articles are of one time.
const DAYS: i64 = 7;
/// How many years apart two articles are of different times.
const YEARS: i64 = 25;
/// Of how many articles of the one more than one names the other, too, if both are two people.
const APART_SHARE: usize = 4;
/// The most articles of somebody whose company is looked at.
const MAX_ARTICLES: usize = 50;
/// The fewest articles that may name somebody who is company, and of how many of the collection's one may.
const MIN_COMPANY: usize = 3;
const COMPANY_SHARE: usize = 100;

/// Everybody in a collection.
pub(super) struct Collection {
    /// In an order that does not depend on that of the articles.
    pub(super) profiles: Vec<Profile>,
    /// What readers have said of them.
    pub(super) ruled: Ruled,
    /// The full names in each article, by number.
    casts: Vec<Vec<u32>>,
    /// How many articles print each full name.
    n_bearing: Vec<usize>,
    /// The number of each profile's name.
    name_of: Vec<Option<u32>>,
}

/// One name with one kind of work, in all its articles. A single word that many bear is another in each article, and
/// so is one that a reader has told apart there.
pub(super) struct Profile {
    pub(super) bearer: Bearer,
    /// The names as printed, each with the number of articles that print it as the fullest.
    pub(super) names: FxHashMap<String, usize>,
    /// The other names, each with the number of articles that print it.
    pub(super) aliases: FxHashMap<String, usize>,
    pub(super) roles: FxHashMap<String, usize>,
    /// In ascending order, each once.
    pub(super) articles: Vec<u32>,
    /// Which appearance in which cast these are.
    pub(super) appearances: Vec<(u32, u32)>,
    pub(super) n_quotes: usize,
    /// The first and the last day of the articles.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

/// What the appearances in a profile have in common: the name, the lines of work, and the article where that alone
/// tells who is meant.
type Key = (String, Lines, Option<usize>);

impl Collection {
    /// Puts the people of `casts` together.
    pub(super) fn new(casts: &[Cast], rulings: &[Ruling], lexicon: &Lexicon) -> Collection {
        let mut order: Vec<usize> = (0..casts.len()).collect();
        order.sort_by_key(|&n| casts[n].article);
        let mut gathering = Gathering::new(told_apart(rulings), lexicon);
        for (article, &n) in order.iter().enumerate() {
            let cast = &casts[n];
            for (place, person) in cast.people.iter().enumerate() {
                let profile = gathering.profile_of(person, article, cast.article);
                profile.count(person);
                profile.articles.push(article as u32);
                profile.appearances.push((n as u32, place as u32));
                profile.days = cast
                    .date
                    .map(|day| match profile.days {
                        Some((first, last)) => (first.min(day), last.max(day)),
                        None => (day, day),
                    })
                    .or(profile.days);
            }
        }
        let profiles = merged(gathering.profiles, lexicon);
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut number = |profile: &Profile| {
            let name = &profile.bearer.name;
            let next = numbers.len() as u32;
            (!name.is_lone()).then(|| *numbers.entry(name.plain()).or_insert(next))
        };
        let name_of: Vec<Option<u32>> = profiles.iter().map(&mut number).collect();
        let mut n_bearing = vec![0; numbers.len()];
        let mut of_articles: Vec<Vec<u32>> = vec![Vec::new(); casts.len()];
        for (profile, name) in profiles.iter().zip(&name_of) {
            let Some(name) = *name else { continue };
            n_bearing[name as usize] += profile.articles.len();
            profile.articles.iter().for_each(|&article| of_articles[article as usize].push(name));
        }
        let ruled = Ruled::new(rulings, casts, &profiles, lexicon);
        Collection { profiles, ruled, casts: of_articles, n_bearing, name_of }
    }

    /// Whether articles name both and did not take them for one, more of them than may be wrong.
    pub(super) fn are_told_apart(&self, one: &Profile, other: &Profile) -> bool {
        let least = one.articles.len().min(other.articles.len());
        APART_SHARE * shared(&one.articles, &other.articles).count() > least
    }

    /// Whether somebody whom few articles name is named beside both.
    pub(super) fn have_company(&self, one: usize, other: usize) -> bool {
        let company = |profile: usize| {
            let articles = self.profiles.get(profile).map(|profile| profile.articles.as_slice());
            let articles = articles.unwrap_or_default();
            let few = articles.iter().take_while(|_| articles.len() <= MAX_ARTICLES);
            let mut company: Vec<u32> =
                few.filter_map(|&article| self.casts.get(article as usize)).flatten().copied().collect();
            company.sort_unstable();
            company.dedup();
            company
        };
        let limit = MIN_COMPANY.max(self.casts.len() / COMPANY_SHARE);
        let own = [self.name_of[one], self.name_of[other]];
        let tells = |name: u32| self.n_bearing[name as usize] <= limit && !own.contains(&Some(name));
        shared(&company(one), &company(other)).any(tells)
    }
}

/// The profiles as they come together. What is printed alike is taken apart once, however many articles print it.
struct Gathering<'c> {
    profiles: Vec<(Key, Profile)>,
    by_key: FxHashMap<Key, usize>,
    known: FxHashMap<(&'c str, &'c [String]), Known>,
    told_apart: FxHashSet<(ArticleId, &'c str)>,
    lexicon: &'c Lexicon,
}

/// Whose a name with some roles is.
enum Known {
    /// That of the profile with this number.
    Profile(usize),
    /// Another's in each article.
    Anybody(Bearer),
}

impl<'c> Gathering<'c> {
    fn new(told_apart: FxHashSet<(ArticleId, &'c str)>, lexicon: &'c Lexicon) -> Gathering<'c> {
        let (by_key, known) = (FxHashMap::default(), FxHashMap::default());
        Gathering { profiles: Vec::new(), by_key, known, told_apart, lexicon }
    }

    /// The profile of somebody in the article with this number.
    fn profile_of(&mut self, person: &'c Appearance, article: usize, id: ArticleId) -> &mut Profile {
        let printed = (person.name.as_str(), person.roles.as_slice());
        let at = match self.known.get(&printed) {
            _ if self.told_apart.contains(&(id, printed.0)) => {
                let bearer = self.bearer(person);
                let article = bearer.name.is_lone().then_some(article);
                self.enter(bearer, article)
            }
            Some(Known::Profile(at)) => *at,
            Some(Known::Anybody(bearer)) => {
                let bearer = bearer.clone();
                self.enter(bearer, Some(article))
            }
            None => {
                let bearer = self.bearer(person);
                let is_anybody = bearer.name.is_lone() && bearer.name.is_common();
                let anybody = is_anybody.then(|| bearer.clone());
                let at = self.enter(bearer, is_anybody.then_some(article));
                self.known.insert(printed, anybody.map_or(Known::Profile(at), Known::Anybody));
                at
            }
        };
        &mut self.profiles[at].1
    }

    fn bearer(&self, person: &Appearance) -> Bearer {
        Bearer::new(&person.name, person.roles.iter().map(String::as_str), self.lexicon)
    }

    fn enter(&mut self, bearer: Bearer, article: Option<usize>) -> usize {
        let key = (bearer.name.plain(), bearer.work.lines(), article);
        let next = self.profiles.len();
        let at = *self.by_key.entry(key.clone()).or_insert(next);
        if at == next {
            self.profiles.push((key, Profile::new(bearer)));
        }
        at
    }
}

/// The profiles, those of one name put together unless what they do speaks against it.
fn merged(mut profiles: Vec<(Key, Profile)>, lexicon: &Lexicon) -> Vec<Profile> {
    let mut merged: Vec<Profile> = Vec::new();
    // Those that most articles name tell best what somebody does.
    profiles.sort_by(|(a, one), (b, other)| {
        let rank = |key: &Key, profile: &Profile| (key.2, Reverse(profile.articles.len()), key.1);
        a.0.cmp(&b.0).then_with(|| rank(a, one).cmp(&rank(b, other)))
    });
    let mut first = 0;
    let mut before = None;
    for (key, mut profile) in profiles {
        profile.settle(lexicon);
        let name = (key.0.clone(), key.2);
        if before.as_ref() != Some(&name) {
            (first, before) = (merged.len(), Some(name));
        }
        // Whose a single word is shows only beside the full names of the collection.
        let is_same = |known: &Profile| {
            !known.bearer.name.is_lone()
                && identity::compare(&known.bearer, &profile.bearer, lexicon).is_same()
        };
        let known = merged.iter().skip(first).position(is_same).map(|n| n + first);
        let at = known.unwrap_or(merged.len());
        match merged.get_mut(at) {
            Some(known) => {
                known.add(profile);
                known.settle(lexicon);
            }
            None => merged.push(profile),
        }
    }
    merged
}

impl Profile {
    fn new(bearer: Bearer) -> Profile {
        Profile {
            bearer,
            names: FxHashMap::default(),
            aliases: FxHashMap::default(),
            roles: FxHashMap::default(),
            articles: Vec::new(),
            appearances: Vec::new(),
            n_quotes: 0,
            days: None,
        }
    }

    /// Counts how somebody is called.
    fn count(&mut self, person: &Appearance) {
        let count = |counts: &mut FxHashMap<String, usize>, printed: &String| match counts.get_mut(printed) {
            Some(n) => *n += 1,
            None => _ = counts.insert(printed.clone(), 1),
        };
        count(&mut self.names, &person.name);
        person.aliases.iter().for_each(|alias| count(&mut self.aliases, alias));
        person.roles.iter().for_each(|role| count(&mut self.roles, role));
        self.n_quotes += person.n_quotes;
    }

    /// Adds what another profile tells of the same person.
    fn add(&mut self, other: Profile) {
        let add = |counts: &mut FxHashMap<String, usize>, others: FxHashMap<String, usize>| {
            others.into_iter().for_each(|(printed, n)| *counts.entry(printed).or_default() += n);
        };
        add(&mut self.names, other.names);
        add(&mut self.aliases, other.aliases);
        add(&mut self.roles, other.roles);
        self.articles.extend(other.articles);
        self.appearances.extend(other.appearances);
        self.n_quotes += other.n_quotes;
        self.days = match (self.days, other.days) {
            (Some(ours), Some(theirs)) => Some((ours.0.min(theirs.0), ours.1.max(theirs.1))),
            (ours, theirs) => ours.or(theirs),
        };
    }

    /// Puts the articles in order, and tells what the person does by the commonest roles.
    fn settle(&mut self, lexicon: &Lexicon) {
        self.articles.sort_unstable();
        self.articles.dedup();
        self.bearer.work = Work::of(self.ranked(&self.roles), lexicon);
    }

    /// The name that is printed most often.
    pub(super) fn name(&self) -> &str {
        self.ranked(&self.names).next().unwrap_or_default()
    }

    fn ranked<'a>(&self, counts: &'a FxHashMap<String, usize>) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut ranked: Vec<(&str, usize)> = counts.iter().map(|(printed, n)| (&**printed, *n)).collect();
        ranked.sort_by_key(|&(printed, n)| (Reverse(n), printed));
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
