# What is worded in more than one place: kinds, states, dates, amounts, recurrences, reasons, findings.

words-kind-income = Income
words-kind-expense = Expense
words-kind-saving = Saving
words-kind-debt-payment = Debt payment

words-state-draft = draft
words-state-active = active
words-state-closed = closed

words-carry-none = does not carry
words-carry-surplus = surplus carries
words-carry-balance = balance carries

words-days = { $first } to { $last }

words-every-months = { $count ->
    [1] every month
    [12] every year
   *[other] every { $count } months
}
words-every-weeks = { $count ->
    [1] every week
   *[other] every { $count } weeks
}
words-once = once, in { $month }
words-rhythm = { $rhythm }
words-rhythm-from = { $rhythm } from { $from }
words-rhythm-until = { $rhythm } until { $until }
words-rhythm-from-until = { $rhythm } from { $from } until { $until }

words-just-now = just now
words-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
words-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
words-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
words-every-days = { $count ->
    [1] every day
   *[other] every { $count } days
}
words-every-hours = { $count ->
    [1] every hour
   *[other] every { $count } hours
}
words-every-minutes = { $count ->
    [1] every minute
   *[other] every { $count } minutes
}
words-every-seconds = { $count ->
    [1] every second
   *[other] every { $count } seconds
}

words-bytes = { $count ->
    [one] { $count }{"\u00A0"}byte
   *[other] { $count }{"\u00A0"}bytes
}
words-kilobytes = { $number }{"\u00A0"}KB
words-megabytes = { $number }{"\u00A0"}MB
words-gigabytes = { $number }{"\u00A0"}GB

words-posting-carried = Opening, carried from { $month }
words-posting-set-by-hand = Opening, set by hand
words-posted-on-entry = { $amount } on { $entry }, { $date }
words-posted-on-lines = { $count ->
    [one] { $amount } on { $count } line, { $date }
   *[other] { $amount } on { $count } lines, { $date }
}

words-reason-due = { $times ->
    [1] due this month
    [2] due twice this month
   *[other] due { $times } times this month
}
words-reason-not-due = not due this month
words-reason-held-for-carry = not due, but here because it carries
words-reason-archived = archived
words-reason-left-out = left out by your choice
words-reason-copied = copied from { $month }
words-reason-carry-expected = expected: { $carried }
words-reason-carry-dropped = { $carried }, which has no place here
words-left-over-in = { $amount } left over in { $month }
words-overspent-in = { $amount } overspent in { $month }
words-more-in = { $amount } more than planned in { $month }

words-finding-earlier-month-open = { $month } is not closed yet.
words-finding-opening-conflict = { $entry } has an opening balance set by hand in the next month. Delete it there first.
words-finding-not-over = The month runs until { $date }.
words-finding-carry-dropped = { $amount } of { $entry } has no place in the next month and would be dropped.
words-finding-nothing-posted = Nothing is posted on { $entry }.
words-finding-overspent = { $entry } is overspent by { $amount }.
words-finding-over-allocated = { $amount } more is planned than comes in.
words-finding-not-allocated = { $amount } is not allocated.
words-finding-interest-estimated = The interest of { $debt } is an estimate.
words-finding-below-minimum-payment = { $debt } was paid { $amount } less than its minimum payment.
