//! How often an act was cut off, and where in it.

use std::fmt::{self, Display, Formatter};

/// Counts the kills of one kind; printed, they make a line.
pub(super) struct Tally {
    during: &'static str,
    seed: u64,
    /// What was looked for after each kill, all of which was found.
    looked_for: &'static str,
    undone: usize,
    unanswered: usize,
    answered: usize,
    pub(super) kept: usize,
}

/// What a kill left of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    Nothing,
    /// All of it, or those of its parts that are whole by themselves.
    Unanswered,
    /// All of it: the kill came after.
    Answered,
}

impl Tally {
    pub(super) fn new(during: &'static str, seed: u64, looked_for: &'static str) -> Self {
        Self {
            during,
            seed,
            looked_for,
            undone: 0,
            unanswered: 0,
            answered: 0,
            kept: 0,
        }
    }

    pub(super) fn count(&mut self, left: Left) {
        *match left {
            Left::Nothing => &mut self.undone,
            Left::Unanswered => &mut self.unanswered,
            Left::Answered => &mut self.answered,
        } += 1;
    }

    /// # Panics
    /// The kills did not come on both sides of what they were to cut off, or too many when all was over.
    pub(super) fn report(&self) {
        println!("{self}");
        self.expect_both_sides();
    }

    fn expect_both_sides(&self) {
        assert!(self.undone > 0, "never before anything was done: {self}");
        assert!(self.done() > 0, "never after something was done: {self}");
        assert!(self.answered * 4 <= self.kills() * 3, "too late: {self}");
    }

    /// What the span of the next moments is to be multiplied by, as long as all kills came on one side.
    pub(super) fn lean(&self) -> f64 {
        match (self.undone, self.done()) {
            (1.., 0) => 1.1,
            (0, 1..) => 0.9,
            _ => 1.0,
        }
    }

    fn done(&self) -> usize {
        self.unanswered + self.answered
    }

    fn kills(&self) -> usize {
        self.undone + self.done()
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "killed during {}: {} times (left undone {}, done unanswered {}, answered {}; seed {}), \
             {} {} found",
            self.during,
            self.kills(),
            self.undone,
            self.unanswered,
            self.answered,
            self.seed,
            self.kept,
            self.looked_for
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(kinds: &[(Left, usize)]) -> Tally {
        let mut tally = Tally::new("a test", 0, "things");
        for (left, times) in kinds {
            (0..*times).for_each(|_| tally.count(*left));
        }
        tally
    }

    #[test]
    fn kills_on_both_sides_are_enough() {
        tally(&[(Left::Nothing, 49), (Left::Unanswered, 1)]).expect_both_sides();
        tally(&[(Left::Nothing, 1), (Left::Answered, 3)]).expect_both_sides();
    }

    #[test]
    #[should_panic(expected = "never after something was done")]
    fn fifty_kills_at_the_very_beginning_prove_nothing() {
        tally(&[(Left::Nothing, 50)]).expect_both_sides();
    }

    #[test]
    #[should_panic(expected = "never before anything was done")]
    fn fifty_kills_when_something_is_done_prove_nothing() {
        tally(&[(Left::Unanswered, 50)]).expect_both_sides();
    }

    #[test]
    #[should_panic(expected = "too late")]
    fn kills_that_are_mostly_late_are_refused() {
        tally(&[(Left::Nothing, 1), (Left::Answered, 49)]).expect_both_sides();
    }

    #[test]
    fn it_leans_to_the_side_that_lacks() {
        assert!(tally(&[(Left::Nothing, 1)]).lean() > 1.0);
        assert!(tally(&[(Left::Answered, 1)]).lean() < 1.0);
        let both = tally(&[(Left::Nothing, 1), (Left::Unanswered, 1)]);
        for balanced in [tally(&[]), both] {
            assert!((balanced.lean() - 1.0).abs() < f64::EPSILON);
        }
    }
}
