//! The marks of a paragraph → [`Pair`]s: the likeliest reading of all marks together.
//!
//! A reading says of each mark whether it opens, closes or does neither; what is rare has a cost: a mark that stands
//! against its form or place, a missing mark, the same kind of mark inside itself. The cheapest reading is found by
//! going once through the marks and keeping the best way into each state, so a misprint costs where it stands and
//! the time is linear. Knows costs. Does not know words.

use super::mark::{Cost, Family, Mark, NEVER};
use Family::{Double, Single};

/// Two marks that belong together, one of which may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// The token of the opening mark.
    pub(super) open: Option<usize>,
    /// The token of the closing mark.
    pub(super) close: Option<usize>,
    /// The token before which it ends at the latest, where that is not the end of the block.
    pub(super) limit: Option<usize>,
    /// Whether it is open at the end of the block because the next one goes on with it.
    pub(super) goes_on: bool,
    /// The pairs inside, in order.
    pub(super) inner: Vec<Pair>,
}

/// Which marks may be open at one time, the outermost first.
const STATES: [&[Family]; 7] = [
    &[],
    &[Double],
    &[Single],
    &[Double, Single],
    &[Single, Double],
    &[Double, Double],
    &[Double, Single, Double],
];

/// A quotation between single marks beside quotations between double ones.
const SINGLE_OUTSIDE: Cost = 8;
/// A quotation inside another one, between marks of the other kind.
const NESTED: Cost = 2;
/// A quotation inside another one, between marks of the same kind.
const NESTED_ALIKE: Cost = 20;
/// A mark that closes what a mark of the other kind opened.
const UNLIKE: Cost = 25;
/// A missing closing mark.
const UNCLOSED: Cost = 25;
/// A closing mark that is missing before the next quotation opens.
const UNCLOSED_BEFORE: Cost = 30;
/// A single mark that opens, and nothing closes it; such a mark is an apostrophe nearly always.
const UNCLOSED_SINGLE: Cost = 60;
/// A quotation that goes on in the next paragraph, which begins with a mark that opens.
const GOES_ON: Cost = 2;
/// A closing mark without an opening one.
const UNOPENED: Cost = 35;

/// What a reading makes of one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// It is no quotation mark.
    Ignore,
    /// It closes what nothing opened.
    CloseUnopened,
    Open,
    Close,
    /// It closes two quotations, the inner of which has no mark of its own.
    CloseBoth,
    /// It opens, and the quotation before has no closing mark.
    Reopen,
}

/// How a state is reached best.
#[derive(Clone, Copy)]
struct Way {
    cost: Cost,
    step: Step,
    from: usize,
}

/// The pairs of a block's marks, in order, the inner ones inside the outer. `next` is the mark that the next block
/// begins with.
pub(super) fn pair(marks: &[Mark], next: Option<Mark>) -> Vec<Pair> {
    let mut ways: Vec<[Option<Way>; STATES.len()]> = Vec::with_capacity(marks.len());
    let mut costs = [None; STATES.len()];
    costs[0] = Some(0);
    for mark in marks {
        let mut best: [Option<Way>; STATES.len()] = [None; STATES.len()];
        for (from, so_far) in costs.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            for (step, to, cost) in steps(STATES[from], mark) {
                let way = Way { cost: so_far + cost, step, from };
                if best[to].is_none_or(|other| way.cost < other.cost) {
                    best[to] = Some(way);
                }
            }
        }
        costs = best.map(|way| way.map(|way| way.cost));
        ways.push(best);
    }
    let goes_on = |family: Family| next.is_some_and(|next| next.family == family && next.opens < next.closes);
    let at_end = |state: usize| Some(costs[state]? + cost_at_end(STATES[state], goes_on));
    let last = (0..STATES.len()).filter_map(|state| Some((at_end(state)?, state))).min();
    let steps = read_back(&ways, last.map_or(0, |(_, state)| state));
    build(marks, &steps, goes_on)
}

