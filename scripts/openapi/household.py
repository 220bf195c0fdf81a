"""A household with something of everything, in the month that the document has for its example."""

import json
import sys
import urllib.request

MONTH = "2026-11"
address = sys.argv[1]


def post(path, body=None):
    request = urllib.request.Request(
        f"{address}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


debt = post("/template/debts", {"name": "Card", "balance_minor": 100_000})
for name, kind in [("Salary", "income"), ("Food", "expense"), ("Rainy day", "saving")]:
    post(
        "/template/entries",
        {"kind": kind, "category": "All", "name": name, "planned_minor": 50_000},
    )
post(
    "/template/entries",
    {
        "kind": "debt_payment",
        "category": "All",
        "name": "Card payment",
        "planned_minor": 5_000,
        "debt_target_id": debt["id"],
    },
)
post("/months", {"month": MONTH})
month = post(f"/months/{MONTH}/activate")
for entry in month["entries"]:
    post(
        f"/months/{MONTH}/postings",
        {
            "posted_on": f"{MONTH}-03",
            "payee": "Somebody",
            "lines": [{"entry_id": entry["id"], "amount_minor": 100}],
        },
    )
