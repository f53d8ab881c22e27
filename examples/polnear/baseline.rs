//! Plain judges in the place of learned ones: what is each step worth?

use onrecord::analysis::Models;
use onrecord::analysis::coreference::Question;
use onrecord::analysis::judge::Judge;
use onrecord::analysis::quote::source::Choice;
use onrecord::analysis::scene::Subjects;

/// The models, and what stands in for some of them.
pub(crate) struct Ablated<'m> {
    pub(crate) models: &'m Models,
    /// The grammar's proposal is the subject.
    pub(crate) plain_subjects: bool,
    pub(crate) antecedents: Antecedents,
    /// The first rule's proposal is the source.
    pub(crate) plain_sources: bool,
}

/// Who chooses antecedents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Antecedents {
    Learned,
    /// The one mentioned last who fits.
    Last,
    /// Nobody: pronouns and descriptions stand as they are.
    Nobody,
}

impl Ablated<'_> {
    /// The full method, and each step replaced, with what the table calls it.
    pub(crate) fn all(models: &Models) -> [(&'static str, Ablated<'_>); 6] {
        let ablated = |plain_subjects, antecedents, plain_sources| Ablated {
            models,
            plain_subjects,
            antecedents,
            plain_sources,
        };
        [
            ("the full method", ablated(false, Antecedents::Learned, false)),
            ("subject of a cue: the grammar’s proposal", ablated(true, Antecedents::Learned, false)),
            ("antecedent: the one mentioned last who fits", ablated(false, Antecedents::Last, false)),
            ("antecedent: nobody", ablated(false, Antecedents::Nobody, false)),
            ("source: the first rule’s proposal", ablated(false, Antecedents::Learned, true)),
            ("rules alone: grammar, last who fits, first rule", ablated(true, Antecedents::Last, true)),
        ]
    }
}

impl Judge for Ablated<'_> {
    fn subject(&self, subjects: &Subjects) -> (usize, f32) {
        if !self.plain_subjects {
            return self.models.subject(subjects);
        }
        let proposed = subjects.candidates.iter().position(|candidate| *candidate == subjects.proposed);
        (proposed.unwrap_or_default(), 1.0)
    }

    fn antecedent(&self, question: &Question) -> (usize, f32) {
        match self.antecedents {
            Antecedents::Learned => self.models.antecedent(question),
            Antecedents::Last => (0, 1.0),
            Antecedents::Nobody => (question.antecedents.len(), 1.0),
        }
    }

    fn source(&self, choice: &Choice) -> Vec<f32> {
        if !self.plain_sources {
            return self.models.source(choice);
        }
        let proposed = choice.proposals.first().map(|proposal| proposal.phrase);
        choice.candidates.iter().map(|candidate| f32::from(u8::from(*candidate == proposed))).collect()
    }
}
