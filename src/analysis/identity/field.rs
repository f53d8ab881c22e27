//! Whether the titles and roles of two people go together.

use super::Reason;
use crate::analysis::coreference::role;
use crate::lexicon::{Gender, Lexicon};

/// The most roles that are looked at.
const MAX_ROLES: usize = 12;

/// The words that tell a line of work, in small letters.
const FIELDS: &[(Field, &[&str])] = &[
    (
        Field::Politics,
        &[
            "president",
            "minister",
            "premier",
            "chancellor",
            "senator",
            "representative",
            "lawmaker",
            "mp",
            "congressman",
            "congresswoman",
            "governor",
            "mayor",
            "candidate",
            "nominee",
            "politician",
            "speaker",
            "leader",
            "legislator",
            "councillor",
            "councilman",
            "secretary",
            "ambassador",
            "diplomat",
            "envoy",
            "democrat",
            "republican",
            "chair",
            "parliament",
            "senate",
            "congress",
            "opposition",
        ],
    ),
    (Field::Royalty, &["king", "queen", "prince", "princess", "emir", "sultan"]),
    (
        Field::Sport,
        &[
            "boxer",
            "footballer",
            "striker",
            "midfielder",
            "defender",
            "goalkeeper",
            "coach",
            "quarterback",
            "player",
            "athlete",
            "swimmer",
            "cricketer",
            "batsman",
            "bowler",
            "pitcher",
            "golfer",
            "sprinter",
            "champion",
            "olympian",
            "gymnast",
            "wrestler",
            "skier",
            "cyclist",
            "captain",
        ],
    ),
    (
        Field::Arts,
        &[
            "actor",
            "actress",
            "singer",
            "rapper",
            "musician",
            "guitarist",
            "comedian",
            "filmmaker",
            "novelist",
            "author",
            "poet",
            "painter",
            "artist",
            "composer",
            "playwright",
            "writer",
            "drummer",
            "dancer",
        ],
    ),
    (Field::Media, &["journalist", "reporter", "columnist", "anchor", "editor", "host", "correspondent"]),
    (
        Field::Business,
        &[
            "ceo",
            "businessman",
            "businesswoman",
            "founder",
            "investor",
            "banker",
            "entrepreneur",
            "executive",
        ],
    ),
    (Field::Law, &["lawyer", "attorney", "judge", "prosecutor", "justice", "barrister", "solicitor"]),
    (
        Field::Force,
        &[
            "general",
            "colonel",
            "lieutenant",
            "sergeant",
            "major",
            "admiral",
            "officer",
            "sheriff",
            "detective",
            "police",
            "policeman",
            "commissioner",
            "constable",
            "inspector",
            "commander",
            "soldier",
        ],
    ),
    (
        Field::Learning,
        &[
            "professor",
            "economist",
            "scientist",
            "researcher",
            "historian",
            "physicist",
            "biologist",
            "sociologist",
            "psychologist",
            "lecturer",
            "teacher",
            "analyst",
            "pollster",
        ],
    ),
    (Field::Medicine, &["doctor", "physician", "surgeon", "nurse", "epidemiologist", "psychiatrist"]),
    (
        Field::Faith,
        &["pope", "bishop", "archbishop", "cardinal", "rabbi", "imam", "pastor", "priest", "cleric"],
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Politics,
    Royalty,
    Sport,
    Arts,
    Media,
    Business,
    Law,
    Force,
    Learning,
    Medicine,
    Faith,
}

/// Which lines of work people move between.
const GO_TOGETHER: &[(Field, Field)] = &[
    (Field::Politics, Field::Business),
    (Field::Politics, Field::Law),
    (Field::Politics, Field::Force),
    (Field::Politics, Field::Learning),
    (Field::Politics, Field::Media),
    (Field::Politics, Field::Royalty),
    (Field::Media, Field::Arts),
    (Field::Media, Field::Business),
    (Field::Learning, Field::Medicine),
    (Field::Law, Field::Force),
    (Field::Law, Field::Learning),
];

/// What somebody does, as titles and roles tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The telling words of each role.
    roles: Vec<Vec<String>>,
    fields: Fields,
    gender: Option<Gender>,
}

/// The lines of work that somebody's roles tell of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fields(u16);

impl Work {
    /// What titles and roles as printed tell of somebody's work.
    pub fn of<'a>(roles: impl IntoIterator<Item = &'a str>, lexicon: &Lexicon) -> Work {
        let roles = roles.into_iter().map(role::telling_words).filter(|words| !words.is_empty());
        let roles: Vec<Vec<String>> = roles.take(MAX_ROLES).collect();
        let words = || roles.iter().flatten();
        let tells = |of: &[&str]| words().any(|word| of.contains(&&**word));
        let told = FIELDS.iter().filter(|(_, of)| tells(of));
        let fields = Fields(told.fold(0, |fields, (field, _)| fields | 1 << *field as u16));
        let gender = words().find_map(|word| lexicon.roles.get(&**word)?.gender);
        Work { fields, gender, roles }
    }

    /// The lines of work.
    pub fn fields(&self) -> Fields {
        self.fields
    }

    /// Whether people of this work are known by a single name: "Pope Francis", "Queen Elizabeth".
    pub fn has_single_names(&self) -> bool {
        self.fields.has(Field::Royalty) || self.fields.has(Field::Faith)
    }

    /// The gender that a role tells: "actress".
    pub(super) fn gender(&self) -> Option<Gender> {
        self.gender
    }
}

impl Fields {
    fn has(self, field: Field) -> bool {
        self.0 & 1 << field as u16 != 0
    }
}

/// What the work of two people tells, if both have some.
pub(super) fn reason(one: &Work, other: &Work) -> Option<Reason> {
    let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let shared = |a: &Vec<String>| {
        let same = other.roles.iter().filter(|b| within(a, b) || within(b, a));
        same.map(|b| a.len().min(b.len())).max()
    };
    let (fields, others) = (one.fields, other.fields);
    let go_together =
        |&(a, b): &(Field, Field)| fields.has(a) && others.has(b) || fields.has(b) && others.has(a);
    if let Some(n_words) = one.roles.iter().filter_map(shared).max() {
        Some(if n_words > 1 { Reason::SameRole } else { Reason::SameTrade })
    } else if fields.0 & others.0 != 0 {
        Some(Reason::SameField)
    } else if fields.0 == 0 || others.0 == 0 || GO_TOGETHER.iter().any(go_together) {
        None
    } else {
        Some(Reason::OtherField)
    }
}
