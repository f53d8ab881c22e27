//! The names of an article by kind: which kinds are lit, and whose mentions are walked through.
//!
//! Does not know colours or rows.

use super::record::Record;
use crate::analysis::{Entity, EntityIdx, EntityKind};
use crate::text::{Span, spelling};

/// The kinds of names that are lit, and can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    People,
    Organizations,
    Places,
    Dates,
}

impl Kind {
    pub(super) const ALL: [Kind; 4] = [Kind::People, Kind::Organizations, Kind::Places, Kind::Dates];

    /// The kind that names of such entities are lit as; `None` for amounts, which are not.
    pub(super) fn of(kind: EntityKind) -> Option<Kind> {
        match kind {
            EntityKind::Person => Some(Kind::People),
            EntityKind::Organization | EntityKind::Event | EntityKind::Work => Some(Kind::Organizations),
            EntityKind::Place | EntityKind::Nationality => Some(Kind::Places),
            EntityKind::Date => Some(Kind::Dates),
            EntityKind::Money | EntityKind::Quantity => None,
        }
    }

    /// The kind in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::People => "people",
            Kind::Organizations => "organisations",
            Kind::Places => "places",
            Kind::Dates => "dates",
        }
    }
}

/// Which kinds of names are lit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lit(Vec<Kind>);

impl Default for Lit {
    fn default() -> Lit {
        Lit(Kind::ALL.to_vec())
    }
}

impl Lit {
    pub(super) fn holds(&self, kind: Kind) -> bool {
        self.0.contains(&kind)
    }

    /// Switches one kind on or off.
    pub(super) fn toggle(&mut self, kind: Kind) {
        let is_lit = self.holds(kind);
        self.0 = Kind::ALL.into_iter().filter(|&k| if k == kind { !is_lit } else { self.holds(k) }).collect();
    }

    /// All kinds, then each alone, then none, then all again.
    pub(super) fn cycle(&mut self) {
        let next = |kind: Kind| Kind::ALL.get(kind as usize + 1).copied();
        self.0 = match self.0.as_slice() {
            [] => Kind::ALL.to_vec(),
            [kind] => next(*kind).into_iter().collect(),
            _ => vec![Kind::People],
        };
    }

    /// What is lit, in words.
    pub(super) fn tell(&self) -> String {
        match self.0.as_slice() {
            [] => "No names are lit.".to_owned(),
            kinds if kinds.len() == Kind::ALL.len() => "All names are lit.".to_owned(),
            kinds => {
                let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                format!("Lit: {}.", names.join(", "))
            }
        }
    }
}

/// An entity that can be met again in other articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Walked {
    kind: EntityKind,
    key: String,
    pub(super) name: String,
}

impl Walked {
    /// The entity with this number.
    pub(super) fn new(record: &Record, idx: EntityIdx) -> Option<Walked> {
        let entity = record.analysis.entities.get(idx.0)?;
        Some(Walked { kind: entity.kind, key: spelling::key(&entity.name), name: entity.name.clone() })
    }

    /// Where an article mentions it, by whatever words; nowhere where it does not know it.
    pub(super) fn mentions(&self, record: &Record) -> Vec<Span> {
        let entities = record.analysis.entities.iter();
        let is_it = |entity: &Entity| entity.kind == self.kind && spelling::key(&entity.name) == self.key;
        let are_it: Vec<bool> = entities.map(is_it).collect();
        let is_it = |idx: EntityIdx| are_it.get(idx.0).is_some_and(|&is_it| is_it);
        let mentions = record.analysis.mentions.iter();
        mentions.filter(|mention| mention.entity.is_some_and(is_it)).map(|mention| mention.span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_lit_all_then_each_alone_then_none() {
        let mut lit = Lit::default();
        let mut seen = vec![lit.tell()];
        for _ in 0..6 {
            lit.cycle();
            seen.push(lit.tell());
        }
        assert_eq!(
            seen,
            [
                "All names are lit.",
                "Lit: people.",
                "Lit: organisations.",
                "Lit: places.",
                "Lit: dates.",
                "No names are lit.",
                "All names are lit."
            ]
        );
    }

    #[test]
    fn one_kind_is_switched_off_and_on() {
        let mut lit = Lit::default();
        lit.toggle(Kind::Places);
        assert_eq!(lit.tell(), "Lit: people, organisations, dates.");
        lit.toggle(Kind::Places);
        assert_eq!(lit, Lit::default());
    }
}
