# Was auf mehr als einer Seite steht.

shared-mend = Einige Felder sind zu berichtigen; es wurde nichts geändert.
shared-comma = {", "}
shared-back-to-closing = Zurück zum Abschließen: { $month }
shared-overtaken = Unter jedem Feld, das abweicht, steht der jetzige Stand. Erneutes Speichern behält, was in den Feldern steht.
shared-overtaken-alike = Der jetzige Stand ist derselbe wie in den Feldern. Erneutes Speichern ändert nichts.
shared-now = Jetzt: { $value }
shared-now-empty = Jetzt: leer
shared-planned-now = Jemand hat es inzwischen geändert: Jetzt sind { $amount } geplant. Die Eingabetaste speichert das Eingetippte.
shared-planned-keep = { $amount } behalten
shared-chart-column = { $month }: { $amount }