/// The steps that a mark may be in a state, with the states that they lead to and their costs.
fn steps(state: &'static [Family], mark: &Mark) -> impl Iterator<Item = (Step, usize, Cost)> {
    let family = mark.family;
    let (top, below) = (state.last().copied(), state.len().checked_sub(2).map(|at| state[at]));
    let level = match top {
        None if family == Double => 0,
        None => SINGLE_OUTSIDE,
        Some(top) if top == family => NESTED_ALIKE,
        Some(_) => NESTED,
    };
    let pushed = STATES.iter().position(|other| other.split_last() == Some((&family, state)));
    let popped = |n: usize| state.len().checked_sub(n).and_then(|n| number(&state[..n]));
    let unlike = if top == Some(family) { 0 } else { UNLIKE };
    let stray = (top.is_none() && family == Double).then_some(0);
    [
        Some((Step::Ignore, number(state), mark.none)),
        Some((Step::CloseUnopened, stray, UNOPENED + mark.closes)),
        Some((Step::Open, pushed, mark.opens + level)),
        top.map(|_| (Step::Close, popped(1), mark.closes + unlike)),
        (below == Some(family) && top != below).then(|| (Step::CloseBoth, popped(2), mark.closes + UNCLOSED)),
        (state == [family]).then(|| (Step::Reopen, number(state), mark.opens + UNCLOSED_BEFORE)),
    ]
    .into_iter()
    .flatten()
    .filter_map(|(step, to, cost)| Some((step, to?, cost)))
    .filter(|&(.., cost)| cost < NEVER)
}

fn number(state: &[Family]) -> Option<usize> {
    STATES.iter().position(|other| *other == state)
}

/// What the marks cost that are open at the end of the block.
fn cost_at_end(state: &[Family], goes_on: impl Fn(Family) -> bool) -> Cost {
    let Some((&outer, inner)) = state.split_first() else { return 0 };
    let outer = match outer {
        outer if goes_on(outer) => GOES_ON,
        Double => UNCLOSED,
        Single => UNCLOSED_SINGLE,
    };
    outer + UNCLOSED * inner.len() as Cost
}

/// The steps of the best reading that ends in `state`.
fn read_back(ways: &[[Option<Way>; STATES.len()]], state: usize) -> Vec<Step> {
    let mut state = state;
    let mut steps: Vec<Step> = ways
        .iter()
        .rev()
        .filter_map(|ways| {
            let way = ways[state]?;
            state = way.from;
            Some(way.step)
        })
        .collect();
    steps.reverse();
    steps
}

/// Turns the steps of a reading into pairs.
fn build(marks: &[Mark], steps: &[Step], goes_on: impl Fn(Family) -> bool) -> Vec<Pair> {
    let mut building = Building::default();
    for (mark, step) in marks.iter().zip(steps) {
        let token = mark.token;
        match step {
            Step::Ignore => {}
            Step::CloseUnopened => building.put(Pair { close: Some(token), ..Pair::default() }),
            Step::Open => building.open(mark),
            Step::Close => building.close(|pair| pair.close = Some(token)),
            Step::CloseBoth => {
                building.close(|inner| inner.limit = Some(token));
                building.close(|pair| pair.close = Some(token));
            }
            Step::Reopen => {
                building.close(|pair| pair.limit = Some(token));
                building.open(mark);
            }
        }
    }
    while let Some((_, family)) = building.open.last() {
        let goes_on = building.open.len() == 1 && goes_on(*family);
        building.close(|pair| pair.goes_on = goes_on);
    }
    building.done
}

/// Pairs being built: those that are still open, and those that are done.
#[derive(Default)]
struct Building {
    open: Vec<(Pair, Family)>,
    done: Vec<Pair>,
}

impl Building {
    fn open(&mut self, mark: &Mark) {
        self.open.push((Pair { open: Some(mark.token), ..Pair::default() }, mark.family));
    }

    /// Ends the innermost open pair as `end` says.
    fn close(&mut self, end: impl FnOnce(&mut Pair)) {
        if let Some((mut pair, _)) = self.open.pop() {
            end(&mut pair);
            self.put(pair);
        }
    }

    fn put(&mut self, pair: Pair) {
        match self.open.last_mut() {
            Some((outer, _)) => outer.inner.push(pair),
            None => self.done.push(pair),
        }
    }
}
