//! The reader: three panes in a terminal.
//!
//! Does not know SQL or rules of attribution.

pub mod event;
pub mod input;
pub mod terminal;

use crate::analysis::Engine;
use crate::ingest::Document;
use crate::library::Library;
use event::Event;
use std::io;

/// Shows the articles until the reader is left.
pub fn run(documents: Vec<Document>, _library: Library, _engine: Engine) -> io::Result<()> {
    let mut terminal = terminal::Terminal::enter()?;
    let (sender, events) = crossbeam_channel::unbounded();
    input::spawn(sender)?;
    loop {
        terminal.draw(|frame| frame.render_widget(format!("{} articles", documents.len()), frame.area()))?;
        match events.recv() {
            Ok(Event::Key(key)) if key.code == crossterm::event::KeyCode::Char('q') => return Ok(()),
            Ok(Event::Terminate) | Err(_) => return Ok(()),
            Ok(Event::Suspend) => terminal.suspend()?,
            Ok(Event::Resumed) => terminal.resume()?,
            Ok(_) => {}
        }
    }
}
