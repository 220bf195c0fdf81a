# The checklist before a month closes, and what closing will do.

close-title = Close { $month }
close-to-settle = To settle first
close-to-settle-first = The month cannot be closed before this is settled.
close-blocks = blocks
close-worth-a-look = Worth a look
close-can-stay = The month can be closed with these.
close-in-order = Everything is in order.
close-open = Open { $name }
close-post = Post on { $name }
close-cover = Cover { $name }
close-open-debt = Go to the debt
close-enter-interest = Enter the interest
close-change-plan = Go to the plan

close-what-it-does = What closing will do
close-net = Net of the month
close-net-more-out = more went out than came in
close-carried-over = Carried over to { $month }
close-entry = Entry
close-amount = Amount
close-left-over = left over
close-overspent = overspent
close-more = more than planned
close-dropped = dropped, because { $month } has no place for it
close-nothing-carried = Nothing is carried over.
close-debts = Balances of the debts, here and in the template
close-debt = Debt
close-opening = Opening
close-closing = Closing
close-estimate = with interest as estimated
close-seals = The month is sealed then and never changes. Only the latest closed month can be reopened, with a reason.
close-back = Back to the month
close-not-yet = Not yet

close-is-draft = { $month } is a draft: a plan in which nothing is posted yet. It can be closed once it has been active.
close-activate = Activate { $month }
close-to-draft = Back to the draft
close-is-closed = { $month } is closed already.
close-to-statement = Closing statement
close-to-reopen = Reopen it…
