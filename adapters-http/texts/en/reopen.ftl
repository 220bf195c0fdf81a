# Before a closed month is reopened.

reopen-title = Reopen { $month }
reopen-what-happens = The month becomes active again and can be changed. This will happen:
reopen-seal = The seal is removed. Closing again makes a new one.
reopen-carried = What the month carried over is withdrawn from the month after it, until it is closed again.
reopen-debts = The debts’ balances in the template go back to what they were, where nobody changed them since.
reopen-recorded = The reopening and its reason stay in the activity for good.
reopen-why = Why
reopen-why-hint = For those who look later, such as “a late bill”
reopen-act = Reopen { $month }
reopen-leave = Leave it closed
reopen-not-closed = { $month } is not closed, so there is nothing to reopen. It can be changed as it is.
reopen-back = Back to the month
