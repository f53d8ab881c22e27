//! The table of actions: name, help and where each is valid. Keymap, palette, manual and their tests read it.
//!
//! Does not know keys, nor how an action is done.

mod context;
mod mend;
mod movement;
mod scope;

use super::names::Kind;
use crate::library::State;
pub(super) use context::Context;
pub(super) use mend::{Mend, SENTENCE_BACK, SENTENCE_ON, Unit, WORD_BACK, WORD_ON};
pub(super) use movement::{Move, Step};
pub(super) use scope::Scope;

/// What a reader can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Action {
    Move(Move),
    ReadOn,
    Open,
    PaneLeft,
    PaneRight,
    PaneNext,
    PanePrevious,
    Quote(Step),
    SameSpeaker(Step),
    Naming,
    Retrace(Step),
    Zoom,
    Widen(Step),
    Edit,
    Browse,
    Pipe,
    Mouse,
    Mention,
    Names,
    Light(Kind),
    LightNext,
    OrderQuotes,
    Speakers,
    Thread,
    FirstQuote,
    Unfold,
    FilterSpeaker,
    GoTo,
    Copy,
    Cite,
    Repair,
    Verdict,
    Doubts,
    Mend(Mend),
    OtherEnd,
    MoveEnd(Unit, Step),
    Decide(State),
    Undo,
    Redo,
    DecideAll(State),
    Repeat,
    Tag,
    Note,
    Complete,
    Show(Scope),
    Filter,
    ClearFilter,
    SaveFilter,
    Searches,
    ForgetSearch,
    Arrivals,
    Rescan,
    Search,
    /// A line that was typed before or after the one that is shown.
    Recall(Step),
    Match(Step),
    Accept,
    Cancel,
    Palette(Breadth),
    Close,
    Leave,
    Suspend,
    Repaint,
}

/// Which actions the palette lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Breadth {
    /// Those that can be done here.
    Here,
    /// All of them.
    Everywhere,
}

/// A row of the table.
pub(super) struct Entry {
    pub(super) action: Action,
    /// The name in the keymap.
    pub(super) name: &'static str,
    /// What it does, in a line.
    pub(super) help: &'static str,
    /// Where it is valid.
    pub(super) contexts: &'static [Context],
}

const fn entry(
    action: Action,
    name: &'static str,
    help: &'static str,
    contexts: &'static [Context],
) -> Entry {
    Entry { action, name, help, contexts }
}

const PANES: &[Context] = &[Context::Panes];
/// Where one thing of several is chosen while another is typed.
const LISTS: &[Context] = &[
    Context::Panes,
    Context::Searches,
    Context::Speakers,
    Context::Thread,
    Context::Names,
    Context::Palette,
    Context::Repair,
    Context::People,
    Context::Missing,
    Context::Doubts,
];
const REPAIR: &[Context] = &[Context::Repair];
const EXTENT: &[Context] = &[Context::Extent];
/// Where the palette can lie over what is there.
const HELPED: &[Context] = &[
    Context::Panes,
    Context::Search,
    Context::Command,
    Context::Filter,
    Context::Searches,
    Context::Speakers,
    Context::Thread,
    Context::Names,
    Context::Repair,
    Context::Extent,
    Context::Missing,
    Context::Doubts,
];
/// Wherever something is chosen, typed or asked besides the panes.
const OVER_PANES: &[Context] = Context::ALL.split_at(1).1;
/// Where lines are typed that one has typed before.
const TYPED_BEFORE: &[Context] = &[Context::Command, Context::Filter, Context::Search];
const EVERYWHERE: &[Context] = Context::ALL;

