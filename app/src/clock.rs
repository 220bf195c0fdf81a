//! The one place that reads the clock.

use quartermaster_application::ports::Clock;
use quartermaster_domain::Timestamp;

pub(crate) struct SystemClock;

impl SystemClock {
    /// The instant now with all the digits the machine has, for the log.
    #[expect(clippy::disallowed_methods, reason = "this is where time comes in")]
    pub(crate) fn precisely_now() -> Timestamp {
        Timestamp::now()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let now = Self::precisely_now();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }
}
