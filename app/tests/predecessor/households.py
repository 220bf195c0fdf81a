"""The households that are entered, in decimals, and what has to come out of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """An entry, with what was planned on it and what was posted, month by month."""

    kind: str
    category: str
    name: str
    planned: str
    due_day: int | None = None
    debt: str | None = None
    notes: str = ""
    posted: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Debt:
    name: str
    balance: str
    percent: str
    minimum: str
    due_day: int | None = None
    snapshots: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Household:
    lines: tuple
    debts: tuple = ()
    # month: state, activated at, closed at
    months: dict = field(default_factory=dict)


LIVED_IN = Household(
    lines=(
        Line("income", "Work", "Salary", "3575.90", 25, posted={
            "2025-01": ["3575.90"], "2025-02": ["3575.90"], "2025-03": []}),
        Line("expense", "Housing", "Rent", "2400.00", 4, notes="To the landlord, by the fourth.", posted={
            "2025-01": ["2400.00"], "2025-02": ["2400.00"], "2025-03": ["2400.00"]}),
        Line("expense", "Food", "Groceries", "350.00", posted={
            "2025-01": ["120.10", "98.40", "161.00", "-9.50"], "2025-02": ["0.10", "0.20", "311.05"], "2025-03": ["17.35"]}),
        Line("saving", "Later", "Holiday", "125.50", posted={"2025-01": ["125.50"], "2025-02": [], "2025-03": []}),
        Line("debt_payment", "Debts", "Card payment", "150.00", 12, debt="Card", posted={
            "2025-01": ["150.00"], "2025-02": ["149.99"], "2025-03": []}),
    ),
    debts=(
        Debt("Card", "3497.03", "24.99", "95.00", 12, snapshots={
            "2025-01": "3721.96", "2025-02": "3649.47", "2025-03": "3497.03"}),
        Debt("Mortgage", "182000.00", "3.875", "910.25", 1, snapshots={
            "2025-01": "182000.00", "2025-02": "182000.00", "2025-03": "182000.00"}),
    ),
    months={
        "2025-01": ("closed", "2025-01-02T08:00:00", "2025-02-03T09:30:00"),
        "2025-02": ("closed", "2025-02-03T10:00:00", "2025-03-01T18:45:10"),
        "2025-03": ("active", "2025-03-01T19:00:00", None),
    },
)

# In whole units: what a currency without digits after its sign, or with three, makes of it is the shape's matter.
IN_YEN = Household(
    lines=(
        Line("income", "Work", "Salary", "320000", 25, posted={"2025-01": ["320000"], "2025-02": []}),
        Line("expense", "Housing", "Rent", "98000", 27, posted={"2025-01": ["98000"], "2025-02": ["98000"]}),
        Line("expense", "Food", "Groceries", "45000", posted={"2025-01": ["1250", "43750"], "2025-02": ["980"]}),
    ),
    months={
        "2025-01": ("closed", "2025-01-02T08:00:00", "2025-02-03T09:30:00"),
        "2025-02": ("active", "2025-02-03T10:00:00", None),
    },
)

IN_DINARS = Household(
    lines=(
        Line("income", "Work", "Salary", "1250.500", 25, posted={"2025-01": ["1250.500"]}),
        Line("expense", "Food", "Groceries", "85.375", posted={"2025-01": ["12.125", "0.005"]}),
    ),
    months={"2025-01": ("active", "2025-01-02T08:00:00", None)},
)

# The second month is closed and the first is not.
OUT_OF_ORDER = Household(
    lines=LIVED_IN.lines,
    debts=LIVED_IN.debts,
    months={
        "2025-01": ("active", "2025-01-02T08:00:00", None),
        "2025-02": ("closed", "2025-02-03T10:00:00", "2025-03-01T18:45:10"),
        "2025-03": ("active", "2025-03-01T19:00:00", None),
    },
)

# Rates that are a percent or less, or a very dear loan: nothing in the figures tells which.
CHEAP_LOANS = Household(
    lines=LIVED_IN.lines[:3],
    debts=(Debt("Parents", "5000.00", "0.9", "50.00", snapshots={"2025-01": "5000.00", "2025-02": "5000.00", "2025-03": "5000.00"}),),
    months=LIVED_IN.months,
)

NOBODY = Household(lines=())

HOUSEHOLDS = {
    "lived_in": LIVED_IN, "in_yen": IN_YEN, "in_dinars": IN_DINARS, "out_of_order": OUT_OF_ORDER,
    "cheap_loans": CHEAP_LOANS, "nobody": NOBODY,
}
