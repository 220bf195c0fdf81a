//! The whole program, driven from outside as people and programs do: the built binary on a free
//! port with a database of its own.

mod bad_input;
mod client;
mod kill;
mod sample_months;
mod server;
mod worked_case;
