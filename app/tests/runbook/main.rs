//! docs/runbook.md says what to do for each message the program can print, and no message it cannot; docs/logs.md has every
//! event of the log with its fields.

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
