//! Rules between rows that no constraint of the schema can hold.

/// A rule, and the query that finds the ids of the rows that break it.
pub(super) struct Invariant {
    pub(super) name: &'static str,
    pub(super) table: &'static str,
    /// The schema step that the rule holds from.
    pub(super) since: &'static str,
    pub(super) broken_by: &'static str,
}

const SEALED_MONTHS: &str = "m0008_sealed_months";
const RATES_IN_MILLIONTHS: &str = "m0012_rates_in_millionths";

pub(super) const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "one_household",
        table: "household",
        since: "m0006_household",
        broken_by: "SELECT COUNT(*) FROM household HAVING COUNT(*) <> 1",
    },
    Invariant {
        name: "at_most_one_opening",
        table: "month_entry",
        since: SEALED_MONTHS,
        broken_by: "SELECT month_entry_id FROM posting WHERE kind = 'opening_balance'
            GROUP BY month_entry_id HAVING COUNT(*) > 1",
    },
    Invariant {
        name: "no_payment_in_a_draft",
        table: "posting",
        since: SEALED_MONTHS,
        broken_by: "SELECT p.id FROM posting p
            JOIN month_entry e ON e.id = p.month_entry_id
            JOIN month m ON m.id = e.month_id
            WHERE m.state = 'draft' AND p.kind = 'payment'",
    },
    Invariant {
        name: "closing_figures_in_closed_months_only",
        table: "month_debt_target",
        since: SEALED_MONTHS,
        broken_by: "SELECT d.id FROM month_debt_target d JOIN month m ON m.id = d.month_id
            WHERE (m.state = 'closed') <> (d.closing_balance_minor IS NOT NULL)",
    },
    Invariant {
        name: "baseline_from_activation_on",
        table: "month_entry",
        since: SEALED_MONTHS,
        broken_by: "SELECT e.id FROM month_entry e JOIN month m ON m.id = e.month_id
            WHERE (m.state = 'draft') <> (e.baseline_minor IS NULL)",
    },
    Invariant {
        name: "months_close_in_order",
        table: "month",
        since: SEALED_MONTHS,
        broken_by: "SELECT m.id FROM month m WHERE m.state <> 'closed' AND m.year_month <
            (SELECT MAX(year_month) FROM month WHERE state = 'closed')",
    },
    Invariant {
        name: "months_do_not_overlap",
        table: "month",
        since: SEALED_MONTHS,
        broken_by: "SELECT m.id FROM month m WHERE m.first_day <=
            (SELECT b.last_day FROM month b WHERE b.year_month < m.year_month
                ORDER BY b.year_month DESC LIMIT 1)",
    },
    Invariant {
        name: "opening_from_the_month_before",
        table: "posting",
        since: SEALED_MONTHS,
        broken_by: "SELECT p.id FROM posting p
            JOIN month_entry e ON e.id = p.month_entry_id
            JOIN month m ON m.id = e.month_id
            JOIN month o ON o.id = p.origin_month_id
            WHERE o.state <> 'closed' OR o.year_month <>
                (SELECT MAX(b.year_month) FROM month b WHERE b.year_month < m.year_month)",
    },
    Invariant {
        name: "balance_carried_from_a_closed_month",
        table: "month_debt_target",
        since: SEALED_MONTHS,
        broken_by: "SELECT d.id FROM month_debt_target d JOIN month m ON m.id = d.month_id
            WHERE d.carried_balance_minor IS NOT NULL AND 'closed' IS NOT
                (SELECT b.state FROM month b WHERE b.year_month < m.year_month
                    ORDER BY b.year_month DESC LIMIT 1)",
    },
    Invariant {
        name: "debt_of_the_same_month",
        table: "month_entry",
        since: SEALED_MONTHS,
        broken_by: "SELECT e.id FROM month_entry e
            JOIN month_debt_target d ON d.id = e.month_debt_target_id
            WHERE d.month_id <> e.month_id",
    },
    Invariant {
        name: "payment_within_one_month",
        table: "posting",
        since: SEALED_MONTHS,
        broken_by: "SELECT p.id FROM posting p
            JOIN month_entry e ON e.id = p.month_entry_id
            JOIN payment a ON a.id = p.payment_id
            WHERE a.month_id <> e.month_id",
    },
    Invariant {
        name: "payment_has_postings",
        table: "payment",
        since: SEALED_MONTHS,
        broken_by: "SELECT a.id FROM payment a
            WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.payment_id = a.id)",
    },
    Invariant {
        name: "rate_that_its_seal_can_say",
        table: "month_debt_target",
        since: RATES_IN_MILLIONTHS,
        broken_by: "SELECT d.id FROM month_debt_target d JOIN month m ON m.id = d.month_id
            WHERE m.seal_version = 1 AND d.apr_ppm % 100 <> 0",
    },
];
