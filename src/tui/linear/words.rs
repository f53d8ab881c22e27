//! What the panes show → sentences.
//!
//! Does not know what was asked, nor what was told before.

use super::left_out;
use super::line::OWN;
use super::listing::Choice;
use crate::analysis::{MentionKind, Quote, QuoteIdx};
use crate::correction::Verdict;
use crate::library::{Fate, Standing, State};
use crate::text::Span;
use crate::tui::action::{self, Action, Context};
use crate::tui::app::{App, ArticleIdx};
use crate::tui::arrangement::Focus;
use crate::tui::find::find;
use crate::tui::glyph::grouped;
use crate::tui::record::{Group, Record};
use crate::tui::shelf::Listed;
use crate::tui::surroundings;

/// The words of a span in one line.
pub(super) fn line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `n` of something that has this name, in words.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{} {many}", grouped(n)),
    }
}

/// What is listed, and how much of it.
pub(super) fn scope(app: &App) -> String {
    let mut name = app.scope.name().to_owned();
    name.get_mut(..1).map(str::make_ascii_uppercase);
    let filter = app.filter.shown.as_ref().map(|shown| format!(", {}", shown.text)).unwrap_or_default();
    format!("{name}{filter}: {}.", count(app.rows.len(), "article", "articles"))
}

/// The selected article, in a paragraph.
pub(super) fn article(app: &App) -> Option<String> {
    let idx = app.current()?;
    let listed = app.listed(idx)?;
    let place = format!("Article {} of {}", grouped(app.selected + 1), grouped(app.rows.len()));
    let mut told = format!("{place}, {}. {}", standing(listed.entry.standing), title(listed));
    let quotations = match (app.open_record(), listed.entry.n_quotes) {
        (Some(record), _) if record.n_speakers() > 0 => {
            let speakers = count(record.n_speakers(), "speaker", "speakers");
            format!("{}, {speakers}", quotations(app.listed(idx), Some(record.analysis.quotes.len())))
        }
        (_, n) => quotations(app.listed(idx), n.map(|n| n as usize)),
    };
    for fact in [date(listed), listed.entry.source.clone(), Some(quotations)].into_iter().flatten() {
        told += &format!(" {}.", capital(&fact));
    }
    told += fate(listed.entry.fate);
    if let Some(written) = app.triage.written_on(idx) {
        let tags: Vec<_> = written.tags.iter().map(|tag| tag.as_str()).collect();
        if !tags.is_empty() {
            told += &format!(" Tags: {}.", tags.join(", "));
        }
        if let Some(note) = &written.note {
            told += &format!(" Note: {}", sentence(note));
        }
    }
    Some(told)
}

/// The chosen quotation, in a paragraph.
pub(super) fn quote(app: &App) -> Option<String> {
    let chosen = app.open.as_ref()?.place.chosen?;
    let (article, record) = (app.open_article()?, app.open_record()?);
    let quote = record.quote(chosen)?;
    let place = format!("Quotation {} of {}", chosen.0 + 1, record.analysis.quotes.len());
    let via = record.analysis.via_name(quote).map(|via| format!(", through {via}")).unwrap_or_default();
    let speaker = record.group_of(chosen).map(speaker).unwrap_or_default();
    let words = line(quote.marked, &article.text);
    let mark = record.mark(chosen);
    let verdict = match mark.and_then(|mark| mark.verdict) {
        Some(Verdict::Checked) => " Checked.",
        Some(Verdict::Disputed) => " Disputed.",
        None => "",
    };
    let repaired = if mark.is_some_and(|mark| mark.is_repaired) { " Repaired." } else { "" };
    let attribution = attribution(record, chosen, quote);
    Some(format!("{place}. {speaker}{via}: {} {attribution}{repaired}{verdict}", sentence(&words)))
}

/// How one knows who is quoted.
fn attribution(record: &Record, idx: QuoteIdx, quote: &Quote) -> String {
    let is_source = |span: Span| quote.source.is_some_and(|source| source.overlaps(span));
    let source = record.analysis.mentions.iter().find(|mention| is_source(mention.span));
    let by = match source.map(|mention| mention.kind) {
        _ if quote.speaker.is_none() => "Attribution: none",
        Some(MentionKind::Name) => "Attribution: by name",
        Some(MentionKind::Pronoun) => "Attribution: pronoun",
        Some(MentionKind::Description) => "Attribution: description",
        None => "Attribution: from what is around it",
    };
    let naming = surroundings::naming(&record.analysis, quote).map(|naming| format!(", {}", naming.tell()));
    let doubt = if record.is_doubtful(idx) { ", in doubt" } else { "" };
    format!("{by}{}{doubt}.", naming.unwrap_or_default())
}

/// The sentences around the chosen quotation.
pub(super) fn context(app: &App) -> Option<String> {
    let chosen = app.open.as_ref()?.place.chosen?;
    let record = app.open_record()?;
    let around = surroundings::around(&record.analysis, record.quote(chosen)?)?;
    Some(line(around, &app.open_article()?.text))
}

