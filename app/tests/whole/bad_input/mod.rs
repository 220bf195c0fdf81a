//! Bad input to everything that takes input: a clear refusal, nothing written, nobody harmed.

mod api;
mod forms;
mod huge;
mod operations;
mod pages;
mod values;
mod watch;
