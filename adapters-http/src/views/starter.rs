//! The lines that a new household can begin its template from.

use quartermaster_domain::template::{Carry, EntryKind};

/// A line to tick: what it is, by the keys of its texts, and what happens to what is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Starter {
    pub(crate) kind: EntryKind,
    pub(crate) category: &'static str,
    pub(crate) name: &'static str,
    pub(crate) carry: Carry,
}

impl Starter {
    /// The place of the line of that number in the form.
    pub(crate) fn place(index: usize) -> String {
        format!("lines[{index}]")
    }

    /// Whether it pays down a debt, whose balance is asked for too.
    pub(crate) fn is_debt(&self) -> bool {
        self.kind == EntryKind::DebtPayment
    }
}

const fn income(name: &'static str) -> Starter {
    Starter {
        kind: EntryKind::Income,
        category: "first-run-category-income",
        name,
        carry: Carry::None,
    }
}

const fn expense(category: &'static str, name: &'static str, carry: Carry) -> Starter {
    Starter {
        kind: EntryKind::Expense,
        category,
        name,
        carry,
    }
}

const fn saving(name: &'static str) -> Starter {
    Starter {
        kind: EntryKind::Saving,
        category: "first-run-category-savings",
        name,
        carry: Carry::None,
    }
}

const fn debt(name: &'static str) -> Starter {
    Starter {
        kind: EntryKind::DebtPayment,
        category: "first-run-category-debts",
        name,
        carry: Carry::None,
    }
}

const HOUSING: &str = "first-run-category-housing";
const FOOD: &str = "first-run-category-food";
const TRANSPORT: &str = "first-run-category-transport";
const HEALTH: &str = "first-run-category-health";
const FAMILY: &str = "first-run-category-family";
const LEISURE: &str = "first-run-category-leisure";

/// In the order of a household's page. Those of one category stand together.
pub(crate) const STARTERS: [Starter; 24] = [
    income("first-run-line-salary"),
    income("first-run-line-child-benefit"),
    income("first-run-line-other-income"),
    expense(HOUSING, "first-run-line-rent", Carry::None),
    expense(HOUSING, "first-run-line-energy", Carry::None),
    expense(HOUSING, "first-run-line-internet", Carry::None),
    expense(HOUSING, "first-run-line-home-insurance", Carry::None),
    expense(FOOD, "first-run-line-groceries", Carry::Balance),
    expense(FOOD, "first-run-line-eating-out", Carry::Surplus),
    expense(TRANSPORT, "first-run-line-tickets", Carry::None),
    expense(TRANSPORT, "first-run-line-fuel", Carry::Balance),
    expense(TRANSPORT, "first-run-line-car", Carry::Balance),
    expense(HEALTH, "first-run-line-health-insurance", Carry::None),
    expense(HEALTH, "first-run-line-medicine", Carry::Balance),
    expense(FAMILY, "first-run-line-childcare", Carry::None),
    expense(FAMILY, "first-run-line-clothes", Carry::Balance),
    expense(FAMILY, "first-run-line-gifts", Carry::Balance),
    expense(LEISURE, "first-run-line-hobbies", Carry::Surplus),
    expense(LEISURE, "first-run-line-subscriptions", Carry::None),
    expense(LEISURE, "first-run-line-holidays", Carry::Balance),
    saving("first-run-line-reserve"),
    saving("first-run-line-retirement"),
    debt("first-run-line-card"),
    debt("first-run-line-loan"),
];
