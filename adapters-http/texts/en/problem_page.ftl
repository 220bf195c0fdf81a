# Around a problem: what helps, and where to go on.

problem-page-missing = Look for it among the months or in the template, or go back and choose again.
problem-page-conflict = Nothing was changed. Go back, look at how things stand now, and decide again.
problem-page-invalid = Nothing was changed. Go back and mend what is named above; the browser mostly still has what was typed.
problem-page-busy = This mostly passes within seconds. What was saved before is safe; what was sent just now may not have been. Wait a moment, then try again and look at what is there.
problem-page-fault = What was saved before is safe. Trying once more may help; if it does not, whoever looks after the server finds the cause in the log.
problem-page-refused = Nothing was changed. Go back to a page of Quartermaster and do it from there.
problem-page-again = Try again
problem-page-back = Back to where you were
problem-page-to-month = To { $month }
problem-page-month = To the current month
problem-page-months = All months
problem-page-log = Status { $status }. The log knows this as request { $id }.
