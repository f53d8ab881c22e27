//! The size of the screen and the focus → where each pane lies.
//!
//! Does not know what the panes show.

use ratatui::layout::{Margin, Rect, Size};

/// The smallest screen that the reader works on.
pub(super) const SMALLEST: Size = Size { width: 40, height: 15 };

/// The cells between the edge of the reading pane and the text: the gutter, and a space.
const GUTTER: u16 = 2;

/// From this width on there are three panes.
const THREE_FROM: u16 = 110;
/// From this width on there are two.
const TWO_FROM: u16 = 64;
/// Up to this width, and from this height on, all three lie one above the other.
const UPRIGHT_TO: u16 = 84;
const UPRIGHT_FROM: u16 = 46;
/// From this height on there is a free row under the headings.
const AIRY_FROM: u16 = 20;

/// What has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Focus {
    List,
    Reader,
    Quotes,
}

impl Focus {
    pub(super) const ALL: [Focus; 3] = [Focus::List, Focus::Reader, Focus::Quotes];
}

/// A pane: a heading, and what is under it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pane {
    pub(super) heading: Rect,
    pub(super) body: Rect,
}

/// Where everything lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrangement {
    pub(super) list: Option<Pane>,
    /// The list, when it is folded into a single line.
    pub(super) folded: Option<Rect>,
    pub(super) reader: Option<Pane>,
    pub(super) quotes: Option<Pane>,
    /// Lines between panes, upright or level.
    pub(super) rules: Vec<Rect>,
    pub(super) status: Rect,
    /// What a sheet over the panes covers.
    pub(super) sheet: Rect,
    /// What a sheet over their lower half covers.
    pub(super) half_sheet: Rect,
}

impl Arrangement {
    /// Where the panes lie on a screen of this size, or the focused one alone if it is zoomed; `None` where the
    /// screen is too small for any.
    pub(super) fn new(size: Size, focus: Focus, is_zoomed: bool) -> Option<Arrangement> {
        if size.width < SMALLEST.width || size.height < SMALLEST.height {
            return None;
        }
        let status = Rect::new(0, size.height - 1, size.width, 1);
        let panes = Rect::new(0, 0, size.width, size.height - 1);
        let none = Arrangement {
            list: None,
            folded: None,
            reader: None,
            quotes: None,
            rules: Vec::new(),
            status,
            sheet: Rect { y: 1, height: panes.height - 1, ..panes },
            half_sheet: Rect { y: panes.height / 2, height: panes.height - panes.height / 2, ..panes },
        };
        Some(match size.width {
            _ if is_zoomed => none.with_one(panes, focus),
            ..=UPRIGHT_TO if size.height >= UPRIGHT_FROM => none.with_all_stacked(panes),
            THREE_FROM.. => none.with_three(panes),
            TWO_FROM.. => none.with_two(panes, focus),
            _ => none.with_one(panes, focus),
        })
    }

    fn with_three(self, panes: Rect) -> Arrangement {
        let list_width = (panes.width * 26 / 100).clamp(30, 46);
        let quotes_width = (panes.width * 25 / 100).clamp(30, 48);
        let reader_width = panes.width - list_width - quotes_width - 2;
        let list = Rect { width: list_width, ..panes };
        let reader = Rect { x: list.right() + 1, width: reader_width, ..panes };
        let quotes = Rect { x: reader.right() + 1, width: quotes_width, ..panes };
        self.with_all([list, reader, quotes], vec![rule_after(list), rule_after(reader)])
    }

    /// The list, the article, and its quotations, one above the other.
    fn with_all_stacked(self, panes: Rect) -> Arrangement {
        let list = Rect { height: panes.height / 5, ..panes };
        let quotes_height = panes.height * 3 / 10;
        let quotes = Rect { y: panes.bottom() - quotes_height, height: quotes_height, ..panes };
        let reader = Rect { y: list.bottom() + 1, height: quotes.y - list.bottom() - 2, ..panes };
        self.with_all([list, reader, quotes], vec![rule_below(list), rule_below(reader)])
    }

