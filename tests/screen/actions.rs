//! Every action of the table, done by its key or from the palette, and what is seen of it.

use super::context::HERE;
use super::{BETWEEN_KEYS, Screen, key_event};
use onrecord::tui::event::Event;
use onrecord::tui::keymap::{Keymap, Row};
use onrecord::tui::wish::{Task, Wish};
use std::collections::BTreeSet;
use std::time::Duration;

/// What must hold after the deed, and must not before.
enum Effect {
    /// The screen shows these words.
    Shows(&'static str),
    /// The screen no longer shows them.
    Hides(&'static str),
    /// These words are on the ground of what is chosen.
    Lights(&'static str),
    /// These words are lit as what one has gone to.
    Marks(&'static str),
    /// The screen is another one.
    Moves,
    /// The loop around the reader is asked for something.
    Asks(fn(&Task) -> bool),
    Wishes(fn(&Wish) -> bool),
}

use Effect::{Asks, Hides, Lights, Marks, Moves, Shows, Wishes};

/// An action, what is pressed before it, and what comes of it. A word after `'` is typed letter by letter.
struct Script(&'static str, &'static str, Effect);

const SCRIPTS: &[Script] = &[
    Script("next-quote", "J", Lights("I would take")),
    Script("previous-quote", "J J", Lights("Every light works")),
    Script("next-by-speaker", "J J J", Lights("half done")),
    Script("previous-by-speaker", "J J J J", Lights("I have heard that before")),
    Script("naming", "J J", Marks("Vera Lind")),
    Script("speakers", "", Shows("SPEAKERS")),
    Script("thread", "J", Moves),
    Script("first-quote", "S", Hides("SPEAKERS")),
    Script("unfold", "S Enter", Shows("No other article has nearly these words.")),
    Script("filter-by-speaker", "S", Shows("of 4 · speaker:")),
    Script("order-quotes", "", Shows("in the order of the text")),
    Script("copy", "J", Asks(|task| matches!(task, Task::Copy(text) if text.starts_with("Every light")))),
    Script("cite", "J", Asks(|task| matches!(task, Task::Copy(text) if text.contains("Vera Lind")))),
    Script("next-mention", "Enter", Shows("NAMES 6")),
    Script("names", "Enter E 'okafor Enter", Shows("NAMES 6")),
    Script("light-next", "", Shows("Lit: people.")),
    Script("light-people", "", Shows("Lit: organisations, places, dates.")),
    Script("light-organisations", "", Shows("Lit: people, places, dates.")),
    Script("light-places", "", Shows("Lit: people, organisations, dates.")),
    Script("light-dates", "", Shows("Lit: people, organisations, places.")),
    Script("repair", "Enter", Shows("is no quotation")),
    Script("verdict", "Enter", Shows("Checked")),
    Script("doubtful", "", Shows("DOUBTFUL")),
    Script("other-speaker", "Enter w", Shows("WHO SAYS")),
    Script("no-quotation", "Enter w", Shows("QUOTES 6")),
    Script("trim", "Enter w", Shows("word")),
    Script("missing-quotation", "Enter", Shows("WHICH WORDS ARE A QUOTATION?")),
    Script("same-person", "Enter w", Shows("WHO IS THE SAME PERSON AS Vera Lind?")),
    Script("other-person", "Enter w", Shows("WHICH NAME IS NOT Vera Lind?")),
    Script("checked", "Enter w", Shows("✓ “Every")),
    Script("disputed", "Enter w", Shows("Disputed")),
    Script("word-back", "Enter w t", Moves),
    Script("word-on", "Enter w t", Moves),
    Script("sentence-back", "Enter J J J w t Tab", Moves),
    Script("sentence-on", "Enter w t", Moves),
    Script("other-end", "Enter w t", Moves),
    Script("edit", "", Wishes(|wish| matches!(wish, Wish::Lend(_)))),
    Script("browse", "", Shows("This article gives no address")),
    Script("pipe", "", Shows("pipe the article to:")),
    Script("keep", "", Shows("Kept: “Harbour")),
    Script("discard", "", Shows("Discarded: “Harbour")),
    Script("star", "", Shows("Starred: “Harbour")),
    Script("renew", "x k", Shows("Undecided: “Harbour")),
    Script("undo", "x", Shows("Taken back")),
    Script("redo", "x u", Shows("Done again")),
    Script("keep-all", "", Shows("Keep all 4 shown? y/N")),
    Script("discard-all", "", Shows("Discard all 4 shown? y/N")),
    Script("tag", "", Shows("tags")),
    Script("note", "", Shows("note")),
    Script("repeat", "s", Shows("Starred: “Council")),
    Script("complete", "t 'harbour Enter j t 'har", Shows("tags: harbour")),
    Script("inbox", "x 5", Shows("INBOX 3")),
    Script("kept", "", Shows("KEPT 0")),
    Script("starred", "", Shows("STARRED 0")),
    Script("discarded", "", Shows("DISCARDED 0")),
    Script("all", "", Shows("ALL 4")),
    Script("arrivals", "", Shows("Nothing new")),
    Script("rescan", "", Asks(|task| matches!(task, Task::Rescan))),
    Script("down", "", Shows("inbox 2/4")),
    Script("up", "j", Shows("inbox 1/4")),
    Script("half-down", "Enter", Hides(" 0 %")),
    Script("half-up", "Enter G", Hides("100 %")),
    Script("page-down", "Enter", Hides(" 0 %")),
    Script("page-up", "Enter G", Hides("100 %")),
    Script("read-on", "Enter", Hides(" 0 %")),
    Script("back", "j j Enter L", Shows("inbox 3/4")),
    Script("forward", "", Shows("Nothing was gone back from.")),
    Script("first", "G", Shows("inbox 1/4")),
    Script("last", "", Shows("inbox 4/4")),
    Script("open", "z", Shows("Every light works")),
    Script("pane-left", "Enter z", Shows("INBOX 4")),
    Script("pane-right", "Enter z", Shows("QUOTES 7")),
    Script("next-pane", "Enter z", Shows("QUOTES 7")),
    Script("previous-pane", "Enter z", Shows("INBOX 4")),
    Script("zoom", "", Hides("QUOTES 7")),
    Script("mouse", "", Shows("The mouse is the terminal’s")),
    Script("wider", "", Shows("Lines of")),
    Script("narrower", "", Shows("Lines of")),
    Script("go-to", "", Shows("go to an article")),
    Script(
        "filter",
        "",
        Shows(
            "
 filter",
        ),
    ),
    Script("clear-filter", "f 'goat Enter", Hides("1 of 4")),
    Script("save-filter", "f 'goat", Shows("save as")),
    Script("searches", "", Shows("SAVED SEARCHES 0")),
    Script("forget-search", "f 'goat Ctrl-s 'animal Enter g s", Shows("Forgotten: “animal”")),
    Script("earlier-line", "Enter / 'goat Enter /", Shows("/goat")),
    Script("later-line", "Enter / 'goat Enter / Up", Hides("/goat")),
    Script(
        "search",
        "Enter",
        Shows(
            "
 /",
        ),
    ),
    Script("next-match", "Enter / 'the Enter", Shows("“the” 2 of 30")),
    Script("previous-match", "Enter / 'the Enter n", Shows("“the” 1 of 30")),
    Script("help", "", Shows("what can be done here")),
    Script("palette", "", Shows("every action")),
    Script("accept", "f 'goat", Shows("inbox 1/1")),
    Script("cancel", "S", Hides("SPEAKERS")),
    Script("quit", "", Wishes(|wish| matches!(wish, Wish::Quit))),
    Script("quit-now", "/", Wishes(|wish| matches!(wish, Wish::Quit))),
    Script("suspend", "", Wishes(|wish| matches!(wish, Wish::Suspend))),
    Script("repaint", "", Wishes(|wish| matches!(wish, Wish::Repaint))),
];

impl Effect {
    fn holds(&self, screen: &Screen, former: &str) -> bool {
        match self {
            Shows(words) => screen.text().contains(words),
            Hides(words) => !screen.text().contains(words),
            Lights(words) => screen.lit().contains(words),
            Marks(words) => screen.on(HERE).contains(words),
            Moves => screen.picture() != former,
            Asks(is_wanted) => screen.tasks.iter().any(is_wanted),
            Wishes(is_wanted) => screen.wishes.iter().any(is_wanted),
        }
    }
}

/// The rows of the default keymap, those of the panes first.
fn rows() -> Vec<Row> {
    Keymap::default().sections().into_iter().flat_map(|section| section.rows).collect()
}

/// The keys that do what the script is for, in the first place where it has any.
fn keys<'a>(rows: &'a [Row], script: &Script) -> Option<&'a [String]> {
    rows.iter().find(|row| row.name == script.0 && !row.keys.is_empty()).map(|row| row.keys.as_slice())
}

/// Presses and types what is written.
fn play(screen: &mut Screen, keys: &str) {
    for key in keys.split_whitespace() {
        match key.strip_prefix('\'') {
            Some(word) => screen.type_in(word),
            None => screen.press(key),
        };
    }
}

/// The reader as the script wants it.
fn before(script: &Script) -> Screen {
    let mut screen = Screen::new(120, 24);
    play(&mut screen, script.1);
    screen.tasks.clear();
    screen.wishes.clear();
    screen
}

/// Does the action, by these keys or else by its name in the palette.
fn perform(screen: &mut Screen, Script(name, ..): &Script, keys: Option<&str>) {
    match keys {
        Some(keys) => screen.press(keys),
        None => screen.press(":").type_in(name).press("Enter"),
    };
}

/// What is wrong with a script, if anything is.
fn fault(script: &Script, keys: Option<&str>) -> Option<String> {
    let Script(name, _, effect) = script;
    let mut screen = before(script);
    let former = screen.picture();
    if effect.holds(&screen, &former) {
        return Some(format!("{name}: seen before it is done:\n{}", screen.text()));
    }
    perform(&mut screen, script, keys);
    let asked = (&screen.tasks, &screen.wishes);
    (!effect.holds(&screen, &former)).then(|| format!("{name}: not seen; {asked:?}\n{}", screen.text()))
}

/// The screen after the script, by these keys.
fn picture(script: &Script, keys: &str) -> String {
    let mut screen = before(script);
    perform(&mut screen, script, Some(keys));
    screen.picture()
}

#[test]
fn every_action_does_what_is_seen() {
    let rows = rows();
    let named: BTreeSet<&str> = rows.iter().map(|row| row.name).collect();
    let scripted: BTreeSet<&str> = SCRIPTS.iter().map(|Script(name, ..)| *name).collect();
    assert_eq!(scripted, named, "each action has a script, and each script an action");
    let faults = SCRIPTS.iter().filter_map(|script| {
        let keys = keys(&rows, script).and_then(|keys| keys.first());
        fault(script, keys.map(String::as_str))
    });
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n\n"));
}

#[test]
fn every_key_of_an_action_does_the_same() {
    let rows = rows();
    for script in SCRIPTS {
        let Some([first, others @ ..]) = keys(&rows, script) else { continue };
        if !others.is_empty() {
            let wanted = picture(script, first);
            for other in others {
                assert_eq!(picture(script, other), wanted, "{}: {other}", script.0);
            }
        }
    }
}

#[test]
fn a_flood_of_events_ends_where_one_key_after_the_other_does() {
    let mut keys = vec!["j", "J", "K", "k", "Tab", "Shift-Tab", "G", "g", "g", "PgDn", "PgUp", "l", "h"];
    keys.extend(["J"; 5]);
    let mut flooded = Screen::new(40, 15);
    for key in keys.iter().cycle().take(keys.len() * 10_000usize.div_ceil(keys.len())) {
        flooded.tell_unpainted(Event::Key(key_event(key)), Duration::from_millis(1));
    }
    flooded.paint();
    let mut slow = Screen::new(40, 15);
    for _ in 0..2 {
        slow.press(&keys.join(" "));
    }
    assert_eq!(flooded.picture(), slow.picture());
}

#[test]
fn decisions_that_were_not_seen_do_not_count_in_a_flood() {
    let mut screen = Screen::new(120, 24);
    for _ in 0..10_000 {
        screen.tell_unpainted(Event::Key(key_event("x")), BETWEEN_KEYS);
    }
    screen.paint();
    screen.press("4").assert_shows("DISCARDED 1");
}
