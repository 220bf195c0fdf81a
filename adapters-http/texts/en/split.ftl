# A payment split over several entries.

split-title = Split a payment, { $month }
split-heading = Split a payment
split-how = One payment over several entries. Lines without an amount share evenly what the others leave of the total; without a total every line needs its amount.
split-total = Total
split-total-hint = As on the receipt
split-line = Line { $number }
split-no-entry = –
split-post = Post the payment
split-check = What is left?
split-more = More lines
split-sum = The lines come to { $amount }.
split-even = The lines come to the total.
split-over = The lines are { $amount } over the total.
split-left = { $amount } of the total is left.
split-shared = { $count ->
    [one] { $amount } of the total is left, for the line without an amount.
   *[other] { $amount } of the total is left, shared evenly by the { $count } lines without an amount.
}
