### Why the value of one field is refused; shown at the field, and sent by the API.

## Values of any kind

refusal-required = Enter a value.
refusal-too-long = At most { $max } characters.
refusal-control-characters = Control characters cannot be kept.
refusal-turning-characters = Characters that turn the direction of what stands beside them cannot be kept. Type the text anew.
refusal-shows-nothing = Nothing of this text can be seen.
refusal-number-unreadable = Enter a whole number.
refusal-number-out-of-range = Enter a number from 1 to { $max }.
refusal-not-in-list = Choose one of the list.
refusal-order-incomplete = The order has to name everything there is, each once.
refusal-not-confirmed = Type { $word } to confirm.

## Amounts

refusal-amount-unreadable = Enter an amount such as 12.50.
refusal-amount-too-large = The amount is larger than Quartermaster can keep.
refusal-amount-negative = The amount cannot be negative.
refusal-amount-zero = The amount cannot be zero.
refusal-sum-too-large = The sum is too large.
refusal-too-many-decimals = At most { $max } digits after the decimal mark.
refusal-rate-unreadable = Enter a rate in percent such as 3.875.
refusal-rate-out-of-range = Enter a rate from 0 to { $max } percent.

## Days and months

refusal-date-unreadable = Enter a date such as 2026-11-23.
refusal-date-outside-month = Enter a date from { $first } to { $last }.
refusal-date-far-outside-month = Enter a date at most { $days } days outside { $first } to { $last }.
refusal-year-unreadable = Enter a year such as 2026.
refusal-year-beyond-calendar = Enter a year from { $first } to { $last }.
refusal-year-out-of-range = Enter a date from { $first } to { $last }.
refusal-day-out-of-range = Enter a day from 1 to { $max }.
refusal-month-unreadable = Enter a month such as 2026-11.
refusal-month-out-of-range = Enter a month from { $first } to { $last }.
refusal-month-unknown = This month does not exist.

## The household

refusal-currency-unknown = This is not a currency code of ISO 4217.
refusal-language-tag = Enter a language tag such as en-GB.
refusal-time-zone = Enter a time zone such as Europe/Berlin.

## Entries and debts

refusal-kind-unknown = Choose one of income, expense, saving, debt_payment.
refusal-kind-cannot-change = The kind of an entry in a month cannot change.
refusal-kind-cannot-carry = Only expense and saving entries carry.
refusal-kind-has-no-debt = Only a debt payment can point to a debt.
refusal-carry-unknown = Choose one of none, surplus, balance.
refusal-carry-by-hand = An entry added by hand has no place in the next month to carry to.
refusal-unit-unknown = Choose one of month, week, once.
refusal-once-has-no-end = What happens once has no last month.
refusal-last-before-first = The last month comes before the first.
refusal-debt-not-in-month = This debt is not in the month.
refusal-debt-not-in-template = This debt is not in the template.
refusal-entry-not-in-month = This entry is not in the month.
refusal-no-entry-called-so = No entry of the month is called so.
refusal-several-entries-fit = Several entries fit: { $names }. Type a little more.
refusal-more-entries-fit = Several entries fit: { $names } and more. Type a little more.

## Postings

refusal-too-many-lines = At most { $max } lines in one payment.
refusal-too-many-postings = At most { $max } postings in one month.
refusal-lines-miss-total = The lines do not sum up to the total.
refusal-nothing-left-of-total = The other lines leave nothing of the total.
refusal-opening-stays = An opening balance stays with its entry.
refusal-opening-has-no-payee = An opening balance has no payee.

## Moving planned money

refusal-move-not-positive = The amount to move has to be more than zero.
refusal-move-more-than-planned = More than is planned cannot be moved.
refusal-move-same-entry = Choose another entry.
refusal-move-income = Planned money of income cannot be moved.

## The drift between the template and a month

refusal-line-does-not-differ = This line does not differ.
refusal-adopt-debt-first = Adopt the debt { $name } first.
refusal-not-proposed = The month would not have this entry.
refusal-leave-out-carries-in = The month before carries money into { $name }, so it cannot be left out.
refusal-set-aside-needs-active = What is set aside is kept once the month is active. Activate it, or leave the amounts empty.
refusal-carries-nothing = This entry carries nothing from month to month.
refusal-push-back-not-due = This cannot be pushed back: the template says when this entry is due, and this month is not one of them.
refusal-push-back-not-divisible = This cannot be pushed back: the month's plan cannot be shared over { $times } occurrences without losing a unit.
refusal-push-back-nothing-due = This cannot be pushed back: the plan of a month in which the entry is not due cannot go back to the template.
refusal-push-back-template-full = This cannot be pushed back: the template has as many entries as it can have.
refusal-push-back-day-twice = This cannot be pushed back: the month has this day twice, and the template would mean the first.

## Bodies and parameters of the API

refusal-json-text-needed = Enter a text in quotes.
refusal-json-number-needed = Enter a whole number, without quotes or decimals.
refusal-minor-units-unreadable = Enter a whole number of minor units, such as 1250, without quotes or decimals.
refusal-minor-units-out-of-range = Enter an amount from -{ $max } to { $max } minor units.
refusal-instant-unreadable = Enter a date and time with its offset, such as 2026-11-23T17:12:00Z.
refusal-state-unknown = Choose one of draft, active, closed.
refusal-posting-kind-unknown = Choose one of payment, opening_balance.
refusal-drift-action-unknown = Choose one of adopt, push_back.
refusal-drift-line-unnamed = Name the line by exactly one of entry_id, month_entry_id, debt_target_id.
refusal-field-named-twice = The field is named twice.
refusal-parameter-unreadable = The value is missing or cannot be read.
refusal-seal = A seal has 64 hexadecimal digits.
