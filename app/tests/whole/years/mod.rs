//! The months in their years, and each year entry by entry: on pages, as a file and in the API.

mod figures;
mod overview;
mod refusals;
