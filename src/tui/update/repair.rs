//! Saying something against a quotation: who says it, which words it has, who is who; and verdicts.

use crate::analysis::{EntityIdx, Quote, QuoteIdx, Speaker};
use crate::correction::edge::{self, Direction, End};
use crate::correction::stretch::Stretch;
use crate::correction::{self, Correction, Mark, Matter, Place, Verdict, stretch};
use crate::library::LibraryError;
use crate::text::Span;
use crate::tui::action::{Action, Mend, Step, Unit};
use crate::tui::app::App;
use crate::tui::opened::Spot;
use crate::tui::record::Record;
use crate::tui::sheet::{Choice, Extent, MENU, Purpose, Repair, Sheet, Stage, Stretches};
use std::iter;
use std::time::Instant;

/// Rows between words that are to be looked at and the ends of what is seen of the article.
const ROWS_BETWEEN: usize = 2;

impl App {
    /// Opens the menu of what can be said against the chosen quotation.
    pub(super) fn open_repair(&mut self, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        if let Some(mark) = self.open_record().and_then(|record| record.mark(chosen)) {
            self.sheet = Some(Sheet::Repair(Repair::new(mark.place.clone())));
        }
    }

    /// Has the chosen quotation checked, then disputed, then neither.
    pub(super) fn cycle_verdict(&mut self, now: Instant) {
        let Some(chosen) = self.chosen_or_tell(now) else { return };
        let Some(mark) = self.open_record().and_then(|record| record.mark(chosen)).cloned() else { return };
        let next = match mark.verdict {
            None => Some(Verdict::Checked),
            Some(Verdict::Checked) => Some(Verdict::Disputed),
            Some(Verdict::Disputed) => None,
        };
        self.give_verdict(mark.place, next, now);
    }

    /// Does what a row of the menu says.
    pub(super) fn mend(&mut self, mend: Mend, now: Instant) {
        let place = match &self.sheet {
            Some(Sheet::Repair(Repair { place, .. })) => Some(place.clone()),
            _ => None,
        };
        match (mend, place) {
            (Mend::Missing, _) => self.begin_missing(now),
            (_, None) => {}
            (Mend::Speaker | Mend::SamePerson | Mend::OtherPerson, Some(_)) => self.begin_choice(mend, now),
            (Mend::Extent, Some(place)) => self.begin_extent(&place),
            (Mend::NoQuotation, Some(place)) => {
                let none = Correction::Extent { of: place.clone(), span: None };
                self.correct(&place, &[none], "No quotation any more", now);
            }
            (Mend::Checked, Some(place)) => self.give_verdict(place, Some(Verdict::Checked), now),
            (Mend::Disputed, Some(place)) => self.give_verdict(place, Some(Verdict::Disputed), now),
        }
    }

    /// Takes the row or the words that are chosen.
    pub(super) fn accept_repair(&mut self, repair: Repair, now: Instant) {
        let Repair { place, is_new, stage } = repair;
        match stage {
            Stage::Menu { selected, .. } => {
                let mend = MENU.get(selected).copied();
                self.sheet = Some(Sheet::Repair(Repair { place, is_new, stage }));
                mend.into_iter().for_each(|mend| self.mend(mend, now));
            }
            Stage::Stretches(stretches) => self.accept_stretch(&stretches),
            Stage::Extent(extent) if is_new => self.ask_who_says(extent.span),
            Stage::Choice(choice) if is_new => self.mark_quotation(place, choice, now),
            Stage::Extent(extent) => {
                let moved = Correction::Extent { of: place.clone(), span: Some(extent.span) };
                self.correct(&place, &[moved], "The quotation has these words now", now);
            }
            Stage::Choice(choice) => self.accept_choice(place, choice, now),
        }
    }

    /// Moves an end of the quotation by a word or a sentence.
    pub(super) fn move_end(&mut self, unit: Unit, step: Step) {
        let direction = match step {
            Step::Next => Direction::Forwards,
            Step::Previous => Direction::Backwards,
        };
        let Some(Extent { span, end }) = self.extent() else { return };
        let (Some(article), Some(record)) = (self.open_article(), self.open_record()) else { return };
        let span = match unit {
            Unit::Word => edge::by_word(&article.text, span, end, direction),
            Unit::Sentence => edge::by_sentence(&record.analysis.sentences, span, end, direction),
        };
        self.set_extent(Extent { span, end });
    }

