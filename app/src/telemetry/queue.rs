use std::io::{self, Write};
use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tracing_subscriber::fmt::MakeWriter;

use super::outlet::Outlet;

/// What may wait to be written; some ten thousand lines.
const WAITING_MAX_BYTES: usize = 4 * 1024 * 1024;

/// Lines of the log on their way out. Whoever has one to write leaves it here and goes on: a reader who does not read
/// holds up the thread that writes, and nobody else. What has no room any more is dropped and counted.
#[derive(Clone)]
pub(super) struct Queue(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    /// Something waits, or nothing does any more.
    changed: Condvar,
    max_bytes: usize,
}

#[derive(Default)]
struct State {
    waiting: Vec<u8>,
    is_writing: bool,
    /// Since it was last told.
    dropped: u64,
    dropped_ever: u64,
    has_failed: bool,
}

impl State {
    fn drop_lines(&mut self, lines: u64) {
        self.dropped = self.dropped.saturating_add(lines);
        self.dropped_ever = self.dropped_ever.saturating_add(lines);
    }
}

/// What the thread that writes has to do next.
struct Batch {
    lines: Vec<u8>,
    /// How many lines are missing behind them.
    dropped: u64,
}

impl Queue {
    fn new(max_bytes: usize) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            max_bytes,
        }))
    }

    /// Begins to write what comes to `output`, on a thread of its own.
    ///
    /// # Errors
    /// There can be no more threads.
    pub(super) fn start(output: impl Write + Send + 'static) -> io::Result<Self> {
        Self::start_with(WAITING_MAX_BYTES, output)
    }

    fn start_with(max_bytes: usize, output: impl Write + Send + 'static) -> io::Result<Self> {
        let queue = Self::new(max_bytes);
        let written = queue.clone();
        thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || written.write_for_ever(Outlet::new(output)))?;
        Ok(queue)
    }

    /// Leaves a line, or several, to be written whole or not at all.
    pub(super) fn push(&self, lines: &[u8]) {
        let mut state = self.state();
        let has_room = state.waiting.len().saturating_add(lines.len()) <= self.0.max_bytes;
        // What is told of the dropped ones holds of all that came after the first of them.
        if has_room && (state.dropped == 0 || state.has_failed) {
            state.waiting.extend_from_slice(lines);
            self.0.changed.notify_all();
        } else {
            state.drop_lines(count(lines));
        }
    }

    pub(super) fn dropped_ever(&self) -> u64 {
        self.state().dropped_ever
    }

    /// Waits until everything is written, and no longer than `patience`.
    pub(super) fn finish(&self, patience: Duration) {
        let is_busy = |state: &mut State| state.is_writing || !state.waiting.is_empty();
        let waited = self
            .0
            .changed
            .wait_timeout_while(self.state(), patience, is_busy);
        drop(waited);
    }

    fn write_for_ever(&self, mut outlet: Outlet<impl Write>) {
        loop {
            let batch = self.take();
            if batch.dropped > 0 {
                // It comes right behind the lines that are written now.
                let lines = batch.dropped;
                tracing::warn!(
                    event = "log_lines_dropped",
                    lines,
                    "Nobody read the log in time, and {lines} lines of it were dropped here"
                );
            }
            let lost = outlet.write(&batch.lines);
            self.rest(lost.map_or(0, count), lost.is_some());
        }
    }

    /// Waits for lines. Of those that were dropped it is told once somebody reads again.
    fn take(&self) -> Batch {
        let is_idle = |state: &mut State| state.waiting.is_empty();
        let waited = self.0.changed.wait_while(self.state(), is_idle);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.is_writing = true;
        Batch {
            lines: mem::take(&mut state.waiting),
            dropped: match state.has_failed {
                true => 0,
                false => mem::take(&mut state.dropped),
            },
        }
    }

    fn rest(&self, lost: u64, has_failed: bool) {
        let mut state = self.state();
        state.is_writing = false;
        state.has_failed = has_failed;
        state.drop_lines(lost);
        self.0.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count(lines: &[u8]) -> u64 {
    let ends = lines.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(ends).unwrap_or(u64::MAX)
}

/// Takes each line of the log as a whole, as it comes from there.
impl Write for Queue {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.push(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Queue {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    /// An output that takes a line when it is let, and fails when it is told to.
    struct Gate {
        lets: Receiver<io::Result<()>>,
        taken: Arc<Mutex<Vec<u8>>>,
    }

    impl Write for Gate {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.lets.recv().unwrap_or(Ok(()))?;
            self.taken.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    type Gated = (Queue, SyncSender<io::Result<()>>, Arc<Mutex<Vec<u8>>>);

    fn gated(max_bytes: usize) -> Gated {
        let (letting, lets) = sync_channel(0);
        let taken = Arc::new(Mutex::default());
        let gate = Gate {
            lets,
            taken: Arc::clone(&taken),
        };
        let queue = Queue::start_with(max_bytes, gate).unwrap();
        (queue, letting, taken)
    }

    #[test]
    fn whoever_writes_goes_on_while_nobody_reads() {
        let (queue, letting, taken) = gated(100);
        queue.push(b"first\n");
        // The writer has it and waits at the gate.
        while !queue.state().is_writing {
            thread::yield_now();
        }
        for _ in 0..1_000 {
            queue.push(b"0123456789abcdefghi\n");
        }
        assert_eq!(queue.dropped_ever(), 995);
        queue.push(b"\n");
        assert_eq!(queue.dropped_ever(), 996, "a gap is not filled");
        queue.finish(Duration::from_millis(1));
        drop(letting);
        queue.finish(PATIENCE);
        let taken = String::from_utf8(taken.lock().unwrap().clone()).unwrap();
        assert_eq!(taken.lines().count(), 6, "{taken}");
        queue.push(b"after\n");
        queue.finish(PATIENCE);
        assert_eq!(queue.dropped_ever(), 996);
    }

    #[test]
    fn lines_that_cannot_be_written_are_counted_and_the_next_are_tried() {
        let (queue, letting, taken) = gated(100);
        for failed in 1..4 {
            queue.push(b"one\n");
            letting.send(Err(io::ErrorKind::BrokenPipe.into())).unwrap();
            queue.finish(PATIENCE);
            assert_eq!(queue.dropped_ever(), failed);
        }
        queue.push(b"two\n");
        drop(letting);
        queue.finish(PATIENCE);
        assert_eq!(taken.lock().unwrap().as_slice(), b"two\n");
    }
}
