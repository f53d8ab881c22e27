//! Which engine made an analysis, so that it is known when a newer one would make a better.
//!
//! Knows the data that the engine is compiled with. Does not know where analyses are kept.

use super::{MODELS, name};
use std::sync::LazyLock;

/// What the rules in the code are counted by: raise it with every change to them that changes what is found.
const RULES: u32 = 4;

/// The version of an engine. Two of equal versions find the same in every article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EngineVersion(pub i64);

static CURRENT: LazyLock<EngineVersion> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    MODELS.iter().chain(&[name::MODEL, name::CLUSTERS]).for_each(|data| {
        hasher.update(data);
    });
    let [a, b, c, d, ..] = *hasher.finalize().as_bytes();
    EngineVersion(i64::from(RULES) << 32 | i64::from(u32::from_be_bytes([a, b, c, d])))
});

impl EngineVersion {
    /// The version of this program's engine: its rules in the upper half, a hash of its models in the lower.
    pub fn current() -> EngineVersion {
        *CURRENT
    }

    /// Whether an engine of this version should see again what one of the version `before` has seen. What has newer
    /// rules is left to stand, so that two programs on one library don't do each other's work over and over.
    pub fn supersedes(self, before: EngineVersion) -> bool {
        self != before && self.0 >> 32 >= before.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_rules_and_other_models_are_worth_another_look() {
        let current = EngineVersion::current();
        assert_eq!(current, EngineVersion::current());
        assert!(!current.supersedes(current));
        assert!(current.supersedes(EngineVersion(current.0 ^ 1)));
        assert!(current.supersedes(EngineVersion(current.0 - (1 << 32))));
        assert!(!current.supersedes(EngineVersion(current.0 + (1 << 32))));
    }
}
