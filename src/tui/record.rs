//! An article's analysis as the reader shows it: its quotations in groups, one for each speaker.
//!
//! Knows which speakers of different articles are one, and who gets which colour. Does not know cells.

use super::theme::{Hue, N_HUES};
use crate::analysis::{Analysis, Entity, EntityIdx, EntityKind, Quote, QuoteIdx, Speaker};
use crate::correction::Mark;
use crate::library::{Bearings, DocId};
use crate::text::{Span, spelling};
use std::collections::HashMap;

/// Below this confidence, where about one speaker in three is wrong, a quotation carries a question mark.
const DOUBTFUL: f32 = 0.8;

/// An analysis, and its quotations by speaker.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) analysis: Analysis,
    /// Most quoted first; those without a speaker last.
    pub(super) groups: Vec<Group>,
    /// The group of each quote.
    group_of: Vec<usize>,
    /// What each entity is known by when it speaks.
    keys: Vec<SpeakerKey>,
    /// What readers said of each quote.
    marks: Vec<Mark>,
}

/// Everything that one speaker is quoted with in an article.
#[derive(Debug)]
pub(super) struct Group {
    /// Who; `None` where nobody is named.
    pub(super) speaker: Option<SpeakerKey>,
    /// The name to show.
    pub(super) name: String,
    /// The first of the titles and roles that the article gives which says more than "Dr".
    pub(super) role: Option<String>,
    /// The colour, if somebody is named.
    pub(super) hue: Option<Hue>,
    /// In order of the text.
    pub(super) quotes: Vec<QuoteIdx>,
}

/// In which order quotations are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum QuoteOrder {
    /// Those of one speaker together.
    #[default]
    BySpeaker,
    /// As the text has them.
    OfText,
}

/// What a speaker is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum SpeakerKey {
    /// A person with a name, the same in all articles, whatever the spelling.
    Named(String),
    /// A source that is only described: another in each article.
    Described(String),
}

impl SpeakerKey {
    fn new(keys: &[SpeakerKey], speaker: &Speaker) -> Option<SpeakerKey> {
        match speaker {
            Speaker::Entity(idx) => keys.get(idx.0).cloned(),
            Speaker::Described(phrase) => Some(SpeakerKey::Described(spelling::key(phrase))),
        }
    }

    fn of_entity(entity: &Entity, bearings: &Bearings, doc: DocId) -> SpeakerKey {
        let key = spelling::key(&entity.name);
        let identity = bearings.get(&key, doc).filter(|_| entity.kind == EntityKind::Person);
        SpeakerKey::Named(identity.map_or(key, |identity| identity.person.clone()))
    }

    /// The letters that stand for the speaker.
    pub(super) fn as_str(&self) -> &str {
        match self {
            SpeakerKey::Named(key) | SpeakerKey::Described(key) => key,
        }
    }
}

impl Record {
    /// Groups the quotations of the article `doc`, in which names stand for those whom `bearings` tell; each quotation
    /// has its mark.
    pub(super) fn new(analysis: Analysis, marks: Vec<Mark>, bearings: &Bearings, doc: DocId) -> Record {
        let key = |entity| SpeakerKey::of_entity(entity, bearings, doc);
        let keys: Vec<SpeakerKey> = analysis.entities.iter().map(key).collect();
        let mut groups = group(&analysis, &keys);
        groups.sort_by_key(|group| (group.speaker.is_none(), std::cmp::Reverse(group.quotes.len())));
        let mut group_of = vec![0; analysis.quotes.len()];
        for (n, group) in groups.iter().enumerate() {
            for quote in &group.quotes {
                group_of[quote.0] = n;
            }
        }
        colour(&mut groups, &group_of);
        Record { analysis, groups, group_of, keys, marks }
    }

    /// What readers said of the quote.
    pub(super) fn mark(&self, idx: QuoteIdx) -> Option<&Mark> {
        self.marks.get(idx.0)
    }

