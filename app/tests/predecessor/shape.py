"""One way in which the predecessor may have stored a household: names, types and wordings of its columns."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import sqlalchemy as sa

# The columns that each revision brought, by what they mean; `month` of a month may be two columns.
BROUGHT = {
    "debt_target": {1: ["id", "name", "balance", "rate", "minimum", "due_day", "position"]},
    "entry": {1: ["id", "kind", "category", "name", "planned", "due_day", "debt", "position"], 3: ["notes"]},
    "month": {2: ["id", "month", "created_at"], 4: ["life"]},
    "month_debt_target": {2: ["id", "month", "source", "name", "balance", "rate", "minimum", "due_day", "position"]},
    "month_entry": {
        2: ["id", "month", "source", "kind", "category", "name", "planned", "applied", "due_day", "debt", "position"],
        3: ["notes"],
    },
    "posting": {5: ["id", "month_entry", "kind", "amount", "day", "payee", "memo", "created_at"]},
}

NAMES = {
    ("debt_target", "rate"): "apr",
    ("debt_target", "minimum"): "minimum_payment",
    ("entry", "planned"): "planned_amount",
    ("entry", "debt"): "debt_target_id",
    ("month", "month"): "year_month",
    ("month_debt_target", "month"): "month_id",
    ("month_debt_target", "source"): "debt_target_id",
    ("month_debt_target", "rate"): "apr",
    ("month_debt_target", "minimum"): "minimum_payment",
    ("month_entry", "month"): "month_id",
    ("month_entry", "source"): "entry_id",
    ("month_entry", "planned"): "planned_amount",
    ("month_entry", "debt"): "month_debt_target_id",
    ("posting", "month_entry"): "month_entry_id",
    ("posting", "day"): "posted_on",
}

# Before the ledger was made there was no column `applied` left in it.
GONE_AT = {("month_entry", "applied"): 5}

KINDS = {
    "lower": {"income": "income", "expense": "expense", "saving": "saving", "debt_payment": "debt_payment"},
    "enum": {"income": "INCOME", "expense": "EXPENSE", "saving": "SAVING", "debt_payment": "DEBT_PAYMENT"},
    "title": {"income": "Income", "expense": "Bill", "saving": "Savings", "debt_payment": "Debt payment"},
}
STATES = {
    "lower": {"draft": "draft", "active": "active", "closed": "closed"},
    "enum": {"draft": "DRAFT", "active": "ACTIVE", "closed": "CLOSED"},
    "title": {"draft": "Draft", "active": "Open", "closed": "Closed"},
}
POSTING_KINDS = {
    "lower": {True: "opening_balance", False: "payment"},
    "enum": {True: "OPENING_BALANCE", False: "PAYMENT"},
    "title": {True: "Opening balance", False: "Payment"},
}


@dataclass(frozen=True)
class Shape:
    name: str
    about: str
    revision: int = 5
    # The revision at which the household was entered; what is between is done by Alembic.
    entered_at: int = 5
    currency: str = "EUR"
    digits: int = 2
    money: str = "numeric"
    month_as: str = "text"
    words: str = "lower"
    rate_as: str = "percent"
    life_as: str = "state"
    tables: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    without: frozenset = frozenset()
    # What comes of it: `equal` with the figures, `asked` and then equal with these answers, or `refused`.
    outcome: str = "equal"
    # What has to be named in what is printed.
    named: tuple = ()
    # What is written into the mapping file that is proposed: (what stands there, what is put in its place).
    answers: tuple = ()
    # What is done to the file after the household was entered.
    spoil: tuple = ()
    # What notes are that a person left empty.
    empty_notes: str | None = ""
    household: str = "lived_in"
    log_is_hot: bool = False

    def table(self, table):
        return self.tables.get(table, table)

    def column_name(self, table, meaning):
        return self.names.get((table, meaning), NAMES.get((table, meaning), meaning))

    @property
    def no_money(self):
        return "0.00" if self.money == "text" else 0

    @property
    def life(self):
        return ["state", "activated_at", "closed_at"] if self.life_as == "state" else [
            "is_active", "is_closed", "activated_at", "closed_at"]

    def meanings(self, table, revision):
        for brought_at, meanings in sorted(BROUGHT[table].items()):
            for meaning in meanings if brought_at <= revision else []:
                if revision >= GONE_AT.get((table, meaning), revision + 1) or (table, meaning) in self.without:
                    continue
                if (table, meaning) == ("month", "life"):
                    yield from self.life
                elif (table, meaning) == ("month", "month") and self.month_as == "numbers":
                    yield from ("year", "month_number")
                else:
                    yield meaning

    def columns(self, table, revision):
        return [self.column(table, meaning) for meaning in self.meanings(table, revision)]

    def column(self, table, meaning):
        name = self.column_name(table, meaning)
        if meaning == "id":
            return sa.Column(name, sa.Integer, primary_key=True)
        if meaning in ("planned", "applied", "amount", "balance", "minimum"):
            return sa.Column(name, self.money_type(), nullable=False, server_default=sa.text(f"'{self.no_money}'"))
        if meaning == "rate":
            return sa.Column(name, sa.Numeric(9, 6), nullable=False)
        if meaning == "notes":
            return sa.Column(name, sa.Text)
        if meaning in ("due_day", "position", "year", "month_number"):
            return sa.Column(name, sa.Integer)
        if meaning in ("is_active", "is_closed"):
            return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        if meaning.endswith("_at"):
            return sa.Column(name, sa.DateTime)
        if meaning == "day" or (table, meaning, self.month_as) == ("month", "month", "date"):
            return sa.Column(name, sa.Date, nullable=False)
        if meaning == "state":
            return sa.Column(name, sa.String(20), nullable=False, server_default=STATES[self.words]["active"])
        refers = {"debt": "debt_target" if table == "entry" else "month_debt_target", "month_entry": "month_entry",
                  "source": "debt_target" if table == "month_debt_target" else "entry",
                  "month": None if table == "month" else "month"}.get(meaning)
        if refers:
            return sa.Column(name, sa.Integer, sa.ForeignKey(f"{self.table(refers)}.id"), nullable=meaning in ("debt", "source"))
        return sa.Column(name, sa.String(200))

    def sa_table(self, table, revision):
        """The table as it is at a revision, for statements. What it refers to is made known and not used."""
        tables = sa.MetaData()
        found = None
        for each in BROUGHT:
            if any(at <= revision for at in BROUGHT[each]):
                made = sa.Table(self.table(each), tables, *self.columns(each, revision))
                found = made if each == table else found
        return found

    def money_type(self):
        return {"numeric": sa.Numeric(12, self.digits), "float": sa.Float, "text": sa.String(20), "cents": sa.Integer,
                "whole": sa.Integer}[self.money]

    def stored(self, amount):
        """What goes into an amount's column."""
        amount = Decimal(amount)
        if self.money == "cents":
            return int(amount.scaleb(self.digits))
        if self.money == "whole":
            return int(amount)
        if self.money == "float":
            return float(amount)
        if self.money == "text":
            return f"{amount:.{self.digits}f}"
        return amount

    def stored_rate(self, percent):
        return Decimal(percent) / (100 if self.rate_as == "fraction" else 1)

    def month_values(self, month):
        first = date.fromisoformat(f"{month}-01")
        if self.month_as == "numbers":
            return {"year": first.year, "month_number": first.month}
        return {"month": first if self.month_as == "date" else month}

    def first_day(self, row, months):
        if self.month_as == "numbers":
            return date(row[months.c[self.column_name("month", "year")]], row[months.c[self.column_name("month", "month_number")]], 1)
        month = row[months.c[self.column_name("month", "month")]]
        return month if self.month_as == "date" else date.fromisoformat(f"{month}-01")

    def life_values(self, state, activated_at, closed_at):
        at = {"activated_at": instant(activated_at), "closed_at": instant(closed_at)}
        if self.life_as == "state":
            return {"state": STATES[self.words][state], **at}
        return {"is_active": state == "active", "is_closed": state == "closed", **at}

    def posting_row(self, month_entry, opening, day, amount=None, stored_amount=None, payee="", memo=""):
        values = {"month_entry": month_entry, "kind": POSTING_KINDS[self.words][opening],
                  "amount": self.stored(amount) if stored_amount is None else stored_amount,
                  "day": day, "payee": payee, "memo": memo, "created_at": datetime(2025, 6, 1, 7, 15)}
        return {self.column_name("posting", meaning): values[meaning]
                for meaning in self.meanings("posting", 5) if meaning in values}


def instant(text):
    return datetime.fromisoformat(text) if text else None
