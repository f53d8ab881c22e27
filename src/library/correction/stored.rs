//! The form in which a correction is kept, and the words by which its matter is known.
//!
//! Every form that was ever written can be read. Does not know SQL beyond its values.

use crate::correction::{Correction, Matter, Place, Verdict};
use crate::text::Span;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum StoredCorrection {
    Speaker {
        #[serde(flatten)]
        of: StoredPlace,
        name: Option<String>,
    },
    Extent {
        #[serde(flatten)]
        of: StoredPlace,
        to: Option<(usize, usize)>,
    },
    Verdict {
        #[serde(flatten)]
        of: StoredPlace,
        #[serde(with = "StoredVerdict")]
        verdict: Verdict,
    },
    SamePerson {
        name: String,
        other: String,
    },
    OtherPerson {
        name: String,
        other: String,
    },
}

/// In bytes.
#[derive(Serialize, Deserialize)]
struct StoredPlace {
    start: usize,
    end: usize,
    words: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Verdict", rename_all = "snake_case")]
enum StoredVerdict {
    Checked,
    Disputed,
}

/// The correction as text; the same for equal corrections.
pub(in crate::library) fn written(correction: &Correction) -> String {
    // Nothing in these types can fail to be written.
    serde_json::to_string(&StoredCorrection::from(correction.clone())).unwrap_or_default()
}

impl From<Correction> for StoredCorrection {
    fn from(correction: Correction) -> StoredCorrection {
        match correction {
            Correction::Speaker { of, name } => StoredCorrection::Speaker { of: of.into(), name },
            Correction::Extent { of, span } => {
                StoredCorrection::Extent { of: of.into(), to: span.map(|span| (span.start, span.end)) }
            }
            Correction::Verdict { of, verdict } => StoredCorrection::Verdict { of: of.into(), verdict },
            Correction::SamePerson { name, other } => StoredCorrection::SamePerson { name, other },
            Correction::OtherPerson { name, other } => StoredCorrection::OtherPerson { name, other },
        }
    }
}

impl From<StoredCorrection> for Correction {
    fn from(stored: StoredCorrection) -> Correction {
        match stored {
            StoredCorrection::Speaker { of, name } => Correction::Speaker { of: of.into(), name },
            StoredCorrection::Extent { of, to } => {
                Correction::Extent { of: of.into(), span: to.map(|(start, end)| Span::new(start, end)) }
            }
            StoredCorrection::Verdict { of, verdict } => Correction::Verdict { of: of.into(), verdict },
            StoredCorrection::SamePerson { name, other } => Correction::SamePerson { name, other },
            StoredCorrection::OtherPerson { name, other } => Correction::OtherPerson { name, other },
        }
    }
}

impl From<Place> for StoredPlace {
    fn from(place: Place) -> StoredPlace {
        StoredPlace { start: place.span.start, end: place.span.end, words: place.words }
    }
}

impl From<StoredPlace> for Place {
    fn from(stored: StoredPlace) -> Place {
        Place { span: Span::new(stored.start, stored.end), words: stored.words }
    }
}

impl ToSql for Correction {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(written(self)))
    }
}

impl FromSql for Correction {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Correction> {
        let stored: serde_json::Result<StoredCorrection> = serde_json::from_str(value.as_str()?);
        stored.map(Correction::from).map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// As stored; these words never change.
impl ToSql for Matter {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let at = |what: &str, span: &Span| format!("{what} {} {}", span.start, span.end);
        Ok(ToSqlOutput::from(match self {
            Matter::Speaker(span) => at("speaker", span),
            Matter::Extent(span) => at("extent", span),
            Matter::Verdict(span) => at("verdict", span),
            Matter::People(one, other) => format!("people {one}\t{other}"),
        }))
    }
}

impl FromSql for Matter {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Matter> {
        fn matter(text: &str) -> Option<Matter> {
            let (what, about) = text.split_once(' ')?;
            if what == "people" {
                let (one, other) = about.split_once('\t')?;
                return Some(Matter::people(one, other));
            }
            let (start, end) = about.split_once(' ')?;
            let span = Span::new(start.parse().ok()?, end.parse().ok()?);
            match what {
                "speaker" => Some(Matter::Speaker(span)),
                "extent" => Some(Matter::Extent(span)),
                "verdict" => Some(Matter::Verdict(span)),
                _ => None,
            }
        }
        let text = value.as_str()?;
        matter(text).ok_or_else(|| FromSqlError::Other(format!("no matter is called {text:?}").into()))
    }
}
