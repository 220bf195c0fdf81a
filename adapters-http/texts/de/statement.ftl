# Was aus einem abgeschlossenen Monat geworden ist.

statement-title = Abschluss, { $month }
statement-heading = Abschluss { $month }
statement-days = Tage
statement-created = Angelegt
statement-activated = Aktiviert
statement-closed = Abgeschlossen
statement-net-posted = Gebucht, netto
statement-to-allocate = Zu verteilen
statement-carried-on = Übertrag in den nächsten Monat

statement-by-kind = Summen nach Art
statement-kind = Art
statement-entries = Einträge
statement-entries-of = Einträge im { $month } nach Kategorie
statement-entry = Eintrag
statement-baseline = Ausgangsplan
statement-plan-change = Plan{"\u00AD"}änderung
statement-planned = Geplant
statement-opening = Anfangs{"\u00AD"}bestand
statement-posted = Gebucht
statement-remaining = Verbleibend
statement-execution = Gegen Plan
statement-carried = Übertrag
statement-over = überzogen
statement-explained = Planänderung ist Geplant minus Ausgangsplan bei der Aktivierung. Gegen Plan ist das Angerechnete, Anfangsbestand und Gebucht, minus Geplant. Ein leeres Feld ist null.
statement-no-entries = Der Monat hat keine Einträge.

statement-debts = Schulden
statement-debt = Schuld
statement-debt-opening = Anfang
statement-interest = Zinsen
statement-charges = Neue Schulden
statement-paid = Gezahlt
statement-debt-closing = Ende
statement-notes = Notizen
statement-seal = Siegel
statement-tamper-evident = Das Siegel macht Eingriffe sichtbar, es verhindert sie nicht. Es umfasst alles hier Gezeigte, jede Buchung und das Siegel des abgeschlossenen Monats davor.
statement-back = Zurück zum Monat
statement-reopen = Diesen Monat wieder öffnen …
