# Was auf mehr als einer Seite steht.

shared-mend = Einige Felder sind zu berichtigen; es wurde nichts geändert.
shared-comma = {", "}
