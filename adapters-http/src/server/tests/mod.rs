//! Drives the real server over real sockets, byte by byte where a client library would not let us.

mod access_log;
mod assets;
mod bodies;
mod client;
mod documentation;
mod doors;
mod encodings;
mod forwarded;
mod house;
mod life;
mod lines;
mod methods;
mod problems;
