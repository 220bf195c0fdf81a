//! The chain as a whole: every earlier schema is taken forward with its figures, and the last schema refuses what is illegal.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at files as nobody else may"
)]

#[cfg(test)]
mod closed_months;
#[cfg(test)]
mod database;
#[cfg(test)]
mod earlier_data;
#[cfg(test)]
mod failing_steps;
#[cfg(test)]
mod figures_survive;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod fresh_equals_upgraded;
#[cfg(test)]
mod frozen_files;
#[cfg(test)]
mod illegal_month_rows;
#[cfg(test)]
mod illegal_template_rows;
#[cfg(test)]
mod legal_rows;
#[cfg(test)]
mod steps;
