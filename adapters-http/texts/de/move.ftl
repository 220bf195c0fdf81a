# Geplantes Geld von einem Eintrag zu einem anderen verschieben.

move-title = Geplantes verschieben, { $month }
move-heading = Geplantes verschieben
move-how = Vom Plan eines Eintrags nehmen und zum Plan eines anderen geben. Gebucht wird nichts.
move-from = Von
move-to = Nach
move-move = Verschieben
move-choice = { $entry }: { $planned } geplant, { $remaining } noch übrig
