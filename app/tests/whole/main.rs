//! The whole program, driven from outside as people and programs do: the built binary on a free
//! port with a database of its own.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at files as nobody else may"
)]

#[cfg(test)]
mod adopting;
#[cfg(test)]
mod api;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod client;
#[cfg(test)]
mod closing_findings;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod export;
#[cfg(test)]
mod export_formats;
#[cfg(test)]
mod failing_steps;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod first_run;
#[cfg(test)]
mod hang;
#[cfg(test)]
mod kept_in_place;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod lived_in;
#[cfg(test)]
mod log;
#[cfg(test)]
mod log_queries;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod month_in_place;
#[cfg(test)]
mod month_page;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod overtaken_forms;
#[cfg(test)]
mod owner_alone;
#[cfg(test)]
mod posting_once;
#[cfg(test)]
mod predecessor;
#[cfg(test)]
mod problem_pages;
#[cfg(test)]
mod proxy;
#[cfg(test)]
mod rates;
#[cfg(test)]
mod raw_database;
#[cfg(test)]
mod released_schemas;
#[cfg(test)]
mod restore;
#[cfg(test)]
mod sample_months;
#[cfg(test)]
mod scripts;
#[cfg(test)]
mod sealed_households;
#[cfg(test)]
mod server;
#[cfg(test)]
mod template_page;
#[cfg(test)]
mod turn_of_month;
#[cfg(test)]
mod two_servers;
#[cfg(test)]
mod worked_case;
#[cfg(test)]
mod years;
