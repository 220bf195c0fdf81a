# How the template and a month differ.

drift-title = Drift, { $month }
drift-heading = { $month } and the template
drift-explained = Adopt a line into the month, push it back to the template, or leave it as it is. What is posted stays.
drift-all-at-once = All { $count } lines can be adopted into the month at once.
drift-some-at-once = { $count } lines can be adopted into the month at once.
drift-staying = { $count ->
    [one] One line stays and says why.
   *[other] { $count } lines stay, each says why.
}
drift-adopt-at-once = { $count ->
    [one] Adopt { $count } line
   *[other] Adopt { $count } lines
}
drift-refused-line = { $name }: { $refusal }
drift-none = The month is as the template has it.
drift-back = Back to the month
drift-act-on = { $act }: { $name }

drift-what-differs = { $name } in this month and in the template
drift-field = Field
drift-this-month = This month
drift-template = Template
drift-nothing = –
drift-kind = Kind
drift-category = Category
drift-name = Name
drift-planned = Planned
drift-due = Due
drift-carry = Carry
drift-debt = Debt
drift-notes = Notes
drift-rate = Rate
drift-minimum-payment = Minimum payment

drift-only-in-template = In the template, and not in this month.
drift-added-by-hand = Added to this month by hand, and not in the template.
drift-archived = In this month, and archived in the template.
drift-not-due = In this month, in which the template says it is not due.
drift-differs = In both, and different.
drift-debt-only-in-template = A debt of the template that this month does not have.
drift-debt-archived = A debt of this month that is archived in the template.
drift-debt-differs = A debt in both, and different.

drift-add-to-month = Add to the month
drift-archive = Archive in the template
drift-remove-from-month = Remove from the month
drift-add-to-template = Add to the template
drift-take-back = Take back into the template
drift-take-template = Take the template’s
drift-change-template = Change the template

drift-has-payments = It cannot be removed from the month: { $entry } has payments. Delete or move them first.
drift-debt-first = It comes after the debt { $debt }, which it pays. Add that first.
drift-month-full = It cannot be added: the month has as many entries as it can have.
drift-cannot-say-not-due = It cannot be pushed back: the template says when this entry is due, and this month is not one of those.
drift-cannot-divide = { $times ->
    [one] It cannot be pushed back: the plan cannot be shared over { $times } occurrence.
   *[other] It cannot be pushed back: the plan cannot be shared evenly over its { $times } occurrences in this month.
}
drift-nothing-due = It cannot be pushed back: the entry is not due in this month, so the template has no place for this plan.
drift-day-twice = It cannot be pushed back: this month has the day twice, and the template would mean the first.
drift-template-full = It cannot be added to the template, which has as many entries as it can have.
