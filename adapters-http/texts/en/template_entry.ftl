# One entry of the template, and the form for it.

template-entry-crumb = Template
template-entry-archived = archived
template-entry-save = Save
template-entry-back = Back to the template

template-entry-kind = Kind
template-entry-category = Category
template-entry-category-hint = The section it is shown under
template-entry-name = Name
template-entry-planned = Planned each time
template-entry-planned-hint = What it comes to whenever it is due
template-entry-due-day = Due day
template-entry-due-day-hint = 1 to 31, or empty; in short months the last day
template-entry-carry = Carries to the next month
template-entry-carry-none = nothing
template-entry-carry-surplus = what is left over
template-entry-carry-balance = what is left over or overspent
template-entry-debt = Pays the debt
template-entry-no-debt = none
template-entry-rhythm = How often
template-entry-unit = Rhythm
template-entry-by-months = every so many months
template-entry-by-weeks = every so many weeks
template-entry-once = once
template-entry-every = Every
template-entry-every-hint = 1 for every one, 3 for every third
template-entry-from = From month
template-entry-from-hint = The first month, or the only one; may stay empty for every month
template-entry-first-date = First date
template-entry-first-date-hint = The weeks are counted from here
template-entry-until = Last month
template-entry-until-hint = Empty: it goes on
template-entry-notes = Notes

template-entry-leaving = When it comes no more
template-entry-is-archived = It is archived
template-entry-archive-lead = Archiving leaves it out of months to come. Months that have it keep it, and it can be restored.
template-entry-archive = Archive
template-entry-restore-lead = Months to come leave it out. Restoring takes it back into them.
template-entry-restore = Restore
template-entry-in-use = It cannot be deleted: a month has copied it.
template-entry-delete-lead = No month has copied it, so it can be deleted. Then it is gone for good.
template-entry-delete = Delete
