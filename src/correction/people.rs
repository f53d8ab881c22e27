//! Who is who in an article: two entities that are one person, and one that is two.
//!
//! Names are compared as printed. Does not know which words are quotations.

use super::Correction;
use super::apply::Marked;
use crate::analysis::{Analysis, Entity, EntityIdx, EntityKind, MentionKind, Speaker};
use crate::text::{markup, spelling};

/// Whether an entity has this name, as printed.
pub(super) fn goes_by(entity: &Entity, name: &str) -> bool {
    entity.name == name || entity.aliases.iter().any(|alias| alias == name)
}

/// The entity with this name in any spelling: rather as printed, rather the fullest name, rather a person. Never one
/// with a name from which this one is told apart.
pub(super) fn by_any_spelling(
    analysis: &Analysis,
    name: &str,
    corrections: &[&Correction],
) -> Option<EntityIdx> {
    let key = spelling::key(name);
    best(analysis, |entity| {
        if is_barred(entity, name, corrections) {
            return None;
        }
        let is_key = |name: &str| !key.is_empty() && spelling::key(name) == key;
        as_printed(entity, name).or_else(|| {
            let by_alias = || entity.aliases.iter().any(|alias| is_key(alias)).then_some(3);
            if is_key(&entity.name) { Some(2) } else { by_alias() }
        })
    })
}

/// A new entity without mentions.
pub(super) fn add(analysis: &mut Analysis, kind: EntityKind, name: &str) -> EntityIdx {
    let entity = Entity { kind, name: name.to_owned(), aliases: Vec::new(), roles: Vec::new() };
    analysis.entities.push(entity);
    EntityIdx(analysis.entities.len() - 1)
}

/// Gives names that were taken for another's a bearer of their own, with the mentions that follow upon them.
pub(super) fn split(analysis: &mut Analysis, quotes: &mut [Marked], text: &str, corrections: &[&Correction]) {
    for (name, other) in told_apart(corrections) {
        let both = |entity: &Entity| goes_by(entity, name) && goes_by(entity, other);
        // More than one may: a person and a place of the same names.
        while let Some(at) = analysis.entities.iter().position(both) {
            let Some(entity) = analysis.entities.get_mut(at) else { break };
            // The fullest name keeps the entity.
            let leaving = if entity.name == other { name } else { other };
            entity.aliases.retain(|alias| alias != leaving);
            let kind = entity.kind;
            let new = add(analysis, kind, leaving);
            move_mentions(analysis, text, leaving, EntityIdx(at), new);
            move_quotes(analysis, quotes, EntityIdx(at), new);
        }
    }
}

/// Makes people that are one a single entity, but not against what is told apart.
pub(super) fn merge(analysis: &mut Analysis, quotes: &mut [Marked], corrections: &[&Correction]) {
    // To join two may change who goes by a third name first.
    while let Some((kept, gone)) = corrections.iter().find_map(|same| are_one(analysis, same, corrections)) {
        join(analysis, quotes, kept, gone);
    }
}

/// Two entities that a correction says are one, that which is to stay first.
fn are_one(
    analysis: &Analysis,
    correction: &Correction,
    corrections: &[&Correction],
) -> Option<(EntityIdx, EntityIdx)> {
    let Correction::SamePerson { name, other } = correction else { return None };
    if analysis.entities.iter().any(|entity| goes_by(entity, name) && goes_by(entity, other)) {
        return None;
    }
    let (kept, gone) = (by_print(analysis, name)?, by_print(analysis, other)?);
    let (whole, part) = (analysis.entities.get(kept.0)?, analysis.entities.get(gone.0)?);
    let mut names = std::iter::once(&part.name).chain(&part.aliases);
    (!names.any(|name| is_barred(whole, name, corrections))).then_some((kept, gone))
}

/// Whether an entity has a name from which this one is told apart.
fn is_barred(entity: &Entity, name: &str, corrections: &[&Correction]) -> bool {
    told_apart(corrections)
        .any(|(one, two)| (one == name && goes_by(entity, two)) || (two == name && goes_by(entity, one)))
}

fn told_apart<'a>(corrections: &'a [&Correction]) -> impl Iterator<Item = (&'a str, &'a str)> {
    corrections.iter().filter_map(|correction| match correction {
        Correction::OtherPerson { name, other } if name != other => Some((name.as_str(), other.as_str())),
        _ => None,
    })
}

