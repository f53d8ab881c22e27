//! The fields of a query: their names and what each takes.
//!
//! Does not know how values are read.

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A name among those who are quoted.
    Speaker,
    /// Words inside quotations.
    Said,
    /// A name among the people.
    Person,
    /// A name among the organisations.
    Org,
    /// A name among the places.
    Place,
    /// What the reader did with the article.
    Is,
    /// A tag that the reader gave it.
    Tag,
    /// Its outlet.
    Source,
    /// Words in its title.
    Title,
    /// The day from which on.
    Since,
    /// The days.
    Date,
    /// How many quotations.
    Quotes,
}

impl Field {
    /// All fields, in the order of the manual.
    pub const ALL: [Field; 12] = [
        Field::Speaker,
        Field::Said,
        Field::Person,
        Field::Org,
        Field::Place,
        Field::Is,
        Field::Tag,
        Field::Source,
        Field::Title,
        Field::Since,
        Field::Date,
        Field::Quotes,
    ];

    /// Its name, without the colon.
    pub fn name(self) -> &'static str {
        match self {
            Field::Speaker => "speaker",
            Field::Said => "said",
            Field::Person => "person",
            Field::Org => "org",
            Field::Place => "place",
            Field::Is => "is",
            Field::Tag => "tag",
            Field::Source => "source",
            Field::Title => "title",
            Field::Since => "since",
            Field::Date => "date",
            Field::Quotes => "quotes",
        }
    }

    /// What stands behind the colon, in words.
    pub fn takes(self) -> &'static str {
        match self {
            Field::Speaker | Field::Person | Field::Org | Field::Place => {
                "a name, or a part of one: araghchi, \"badr albusaidi\""
            }
            Field::Said | Field::Title => "a word, or words in quotation marks",
            Field::Is => "new, kept, starred, discarded or read",
            Field::Tag => "a tag",
            Field::Source => "the name of an outlet, or how a word of it begins",
            Field::Since => "days, weeks, months or years (7d, 2w, 3m, 1y), or a date",
            Field::Date => {
                "a year, a month or a day (2026, 2026-02, 2026-02-06), or two with .. between them"
            }
            Field::Quotes => "a number, with >, >=, <, <= or = before it",
        }
    }

    /// The field that is called so, in any case.
    pub(super) fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }
}
