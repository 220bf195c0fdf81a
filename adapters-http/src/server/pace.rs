use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// An answer, or what goes out while a head comes in, has moved on when this much of it was taken.
const PROGRESS_BYTES: usize = 16 * 1024;

/// How long a connection may stay where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// Without the first byte of a request, and with an answer that is not taken.
    pub(super) idle: Duration,
    /// From the first byte of a request, or from the beginning, until its head is whole.
    pub(super) head: Duration,
}

/// Where a connection stands: what it waits for, and until when. While a request is being answered it waits for us,
/// which needs no bound here.
#[derive(Debug)]
pub(crate) struct Pace {
    patience: Patience,
    standing: Mutex<Standing>,
}

#[derive(Debug)]
struct Standing {
    running: usize,
    waits_for: Waiting,
    until: Instant,
    /// Since `until` was set.
    written_bytes: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// The first byte of a request.
    Request,
    /// The rest of its head.
    Head,
    /// The client, to take the answer.
    Taking,
}

impl Pace {
    /// Of a connection that was just opened, whose head is waited for at once.
    pub(super) fn new(patience: Patience) -> Arc<Self> {
        let standing = Standing {
            running: 0,
            waits_for: Waiting::Head,
            until: Instant::now() + patience.head.min(patience.idle),
            written_bytes: 0,
        };
        Arc::new(Self {
            patience,
            standing: Mutex::new(standing),
        })
    }

    /// Until when something has to happen; `None` while a request is being answered.
    pub(super) fn until(&self) -> Option<Instant> {
        let standing = self.standing();
        (standing.running == 0).then_some(standing.until)
    }

    pub(super) fn has_read(&self, bytes: usize) {
        let mut standing = self.standing();
        if bytes > 0 && standing.waits_for == Waiting::Request {
            self.wait_for(&mut standing, Waiting::Head);
        }
    }

    /// What goes out while a head comes in are the answers of other streams of the same connection, or next to nothing.
    pub(super) fn has_written(&self, bytes: usize) {
        let mut standing = self.standing();
        if bytes > 0 && standing.waits_for == Waiting::Request {
            self.wait_for(&mut standing, Waiting::Taking);
        }
        standing.written_bytes += bytes;
        if standing.written_bytes >= PROGRESS_BYTES {
            let same = standing.waits_for;
            self.wait_for(&mut standing, same);
        }
    }

    pub(super) fn has_flushed(&self) {
        let mut standing = self.standing();
        if standing.waits_for == Waiting::Taking {
            self.wait_for(&mut standing, Waiting::Request);
        }
    }

    /// Notes that the head of a request is whole and that it is being answered, until the value is dropped.
    pub(crate) fn run(self: Arc<Self>) -> Running {
        self.standing().running += 1;
        Running(self)
    }

    fn wait_for(&self, standing: &mut Standing, next: Waiting) {
        standing.waits_for = next;
        standing.written_bytes = 0;
        standing.until = Instant::now()
            + match next {
                Waiting::Request | Waiting::Taking => self.patience.idle,
                Waiting::Head => self.patience.head,
            };
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is being answered.
pub(crate) struct Running(Arc<Pace>);

impl Drop for Running {
    fn drop(&mut self) {
        let mut standing = self.0.standing();
        standing.running = standing.running.saturating_sub(1);
        if standing.running == 0 {
            self.0.wait_for(&mut standing, Waiting::Taking);
        }
    }
}
