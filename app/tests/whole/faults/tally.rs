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
    /// Too many kills came when all was over.
    pub(super) fn report(&self) {
        println!("{self}");
        assert!(self.answered * 4 <= self.kills() * 3, "too late: {self}");
    }

    fn kills(&self) -> usize {
        self.undone + self.unanswered + self.answered
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
