### Warum der Wert eines Feldes nicht angenommen wird.

## Werte jeder Art

refusal-required = Bitte einen Wert eingeben.
refusal-too-long = Höchstens { $max } Zeichen.
refusal-control-characters = Steuerzeichen können nicht gespeichert werden.
refusal-turning-characters = Zeichen, die die Schreibrichtung ihrer Umgebung umkehren, können nicht gespeichert werden. Bitte den Text neu eintippen.
refusal-shows-nothing = Von diesem Text ist nichts zu sehen.
refusal-number-unreadable = Bitte eine ganze Zahl eingeben.
refusal-number-out-of-range = Bitte eine Zahl von 1 bis { $max } eingeben.
refusal-not-in-list = Bitte aus der Liste wählen.
refusal-order-incomplete = Die Reihenfolge muss alles, was es gibt, genau einmal nennen.
refusal-not-confirmed = Zur Bestätigung { $word } eintippen.

## Beträge

refusal-amount-unreadable = Bitte einen Betrag wie 12,50 eingeben.
refusal-amount-too-large = Der Betrag ist größer, als Quartermaster speichern kann.
refusal-amount-negative = Der Betrag darf nicht negativ sein.
refusal-amount-zero = Der Betrag darf nicht null sein.
refusal-sum-too-large = Die Summe ist zu groß.
refusal-too-many-decimals =
    { $max ->
        [0] Keine Nachkommastellen.
        [one] Höchstens { $max } Nachkommastelle.
       *[other] Höchstens { $max } Nachkommastellen.
    }
refusal-rate-unreadable = Bitte einen Zinssatz in Prozent wie 3,875 eingeben.
refusal-rate-out-of-range = Bitte einen Zinssatz von 0 bis { $max } Prozent eingeben.

## Tage und Monate

refusal-date-unreadable = Bitte ein Datum wie 2026-11-23 eingeben.
refusal-date-outside-month = Bitte ein Datum vom { $first } bis zum { $last } eingeben.
refusal-date-far-outside-month =
    { $days ->
        [one] Bitte ein Datum eingeben, das höchstens { $days } Tag außerhalb des Zeitraums vom { $first } bis zum { $last } liegt.
       *[other] Bitte ein Datum eingeben, das höchstens { $days } Tage außerhalb des Zeitraums vom { $first } bis zum { $last } liegt.
    }
refusal-year-unreadable = Bitte ein Jahr wie 2026 eingeben.
refusal-year-beyond-calendar = Bitte ein Jahr von { $first } bis { $last } eingeben.
refusal-year-out-of-range = Bitte ein Datum aus den Jahren { $first } bis { $last } eingeben.
refusal-day-out-of-range = Bitte einen Tag von 1 bis { $max } eingeben.
refusal-month-unreadable = Bitte einen Monat wie 2026-11 eingeben.
refusal-month-out-of-range = Bitte einen Monat von { $first } bis { $last } eingeben.
refusal-month-unknown = Diesen Monat gibt es nicht.

## Der Haushalt

refusal-currency-unknown = Das ist kein Währungscode nach ISO 4217.
refusal-language-tag = Bitte ein Sprachkürzel wie de-DE eingeben.
refusal-time-zone = Bitte eine Zeitzone wie Europe/Berlin eingeben.

## Einträge und Schulden

refusal-kind-unknown = Bitte Einnahme, Ausgabe, Sparen oder Schuldenzahlung wählen.
refusal-kind-cannot-change = Die Art eines Eintrags in einem Monat lässt sich nicht ändern.
refusal-kind-cannot-carry = Einen Übertrag gibt es nur bei Ausgaben und beim Sparen.
refusal-kind-has-no-debt = Nur eine Schuldenzahlung kann auf eine Schuld verweisen.
refusal-carry-unknown = Bitte keinen Übertrag, den Überschuss oder den Saldo wählen.
refusal-carry-by-hand = Ein von Hand hinzugefügter Eintrag hat im nächsten Monat keinen Platz für einen Übertrag.
refusal-unit-unknown = Bitte monatlich, wöchentlich oder einmalig wählen.
refusal-once-has-no-end = Was nur einmal vorkommt, hat keinen letzten Monat.
refusal-last-before-first = Der letzte Monat liegt vor dem ersten.
refusal-debt-not-in-month = Diese Schuld gibt es im Monat nicht.
refusal-debt-not-in-template = Diese Schuld gibt es in der Vorlage nicht.
refusal-entry-not-in-month = Diesen Eintrag gibt es im Monat nicht.
refusal-no-entry-called-so = Kein Eintrag des Monats heißt so.
refusal-several-entries-fit = Mehrere Einträge passen: { $names }. Bitte etwas mehr eintippen.
refusal-more-entries-fit = Mehrere Einträge passen: { $names } und weitere. Bitte etwas mehr eintippen.