    /// The list, the article and its quotations in these places, and the rules between them.
    fn with_all(self, places: [Rect; 3], rules: Vec<Rect>) -> Arrangement {
        let [list, reader, quotes] = places.map(|place| Some(pane(place)));
        Arrangement { list, reader, quotes, rules, ..self }
    }

    /// The article and its quotations, and the list in one line above; while the list has the focus, the list
    /// and the article.
    fn with_two(self, panes: Rect, focus: Focus) -> Arrangement {
        if focus == Focus::List {
            let list = Rect { width: panes.width * 45 / 100, ..panes };
            let reader = Rect { x: list.right() + 1, width: panes.width - list.width - 1, ..panes };
            let rules = vec![rule_after(list)];
            return Arrangement { list: Some(pane(list)), reader: Some(pane(reader)), rules, ..self };
        }
        let folded = Rect { height: 1, ..panes };
        let under = Rect { y: 1, height: panes.height - 1, ..panes };
        let quotes_width = (under.width * 36 / 100).max(26);
        let reader = Rect { width: under.width - quotes_width - 1, ..under };
        let quotes = Rect { x: reader.right() + 1, width: quotes_width, ..under };
        Arrangement {
            folded: Some(folded),
            reader: Some(pane(reader)),
            quotes: Some(pane(quotes)),
            rules: vec![rule_after(reader)],
            ..self
        }
    }

    fn with_one(self, panes: Rect, focus: Focus) -> Arrangement {
        let only = Some(pane(panes));
        match focus {
            Focus::List => Arrangement { list: only, ..self },
            Focus::Reader => Arrangement { reader: only, ..self },
            Focus::Quotes => Arrangement { quotes: only, ..self },
        }
    }

    /// The width of a row of the article, if the article is shown; at most `widest`.
    pub(super) fn measure(&self, widest: u16) -> Option<u16> {
        self.reader.map(|pane| text_column(pane.body, widest).width)
    }
}

/// The column of a reading pane that holds the article's words: centred, and at most `widest` cells wide.
pub(super) fn text_column(body: Rect, widest: u16) -> Rect {
    // One column at the right is the scrollbar's, and one is kept free beside it.
    let room = body.width.saturating_sub(GUTTER + 2);
    let width = room.min(widest);
    Rect { x: body.x + GUTTER + (room - width) / 2, width, ..body }
}

fn pane(area: Rect) -> Pane {
    let area = area.inner(Margin::new(1, 0));
    let heading = Rect { height: 1, ..area };
    let above = if area.height + 1 >= AIRY_FROM { 2 } else { 1 };
    Pane { heading, body: Rect { y: area.y + above, height: area.height - above, ..area } }
}

fn rule_after(area: Rect) -> Rect {
    Rect { x: area.right(), width: 1, ..area }
}

fn rule_below(area: Rect) -> Rect {
    Rect { y: area.bottom(), height: 1, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fit_the_screen_and_leave_each_other_room_at_every_size() {
        for width in SMALLEST.width..240 {
            for height in [15, 19, 20, 45, 46, 50, 90] {
                for (focus, is_zoomed) in Focus::ALL.into_iter().flat_map(|f| [(f, false), (f, true)]) {
                    let screen = Rect::new(0, 0, width, height);
                    let arrangement = Arrangement::new(screen.as_size(), focus, is_zoomed).unwrap();
                    let panes = [arrangement.list, arrangement.reader, arrangement.quotes];
                    let mut taken: Vec<Rect> = arrangement.rules.clone();
                    taken.push(arrangement.status);
                    taken.extend(arrangement.folded);
                    taken.extend(panes.iter().flatten().flat_map(|pane| [pane.heading, pane.body]));
                    for (n, area) in taken.iter().enumerate() {
                        assert_eq!(screen.intersection(*area), *area);
                        assert!(taken.iter().skip(n + 1).all(|other| !area.intersects(*other)));
                    }
                    assert!(panes[focus as usize].is_some(), "the focus is always shown");
                }
            }
        }
    }

    #[test]
    fn lines_stay_readable_on_wide_screens() {
        let column = text_column(Rect::new(10, 0, 150, 20), 88);
        assert_eq!((column.x, column.width), (41, 88));
    }
}
