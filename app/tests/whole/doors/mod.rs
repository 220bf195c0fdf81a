//! The doors that are shut from the start: to other sites, to other host names, and to what a
//! person typed.

mod escaping;
mod headers;
mod hosts;
mod other_sites;
