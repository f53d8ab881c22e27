//! One key as it is pressed and as it is written.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::fmt;

/// A key with its modifiers. A character says by itself whether Shift was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const NAMED: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Tab", KeyCode::Tab),
    ("Esc", KeyCode::Esc),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
];

/// The keys F1 to this one.
const LAST_FUNCTION_KEY: u8 = 12;

const MODIFIERS: [(&str, KeyModifiers); 3] =
    [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)];

impl Key {
    /// The key as every terminal's way of telling it comes to.
    pub(in crate::tui) fn new(code: KeyCode, modifiers: KeyModifiers) -> Key {
        let modifiers = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match code {
            KeyCode::BackTab => Key { code: KeyCode::Tab, modifiers: modifiers | KeyModifiers::SHIFT },
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => {
                let c = c.to_uppercase().next().unwrap_or(c);
                Key { code: KeyCode::Char(c), modifiers: modifiers - KeyModifiers::SHIFT }
            }
            _ => Key { code, modifiers },
        }
    }

    /// Keys parted by spaces; `None` where one is unknown or there is none.
    pub(in crate::tui) fn parse_sequence(text: &str) -> Option<Vec<Key>> {
        let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
        keys.filter(|keys| !keys.is_empty())
    }

    fn parse(text: &str) -> Option<Key> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((bare, modifier)) = MODIFIERS
            .iter()
            .find_map(|(name, modifier)| Some((rest.strip_prefix(name).filter(|r| !r.is_empty())?, modifier)))
        {
            rest = bare;
            modifiers |= *modifier;
        }
        let named = NAMED.iter().find(|(name, _)| *name == rest).map(|&(_, code)| code);
        let function = rest.strip_prefix('F').and_then(|number| number.parse().ok());
        let function = function.filter(|number| (1..=LAST_FUNCTION_KEY).contains(number)).map(KeyCode::F);
        let mut chars = rest.chars();
        let typed = chars.next().filter(|_| chars.next().is_none()).map(KeyCode::Char);
        Some(Key::new(named.or(function).or(typed)?, modifiers))
    }

    /// Whether the key types a character.
    pub(super) fn types(&self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && self.modifiers.is_empty()
    }

    /// The key that terminals tell instead of this one: they send the same for both.
    pub(super) fn twin(&self) -> Option<Key> {
        let KeyCode::Char(c) = self.code else { return None };
        if !self.modifiers.contains(KeyModifiers::CONTROL) {
            return None;
        }
        let rest = self.modifiers - KeyModifiers::CONTROL;
        match c {
            'i' | 'I' => Some(Key::new(KeyCode::Tab, rest)),
            'm' | 'M' => Some(Key::new(KeyCode::Enter, rest)),
            '[' => Some(Key::new(KeyCode::Esc, rest)),
            'A'..='Z' => Some(Key { code: KeyCode::Char(c.to_ascii_lowercase()), ..*self }),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Key {
        Key::new(event.code, event.modifiers)
    }
}

/// As in the keymap.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_it_is_read() {
        for text in [
            "a",
            "J",
            "/",
            "-",
            "Ctrl-d",
            "Shift-Tab",
            "g g",
            "Ctrl-Alt-x",
            "Space",
            "F",
            "F1",
            "F12",
            "Ctrl--",
        ] {
            let keys = Key::parse_sequence(text).unwrap();
            let again: Vec<_> = keys.iter().map(Key::to_string).collect();
            assert_eq!(again.join(" "), text);
        }
    }

    #[test]
    fn terminals_tell_shift_in_several_ways() {
        let shifted = [
            Key::new(KeyCode::Char('J'), KeyModifiers::NONE),
            Key::new(KeyCode::Char('J'), KeyModifiers::SHIFT),
            Key::new(KeyCode::Char('j'), KeyModifiers::SHIFT),
        ];
        assert!(shifted.iter().all(|key| key.to_string() == "J"));
        assert_eq!(Key::new(KeyCode::BackTab, KeyModifiers::SHIFT).to_string(), "Shift-Tab");
        assert_eq!(Key::new(KeyCode::BackTab, KeyModifiers::NONE).to_string(), "Shift-Tab");
    }
}
