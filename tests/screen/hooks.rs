//! The commands of the settings that are told of what happens to articles.

use super::{Screen, dark};
use onrecord::config::{Arrivals, Config};
use onrecord::library::State;
use onrecord::tui::event::Event;
use onrecord::tui::outside::{Call, Hook};
use onrecord::tui::wish::Task;

impl Screen {
    fn with_hooks(mut self, arrivals: Arrivals) -> Screen {
        let config = Config {
            arrivals,
            on_new: Some("new".to_owned()),
            on_keep: Some("keep".to_owned()),
            on_star: Some("star".to_owned()),
            ..Config::default()
        };
        self.app.configure(config, dark(), &[]);
        self.paint();
        self
    }

    /// The commands that were called since this was last asked, and where their articles lie.
    #[track_caller]
    fn assert_called(&mut self, expected: &[(Hook, &str, State)]) {
        let called = self.tasks.extract_if(.., |task| matches!(task, Task::Call(_)));
        let called = called.map(|task| match task {
            Task::Call(Call { hook, command, path, state, .. }) => {
                assert_eq!(format!("on_{command}"), hook.setting());
                (hook, path.to_str().unwrap().to_owned(), state)
            }
            other => panic!("{other:?}"),
        });
        let expected: Vec<_> =
            expected.iter().map(|&(hook, path, state)| (hook, path.to_owned(), state)).collect();
        assert_eq!(called.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn what_is_kept_or_starred_is_told_and_nothing_else() {
    let mut screen = Screen::new(120, 40).with_hooks(Arrivals::Wait);
    screen.press("a s x");
    screen.assert_called(&[
        (Hook::Keep, "elder/harbour.txt", State::Kept),
        (Hook::Star, "elder/council.txt", State::Starred),
    ]);
    screen.press("u u u U U U r").assert_called(&[]);
    // What is kept already is not kept again.
    screen.press("5 k k k a a a").assert_called(&[
        (Hook::Keep, "elder/ferry.txt", State::Kept),
        (Hook::Keep, "elder/storm.txt", State::Kept),
    ]);
}

#[test]
fn a_decision_about_many_is_told_of_each_in_the_order_of_the_list() {
    let mut screen = Screen::new(120, 40).with_hooks(Arrivals::Wait);
    screen.press("j j x A y").assert_shows("Kept 3");
    screen.assert_called(&[
        (Hook::Keep, "elder/harbour.txt", State::Kept),
        (Hook::Keep, "elder/council.txt", State::Kept),
        (Hook::Keep, "elder/storm.txt", State::Kept),
    ]);
}

#[test]
fn an_article_that_arrives_is_told_once_it_is_analysed() {
    for arrivals in [Arrivals::Wait, Arrivals::Live] {
        let mut screen = Screen::searched(120, 40).with_hooks(arrivals);
        screen.import("elder/tram.txt", "A tram for Port Elder\n\nIt runs.");
        screen.assert_called(&[]);
        screen.receive_letter();
        screen.assert_called(&[(Hook::New, "elder/letter.txt", State::New)]);
        screen.analyse(0);
        screen.receive_letter();
        screen.assert_called(&[]);
    }
}

#[test]
fn without_settings_nothing_is_run() {
    let mut screen = Screen::searched(120, 40);
    screen.receive_letter();
    screen.press("a s").assert_called(&[]);
}

#[test]
fn what_goes_wrong_is_told_until_a_key_is_pressed() {
    let mut screen = Screen::new(120, 40);
    screen.tell(Event::Called(Ok(())));
    screen.tell(Event::Called(Err("on_keep: “sync” ended with exit status: 3".to_owned())));
    screen.assert_shows("on_keep: “sync” ended with exit status: 3");
    screen.press("j").assert_hides("on_keep");
}