    /// The quote that corrections find at this place.
    pub(super) fn at(&self, place: Span) -> Option<QuoteIdx> {
        self.marks.iter().position(|mark| mark.place.span == place).map(QuoteIdx)
    }

    /// The quote, if there is such a one.
    pub(super) fn quote(&self, idx: QuoteIdx) -> Option<&Quote> {
        self.analysis.quotes.get(idx.0)
    }

    /// The group that holds the quote.
    pub(super) fn group_of(&self, idx: QuoteIdx) -> Option<&Group> {
        self.groups.get(self.group_idx(idx)?)
    }

    /// Whether somebody is named for the quote without much certainty.
    pub(super) fn is_doubtful(&self, idx: QuoteIdx) -> bool {
        self.group_of(idx).is_some_and(|group| group.speaker.is_some())
            && self.mark(idx).is_none_or(|mark| mark.verdict.is_none())
            && self.quote(idx).is_some_and(|quote| quote.confidence < DOUBTFUL)
    }

    /// The group of a speaker.
    pub(super) fn group(&self, speaker: &SpeakerKey) -> Option<&Group> {
        self.groups.iter().find(|group| group.speaker.as_ref() == Some(speaker))
    }

    /// The group of an entity that speaks.
    pub(super) fn group_of_entity(&self, idx: EntityIdx) -> Option<&Group> {
        self.group(self.keys.get(idx.0)?)
    }

    /// The quotes in this order.
    pub(super) fn quotes(&self, order: QuoteOrder) -> Vec<QuoteIdx> {
        match order {
            QuoteOrder::BySpeaker => self.groups.iter().flat_map(|group| group.quotes.clone()).collect(),
            QuoteOrder::OfText => (0..self.analysis.quotes.len()).map(QuoteIdx).collect(),
        }
    }

    /// The number of the group that holds the quote.
    pub(super) fn group_idx(&self, idx: QuoteIdx) -> Option<usize> {
        self.group_of.get(idx.0).copied()
    }

    /// The number of speakers who are named or described.
    pub(super) fn n_speakers(&self) -> usize {
        self.groups.iter().filter(|group| group.speaker.is_some()).count()
    }
}

