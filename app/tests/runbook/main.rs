//! docs/runbook.md says what to do for each message the program can print, and no message it cannot.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod heard;
#[cfg(test)]
mod named;
#[cfg(test)]
mod worded;