fn by_print(analysis: &Analysis, name: &str) -> Option<EntityIdx> {
    best(analysis, |entity| as_printed(entity, name))
}

fn as_printed(entity: &Entity, name: &str) -> Option<u8> {
    if entity.name == name { Some(0) } else { goes_by(entity, name).then_some(1) }
}

/// The entity that fits best: with the least number, then by its kind, then the first.
fn best(analysis: &Analysis, fit: impl Fn(&Entity) -> Option<u8>) -> Option<EntityIdx> {
    let numbered = analysis.entities.iter().enumerate();
    let fitting = numbered.filter_map(|(n, entity)| Some((fit(entity)?, entity.kind, n)));
    fitting.min().map(|(.., n)| EntityIdx(n))
}

/// Gives mentions of one entity to another: those by the name `leaving`, and the pronouns and descriptions after them.
fn move_mentions(analysis: &mut Analysis, text: &str, leaving: &str, from: EntityIdx, to: EntityIdx) {
    let mut last = from;
    for mention in analysis.mentions.iter_mut().filter(|mention| mention.entity == Some(from)) {
        if mention.kind == MentionKind::Name {
            let is_leaving = markup::reading(mention.span.of(text)) == leaving;
            last = if is_leaving { to } else { from };
        }
        mention.entity = Some(last);
    }
}

/// Gives quotations of one entity to another whose mention they have beside them, or before them.
fn move_quotes(analysis: &Analysis, quotes: &mut [Marked], from: EntityIdx, to: EntityIdx) {
    let both = |entity: Option<EntityIdx>| entity.filter(|&idx| idx == from || idx == to);
    for Marked { quote, mark } in quotes {
        let mentions = || analysis.mentions.iter().filter(|mention| both(mention.entity).is_some());
        let beside = mentions().find(|mention| Some(mention.span) == quote.source);
        let before = || mentions().take_while(|mention| mention.span.start < quote.content.start).last();
        let is_moved = beside.or_else(before).and_then(|mention| mention.entity) == Some(to);
        if is_moved && quote.speaker == Some(Speaker::Entity(from)) {
            quote.speaker = Some(Speaker::Entity(to));
            mark.is_repaired = true;
        }
    }
}

/// Makes two entities one, at the place of the first of them.
fn join(analysis: &mut Analysis, quotes: &mut [Marked], kept: EntityIdx, gone: EntityIdx) {
    let (first, last) = (kept.min(gone), kept.max(gone));
    for Marked { quote, mark } in quotes.iter_mut() {
        mark.is_repaired |= quote.speaker == Some(Speaker::Entity(gone));
    }
    let later = analysis.entities.remove(last.0);
    let Some(place) = analysis.entities.get_mut(first.0) else { return };
    let earlier = std::mem::replace(place, later.clone());
    let (mut whole, other) = if kept == first { (earlier, later) } else { (later, earlier) };
    for name in std::iter::once(other.name).chain(other.aliases) {
        if !goes_by(&whole, &name) {
            whole.aliases.push(name);
        }
    }
    let new_roles: Vec<_> = other.roles.into_iter().filter(|role| !whole.roles.contains(role)).collect();
    whole.roles.extend(new_roles);
    *place = whole;
    renumber(analysis, quotes, first, last);
}

/// Has everything that pointed to `gone` point to `to`, and what stood behind it one place earlier.
fn renumber(analysis: &mut Analysis, quotes: &mut [Marked], to: EntityIdx, gone: EntityIdx) {
    let renumbered = |idx: &mut EntityIdx| {
        if *idx == gone {
            *idx = to;
        } else if *idx > gone {
            idx.0 -= 1;
        }
    };
    analysis.mentions.iter_mut().filter_map(|mention| mention.entity.as_mut()).for_each(renumbered);
    for Marked { quote, .. } in quotes {
        for speaker in quote.speaker.iter_mut().chain(&mut quote.via) {
            if let Speaker::Entity(idx) = speaker {
                renumbered(idx);
            }
        }
        quote.via = quote.via.take().filter(|via| Some(via) != quote.speaker.as_ref());
    }
}
