"""A month from preview to seal, by the client that openapi-python-client makes of the document."""

import datetime
import sys

sys.path.insert(0, sys.argv[1])

from client import Client  # noqa: E402
from client.api.default import (  # noqa: E402
    activate_month,
    add_posting,
    close_month,
    create_debt_target,
    create_entry,
    create_month,
    get_closing,
    get_drift,
    get_month,
    get_year,
    list_months,
    list_postings,
    move_planned,
    preview_month,
    reopen_month,
)
from client.models import (  # noqa: E402
    Month,
    MonthCreation,
    Move,
    NewDebtTarget,
    NewEntry,
    NewEntryCarry,
    NewEntryKind,
    Payment,
    PaymentLine,
    Problem,
    Reopening,
)

MONTH = "2026-10"
checked = 0


def expect(answer, status):
    """The answer's body, which has to have this status."""
    global checked
    assert answer.status_code == status, (answer.status_code, answer.content)
    checked += 1
    return answer.parsed


client = Client(base_url=f"{sys.argv[2]}/api/v1")
card = expect(
    create_debt_target.sync_detailed(
        client=client,
        body=NewDebtTarget(name="Card", balance_minor=100_000, due_day=5),
    ),
    201,
)
kinds = [
    ("Salary", NewEntryKind.INCOME, 200_000, {}),
    ("Groceries", NewEntryKind.EXPENSE, 40_000, {"carry": NewEntryCarry.BALANCE}),
    ("Card payment", NewEntryKind.DEBT_PAYMENT, 5_000, {"debt_target_id": card.id}),
]
for name, kind, planned, more in kinds:
    body = NewEntry(
        kind=kind, category="All", name=name, planned_minor=planned, **more
    )
    made = create_entry.sync_detailed(
        client=client, body=body, idempotency_key=f"make {name}"
    )
    again = create_entry.sync_detailed(
        client=client, body=body, idempotency_key=f"make {name}"
    )
    assert expect(made, 201).to_dict() == expect(again, 201).to_dict()
    assert made.headers["Location"] == again.headers["Location"]

proposed = expect(preview_month.sync_detailed(MONTH, client=client), 200)
assert [line.name for line in proposed.lines if line.included] == [
    name for name, *_ in kinds
]
created = expect(
    create_month.sync_detailed(client=client, body=MonthCreation(month=MONTH)), 201
)
assert created.state == "draft"
active = activate_month.sync_detailed(MONTH, client=client)
version = active.headers["ETag"]
entries = {entry.name: entry for entry in expect(active, 200).entries}
payment = Payment(
    posted_on=datetime.date(2026, 10, 3),
    payee="Market",
    lines=[
        PaymentLine(entry_id=entries["Groceries"].id, amount_minor=12_345),
        PaymentLine(entry_id=entries["Card payment"].id, amount_minor=5_000),
    ],
)
posted = expect(
    add_posting.sync_detailed(MONTH, client=client, body=payment, if_match=version), 201
)
assert len(posted.postings) == 2
stale = add_posting.sync_detailed(MONTH, client=client, body=payment, if_match=version)
problem = expect(stale, 412)
assert isinstance(problem, Problem) and problem.code == "version_conflict"
moved = expect(
    move_planned.sync_detailed(
        MONTH,
        client=client,
        body=Move(
            from_entry_id=entries["Groceries"].id,
            to_entry_id=entries["Card payment"].id,
            amount_minor=100,
        ),
    ),
    200,
)
assert isinstance(moved, Month)
ledger = expect(list_postings.sync_detailed(MONTH, client=client), 200)
assert sorted(posting.amount_minor for posting in ledger.items) == [5_000, 12_345]
expect(get_drift.sync_detailed(MONTH, client=client), 200)
checklist = expect(get_closing.sync_detailed(MONTH, client=client), 200)
assert checklist.can_close
closed = expect(close_month.sync_detailed(MONTH, client=client), 200)
assert closed.state == "closed" and len(closed.seal) == 64
refused = expect(
    add_posting.sync_detailed(MONTH, client=client, body=payment), 409
)
assert refused.code == "wrong_state"
expect(get_drift.sync_detailed(MONTH, client=client), 409)
reopened = reopen_month.sync_detailed(
    MONTH, client=client, body=Reopening(reason="a late bill")
)
assert expect(reopened, 200).seal is None
sealed = expect(close_month.sync_detailed(MONTH, client=client), 200)
read = expect(get_month.sync_detailed(MONTH, client=client), 200)
assert read.to_dict() == sealed.to_dict()
months = expect(list_months.sync_detailed(client=client), 200)
assert [month.month for month in months.items] == [MONTH]
year = expect(get_year.sync_detailed(2026, client=client), 200)
assert [month.month for month in year.months] == [MONTH]
print(f"a generated client took a month from preview to seal: {checked} answers checked")
