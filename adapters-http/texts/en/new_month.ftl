# The preview of a month that is not there yet.

new-month-title = New month
new-month-all-months = Months
new-month-month = Month
new-month-copied-from = Copied from
new-month-from-template = the template
new-month-show = Show it

new-month-as-it-would-begin = { $month }, as it would begin
new-month-days = { $days }. Nothing is written before you create it.
new-month-switch-off = Switch off what the month should begin without. The template stays as it is.
new-month-entries-of = Entries of { $month } by category, with the reason of each
new-month-entry = Entry
new-month-why = Why
new-month-carried-in = Carried in
new-month-planned = Planned
new-month-expected = expected
new-month-due-on = due { $date }
new-month-stays = stays, because money is carried into it
new-month-empty = No entry is due in this month. Create it all the same and add entries there, or add them to the template first.
new-month-to-template = To the template

new-month-income = Planned income
new-month-outgo = Planned outgo
new-month-to-allocate = To allocate
new-month-too-much = too much planned
new-month-create = Create { $month }
new-month-recompute = Recompute

new-month-debts = Debts
new-month-debts-of = Debts of { $month }
new-month-debt = Debt
new-month-balance = Balance
new-month-staying-out = Not in this month
new-month-not-in = Entries that { $month } would not have
