# Was an mehr als einer Stelle gesagt wird: Arten, Zustände, Daten, Beträge, Rhythmen, Gründe, Befunde.

words-kind-income = Einnahme
words-kind-expense = Ausgabe
words-kind-saving = Sparen
words-kind-debt-payment = Schuldenzahlung

words-state-draft = Entwurf
words-state-active = aktiv
words-state-closed = abgeschlossen

words-carry-none = ohne Übertrag
words-carry-surplus = Überschuss wird übertragen
words-carry-balance = Saldo wird übertragen

words-days = { $first } bis { $last }

words-every-months = { $count ->
    [1] jeden Monat
    [12] jedes Jahr
   *[other] alle { $count } Monate
}
words-every-weeks = { $count ->
    [1] jede Woche
   *[other] alle { $count } Wochen
}
words-once = einmal, im { $month }
words-rhythm = { $rhythm }
words-rhythm-from = { $rhythm } ab { $from }
words-rhythm-until = { $rhythm } bis { $until }
words-rhythm-from-until = { $rhythm } ab { $from } bis { $until }

words-just-now = gerade eben
words-minutes-ago = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
words-hours-ago = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
words-days-ago = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
words-every-days = { $count ->
    [1] jeden Tag
   *[other] alle { $count } Tage
}
words-every-hours = { $count ->
    [1] jede Stunde
   *[other] alle { $count } Stunden
}
words-every-minutes = { $count ->
    [1] jede Minute
   *[other] alle { $count } Minuten
}
words-every-seconds = { $count ->
    [1] jede Sekunde
   *[other] alle { $count } Sekunden
}

words-bytes = { $count ->
    [one] { $count }{"\u00A0"}Byte
   *[other] { $count }{"\u00A0"}Byte
}
words-kilobytes = { $number }{"\u00A0"}KB
words-megabytes = { $number }{"\u00A0"}MB
words-gigabytes = { $number }{"\u00A0"}GB

words-posting-carried = Anfangsbestand, übertragen aus { $month }
words-posting-set-by-hand = Anfangsbestand, von Hand gesetzt
words-posted-on-entry = { $amount } auf { $entry }, { $date }
words-posted-on-lines = { $count ->
    [one] { $amount } auf { $count } Zeile, { $date }
   *[other] { $amount } auf { $count } Zeilen, { $date }
}

words-reason-due = { $times ->
    [1] in diesem Monat fällig
    [2] in diesem Monat zweimal fällig
   *[other] in diesem Monat { $times }-mal fällig
}
words-reason-not-due = in diesem Monat nicht fällig
words-reason-held-for-carry = nicht fällig, aber hier wegen seines Übertrags
words-reason-archived = archiviert
words-reason-left-out = auf Wunsch weggelassen
words-reason-copied = kopiert aus { $month }
words-reason-carry-expected = erwartet: { $carried }
words-reason-carry-dropped = { $carried }, wofür hier kein Platz ist
words-left-over-in = { $amount } im { $month } übrig
words-overspent-in = { $amount } im { $month } zu viel ausgegeben
words-more-in = { $amount } im { $month } mehr als geplant

words-finding-earlier-month-open = { $month } ist noch nicht abgeschlossen.
words-finding-opening-conflict = { $entry } hat im nächsten Monat einen von Hand gesetzten Anfangsbestand. Bitte dort zuerst löschen.
words-finding-not-over = Der Monat läuft bis { $date }.
words-finding-carry-dropped = { $amount } von { $entry } hat im nächsten Monat keinen Platz und würde verfallen.
words-finding-nothing-posted = Auf { $entry } ist nichts gebucht.
words-finding-overspent = { $entry } ist um { $amount } überzogen.
words-finding-over-allocated = Es ist { $amount } mehr geplant, als hereinkommt.
words-finding-not-allocated = { $amount } sind nicht verteilt.
words-finding-interest-estimated = Die Zinsen von { $debt } sind geschätzt.
words-finding-below-minimum-payment = Auf { $debt } wurde { $amount } weniger als die Mindestrate gezahlt.
