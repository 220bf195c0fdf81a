//! The store and its file as their callers see them, on real files in a temporary folder.
#![allow(
    clippy::disallowed_methods,
    reason = "tests look at files as nobody else may"
)]

#[cfg(test)]
mod altered;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod corrupt_rows;
#[cfg(test)]
mod drilling;
#[cfg(test)]
mod filters;
#[cfg(test)]
mod folded_texts;
#[cfg(test)]
mod household;
#[cfg(test)]
mod interrupted_writes;
#[cfg(test)]
mod migrating;
#[cfg(test)]
mod raw_sql;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod restoring;
#[cfg(test)]
mod sealed_before;
#[cfg(test)]
mod statement_budget;
#[cfg(test)]
mod verifying;
