//! What can be said against a quotation: the menu, the people to choose from, the ends that are moved.
//!
//! Does not know how a correction is kept, nor how this is drawn.

use crate::analysis::{Analysis, EntityIdx, EntityKind, MentionKind, Speaker};
use crate::correction::Place;
use crate::correction::edge::End;
use crate::correction::stretch::Stretch;
use crate::text::{Span, markup, spelling};
use crate::tui::action::Mend;
use crate::tui::arrangement::Arrangement;
use crate::tui::fuzzy::{Query, fold};
use ratatui::layout::Rect;
use std::cmp::Reverse;
use tui_input::Input;

/// A quotation that is being repaired.
pub(in crate::tui) struct Repair {
    /// Which one.
    pub(in crate::tui) place: Place,
    /// Whether it is none yet: nobody but the reader has found it.
    pub(in crate::tui) is_new: bool,
    pub(in crate::tui) stage: Stage,
}

/// How far it is.
pub(in crate::tui) enum Stage {
    /// The number of the row that is selected.
    Menu {
        selected: usize,
        top: usize,
    },
    Choice(Choice),
    Extent(Extent),
    Stretches(Stretches),
}

/// The rows of the menu.
pub(in crate::tui) const MENU: [Mend; 8] = [
    Mend::Speaker,
    Mend::NoQuotation,
    Mend::Extent,
    Mend::SamePerson,
    Mend::OtherPerson,
    Mend::Checked,
    Mend::Disputed,
    Mend::Missing,
];

/// The rows of the sheet with the menu: the rule, the heading, and its own.
pub(in crate::tui) const MENU_HEIGHT: u16 = 2 + MENU.len() as u16;

/// Somebody is chosen.
pub(in crate::tui) struct Choice {
    pub(in crate::tui) purpose: Purpose,
    pub(in crate::tui) input: Input,
    candidates: Vec<Candidate>,
    pub(in crate::tui) shown: Vec<Row>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
}

/// What for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Purpose {
    Speaker,
    /// Who is the same person as this one.
    Same(String),
    /// Which name of this person is another's.
    Other(String),
}

/// A row to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Row {
    Known(Candidate),
    /// What is typed.
    Typed(String),
    /// Nobody who is known.
    Nobody,
}

/// A name or a description of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Candidate {
    pub(in crate::tui) name: String,
    /// What is told beside it.
    pub(in crate::tui) note: String,
}

/// A quotation's ends are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Extent {
    pub(in crate::tui) span: Span,
    pub(in crate::tui) end: End,
}

/// The words of an article that may be a quotation, one of which is chosen.
pub(in crate::tui) struct Stretches {
    /// At least one.
    pub(in crate::tui) rows: Vec<Stretch>,
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
}

impl Repair {
    /// The menu for a quotation.
    pub(in crate::tui) fn new(place: Place) -> Repair {
        Repair { place, is_new: false, stage: Stage::Menu { selected: 0, top: 0 } }
    }

    /// The stretches of `text` to choose a quotation from, beginning with the first that does not end before `byte`;
    /// `None` where there are none.
    pub(in crate::tui) fn of_stretches(text: &str, rows: Vec<Stretch>, byte: usize) -> Option<Repair> {
        let near = rows.iter().position(|row| row.span.end > byte);
        let selected = near.unwrap_or(rows.len().saturating_sub(1));
        let place = Place::new(text, rows.get(selected)?.span);
        Some(Repair { place, is_new: true, stage: Stage::Stretches(Stretches { rows, selected, top: 0 }) })
    }

    /// The menu that led here, if one did.
    pub(in crate::tui) fn into_menu(self) -> Option<Repair> {
        let is_below = !self.is_new && !matches!(self.stage, Stage::Menu { .. });
        is_below.then(|| Repair::new(self.place))
    }

    /// The list of the stage, if there is one: what is selected, the first row in sight, the number of rows.
    pub(in crate::tui) fn list(&mut self) -> Option<(&mut usize, &mut usize, usize)> {
        match &mut self.stage {
            Stage::Menu { selected, top } => Some((selected, top, MENU.len())),
            Stage::Choice(choice) => Some((&mut choice.selected, &mut choice.top, choice.shown.len())),
            Stage::Stretches(list) => Some((&mut list.selected, &mut list.top, list.rows.len())),
            Stage::Extent(_) => None,
        }
    }

    /// What the sheet covers: no more than the menu needs, so that the quotation stays in sight.
    pub(in crate::tui) fn area(&self, arrangement: &Arrangement) -> Rect {
        let whole = match self.stage {
            Stage::Menu { .. } => arrangement.sheet,
            Stage::Choice(_) | Stage::Extent(_) | Stage::Stretches(_) => return arrangement.half_sheet,
        };
        let height = whole.height.min(MENU_HEIGHT);
        Rect { y: whole.bottom() - height, height, ..whole }
    }
}

