//! A household's rows as they lay in the database after each of the first five steps.

use crate::database::TestDatabase;

/// Fills a database that is at `step` (1 to 5) with all that this step's schema can hold.
pub(crate) async fn fill(database: &TestDatabase, step: usize) {
    let mut statements = vec![TEMPLATE];
    if step >= 2 {
        statements.push(MONTHS);
    }
    if (2..5).contains(&step) {
        statements.push(APPLIED);
    }
    if step >= 3 {
        statements.push(NOTES);
    }
    if step >= 4 {
        statements.push(STATES);
    }
    if step >= 5 {
        statements.push(POSTINGS);
    }
    for statement in statements {
        database.run(statement).await.unwrap();
    }
}

const TEMPLATE: &str = "
INSERT INTO debt_target (id, name, balance_minor, apr_bps, minimum_payment_minor, due_day, position) VALUES
    (1, 'Card', 372196, 2499, 9500, 31, 1),
    (3, 'Overpaid loan', -1250, 0, 0, NULL, 2);
INSERT INTO entry (id, kind, category, name, planned_minor, due_day, debt_target_id, position) VALUES
    (1, 'income', 'Work', 'Salary', 357590, 25, NULL, 1),
    (2, 'expense', 'Housing', 'Rent & heating – Zürich', 240000, 31, NULL, 2),
    (4, 'expense', 'Food', 'Groceries', 35000, NULL, NULL, 3),
    (5, 'debt_payment', 'Debts', 'Card payment', 15000, 1, 1, 4),
    (9, 'saving', 'Later', 'Holiday', 0, NULL, NULL, 5);
";

/// Four months; their instants come in the three forms the predecessor is known to have written.
const MONTHS: &str = "
INSERT INTO month (id, year_month, created_at) VALUES
    (1, '2025-02', '2025-01-30 19:20:21.678900'),
    (2, '2025-03', '2025-02-27T06:00:00Z'),
    (5, '2025-04', '2025-03-30T06:00:00+02:00'),
    (6, '2025-12', '2025-03-31 00:00:00');
INSERT INTO month_debt_target (id, month_id, source_debt_target_id, name, balance_minor, apr_bps,
    minimum_payment_minor, due_day, position) VALUES
    (1, 1, 1, 'Card', 380000, 2499, 9500, 31, 1),
    (2, 2, 1, 'Card', 372196, 2499, 9500, 31, 1),
    (3, 2, 3, 'Overpaid loan', -1250, 0, 0, NULL, 2);
INSERT INTO month_entry (id, month_id, source_entry_id, kind, category, name, planned_minor, due_day,
    month_debt_target_id, position) VALUES
    (1, 1, 1, 'income', 'Work', 'Salary', 350000, 25, NULL, 1),
    (2, 1, 2, 'expense', 'Housing', 'Rent & heating – Zürich', 240000, 31, NULL, 2),
    (3, 1, 5, 'debt_payment', 'Debts', 'Card payment', 15000, 1, 1, 3),
    (4, 2, 4, 'expense', 'Food', 'Groceries', 35000, NULL, NULL, 1),
    (5, 2, NULL, 'expense', 'Car', 'New tyres', 1000000000000000, 31, NULL, 2),
    (6, 2, NULL, 'saving', 'Later', 'Bicycle', 100, NULL, NULL, 3),
    (8, 5, 2, 'expense', 'Housing', 'Rent', 250000, 31, NULL, 1),
    (9, 6, 4, 'expense', 'Food', 'Groceries', 36000, 31, NULL, 1);
";

const APPLIED: &str = "
UPDATE month_entry SET applied = 350000 WHERE id = 1;
UPDATE month_entry SET applied = -950 WHERE id = 4;
UPDATE month_entry SET applied = 1000000000000000 WHERE id = 5;
UPDATE month_entry SET applied = 1 WHERE id = 8;
";

const NOTES: &str = "
UPDATE entry SET notes = 'paid on the 1st, ''dear''' WHERE id = 2;
UPDATE month_entry SET notes = 'two lines
of text' WHERE id = 5;
";

/// Of the two drafts the second has a payment once there are postings.
const STATES: &str = "
UPDATE month SET state = 'closed', activated_at = '2025-02-01 08:00:00', closed_at = '2025-03-02 08:00:00' WHERE id = 1;
UPDATE month SET state = 'active', activated_at = NULL WHERE id = 2;
UPDATE month SET state = 'draft' WHERE id IN (5, 6);
";

/// The first four are what step 5 makes of the applied amounts.
const POSTINGS: &str = "
INSERT INTO posting (id, month_entry_id, kind, amount_minor, posted_on, payee, memo, created_at) VALUES
    (1, 1, 'opening_balance', 350000, '2025-02-01', '', '', '2025-01-30 19:20:21.678900'),
    (2, 4, 'opening_balance', -950, '2025-03-01', '', '', '2025-02-27T06:00:00Z'),
    (3, 5, 'opening_balance', 1000000000000000, '2025-03-01', '', '', '2025-02-27T06:00:00Z'),
    (4, 8, 'opening_balance', 1, '2025-04-01', '', '', '2025-03-30T06:00:00+02:00'),
    (7, 3, 'payment', 15000, '2025-02-03', 'Bank', 'standing order', '2025-02-03 09:00:00.5'),
    (8, 4, 'payment', 12010, '2025-03-05', 'Market', '', '2025-03-05T09:00:00Z'),
    (9, 4, 'payment', -310, '2025-03-06', 'Market', 'bottles', '2025-03-06T09:00:00Z'),
    (11, 9, 'payment', 36000, '2025-12-06', '', '', '2025-12-06T09:00:00Z');
";
