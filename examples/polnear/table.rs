//! Verdicts → the tables of `docs/accuracy.md`, in Markdown.

use super::corpus::Kind;
use super::gold::Wording;
use super::score::{Failure, Outcome, Verdicts, Worth};
use super::trainer::Example;
use onrecord::analysis::ranker::Ranker;
use std::collections::BTreeMap;

/// The upper ends of the bins of confidence.
const BINS: [f32; 7] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
/// How many kinds of error are told.
const N_FAILURES: usize = 20;

/// The four figures, and what they are of.
#[derive(Default)]
pub(crate) struct Figures {
    statements: usize,
    found: usize,
    attributed: usize,
    quotes: usize,
    right: usize,
}

impl Figures {
    /// The figures of some statements and some quotes.
    pub(crate) fn of(
        verdicts: &Verdicts,
        is_asked: impl Fn(&Outcome) -> bool,
        is_answer: impl Fn(&Worth) -> bool,
    ) -> Figures {
        let mut figures = Figures::default();
        for outcome in verdicts.outcomes.iter().filter(|outcome| is_asked(outcome)) {
            figures.statements += 1;
            figures.found += usize::from(outcome.is_found);
            figures.attributed += usize::from(outcome.is_attributed);
        }
        for worth in verdicts.worths.iter().filter(|worth| is_answer(worth)) {
            figures.quotes += 1;
            figures.right += usize::from(worth.is_right);
        }
        figures
    }

    /// The figures of all.
    pub(crate) fn of_all(verdicts: &Verdicts) -> Figures {
        Figures::of(verdicts, |_| true, |_| true)
    }

    fn recall(&self) -> f64 {
        share(self.attributed, self.statements)
    }

    fn precision(&self) -> f64 {
        share(self.right, self.quotes)
    }

    fn f1(&self) -> f64 {
        let (recall, precision) = (self.recall(), self.precision());
        2.0 * recall * precision / (recall + precision).max(1e-9)
    }
}

/// The four figures by the wording of the source and by the kind of speaker.
pub(crate) fn scores(verdicts: &Verdicts) {
    println!(
        "| | statements | found | attributed | quotes | precision | f1 |\n|---|--:|--:|--:|--:|--:|--:|"
    );
    score("all", &Figures::of_all(verdicts));
    for wording in Wording::ALL {
        let figures = Figures::of(verdicts, |o| o.wording == wording, |w| w.wording == wording);
        score(&format!("source: {}", wording.name()), &figures);
    }
    let kinds = [(Kind::Person, "person"), (Kind::Organization, "organization"), (Kind::Unnamed, "unnamed")];
    for (kind, name) in kinds {
        let figures = Figures::of(verdicts, |o| o.kind == kind, |w| w.kind == kind);
        score(&format!("speaker: {name}"), &figures);
    }
}

fn score(name: &str, figures: &Figures) {
    let of_quotes = |value: f64| if figures.quotes == 0 { "–".to_owned() } else { format!("{value:.3}") };
    println!(
        "| {name} | {} | {:.3} | {:.3} | {} | {} | {} |",
        figures.statements,
        share(figures.found, figures.statements),
        figures.recall(),
        figures.quotes,
        of_quotes(figures.precision()),
        of_quotes(figures.f1()),
    );
}

/// How often the speaker is right at each confidence; of all quotes, and of those that share words with a statement.
pub(crate) fn calibration(verdicts: &Verdicts) {
    println!("| confidence | quotes | mean confidence | speaker right | in statements | speaker right |");
    println!("|---|--:|--:|--:|--:|--:|");
    let mut from = 0.0;
    for to in BINS {
        let is_in = |worth: &&Worth| worth.has_speaker && (from..to).contains(&worth.confidence);
        let bin: Vec<&Worth> = verdicts.worths.iter().filter(is_in).collect();
        let sum: f64 = bin.iter().map(|worth| f64::from(worth.confidence)).sum();
        let right = bin.iter().filter(|worth| worth.is_right).count();
        let stated = bin.iter().filter(|worth| worth.failure != Some(Failure::NobodyQuoted)).count();
        if !bin.is_empty() {
            println!(
                "| {from:.2} to {:.2} | {} | {:.3} | {:.3} | {stated} | {:.3} |",
                to.min(1.0),
                bin.len(),
                sum / bin.len() as f64,
                share(right, bin.len()),
                share(right, stated),
            );
        }
        from = to;
    }
}

/// What each threshold leaves.
pub(crate) fn thresholds(rows: &[(f32, Verdicts)]) {
    println!(
        "| --min-confidence | quotes with a speaker | precision | attributed | f1 |\n|--:|--:|--:|--:|--:|"
    );
    for (least, verdicts) in rows {
        let figures = Figures::of(verdicts, |_| true, |worth| worth.has_speaker);
        let (precision, recall, f1) = (figures.precision(), figures.recall(), figures.f1());
        println!("| {least:.2} | {} | {precision:.3} | {recall:.3} | {f1:.3} |", figures.quotes);
    }
}

/// What is lost without each step.
pub(crate) fn ablation(rows: &[(&str, Verdicts)]) {
    println!("| | found | attributed | precision | f1 | behind pronouns | behind descriptions |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    for (name, verdicts) in rows {
        let figures = Figures::of_all(verdicts);
        let by = |wording| Figures::of(verdicts, |o| o.wording == wording, |_| false).recall();
        println!(
            "| {name} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            share(figures.found, figures.statements),
            figures.recall(),
            figures.precision(),
            figures.f1(),
            by(Wording::Pronoun),
            by(Wording::Description),
        );
    }
}

/// The commonest kinds of error.
pub(crate) fn failures(verdicts: &Verdicts) {
    let mut counts: BTreeMap<(Failure, Wording, &str), usize> = BTreeMap::new();
    let of_statements = verdicts.outcomes.iter().map(|o| (o.failure, o.wording, o.rule.name()));
    let of_quotes = verdicts.worths.iter().map(|w| (w.failure, w.wording, w.rule.name()));
    for (failure, wording, rule) in of_statements.chain(of_quotes) {
        if let Some(failure) = failure {
            *counts.entry((failure, wording, rule)).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    println!("{total} errors, of {} kinds\n", counts.len());
    println!("| errors | what | source | rule |\n|--:|---|---|---|");
    for ((failure, wording, rule), count) in counts.into_iter().take(N_FAILURES) {
        println!("| {count} | {} | {} | {rule} |", failure.name(), wording.name());
    }
}

/// How often a ranker gives the right answer to the questions that annotations answer, by kind.
pub(crate) fn answers(ranker: &Ranker, examples: &[Example]) {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for example in examples {
        let (right, asked) = kinds.entry(example.kind).or_default();
        let (chosen, _) = ranker.choose(&example.candidates);
        *right += usize::from(example.right.get(chosen).copied().unwrap_or(false));
        *asked += 1;
    }
    for (kind, (right, asked)) in kinds {
        println!("| {kind} | {asked} | {:.3} |", share(right, asked));
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
