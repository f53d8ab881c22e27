//! State + frame → cells.
//!
//! Changes nothing. The state must be made for the frame's size.

use super::app::App;
use super::arrangement::{Arrangement, SMALLEST};
use super::pane::{
    articles, doubts, jump, names, palette, quotes, reader, repair, searches, speakers, status, thread,
    welcome,
};
use super::sheet::Sheet;
use super::theme::Role;
use super::widget::line;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::widgets::{Clear, Widget};

impl App {
    /// Draws the state. Draws nothing on a frame of another size than the state is made for.
    pub fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        if area.as_size() != self.size {
            return;
        }
        let buffer = frame.buffer_mut();
        match self.arrangement() {
            Some(arrangement) => draw_all(self, &arrangement, buffer),
            None => draw_too_small(self, area, buffer),
        }
        paint_ground(self.theme.ground(), buffer);
    }
}

/// Gives every cell that has none the ground of the screen, and the colour of its text.
fn paint_ground(text: Style, buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        cell.bg = text.bg.filter(|_| cell.bg == Color::Reset).unwrap_or(cell.bg);
        cell.fg = text.fg.filter(|_| cell.fg == Color::Reset).unwrap_or(cell.fg);
    }
}

fn draw_all(app: &App, arrangement: &Arrangement, buffer: &mut Buffer) {
    if let Some(pane) = arrangement.list {
        articles::draw(app, pane, buffer);
    }
    if let Some(area) = arrangement.folded {
        articles::draw_folded(app, area, buffer);
    }
    if let Some(pane) = arrangement.reader {
        reader::draw(app, pane, buffer);
    }
    if let Some(pane) = arrangement.quotes {
        quotes::draw(app, pane, buffer);
    }
    for rule in &arrangement.rules {
        let signs = app.theme.signs();
        let sign = if rule.height > 1 { signs.upright } else { signs.level };
        for place in rule.positions() {
            buffer.set_string(place.x, place.y, sign, app.theme.style(Role::Rule));
        }
    }
    if let Some(sheet) = &app.sheet {
        draw_sheet(app, sheet, arrangement, buffer);
    }
    if app.is_welcoming {
        welcome::draw(app, arrangement, buffer);
    }
    status::draw(app, arrangement.status, buffer);
}

fn draw_sheet(app: &App, sheet: &Sheet, arrangement: &Arrangement, buffer: &mut Buffer) {
    if let Some(below) = sheet.below() {
        draw_sheet(app, below, arrangement, buffer);
    }
    let area = sheet.area(arrangement);
    Clear.render(area, buffer);
    for x in area.x..area.right() {
        buffer.set_string(x, area.y, app.theme.signs().level, app.theme.style(Role::Rule));
    }
    match sheet {
        Sheet::Speakers(sheet) => speakers::draw(app, sheet, area, buffer),
        Sheet::Thread(sheet) => thread::draw(app, sheet, area, buffer),
        Sheet::Names(sheet) => names::draw(app, sheet, area, buffer),
        Sheet::Palette(sheet) => palette::draw(app, sheet, area, buffer),
        Sheet::Repair(sheet) => repair::draw(app, sheet, area, buffer),
        Sheet::Doubts(sheet) => doubts::draw(app, sheet, area, buffer),
        Sheet::Jump(sheet) => jump::draw(app, sheet, area, buffer),
        Sheet::Searches(sheet) => searches::draw(app, sheet, area, buffer),
    }
}

fn draw_too_small(app: &App, area: Rect, buffer: &mut Buffer) {
    let lines = [
        format!("onrecord needs {}×{}", SMALLEST.width, SMALLEST.height),
        format!("this is {}×{}", area.width, area.height),
    ];
    for (text, y) in lines.iter().zip(area.y..area.bottom()) {
        line::put(buffer, Rect { y, height: 1, ..area }, text, app.theme.style(Role::Text));
    }
}
