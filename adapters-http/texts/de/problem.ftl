### Warum eine Anfrage nicht ausgeführt wurde.

## An der Tür

problem-misdirected-request =
    .title = Dieser Hostname wird hier nicht bedient
    .detail = Bitte die Adresse benutzen, für die Quartermaster eingerichtet ist. Wer es betreibt, legt sie mit QUARTERMASTER_PUBLIC_URL fest und weitere Namen mit QUARTERMASTER_ALLOWED_HOSTS.
problem-cross-origin =
    .title = Die Anfrage kam von einer anderen Website
    .detail = Änderungen werden nur von Quartermasters eigenen Seiten angenommen. Bitte die Seite neu öffnen und die Änderung dort wiederholen.
problem-body-too-large =
    .title = Die Anfrage ist zu groß
    .detail = Eine Anfrage darf höchstens { $max } Byte haben.
problem-body-too-slow =
    .title = Die Anfrage kam zu langsam an
    .detail = Bitte die ganze Anfrage ohne lange Pausen senden.
problem-unreadable-body =
    .title = Die Anfrage ist nicht lesbar
    .detail = Diese Adresse nimmt einen anderen Inhalt entgegen.
problem-unreadable-parameter =
    .title = Ein Parameter ist nicht lesbar
    .detail = Der Parameter { $name } fehlt oder passt nicht zu dieser Adresse.
problem-unreadable-address =
    .title = Die Adresse ist nicht lesbar
    .detail = Ein Teil der Adresse ist nicht, was dort stehen muss, etwa eine Zahl.
problem-unreadable-request =
    .title = Die Anfrage ist nicht lesbar
    .detail = Diese Adresse nimmt eine andere Anfrage entgegen.
problem-json-required =
    .title = Der Inhalt muss JSON sein
    .detail = Bitte den Inhalt als application/json und unkomprimiert senden.
problem-unsupported-media-type =
    .title = Der Inhalt hat den falschen Typ
    .detail = Diese Adresse nimmt den Content-Type des Inhalts nicht entgegen.
problem-not-found =
    .title = Hier ist nichts
    .detail = Vielleicht ist die Adresse vertippt, oder was hier war, gibt es nicht mehr.
problem-method-not-allowed =
    .title = Das geht hier nicht
    .detail = Die Adresse nimmt diese Methode nicht entgegen; der Allow-Header nennt die möglichen.
problem-request-refused =
    .title = Die Anfrage wurde abgelehnt
    .detail = Diese Adresse nimmt eine andere Anfrage entgegen.
problem-internal =
    .title = Etwas ist schiefgegangen
    .detail = Die Anfrage wurde wegen eines Fehlers in Quartermaster nicht ausgeführt. Das Protokoll sagt unter der Anfragenummer mehr.

## Anfragen, die wiederholt werden dürfen

problem-unreadable-idempotency-key =
    .title = Der Idempotency-Key ist nicht lesbar
    .detail = Eine Anfrage hat einen Schlüssel aus 1 bis { $max } druckbaren ASCII-Zeichen.
problem-idempotency-key-reused =
    .title = Der Idempotency-Key gehört zu einer anderen Anfrage
    .detail = Nichts wurde geändert. Bitte für jede Anfrage einen neuen Schlüssel nehmen.
problem-request-in-progress =
    .title = Zur ersten Anfrage mit diesem Schlüssel gibt es keine Antwort mehr
    .detail = Sie wurde ausgeführt, und ihre Antwort ging verloren. Der Monat zeigt, was sie bewirkt hat.
problem-shown-once =
    .title = Die Antwort auf diese Anfrage wird nur einmal gezeigt
    .detail = Die erste Anfrage mit diesem Schlüssel wurde ausgeführt. Ihre Antwort zeigte ein Geheimnis, von dem nichts aufbewahrt wird.

## Lesen und Speichern

problem-version-conflict =
    .title = Inzwischen hat jemand etwas geändert
    .detail = Nichts wurde geändert. Bitte den jetzigen Stand ansehen und es noch einmal versuchen.
problem-invalid-fields =
    .title = Einige Werte können nicht übernommen werden
    .detail = Nichts wurde geändert. Bei jedem Wert, der zu berichtigen ist, steht der Grund.
problem-amount-overflow =
    .title = Eine Summe ist zu groß
    .detail = Eine Summe ist größer, als Quartermaster speichern kann. Nichts wurde geändert.
