# Der Umgang mit den Sicherungen.

backups-title = Sicherungen
backups-one-title = Sicherung
backups-of = Sicherung vom { $made }
backups-restored = { $name } wurde zurückgespielt und ist, was jetzt zu sehen ist. Was vorher da war, ist die neueste Sicherung mit dem Grund „pre restore“.
backups-none = Es gibt noch keine Sicherung.
backups-every = Solange der Server läuft, entsteht { $interval } eine, falls sich etwas geändert hat.
backups-never = Von selbst entsteht keine.
backups-last-good = Die letzte gute ist vom { $at }, { $ago }.
backups-no-good = Es gibt noch keine gute.
backups-late = Die letzte gute Sicherung ist vom { $at } ({ $ago }), fällig ist { $interval } eine.
backups-late-none = Es gibt noch keine gute Sicherung dieses Haushalts.
backups-failed = Die letzte Sicherung ist fehlgeschlagen.
backups-failure = { $trouble ->
    [no_database] { $at }: es gibt keine Datenbankdatei.
    [database_damaged] { $at }: die Datenbank ist beschädigt.
    [database_unreadable] { $at }: die Datenbank ist nicht lesbar.
    [folder] { $at }: der Ordner der Sicherungen ist nicht benutzbar.
    [no_space] { $at }: der Platz reicht nicht für eine Sicherung.
    [untried] { $at }: eine Sicherung konnte nicht erprobt werden.
    [unsound] { $at }: eine Sicherung hat ihre Prüfung nicht bestanden.
    [sweep] { $at }: alte Sicherungen konnten nicht entfernt werden.
    [copy] { $at }: die Sicherung konnte nicht an die Stelle der Datenbank kopiert werden.
    [keep] { $at }: der jetzige Stand konnte nicht gesichert werden.
    [replace] { $at }: die Datenbankdatei konnte nicht ersetzt werden.
    [schema] { $at }: das Wiederhergestellte konnte nicht auf das neueste Schema gebracht werden.
   *[interrupted] { $at }: es wurde unterbrochen.
}
backups-reason = Grund
backups-reason-ask = Wozu, für den Namen
backups-reason-hint = Lateinische Buchstaben, Ziffern und Striche bleiben
backups-now = Jetzt sichern
backups-caption = Sicherungen, die neueste zuerst
backups-backup = Sicherung
backups-verified = Geprüft
backups-schema = Schema
backups-size = Größe
backups-acts = Handlungen
backups-step = Schritt { $number }
backups-unknown = unbekannt
backups-download = Herunterladen
backups-age = Alter
backups-schema-step = Schema-Schritt
backups-file = Datei
backups-not-yet = noch nicht
backups-passed = ja, { $ago }
backups-not-passed = nein, versucht { $ago }
backups-unsound = Diese Sicherung lässt sich nicht zurückspielen. Gefunden wurde:
backups-verify = Prüfen
backups-verify-hint = Das Prüfen öffnet die Datei, sieht Seiten, Zeilen und Siegel durch und bringt eine Kopie auf das neueste Schema.
backups-set-aside-hint = Dateien im Ordner der Sicherungen, die so heißen wie diese und auf -wal, -shm oder -journal enden, gehören zu ihr. Beim Herunterladen sind sie nicht dabei: mitnehmen.
backups-restore = Zurückspielen
backups-restore-lead = Alles wird sein, wie es in dieser Sicherung war. Was jetzt da ist, wird zuerst gesichert und lässt sich ebenso zurückspielen.
backups-confirm = Zur Bestätigung „{ $word }“ eintippen
