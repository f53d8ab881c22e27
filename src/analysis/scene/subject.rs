//! Whose verb it is: the phrase that is the subject of a cue, over appositions, relative clauses and adverbs.

use super::Scene;
use crate::analysis::mention::Phrase;
use std::ops::Range;

/// The most tokens of a phrase.
const LONGEST: usize = 100;

/// How many phrases back one may begin that ends here: the others are inside it.
const NESTED: usize = 6;
/// The most words between "who" and its verb: "who in 2010 said".
const MAX_ADVERBIAL: usize = 6;

impl Scene<'_, '_> {
    /// The phrases outside quotations that lie in `range`, with their numbers, in order.
    pub(in crate::analysis) fn phrases_in(
        &self,
        range: Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, &Phrase)> {
        let start = self.first_phrase_from(range.start);
        let end = self.first_phrase_from(range.end).max(start);
        // Only those that begin near the end may reach beyond it.
        let near = self.first_phrase_from(range.end.saturating_sub(LONGEST)).clamp(start, end);
        let last = self.phrases.get(near..end).unwrap_or_default();
        let count = last.iter().take_while(|phrase| phrase.whole.end <= range.end).count();
        let inside = self.phrases.get(start..near + count).unwrap_or_default().iter().enumerate();
        inside
            .map(move |(n, phrase)| (start + n, phrase))
            .filter(|(_, phrase)| !self.quoted[phrase.whole.start])
    }

    /// The phrase that begins at `token` and can speak.
    pub(in crate::analysis) fn phrase_from(&self, token: usize) -> Option<usize> {
        let n = self.first_phrase_from(token);
        self.phrases.get(n).filter(|phrase| phrase.whole.start == token && phrase.can_speak()).map(|_| n)
    }

    /// The outermost phrase that ends before `token` and can speak.
    fn phrase_until(&self, token: usize) -> Option<usize> {
        let end = self.first_phrase_from(token);
        let near = self.phrases.get(end.saturating_sub(NESTED)..end)?.iter().enumerate();
        let found = near.map(|(n, phrase)| (end.saturating_sub(NESTED) + n, phrase));
        found.filter(|(_, phrase)| phrase.whole.end == token && phrase.can_speak()).map(|(n, _)| n).next()
    }

    /// The subject of the verb at `verb`, looked for in `clause`, which ends at the verb.
    pub(in crate::analysis) fn subject_of(&self, verb: usize, clause: Range<usize>) -> Option<usize> {
        let mut at = verb;
        while at > clause.start && (self.doc.is_adverb(at - 1) || self.doc.is_auxiliary(at - 1)) {
            at -= 1;
        }
        if let Some(antecedent) = self.before_relative(at, clause.start) {
            return Some(antecedent);
        }
        if at > clause.start && matches!(self.doc.word(at - 1), "," | ")" | "—" | "–" | "--") {
            return self.before_insertion(at - 1, clause.clone()).or_else(|| self.main_subject(clause));
        }
        let adjacent = self.phrase_until(at).filter(|&n| self.phrases[n].whole.start >= clause.start);
        match adjacent {
            Some(n) => Some(self.head_of_chain(n, clause.start)),
            None => self.main_subject(clause),
        }
    }

    /// Whom the relative clause speaks of that ends at token `at`: "McConnell, who in 2010 said".
    fn before_relative(&self, at: usize, start: usize) -> Option<usize> {
        let first = start.max(at.saturating_sub(MAX_ADVERBIAL));
        let pronoun =
            (first..at).rev().find(|&word| matches!(self.doc.lower(word), "who" | "which" | "that"))?;
        let is_far = pronoun + 1 < at;
        let has_subject = self.phrases_in(pronoun + 1..at).any(|(_, phrase)| phrase.can_speak());
        if is_far && (self.doc.lower(pronoun) == "that" || has_subject) {
            return None;
        }
        let before = pronoun - usize::from(pronoun > start && self.doc.word(pronoun - 1) == ",");
        self.phrase_until(before).filter(|_| before > start)
    }

    /// "A spokesman for Trump": the head noun before the prepositions that lead to phrase `n`.
    fn head_of_chain(&self, n: usize, limit: usize) -> usize {
        let mut n = n;
        while let Some(preposition) = self.phrases[n].whole.start.checked_sub(1).filter(|&at| at > limit) {
            let links = matches!(
                self.doc.lower(preposition),
                "of" | "for" | "at" | "with" | "from" | "in" | "on" | "to" | "near" | "inside"
            );
            match self
                .phrase_until(preposition)
                .filter(|&head| links && self.phrases[head].whole.start >= limit)
            {
                Some(head) => n = head,
                None => break,
            }
        }
        n
    }

    /// The subject before an insertion between commas that ends at token `close`: "Smith, the mayor of York, said".
    fn before_insertion(&self, close: usize, clause: Range<usize>) -> Option<usize> {
        let candidates: Vec<(usize, &Phrase)> = self
            .phrases_in(clause.start..close)
            .filter(|(_, phrase)| {
                let opens = matches!(self.doc.word(phrase.whole.end), "," | "(" | "—" | "–" | "--");
                let is_told_of = matches!(self.doc.lower(phrase.whole.end + 1), "who" | "which" | "whose");
                opens && phrase.whole.end < close && phrase.can_speak() && (phrase.subject || is_told_of)
            })
            .collect();
        let person = candidates.iter().find(|(_, phrase)| phrase.is_person_name());
        person.or(candidates.first()).map(|&(n, _)| n)
    }

    /// The first subject of a clause that can speak; persons and pronouns before all others.
    pub(in crate::analysis) fn main_subject(&self, clause: Range<usize>) -> Option<usize> {
        let subjects = || self.phrases_in(clause.clone()).filter(|(_, p)| p.can_speak() && p.subject);
        subjects().next().map(|(n, _)| n)
    }

    /// The phrase right behind a verb, where it stands before its subject: "said Smith".
    pub(in crate::analysis) fn subject_behind(&self, verb: usize) -> Option<usize> {
        let mut at = verb + 1;
        while self.doc.is_adverb(at) {
            at += 1;
        }
        self.phrase_from(at)
    }

    /// The first phrase of `range` that can speak.
    pub(in crate::analysis) fn speaking_phrase_in(&self, range: Range<usize>) -> Option<usize> {
        self.phrases_in(range).find(|(_, phrase)| phrase.can_speak()).map(|(n, _)| n)
    }

    /// Who is behind a passive: "was called a liar by Smith".
    pub(in crate::analysis) fn agent_of(&self, verb: usize) -> Option<usize> {
        let sentence = self.doc.sentence_at(verb);
        let by = (verb + 1..sentence.end).find(|&at| self.doc.lower(at) == "by" && !self.quoted[at])?;
        self.phrase_from(by + 1)
    }

    /// Whose noun it is: "Smith’s claim", "his statement".
    pub(in crate::analysis) fn owner_of(&self, noun: usize) -> Option<usize> {
        let near = self.phrases_in(noun.saturating_sub(8)..noun).rev();
        let mut owners = near
            .filter(|(_, phrase)| phrase.possessive && phrase.can_speak() && noun - phrase.whole.end <= 3);
        owners.next().map(|(n, _)| n)
    }
}
