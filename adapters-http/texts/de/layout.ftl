# Was um jede Seite herum steht.

layout-skip = Zum Inhalt
layout-main = Hauptmenü
layout-month = Monat
layout-months = Monate
layout-template = Vorlage
layout-settings = Einstellungen
layout-theme = Zwischen hell und dunkel wechseln
layout-keys = Tasten
layout-key-new-posting = Neue Buchung
layout-key-filter = Einträge filtern
layout-key-walk = Nächster und voriger Eintrag
layout-key-enter = Eintrag öffnen, oder Getipptes speichern
layout-key-around = Voriger und nächster Monat
layout-key-escape = Feld verlassen, diese Liste schließen
layout-key-list = Diese Liste
layout-key-use = Tasten mit nur einem Zeichen verwenden
layout-close = Schließen
