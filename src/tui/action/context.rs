//! What can have the keys: the sections of the keymap.
//!
//! Does not know which keys they are.

/// What has the keys: a section of the keymap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::tui) enum Context {
    /// The three panes.
    Panes,
    /// The line in which a search is typed.
    Search,
    /// The line in which a command is typed.
    Command,
    /// The line in which the filter of the list is typed.
    Filter,
    /// The list of saved searches.
    Searches,
    /// The list of speakers, with its line to type in.
    Speakers,
    /// The words of a speaker.
    Thread,
    /// The list of names, likewise.
    Names,
    /// The palette, with its line to type in; likewise the places to go to.
    Palette,
    /// A question that is answered with yes or no.
    Question,
    /// The line in which tags or a note are typed.
    Line,
    /// The menu of what can be said against a quotation.
    Repair,
    /// The people to choose one from, with a line to type in.
    People,
    /// A quotation whose ends are moved.
    Extent,
    /// The words that may be a quotation, to choose some.
    Missing,
    /// The queue of doubtful quotations.
    Doubts,
}

impl Context {
    /// All of them, the panes first.
    pub(in crate::tui) const ALL: &[Context] = &[
        Context::Panes,
        Context::Search,
        Context::Command,
        Context::Filter,
        Context::Searches,
        Context::Speakers,
        Context::Thread,
        Context::Names,
        Context::Palette,
        Context::Question,
        Context::Line,
        Context::Repair,
        Context::People,
        Context::Extent,
        Context::Missing,
        Context::Doubts,
    ];

    /// The section of the keymap.
    pub(in crate::tui) fn name(self) -> &'static str {
        match self {
            Context::Panes => "panes",
            Context::Search => "search",
            Context::Command => "command",
            Context::Filter => "filter",
            Context::Searches => "searches",
            Context::Speakers => "speakers",
            Context::Thread => "thread",
            Context::Names => "names",
            Context::Palette => "palette",
            Context::Question => "question",
            Context::Line => "line",
            Context::Repair => "repair",
            Context::People => "people",
            Context::Extent => "extent",
            Context::Missing => "missing",
            Context::Doubts => "doubts",
        }
    }

    /// Where that is, in words.
    pub(in crate::tui) fn place(self) -> &'static str {
        match self {
            Context::Panes => "in the panes",
            Context::Search => "in the line of a search",
            Context::Command => "in the line of a command",
            Context::Filter => "in the line of the filter",
            Context::Searches => "in the list of saved searches",
            Context::Speakers => "in the list of speakers",
            Context::Thread => "in the words of a speaker",
            Context::Names => "in the list of names",
            Context::Palette => "in the palette",
            Context::Question => "at a question",
            Context::Line => "in the line of tags or of a note",
            Context::Repair => "in the menu of a quotation",
            Context::People => "where somebody is chosen",
            Context::Extent => "where a quotation’s ends are moved",
            Context::Missing => "where a missing quotation is marked",
            Context::Doubts => "in the queue of doubtful quotations",
        }
    }

    /// Whether characters are typed there, so that none of them can be a key.
    pub(in crate::tui) fn is_typed(self) -> bool {
        match self {
            Context::Panes
            | Context::Thread
            | Context::Searches
            | Context::Question
            | Context::Repair
            | Context::Extent
            | Context::Missing
            | Context::Doubts => false,
            Context::Search
            | Context::Command
            | Context::Filter
            | Context::Speakers
            | Context::Names
            | Context::Palette
            | Context::Line
            | Context::People => true,
        }
    }
}