    /// Has the other end moved.
    pub(super) fn turn_end(&mut self) {
        if let Some(Extent { span, end }) = self.extent() {
            self.set_extent(Extent { span, end: end.opposite() });
        }
    }

    /// Shows which words of the article may be a quotation, those where one reads first.
    fn begin_missing(&mut self, now: Instant) {
        let Some((open, article)) = self.open.as_ref().zip(self.open_article()) else {
            return self.tell("No article is open.", now);
        };
        let Some(record) = self.open_record() else {
            return self.tell_unknown(now);
        };
        let free = stretch::free(article, &record.analysis);
        match Repair::of_stretches(&article.text, free, open.place.anchor) {
            Some(repair) => {
                self.note_jump();
                self.show_reader();
                self.sheet = Some(Sheet::Repair(repair));
            }
            None => self.tell("Every sentence of this article is in a quotation.", now),
        }
    }

    /// Lights the words that are selected among those that may be a quotation, and has them in sight above the sheet.
    pub(super) fn show_stretch(&mut self) {
        let Some(Sheet::Repair(Repair { stage: Stage::Stretches(list), .. })) = &self.sheet else { return };
        let Some(span) = list.rows.get(list.selected).map(|stretch| stretch.span) else { return };
        let half = self.reader_height() / 2;
        let Some(open) = &mut self.open else { return };
        open.spot = Some(Spot { span, from: None });
        let rows = open.page.rows_of(span);
        if rows.start < open.top || open.top + half < rows.end + ROWS_BETWEEN {
            self.scroll_to(rows.start.saturating_sub(ROWS_BETWEEN));
        }
    }

    /// Asks who says the words that are chosen; where no marks tell their ends, these first.
    fn accept_stretch(&mut self, stretches: &Stretches) {
        let Some(&Stretch { span, is_marked }) = stretches.rows.get(stretches.selected) else { return };
        if is_marked {
            return self.ask_who_says(span);
        }
        let Some(article) = self.open_article() else { return };
        let stage = Stage::Extent(Extent { span, end: End::Start });
        let place = Place::new(&article.text, span);
        self.sheet = Some(Sheet::Repair(Repair { place, is_new: true, stage }));
    }

    /// Asks who says the words at `span`, which are a quotation that is missing.
    fn ask_who_says(&mut self, span: Span) {
        let Some((article, record)) = self.open_article().zip(self.open_record()) else { return };
        let stage = Stage::Choice(Choice::of_speakers(&record.analysis, None));
        let place = Place::new(&article.text, span);
        self.sheet = Some(Sheet::Repair(Repair { place, is_new: true, stage }));
    }

    /// Makes the words at a place a quotation of whom is chosen, and chooses it.
    fn mark_quotation(&mut self, place: Place, choice: Choice, now: Instant) {
        let Some(row) = choice.chosen() else {
            let stage = Stage::Choice(choice);
            self.sheet = Some(Sheet::Repair(Repair { place, is_new: true, stage }));
            return;
        };
        let name = row.name().map(str::to_owned);
        let told = format!("A quotation of {}", name.as_deref().unwrap_or("nobody who is known"));
        let quotation = Correction::Extent { of: place.clone(), span: Some(place.span) };
        let speaker = name.map(|name| Correction::Speaker { of: place.clone(), name: Some(name) });
        let made: Vec<Correction> = iter::once(quotation).chain(speaker).collect();
        self.correct(&place, &made, &told, now);
        if let Some(quote) = self.quote_at(&place) {
            self.choose_in_text(quote);
        }
    }

    /// The quotation at a place of the open article.
    pub(super) fn quote_at(&self, place: &Place) -> Option<QuoteIdx> {
        self.open_record()?.at(place.span)
    }

