# Bevor ein abgeschlossener Monat wieder geöffnet wird.

reopen-title = { $month } wieder öffnen
reopen-what-happens = Der Monat wird wieder aktiv und lässt sich ändern. Dabei geschieht Folgendes:
reopen-seal = Das Siegel wird entfernt. Beim nächsten Abschließen entsteht ein neues.
reopen-carried = Der Übertrag wird aus dem Monat danach zurückgezogen, bis dieser Monat wieder abgeschlossen ist.
reopen-debts = Die Stände der Schulden in der Vorlage werden zurückgesetzt, soweit sie seither niemand geändert hat.
reopen-recorded = Das Wiederöffnen und sein Grund bleiben dauerhaft in den Aktivitäten.
reopen-why = Warum
reopen-why-hint = Für alle, die später nachsehen, etwa „eine späte Rechnung“
reopen-act = { $month } wieder öffnen
reopen-leave = Abgeschlossen lassen
reopen-not-closed = { $month } ist nicht abgeschlossen, also gibt es nichts wieder zu öffnen. Der Monat lässt sich ändern, wie er ist.
reopen-back = Zurück zum Monat
