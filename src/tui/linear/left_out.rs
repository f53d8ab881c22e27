//! The actions that make no sense without a screen, each with the reason why.

use crate::tui::action::Action;

/// Why an action is not done in linear mode; `None` for the others.
pub(super) fn reason(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Zoom => "there are no panes to make larger",
        Action::Widen(_) => "lines are as long as the paragraphs",
        Action::Mouse => "there is nothing to point at",
        Action::Light(_) | Action::LightNext => "nothing is lit; names goes from mention to mention",
        Action::Repaint => "there is no screen to draw",
        Action::Suspend => "the terminal does it, by Ctrl-Z",
        Action::Recall(_) => "the terminal may have lines again that were typed before",
        Action::Complete => "a line comes as a whole; the tags that are known are told before it",
        _ => return None,
    })
}
