//! Single words that stand for somebody in an article: to whom in the collection they belong.

use super::group::Group;
use super::profile::{Collection, Profile};
use crate::analysis::identity::{self, Bearer, Fit, Likeness, Reason};
use crate::lexicon::Lexicon;
use crate::text::spelling;
use rustc_hash::FxHashMap;

/// By how many times more articles than any other's the main bearer's are.
const DOMINANCE: usize = 3;
/// The fewest articles of the main bearer of a word that is also others' name.
const MIN_COMMON: usize = 5;

/// Gives the groups of single words to the main bearer of each, if there is one and nothing speaks against it.
pub(super) fn attach(collection: &Collection, groups: &mut Vec<Group>, lexicon: &Lexicon) {
    let bearers = bearers(collection, groups);
    let mut lone = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        let Some(&member) = group.members.first() else { continue };
        let Some(profile) = collection.profiles.get(member).filter(|profile| profile.bearer.name.is_lone())
        else {
            continue;
        };
        let bearers = bearers.get(&profile.bearer.name.plain()).map(Vec::as_slice).unwrap_or_default();
        let is_apart =
            |group: &Group| collection.ruled.are_apart(|n| n == member, |n| group.members.contains(&n));
        let main = main_bearer(bearers, profile).filter(|bearer| bearer.group != n);
        let main = main.filter(|bearer| !groups.get(bearer.group).is_some_and(is_apart));
        let found = main.and_then(|main| Some((main, likeness(profile, main, collection, groups)?)));
        lone.extend(
            found
                .filter(|(_, likeness)| likeness.is_same())
                .map(|(main, likeness)| (n, member, main.group, main.profile, likeness)),
        );
    }
    for (from, member, to, with, likeness) in lone {
        groups[from].members.clear();
        groups[to].members.push(member);
        groups[to].joined.push((with, member, likeness));
    }
    join_rest(collection, groups, lexicon);
    groups.retain(|group| !group.members.is_empty());
}

/// Joins what is left of one uncommon word: who has no other name is known by it alone, as popes and kings are by a
/// common one.
fn join_rest(collection: &Collection, groups: &mut [Group], lexicon: &Lexicon) {
    let mut known: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for n in 0..groups.len() {
        let member =
            groups[n].members.first().and_then(|&member| Some((member, collection.profiles.get(member)?)));
        let is_known_by_it = |(_, profile): &(usize, &Profile)| {
            let Bearer { name, work } = &profile.bearer;
            name.is_lone() && (!name.is_common() || work.has_single_names())
        };
        let Some((member, profile)) = member.filter(is_known_by_it) else { continue };
        let same = known.entry(profile.bearer.name.plain()).or_default();
        let fitting = same.iter().find_map(|&other| {
            let with = *groups.get(other)?.members.first()?;
            let likeness =
                identity::compare(&profile.bearer, &collection.profiles.get(with)?.bearer, lexicon);
            likeness.is_same().then_some((other, with, likeness))
        });
        match fitting {
            Some((other, with, likeness)) => {
                groups[n].members.clear();
                groups[other].members.push(member);
                groups[other].joined.push((with, member, likeness));
            }
            None => same.push(n),
        }
    }
}

/// Somebody with a full name for whom a single word may stand.
struct LoneBearer {
    group: usize,
    /// The profile that is named most often.
    profile: usize,
    /// In how many articles the word stands for them; where none prints it, in how many they are.
    n_articles: usize,
    /// Whether the word is their family name rather than their given name.
    is_family: bool,
}

/// Whom each word may stand for, by the word in small ASCII letters.
fn bearers(collection: &Collection, groups: &[Group]) -> FxHashMap<String, Vec<LoneBearer>> {
    let mut bearers: FxHashMap<String, Vec<LoneBearer>> = FxHashMap::default();
    for (n, group) in groups.iter().enumerate() {
        let profiles =
            || group.members.iter().filter_map(|&member| Some((member, collection.profiles.get(member)?)));
        let full = profiles().filter(|(_, profile)| !profile.bearer.name.is_lone());
        let Some((main, _)) =
            full.max_by_key(|(member, profile)| (profile.articles.len(), usize::MAX - member))
        else {
            continue;
        };
        let mut words: FxHashMap<String, (usize, bool)> = FxHashMap::default();
        for (_, profile) in profiles() {
            if let Some(family) = profile.bearer.name.family_plain() {
                let (n_articles, is_family) = words.entry(family.to_owned()).or_default();
                (*n_articles, *is_family) = (*n_articles + profile.articles.len(), true);
            }
            for (alias, n) in &profile.aliases {
                let word = spelling::plain(alias);
                if !word.contains(' ') {
                    let (n_articles, is_family) = words.entry(word).or_default();
                    *n_articles += if *is_family { 0 } else { *n };
                }
            }
        }
        for (word, (n_articles, is_family)) in words {
            bearers.entry(word).or_default().push(LoneBearer {
                group: n,
                profile: main,
                n_articles,
                is_family,
            });
        }
    }
    bearers
}

/// Whose word it is, if one has it far more often than everybody else.
fn main_bearer<'b>(bearers: &'b [LoneBearer], profile: &Profile) -> Option<&'b LoneBearer> {
    let main = bearers.iter().max_by_key(|bearer| (bearer.n_articles, usize::MAX - bearer.group))?;
    let others = bearers.iter().filter(|bearer| bearer.group != main.group);
    let next = others.map(|bearer| bearer.n_articles).max().unwrap_or_default();
    let is_known = main.n_articles >= MIN_COMMON || !profile.bearer.name.is_common();
    (is_known && main.n_articles >= DOMINANCE * next).then_some(main)
}

fn likeness(
    profile: &Profile,
    main: &LoneBearer,
    collection: &Collection,
    groups: &[Group],
) -> Option<Likeness> {
    let with = collection.profiles.get(main.profile)?;
    let part = if main.is_family { Reason::Family(Fit::Same) } else { Reason::Given(Fit::Same) };
    let mut reasons = vec![Reason::LoneName, part, Reason::MainBearer];
    // Whatever the bearer is told to be anywhere may be meant.
    let works = groups.get(main.group)?.members.iter().filter_map(|&member| collection.profiles.get(member));
    let told: Vec<Reason> =
        works.filter_map(|other| identity::compare_work(&profile.bearer, &other.bearer)).collect();
    reasons.extend(told.into_iter().max_by(|a, b| a.weight().total_cmp(&b.weight())));
    reasons.extend(identity::compare_genders(&profile.bearer, &with.bearer));
    Some(Likeness::of(reasons))
}
