//! What a household survives: the program killed at any moment of what it does, and a disk that is
//! full, read-only or not there; a log that nobody reads; and clients that keep it waiting.
//!
//! A kill is not a power cut: what the operating system was given stays. That every commit waits for
//! the disk is a setting of the connection.

mod adopting;
mod backing_up;
mod closing;
mod extent;
mod foreign_reader;
mod full_disk;
mod held_bodies;
mod home;
mod importing;
mod migrating;
mod moments;
mod postings;
mod read_only_disk;
mod repeating;
mod restoring;
mod restoring_over_damage;
mod restoring_while_serving;
mod slow_heads;
mod small_disk;
mod taken_away;
mod tally;
mod throng;
mod unread_log;
