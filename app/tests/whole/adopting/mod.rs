//! A database of the predecessor, read into a new one by the command a person has.

mod asked;
mod comes_over;
mod kept_as_it_was;
mod life;
mod old;
mod refused;
mod shapes;
mod start;
