# Bevor ein Monat gelöscht wird.

delete-month-title = { $month } löschen?
delete-month-what-happens = Dabei geschieht Folgendes:
delete-month-plan = { $count ->
    [0] Der Monat verschwindet. Er hat keine Einträge.
    [one] Der Monat verschwindet, mit seinem Plan von { $count } Eintrag, seinen Schulden und Notizen.
   *[other] Der Monat verschwindet, mit seinem Plan von { $count } Einträgen, seinen Schulden und Notizen.
}
delete-month-openings = Was der abgeschlossene Monat davor hierher übertragen hat, geht in den Monat danach, wenn es ihn gibt.
delete-month-again = Er lässt sich aus der Vorlage neu anlegen, aber ohne das von Hand Geänderte.
delete-month-act = { $month } löschen
delete-month-keep = Behalten
delete-month-closed = Ein abgeschlossener Monat bleibt. Ist er der letzte, lässt er sich wieder öffnen.
delete-month-has-postings = Ein Monat, in dem etwas gebucht ist, bleibt. Soll er verschwinden, zuerst seine Buchungen löschen.
delete-month-back = Zurück zum Monat
