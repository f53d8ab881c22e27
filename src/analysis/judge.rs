//! [`Judge`]: who decides where the words leave the engine a choice.
//!
//! Knows the three kinds of choice. What there is to choose from, the stages tell; that the trained [`Models`] decide
//! is only the usual case: examples/polnear puts plainer judges in their place to measure what each step is worth.

use super::Models;
use super::coreference::Question;
use super::quote::source::Choice;
use super::scene::Subjects;

/// Decides every choice of an analysis.
pub trait Judge {
    /// Whose verb a cue is: the number of one of [`Subjects::candidates`], and how sure that is.
    fn subject(&self, subjects: &Subjects) -> (usize, f32);

    /// Whom a phrase stands for: the number of one of [`Question::antecedents`], and how sure that is. A number
    /// beyond them leaves it open.
    fn antecedent(&self, question: &Question) -> (usize, f32);

    /// Who says a content: the probability of each of [`Choice::candidates`].
    fn source(&self, choice: &Choice) -> Vec<f32>;
}

impl Judge for Models {
    fn subject(&self, subjects: &Subjects) -> (usize, f32) {
        self.subjects.choose(&subjects.features)
    }

    fn antecedent(&self, question: &Question) -> (usize, f32) {
        self.antecedents.choose(&question.features)
    }

    fn source(&self, choice: &Choice) -> Vec<f32> {
        self.sources.probabilities(&choice.features)
    }
}
