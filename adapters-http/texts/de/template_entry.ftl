# Ein Eintrag der Vorlage und sein Formular.

template-entry-crumb = Vorlage
template-entry-archived = archiviert
template-entry-save = Speichern
template-entry-back = Zurück zur Vorlage

template-entry-kind = Art
template-entry-category = Kategorie
template-entry-category-hint = Der Abschnitt, unter dem er steht
template-entry-name = Name
template-entry-planned = Jedes Mal geplant
template-entry-planned-hint = Der Betrag, sooft er fällig ist
template-entry-due-day = Fällig am
template-entry-due-day-hint = 1 bis 31 oder leer; in kurzen Monaten der letzte Tag
template-entry-carry = Geht in den nächsten Monat über
template-entry-carry-none = nichts
template-entry-carry-surplus = was übrig ist
template-entry-carry-balance = was übrig oder überzogen ist
template-entry-debt = Zahlt auf die Schuld
template-entry-no-debt = keine
template-entry-rhythm = Wie oft
template-entry-unit = Rhythmus
template-entry-by-months = alle paar Monate
template-entry-by-weeks = alle paar Wochen
template-entry-once = einmal
template-entry-every = Abstand
template-entry-every-hint = 1: jedes Mal, 3: jedes dritte Mal
template-entry-from = Ab Monat
template-entry-from-hint = Der erste Monat, oder der einzige; bei jedem Monat darf das Feld leer bleiben
template-entry-first-date = Erstes Datum
template-entry-first-date-hint = Von hier an zählen die Wochen
template-entry-until = Letzter Monat
template-entry-until-hint = Leer: ohne Ende
template-entry-notes = Notizen

template-entry-leaving = Wenn er nicht mehr kommt
template-entry-is-archived = Er ist archiviert
template-entry-archive-lead = Archiviert fehlt er in künftigen Monaten. Monate, die ihn haben, behalten ihn, und er lässt sich wiederherstellen.
template-entry-archive = Archivieren
template-entry-restore-lead = Künftige Monate lassen ihn aus. Wiederhergestellt kommt er wieder hinein.
template-entry-restore = Wiederherstellen
template-entry-in-use = Er lässt sich nicht löschen: Ein Monat hat ihn kopiert.
template-entry-delete-lead = Kein Monat hat ihn kopiert, also lässt er sich löschen. Dann ist er endgültig weg.
template-entry-delete = Löschen
