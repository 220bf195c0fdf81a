# Die Vorschau eines Monats, den es noch nicht gibt.

new-month-title = Neuer Monat
new-month-all-months = Monate
new-month-month = Monat
new-month-copied-from = Kopiert aus
new-month-from-template = der Vorlage
new-month-show = Anzeigen

new-month-as-it-would-begin = { $month }, wie er beginnen würde
new-month-days = { $days }. Vor dem Anlegen wird nichts geschrieben.
new-month-switch-off = Ausschalten, womit der Monat nicht beginnen soll. Die Vorlage bleibt, wie sie ist.
new-month-entries-of = Einträge für { $month } nach Kategorie, jeder mit seinem Grund
new-month-entry = Eintrag
new-month-why = Warum
new-month-carried-in = Übertrag
new-month-planned = Geplant
new-month-expected = erwartet
new-month-due-on = fällig am { $date }
new-month-stays = bleibt, weil Geld hierher übertragen wird
new-month-empty = In diesem Monat ist kein Eintrag fällig. Den Monat trotzdem anlegen und die Einträge dort hinzufügen, oder sie zuerst in die Vorlage aufnehmen.
new-month-to-template = Zur Vorlage

new-month-income = Geplante Einnahmen
new-month-outgo = Geplante Ausgaben
new-month-to-allocate = Zu verteilen
new-month-too-much = zu viel geplant
new-month-create = { $month } anlegen
new-month-recompute = Neu berechnen

new-month-debts = Schulden
new-month-debts-of = Schulden im { $month }
new-month-debt = Schuld
new-month-balance = Stand
new-month-staying-out = Nicht in diesem Monat
new-month-not-in = Einträge, die der { $month } nicht hätte