/// The sentence of the open article that a place is in.
pub(super) fn sentence_at(app: &App, span: Span) -> Option<String> {
    let text = &app.open_article()?.text;
    let sentences = app.open_record().map(|record| record.analysis.sentences.as_slice()).unwrap_or_default();
    let sentence = sentences.iter().copied().find(|sentence| sentence.overlaps(span));
    let block = || app.open_article()?.blocks.iter().map(|block| block.span).find(|b| b.overlaps(span));
    Some(line(sentence.or_else(block)?, text))
}

/// A speaker with the role, as printed.
pub(super) fn speaker(group: &Group) -> String {
    match &group.role {
        Some(role) => format!("{}, {role}", group.name),
        None => capital(&group.name),
    }
}

/// The pane that has the keys.
pub(super) fn pane(focus: Focus) -> &'static str {
    match focus {
        Focus::List => "In the list of articles.",
        Focus::Reader => "In the article.",
        Focus::Quotes => "In the quotations.",
    }
}

/// What a number stands for.
pub(super) fn choice(app: &App, choice: Choice) -> Option<String> {
    match choice {
        Choice::Article(idx) => {
            let listed = app.listed(idx)?;
            let quotations = quotations(Some(listed), listed.entry.n_quotes.map(|n| n as usize));
            let facts = [date(listed), Some(standing(listed.entry.standing).to_owned()), Some(quotations)];
            let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let here = if app.current() == Some(idx) { " You are here." } else { "" };
            Some(format!("{} {}.{}{here}", title(listed), capital(&facts), fate(listed.entry.fate)))
        }
        Choice::Quote(_, idx) => {
            let quote = app.open_record()?.quote(idx)?;
            Some(line(quote.marked, &app.open_article()?.text))
        }
        Choice::Action(action) => {
            let entry = action::entries().find(|entry| entry.action == action)?;
            let keys: Vec<String> = keys(app, action).collect();
            let keys = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
            Some(format!("{}{keys}: {}.", entry.name, entry.help))
        }
        Choice::Row(row) => super::sheet::row(app, app.sheet.as_ref()?, row),
    }
}

/// The keys that may be typed for an action; a digit is the number of a choice.
fn keys(app: &App, action: Action) -> impl Iterator<Item = String> {
    let keys = app.keymap.keys(Context::Panes, action);
    keys.filter(|key| key.parse::<usize>().is_err())
}

/// The actions that are called or described so, in the order of their table.
pub(super) fn actions(words: &str) -> Vec<Choice> {
    let fits = |text: &str| words.is_empty() || find(text, words).next().is_some();
    let entries = action::entries().filter(|entry| entry.contexts.contains(&Context::Panes));
    let done = entries.filter(|entry| {
        left_out::reason(entry.action).is_none() && !matches!(entry.action, Action::Palette(_))
    });
    let fitting = done.filter(|entry| fits(entry.name) || fits(entry.help));
    fitting.map(|entry| Choice::Action(entry.action)).collect()
}

/// The rows of help for what only linear mode has.
pub(super) fn own(words: &str) -> Vec<String> {
    let fits = |text: &str| words.is_empty() || find(text, words).next().is_some();
    let rows = OWN.iter().filter(|(_, name, help)| fits(name) || fits(help));
    rows.map(|(_, name, help)| format!("{name}: {help}.")).collect()
}

fn title(listed: &Listed) -> String {
    sentence(listed.title())
}

/// The text with a full stop, where it has no end of its own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let stop = if text.ends_with(['.', '!', '?', '”', '"', '’', '…']) { "" } else { "." };
    format!("{text}{stop}")
}

/// The text with a capital letter in front.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn standing(standing: Standing) -> &'static str {
    match (standing.state, standing.seen) {
        (State::New, false) => "new",
        (State::New, true) => "seen",
        (State::Kept, _) => "kept",
        (State::Starred, _) => "starred",
        (State::Discarded, _) => "discarded",
    }
}

fn date(listed: &Listed) -> Option<String> {
    match (listed.entry.date, listed.entry.modified) {
        (Some(date), _) => Some(date.format("%-d %B %Y").to_string()),
        (None, Some(date)) => Some(date.format("undated, file of %-d %B %Y").to_string()),
        (None, None) => None,
    }
}

fn quotations(listed: Option<&Listed>, n: Option<usize>) -> String {
    match n {
        _ if listed.is_some_and(|listed| listed.has_failed) => "could not be analysed".to_owned(),
        Some(n) => count(n, "quotation", "quotations"),
        None => "not analysed yet".to_owned(),
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Present => "",
        Fate::Changed => " Its file has changed.",
        Fate::Missing => " Its file is gone.",
    }
}

/// The quotations of the open article, in the order that is asked for.
pub(super) fn quotes(app: &App, article: ArticleIdx) -> Vec<Choice> {
    let quotes = app.open_record().map(|record| record.quotes(app.quote_order)).unwrap_or_default();
    quotes.into_iter().map(|quote| Choice::Quote(article, quote)).collect()
}
