"""Makes a file in each shape with Alembic and SQLAlchemy, and `shapes.json` with what has to come of each.

Usage: make.py FOLDER [NAME…]
"""

import json
import sqlite3
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from households import HOUSEHOLDS
from shape import KINDS
from shapes import SHAPES

REVISIONS = ["f1ccdc4bc1bf", "03ebe3c07262", "ec804bdf366d", "a4ec4f8f6e9f", "cc60e7f73a1c"]


def make(shape, folder):
    file = folder / f"{shape.name.replace(' ', '-')}.db"
    engine = sa.create_engine(f"sqlite:///{file}")
    upgrade(engine, shape, shape.entered_at)
    with engine.begin() as connection:
        enter(connection, shape, HOUSEHOLDS[shape.household])
    upgrade(engine, shape, shape.revision)
    engine.dispose()
    if shape.spoil:
        spoiled = sqlite3.connect(file)
        spoiled.executescript(";\n".join(shape.spoil))
        spoiled.close()
    if shape.log_is_hot:
        leave_a_log(file)
    return file


def upgrade(engine, shape, revision):
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "alembic"))
    with engine.begin() as connection:
        config.attributes.update(connection=connection, shape=shape)
        command.upgrade(config, REVISIONS[revision - 1])


def enter(connection, shape, household):
    """Enters the household as the predecessor would have at `entered_at`."""

    def add(table, values):
        known = set(shape.meanings(table, shape.entered_at))
        row = {shape.column_name(table, meaning): value for meaning, value in values.items() if meaning in known}
        made = connection.execute(sa.insert(shape.sa_table(table, shape.entered_at)).values(row))
        return made.inserted_primary_key[0]

    debts = {
        debt.name: add("debt_target", {
            "name": debt.name, "balance": shape.stored(debt.balance), "rate": shape.stored_rate(debt.percent),
            "minimum": shape.stored(debt.minimum), "due_day": debt.due_day, "position": place})
        for place, debt in enumerate(household.debts, 1)
    }
    entries = {
        line.name: add("entry", {**described(shape, line, place), "debt": debts.get(line.debt)})
        for place, line in enumerate(household.lines, 1)
    }
    if shape.entered_at < 2:
        return
    for month, (state, activated_at, closed_at) in household.months.items():
        month_id = add("month", {
            **shape.month_values(month), **shape.life_values(state, activated_at, closed_at),
            "created_at": datetime.fromisoformat(f"{month}-01T06:00:00")})
        here = {
            debt.name: add("month_debt_target", {
                "month": month_id, "source": debts[debt.name], "name": debt.name, "balance": shape.stored(debt.snapshots[month]),
                "rate": shape.stored_rate(debt.percent), "minimum": shape.stored(debt.minimum), "due_day": debt.due_day,
                "position": place})
            for place, debt in enumerate(household.debts, 1)
        }
        for place, line in enumerate(household.lines, 1):
            posted = line.posted.get(month, [])
            entry = add("month_entry", {
                **described(shape, line, place), "month": month_id, "source": entries[line.name], "debt": here.get(line.debt),
                "applied": shape.stored(sum(map(Decimal, posted), Decimal(0)))})
            if shape.entered_at < 5:
                continue
            for at, amount in enumerate(posted, 1):
                day = date.fromisoformat(f"{month}-{at + 2:02}")
                connection.execute(sa.insert(shape.sa_table("posting", 5)).values(
                    shape.posting_row(month_entry=entry, opening=False, day=day, amount=amount, payee="Aldi" if at == 1 else "")))


def described(shape, line, place):
    return {
        "kind": KINDS[shape.words][line.kind], "category": line.category, "name": line.name, "planned": shape.stored(line.planned),
        "due_day": line.due_day, "position": place, "notes": line.notes or shape.empty_notes}


def leave_a_log(file):
    """Leaves the file as a program that was killed does: with its last writes in the log beside it."""
    writing = sqlite3.connect(file)
    writing.execute("PRAGMA journal_mode = WAL")
    writing.execute("UPDATE entry SET notes = 'in the log' WHERE name = 'Salary'")
    writing.commit()
    kept = {end: Path(f"{file}{end}").read_bytes() for end in ("", "-wal")}
    writing.close()
    for end, content in kept.items():
        Path(f"{file}{end}").write_bytes(content)


def expected(shape):
    """The figures that have to come out, in minor units, counted here in decimals and not by the program."""
    household = HOUSEHOLDS[shape.household]

    def minor(amount):
        return int(Decimal(amount).scaleb(shape.digits))

    closing = True
    months = {}
    for month, (state, _, closed_at) in household.months.items() if shape.revision >= 2 else []:
        # Without states all are lived in; closed is only what follows closed months.
        closing = closing and shape.revision >= 4 and shape.entered_at >= 4 and state == "closed"
        entered_before_the_ledger = shape.entered_at < 5
        months[month] = {
            "state": "closed" if closing else "active",
            "closed_at": f"{closed_at}Z" if closing else None,
            "entries": {
                line.name: {
                    "planned_minor": minor(line.planned),
                    "payments_minor": payments(line.posted.get(month, []), minor, entered_before_the_ledger)}
                for line in household.lines},
            "debts": {debt.name: minor(debt.snapshots[month]) for debt in household.debts},
        }
    return {
        "entries": {line.name: minor(line.planned) for line in household.lines},
        "debts": {
            debt.name: {"balance_minor": minor(debt.balance), "apr_ppm": int(Decimal(debt.percent) * 10_000)}
            for debt in household.debts},
        "months": months,
    }


def payments(posted, minor, at_once):
    amounts = [minor(amount) for amount in posted]
    return [amount for amount in [sum(amounts)] if amount] if at_once else amounts


def main(folder, *names):
    folder = Path(folder)
    told = []
    for shape in SHAPES:
        if names and shape.name not in names:
            continue
        file = make(shape, folder)
        told.append({
            "name": shape.name, "about": shape.about, "file": file.name, "revision": shape.revision, "currency": shape.currency,
            "outcome": shape.outcome, "named": shape.named, "answers": shape.answers, "figures": expected(shape)})
    (folder / "shapes.json").write_text(json.dumps(told, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
