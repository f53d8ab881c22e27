//! Are two names one person's? A measure that keeps its reasons.
//!
//! After Fellegi and Sunter (1969), each thing that two names agree or differ in is a reason with a weight, the
//! logarithm of how many times likelier it is of one person than of two; the sum says how likely it is that they are
//! one. What counts as agreement follows what is known of names (Christen 2006): spellings by sound, short forms,
//! initials, slips, left-out words, order. The weights were set by hand and tuned on half of `tests/names/pairs.tsv`.
//!
//! Knows two names and what is told beside them. Does not know where they stand, or who else there is.

mod align;
mod fit;
mod name;
mod work;

use crate::lexicon::{Gender, Lexicon};
use align::{Pair, align};
pub use fit::Fit;
pub use name::{Generation, PersonName};
use name::{Kind, Word};
use std::fmt;
use std::ops::Range;
pub use work::{Lines, Work};

/// From this score on two names are taken for one person's.
pub const SAME: f32 = 0.5;
/// What speaks against any two names being one person's before they are looked at.
const PRIOR: f32 = -3.0;

/// A name, and what its bearer does.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The name.
    pub name: PersonName,
    /// What titles and roles tell.
    pub work: Work,
}

impl Bearer {
    /// Somebody with a name as printed, and with titles and roles.
    pub fn new<'a>(name: &str, roles: impl IntoIterator<Item = &'a str>, lexicon: &Lexicon) -> Bearer {
        Bearer { name: PersonName::new(name, lexicon), work: Work::of(roles, lexicon) }
    }

    /// The gender; as a given name tells it only beside somebody without one, for spellings of one name agree in it.
    fn gender(&self, beside: &Bearer) -> Option<Gender> {
        self.work.gender().or(self.name.gender.filter(|_| beside.name.is_lone()))
    }
}

/// How likely it is that two names are one person's, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The probability, from 0 to 1.
    pub score: f32,
    /// What speaks for and against it.
    pub reasons: Vec<Reason>,
}

/// Something that two names or their bearers agree or differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// How well the family names fit.
    Family(Fit),
    /// How well the given names fit.
    Given(Fit),
    /// How well a name between them fits.
    Middle(Fit),
    /// Only one has a name in between.
    MiddleLeftOut,
    /// Only one begins with a further name, and the other with no given name: "Moore Capito".
    BeginningLeftOut,
    /// Only one begins with a further given name: "Michael Patrick Leahy", "Patrick Leahy".
    GivenLeftOut,
    /// Only one begins with a further name, which is left out often: "Mohammad Javad Zarif".
    UsualBeginningLeftOut,
    /// Only one ends with a further name.
    EndLeftOut,
    /// Only one has a family name at all: "Juan Carlos".
    FamilyLeftOut,
    /// Each has a name that the other lacks.
    EachLeftOut,
    /// Family name first and last.
    OtherOrder,
    /// Either may be the family name: "Ahmed Hassan", "Hassan Ahmed".
    DoubtfulOrder,
    /// Both are "Jr."
    SameGeneration,
    /// Only one is "Jr."
    GenerationLeftOut,
    /// One is "Jr.", the other "Sr."
    OtherGeneration,
    /// Many bear the family name.
    CommonName,
    /// The family name is on no list.
    RareName,
    /// One of both is a single word.
    LoneName,
    /// They are told to be the same: "foreign minister".
    SameRole,
    /// They are told to be the same in one word: "senator".
    SameTrade,
    /// They are of the same line of work.
    SameField,
    /// They are of lines of work that seldom are one person's.
    OtherField,
    /// A man and a woman.
    OtherGender,
    /// A reader says that they are one person's.
    ToldByReader,
    /// An article names both, and does not take them for one.
    ToldApart,
    /// Nobody else in the collection is called by the word nearly as often.
    MainBearer,
    /// They are named with the same others, whom few articles name.
    SameCompany,
    /// They are named within days.
    SameDays,
    /// They are named decades apart.
    DecadesApart,
}

