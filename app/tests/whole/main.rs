//! The whole program, driven from outside as people and programs do: the built binary on a free
//! port with a database of its own.

#[cfg(test)]
mod api;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod client;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod export;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod lived_in;
#[cfg(test)]
mod log;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod restore;
#[cfg(test)]
mod sample_months;
#[cfg(test)]
mod server;
#[cfg(test)]
mod worked_case;
