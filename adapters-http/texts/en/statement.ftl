# What a closed month came to.

statement-title = Closing statement, { $month }
statement-heading = Closing statement of { $month }
statement-days = Days
statement-created = Created
statement-activated = Activated
statement-closed = Closed
statement-net-posted = Net posted
statement-to-allocate = To allocate
statement-carried-on = Carried over to the next month

statement-by-kind = Totals by kind
statement-kind = Kind
statement-entries = Entries
statement-entries-of = Entries of { $month } by category
statement-entry = Entry
statement-baseline = Baseline
statement-plan-change = Plan change
statement-planned = Planned
statement-opening = Opening
statement-posted = Posted
statement-remaining = Remaining
statement-execution = Against plan
statement-carried = Carried over
statement-over = over
statement-explained = Plan change is planned less the baseline kept at activation. Against plan is what was applied, opening and posted, less planned. An empty field is zero.
statement-no-entries = The month has no entries.

statement-debts = Debts
statement-debt = Debt
statement-debt-opening = Opening
statement-interest = Interest
statement-charges = Charges
statement-paid = Paid
statement-debt-closing = Closing
statement-notes = Notes
statement-seal = Seal
statement-tamper-evident = The seal is tamper-evident, not tamper-proof: it shows a change, it does not prevent one. It is over everything above, every posting, and the seal of the closed month before.
statement-back = Back to the month
statement-reopen = Reopen this month…