impl Reason {
    /// By how much the reason speaks for one person, or against it where it is negative: a natural logarithm.
    pub fn weight(self) -> f32 {
        match self {
            Reason::Family(fit) => match fit {
                Fit::Same => 3.0,
                Fit::Sound | Fit::LongSlip => 2.5,
                Fit::Near | Fit::Short => 1.8,
                Fit::Alike => 1.2,
                Fit::Slip => 1.0,
                Fit::Initial => -1.0,
                Fit::Doubtful => -1.5,
                Fit::Other => -6.0,
            },
            Reason::Given(fit) => match fit {
                Fit::Same => 3.0,
                Fit::Sound | Fit::LongSlip => 2.5,
                Fit::Near | Fit::Short => 1.8,
                Fit::Alike => 1.2,
                Fit::Slip => 0.8,
                Fit::Initial => 0.3,
                Fit::Doubtful => -2.5,
                Fit::Other => -6.0,
            },
            Reason::Middle(fit) => match fit {
                Fit::Same | Fit::Sound | Fit::LongSlip => 2.0,
                Fit::Near | Fit::Short | Fit::Alike | Fit::Slip => 1.0,
                Fit::Initial => 0.4,
                Fit::Doubtful => 0.0,
                Fit::Other => -5.0,
            },
            Reason::MiddleLeftOut | Reason::UsualBeginningLeftOut => -0.3,
            Reason::BeginningLeftOut => -1.5,
            Reason::GivenLeftOut => -3.0,
            Reason::EndLeftOut => -1.5,
            Reason::FamilyLeftOut => -3.5,
            Reason::EachLeftOut => -3.0,
            Reason::OtherOrder => -0.5,
            Reason::DoubtfulOrder => -4.0,
            Reason::SameGeneration => 1.0,
            Reason::GenerationLeftOut => -3.75,
            Reason::OtherGeneration => -8.0,
            Reason::CommonName => -1.2,
            Reason::RareName => 0.7,
            Reason::LoneName => 0.3,
            Reason::SameRole => 2.5,
            Reason::SameTrade => 1.0,
            Reason::SameField => 0.5,
            Reason::OtherField => -2.0,
            Reason::OtherGender => -5.0,
            Reason::ToldByReader => 12.0,
            Reason::ToldApart => -2.5,
            Reason::MainBearer => 1.0,
            Reason::SameCompany => 1.0,
            Reason::SameDays => 0.2,
            Reason::DecadesApart => -1.0,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, fit) = match self {
            Reason::Family(fit) => ("family name ", Some(fit)),
            Reason::Given(fit) => ("given name ", Some(fit)),
            Reason::Middle(fit) => ("middle name ", Some(fit)),
            Reason::MiddleLeftOut => ("middle name left out", None),
            Reason::BeginningLeftOut | Reason::GivenLeftOut | Reason::UsualBeginningLeftOut => {
                ("first name left out", None)
            }
            Reason::EndLeftOut => ("last name left out", None),
            Reason::FamilyLeftOut => ("family name left out", None),
            Reason::EachLeftOut => ("other names left out", None),
            Reason::OtherOrder => ("other order", None),
            Reason::DoubtfulOrder => ("doubtful order", None),
            Reason::SameGeneration => ("same generation", None),
            Reason::GenerationLeftOut => ("generation left out", None),
            Reason::OtherGeneration => ("other generation", None),
            Reason::CommonName => ("common name", None),
            Reason::RareName => ("rare name", None),
            Reason::LoneName => ("a single word", None),
            Reason::SameRole => ("same role", None),
            Reason::SameTrade => ("same trade", None),
            Reason::SameField => ("same field", None),
            Reason::OtherField => ("other field", None),
            Reason::OtherGender => ("other gender", None),
            Reason::ToldByReader => ("told by a reader", None),
            Reason::ToldApart => ("told apart in an article", None),
            Reason::MainBearer => ("main bearer", None),
            Reason::SameCompany => ("same company", None),
            Reason::SameDays => ("same days", None),
            Reason::DecadesApart => ("decades apart", None),
        };
        let fit = fit.map_or("", |fit| match fit {
            Fit::Same => "same",
            Fit::Sound => "sounds the same",
            Fit::Short => "short form",
            Fit::LongSlip | Fit::Slip => "slip",
            Fit::Alike | Fit::Near => "sounds alike",
            Fit::Initial => "initial",
            Fit::Doubtful => "doubtful",
            Fit::Other => "other",
        });
        write!(f, "{part}{fit}")
    }
}

