//! The shapes of the API: what is sent and what is answered, mapped to and from the domain.

pub(super) mod closing;
pub(super) mod drift;
pub(super) mod household;
pub(super) mod lists;
pub(super) mod month;
pub(super) mod month_parts;
pub(super) mod posting;
pub(super) mod preview;
pub(super) mod template;
pub(super) mod totals;
pub(super) mod year;
