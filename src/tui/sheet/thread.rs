//! A speaker's thread: all quotations of one person, in the order of the list, those that are nearly the same in one
//! row.
//!
//! Does not know how they are gathered.

use super::Sheet;
use crate::analysis::QuoteIdx;
use crate::library::DocId;
use crate::tui::gatherer::Saying;
use crate::tui::theme::Hue;

/// The words of one person.
pub(in crate::tui) struct Thread {
    /// Whose they are.
    pub(in crate::tui) name: String,
    pub(in crate::tui) role: Option<String>,
    pub(in crate::tui) hue: Hue,
    rows: Vec<Row>,
    /// The row whose other wordings are shown below it.
    unfolded: Option<usize>,
    /// The selected line, counted with the wordings that are shown.
    pub(in crate::tui) selected: usize,
    pub(in crate::tui) top: usize,
    /// What is to be selected as soon as it is there.
    pub(in crate::tui) wanted: Option<(DocId, QuoteIdx)>,
    /// The number of the question that was asked.
    pub(in crate::tui) asked: u64,
    /// Whether more is to come.
    pub(in crate::tui) is_waiting: bool,
    /// The sheet that it lies over.
    pub(in crate::tui) below: Option<Box<Sheet>>,
}

/// A quotation, and those that are nearly the same.
struct Row {
    saying: Saying,
    others: Vec<Saying>,
}

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Line<'a> {
    /// A quotation, and how many other articles have it.
    First { saying: &'a Saying, n_elsewhere: usize, is_unfolded: bool },
    /// Another wording of one.
    Other { saying: &'a Saying, of: &'a Saying },
}

impl<'a> Line<'a> {
    /// The quotation.
    pub(in crate::tui) fn saying(self) -> &'a Saying {
        match self {
            Line::First { saying, .. } | Line::Other { saying, .. } => saying,
        }
    }
}

impl Row {
    /// In how many other articles it is.
    fn n_elsewhere(&self) -> usize {
        let mut docs: Vec<DocId> = self.others.iter().map(|other| other.doc).collect();
        docs.sort_unstable();
        docs.dedup();
        docs.iter().filter(|&&doc| doc != self.saying.doc).count()
    }
}

impl Thread {
    /// The thread of a person, of which nothing has come yet.
    pub(in crate::tui) fn new(
        person: &str,
        name: String,
        role: Option<String>,
        asked: u64,
        below: Option<Sheet>,
    ) -> Thread {
        Thread {
            hue: Hue::of(person),
            name,
            role,
            rows: Vec::new(),
            unfolded: None,
            selected: 0,
            top: 0,
            wanted: None,
            asked,
            is_waiting: true,
            below: below.map(Box::new),
        }
    }

    /// Takes in more of it. What stands in a row stays there.
    pub(in crate::tui) fn take_in(&mut self, sayings: Vec<Saying>, is_last: bool) {
        self.is_waiting = !is_last;
        for saying in sayings {
            let is_wanted = self.wanted == Some((saying.doc, saying.quote));
            let row = saying.like.filter(|&row| row < self.rows.len());
            match row.and_then(|row| self.rows.get_mut(row)) {
                Some(known) => known.others.push(saying),
                None => self.rows.push(Row { saying, others: Vec::new() }),
            }
            if is_wanted {
                self.wanted = None;
                self.selected = self.line_of(row.unwrap_or(self.rows.len() - 1));
            }
        }
    }

    /// Has the quotation selected, or what is nearly the same, as soon as it is there.
    pub(in crate::tui) fn mark(&mut self, doc: DocId, quote: QuoteIdx) {
        let is_it = |saying: &Saying| (saying.doc, saying.quote) == (doc, quote);
        let row = self.rows.iter().position(|row| is_it(&row.saying) || row.others.iter().any(is_it));
        self.wanted = row.is_none().then_some((doc, quote));
        let Some(row) = row else { return };
        let shown = self.rows.get(row).filter(|_| self.unfolded == Some(row));
        let below = shown.and_then(|row| row.others.iter().position(is_it)).map_or(0, |other| other + 1);
        self.selected = self.line_of(row) + below;
    }

    /// Whether what was wanted is selected.
    pub(in crate::tui) fn is_marked(&self) -> bool {
        self.wanted.is_none()
    }

    /// Shows the other wordings of the selected quotation, or hides them. Returns whether there are any.
    pub(in crate::tui) fn unfold(&mut self) -> bool {
        let (row, top) = (self.place(self.selected).0, self.place(self.top).0);
        let has_others = self.rows.get(row).is_some_and(|row| !row.others.is_empty());
        self.unfolded = Some(row).filter(|_| has_others && self.unfolded != Some(row));
        self.selected = self.line_of(row);
        self.top = self.line_of(top);
        has_others
    }

    /// What stands in a line.
    pub(in crate::tui) fn line(&self, line: usize) -> Option<Line<'_>> {
        let (number, other) = self.place(line);
        let row = self.rows.get(number)?;
        let is_unfolded = self.unfolded == Some(number);
        Some(match other {
            None => Line::First { saying: &row.saying, n_elsewhere: row.n_elsewhere(), is_unfolded },
            Some(other) => Line::Other { saying: row.others.get(other)?, of: &row.saying },
        })
    }

    /// The quotation in the selected line.
    pub(in crate::tui) fn chosen(&self) -> Option<&Saying> {
        self.line(self.selected).map(Line::saying)
    }

    pub(in crate::tui) fn n_lines(&self) -> usize {
        self.rows.len() + self.unfolded.map_or(0, |row| self.n_others(row))
    }

    /// The number of quotations, and of those that stand in rows of their own.
    pub(in crate::tui) fn counts(&self) -> (usize, usize) {
        (self.rows.iter().map(|row| 1 + row.others.len()).sum(), self.rows.len())
    }

    fn n_others(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.others.len())
    }

    /// The row of a line, and the number of the wording below it.
    fn place(&self, line: usize) -> (usize, Option<usize>) {
        let Some(unfolded) = self.unfolded.filter(|&unfolded| line > unfolded) else { return (line, None) };
        let n_others = self.n_others(unfolded);
        match line - unfolded - 1 {
            other if other < n_others => (unfolded, Some(other)),
            _ => (line - n_others, None),
        }
    }

    fn line_of(&self, row: usize) -> usize {
        match self.unfolded.filter(|&unfolded| row > unfolded) {
            Some(unfolded) => row + self.n_others(unfolded),
            None => row,
        }
    }
}
