# All months in their years.

months-title = Months
months-new = New month…
months-caption = All months in their years, the newest first
months-month = Month
months-state = State
months-progress = Progress
months-planned = Planned to go out
months-planned-label = Planned
months-spent = Gone out
months-net = Net
months-over = over
months-short = short
months-by-entry = entry by entry
months-by-entry-of = { $year }, entry by entry
months-gap = { $first } to { $last }
months-none = no month
months-create = Create { $month }
months-create-of = Create { $month }
months-no-year = { $year }: no month
months-no-years = { $first } to { $last }: no month
months-empty = There is no month yet. The first one begins as a draft of the template.
months-create-first = Create the first month
months-no-earlier = There are no earlier months.
months-earlier = Earlier years
months-latest = Latest years

months-net-title = Net, month by month
months-net-left = From { $first } to { $last }, { $sum } more came in than went out.
months-net-short = From { $first } to { $last }, { $sum } more went out than came in.
months-net-picture = Net of each month from { $first } to { $last }
months-net-table = The same figures as a table
