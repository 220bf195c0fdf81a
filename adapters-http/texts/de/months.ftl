# Alle Monate in ihren Jahren.

months-title = Monate
months-new = Neuer Monat …
months-caption = Alle Monate in ihren Jahren, der neueste zuerst
months-month = Monat
months-state = Stand
months-progress = Fortschritt
months-planned = Geplante Ausgaben
months-planned-label = Geplant
months-spent = Ausgegeben
months-net = Saldo
months-over = darüber
months-short = fehlt
months-by-entry = Eintrag für Eintrag
months-by-entry-of = { $year }, Eintrag für Eintrag
months-gap = { $first } bis { $last }
months-none = kein Monat
months-create = { $month } anlegen
months-create-of = { $month } anlegen
months-no-year = { $year }: kein Monat
months-no-years = { $first } bis { $last }: kein Monat
months-empty = Es gibt noch keinen Monat. Der erste beginnt als Entwurf aus der Vorlage.
months-create-first = Ersten Monat anlegen
months-no-earlier = Es gibt keine früheren Monate.
months-earlier = Frühere Jahre
months-latest = Neueste Jahre

months-net-title = Saldo, Monat für Monat
months-net-left = Von { $first } bis { $last } kam { $sum } mehr herein, als hinausging.
months-net-short = Von { $first } bis { $last } ging { $sum } mehr hinaus, als hereinkam.
months-net-picture = Saldo jedes Monats von { $first } bis { $last }
months-net-table = Dieselben Zahlen als Tabelle