    fn extent(&self) -> Option<Extent> {
        match &self.sheet {
            Some(Sheet::Repair(Repair { stage: Stage::Extent(extent), .. })) => Some(*extent),
            _ => None,
        }
    }

    fn set_extent(&mut self, new: Extent) {
        if let Some(Sheet::Repair(Repair { stage: Stage::Extent(extent), .. })) = &mut self.sheet {
            *extent = new;
        }
    }

    fn begin_extent(&mut self, place: &Place) {
        let Some(quote) = self.quote_at(place).and_then(|idx| self.open_record()?.quote(idx)) else { return };
        let extent = Extent { span: quote.content, end: End::End };
        self.go_to_stage(Stage::Extent(extent));
    }

    /// Shows who can be chosen.
    fn begin_choice(&mut self, mend: Mend, now: Instant) {
        let Some(Sheet::Repair(Repair { place, .. })) = &self.sheet else { return };
        let (Some(record), Some(article)) = (self.open_record(), self.open_article()) else { return };
        let Some(quote) = record.at(place.span).and_then(|idx| record.quote(idx)) else { return };
        let analysis = &record.analysis;
        let choice = match (mend, person(quote)) {
            (Mend::Speaker, _) => Some(Choice::of_speakers(analysis, analysis.speaker_name(quote))),
            (Mend::SamePerson, Some(idx)) => Choice::of_people(analysis, idx),
            (_, Some(idx)) => Choice::of_names(analysis, &article.text, idx),
            (_, None) => None,
        };
        match choice {
            Some(choice) if choice.is_empty() && mend == Mend::SamePerson => {
                self.tell("Nobody else is named in this article.", now);
            }
            Some(choice) if choice.is_empty() && mend == Mend::OtherPerson => {
                self.tell("This person goes by one name only here: give the quotation another speaker.", now);
            }
            Some(choice) => self.go_to_stage(Stage::Choice(choice)),
            None => self.tell("Nobody with a name says this: give it a speaker first.", now),
        }
    }

    fn go_to_stage(&mut self, new: Stage) {
        if let Some(Sheet::Repair(Repair { stage, .. })) = &mut self.sheet {
            *stage = new;
        }
    }

    fn accept_choice(&mut self, place: Place, choice: Choice, now: Instant) {
        let Some(row) = choice.chosen() else {
            // With nobody to take, the list stays.
            let stage = Stage::Choice(choice);
            self.sheet = Some(Sheet::Repair(Repair { place, is_new: false, stage }));
            return;
        };
        match (&choice.purpose, row.name()) {
            (Purpose::Speaker, name) => self.give_speaker(&place, name, now),
            (Purpose::Same(person), Some(name)) => {
                let same = Correction::SamePerson { name: name.to_owned(), other: person.clone() };
                self.correct(&place, &[same], &format!("{person} and {name} are one"), now);
            }
            (Purpose::Other(person), Some(name)) => {
                let other = Correction::OtherPerson { name: person.clone(), other: name.to_owned() };
                self.correct(&place, &[other], &format!("{person} and {name} are two"), now);
            }
            (_, None) => {}
        }
    }

    /// Gives a quotation another speaker, and with it those that hang on the same “he said”.
    fn give_speaker(&mut self, place: &Place, name: Option<&str>, now: Instant) {
        let places = self.open_record().map(|record| told_together(record, place)).unwrap_or_default();
        let speaker = |of: &Place| Correction::Speaker { of: of.clone(), name: name.map(str::to_owned) };
        let made: Vec<Correction> = places.iter().map(speaker).collect();
        let together = if made.len() > 1 { format!(" ({} quotations)", made.len()) } else { String::new() };
        let told = match name {
            Some(name) => format!("Said by {name}{together}"),
            None => format!("Said by nobody who is known{together}"),
        };
        self.correct(place, &made, &told, now);
    }

    fn give_verdict(&mut self, place: Place, verdict: Option<Verdict>, now: Instant) {
        let told = match verdict {
            Some(Verdict::Checked) => "Checked",
            Some(Verdict::Disputed) => "Disputed",
            None => "No verdict any more",
        };
        match verdict {
            Some(verdict) => {
                let made = Correction::Verdict { of: place.clone(), verdict };
                self.correct(&place, &[made], told, now);
            }
            None => self.amend(&place, &[], &[Matter::Verdict(place.span)], told, now),
        }
    }

