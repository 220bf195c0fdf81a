# Eine Zahlung, auf mehrere Einträge aufgeteilt.

split-title = Zahlung aufteilen, { $month }
split-heading = Zahlung aufteilen
split-how = Eine Zahlung auf mehrere Einträge. Zeilen ohne Betrag teilen sich zu gleichen Teilen, was die anderen vom Gesamtbetrag übrig lassen; ohne Gesamtbetrag braucht jede Zeile ihren Betrag.
split-total = Gesamtbetrag
split-total-hint = Wie auf dem Beleg
split-line = Zeile { $number }
split-no-entry = –
split-post = Zahlung buchen
split-check = Was bleibt übrig?
split-more = Mehr Zeilen
split-sum = Die Zeilen ergeben { $amount }.
split-even = Die Zeilen ergeben den Gesamtbetrag.
split-over = Die Zeilen liegen { $amount } über dem Gesamtbetrag.
split-left = Vom Gesamtbetrag sind { $amount } noch übrig.
split-shared = { $count ->
    [one] Vom Gesamtbetrag sind { $amount } noch übrig, für die Zeile ohne Betrag.
   *[other] Vom Gesamtbetrag sind { $amount } noch übrig, zu gleichen Teilen für die { $count } Zeilen ohne Betrag.
}
