//! The rules of the domain, each on its own: worked figures, tables of cases, and properties over random ones.

#[cfg(test)]
mod actions;
#[cfg(test)]
mod book;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod carry_over;
#[cfg(test)]
mod closing;
#[cfg(test)]
mod drift;
#[cfg(test)]
mod due_days;
#[cfg(test)]
mod fields;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod folding;
#[cfg(test)]
mod household;
#[cfg(test)]
mod leaving_out;
#[cfg(test)]
mod life;
#[cfg(test)]
mod messages;
mod money;
#[cfg(test)]
mod month_entries;
#[cfg(test)]
mod payments;
#[cfg(test)]
mod payoff;
#[cfg(test)]
mod planning;
#[cfg(test)]
mod rate;
#[cfg(test)]
mod recurrence;
#[cfg(test)]
mod seal;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod splits;
#[cfg(test)]
mod template_debt;
#[cfg(test)]
mod template_entry;
#[cfg(test)]
mod text;
#[cfg(test)]
mod transfer;
#[cfg(test)]
mod typed_amounts;
#[cfg(test)]
mod usual_month;
#[cfg(test)]
mod worked_case;
#[cfg(test)]
mod year;
