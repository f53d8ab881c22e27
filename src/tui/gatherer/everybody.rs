//! Everybody who is quoted in some articles, the most quoted first.

use crate::library::{Bearings, DocId, Library, LibraryError, Quoted};
use crate::tui::fuzzy::fold;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Into how many stretches the time of the articles is parted.
pub(in crate::tui) const N_TIMES: usize = 16;

/// The speakers, and what is looked through for each while somebody types.
#[derive(Debug, Default)]
pub(in crate::tui) struct Everybody {
    pub(in crate::tui) speakers: Vec<Speaker>,
    /// Name and role of each, folded.
    pub(in crate::tui) texts: Vec<String>,
}

/// A speaker over all the articles.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Speaker {
    /// Who.
    pub(in crate::tui) person: String,
    /// The name that most articles give as the fullest.
    pub(in crate::tui) name: String,
    /// The role that most articles give.
    pub(in crate::tui) role: Option<String>,
    pub(in crate::tui) n_quotes: usize,
    pub(in crate::tui) n_articles: usize,
    /// The first article of the list that quotes this speaker.
    pub(in crate::tui) first: DocId,
    /// The day of the newest quotation.
    pub(in crate::tui) last: Option<NaiveDate>,
    /// How many quotations are of each stretch of the time of all articles, the oldest first.
    pub(in crate::tui) times: [u16; N_TIMES],
}

impl Speaker {
    /// In which a name is searched for: the name and the role.
    pub(in crate::tui) fn text(&self) -> String {
        format!("{} {}", self.name, self.role.as_deref().unwrap_or_default())
    }
}

/// A speaker, and what the articles say of them.
struct Draft {
    speaker: Speaker,
    first_at: usize,
    names: Tally,
    roles: Tally,
}

/// How many articles say something, and which of them stands first in the list.
#[derive(Default)]
struct Tally(FxHashMap<String, (u32, Reverse<usize>)>);

impl Tally {
    fn add(&mut self, said: &str, at: usize) {
        match self.0.get_mut(said) {
            Some((n, first)) => (*n, *first) = (*n + 1, (*first).max(Reverse(at))),
            None => _ = self.0.insert(said.to_owned(), (1, Reverse(at))),
        }
    }

    /// What most articles say; of two, what the first of them in the list says.
    fn commonest(self) -> Option<String> {
        self.0
            .into_iter()
            .max_by(|(a, said), (b, other)| said.cmp(other).then_with(|| b.cmp(a)))
            .map(|(said, _)| said)
    }
}

/// Gathers the speakers of these articles, which are in the order of the list.
pub(super) fn gather(
    library: &Library,
    articles: &[(DocId, Option<NaiveDate>)],
) -> Result<Everybody, LibraryError> {
    let bearings = library.bearings()?;
    let places: FxHashMap<DocId, (usize, Option<NaiveDate>)> =
        articles.iter().enumerate().map(|(at, &(doc, day))| (doc, (at, day))).collect();
    let mut days = articles.iter().filter_map(|(_, day)| *day);
    let first = days.next();
    let span = first.map(|first| days.fold((first, first), |(from, to), day| (from.min(day), to.max(day))));
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    let mut drafts: Vec<Draft> = Vec::new();
    library.each_quoted(|quoted| {
        let Some(&(at, day)) = places.get(&quoted.doc) else { return };
        let (person, name) = who(&bearings, &quoted);
        let number = match numbers.get(person) {
            Some(number) => *number,
            None => {
                numbers.insert(person.to_owned(), drafts.len());
                drafts.push(Draft::new(person, name, quoted.doc, at));
                drafts.len() - 1
            }
        };
        if let Some(draft) = drafts.get_mut(number) {
            draft.add(&quoted, at, day, day.zip(span).map(|(day, span)| time(day, span)));
        }
    })?;
    drafts.sort_by(|a, b| {
        let rank = |draft: &Draft| (Reverse(draft.speaker.n_quotes), draft.first_at);
        rank(a).cmp(&rank(b)).then_with(|| a.speaker.person.cmp(&b.speaker.person))
    });
    let speakers: Vec<Speaker> = drafts.into_iter().map(Draft::finish).collect();
    Ok(Everybody { texts: speakers.iter().map(|speaker| fold(&speaker.text())).collect(), speakers })
}

/// The person who is quoted, and the name if it is known better than the article tells it.
fn who<'a>(bearings: &'a Bearings, quoted: &Quoted<'a>) -> (&'a str, Option<&'a str>) {
    let identity = if quoted.is_thing { None } else { bearings.get(quoted.key, quoted.doc) };
    identity.map_or((quoted.key, None), |identity| (&identity.person, Some(&identity.name)))
}

/// In which stretch of the time from the first day to the last a day lies.
fn time(day: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> usize {
    let n_days = (last - first).num_days().max(0) as usize + 1;
    // A few days are not drawn out.
    let n_days = n_days.max(N_TIMES);
    let before_last = (last - day).num_days().max(0) as usize;
    N_TIMES - 1 - (before_last * N_TIMES / n_days).min(N_TIMES - 1)
}

impl Draft {
    fn new(person: &str, name: Option<&str>, doc: DocId, at: usize) -> Draft {
        let speaker = Speaker {
            person: person.to_owned(),
            name: name.unwrap_or_default().to_owned(),
            role: None,
            n_quotes: 0,
            n_articles: 0,
            first: doc,
            last: None,
            times: [0; N_TIMES],
        };
        Draft { speaker, first_at: at, names: Tally::default(), roles: Tally::default() }
    }

    fn add(&mut self, quoted: &Quoted<'_>, at: usize, day: Option<NaiveDate>, time: Option<usize>) {
        let speaker = &mut self.speaker;
        self.names.add(quoted.name, at);
        quoted.role.into_iter().for_each(|role| self.roles.add(role, at));
        if at < self.first_at {
            (speaker.first, self.first_at) = (quoted.doc, at);
        }
        speaker.n_quotes += quoted.n_quotes as usize;
        speaker.n_articles += 1;
        speaker.last = speaker.last.max(day);
        if let Some(bin) = time.and_then(|time| speaker.times.get_mut(time)) {
            *bin = bin.saturating_add(u16::try_from(quoted.n_quotes).unwrap_or(u16::MAX));
        }
    }

    fn finish(self) -> Speaker {
        let Draft { mut speaker, names, roles, .. } = self;
        if speaker.name.is_empty() {
            speaker.name = names.commonest().unwrap_or_default();
        }
        speaker.role = roles.commonest();
        speaker
    }
}
