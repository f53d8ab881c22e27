//! Where one came from: a list that is gone back and forward through, as in a browser.
//!
//! Does not know what makes a jump.

use super::app::ArticleIdx;
use super::arrangement::Focus;
use super::opened::Place;

/// The longest way back.
const MOST: usize = 200;

/// Where one can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) article: ArticleIdx,
    pub(super) place: Place,
    pub(super) focus: Focus,
}

/// The positions before and after where one is, the nearest last.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    before: Vec<Position>,
    after: Vec<Position>,
}

impl Jumps {
    /// Notes that one leaves `here` for somewhere new. What was gone back from can't be gone forward to any more.
    pub(super) fn leave(&mut self, here: Position) {
        self.after.clear();
        if self.before.last() != Some(&here) {
            self.before.push(here);
        }
        let surplus = self.before.len().saturating_sub(MOST);
        self.before.drain(..surplus);
    }

    /// Where one was before one came `here`.
    pub(super) fn back(&mut self, here: Position) -> Option<Position> {
        step(&mut self.before, &mut self.after, here)
    }

    /// Where one had gone back from.
    pub(super) fn forward(&mut self, here: Position) -> Option<Position> {
        step(&mut self.after, &mut self.before, here)
    }
}

fn step(from: &mut Vec<Position>, to: &mut Vec<Position>, here: Position) -> Option<Position> {
    let there = std::iter::from_fn(|| from.pop()).find(|there| *there != here)?;
    to.push(here);
    Some(there)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(anchor: usize) -> Position {
        let place = Place { anchor, chosen: None };
        Position { article: ArticleIdx(0), place, focus: Focus::Reader }
    }

    #[test]
    fn back_and_forward_lead_the_same_way() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(2));
        assert_eq!(jumps.back(at(3)), Some(at(2)));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(at(1)), Some(at(2)));
        assert_eq!(jumps.forward(at(2)), Some(at(3)));
        assert_eq!(jumps.forward(at(3)), None);
    }

    #[test]
    fn going_back_always_leads_somewhere_else() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(2));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
    }

    #[test]
    fn a_new_way_ends_the_old_one() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.back(at(2));
        jumps.leave(at(1));
        assert_eq!(jumps.forward(at(7)), None);
    }

    #[test]
    fn the_way_back_is_no_longer_than_it_must() {
        let mut jumps = Jumps::default();
        (0..1000).for_each(|n| jumps.leave(at(n)));
        let mut n = 0;
        while jumps.back(at(0)).is_some() {
            n += 1;
        }
        assert_eq!(n, MOST);
    }
}