    fn correct(&mut self, place: &Place, made: &[Correction], told: &str, now: Instant) {
        match self.would_hold(made) {
            Ok(true) => self.amend(place, made, &[], told, now),
            Ok(false) => {
                self.tell(
                    "That can’t be: it is so already, or another quotation or correction is in its way.",
                    now,
                );
            }
            Err(error) => self.tell_error(format!("Not corrected: {error}")),
        }
    }

    /// Whether corrections would change anything.
    fn would_hold(&self, made: &[Correction]) -> Result<bool, LibraryError> {
        let Some((doc, article)) =
            self.open.as_ref().and_then(|open| Some((open.doc, open.article.as_ref()?)))
        else {
            return Ok(false);
        };
        let Some(found) = self.library.analysis(doc)? else { return Ok(false) };
        let before = self.library.corrections(&article.id)?;
        let matters: Vec<Matter> = made.iter().map(Correction::matter).collect();
        let others = before.iter().filter(|correction| !matters.contains(&correction.matter()));
        let after: Vec<Correction> = others.chain(made).cloned().collect();
        let outcome = |corrections: &[Correction]| {
            let mut analysis = found.clone();
            let marks = correction::apply(&mut analysis, article, corrections);
            (analysis, marks)
        };
        Ok(outcome(&before) != outcome(&after))
    }

    /// Has the library keep it, shows it, and goes on in the queue of doubts if the quotation is its next.
    fn amend(&mut self, place: &Place, made: &[Correction], withdrawn: &[Matter], told: &str, now: Instant) {
        self.sheet = None;
        let Some(id) = self.current_id() else { return };
        match self.library.correct(&id, made, withdrawn) {
            Ok(step) => {
                self.take_in(&step.changes);
                let undo = self.key(Action::Undo);
                self.tell(format!("{told}: {undo} takes it back."), now);
                self.go_on_in_doubts(place, now);
            }
            Err(error) => self.tell_error(format!("Not corrected: {error}")),
        }
    }

    /// Reads the open article's analysis anew. The chosen quotation stays chosen, or the one at its number.
    pub(super) fn reread_analysis(&mut self) {
        let chosen = self.open.as_ref().and_then(|open| open.place.chosen);
        let mark: Option<Mark> = chosen.and_then(|idx| self.open_record()?.mark(idx).cloned());
        self.read_analysis();
        self.forget_following();
        let Some(record) = self.open_record() else { return };
        let n_quotes = record.analysis.quotes.len();
        let same = mark.and_then(|mark| record.at(mark.place.span));
        let near = chosen.map(|idx| QuoteIdx(idx.0.min(n_quotes.saturating_sub(1))));
        let chosen = same.or(near).filter(|_| n_quotes > 0);
        if let Some(open) = &mut self.open {
            open.place.chosen = chosen;
        }
        if let Some(search) = &mut self.search {
            search.found_for = None;
        }
    }
}

fn person(quote: &Quote) -> Option<EntityIdx> {
    match quote.speaker {
        Some(Speaker::Entity(idx)) => Some(idx),
        _ => None,
    }
}

/// The places of the quotation at `place` and of all that have the same cue and source.
fn told_together(record: &Record, place: &Place) -> Vec<Place> {
    let Some(at) = record.at(place.span) else { return vec![place.clone()] };
    let Some(quote) = record.quote(at) else { return vec![place.clone()] };
    let is_told_so = |other: &Quote| {
        quote.cue.is_some()
            && quote.source.is_some()
            && (other.cue, other.source) == (quote.cue, quote.source)
    };
    let quotes = record.analysis.quotes.iter().enumerate();
    let together = quotes.filter(|&(n, other)| QuoteIdx(n) == at || is_told_so(other));
    together.filter_map(|(n, _)| record.mark(QuoteIdx(n))).map(|mark| mark.place.clone()).collect()
}
