//! Days as a query names them: `2026`, `2026-02`, `2026-01..2026-03`, and `7d` before today.
//!
//! Knows the calendar. Does not know which day it is.

use chrono::{Datelike, Days as Number, Months, NaiveDate};
use std::fmt;

/// The days from one to another, both among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first; `None` where they go back without end.
    pub from: Option<NaiveDate>,
    /// The last; `None` where they go on without end.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Reads a year, a month, a day, or two of these with `..` between them, of which one may be missing.
    pub(super) fn parse(text: &str) -> Option<Days> {
        let Some((from, to)) = text.split_once("..") else { return Days::of_part(text) };
        let part = |text: &str| if text.is_empty() { Some(None) } else { Days::of_part(text).map(Some) };
        let days =
            Days { from: part(from)?.and_then(|days| days.from), to: part(to)?.and_then(|days| days.to) };
        (days.from.is_some() || days.to.is_some()).then_some(days)
    }

    /// Reads a time before `today`, or a date that all later days follow.
    pub(super) fn parse_since(text: &str, today: NaiveDate) -> Option<Days> {
        let from = before(text, today).or_else(|| Days::of_part(text)?.from)?;
        is_written(from).then_some(Days { from: Some(from), to: None })
    }

    /// Whether there is no day among them.
    pub(super) fn is_empty(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }

    /// The days of a year, a month or a day.
    fn of_part(text: &str) -> Option<Days> {
        let mut numbers = text.split('-');
        let year = digits(numbers.next()?, 4)?;
        let month = numbers.next().map(|month| digits(month, 2));
        let day = numbers.next().map(|day| digits(day, 2));
        if numbers.next().is_some() {
            return None;
        }
        let date = |month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
        let (from, length) = match (month, day) {
            (None, _) => (date(1, 1)?, Months::new(12)),
            (Some(month), None) => (date(month?, 1)?, Months::new(1)),
            (Some(month), Some(day)) => {
                let day = date(month?, day?)?;
                return Some(Days { from: Some(day), to: Some(day) });
            }
        };
        let to = from.checked_add_months(length)?.pred_opt()?;
        Some(Days { from: Some(from), to: Some(to) })
    }
}

/// As a query names them, as short as it goes.
impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.from.and_then(|from| {
            let forms = ["%Y", "%Y-%m", "%Y-%m-%d"].map(|form| from.format(form).to_string());
            forms.into_iter().find(|text| Days::of_part(text) == Some(*self))
        });
        match short {
            Some(short) => f.write_str(&short),
            None => {
                let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
                write!(f, "{}..{}", day(self.from), day(self.to))
            }
        }
    }
}

/// The day that lies so long before `today`: "7d", "2w", "3m", "1y".
fn before(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let unit = text.chars().next_back()?;
    let number: u32 = text.strip_suffix(unit).filter(|n| is_digits(n))?.parse().ok()?;
    match unit.to_ascii_lowercase() {
        'd' => today.checked_sub_days(Number::new(number.into())),
        'w' => today.checked_sub_days(Number::new(u64::from(number) * 7)),
        'm' => today.checked_sub_months(Months::new(number)),
        'y' => today.checked_sub_months(Months::new(number.checked_mul(12)?)),
        _ => None,
    }
}

/// Whether the day has four digits for its year, as queries and the library write them.
fn is_written(day: NaiveDate) -> bool {
    (0..=9999).contains(&day.year())
}

fn digits(text: &str, n_digits: usize) -> Option<u32> {
    text.parse().ok().filter(|_| text.len() == n_digits && is_digits(text))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
