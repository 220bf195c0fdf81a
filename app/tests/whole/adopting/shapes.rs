//! One household as the predecessor may have kept it: the same figures in other tables, columns, types and words.

/// A revision, the SQL of a file at it, and the mapping that it needs.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) revision: usize,
    pub(super) sql: &'static str,
    pub(super) mapping: &'static str,
}

pub(super) const SHAPES: [Shape; 8] = [
    Shape {
        name: "decimals as NUMERIC, rates in percent, names as Python writes them",
        revision: 5,
        mapping: "",
        sql: "
        CREATE TABLE debt_target (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL,
            balance NUMERIC(12, 2) NOT NULL, apr NUMERIC(6, 3) NOT NULL, minimum_payment NUMERIC(12, 2) NOT NULL,
            due_day INTEGER);
        INSERT INTO debt_target VALUES (1, 'Card', 3721.96, 24.99, 95, 31);
        CREATE TABLE entry (id INTEGER NOT NULL PRIMARY KEY, kind VARCHAR(12) NOT NULL, category VARCHAR(50) NOT NULL,
            name VARCHAR(100) NOT NULL, planned NUMERIC(12, 2) NOT NULL, due_day INTEGER, notes TEXT,
            debt_target_id INTEGER REFERENCES debt_target (id), colour VARCHAR(7));
        INSERT INTO entry VALUES (1, 'INCOME', 'Work', 'Salary', 3575.90, 25, NULL, NULL, '#fff'),
            (2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, 'dear', NULL, NULL),
            (3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, NULL, 1, NULL);
        CREATE TABLE month (id INTEGER NOT NULL PRIMARY KEY, year_month VARCHAR(7) NOT NULL UNIQUE, state VARCHAR(6) NOT NULL,
            created_at DATETIME NOT NULL, activated_at DATETIME, closed_at DATETIME);
        INSERT INTO month VALUES
            (1, '2025-01', 'CLOSED', '2024-12-28 18:02:11.1', '2025-01-01 07:30:00.000000', '2025-02-02 20:15:42.500000'),
            (2, '2025-02', 'ACTIVE', '2025-01-30 19:20:21.6', '2025-02-01 08:00:00.000000', NULL);
        CREATE TABLE month_debt_target (id INTEGER NOT NULL PRIMARY KEY, month_id INTEGER NOT NULL REFERENCES month (id),
            debt_target_id INTEGER REFERENCES debt_target (id), name VARCHAR(100) NOT NULL, balance NUMERIC(12, 2) NOT NULL,
            apr NUMERIC(6, 3) NOT NULL, minimum_payment NUMERIC(12, 2) NOT NULL, due_day INTEGER);
        INSERT INTO month_debt_target VALUES (1, 1, 1, 'Card', 3871.96, 24.99, 95, 31), (2, 2, 1, 'Card', 3721.96, 24.99, 95, 31);
        CREATE TABLE month_entry (id INTEGER NOT NULL PRIMARY KEY, month_id INTEGER NOT NULL REFERENCES month (id),
            entry_id INTEGER REFERENCES entry (id), kind VARCHAR(12) NOT NULL, category VARCHAR(50) NOT NULL,
            name VARCHAR(100) NOT NULL, planned NUMERIC(12, 2) NOT NULL, due_day INTEGER, notes TEXT,
            month_debt_target_id INTEGER REFERENCES month_debt_target (id));
        INSERT INTO month_entry VALUES (1, 1, 1, 'INCOME', 'Work', 'Salary', 3500, 25, NULL, NULL),
            (2, 1, 2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, 'dear', NULL),
            (3, 1, 3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, NULL, 1),
            (4, 2, 1, 'INCOME', 'Work', 'Salary', 3575.90, 25, NULL, NULL),
            (5, 2, 2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, NULL, NULL),
            (6, 2, 3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, NULL, 2);
        CREATE TABLE ledger_entry (id INTEGER NOT NULL PRIMARY KEY, month_entry_id INTEGER NOT NULL REFERENCES month_entry (id),
            kind VARCHAR(20) NOT NULL, amount NUMERIC(12, 2) NOT NULL, posted_on DATE NOT NULL, note VARCHAR(200),
            created_at DATETIME NOT NULL);
        INSERT INTO ledger_entry VALUES (1, 1, 'OPENING_BALANCE', 3525, '2025-02-20', NULL, '2025-02-20 10:00:00'),
            (2, 2, 'OPENING_BALANCE', 2400, '2025-02-20', NULL, '2025-02-20 10:00:00'),
            (3, 3, 'OPENING_BALANCE', 150, '2025-02-20', NULL, '2025-02-20 10:00:00'),
            (4, 4, 'OPENING_BALANCE', 400.10, '2025-02-20', NULL, '2025-02-20 10:00:00'),
            (5, 4, 'PAYMENT', 599.90, '2025-02-25', 'rest', '2025-02-25 09:00:00')",
    },
    Shape {
        name: "REAL amounts that carry the noise of sums, applied as a column, booleans for states",
        revision: 4,
        mapping: "",
        sql: "
        CREATE TABLE debt_target (id INTEGER PRIMARY KEY, title TEXT, current_balance FLOAT, interest_rate FLOAT, min_payment FLOAT);
        INSERT INTO debt_target VALUES (1, 'Card', 3721.96, 24.99, 95.0);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, type TEXT, section TEXT, title TEXT, amount FLOAT, due_day INTEGER, notes TEXT,
            debt_id INTEGER REFERENCES debt_target (id), active BOOLEAN);
        INSERT INTO entry VALUES (1, 'income', 'Work', 'Salary', 3575.9, 25, '', NULL, 1),
            (2, 'bill', 'Housing', 'Rent', 2400.0, 4, 'dear', NULL, 1),
            (3, 'debt', 'Debts', 'Card payment', 150.0, NULL, NULL, 1, 1);
        CREATE TABLE month (id INTEGER PRIMARY KEY, year INTEGER, month INTEGER, is_active BOOLEAN, is_closed BOOLEAN,
            created_at TIMESTAMP, activated_at TIMESTAMP, closed_at TIMESTAMP);
        INSERT INTO month VALUES (1, 2025, 1, 0, 1, '2024-12-28 18:02:11', '2025-01-01 07:30:00', '2025-02-02 20:15:42'),
            (2, 2025, 2, 1, 0, '2025-01-30 19:20:21', '2025-02-01 08:00:00', NULL);
        CREATE TABLE month_debt_target (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id),
            source_id INTEGER REFERENCES debt_target (id), title TEXT, opening_balance FLOAT, interest_rate FLOAT, min_payment FLOAT);
        INSERT INTO month_debt_target VALUES (1, 1, 1, 'Card', 3871.96, 24.99, 95.0), (2, 2, 1, 'Card', 3721.96, 24.99, 95.0);
        CREATE TABLE month_entry (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id),
            source_id INTEGER REFERENCES entry (id), type TEXT, section TEXT, title TEXT, amount FLOAT, applied FLOAT,
            due_day INTEGER, notes TEXT, debt_id INTEGER REFERENCES month_debt_target (id));
        INSERT INTO month_entry VALUES (1, 1, 1, 'income', 'Work', 'Salary', 3500.0, 3524.7 + 0.1 + 0.2, 25, '', NULL),
            (2, 1, 2, 'bill', 'Housing', 'Rent', 2400.0, 2400.0, 4, 'dear', NULL),
            (3, 1, 3, 'debt', 'Debts', 'Card payment', 150.0, 150.0, NULL, NULL, 1),
            (4, 2, 1, 'income', 'Work', 'Salary', 3575.9, 1000.0, 25, '', NULL),
            (5, 2, 2, 'bill', 'Housing', 'Rent', 2400.0, 0.0, 4, '', NULL),
            (6, 2, 3, 'debt', 'Debts', 'Card payment', 150.0, NULL, NULL, NULL, 2)",
    },
    Shape {
        name: "whole cents, rates as fractions, months by their first day, keys of letters",
        revision: 4,
        mapping: "rates = \"fraction\"\n",
        sql: "
        CREATE TABLE debts (id CHAR(4) PRIMARY KEY, name TEXT, balance_cents INTEGER, apr REAL, minimum_payment_cents INTEGER);
        INSERT INTO debts VALUES ('d1', 'Card', 372196, 0.2499, 9500);
        CREATE TABLE entries (id CHAR(4) PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned_cents INTEGER, due_on DATE,
            notes TEXT, debt_target_id CHAR(4) REFERENCES debts (id));
        INSERT INTO entries VALUES ('e1', 'Income', 'Work', 'Salary', 357590, '2025-01-25', '', NULL),
            ('e2', 'Expense', 'Housing', 'Rent', 240000, '2025-01-04', 'dear', NULL),
            ('e3', 'Debt payment', 'Debts', 'Card payment', 15000, NULL, '', 'd1');
        CREATE TABLE months (id CHAR(4) PRIMARY KEY, month_start DATE, status TEXT, created_at TEXT, activated_at TEXT, closed_at TEXT);
        INSERT INTO months VALUES
            ('m1', '2025-01-01', 'Closed', '2024-12-28T18:02:11Z', '2025-01-01T07:30:00+00:00', '2025-02-02T21:15:42+01:00'),
            ('m2', '2025-02-01', 'Active', '2025-01-30T19:20:21Z', '2025-02-01T08:00:00Z', NULL);
        CREATE TABLE month_debts (id CHAR(4) PRIMARY KEY, month_id CHAR(4) REFERENCES months (id),
            debt_id CHAR(4) REFERENCES debts (id), name TEXT, balance_cents INTEGER, apr REAL, minimum_payment_cents INTEGER);
        INSERT INTO month_debts VALUES ('x1', 'm1', 'd1', 'Card', 387196, 0.2499, 9500),
            ('x2', 'm2', 'd1', 'Card', 372196, 0.2499, 9500);
        CREATE TABLE month_entries (id CHAR(4) PRIMARY KEY, month_id CHAR(4) REFERENCES months (id),
            entry_id CHAR(4) REFERENCES entries (id), kind TEXT, category TEXT, name TEXT, planned_cents INTEGER,
            applied_cents INTEGER, due_on DATE, notes TEXT, debt_target_id CHAR(4) REFERENCES debts (id));
        INSERT INTO month_entries VALUES ('n1', 'm1', 'e1', 'Income', 'Work', 'Salary', 350000, 352500, '2025-01-25', '', NULL),
            ('n2', 'm1', 'e2', 'Expense', 'Housing', 'Rent', 240000, 240000, '2025-01-04', 'dear', NULL),
            ('n3', 'm1', 'e3', 'Debt payment', 'Debts', 'Card payment', 15000, 15000, NULL, '', 'd1'),
            ('n4', 'm2', 'e1', 'Income', 'Work', 'Salary', 357590, 100000, '2025-02-25', '', NULL),
            ('n5', 'm2', 'e2', 'Expense', 'Housing', 'Rent', 240000, 0, '2025-02-04', '', NULL),
            ('n6', 'm2', 'e3', 'Debt payment', 'Debts', 'Card payment', 15000, 0, NULL, '', 'd1')",
    },
    Shape {
        name: "amounts as TEXT, the month's name as its key, words that only the mapping knows",
        revision: 5,
        mapping: "
            [tables]
            posting = \"buchung\"
            [columns.entry]
            kind = { column = \"art\", values = { E = \"income\", A = \"expense\", T = \"debt_payment\" } }
            category = \"bereich\"
            name = \"bezeichnung\"
            planned = \"soll\"
            [columns.month_entry]
            kind = { column = \"art\", values = { E = \"income\", A = \"expense\", T = \"debt_payment\" } }
            category = \"bereich\"
            name = \"bezeichnung\"
            planned = \"soll\"
            [columns.posting]
            kind = { column = \"art\", values = { Anfang = \"opening_balance\", Zahlung = \"payment\" } }
            amount = \"betrag\"
            posted_on = \"am\"",
        sql: "
        CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance TEXT, apr TEXT, minimum_payment TEXT);
        INSERT INTO debt_target VALUES (1, 'Card', '3721.96', '24.99', '95.00');
        CREATE TABLE entry (id INTEGER PRIMARY KEY, art TEXT, bereich TEXT, bezeichnung TEXT, soll TEXT, due_day INTEGER, notes TEXT,
            debt_target_id INTEGER);
        INSERT INTO entry VALUES (1, 'E', 'Work', 'Salary', '3575.90', 25, '', NULL), (2, 'A', 'Housing', 'Rent', '2.4E+3', 4, 'dear', NULL),
            (3, 'T', 'Debts', 'Card payment', '150', NULL, '', 1);
        CREATE TABLE month (year_month TEXT PRIMARY KEY, state TEXT, created_at TEXT, activated_at TEXT, closed_at TEXT);
        INSERT INTO month VALUES ('2025-01', 'closed', '2024-12-28 18:02:11', '2025-01-01 07:30:00', '2025-02-02 20:15:42'),
            ('2025-02', 'active', '2025-01-30 19:20:21', '2025-02-01 08:00:00', NULL);
        CREATE TABLE month_debt_target (id INTEGER PRIMARY KEY, year_month TEXT REFERENCES month (year_month), debt_target_id INTEGER,
            name TEXT, balance TEXT, apr TEXT, minimum_payment TEXT);
        INSERT INTO month_debt_target VALUES (1, '2025-01', 1, 'Card', '3871.96', '24.99', '95.00'), (2, '2025-02', 1, 'Card', '3721.96', '24.99', '95.00');
        CREATE TABLE month_entry (id INTEGER PRIMARY KEY, year_month TEXT REFERENCES month (year_month), entry_id INTEGER, art TEXT,
            bereich TEXT, bezeichnung TEXT, soll TEXT, due_day INTEGER, notes TEXT, debt_target_id INTEGER);
        INSERT INTO month_entry VALUES (1, '2025-01', 1, 'E', 'Work', 'Salary', '3500.00', 25, '', NULL),
            (2, '2025-01', 2, 'A', 'Housing', 'Rent', '2400.00', 4, 'dear', NULL), (3, '2025-01', 3, 'T', 'Debts', 'Card payment', '150.00', NULL, '', 1),
            (4, '2025-02', 1, 'E', 'Work', 'Salary', '3575.90', 25, '', NULL), (5, '2025-02', 2, 'A', 'Housing', 'Rent', '2400.00', 4, '', NULL),
            (6, '2025-02', 3, 'T', 'Debts', 'Card payment', '150.00', NULL, '', 1);
        CREATE TABLE buchung (id INTEGER PRIMARY KEY, month_entry_id INTEGER, art TEXT, betrag TEXT, am TEXT, zweck TEXT);
        INSERT INTO buchung VALUES (1, 1, 'Anfang', '3525.00', '2025-01-01', NULL), (2, 2, 'Anfang', '2400.00', '2025-01-01', NULL),
            (3, 3, 'Anfang', '150.00', '2025-01-01', NULL), (4, 4, 'Zahlung', '1100.00', '2025-02-25', 'wages'), (5, 4, 'Zahlung', '-100.00', '2025-02-26', '')",
    },
    Shape {
        name: "whole numbers, of which only the mapping says what they count",
        revision: 4,
        mapping: "amounts = \"minor\"\nrates = \"bps\"\n",
        sql: "
        CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance INTEGER, apr INTEGER, minimum_payment INTEGER);
        INSERT INTO debt_target VALUES (1, 'Card', 372196, 2499, 9500);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned INTEGER, due_day INTEGER, notes TEXT, debt_target_id INTEGER);
        INSERT INTO entry VALUES (1, 'income', 'Work', 'Salary', 357590, 25, '', NULL), (2, 'expense', 'Housing', 'Rent', 240000, 4, 'dear', NULL),
            (3, 'debt_payment', 'Debts', 'Card payment', 15000, NULL, '', 1);
        CREATE TABLE month (id INTEGER PRIMARY KEY, year_month INTEGER, state TEXT, activated_at TEXT, closed_at TEXT);
        INSERT INTO month VALUES (1, 202501, 'MonthState.CLOSED', '2025-01-01 07:30:00', '2025-02-02 20:15:42'), (2, 202502, 'MonthState.ACTIVE', NULL, NULL);
        CREATE TABLE month_debt_target (id INTEGER PRIMARY KEY, month_id INTEGER, debt_target_id INTEGER, name TEXT, balance INTEGER, apr INTEGER, minimum_payment INTEGER);
        INSERT INTO month_debt_target VALUES (1, 1, 1, 'Card', 387196, 2499, 9500), (2, 2, 1, 'Card', 372196, 2499, 9500);
        CREATE TABLE month_entry (id INTEGER PRIMARY KEY, month_id INTEGER, entry_id INTEGER, kind TEXT, category TEXT, name TEXT, planned INTEGER,
            applied INTEGER, due_day INTEGER, notes TEXT, debt_target_id INTEGER);
        INSERT INTO month_entry VALUES (1, 1, 1, 'income', 'Work', 'Salary', 350000, 352500, 25, '', NULL), (2, 1, 2, 'expense', 'Housing', 'Rent', 240000, 240000, 4, 'dear', NULL),
            (3, 1, 3, 'debt_payment', 'Debts', 'Card payment', 15000, 15000, NULL, '', 1), (4, 2, 1, 'income', 'Work', 'Salary', 357590, 100000, 25, '', NULL),
            (5, 2, 2, 'expense', 'Housing', 'Rent', 240000, 0, 4, '', NULL), (6, 2, 3, 'debt_payment', 'Debts', 'Card payment', 15000, 0, NULL, '', 1)",
    },
    Shape {
        name: "columns in capitals and camel case, a ledger that is only found by where it leads",
        revision: 5,
        mapping: "",
        sql: "
        CREATE TABLE debt_target (ID INTEGER PRIMARY KEY, Name TEXT, currentBalance DECIMAL(10, 2), interestRate DECIMAL(5, 2), minPayment DECIMAL(10, 2));
        INSERT INTO debt_target VALUES (1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE entry (ID INTEGER PRIMARY KEY, Kind TEXT, Category TEXT, Name TEXT, plannedAmount DECIMAL(10, 2), dueDay INTEGER, Notes TEXT,
            debtTargetId INTEGER REFERENCES debt_target (ID), sortOrder INTEGER);
        INSERT INTO entry VALUES (1, 'INCOME', 'Work', 'Salary', 3575.9, 25, '', NULL, 10), (2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, 'dear', NULL, 20),
            (3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, '', 1, 30);
        CREATE TABLE month (ID INTEGER PRIMARY KEY, yearMonth TEXT, State TEXT, createdAt TEXT, activatedAt TEXT, closedAt TEXT);
        INSERT INTO month VALUES (1, '2025-01', 'CLOSED', '2024-12-28 18:02:11', '2025-01-01 07:30:00', '2025-02-02 20:15:42'),
            (2, '2025-02', 'ACTIVE', '2025-01-30 19:20:21', '2025-02-01 08:00:00', NULL);
        CREATE TABLE month_debt_target (ID INTEGER PRIMARY KEY, monthId INTEGER REFERENCES month (ID), debtTargetId INTEGER REFERENCES debt_target (ID),
            Name TEXT, balance DECIMAL(10, 2), interestRate DECIMAL(5, 2), minPayment DECIMAL(10, 2));
        INSERT INTO month_debt_target VALUES (1, 1, 1, 'Card', 3871.96, 24.99, 95), (2, 2, 1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE month_entry (ID INTEGER PRIMARY KEY, monthId INTEGER REFERENCES month (ID), entryId INTEGER REFERENCES entry (ID), Kind TEXT,
            Category TEXT, Name TEXT, plannedAmount DECIMAL(10, 2), dueDay INTEGER, Notes TEXT, monthDebtTargetId INTEGER REFERENCES month_debt_target (ID), sortOrder INTEGER);
        INSERT INTO month_entry VALUES (1, 1, 1, 'INCOME', 'Work', 'Salary', 3500, 25, '', NULL, 10), (2, 1, 2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, 'dear', NULL, 20),
            (3, 1, 3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, '', 1, 30), (4, 2, 1, 'INCOME', 'Work', 'Salary', 3575.9, 25, '', NULL, 10),
            (5, 2, 2, 'EXPENSE', 'Housing', 'Rent', 2400, 4, '', NULL, 20), (6, 2, 3, 'DEBT_PAYMENT', 'Debts', 'Card payment', 150, NULL, '', 2, 30);
        CREATE TABLE moves (ID INTEGER PRIMARY KEY, entryId INTEGER REFERENCES month_entry (ID), Type TEXT, Amount DECIMAL(10, 2), createdAt TEXT);
        INSERT INTO moves VALUES (1, 1, 'OPENING', 3525, '2025-01-20 10:00:00'), (2, 2, 'OPENING', 2400, '2025-01-20 10:00:00'),
            (3, 3, 'OPENING', 150, '2025-01-20 10:00:00'), (4, 4, 'PAYMENT', 1000, '2025-02-25 12:00:00')",
    },
    Shape {
        name: "before there were states, with rows out of order",
        revision: 2,
        mapping: "amounts = \"units\"\n",
        sql: "
        CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance NUMERIC(10, 2), apr NUMERIC(5, 2), minimum_payment NUMERIC(10, 2));
        INSERT INTO debt_target VALUES (1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned NUMERIC(10, 2), due_day INTEGER, debt_target_id INTEGER REFERENCES debt_target (id), position INTEGER);
        INSERT INTO entry VALUES (3, 'income', 'Work', 'Salary', 3575.9, 25, NULL, 1), (1, 'expense', 'Housing', 'Rent', 2400, 4, NULL, 2), (2, 'debt_payment', 'Debts', 'Card payment', 150, NULL, 1, 3);
        CREATE TABLE month (id INTEGER PRIMARY KEY, year_month TEXT, created_at TEXT);
        INSERT INTO month VALUES (2, '2025-01', '2024-12-28 18:02:11'), (1, '2025-02', '2025-01-30 19:20:21');
        CREATE TABLE month_debt_target (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id), debt_target_id INTEGER REFERENCES debt_target (id), name TEXT, balance NUMERIC(10, 2), apr NUMERIC(5, 2), minimum_payment NUMERIC(10, 2));
        INSERT INTO month_debt_target VALUES (1, 2, 1, 'Card', 3871.96, 24.99, 95), (2, 1, 1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE month_entry (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id), entry_id INTEGER REFERENCES entry (id), kind TEXT, category TEXT, name TEXT, planned NUMERIC(10, 2), applied, due_day INTEGER, month_debt_target_id INTEGER REFERENCES month_debt_target (id), position INTEGER);
        INSERT INTO month_entry VALUES (9, 2, 3, 'income', 'Work', 'Salary', 3500, 3525, 25, NULL, 1), (8, 2, 1, 'expense', 'Housing', 'Rent', 2400, 2400, 4, NULL, 2), (7, 2, 2, 'debt_payment', 'Debts', 'Card payment', 150, 150, NULL, 1, 3),
            (6, 1, 3, 'income', 'Work', 'Salary', 3575.9, 1000, 25, NULL, 1), (5, 1, 1, 'expense', 'Housing', 'Rent', 2400, 0, 4, NULL, 2), (4, 1, 2, 'debt_payment', 'Debts', 'Card payment', 150, 0, NULL, 2, 3)",
    },
    Shape {
        name: "what the template has lost since, and names with quotes in them",
        revision: 3,
        mapping: "
            [columns.month_entry]
            planned = '''the \"plan\"'''",
        sql: "
        CREATE TABLE debt_target (id INTEGER PRIMARY KEY, name TEXT, balance NUMERIC(10, 2), apr NUMERIC(5, 2), minimum_payment NUMERIC(10, 2));
        INSERT INTO debt_target VALUES (1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, category TEXT, name TEXT, planned NUMERIC(10, 2), due_day INTEGER, notes TEXT, debt_target_id INTEGER REFERENCES debt_target (id));
        INSERT INTO entry VALUES (1, 'income', 'Work', 'Salary', 3575.9, 25, NULL, NULL), (3, 'debt_payment', 'Debts', 'Card payment', 150, NULL, NULL, 1);
        CREATE TABLE month (id INTEGER PRIMARY KEY, year_month TEXT, created_at TEXT);
        INSERT INTO month VALUES (1, '2025-01', '2024-12-28 18:02:11'), (2, '2025-02', '2025-01-30 19:20:21');
        CREATE TABLE month_debt_target (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id), debt_target_id INTEGER REFERENCES debt_target (id), name TEXT, balance NUMERIC(10, 2), apr NUMERIC(5, 2), minimum_payment NUMERIC(10, 2));
        INSERT INTO month_debt_target VALUES (1, 1, 1, 'Card', 3871.96, 24.99, 95), (2, 2, 1, 'Card', 3721.96, 24.99, 95);
        CREATE TABLE month_entry (id INTEGER PRIMARY KEY, month_id INTEGER REFERENCES month (id), entry_id INTEGER REFERENCES entry (id), kind TEXT, category TEXT, name TEXT, \"the \"\"plan\"\"\" NUMERIC(10, 2), applied NUMERIC(10, 2), due_day INTEGER, notes TEXT, month_debt_target_id INTEGER REFERENCES month_debt_target (id));
        INSERT INTO month_entry VALUES (1, 1, 1, 'income', 'Work', 'Salary', 3500, 3525, 25, NULL, NULL), (2, 1, 2, 'expense', 'Housing', 'Rent', 2400, 2400, 4, 'dear', NULL), (3, 1, 3, 'debt_payment', 'Debts', 'Card payment', 150, 150, NULL, NULL, 1),
            (4, 2, 1, 'income', 'Work', 'Salary', 3575.9, 1000, 25, NULL, NULL), (5, 2, 2, 'expense', 'Housing', 'Rent', 2400, 0, 4, NULL, NULL), (6, 2, 3, 'debt_payment', 'Debts', 'Card payment', 150, 0, NULL, NULL, 2)",
    },
];
