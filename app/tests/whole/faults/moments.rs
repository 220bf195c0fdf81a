//! Moments at random, by the seed of the run.

use std::time::{Duration, Instant};

use fastrand::Rng;

use super::extent::chance;
use super::tally::Tally;

/// So many moments in a row lie in as many parts of the span.
const PARTS: u32 = 6;
const WITHIN_A_PART: u32 = 1000;

/// Moments from the start of an act to a little after its end.
pub(super) struct Moments {
    random: Rng,
    span: Duration,
    /// Where the next ones lie; a few of them go over the whole act.
    parts: Vec<u32>,
}

impl Moments {
    /// Of an act that takes so long when nothing disturbs it.
    pub(super) fn of(kills: &Tally, undisturbed: Duration) -> Self {
        Self {
            random: chance(kills.during()),
            span: undisturbed.mul_f64(1.2),
            parts: Vec::new(),
        }
    }

    /// On a machine that is by now faster or slower than when the act was measured, the span grows or
    /// shrinks until the kills come on both sides.
    pub(super) fn next_after(&mut self, kills: &Tally) -> Duration {
        self.span = self.span.mul_f64(kills.lean());
        if self.parts.is_empty() {
            self.parts = (0..PARTS).collect();
            self.random.shuffle(&mut self.parts);
        }
        let part = self.parts.pop().unwrap_or_default() * WITHIN_A_PART;
        let within = self.random.u32(part..part + WITHIN_A_PART);
        self.span * within / (PARTS * WITHIN_A_PART)
    }
}

/// What came of an act, and how long it took.
#[expect(
    clippy::disallowed_methods,
    reason = "the moments lie within the time that the act takes on this machine"
)]
pub(super) async fn timed<T>(act: impl Future<Output = T>) -> (T, Duration) {
    let begun = Instant::now();
    let outcome = act.await;
    (outcome, begun.elapsed())
}

/// How long an act takes that is short beside what a busy machine adds to it: the middle of three.
pub(super) async fn usual(mut act: impl AsyncFnMut() -> Duration) -> Duration {
    let mut took = [act().await, act().await, act().await];
    took.sort();
    took[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_go_over_the_whole_act() {
        let kills = Tally::new("a test of moments", "things");
        let act = Duration::from_secs(5);
        let mut moments = Moments::of(&kills, act);
        for _ in 0..20 {
            let mut few: Vec<Duration> = (0..PARTS).map(|_| moments.next_after(&kills)).collect();
            few.sort();
            for (part, moment) in (0..).zip(few) {
                assert!(moment >= Duration::from_secs(part), "{moment:?}");
                assert!(moment <= Duration::from_secs(part + 1), "{moment:?}");
            }
        }
    }
}
