//! Pictures of amounts over months, as shapes to be drawn.

pub(crate) mod net_bars;
