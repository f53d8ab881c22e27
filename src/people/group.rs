//! Full names that are one person's: pairs by block, the likeliest joined first.

use super::circumstances;
use super::profile::{Collection, Profile};
use crate::analysis::identity::{self, Bearer, Likeness, Reason};
use crate::lexicon::Lexicon;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Two groups are not joined where a pair of both is less likely one person.
const AGAINST: f32 = 0.35;

/// Of how many articles of a group one must be a name's that stands in one only, for it to have a say.
const MIN_SHARE: usize = 5;

/// The profiles of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) members: Vec<usize>,
    /// Which two were found to be one, the earlier member first, and how likely that is.
    pub(super) joined: Vec<(usize, usize, Likeness)>,
}

/// The groups of all profiles, in the order of their first members.
pub(super) fn groups(collection: &Collection, lexicon: &Lexicon) -> Vec<Group> {
    let profiles = &collection.profiles;
    let mut groups: Vec<Group> =
        (0..profiles.len()).map(|n| Group { members: vec![n], joined: Vec::new() }).collect();
    let mut group_of: Vec<usize> = (0..profiles.len()).collect();
    // What readers say comes last, when it joins all that is known of the one to all that is known of the other.
    let told = collection.ruled.same.iter();
    let told = told.map(|&(one, other)| (one, other, Likeness::of(vec![Reason::ToldByReader])));
    for (one, other, likeness) in edges(collection, lexicon).into_iter().chain(told) {
        let (to, from) = (group_of[one].min(group_of[other]), group_of[one].max(group_of[other]));
        let is_told = likeness.reasons.contains(&Reason::ToldByReader);
        let are_apart = || collection.ruled.are_apart(|n| group_of[n] == to, |n| group_of[n] == from);
        let is_against = || !is_told && speaks_against(&groups[to], &groups[from], collection, lexicon);
        if to == from || are_apart() || is_against() {
            continue;
        }
        let joining = std::mem::take(&mut groups[from]);
        joining.members.iter().for_each(|&member| group_of[member] = to);
        groups[to].members.extend(joining.members);
        groups[to].joined.extend(joining.joined);
        groups[to].joined.push((one, other, likeness));
    }
    groups.retain(|group| !group.members.is_empty());
    groups
}

/// The pairs that are likely one person, the likeliest first, of these the ones that more articles name; the more
/// often named of both is the first.
fn edges(collection: &Collection, lexicon: &Lexicon) -> Vec<(usize, usize, Likeness)> {
    let blocks = Blocks::new(&collection.profiles, lexicon);
    let mut edges: Vec<(usize, usize, Likeness)> = (0..collection.profiles.len())
        .into_par_iter()
        .flat_map_iter(|one| blocks.later(one).into_iter().map(move |other| (one, other)))
        .filter_map(|(one, other)| {
            let likeness = likeness(one, other, collection, lexicon)?;
            likeness.is_same().then_some((one, other, likeness))
        })
        .collect();
    let n_articles = |n: usize| collection.profiles[n].articles.len();
    for (one, other, _) in &mut edges {
        if (Reverse(n_articles(*one)), *one) > (Reverse(n_articles(*other)), *other) {
            std::mem::swap(one, other);
        }
    }
    edges.sort_by(|a, b| {
        let rank = |edge: &(usize, usize, Likeness)| {
            (Reverse(n_articles(edge.0)), Reverse(n_articles(edge.1)), edge.0, edge.1)
        };
        b.2.score.total_cmp(&a.2.score).then_with(|| rank(a).cmp(&rank(b)))
    });
    edges
}

/// Which full names share a block.
struct Blocks {
    /// The numbers of the blocks of each profile.
    of: Vec<Vec<usize>>,
    /// The profiles in each block, in ascending order.
    members: Vec<Vec<usize>>,
}

impl Blocks {
    fn new(profiles: &[Profile], lexicon: &Lexicon) -> Blocks {
        let named: Vec<Vec<String>> = profiles
            .par_iter()
            .map(
                |Profile { bearer: Bearer { name, .. }, .. }| {
                    if name.is_lone() { Vec::new() } else { name.blocks(lexicon) }
                },
            )
            .collect();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut number = |profile: usize, block: String| {
            let number = *numbers.entry(block).or_insert(members.len());
            match members.get_mut(number) {
                Some(members) => members.push(profile),
                None => members.push(vec![profile]),
            }
            number
        };
        let numbered = named.into_iter().enumerate();
        let of = numbered.map(|(n, blocks)| blocks.into_iter().map(|block| number(n, block)).collect());
        Blocks { of: of.collect(), members }
    }

    /// The profiles after this one that share a block with it, each once.
    fn later(&self, profile: usize) -> Vec<usize> {
        let blocks = self.of.get(profile).into_iter().flatten();
        let mut later: Vec<usize> = blocks
            .filter_map(|&block| self.members.get(block))
            .flat_map(|members| &members[members.partition_point(|&other| other <= profile)..])
            .copied()
            .collect();
        later.sort_unstable();
        later.dedup();
        later
    }
}

fn likeness(one: usize, other: usize, collection: &Collection, lexicon: &Lexicon) -> Option<Likeness> {
    let bearer = |profile: usize| Some(&collection.profiles.get(profile)?.bearer);
    let mut likeness = identity::compare(bearer(one)?, bearer(other)?, lexicon);
    // Nothing of these could change what names alone decide.
    if likeness.score > 0.02 {
        likeness = likeness.with(circumstances(one, other, collection));
    }
    Some(likeness)
}

fn speaks_against(one: &Group, other: &Group, collection: &Collection, lexicon: &Lexicon) -> bool {
    let against = |a: usize, b: usize| {
        likeness(a, b, collection, lexicon).is_none_or(|likeness| likeness.score < AGAINST)
    };
    let (ours, theirs) = (heard(one, collection), heard(other, collection));
    ours.iter().any(|&a| theirs.iter().any(|&b| against(a, b)))
}

/// The members of a group that have a say: what stands only once beside many may be misread.
fn heard(group: &Group, collection: &Collection) -> Vec<usize> {
    let n_articles = |member: usize| collection.profiles[member].articles.len();
    let all: usize = group.members.iter().map(|&member| n_articles(member)).sum();
    let has_say = |member: &usize| n_articles(*member) > 1 || n_articles(*member) * MIN_SHARE >= all;
    group.members.iter().copied().filter(has_say).collect()
}
