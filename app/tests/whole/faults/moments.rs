//! Moments at random, the same in every run.

use std::time::{Duration, Instant};

use fastrand::Rng;

use super::tally::Tally;

/// Moments from the start of an act to a little after its end.
pub(super) struct Moments {
    random: Rng,
    span: Duration,
}

impl Moments {
    /// Of an act that takes so long when nothing disturbs it.
    pub(super) fn of(seed: u64, undisturbed: Duration) -> Self {
        Self {
            random: Rng::with_seed(seed),
            span: undisturbed.mul_f64(1.2),
        }
    }

    /// On a machine that is by now faster or slower than when the act was measured, the span grows or
    /// shrinks until the kills come on both sides.
    pub(super) fn next_after(&mut self, kills: &Tally) -> Duration {
        self.span = self.span.mul_f64(kills.lean());
        self.next()
    }

    pub(super) fn next(&mut self) -> Duration {
        self.span.mul_f64(self.random.f64())
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
