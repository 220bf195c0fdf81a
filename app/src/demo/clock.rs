use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::Result;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use quartermaster_application::ports::Clock;
use quartermaster_domain::Timestamp;

/// A clock that is set by hand, so that each act of the demo household happens when it would have.
pub(super) struct DemoClock {
    second: AtomicI64,
    now: Timestamp,
}

impl DemoClock {
    pub(super) fn starting(now: Timestamp) -> Self {
        Self {
            second: AtomicI64::new(now.as_second()),
            now,
        }
    }

    /// Sets the clock to noon of `date`, but never later than now.
    pub(super) fn set_to(&self, date: Date) -> Result<()> {
        let noon = TimeZone::UTC.to_timestamp(date.at(12, 0, 0, 0))?;
        self.second
            .store(noon.min(self.now).as_second(), Ordering::Relaxed);
        Ok(())
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.second.load(Ordering::Relaxed)).unwrap_or(self.now)
    }
}
