# What stands on more than one page.

shared-mend = Some fields have to be mended; nothing was changed.
shared-comma = {", "}
shared-back-to-closing = Back to closing { $month }
shared-overtaken = Below each field that differs stands what is there now. Saving again keeps what stands in the fields.
shared-overtaken-alike = What is there now is the same as what stands in the fields. Saving again changes nothing.
shared-now = There now: { $value }
shared-now-empty = There now: nothing
shared-planned-now = Somebody changed it meanwhile: { $amount } is planned now. Enter saves what is typed here.
shared-planned-keep = Keep { $amount }
shared-chart-column = { $month }: { $amount }
