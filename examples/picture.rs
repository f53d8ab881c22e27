//! Draws the reader on the samples, as the SVGs of `docs/pictures`: `cargo run --release --example picture`.
//!
//! The cells are the program's own, drawn on a screen in memory. Knows how cells become shapes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use onrecord::analysis::{Engine, EngineVersion};
use onrecord::ingest::{self, Document, persons};
use onrecord::library::{Findings, Library, LibraryError, Stamp};
use onrecord::tui::app::App;
use onrecord::tui::event::Event;
use onrecord::tui::finder::{Answer, Question};
use onrecord::tui::gatherer;
use onrecord::tui::theme::{Depth, Kind, Marks, Theme};
use onrecord::tui::wish::Task;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// A picture: its file, what it shows, and what is pressed before it is taken.
struct Picture {
    name: &'static str,
    title: &'static str,
    size: (u16, u16),
    theme: Kind,
    /// Enter is a carriage return.
    keys: &'static str,
}

const PICTURES: &[Picture] = &[
    Picture {
        name: "reader",
        title: "the articles, one of them, and its quotations by speaker",
        size: (132, 38),
        theme: Kind::Dark,
        // Three decisions, then two quotations into an article.
        keys: "saxjjjj\rJJ",
    },
    Picture {
        name: "speakers",
        title: "everybody who is quoted",
        size: (110, 30),
        theme: Kind::Dark,
        keys: "S",
    },
    Picture {
        name: "thread",
        title: "all words of one speaker",
        size: (110, 30),
        theme: Kind::Dark,
        keys: "S\r",
    },
    Picture {
        name: "search",
        title: "the articles that a query finds",
        size: (132, 30),
        theme: Kind::Dark,
        keys: "fspeaker:araghchi talks",
    },
    Picture {
        name: "narrow",
        title: "a narrow screen",
        size: (50, 20),
        theme: Kind::Dark,
        keys: "jjjjj\rJJ",
    },
    Picture { name: "tall", title: "a tall screen", size: (64, 52), theme: Kind::Dark, keys: "jjjjj\rJJJ" },
    Picture {
        name: "light",
        title: "the light theme",
        size: (110, 30),
        theme: Kind::Light,
        keys: "jjjjj\rJJJ",
    },
];

/// Where the pictures are kept.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");

const CELL: (f64, f64) = (8.43, 18.0);
const MARGIN: f64 = 14.0;

/// What a cell without colours of its own has.
#[derive(Clone, Copy)]
struct Paper {
    ground: &'static str,
    ink: &'static str,
}

const DARK: Paper = Paper { ground: "#16181d", ink: "#d5d8de" };
const LIGHT: Paper = Paper { ground: "#ffffff", ink: "#24292f" };

fn main() -> Result<(), Box<dyn Error>> {
    let engine = Engine::new();
    fs::create_dir_all(FOLDER)?;
    for picture in PICTURES {
        let paper = if picture.theme == Kind::Light { LIGHT } else { DARK };
        let svg = svg(&cells(picture, &engine)?, picture.title, paper)?;
        fs::write(format!("{FOLDER}/{}.svg", picture.name), svg)?;
    }
    Ok(())
}

/// The reader after all keys are pressed.
fn cells(picture: &Picture, engine: &Engine) -> Result<Buffer, Box<dyn Error>> {
    let theme = Theme::new(picture.theme, Depth::True, Marks::Signs);
    let mut library = Library::in_memory()?;
    shelve(&mut library, engine)?;
    persons::join_if_due(&mut library)?;
    let searched = library.another()?;
    let (width, height) = picture.size;
    let entries = library.entries(&[], None)?;
    let mut app = App::new(entries, library, theme, 0.0, Size { width, height });
    let mut now = Instant::now();
    for key in picture.keys.chars() {
        let code = if key == '\r' { KeyCode::Enter } else { KeyCode::Char(key) };
        now += Duration::from_secs(10);
        app.expire(now);
        app.handle(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)), now);
        for task in app.take_tasks() {
            answer(task, &searched, &mut app, now);
        }
        app.painted();
    }
    app.expire(now + Duration::from_secs(10));
    let mut terminal = Terminal::new(TestBackend::new(width, height))?;
    terminal.draw(|frame| app.draw(frame))?;
    Ok(terminal.backend().buffer().clone())
}

/// Does what the reader's threads do for it.
fn answer(task: Task, library: &Library, app: &mut App, now: Instant) {
    match task {
        Task::Find(Question { number, query }) => {
            let matches = library.search(&query);
            app.handle(Event::Found(Answer { number, matches }), now);
        }
        Task::Gather(question) => gatherer::answer(library, &question, 0.0, |answer| {
            app.handle(Event::Gathered(answer), now);
            ControlFlow::Continue(())
        }),
        _ => {}
    }
}