impl Choice {
    /// Everybody of an article who may be the speaker of a quotation, but for whom it has `now`.
    pub(in crate::tui) fn of_speakers(analysis: &Analysis, now: Option<&str>) -> Choice {
        let mut candidates: Vec<Candidate> = Vec::new();
        let kinds = [EntityKind::Person, EntityKind::Organization];
        for kind in kinds {
            let entities = analysis.entities.iter().filter(|entity| entity.kind == kind);
            candidates.extend(entities.map(|entity| Candidate {
                name: entity.name.clone(),
                note: entity.main_role().unwrap_or_default().to_owned(),
            }));
        }
        for quote in &analysis.quotes {
            if let Some(Speaker::Described(phrase)) = &quote.speaker {
                candidates.push(Candidate { name: phrase.clone(), note: "as described".to_owned() });
            }
        }
        candidates.retain(|candidate| Some(candidate.name.as_str()) != now);
        Choice::new(Purpose::Speaker, candidates)
    }

    /// Everybody of an article who may be the same person as one of it.
    pub(in crate::tui) fn of_people(analysis: &Analysis, same_as: EntityIdx) -> Option<Choice> {
        let person = analysis.entities.get(same_as.0)?;
        let others = analysis.entities.iter().filter(|entity| {
            let may_be = matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
            may_be && entity.name != person.name
        });
        let candidates = others.map(|entity| Candidate {
            name: entity.name.clone(),
            note: entity.main_role().unwrap_or_default().to_owned(),
        });
        Some(Choice::new(Purpose::Same(person.name.clone()), candidates.collect()))
    }

    /// The other names of one of an article's people.
    pub(in crate::tui) fn of_names(analysis: &Analysis, text: &str, of: EntityIdx) -> Option<Choice> {
        let person = analysis.entities.get(of.0)?;
        let times = |name: &str| {
            let named = analysis.mentions.iter().filter(|mention| {
                mention.kind == MentionKind::Name
                    && mention.entity == Some(of)
                    && markup::reading(mention.span.of(text)) == name
            });
            match named.count() {
                1 => "once".to_owned(),
                n => format!("{n} times"),
            }
        };
        let names = person.aliases.iter();
        let candidates = names.map(|name| Candidate { name: name.clone(), note: times(name) });
        Some(Choice::new(Purpose::Other(person.name.clone()), candidates.collect()))
    }

    fn new(purpose: Purpose, mut candidates: Vec<Candidate>) -> Choice {
        let mut known = Vec::new();
        candidates.retain(|candidate| {
            let is_new = !known.contains(&candidate.name);
            known.push(candidate.name.clone());
            is_new
        });
        let input = Input::default();
        let mut choice = Choice { purpose, input, candidates, shown: Vec::new(), selected: 0, top: 0 };
        choice.filter();
        choice
    }

    /// Shows whom the typed line lets through, the best first; a new speaker may be typed.
    pub(in crate::tui) fn filter(&mut self) {
        let typed = self.input.value().trim();
        let texts: Vec<String> = self.candidates.iter().map(|candidate| fold(&candidate.name)).collect();
        let mut fuzzy = Query::fuzzy(typed).matches(&texts);
        if !typed.is_empty() {
            fuzzy.sort_by_key(|found| (Reverse(found.score), found.index));
        }
        let mut order: Vec<usize> = fuzzy.iter().map(|found| found.index).collect();
        // "araqchi" must find Araghchi.
        let key = spelling::key(typed);
        let is_spelling =
            |candidate: &Candidate| !key.is_empty() && spelling::key(&candidate.name).contains(&key);
        let spelt = (0..).zip(&self.candidates).filter(|(_, candidate)| is_spelling(candidate));
        let spelt: Vec<usize> = spelt.map(|(n, _)| n).collect();
        order.extend(spelt.iter().filter(|n| !fuzzy.iter().any(|found| found.index == **n)));
        // Whoever only has the letters somewhere comes after what is typed, or Enter would take the wrong person.
        let typed_words = fold(typed);
        let begins = |name: &String| {
            let begins_one = |word| name.split([' ', '-']).any(|other: &str| other.starts_with(word));
            typed_words.split_whitespace().all(begins_one)
        };
        let is_meant = |n: &usize| spelt.contains(n) || texts.get(*n).is_some_and(begins);
        let (meant, lettered): (Vec<usize>, Vec<usize>) = order.into_iter().partition(is_meant);
        let known = |n: usize| self.candidates.get(n).cloned().map(Row::Known);
        let mut shown: Vec<Row> = meant.into_iter().filter_map(known).collect();
        if self.purpose == Purpose::Speaker {
            let is_known = self.candidates.iter().any(|candidate| candidate.name == typed);
            shown.extend((!typed.is_empty() && !is_known).then(|| Row::Typed(typed.to_owned())));
            shown.extend(typed.is_empty().then_some(Row::Nobody));
        }
        shown.extend(lettered.into_iter().filter_map(known));
        self.shown = shown;
        self.selected = 0;
    }

    /// Whether there is nobody at all to choose from.
    pub(in crate::tui) fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// The row that is selected.
    pub(in crate::tui) fn chosen(&self) -> Option<&Row> {
        self.shown.get(self.selected)
    }
}

impl Row {
    /// The name that it stands for.
    pub(in crate::tui) fn name(&self) -> Option<&str> {
        match self {
            Row::Known(candidate) => Some(&candidate.name),
            Row::Typed(name) => Some(name),
            Row::Nobody => None,
        }
    }
}
