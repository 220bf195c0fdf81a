//! How often an act was cut off, and where in it; and how often something else was tried.

use std::fmt::{self, Display, Formatter};
use std::thread;

use super::extent::{kills, seed};

/// Counts the kills of one kind; printed, they make a line.
pub(super) struct Tally {
    during: &'static str,
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
    pub(super) fn new(during: &'static str, looked_for: &'static str) -> Self {
        Self {
            during,
            looked_for,
            undone: 0,
            unanswered: 0,
            answered: 0,
            kept: 0,
        }
    }

    pub(super) fn during(&self) -> &'static str {
        self.during
    }

    pub(super) fn count(&mut self, left: Left) {
        *match left {
            Left::Nothing => &mut self.undone,
            Left::Unanswered => &mut self.unanswered,
            Left::Answered => &mut self.answered,
        } += 1;
    }

    /// Whether one more is to come: this run's number, and up to as many again while they prove too little.
    pub(super) fn goes_on(&self) -> bool {
        self.goes_on_to(kills())
    }

    fn goes_on_to(&self, wanted: usize) -> bool {
        self.kills() < wanted || self.lacks().is_some() && self.kills() < wanted * 2
    }

    /// # Panics
    /// The kills did not come on both sides of what they were to cut off, or too many when all was over.
    pub(super) fn report(&self) {
        println!("{self}");
        self.expect_both_sides();
    }

    fn expect_both_sides(&self) {
        if let Some(lack) = self.lacks() {
            panic!("{lack}: {self}");
        }
    }

    fn lacks(&self) -> Option<&'static str> {
        if self.undone == 0 {
            Some("never before anything was done")
        } else if self.done() == 0 {
            Some("never after something was done")
        } else if self.answered * 4 > self.kills() * 3 {
            Some("too late")
        } else {
            None
        }
    }

    /// What the span of the next moments is to be multiplied by, as long as all kills came on one side.
    pub(super) fn lean(&self) -> f64 {
        match (self.undone, self.done()) {
            (1.., 0) => 1.25,
            (0, 1..) => 0.8,
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
            seed(),
            self.kept,
            self.looked_for
        )
    }
}

impl Drop for Tally {
    fn drop(&mut self) {
        tell_seed_of_a_failure(self.during);
    }
}

/// Counts how often a fault of one kind was tried that is not a kill; printed, they make a line. What is by chance in
/// them comes from `chance`, by their name.
pub(super) struct Trials {
    name: &'static str,
    /// What was looked for after each, all of which was found.
    looked_for: &'static str,
    times: usize,
    found: usize,
}

impl Trials {
    /// `name` says what is tried, in lower-case letters and spaces.
    pub(super) fn of(name: &'static str, looked_for: &'static str) -> Self {
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter == ' ';
        assert!(name.chars().all(is_plain), "{name}");
        Self {
            name,
            looked_for,
            times: 0,
            found: 0,
        }
    }

    /// One more was tried, and so much of what was looked for was found.
    pub(super) fn count(&mut self, found: usize) {
        self.times += 1;
        self.found += found;
    }

    pub(super) fn times(&self) -> usize {
        self.times
    }

    /// # Panics
    /// There was nothing to be found, so that nothing is proven.
    pub(super) fn report(&self) {
        println!("{self}");
        self.expect_found();
    }

    fn expect_found(&self) {
        assert!(self.found > 0, "nothing was found: {self}");
    }
}

impl Display for Trials {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "tried {}: {} times (seed {}), {} {} found",
            self.name,
            self.times,
            seed(),
            self.found,
            self.looked_for
        )
    }
}

impl Drop for Trials {
    fn drop(&mut self) {
        tell_seed_of_a_failure(self.name);
    }
}

fn tell_seed_of_a_failure(kind: &str) {
    if thread::panicking() {
        println!("{kind} failed with seed {}", seed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(kinds: &[(Left, usize)]) -> Tally {
        let mut tally = Tally::new("a test", "things");
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
    fn it_goes_on_while_the_kills_prove_too_little_but_not_for_ever() {
        assert!(tally(&[(Left::Nothing, 1), (Left::Unanswered, 4)]).goes_on_to(6));
        assert!(!tally(&[(Left::Nothing, 1), (Left::Unanswered, 5)]).goes_on_to(6));
        assert!(tally(&[(Left::Nothing, 6)]).goes_on_to(6));
        assert!(tally(&[(Left::Nothing, 1), (Left::Answered, 5)]).goes_on_to(6));
        assert!(!tally(&[(Left::Nothing, 12)]).goes_on_to(6));
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

    #[test]
    fn trials_add_up_what_they_found() {
        let mut trials = Trials::of("a test of trials", "things");
        trials.count(2);
        trials.count(0);
        let line = trials.to_string();
        let said = format!(
            "tried a test of trials: 2 times (seed {}), 2 things found",
            seed()
        );
        assert_eq!(line, said);
        trials.expect_found();
    }

    #[test]
    #[should_panic(expected = "nothing was found")]
    fn trials_that_find_nothing_prove_nothing() {
        let mut trials = Trials::of("a test of trials", "things");
        trials.count(0);
        trials.expect_found();
    }
}
