# Die Einstellungen des Haushalts.

settings-title = Einstellungen
settings-name = Haushalt
settings-name-hint = Wie er hier heißt; es hängt nichts davon ab.
settings-locale = Sprache und Region
settings-locale-hint = Wie Wörter, Zahlen und Daten geschrieben werden, etwa de-DE, de-AT oder en-GB. Andere lassen sich eintippen.
settings-currency = Währung
settings-currency-hint = Ihr Kürzel aus drei Buchstaben, etwa EUR. Sie bleibt, sobald es Beträge gibt.
settings-time-zone = Zeitzone
settings-time-zone-hint = Sagt, welcher Tag heute ist, etwa Europe/Berlin.
settings-start-day = Erster Tag des Monats
settings-start-day-hint = 1 bis 28. Mit 25 beginnt ein Monat am Zahltag und dauert bis zum 24.; er heißt nach dem Monat, in dem er größtenteils liegt. Eine Änderung gilt für Monate, die es noch nicht gibt.
settings-spoken = Die Seiten sprechen diese Sprachen; bei anderen sind die Wörter englisch, Zahlen und Daten aber in eigener Schreibweise:
settings-save = Speichern
settings-saved = Gespeichert.
settings-backups = Sicherungen
settings-all-backups = Alle Sicherungen
settings-activity = Aktivität: jede Änderung, die gemacht wurde
settings-api = Die HTTP-Schnittstelle