## Buchungen

refusal-too-many-lines =
    { $max ->
        [one] Höchstens { $max } Zeile in einer Zahlung.
       *[other] Höchstens { $max } Zeilen in einer Zahlung.
    }
refusal-too-many-postings =
    { $max ->
        [one] Höchstens { $max } Buchung in einem Monat.
       *[other] Höchstens { $max } Buchungen in einem Monat.
    }
refusal-lines-miss-total = Die Zeilen ergeben nicht die Gesamtsumme.
refusal-nothing-left-of-total = Die anderen Zeilen lassen nichts von der Gesamtsumme übrig.
refusal-opening-stays = Ein Anfangsbestand bleibt bei seinem Eintrag.
refusal-opening-has-no-payee = Ein Anfangsbestand hat keinen Zahlungspartner.

## Geplantes verschieben

refusal-move-not-positive = Der Betrag zum Verschieben muss größer als null sein.
refusal-move-more-than-planned = Mehr als geplant lässt sich nicht verschieben.
refusal-move-same-entry = Bitte einen anderen Eintrag wählen.
refusal-move-income = Geplantes einer Einnahme lässt sich nicht verschieben.

## Abweichungen zwischen Vorlage und Monat

refusal-line-does-not-differ = Diese Zeile weicht nicht ab.
refusal-adopt-debt-first = Zuerst die Schuld { $name } übernehmen.
refusal-not-proposed = Diesen Eintrag hätte der Monat nicht.
refusal-leave-out-carries-in = Der Vormonat überträgt Geld auf { $name }, deshalb kann der Eintrag nicht wegbleiben.
refusal-set-aside-needs-active = Zurückgelegtes wird erst im aktiven Monat geführt. Bitte den Monat aktivieren oder die Beträge leer lassen.
refusal-carries-nothing = Dieser Eintrag überträgt nichts von Monat zu Monat.
refusal-push-back-not-due = Das lässt sich nicht in die Vorlage zurückschreiben: Sie legt fest, wann der Eintrag fällig ist, und dieser Monat gehört nicht dazu.
refusal-push-back-not-divisible =
    { $times ->
        [one] Das lässt sich nicht in die Vorlage zurückschreiben: Der Plan des Monats lässt sich nicht ohne Rest auf { $times } Fälligkeit verteilen.
       *[other] Das lässt sich nicht in die Vorlage zurückschreiben: Der Plan des Monats lässt sich nicht ohne Rest auf { $times } Fälligkeiten verteilen.
    }
refusal-push-back-nothing-due = Das lässt sich nicht in die Vorlage zurückschreiben: Der Eintrag ist in diesem Monat nicht fällig.
refusal-push-back-template-full = Das kann nicht in die Vorlage zurückgeschrieben werden: Sie hat schon so viele Einträge, wie sie haben kann.
refusal-push-back-day-twice = Das lässt sich nicht in die Vorlage zurückschreiben: Der Monat hat diesen Tag zweimal, und die Vorlage würde den ersten meinen.

## Daten und Parameter der Schnittstelle

refusal-json-text-needed = Bitte einen Text in Anführungszeichen angeben.
refusal-json-number-needed = Bitte eine ganze Zahl ohne Anführungszeichen und Nachkommastellen angeben.
refusal-minor-units-unreadable = Bitte eine ganze Zahl der kleinsten Einheit wie 1250 angeben, ohne Anführungszeichen und Nachkommastellen.
refusal-minor-units-out-of-range = Bitte einen Betrag von -{ $max } bis { $max } der kleinsten Einheit angeben.
refusal-instant-unreadable = Bitte Datum und Uhrzeit mit ihrem Versatz angeben, etwa 2026-11-23T17:12:00Z.
refusal-state-unknown = Bitte draft, active oder closed angeben.
refusal-posting-kind-unknown = Bitte payment oder opening_balance angeben.
refusal-drift-action-unknown = Bitte adopt oder push_back angeben.
refusal-drift-line-unnamed = Die Zeile bitte durch genau eines von entry_id, month_entry_id, debt_target_id benennen.
refusal-field-named-twice = Das Feld steht zweimal da.
refusal-parameter-unreadable = Der Wert fehlt oder ist nicht lesbar.
refusal-seal = Ein Siegel hat 64 hexadezimale Ziffern.
