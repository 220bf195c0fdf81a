# Die Prüfliste vor dem Abschließen und was das Abschließen bewirkt.

close-title = { $month } abschließen
close-to-settle = Zuerst zu klären
close-to-settle-first = Vorher lässt sich der Monat nicht abschließen.
close-blocks = hindert
close-worth-a-look = Einen Blick wert
close-can-stay = Damit lässt sich der Monat trotzdem abschließen.
close-in-order = Alles ist in Ordnung.
close-open = { $name } öffnen
close-post = Auf { $name } buchen
close-cover = { $name } decken
close-open-debt = Zur Schuld
close-enter-interest = Zinsen eintragen
close-change-plan = Zum Plan

close-what-it-does = Was das Abschließen bewirkt
close-net = Ergebnis des Monats
close-net-more-out = mehr ausgegeben als eingenommen
close-carried-over = Übertrag nach { $month }
close-entry = Eintrag
close-amount = Betrag
close-left-over = übrig
close-overspent = überzogen
close-more = mehr als geplant
close-dropped = verfällt, weil { $month } dafür keinen Platz hat
close-nothing-carried = Nichts wird übertragen.
close-debts = Stände der Schulden, hier und in der Vorlage
close-debt = Schuld
close-opening = Anfang
close-closing = Ende
close-estimate = mit geschätzten Zinsen
close-seals = Der Monat wird dann versiegelt und ändert sich nie mehr. Nur der zuletzt abgeschlossene Monat lässt sich mit einem Grund wieder öffnen.
close-back = Zurück zum Monat
close-not-yet = Noch nicht

close-is-draft = { $month } ist ein Entwurf: ein Plan, in dem noch nichts gebucht ist. Abschließen lässt er sich, sobald er aktiv war.
close-activate = { $month } aktivieren
close-to-draft = Zurück zum Entwurf
close-is-closed = { $month } ist schon abgeschlossen.
close-to-statement = Abschluss ansehen
close-to-reopen = Wieder öffnen …