/// Puts the samples into the library, and what the engine finds in them.
fn shelve(library: &mut Library, engine: &Engine) -> Result<(), LibraryError> {
    let mut batch = library.batch()?;
    for Document { path, article, .. } in ingest::samples() {
        let stamp = Stamp { size: article.text.len() as u64, modified: None, is_sure: true };
        let doc = batch.put(&path, stamp, &article)?;
        let findings = Findings::new(&article, &engine.analyze(&article));
        batch.set_analysis(doc, EngineVersion::current(), &findings)?;
    }
    batch.commit()
}

fn svg(buffer: &Buffer, title: &str, paper: Paper) -> Result<String, std::fmt::Error> {
    let area = buffer.area;
    let (width, height) = (left(area.width) + MARGIN, top(area.height) + MARGIN);
    let mut svg = String::new();
    writeln!(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\">")?;
    writeln!(svg, "<title>onrecord: {title}</title>")?;
    writeln!(svg, "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>", paper.ground)?;
    writeln!(
        svg,
        "<g font-family=\"'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, monospace\" font-size=\"14\">"
    )?;
    for y in area.y..area.bottom() {
        let cells: Vec<&Cell> = (area.x..area.right()).map(|x| &buffer[(x, y)]).collect();
        let mut start = 0;
        while start < cells.len() {
            let same = |cell: &&&Cell| shape(cell).is_none() && cell.style() == cells[start].style();
            let n_cells = if shape(cells[start]).is_some() {
                1
            } else {
                cells[start..].iter().take_while(same).count()
            };
            draw_run(&mut svg, paper, (start as u16, y), &cells[start..start + n_cells])?;
            start += n_cells;
        }
    }
    write!(svg, "</g>\n</svg>")?;
    Ok(svg)
}

/// Draws cells of one style that lie side by side.
fn draw_run(svg: &mut String, paper: Paper, at: (u16, u16), cells: &[&Cell]) -> std::fmt::Result {
    let Some(first) = cells.first() else { return Ok(()) };
    let (x, y, width) = (left(at.0), top(at.1), cells.len() as f64 * CELL.0);
    let is_reversed = first.modifier.contains(Modifier::REVERSED);
    let (ground, ink) = (colour(first.bg, paper.ground), colour(first.fg, paper.ink));
    let (ground, fill) = if is_reversed { (ink, ground) } else { (ground, ink) };
    if ground != paper.ground {
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ground}\"/>",
            CELL.1
        )?;
    }
    if let Some((from, to, above, below)) = shape(first) {
        let (x, y) = (x + from * CELL.0, y + above * CELL.1);
        let (width, height) = ((to - from) * CELL.0, (below - above) * CELL.1);
        return writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>"
        );
    }
    let mut attributes = format!("fill=\"{fill}\"");
    if first.modifier.contains(Modifier::BOLD) {
        attributes += " font-weight=\"bold\"";
    }
    if first.modifier.contains(Modifier::UNDERLINED) {
        attributes += " text-decoration=\"underline\"";
    }
    let is_space = |cell: &&Cell| cell.symbol() == " ";
    if cells.iter().all(is_space) {
        return Ok(());
    }
    let baseline = y + CELL.1 * 0.75;
    write!(svg, "<text y=\"{baseline:.1}\" {attributes}>")?;
    let mut before = 0;
    // Each word has its own place, since fonts differ in width.
    for word in cells.split(is_space) {
        if !word.is_empty() {
            let text: String = word.iter().map(|cell| cell.symbol()).collect();
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            write!(svg, "<tspan x=\"{:.1}\">{text}</tspan>", x + before as f64 * CELL.0)?;
        }
        before += word.len() + 1;
    }
    writeln!(svg, "</text>")
}

/// The part of its cell that a drawn character fills: left, right, upper and lower edge. Fonts leave gaps.
fn shape(cell: &Cell) -> Option<(f64, f64, f64, f64)> {
    match cell.symbol() {
        "▎" => Some((0.0, 0.25, 0.0, 1.0)),
        "▌" => Some((0.0, 0.5, 0.0, 1.0)),
        "▐" => Some((0.5, 1.0, 0.0, 1.0)),
        "◼" => Some((0.1, 1.0, 0.25, 0.75)),
        "▪" => Some((0.3, 0.9, 0.35, 0.65)),
        "│" => Some((0.45, 0.55, 0.0, 1.0)),
        _ => None,
    }
}

fn colour(colour: Color, usual: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => usual.to_owned(),
    }
}

fn left(x: u16) -> f64 {
    MARGIN + f64::from(x) * CELL.0
}

fn top(y: u16) -> f64 {
    MARGIN + f64::from(y) * CELL.1
}