/// Compares two bearers of names.
pub fn compare(one: &Bearer, other: &Bearer, lexicon: &Lexicon) -> Likeness {
    let mut reasons = of_names(&one.name, &other.name, lexicon);
    reasons.extend(compare_work(one, other));
    reasons.extend(compare_genders(one, other));
    Likeness::of(reasons)
}

/// Compares what two bearers do.
pub fn compare_work(one: &Bearer, other: &Bearer) -> Option<Reason> {
    work::reason(&one.work, &other.work)
}

/// Whether a man and a woman are meant.
pub fn compare_genders(one: &Bearer, other: &Bearer) -> Option<Reason> {
    let genders = one.gender(other).zip(other.gender(one));
    genders.filter(|(one, other)| one != other).map(|_| Reason::OtherGender)
}

/// Compares two names.
pub fn compare_names(one: &PersonName, other: &PersonName, lexicon: &Lexicon) -> Likeness {
    Likeness::of(of_names(one, other, lexicon))
}

impl Likeness {
    /// What some reasons together come to.
    pub fn of(reasons: Vec<Reason>) -> Likeness {
        Likeness { score: 1.0 / (1.0 + (-PRIOR - weight(&reasons)).exp()), reasons }
    }

    /// Whether it is rather one person than two.
    pub fn is_same(&self) -> bool {
        self.score > SAME
    }

    /// The same, with more reasons.
    pub fn with(mut self, reasons: Vec<Reason>) -> Likeness {
        self.reasons.extend(reasons);
        Likeness::of(self.reasons)
    }
}

/// What two names agree and differ in, in the order of words that fits best.
fn of_names(one: &PersonName, other: &PersonName, lexicon: &Lexicon) -> Vec<Reason> {
    let mut reasons = if one.is_lone() || other.is_lone() {
        of_lone_names(one, other, lexicon)
    } else {
        let ordered = of_words(&one.words, &other.words, lexicon);
        let reordered = reordered(one, other, lexicon);
        reordered.filter(|reordered| weight(reordered) > weight(&ordered)).unwrap_or(ordered)
    };
    if one.is_common && other.is_common {
        reasons.push(Reason::CommonName);
    } else if one.is_rare() && other.is_rare() {
        reasons.push(Reason::RareName);
    }
    reasons.extend(match (one.generation, other.generation) {
        (None, None) => None,
        (Some(one), Some(other)) if one == other => Some(Reason::SameGeneration),
        (Some(_), Some(_)) => Some(Reason::OtherGeneration),
        _ => Some(Reason::GenerationLeftOut),
    });
    reasons
}

fn of_lone_names(one: &PersonName, other: &PersonName, lexicon: &Lexicon) -> Vec<Reason> {
    let (Some(one), Some(other)) = (one.family(), other.family()) else { return Vec::new() };
    vec![Reason::LoneName, Reason::Family(fit::fit(one, other, lexicon))]
}

/// The reasons where the family name stands first in one of them: "Orbán Viktor".
fn reordered(one: &PersonName, other: &PersonName, lexicon: &Lexicon) -> Option<Vec<Reason>> {
    let (first, last) = (one.words.first()?, one.words.last()?);
    let (other_first, other_last) = (other.words.first()?, other.words.last()?);
    let fits = |a, b| fit::fit(a, b, lexicon) <= Fit::Near;
    let (is_front, is_back) = (fits(first, other_last), fits(last, other_first));
    let use_of = |word: &Word| (word.is_given, word.is_surname);
    let is_clear = use_of(first) != use_of(last)
        || use_of(other_first) != use_of(other_last)
        || one.is_family_first != other.is_family_first;
    let turned = |turn: fn(&mut [Word])| {
        let mut words = other.words.clone();
        turn(&mut words);
        let mut reasons = of_words(&one.words, &words, lexicon);
        reasons.push(if is_clear { Reason::OtherOrder } else { Reason::DoubtfulOrder });
        reasons
    };
    let front = is_front.then(|| turned(|words| words.rotate_right(1)));
    let back = is_back.then(|| turned(|words| words.rotate_left(1)));
    [front, back].into_iter().flatten().max_by(|a, b| weight(a).total_cmp(&weight(b)))
}

