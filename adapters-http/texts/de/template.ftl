# Die Vorlage: was wiederkehrt, und die Schulden, die abbezahlt werden.

template-title = Vorlage
template-lead = Was wiederkehrt. Ein neuer Monat ist eine Momentaufnahme davon; wer die Vorlage ändert, ändert nie einen Monat, den es schon gibt.

template-usual = Ein üblicher Monat in Zahlen
template-usual-income = Übliche Einnahmen
template-usual-expense = Ausgaben
template-usual-saving = Sparen
template-usual-debt-payment = Schuldenzahlungen
template-to-allocate = Zu verteilen
template-too-much = zu viel geplant
template-left = In einem üblichen Monat zu verteilen

template-lost = Der Server hat nicht so geantwortet, wie er sollte. Bitte nachsehen, ob es gespeichert wurde, und es noch einmal versuchen.
template-told-archived = { $name } ist archiviert: Künftige Monate lassen es aus.
template-told-deleted = { $name } gelöscht.
template-told-not-moved = Nichts wurde verschoben: Jemand hat die Vorlage inzwischen geändert. So sieht sie jetzt aus.
template-told-not-planned = Nichts wurde geändert: { $name } wurde inzwischen archiviert.
template-undo = Rückgängig

template-entries-caption = Einträge der Vorlage nach Kategorien
template-entry = Eintrag
template-how-often = Wie oft
template-due-day = Fälligkeit
template-planned = Geplant
template-planned-for = Geplant für { $name }
template-due = am { $day }.
template-pays = zahlt auf { $debt }
template-has-notes = mit Notizen
template-share = { $amount } in einem üblichen Monat
template-share-once = nicht in einem üblichen Monat
template-comes-next = nächstes Mal im { $month }
template-comes-now = diesen Monat
template-comes-no-more = kommt nicht mehr
template-category-sum = In einem üblichen Monat

template-grip = { $name } verschieben
template-grip-help = Pfeil hoch und Pfeil runter verschieben um einen Platz innerhalb der Kategorie, Pos1 und Ende an die Enden. Ziehen geht auch.
template-moved = { $name } ist jetzt { $position } von { $count } in { $list }.
template-move-up = { $name } nach oben
template-move-down = { $name } nach unten
template-move-category-up = Kategorie { $name } nach oben
template-move-category-down = Kategorie { $name } nach unten

template-empty = Noch kehrt nichts wieder. Ein guter Anfang: das Einkommen, die Miete, die Lebensmittel.
template-add-entry = Eintrag hinzufügen
template-add-entry-button = Eintrag hinzufügen

template-debts = Schulden
template-debts-caption = Schulden der Vorlage
template-debt = Schuld
template-debt-pace = Wie sie abbezahlt wird
template-debt-rate = Jahreszins
template-debt-minimum = Mindestrate
template-debt-owed = Geschuldet
template-debt-credit = Guthaben
template-debt-paid = { $amount } in einem üblichen Monat
template-debt-below-minimum = weniger als die Mindestrate
template-debt-paid-by = Bezahlt durch
template-debt-paid-off-in = { $months ->
    [1] mit der nächsten Zahlung abbezahlt, im { $last }; bis dahin { $interest } Zinsen
   *[other] in { $months } Monaten abbezahlt, im { $last }; bis dahin { $interest } Zinsen
}
template-debt-paid-off = { $months ->
    [1] mit der nächsten Zahlung abbezahlt; bis dahin { $interest } Zinsen
   *[other] in { $months } Monaten abbezahlt; bis dahin { $interest } Zinsen
}
template-debt-never = so nie abbezahlt: Es deckt die Zinsen nicht
template-debt-too-long = so auch in hundert Jahren nicht abbezahlt
template-debt-unpaid = nie abbezahlt: In einem üblichen Monat wird nichts darauf gezahlt
template-debt-nothing-owed = nichts geschuldet
template-no-debts = Keine Schulden. Eine hinzufügen, um zu sehen, wie sie Monat für Monat abbezahlt wird.
template-add-debt = Schuld hinzufügen
template-add-debt-button = Schuld hinzufügen

template-archived = Archiviert ({ $count })
template-archived-lead = Künftige Monate lassen sie aus; Monate, die sie hatten, behalten sie.
template-archived-debt = Schuld von { $amount }
template-restore = Wiederherstellen
template-restore-name = { $name } wiederherstellen
