//! The use cases on the store in memory: what each does, and everything it refuses.

#[cfg(test)]
mod audit;
#[cfg(test)]
mod audited;
#[cfg(test)]
mod budget;
#[cfg(test)]
mod closing_debts;
#[cfg(test)]
mod create;
#[cfg(test)]
mod create_refusals;
#[cfg(test)]
mod deeds;
#[cfg(test)]
mod drift;
#[cfg(test)]
mod everything;
#[cfg(test)]
mod first_run;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod leaving_out;
#[cfg(test)]
mod life;
#[cfg(test)]
mod life_refusals;
#[cfg(test)]
mod lives;
#[cfg(test)]
mod opening_conflicts;
#[cfg(test)]
mod opening_refusals;
#[cfg(test)]
mod openings;
#[cfg(test)]
mod posting_doors;
#[cfg(test)]
mod posting_refusals;
#[cfg(test)]
mod postings;
#[cfg(test)]
mod putting_back;
#[cfg(test)]
mod putting_entries_back;
#[cfg(test)]
mod repeats;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod step_deeds;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod template;
