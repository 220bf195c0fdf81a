//! docs/runbook.md says what to do for each message the program can print, and no message it cannot; docs/logs.md has every
//! event of the log with its fields.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at files as nobody else may"
)]

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod heard;
#[cfg(test)]
mod logged;
#[cfg(test)]
mod named;
#[cfg(test)]
mod worded;
