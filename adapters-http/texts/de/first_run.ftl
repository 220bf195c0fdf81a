# Der erste Start: in drei Schritten vom leeren Haushalt zum ersten Monat.

first-run-title = Erste Schritte
first-run-steps = Schritte
first-run-step-household = Haushalt
first-run-step-template = Was wiederkehrt
first-run-step-month = Erster Monat
first-run-welcome = Willkommen
first-run-lead = Ein Haushaltsbuch, Monat für Monat: Die Vorlage sagt, was wiederkehrt, jeder Monat ist ein Abbild davon, und was gelebt wurde, bleibt, wie es war. Drei kurze Schritte führen zum ersten Monat.
first-run-go-on = Weiter
first-run-skip-household = Überspringen und so lassen
first-run-later = Alles lässt sich später unter Einstellungen ändern; nur die Währung bleibt, sobald es Beträge gibt.

first-run-template-title = Was kommt herein, was geht hinaus?
first-run-template-lead = Ankreuzen, was wiederkehrt, und eintragen, was es in einem gewöhnlichen Monat ausmacht. Eine Handvoll genügt für den Anfang.
first-run-template-hint = Ein leerer Betrag wird vorerst mit nichts geplant. In der Vorlage lässt sich später alles umbenennen, umordnen und ergänzen.
first-run-amount-of = { $name }: Betrag im Monat
first-run-owed = Jetzt geschuldet
first-run-rate = Jahreszins in Prozent
first-run-to-allocate = Zu verteilen
first-run-over = es ist mehr geplant, als hereinkommt
first-run-unreadable = …
first-run-add-lines = Angekreuztes übernehmen
first-run-add-up = Zusammenzählen
first-run-skip-template = Überspringen, mit leerer Vorlage beginnen

first-run-category-income = Einnahmen
first-run-category-housing = Wohnen
first-run-category-food = Essen
first-run-category-transport = Unterwegs
first-run-category-health = Gesundheit
first-run-category-family = Familie
first-run-category-leisure = Freizeit
first-run-category-savings = Sparen
first-run-category-debts = Schulden
first-run-line-salary = Gehalt
first-run-line-child-benefit = Kindergeld
first-run-line-other-income = Weitere Einnahmen
first-run-line-rent = Miete oder Baufinanzierung
first-run-line-energy = Strom und Heizung
first-run-line-internet = Internet und Telefon
first-run-line-home-insurance = Hausratversicherung
first-run-line-groceries = Lebensmittel
first-run-line-eating-out = Auswärts essen
first-run-line-tickets = Bus und Bahn
first-run-line-fuel = Tanken
first-run-line-car = Auto: Versicherung und Werkstatt
first-run-line-health-insurance = Krankenversicherung
first-run-line-medicine = Arzt und Apotheke
first-run-line-childcare = Kinderbetreuung und Schule
first-run-line-clothes = Kleidung
first-run-line-gifts = Geschenke
first-run-line-hobbies = Hobby und Sport
first-run-line-subscriptions = Abonnements
first-run-line-holidays = Urlaub
first-run-line-reserve = Notgroschen
first-run-line-retirement = Altersvorsorge
first-run-line-card = Kreditkarte
first-run-line-loan = Kredit

first-run-month-title = { $month } beginnen
first-run-month-lead = Er läuft vom { $days }. Das würde er planen.
first-run-which-month = Mit welchem Monat beginnen
first-run-figures = Der Monat in Zahlen
first-run-income = Einnahmen
first-run-going-out = Geht hinaus
first-run-month-caption = Was { $month } planen würde
first-run-entry = Eintrag
first-run-planned = Geplant
first-run-set-aside = Schon zurückgelegt
first-run-set-aside-of = { $name }: schon zurückgelegt
first-run-set-aside-hint = Wo für etwas schon Geld da ist, etwa 120 für Geschenke, kommt es hier hinein: So viel mehr kann der Monat dafür ausgeben. Ein Minus steht für schon zu viel Ausgegebenes. Leer: nichts.
first-run-month-empty = Die Vorlage ist leer, also wird es der Monat auch sein. Einträge lassen sich auch im Monat selbst hinzufügen.
first-run-activate = Gleich darin leben
first-run-activate-hint = Der Monat wird aktiv und nimmt Buchungen an. Ohne Häkchen bleibt er ein Entwurf, ein Plan, an dem noch gearbeitet wird.
first-run-begin = { $month } beginnen
first-run-change-template = Zuerst die Vorlage ändern

first-run-done-title = Dieser Haushalt hat begonnen
first-run-done-lead = Die ersten Schritte sind für einen Haushalt ohne Monat. Dieser lebt im { $month }.
first-run-done-month = { $month } öffnen
first-run-done-template = Vorlage
first-run-done-settings = Einstellungen
first-run-filled-title = Die Vorlage ist gefüllt
first-run-filled-lead = { $count ->
    [0] Sie hat keinen Eintrag in Gebrauch.
    [one] Sie hat { $count } Eintrag. Fehlendes kommt dort hinzu.
   *[other] Sie hat { $count } Einträge. Fehlendes kommt dort hinzu.
}
first-run-filled-month = Weiter zum ersten Monat
