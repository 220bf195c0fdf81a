//! Bad input to everything that takes input: a clear refusal, nothing written, nobody harmed.

mod api;
mod huge;
mod operations;
mod values;
mod watch;
