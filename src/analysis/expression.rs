//! Doc → dates, amounts of money, and numbers with their units: the TIMEX and NUMEX of MUC-7.
//!
//! Knows how English writes them. Does not know what day it is.

use super::doc::Doc;
use super::entity::EntityKind;
use super::token::TokenKind;
use std::ops::Range;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "jun.",
    "jul.",
    "aug.",
    "sept.",
    "sep.",
    "oct.",
    "nov.",
    "dec.",
    "jan",
    "feb",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
];
const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const DAYTIMES: &[&str] = &["morning", "afternoon", "evening", "night"];
const PERIODS: &[&str] = &[
    "day", "week", "weekend", "month", "quarter", "year", "decade", "century", "spring", "summer", "autumn",
    "fall", "winter",
];
const SCALES: &[&str] =
    &["hundred", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "k", "crore", "lakh"];
const CURRENCIES: &[&str] = &[
    "dollar",
    "dollars",
    "euro",
    "euros",
    "pound",
    "pounds",
    "cents",
    "yen",
    "yuan",
    "rupee",
    "rupees",
    "rial",
    "rials",
    "riyals",
    "rubles",
    "roubles",
    "pesos",
    "francs",
    "dirhams",
    "dinars",
    "naira",
    "rand",
    "shillings",
    "lira",
    "usd",
    "eur",
    "gbp",
];
const UNITS: &[&str] = &[
    "%",
    "percent",
    "per",
    "km",
    "kilometres",
    "kilometers",
    "kilometre",
    "kilometer",
    "miles",
    "mile",
    "mph",
    "metres",
    "meters",
    "metre",
    "meter",
    "m",
    "cm",
    "mm",
    "centimetres",
    "centimeters",
    "feet",
    "foot",
    "ft",
    "inches",
    "inch",
    "yards",
    "acres",
    "hectares",
    "kg",
    "kilograms",
    "kilos",
    "grams",
    "g",
    "tons",
    "tonnes",
    "ton",
    "pounds",
    "lbs",
    "ounces",
    "litres",
    "liters",
    "gallons",
    "barrels",
    "degrees",
    "kilowatts",
    "megawatts",
    "gigawatts",
    "mw",
    "gw",
    "kwh",
    "hours",
    "minutes",
    "seconds",
    "days",
    "weeks",
    "months",
    "years",
];

/// A date or an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// [`EntityKind::Date`], [`EntityKind::Money`] or [`EntityKind::Quantity`].
    pub kind: EntityKind,
}

/// Whether a word in lower case names a month or a day of the week.
pub(super) fn is_calendar_word(word: &str) -> bool {
    MONTHS.contains(&word) || WEEKDAYS.contains(&word)
}

