# Before a month is deleted.

delete-month-title = Delete { $month }?
delete-month-what-happens = This will happen:
delete-month-plan = { $count ->
    [0] The month goes. It has no entries.
    [one] The month goes, with its plan of { $count } entry, its debts and its notes.
   *[other] The month goes, with its plan of { $count } entries, its debts and its notes.
}
delete-month-openings = What the closed month before carried into it is carried into the month after it, if there is one.
delete-month-again = It can be created again from the template, but not as it was changed by hand.
delete-month-act = Delete { $month }
delete-month-keep = Keep it
delete-month-closed = A closed month stays. If it is the latest, it can be reopened.
delete-month-has-postings = A month in which something is posted stays. Delete its postings first, if the month should go.
delete-month-back = Back to the month
