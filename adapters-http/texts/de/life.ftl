# Der Kopf eines Monats: sein Leben in drei Schritten, und die Monate um ihn.

life-month-before = Voriger Monat
life-month-after = Nächster Monat
life-of-month = Leben des Monats
life-draft = Entwurf { $date }
life-active = Aktiv
life-active-since = Aktiv seit { $date }
life-closed = Abgeschlossen
life-closed-on = Abgeschlossen { $date }
life-activate = Aktivieren
life-close = Monat abschließen …
life-create-month = { $month } anlegen
life-open-month = { $month } öffnen
