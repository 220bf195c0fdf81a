# The heading of a month: its life as three steps, and the months around it.

life-month-before = Month before
life-month-after = Month after
life-of-month = Life of the month
life-draft = Draft { $date }
life-active = Active
life-active-since = Active since { $date }
life-closed = Closed
life-closed-on = Closed { $date }
life-activate = Activate
life-close = Close month…
life-create-month = Create { $month }
life-open-month = Open { $month }