problem-database-file-changed =
    .title = Die Datei der Datenbank ist nicht mehr, was sie war
    .detail = Jemand hat sie verschoben, ersetzt oder verändert, während Quartermaster lief. Bis das behoben ist, kann nichts gespeichert werden; das Protokoll sagt, was geschehen ist, das Handbuch, was zu tun ist.

problem-database-unavailable =
    .title = Die Datenbank ist gerade nicht verfügbar
    .detail = Sie ist beschäftigt, oder ihr Speicherplatz ist voll oder antwortet nicht. Bitte gleich noch einmal versuchen und nachsehen, was gespeichert wurde.

## Haushalt und Vorlage

problem-currency-in-use =
    .title = Die Währung wird benutzt
    .detail = Es gibt Beträge in der Währung des Haushalts, die in einer anderen etwas anderes bedeuten würden.
problem-template-full-of-entries =
    .title = Die Vorlage ist voll
    .detail =
        { $max ->
            [one] Die Vorlage hat { $max } Eintrag, mehr kann sie nicht haben.
           *[other] Die Vorlage hat { $max } Einträge, mehr kann sie nicht haben.
        }
problem-template-full-of-debts =
    .title = Die Vorlage ist voll
    .detail =
        { $max ->
            [one] Die Vorlage hat { $max } Schuld, mehr kann sie nicht haben.
           *[other] Die Vorlage hat { $max } Schulden, mehr kann sie nicht haben.
        }
problem-entry-not-found =
    .title = Diesen Eintrag gibt es nicht
    .detail = Vielleicht wurde er inzwischen gelöscht.
problem-entry-in-use =
    .title = Ein Monat hat den Eintrag übernommen
    .detail = Er kann archiviert werden, dann lassen ihn künftige Monate weg.
problem-debt-target-not-found =
    .title = Diese Schuld gibt es nicht
    .detail = Vielleicht wurde sie inzwischen gelöscht.
problem-debt-target-in-use =
    .title = Die Schuld wird benutzt
    .detail = Ein Monat hat sie übernommen, oder ein Eintrag verweist auf sie. Sie kann archiviert werden.

## Monate

problem-month-not-found =
    .title = Diesen Monat gibt es nicht
    .detail = Er wurde noch nicht angelegt oder ist gelöscht.
problem-year-not-found =
    .title = In diesem Jahr gibt es keinen Monat
    .detail = Ein Jahr wird gezeigt, sobald ein Monat darin angelegt ist.
problem-month-exists =
    .title = Den Monat gibt es schon
    .detail = Ein Monat wird nur einmal angelegt. Bitte ihn öffnen oder einen anderen wählen.
problem-before-closed-month =
    .title = Ein späterer Monat ist abgeschlossen
    .detail = { $month } ist abgeschlossen; nur spätere Monate lassen sich anlegen.
problem-no-days-left =
    .title = Für den Monat ist kein Tag übrig
    .detail = Die Monate daneben umfassen alle seine Tage.
problem-wrong-state =
    .title = Der Zustand des Monats erlaubt das nicht
    .detail =
        { $state ->
            [draft] Ein Monat im Entwurf
            [active] Ein aktiver Monat
           *[closed] Ein abgeschlossener Monat
        } kann nicht { $act ->
            [edit] bearbeitet werden
            [post] bebucht werden
            [activate] aktiviert werden
            [close] abgeschlossen werden
            [reopen] wieder geöffnet werden
           *[delete] gelöscht werden
        }.
problem-earlier-month-open =
    .title = Ein früherer Monat ist nicht abgeschlossen
    .detail = Monate werden der Reihe nach abgeschlossen, und { $month } ist es noch nicht.
problem-not-latest-closed =
    .title = Ein späterer Monat ist abgeschlossen
    .detail = Nur der zuletzt abgeschlossene Monat lässt sich wieder öffnen, und das ist { $month }.
problem-month-has-postings =
    .title = Der Monat hat Buchungen
    .detail = Ein aktiver Monat lässt sich nur löschen, solange darin nichts gebucht ist.
problem-month-full-of-entries =
    .title = Der Monat ist voll
    .detail =
        { $max ->
            [one] Der Monat hat { $max } Eintrag, mehr kann er nicht haben.
           *[other] Der Monat hat { $max } Einträge, mehr kann er nicht haben.
        }
problem-month-full-of-postings =
    .title = Der Monat ist voll
    .detail = Der Monat hat so viele Buchungen, wie er haben kann.
