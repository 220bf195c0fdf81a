use std::io::{ErrorKind, Write};
use std::thread;
use std::time::Duration;

/// An output that nobody waits on says so in place of waiting; then it is asked again so often.
const ASK_AGAIN: Duration = Duration::from_millis(20);

/// Where lines go out whole: after one that broke off, the next one begins on a line of its own.
pub(super) struct Outlet<W> {
    output: W,
    is_broken_off: bool,
}

impl<W: Write> Outlet<W> {
    pub(super) fn new(output: W) -> Self {
        Self {
            output,
            is_broken_off: false,
        }
    }

    /// Writes lines, for as long as it takes, and gives back those that could not be written.
    pub(super) fn write<'a>(&mut self, lines: &'a [u8]) -> Option<&'a [u8]> {
        if self.is_broken_off && self.write_all(b"\n").is_some() {
            return Some(lines);
        }
        self.is_broken_off = false;
        let left = self.write_all(lines)?;
        let written = lines.len() - left.len();
        let is_at_an_end = lines
            .get(..written)
            .is_some_and(|written| written.is_empty() || written.ends_with(b"\n"));
        self.is_broken_off = !is_at_an_end;
        Some(left)
    }

    fn write_all<'a>(&mut self, mut left: &'a [u8]) -> Option<&'a [u8]> {
        while !left.is_empty() {
            match self.output.write(left) {
                Ok(0) => return Some(left),
                Ok(written) => left = left.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(ASK_AGAIN),
                Err(_) => return Some(left),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;

    use super::*;

    /// Takes so many bytes at each call, or fails.
    struct Fitful {
        steps: VecDeque<Result<usize, ErrorKind>>,
        taken: Vec<u8>,
    }

    impl Write for Fitful {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let step = self.steps.pop_front().unwrap_or(Ok(bytes.len()))?;
            let taken = &bytes[..step.min(bytes.len())];
            self.taken.extend_from_slice(taken);
            Ok(taken.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn outlet(steps: &[Result<usize, ErrorKind>]) -> Outlet<Fitful> {
        Outlet::new(Fitful {
            steps: steps.iter().copied().collect(),
            taken: Vec::new(),
        })
    }

    #[test]
    fn what_goes_out_in_parts_goes_out_whole() {
        let steps = [
            Ok(1),
            Err(ErrorKind::WouldBlock),
            Err(ErrorKind::Interrupted),
            Ok(2),
        ];
        let mut outlet = outlet(&steps);
        assert_eq!(outlet.write(b"one\ntwo\n"), None);
        assert_eq!(outlet.output.taken, b"one\ntwo\n");
    }

    #[test]
    fn behind_a_line_that_broke_off_the_next_begins_anew() {
        let mut outlet = outlet(&[Ok(6), Err(ErrorKind::StorageFull)]);
        assert_eq!(outlet.write(b"one\ntwo\n"), Some(b"o\n".as_slice()));
        assert_eq!(outlet.write(b"three\n"), None);
        assert_eq!(outlet.output.taken, b"one\ntw\nthree\n");
    }

    #[test]
    fn lines_that_were_lost_whole_leave_no_trace() {
        let lost = ErrorKind::BrokenPipe;
        let mut outlet = outlet(&[Ok(4), Err(lost), Err(lost)]);
        assert_eq!(outlet.write(b"one\ntwo\n"), Some(b"two\n".as_slice()));
        assert_eq!(outlet.write(b"three\n"), Some(b"three\n".as_slice()));
        assert_eq!(outlet.write(b"four\n"), None);
        assert_eq!(outlet.output.taken, b"one\nfour\n");
    }
}
