"""The shapes that are made, each with what has to come of it."""

from shape import Shape

POSTINGS_BY_OTHER_NAMES = {
    ("posting", "amount"): "value", ("posting", "day"): "date", ("posting", "memo"): "description",
    ("posting", "kind"): "type", ("posting", "month_entry"): "month_entry_id",
}
PLAIN_NAMES = {
    ("entry", "planned"): "amount", ("month_entry", "planned"): "amount", ("entry", "position"): "sort_order",
    ("month_entry", "position"): "sort_order", ("debt_target", "position"): "sort_order", ("month_debt_target", "position"): "sort_order",
    ("debt_target", "rate"): "interest_rate", ("month_debt_target", "rate"): "interest_rate",
    ("debt_target", "minimum"): "min_payment", ("month_debt_target", "minimum"): "min_payment",
}
IN_CENTS = {
    ("entry", "planned"): "planned_cents", ("month_entry", "planned"): "planned_cents", ("posting", "amount"): "amount_cents",
    ("debt_target", "balance"): "balance_cents", ("month_debt_target", "balance"): "balance_cents",
    ("debt_target", "minimum"): "minimum_payment_cents", ("month_debt_target", "minimum"): "minimum_payment_cents",
}
SOURCES = {("month_entry", "source"): "source_entry_id", ("month_debt_target", "source"): "source_debt_target_id"}