problem-entry-has-payments =
    .title = Der Eintrag hat Zahlungen
    .detail = Der Eintrag hat Zahlungen. Bitte zuerst löschen oder verschieben.
problem-named-entry-has-payments =
    .title = Der Eintrag hat Zahlungen
    .detail = { $name } hat Zahlungen. Bitte zuerst löschen oder verschieben.

## Buchungen und Anfangsbestände

problem-posting-not-found =
    .title = Diese Buchung gibt es nicht
    .detail = Sie ist nicht in diesem Monat, oder sie wurde inzwischen gelöscht.
problem-month-before-exists =
    .title = Es gibt einen Monat davor
    .detail = Die Anfangsbestände kommen aus dem Monat davor; von Hand lassen sie sich nur eintragen, wo es keinen gibt.
problem-opening-exists =
    .title = Der Eintrag hat einen Anfangsbestand
    .detail = Ein Eintrag hat höchstens einen Anfangsbestand. Bitte den vorhandenen ändern.
problem-another-opening-exists =
    .title = Es gibt einen anderen Anfangsbestand
    .detail = Der Eintrag hat inzwischen einen anderen Anfangsbestand, oder der Monat davor ergibt ihn.
problem-opening-conflict =
    .title = Ein Anfangsbestand steht im Weg
    .detail = { $name } hat einen von Hand eingetragenen Anfangsbestand, wo ein Übertrag stehen muss. Bitte ihn zuerst löschen.
problem-opening-is-derived =
    .title = Der Anfangsbestand ist berechnet
    .detail = Er kommt aus dem Monat davor. Er ändert sich, wenn dieser Monat wieder geöffnet und erneut abgeschlossen wird.
problem-nothing-deleted =
    .title = Nichts wiederherzustellen
    .detail = Diese Buchung wurde nicht aus dem Monat gelöscht, oder sie ist schon wieder da.
problem-nothing-removed =
    .title = Nichts wiederherzustellen
    .detail = Es wurde nicht gelöscht, oder es ist schon wieder da.
problem-entry-gone =
    .title = Den Eintrag gibt es nicht mehr
    .detail = Der Eintrag dieser Buchung wurde inzwischen aus dem Monat entfernt.

## Sicherungen

problem-backup-not-found =
    .title = Diese Sicherung gibt es nicht
    .detail = Im Ordner der Sicherungen liegt keine dieses Namens.
problem-backup-busy =
    .title = Es läuft schon eine Sicherung oder Wiederherstellung
    .detail = Nichts wurde geändert. Bitte noch einmal versuchen, wenn sie fertig ist.
problem-backup-unsound =
    .title = Die Sicherung lässt sich nicht wiederherstellen
    .detail = Nichts wurde geändert. Gefunden: { $findings }.
problem-backup-failed =
    .title = Es hat nicht geklappt
    .detail = { $trouble ->
            [no_database] Nichts wurde geändert: es gibt keine Datenbankdatei.
            [database_damaged] Nichts wurde geändert: die Datenbank ist beschädigt.
            [database_unreadable] Nichts wurde geändert: die Datenbank ist nicht lesbar.
            [folder] Nichts wurde geändert: der Ordner der Sicherungen ist nicht benutzbar.
            [no_space] Nichts wurde geändert: der Platz reicht nicht für eine Sicherung.
            [untried] Nichts wurde geändert: eine Sicherung konnte nicht erprobt werden.
            [unsound] Nichts wurde geändert: eine Sicherung hat ihre Prüfung nicht bestanden.
            [sweep] Nichts wurde geändert: alte Sicherungen konnten nicht entfernt werden.
            [copy] Nichts wurde geändert: die Sicherung konnte nicht an die Stelle der Datenbank kopiert werden.
            [keep] Nichts wurde geändert: der jetzige Stand konnte nicht gesichert werden.
            [replace] Nichts wurde geändert: die Datenbankdatei konnte nicht ersetzt werden.
            [schema] Nichts wurde geändert: das Wiederhergestellte konnte nicht auf das neueste Schema gebracht werden.
           *[interrupted] Nichts wurde geändert: es wurde unterbrochen.
        }
problem-database-closed =
    .title = Die Datenbank ist geschlossen
    .detail = Sie ließ sich nach einer Wiederherstellung nicht wieder öffnen. Bitte das Programm anhalten, in sein Protokoll sehen und eine Sicherung über die Kommandozeile wiederherstellen.
