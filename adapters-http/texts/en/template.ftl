# The template: what recurs, and the debts being paid down.

template-title = Template
template-lead = What recurs. A new month is a snapshot of it; changing the template never changes a month that exists.

template-usual = A usual month in figures
template-usual-income = Usual income
template-usual-expense = Expenses
template-usual-saving = Savings
template-usual-debt-payment = Debt payments
template-to-allocate = To allocate
template-too-much = too much planned
template-left = To allocate in a usual month

template-lost = The server did not answer as it should. Look whether it was saved, and try again.
template-told-archived = { $name } is archived: months to come leave it out.
template-told-deleted = Deleted { $name }.
template-told-not-moved = Nothing was moved: somebody changed the template meanwhile. This is how it is now.
template-told-not-planned = Nothing was changed: { $name } was archived meanwhile.
template-undo = Undo

template-entries-caption = Entries of the template by category
template-entry = Entry
template-how-often = How often
template-due-day = Due day
template-planned = Planned
template-planned-for = Planned for { $name }
template-due = on day { $day }
template-pays = pays { $debt }
template-has-notes = has notes
template-share = { $amount } in a usual month
template-share-once = not in a usual month
template-comes-next = next in { $month }
template-comes-now = this month
template-comes-no-more = comes no more
template-category-sum = In a usual month

template-grip = Move { $name }
template-grip-help = Arrow up and arrow down move it one place within its category, Home and End to the ends. It can be dragged, too.
template-moved = { $name } is now { $position } of { $count } in { $list }.
template-move-up = Move { $name } up
template-move-down = Move { $name } down
template-move-category-up = Move the category { $name } up
template-move-category-down = Move the category { $name } down

template-empty = Nothing recurs yet. Begin with your income, the rent and the groceries.
template-add-entry = Add an entry
template-add-entry-button = Add the entry

template-debts = Debts
template-debts-caption = Debts of the template
template-debt = Debt
template-debt-pace = How it is paid down
template-debt-rate = Yearly rate
template-debt-minimum = Minimum payment
template-debt-owed = Owed
template-debt-credit = credit
template-debt-paid = { $amount } in a usual month
template-debt-below-minimum = less than the minimum payment
template-debt-paid-by = Paid by
template-debt-paid-off-in = { $months ->
    [1] paid off with the next payment, in { $last }; { $interest } interest until then
   *[other] paid off in { $months } months, in { $last }; { $interest } interest until then
}
template-debt-paid-off = { $months ->
    [1] paid off with the next payment; { $interest } interest until then
   *[other] paid off in { $months } months; { $interest } interest until then
}
template-debt-never = never paid off at this pace: it does not cover the interest
template-debt-too-long = not paid off within a hundred years at this pace
template-debt-unpaid = never paid off: nothing is paid on it in a usual month
template-debt-nothing-owed = nothing is owed
template-no-debts = No debts. Add one to see it paid down month by month.
template-add-debt = Add a debt
template-add-debt-button = Add the debt

template-archived = Archived ({ $count })
template-archived-lead = Months to come leave these out; months that had them keep them.
template-archived-debt = debt of { $amount }
template-restore = Restore
template-restore-name = Restore { $name }