SHAPES = [
    Shape("plain", "amounts as NUMERIC, months as text, rates in percent"),
    Shape("floats", "amounts as REAL", money="float"),
    Shape("texts", "amounts as TEXT", money="text"),
    Shape("cents", "amounts as whole cents that say so in their names", money="cents", names=IN_CENTS),
    Shape("plain names", "other words for the same columns", names=PLAIN_NAMES),
    Shape("months as dates", "a month is its first day", month_as="date", names={("month", "month"): "month"}),
    Shape("months as numbers", "a month is a year and a number", month_as="numbers", names={("month", "month_number"): "month"}),
    Shape("enums", "SQLAlchemy's Enum stores the names in capitals", words="enum"),
    Shape("titles", "kinds and states in words for people", words="title"),
    Shape("booleans", "two booleans for the state of a month", life_as="booleans"),
    Shape("fractions", "rates as fractions", rate_as="fraction",
          names={("debt_target", "rate"): "annual_rate", ("month_debt_target", "rate"): "annual_rate"},
          outcome="asked", named=("debt_target.apr",), answers=(('rates = "?"', 'rates = "fraction"'),)),
    Shape("named fractions", "rates as fractions that say so in their names", rate_as="fraction",
          names={("debt_target", "rate"): "rate_fraction", ("month_debt_target", "rate"): "rate_fraction"}),
    Shape("another ledger", "the ledger under another name and other words", tables={"posting": "ledger_entry"}, names=POSTINGS_BY_OTHER_NAMES),
    Shape("named sources", "links that say what they lead to", names=SOURCES),
    Shape("null notes", "notes that nobody wrote are NULL", empty_notes=None),
    Shape("without order", "no positions and no due days", without=frozenset(
        (table, meaning) for table in ("entry", "debt_target", "month_entry", "month_debt_target") for meaning in ("position", "due_day"))),
    Shape("without payees", "postings have neither payee nor memo", without=frozenset({("posting", "payee"), ("posting", "memo")})),
    Shape("yen", "a currency without digits after its sign", currency="JPY", digits=0, money="whole", household="in_yen"),
    Shape("dinars", "a currency with three digits", currency="KWD", digits=3, household="in_dinars"),
    Shape("first revision", "the template alone", revision=1, entered_at=1),
    Shape("second revision", "months with what was applied, and no states", revision=2, entered_at=2, named=("before the ledger",)),
    Shape("third revision", "and notes", revision=3, entered_at=3, money="float"),
    Shape("fourth revision", "months that were closed, before there was a ledger", revision=4, entered_at=4),
    Shape("fourth revision in cents", "and in whole cents", revision=4, entered_at=4, money="cents",
          names={**IN_CENTS, ("month_entry", "applied"): "applied"}, words="enum",
          outcome="asked", named=("applied",), answers=(('amounts = "?"', 'amounts = "cents"'),)),
    Shape("upgraded from the second", "what was applied became openings", entered_at=2),
    Shape("upgraded from the fourth", "closed months whose ledgers are openings", entered_at=4, month_as="date",
          names={("month", "month"): "month"}),
    Shape("upgraded with texts", "amounts in texts all the way", entered_at=3, money="text"),
    Shape("nobody", "no row at all", household="nobody"),
    Shape("out of order", "a month closed while the one before it is not", household="out_of_order", named=("2025-02",)),
    Shape("strangers", "tables and columns that nobody knows", spoil=(
        "CREATE TABLE shopping_list (id INTEGER PRIMARY KEY, item VARCHAR(80))",
        "INSERT INTO shopping_list (item) VALUES ('Flour'), ('Salt')",
        "ALTER TABLE entry ADD COLUMN colour VARCHAR(7)",
        "UPDATE entry SET colour = '#0a5c70' WHERE name = 'Rent'",
    ), named=("shopping_list", "colour")),
    Shape("hot log", "the last writes are in the log beside the file", log_is_hot=True),
    Shape("digits lost", "amounts with more digits than the currency has", spoil=(
        "UPDATE entry SET planned_amount = 12.345 WHERE name = 'Groceries'",
        "UPDATE posting SET amount = 98.405 WHERE amount = 98.4",
        "UPDATE month_debt_target SET balance = 3721.961 WHERE balance = 3721.96",
    ), outcome="refused", named=("12.345", "98.405", "3721.961")),
    Shape("a kind of its own", "a wording that nobody knows", spoil=(
        "UPDATE entry SET kind = 'gift' WHERE name = 'Holiday'",
    ), outcome="asked", named=("gift",), answers=(('gift = "?"', 'gift = "saving"'),)),
    Shape("rows that do not fit", "a month, a link and a rate that mean nothing", spoil=(
        "UPDATE debt_target SET apr = 'dear' WHERE name = 'Card'",
        "UPDATE month SET year_month = '2025-13' WHERE year_month = '2025-03'",
        "UPDATE posting SET month_entry_id = 999 WHERE amount = -9.5",
    ), outcome="refused", named=("dear", "2025-13", "999")),
    Shape("whole numbers", "whole numbers that may be cents or units", money="whole", household="in_yen", outcome="asked",
          named=("amount",), answers=(('amounts = "?"', 'amounts = "units"'),)),
    Shape("small rates", "rates that may be percent or fractions", household="cheap_loans", outcome="asked", named=("debt_target.apr",),
          answers=(('rates = "?"', 'rates = "percent"'),)),
    Shape("two amounts", "two columns that may be what was planned", spoil=(
        "ALTER TABLE entry ADD COLUMN budget NUMERIC(12, 2)", "UPDATE entry SET budget = 1",
    ), outcome="asked", names={("entry", "planned"): "amount", ("month_entry", "planned"): "amount"},
        named=("budget",), answers=(('planned = "?"', 'planned = { column = "amount", unit = "units" }'),)),
    Shape("an opening of its own", "an opening that is not of what was applied", spoil=(
        "INSERT INTO posting (month_entry_id, kind, amount, posted_on, payee, memo, created_at)"
        " SELECT month_entry.id, 'opening_balance', -30.01, '2025-03-01', '', '', '2025-07-01 08:00:00.000000'"
        " FROM month_entry JOIN month ON month.id = month_id WHERE year_month = '2025-03' AND name = 'Groceries'",
    ), outcome="asked", named=("other_openings",), answers=(('other_openings = "?"', 'other_openings = "left_out"'),)),
    Shape("an unknown revision", "a revision that the predecessor never had", spoil=(
        "UPDATE alembic_version SET version_num = '0123456789ab'",), outcome="refused", named=("0123456789ab",)),
]
