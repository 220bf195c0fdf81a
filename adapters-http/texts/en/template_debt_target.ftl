# One debt of the template, and the form for it.

template-debt-target-name = Name
template-debt-target-balance = Owed now
template-debt-target-balance-hint = Below zero: a credit
template-debt-target-rate = Yearly rate in percent
template-debt-target-rate-hint = Up to four decimals, as in 3.875; 0 where there is no interest
template-debt-target-minimum = Minimum payment
template-debt-target-minimum-hint = What has to be paid each month at least, or empty
template-debt-target-due-day = Due day
template-debt-target-due-day-hint = 1 to 31, or empty
template-debt-target-notes = Notes
template-debt-target-save = Save

template-debt-target-leaving = When it is paid off
template-debt-target-is-archived = It is archived
template-debt-target-archive-lead = Archiving leaves it out of months to come. Months that have it keep it, and it can be restored.
template-debt-target-archive = Archive
template-debt-target-restore-lead = Months to come leave it out. Restoring takes it back into them.
template-debt-target-restore = Restore
template-debt-target-in-use = It cannot be deleted: a month has copied it, or an entry pays it.
template-debt-target-delete-lead = No month has copied it and no entry pays it, so it can be deleted. Then it is gone for good.
template-debt-target-delete = Delete
