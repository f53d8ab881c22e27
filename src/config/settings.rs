//! The user's files on the disk: what they hold now, and whether that is new.

use super::{CONFIG_FILE, Complaint, Config, KEYMAP_FILE, Keys, THEME_FILE, ThemeName};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The settings in force, and the folder that they come from.
#[derive(Debug, Default)]
pub struct Settings {
    folder: Option<PathBuf>,
    theme: Option<ThemeName>,
    keys: Option<Keys>,
    config: Config,
    texts: Option<Texts>,
}

/// What the files hold; nothing where there is none.
#[derive(Debug, PartialEq, Eq)]
struct Texts {
    config: Result<String, Complaint>,
    theme: Result<String, Complaint>,
    keymap: Result<String, Complaint>,
}

impl Settings {
    /// The settings from the files in `folder`, none of which need exist, but for the theme, if one is named
    /// here. Nothing is read yet: all is as it is by default.
    pub fn new(folder: Option<PathBuf>, theme: Option<ThemeName>) -> Settings {
        Settings { folder, theme, ..Settings::default() }
    }

    /// The same with these keys, if any are named, whatever the files say.
    pub fn with_keys(self, keys: Option<Keys>) -> Settings {
        Settings { keys, ..self }
    }

    /// The folder with the files.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The settings as they were last read.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The text of `theme.toml` as it was last read; nothing where there is none.
    pub fn theme_text(&self) -> &str {
        self.texts.as_ref().and_then(|texts| texts.theme.as_deref().ok()).unwrap_or_default()
    }

    /// The text of `keymap.toml`, likewise.
    pub fn keymap_text(&self) -> &str {
        self.texts.as_ref().and_then(|texts| texts.keymap.as_deref().ok()).unwrap_or_default()
    }

    /// Whether the user has ever set anything, as far as the files were read.
    pub fn is_untouched(&self) -> bool {
        let is_empty = |text: &Result<String, Complaint>| text.as_ref().is_ok_and(String::is_empty);
        self.texts
            .as_ref()
            .is_none_or(|texts| [&texts.config, &texts.theme, &texts.keymap].into_iter().all(is_empty))
    }

    /// Reads the files again. Tells what is wrong with them, apart from what only those know who read
    /// [`Settings::theme_text`] and [`Settings::keymap_text`]; `None` where they are as they were.
    pub fn refresh(&mut self) -> Option<Vec<Complaint>> {
        let read = |name| self.folder.as_ref().map_or(Ok(String::new()), |folder| read(folder, name));
        let texts = Texts { config: read(CONFIG_FILE), theme: read(THEME_FILE), keymap: read(KEYMAP_FILE) };
        if self.texts.as_ref() == Some(&texts) {
            return None;
        }
        let mut complaints = Vec::new();
        match &texts.config {
            Ok(text) => (self.config, complaints) = Config::read(text, &self.config),
            Err(complaint) => complaints.push(complaint.clone()),
        }
        self.config.theme = self.theme.unwrap_or(self.config.theme);
        self.config.keys = self.keys.unwrap_or(self.config.keys);
        complaints.extend(texts.theme.as_ref().err().cloned());
        complaints.extend(texts.keymap.as_ref().err().cloned());
        self.texts = Some(texts);
        Some(complaints)
    }
}

fn read(folder: &Path, name: &'static str) -> Result<String, Complaint> {
    match fs::read_to_string(folder.join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(Complaint { file: name, line: None, what: "this is no UTF-8 text".to_owned() })
        }
        read => read.map_err(|error| Complaint { file: name, line: None, what: error.to_string() }),
    }
}