/// The expressions of a document, in order; none overlap.
pub fn find(doc: &Doc) -> Vec<Expression> {
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let reader = Reader { doc, end: sentence.end };
        let mut at = sentence.start;
        while at < sentence.end {
            if !reader.may_begin(at) {
                at += 1;
                continue;
            }
            let next = reader.date(at).map(|end| (end, EntityKind::Date));
            let next = next.or_else(|| reader.money(at).map(|end| (end, EntityKind::Money)));
            match next.or_else(|| reader.quantity(at).map(|end| (end, EntityKind::Quantity))) {
                Some((end, kind)) => {
                    found.push(Expression { tokens: at..end, kind });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Reads expressions from the tokens of one sentence. Each reading function takes the first token and gives the
/// end of what it read.
struct Reader<'a, 't> {
    doc: &'a Doc<'t>,
    end: usize,
}

impl Reader<'_, '_> {
    fn lower(&self, at: usize) -> &str {
        if at < self.end { self.doc.lower(at) } else { "" }
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    fn number(&self, at: usize) -> Option<&str> {
        let is_number = self.doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        (at < self.end && is_number).then(|| self.doc.lower(at))
    }

    /// Whether an expression may begin here, by a look that is quick.
    fn may_begin(&self, at: usize) -> bool {
        let is_number =
            |at: usize| self.doc.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        is_number(at)
            || is_number(at + 1)
            || self.doc.is_capitalized(at)
            || self.is_relative(at)
            || self.points(at)
            || matches!(self.lower(at + 2), "ago" | "earlier" | "later")
    }

    fn date(&self, at: usize) -> Option<usize> {
        self.day_and_month(at)
            .or_else(|| self.month(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.year(at))
    }

    /// 6 February 2026, 6th of February
    fn day_and_month(&self, at: usize) -> Option<usize> {
        self.day(at)?;
        let month = at + 1 + usize::from(self.lower(at + 1) == "of");
        (self.doc.is_capitalized(month) && self.is_any(month, MONTHS)).then(|| self.year_behind(month + 1))
    }

    /// February, February 6, Feb. 6, 2026. "May" and "March" need company to be months.
    fn month(&self, at: usize) -> Option<usize> {
        if !self.doc.is_capitalized(at) || !self.is_any(at, MONTHS) {
            return None;
        }
        let day = at + 1 + usize::from(self.day(at + 1).is_some());
        let end = self.year_behind(day);
        let before = at.checked_sub(1).map_or("", |before| self.doc.lower(before));
        let led = matches!(
            before,
            "in" | "last"
                | "next"
                | "this"
                | "since"
                | "until"
                | "by"
                | "early"
                | "late"
                | "mid"
                | "of"
                | "from"
                | "to"
                | "before"
        );
        let ambiguous = matches!(self.lower(at), "may" | "march" | "mar." | "jan" | "dec");
        (!ambiguous || end > at + 1 || led).then_some(end)
    }

    fn day(&self, at: usize) -> Option<u32> {
        let digits = self.number(at)?.trim_end_matches(|c: char| c.is_alphabetic());
        digits.parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn year_behind(&self, at: usize) -> usize {
        let year = at + usize::from(self.lower(at) == ",");
        if self.is_year(year) { year + 1 } else { at }
    }

    fn is_year(&self, at: usize) -> bool {
        let digits = self.number(at).filter(|number| number.len() == 4);
        digits.and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|year| (1500..2100).contains(&year))
    }

    /// Monday, Monday evening
    fn weekday(&self, at: usize) -> Option<usize> {
        let is_weekday = self.doc.is_capitalized(at) && self.is_any(at, WEEKDAYS);
        is_weekday.then(|| at + 1 + usize::from(self.is_any(at + 1, DAYTIMES)))
    }

    /// today, last week, next Friday, this summer
    fn relative(&self, at: usize) -> Option<usize> {
        if self.is_relative(at) {
            return Some(at + 1);
        }
        let period = || [PERIODS, WEEKDAYS, DAYTIMES].into_iter().any(|words| self.is_any(at + 1, words));
        (self.points(at) && period()).then_some(at + 2)
    }

    fn is_relative(&self, at: usize) -> bool {
        matches!(self.lower(at), "today" | "yesterday" | "tomorrow" | "tonight")
    }

    fn points(&self, at: usize) -> bool {
        matches!(self.lower(at), "last" | "next" | "this" | "past")
    }

    /// two days ago
    fn ago(&self, at: usize) -> Option<usize> {
        if !matches!(self.lower(at + 2), "ago" | "earlier" | "later") {
            return None;
        }
        let period = self.lower(at + 1).trim_end_matches('s');
        (PERIODS.contains(&period) || period == "hour").then_some(at + 3)
    }

    /// 2016, 1980s
    fn year(&self, at: usize) -> Option<usize> {
        let is_decade = self.number(at).is_some_and(|number| number.len() == 5 && number.ends_with("0s"));
        let counts = || self.is_any(at + 1, UNITS) || self.is_any(at + 1, SCALES);
        (is_decade || self.is_year(at) && !counts()).then_some(at + 1)
    }

    /// $5 million, 5 million dollars
    fn money(&self, at: usize) -> Option<usize> {
        if self.number(at).is_none() && self.number(at + 1).is_none() {
            return None;
        }
        let symbol = self.lower(at).chars().next_back().filter(|c| "$€£¥₹₦₽₩".contains(*c));
        let amount = at + usize::from(symbol.is_some());
        let end = self.scaled(amount)?;
        let currency = self.is_any(end, CURRENCIES);
        (symbol.is_some() || currency).then_some(end + usize::from(currency))
    }

    /// 15%, 20 million barrels, 40 per cent
    fn quantity(&self, at: usize) -> Option<usize> {
        let end = self.scaled(at)?;
        match self.lower(end) {
            "per" => (self.lower(end + 1) == "cent").then_some(end + 2),
            _ => self.is_any(end, UNITS).then_some(end + 1),
        }
    }

    /// A number with the words that multiply it.
    fn scaled(&self, at: usize) -> Option<usize> {
        self.number(at)?;
        Some(at + 1 + usize::from(self.is_any(at + 1, SCALES)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &[(EntityKind, &str)]) {
        let article = plain::parse(text.as_bytes()).unwrap();
        let doc = Doc::new(&article, &Lexicon::new());
        let found: Vec<_> =
            find(&doc).into_iter().map(|e| (e.kind, doc.span(e.tokens).of(doc.text).to_owned())).collect();
        let found: Vec<_> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dates() {
        use EntityKind::Date;
        check(
            "On 6 February 2026 and Feb. 3, in May, last week, on Friday evening, two days ago, in 1999 and the 1980s.",
            &[
                (Date, "6 February 2026"),
                (Date, "Feb. 3"),
                (Date, "May"),
                (Date, "last week"),
                (Date, "Friday evening"),
                (Date, "two days ago"),
                (Date, "1999"),
                (Date, "1980s"),
            ],
        );
        check("May I march? Theresa May may.", &[]);
    }

    #[test]
    fn amounts() {
        use EntityKind::{Money, Quantity};
        check(
            "It cost $5 million, or 30 euros, up 15%, for 20 million barrels and 40 per cent of 12 people.",
            &[
                (Money, "$5 million"),
                (Money, "30 euros"),
                (Quantity, "15%"),
                (Quantity, "20 million barrels"),
                (Quantity, "40 per cent"),
            ],
        );
    }
}
