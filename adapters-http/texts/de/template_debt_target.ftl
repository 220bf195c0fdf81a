# Eine Schuld der Vorlage und ihr Formular.

template-debt-target-name = Name
template-debt-target-balance = Derzeit geschuldet
template-debt-target-balance-hint = Unter null: ein Guthaben
template-debt-target-rate = Jahreszins in Prozent
template-debt-target-rate-hint = Bis zu vier Nachkommastellen, etwa 3,875; 0, wo es keine Zinsen gibt
template-debt-target-minimum = Mindestrate
template-debt-target-minimum-hint = Was jeden Monat mindestens zu zahlen ist, oder leer
template-debt-target-due-day = Fällig am
template-debt-target-due-day-hint = 1 bis 31 oder leer
template-debt-target-notes = Notizen
template-debt-target-save = Speichern

template-debt-target-leaving = Wenn sie abbezahlt ist
template-debt-target-is-archived = Sie ist archiviert
template-debt-target-archive-lead = Archiviert fehlt sie in künftigen Monaten. Monate, die sie haben, behalten sie, und sie lässt sich wiederherstellen.
template-debt-target-archive = Archivieren
template-debt-target-restore-lead = Künftige Monate lassen sie aus. Wiederhergestellt kommt sie wieder hinein.
template-debt-target-restore = Wiederherstellen
template-debt-target-in-use = Sie lässt sich nicht löschen: Ein Monat hat sie kopiert, oder ein Eintrag zahlt darauf.
template-debt-target-delete-lead = Kein Monat hat sie kopiert und kein Eintrag zahlt darauf, also lässt sie sich löschen. Dann ist sie endgültig weg.
template-debt-target-delete = Löschen