fn weight(reasons: &[Reason]) -> f32 {
    reasons.iter().map(|reason| reason.weight()).sum()
}

/// What the words of two names agree and differ in.
fn of_words(one: &[Word], other: &[Word], lexicon: &Lexicon) -> Vec<Reason> {
    if let ([given, family], [other_given, other_family]) = (one, other) {
        let fit = |a, b| fit::fit(a, b, lexicon);
        return vec![Reason::Given(fit(given, other_given)), Reason::Family(fit(family, other_family))];
    }
    let pairs = align(one, other, lexicon);
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else {
        return vec![Reason::Given(Fit::Other), Reason::Family(Fit::Other)];
    };
    let (begin, other_begin) = (first.one.start == 0, first.other.start == 0);
    let (end, other_end) = (last.one.end == one.len(), last.other.end == other.len());
    // "Jongun" for "Jong Un" is more than one word.
    let is_more = pairs.len() > 1 || first.one.len() + first.other.len() > 2;
    let has_given = begin && other_begin || is_more && (begin || other_begin);
    let has_family = end && other_end || is_more && (end || other_end);
    let mut reasons = vec![
        Reason::Given(if has_given { first.fit } else { Fit::Other }),
        Reason::Family(if has_family { last.fit } else { Fit::Other }),
    ];
    if has_given && !(begin && other_begin) {
        let (shorter, longer) = if begin { (one, other) } else { (other, one) };
        let left_out = longer.get(..first.one.start.max(first.other.start)).unwrap_or_default();
        reasons.push(left_out_before(left_out, shorter.first()));
    }
    if has_family && !(end && other_end) {
        reasons.extend(if end { one } else { other }.last().map(left_out_behind));
    }
    let between = pairs.get(1..pairs.len() - 1).unwrap_or_default();
    reasons.extend(between.iter().map(|pair| Reason::Middle(pair.fit)));
    reasons.extend(pairs.windows(2).filter_map(|pair| gap(one, other, &pair[0], &pair[1])));
    let lacks_none = |words: &[Word], paired: fn(&Pair) -> &Range<usize>| {
        let is_paired = |n: usize| pairs.iter().any(|pair| paired(pair).contains(&n));
        words.iter().enumerate().all(|(n, word)| is_paired(n) || word.comes_and_goes())
    };
    if !lacks_none(one, |pair| &pair.one) && !lacks_none(other, |pair| &pair.other) {
        reasons.push(Reason::EachLeftOut);
    }
    reasons
}

/// What it tells that a name begins with words that the other lacks, which begins with `first`.
fn left_out_before(words: &[Word], first: Option<&Word>) -> Reason {
    if words.iter().all(Word::comes_and_goes) {
        Reason::UsualBeginningLeftOut
    } else if first.is_some_and(|first| first.is_given) {
        Reason::GivenLeftOut
    } else {
        Reason::BeginningLeftOut
    }
}

/// What it tells that a name goes on where the other ends with `last`.
fn left_out_behind(last: &Word) -> Reason {
    if last.is_given { Reason::FamilyLeftOut } else { Reason::EndLeftOut }
}

/// What stands between two pairs of words that fit. Fathers' names come and go; other names too, but an initial is
/// left out only where the other name has nothing in between at all.
fn gap(one: &[Word], other: &[Word], before: &Pair, behind: &Pair) -> Option<Reason> {
    let told = |words: &[Word]| !words.iter().all(Word::comes_and_goes);
    let left = one.get(before.one.end..behind.one.start).unwrap_or_default();
    let right = other.get(before.other.end..behind.other.start).unwrap_or_default();
    let skips_initial = |skipped: &[Word], beside: &[Word]| {
        skipped.iter().any(|word| word.kind == Kind::Initial) && beside.len() > 2
    };
    match (left.is_empty(), right.is_empty()) {
        (true, true) => None,
        (false, false) => Some(Reason::Middle(Fit::Other)),
        _ if skips_initial(left, other) || skips_initial(right, one) => Some(Reason::Middle(Fit::Other)),
        _ if told(left) || told(right) => Some(Reason::MiddleLeftOut),
        _ => None,
    }
}
