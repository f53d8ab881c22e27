//! The reader: three panes in a terminal.
//!
//! Does not know SQL or rules of attribution.

pub mod event;
pub mod input;
pub mod terminal;

use crate::analysis::Engine;
use crate::ingest::Document;
use crate::library::Library;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use event::Event;
use std::io;

/// Shows the articles until the reader is left.
pub fn run(documents: Vec<Document>, _library: Library, _engine: Engine) -> io::Result<()> {
    let mut terminal = terminal::Terminal::enter()?;
    let (sender, events) = crossbeam_channel::unbounded();
    input::spawn(sender)?;
    let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    loop {
        let title = documents.first().map_or("", |document| document.article.title());
        terminal.draw(|frame| frame.render_widget(title, frame.area()))?;
        match events.recv() {
            Ok(Event::Key(key)) if key.code == KeyCode::Char('q') || key == control('c') => return Ok(()),
            Ok(Event::Key(key)) if key == control('z') => terminal.suspend()?,
            Ok(Event::Terminate) | Err(_) => return Ok(()),
            Ok(Event::Suspend) => terminal.suspend()?,
            Ok(Event::Resumed) => terminal.resume()?,
            Ok(_) => {}
        }
    }
}