/// Every action, under the headings of the manual.
pub(super) const TABLE: &[(&str, &[Entry])] = &[
    (
        "Quotes and speakers",
        &[
            entry(Action::Quote(Step::Next), "next-quote", "next quotation", PANES),
            entry(Action::Quote(Step::Previous), "previous-quote", "previous quotation", PANES),
            entry(
                Action::SameSpeaker(Step::Next),
                "next-by-speaker",
                "next by this speaker, through all articles",
                PANES,
            ),
            entry(
                Action::SameSpeaker(Step::Previous),
                "previous-by-speaker",
                "previous by this speaker, likewise",
                PANES,
            ),
            entry(Action::Naming, "naming", "where the speaker is named, and back", PANES),
            entry(Action::Speakers, "speakers", "everybody who is quoted in these articles", PANES),
            entry(Action::Thread, "thread", "all words of this speaker, article by article", PANES),
            entry(
                Action::FirstQuote,
                "first-quote",
                "the first quotation of the speaker",
                &[Context::Speakers],
            ),
            entry(Action::Unfold, "unfold", "what others have of it, word by word", &[Context::Thread]),
            entry(
                Action::FilterSpeaker,
                "filter-by-speaker",
                "only articles that quote the speaker",
                &[Context::Speakers, Context::Thread],
            ),
            entry(
                Action::OrderQuotes,
                "order-quotes",
                "quotations by speaker, in order, or all of one speaker",
                PANES,
            ),
            entry(Action::Copy, "copy", "copy the quotation’s words", PANES),
            entry(Action::Cite, "cite", "copy it with speaker, role, article, date and place", PANES),
        ],
    ),
    (
        "Repair",
        &[
            entry(Action::Repair, "repair", "say what is wrong with the quotation", PANES),
            entry(Action::Verdict, "verdict", "checked, then disputed, then neither", PANES),
            entry(Action::Doubts, "doubtful", "the quotations of the list, doubtful first", PANES),
            entry(Action::Mend(Mend::Speaker), "other-speaker", "somebody else says it …", REPAIR),
            entry(Action::Mend(Mend::NoQuotation), "no-quotation", "it is no quotation", REPAIR),
            entry(Action::Mend(Mend::Extent), "trim", "it begins or ends elsewhere …", REPAIR),
            entry(
                Action::Mend(Mend::Missing),
                "missing-quotation",
                "something else is a quotation, too …",
                &[Context::Panes, Context::Repair],
            ),
            entry(
                Action::Mend(Mend::SamePerson),
                "same-person",
                "its speaker is the same person as …",
                REPAIR,
            ),
            entry(
                Action::Mend(Mend::OtherPerson),
                "other-person",
                "its speaker is two people: split …",
                REPAIR,
            ),
            entry(Action::Mend(Mend::Checked), "checked", "it is right: I have checked it", REPAIR),
            entry(Action::Mend(Mend::Disputed), "disputed", "it is disputed", REPAIR),
            entry(WORD_BACK, "word-back", "the end a word back", EXTENT),
            entry(WORD_ON, "word-on", "the end a word on", EXTENT),
            entry(SENTENCE_BACK, "sentence-back", "the end a sentence back", EXTENT),
            entry(SENTENCE_ON, "sentence-on", "the end a sentence on", EXTENT),
            entry(Action::OtherEnd, "other-end", "move the other end", EXTENT),
        ],
    ),
    (
        "Names",
        &[
            entry(Action::Mention, "next-mention", "next mention of a name; first, pick it", PANES),
            entry(Action::Names, "names", "pick another of the article’s names", PANES),
            entry(Action::LightNext, "light-next", "light all names, or one kind, or none", PANES),
            entry(Action::Light(Kind::People), "light-people", "people lit, or not", PANES),
            entry(
                Action::Light(Kind::Organizations),
                "light-organisations",
                "organisations lit, or not",
                PANES,
            ),
            entry(Action::Light(Kind::Places), "light-places", "places lit, or not", PANES),
            entry(Action::Light(Kind::Dates), "light-dates", "dates lit, or not", PANES),
        ],
    ),
    (
        "Other programs",
        &[
            entry(Action::Edit, "edit", "the file in the editor, at this line", PANES),
            entry(Action::Browse, "browse", "the article’s address in the browser", PANES),
            entry(Action::Pipe, "pipe", "the article, or the quotation, to a command", PANES),
        ],
    ),
    (
        "Decisions",
        &[
            entry(Action::Decide(State::Kept), "keep", "keep, and go to the next undecided", PANES),
            entry(Action::Decide(State::Discarded), "discard", "discard (the file stays)", PANES),
            entry(Action::Decide(State::Starred), "star", "keep with a star", PANES),
            entry(Action::Decide(State::New), "renew", "back to undecided", PANES),
            entry(Action::Undo, "undo", "take the last step back", PANES),
            entry(Action::Redo, "redo", "do it again", PANES),
            entry(Action::DecideAll(State::Kept), "keep-all", "keep all shown, or flagged (asks)", PANES),
            entry(Action::DecideAll(State::Discarded), "discard-all", "discard all shown, or flagged", PANES),
            entry(Action::Tag, "tag", "tag; -word takes a tag away", PANES),
            entry(Action::Note, "note", "write a note", PANES),
            entry(Action::Repeat, "repeat", "the last decision or tags once more, here", PANES),
            entry(Action::Complete, "complete", "complete the tag", &[Context::Line]),
        ],
    ),
    (
        "Lists",
        &[
            entry(Action::Show(Scope::Inbox), "inbox", "the undecided articles", PANES),
            entry(Action::Show(Scope::Kept), "kept", "the kept ones", PANES),
            entry(Action::Show(Scope::Starred), "starred", "the starred ones", PANES),
            entry(Action::Show(Scope::Discarded), "discarded", "the discarded ones", PANES),
            entry(Action::Show(Scope::All), "all", "all articles", PANES),
            entry(Action::Arrivals, "arrivals", "let the new articles into the list", PANES),
            entry(Action::Rescan, "rescan", "look for new articles in the folders", PANES),
        ],
    ),
    (
        "Moving",
        &[
            entry(Action::Move(Move::Line(Step::Next)), "down", "a line down", LISTS),
            entry(Action::Move(Move::Line(Step::Previous)), "up", "a line up", LISTS),
            entry(Action::Move(Move::Half(Step::Next)), "half-down", "half a page down", PANES),
            entry(Action::Move(Move::Half(Step::Previous)), "half-up", "half a page up", PANES),
            entry(Action::Move(Move::Page(Step::Next)), "page-down", "a page down", LISTS),
            entry(Action::Move(Move::Page(Step::Previous)), "page-up", "a page up", LISTS),
            entry(Action::ReadOn, "read-on", "flag; in a thread, unfold; else a page on", PANES),
            entry(Action::Retrace(Step::Previous), "back", "back to where one jumped from", PANES),
            entry(Action::Retrace(Step::Next), "forward", "forward again", PANES),
            entry(Action::Move(Move::First), "first", "to the start", LISTS),
            entry(Action::Move(Move::Last), "last", "to the end", LISTS),
        ],
    ),
    (
        "Panes",
        &[
            entry(Action::Open, "open", "read; show the quotation in its text", PANES),
            entry(Action::PaneLeft, "pane-left", "the pane on the left", PANES),
            entry(Action::PaneRight, "pane-right", "the pane on the right", PANES),
            entry(Action::PaneNext, "next-pane", "the next pane", PANES),
            entry(Action::PanePrevious, "previous-pane", "the pane before", PANES),
            entry(Action::Zoom, "zoom", "this pane alone, and all again", PANES),
            entry(Action::Mouse, "mouse", "the mouse for the reader, or for the terminal", PANES),
            entry(Action::Widen(Step::Next), "wider", "longer lines in the article", PANES),
            entry(Action::Widen(Step::Previous), "narrower", "shorter lines", PANES),
        ],
    ),
    (
        "Search",
        &[
            entry(Action::GoTo, "go-to", "an article, or a speaker or name of this one", PANES),
            entry(Action::Filter, "filter", "show only the articles that a query finds", PANES),
            entry(Action::ClearFilter, "clear-filter", "show them all again", PANES),
            entry(
                Action::SaveFilter,
                "save-filter",
                "give the filter a name, to find it again",
                &[Context::Filter],
            ),
            entry(Action::Searches, "searches", "the saved searches", PANES),
            entry(Action::ForgetSearch, "forget-search", "forget a saved search", &[Context::Searches]),
            entry(Action::Recall(Step::Previous), "earlier-line", "what was typed here before", TYPED_BEFORE),
            entry(Action::Recall(Step::Next), "later-line", "what was typed after that", TYPED_BEFORE),
            entry(Action::Search, "search", "search in the pane", PANES),
            entry(Action::Match(Step::Next), "next-match", "next match", PANES),
            entry(Action::Match(Step::Previous), "previous-match", "previous match", PANES),
        ],
    ),
    (
        "The program",
        &[
            entry(Action::Palette(Breadth::Here), "help", "what can be done here, and its keys", HELPED),
            entry(Action::Palette(Breadth::Everywhere), "palette", "every action, to be run by name", PANES),
            entry(Action::Accept, "accept", "take what is chosen or typed", OVER_PANES),
            entry(Action::Cancel, "cancel", "leave a sheet, a search, flags, a message", EVERYWHERE),
            entry(Action::Close, "quit", "leave the reader; all is saved", PANES),
            entry(Action::Leave, "quit-now", "leave the reader from anywhere", EVERYWHERE),
            entry(Action::Suspend, "suspend", "back to the shell, until fg", EVERYWHERE),
            entry(Action::Repaint, "repaint", "draw the screen again", EVERYWHERE),
        ],
    ),
];

/// All rows of the table.
pub(super) fn entries() -> impl Iterator<Item = &'static Entry> {
    TABLE.iter().flat_map(|(_, entries)| entries.iter())
}

/// The name of an action in the keymap.
pub(super) fn name(action: Action) -> &'static str {
    entries().find(|entry| entry.action == action).map_or("", |entry| entry.name)
}

/// What an action does, in a line.
pub(super) fn help(action: Action) -> &'static str {
    entries().find(|entry| entry.action == action).map_or("", |entry| entry.help)
}
