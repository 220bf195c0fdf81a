# Wie Vorlage und Monat voneinander abweichen.

drift-title = Abweichung, { $month }
drift-heading = { $month } und die Vorlage
drift-explained = Eine Zeile in den Monat übernehmen, in die Vorlage zurückgeben oder lassen, wie sie ist. Was gebucht ist, bleibt.
drift-all-at-once = Alle { $count } Zeilen lassen sich auf einmal in den Monat übernehmen.
drift-some-at-once = { $count } Zeilen lassen sich auf einmal in den Monat übernehmen.
drift-staying = { $count ->
    [one] Eine Zeile bleibt und sagt, warum.
   *[other] { $count } Zeilen bleiben, jede sagt, warum.
}
drift-adopt-at-once = { $count ->
    [one] { $count } Zeile übernehmen
   *[other] { $count } Zeilen übernehmen
}
drift-refused-line = { $name }: { $refusal }
drift-none = Monat und Vorlage stimmen überein.
drift-back = Zurück zum Monat
drift-act-on = { $act }: { $name }

drift-what-differs = { $name } in diesem Monat und in der Vorlage
drift-field = Feld
drift-this-month = Dieser Monat
drift-template = Vorlage
drift-nothing = –
drift-kind = Art
drift-category = Kategorie
drift-name = Name
drift-planned = Geplant
drift-due = Fällig
drift-carry = Übertrag
drift-debt = Schuld
drift-notes = Notizen
drift-rate = Zinssatz
drift-minimum-payment = Mindestrate

drift-only-in-template = In der Vorlage, aber nicht in diesem Monat.
drift-added-by-hand = Diesem Monat von Hand hinzugefügt, nicht in der Vorlage.
drift-archived = In diesem Monat, in der Vorlage aber archiviert.
drift-not-due = In diesem Monat, obwohl laut Vorlage nicht fällig.
drift-differs = In beiden, aber verschieden.
drift-debt-only-in-template = Eine Schuld der Vorlage, die dieser Monat nicht hat.
drift-debt-archived = Eine Schuld dieses Monats, die in der Vorlage archiviert ist.
drift-debt-differs = Eine Schuld in beiden, aber verschieden.

drift-add-to-month = In den Monat aufnehmen
drift-archive = In der Vorlage archivieren
drift-remove-from-month = Aus dem Monat nehmen
drift-add-to-template = In die Vorlage aufnehmen
drift-take-back = In die Vorlage zurücknehmen
drift-take-template = Von der Vorlage übernehmen
drift-change-template = Vorlage ändern

drift-has-payments = Kann nicht aus dem Monat genommen werden: Auf { $entry } sind Zahlungen gebucht. Zuerst löschen oder verschieben.
drift-debt-first = Kommt nach der Schuld { $debt }, auf die gezahlt wird. Zuerst diese aufnehmen.
drift-month-full = Kann nicht aufgenommen werden: Der Monat hat so viele Einträge, wie er haben kann.
drift-cannot-say-not-due = Kann nicht zurückgegeben werden: Laut Vorlage ist der Eintrag in diesem Monat nicht fällig.
drift-cannot-divide = { $times ->
    [one] Kann nicht zurückgegeben werden: Der geplante Betrag lässt sich nicht auf { $times } Fälligkeit verteilen.
   *[other] Kann nicht zurückgegeben werden: Der geplante Betrag lässt sich nicht gleichmäßig auf die { $times } Fälligkeiten dieses Monats verteilen.
}
drift-nothing-due = Kann nicht zurückgegeben werden: Der Eintrag ist in diesem Monat nicht fällig, daher hat die Vorlage für diesen Plan keinen Platz.
drift-day-twice = Kann nicht zurückgegeben werden: Dieser Monat hat den Tag zweimal, und die Vorlage würde den ersten meinen.
drift-template-full = Kann nicht in die Vorlage aufgenommen werden: Sie hat so viele Einträge, wie sie haben kann.