fn group(analysis: &Analysis, keys: &[SpeakerKey]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<Option<SpeakerKey>, usize> = HashMap::new();
    for (n, quote) in analysis.quotes.iter().enumerate() {
        let speaker = quote.speaker.as_ref().and_then(|speaker| SpeakerKey::new(keys, speaker));
        let group = *known.entry(speaker.clone()).or_insert_with(|| {
            groups.push(new_group(analysis, quote, speaker));
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(group) {
            group.quotes.push(QuoteIdx(n));
        }
    }
    groups
}

fn new_group(analysis: &Analysis, quote: &Quote, speaker: Option<SpeakerKey>) -> Group {
    let entity = match quote.speaker {
        Some(Speaker::Entity(idx)) => analysis.entities.get(idx.0),
        _ => None,
    };
    Group {
        name: analysis.speaker_name(quote).unwrap_or("nobody named").to_owned(),
        role: entity.and_then(Entity::main_role).map(str::to_owned),
        speaker,
        hue: None,
        quotes: Vec::new(),
    }
}

/// Gives each speaker the colour of the name, or the next that no neighbour has; those first who are met again
/// in other articles. Neighbours are all others while there are colours for all; beyond that, those before and
/// after in the pane and in the text.
fn colour(groups: &mut [Group], group_of: &[usize]) {
    let neighbours = neighbours(groups.len(), group_of);
    let is_named = |&n: &usize| matches!(groups[n].speaker, Some(SpeakerKey::Named(_)));
    let (named, others): (Vec<usize>, Vec<usize>) = (0..groups.len()).partition(is_named);
    for n in named.into_iter().chain(others) {
        let Some(speaker) = &groups[n].speaker else { continue };
        let near = neighbours.get(n).into_iter().flatten();
        let taken: Vec<Hue> = near.filter_map(|&other| groups.get(other)?.hue).collect();
        let own = Hue::of(speaker.as_str());
        groups[n].hue = own.or_else().find(|hue| !taken.contains(hue)).or(Some(own));
    }
}

/// Which of `n_groups` groups stand near each, the groups of the quotations being in the order of the text.
fn neighbours(n_groups: usize, group_of: &[usize]) -> Vec<Vec<usize>> {
    if n_groups <= N_HUES {
        return (0..n_groups).map(|n| (0..n_groups).filter(|&other| other != n).collect()).collect();
    }
    let in_pane = (1..n_groups).map(|n| (n - 1, n));
    let in_text = group_of.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let mut neighbours = vec![Vec::new(); n_groups];
    for (one, other) in in_pane.chain(in_text).filter(|(one, other)| one != other) {
        neighbours[one].push(other);
        neighbours[other].push(one);
    }
    for near in &mut neighbours {
        near.sort_unstable();
        near.dedup();
    }
    neighbours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{QuoteKind, Rule};

    /// One quotation for each of `speakers`, who are numbers of `names`.
    fn record(names: &[&str], speakers: &[usize]) -> Record {
        let entity = |name: &&str| Entity {
            kind: EntityKind::Person,
            name: (*name).to_owned(),
            aliases: Vec::new(),
            roles: vec!["Dr".to_owned(), "geologist".to_owned()],
        };
        let quote = |(n, &speaker): (usize, &usize)| Quote {
            content: Span::new(4 * n + 1, 4 * n + 2),
            marked: Span::new(4 * n, 4 * n + 3),
            kind: QuoteKind::Direct,
            cue: None,
            source: None,
            speaker: Some(Speaker::Entity(EntityIdx(speaker))),
            within: None,
            via: None,
            rule: Rule::None,
            confidence: 1.0,
        };
        let analysis = Analysis {
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: names.iter().map(entity).collect(),
            quotes: speakers.iter().enumerate().map(quote).collect(),
        };
        Record::new(analysis, Vec::new(), &Bearings::default(), DocId(1))
    }

    /// One of forty names that nobody takes for each other.
    fn invented_name(n: usize) -> String {
        let first = ["Ba", "De", "Fi", "Lo", "Mu", "Na", "Re", "Si"];
        let second = ["bol", "dan", "fer", "lim", "mus"];
        format!("{}{}", first[n % first.len()], second[n / first.len()])
    }

    #[test]
    fn spellings_of_one_name_are_one_speaker() {
        let record = record(&["Vera Lind", "Tomas Okafor", "vera  lind"], &[1, 0, 2]);
        let names: Vec<_> = record.groups.iter().map(|group| (&*group.name, group.quotes.len())).collect();
        assert_eq!(names, [("Vera Lind", 2), ("Tomas Okafor", 1)]);
        assert_eq!(record.groups[0].role.as_deref(), Some("geologist"));
    }

    #[test]
    fn twelve_speakers_have_twelve_colours() {
        let names: Vec<String> = (0..12).map(invented_name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let record = record(&names, &(0..12).collect::<Vec<_>>());
        let mut hues: Vec<_> = record.groups.iter().map(|group| group.hue.unwrap().0).collect();
        hues.sort_unstable();
        assert_eq!(hues, (0..12).collect::<Vec<_>>());
    }

    #[test]
    fn among_many_speakers_neighbours_are_told_apart() {
        let names: Vec<String> = (0..40).map(invented_name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let order: Vec<usize> = (0..40).chain((0..40).map(|n| n * 7 % 40)).collect();
        let record = record(&names, &order);
        let hue = |n: usize| record.group_of(QuoteIdx(n)).unwrap().hue.unwrap();
        for n in 1..order.len() {
            assert!(order[n] == order[n - 1] || hue(n) != hue(n - 1), "quotes {} and {n}", n - 1);
        }
        for pair in record.groups.windows(2) {
            assert_ne!(pair[0].hue, pair[1].hue);
        }
    }
}
