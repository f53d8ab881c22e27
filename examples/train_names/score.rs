//! Found and known names → precision, recall and F1, exact spans and kinds, as the CoNLL shared tasks count.
//!
//! Does not know how either was made.

use onrecord::analysis::name::NameKind;
use onrecord::text::Span;
use rustc_hash::FxHashSet;
use std::fmt;

/// A name where it stands.
pub(crate) type Found = (Span, NameKind);

/// Counts for each kind: names known, found, and both.
#[derive(Default)]
pub(crate) struct Score {
    counts: [[usize; 3]; 4],
}

impl Score {
    /// Counts one document. Kinds that `has` refuses are not marked in its corpus.
    pub(crate) fn add(&mut self, known: &[Found], found: &[Found], has: impl Fn(NameKind) -> bool) {
        let known: FxHashSet<&Found> = known.iter().collect();
        for name in &known {
            self.counts[name.1 as usize][0] += 1;
        }
        for name in found.iter().filter(|name| has(name.1)) {
            self.counts[name.1 as usize][1] += 1;
            self.counts[name.1 as usize][2] += usize::from(known.contains(name));
        }
    }

    fn prf(&self, kinds: &[NameKind]) -> [f64; 3] {
        let sum = |n: usize| kinds.iter().map(|&kind| self.counts[kind as usize][n]).sum::<usize>() as f64;
        let (known, found, both) = (sum(0), sum(1), sum(2));
        let percent = |of: f64| if of > 0.0 { 100.0 * both / of } else { 0.0 };
        [percent(found), percent(known), 2.0 * percent(known + found)]
    }
}

/// The kinds that all corpora mark.
const MAIN: [NameKind; 3] = [NameKind::Person, NameKind::Organization, NameKind::Place];

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, kinds) in [
            ("PER", &NameKind::ALL[..1]),
            ("ORG", &NameKind::ALL[1..2]),
            ("LOC", &NameKind::ALL[2..3]),
            ("MISC", &NameKind::ALL[3..]),
            ("PER+ORG+LOC", &MAIN[..]),
            ("all", &NameKind::ALL[..]),
        ] {
            let [precision, recall, f1] = self.prf(kinds);
            write!(f, "  {title} {precision:.1}/{recall:.1}/{f1:.2}")?;
        }
        Ok(())
    }
}
