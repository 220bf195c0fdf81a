//! Bad input to everything that takes input: a clear refusal, nothing written, nobody harmed.

mod api;
pub(crate) mod forms;
mod huge;
mod operations;
mod page_form;
mod pages;
mod values;
pub(crate) mod watch;
