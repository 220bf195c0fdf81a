//! The HTTP API resource by resource: what it does, the exact shapes it answers, and what it refuses.

mod closing;
mod debts_in_a_month;
mod drift;
mod household;
mod methods;
mod month_entries;
mod month_states;
mod months;
mod moves;
mod posting_list;
mod postings;
mod preconditions;
mod repeats;
mod shapes;
mod template_debts;
mod template_entries;
